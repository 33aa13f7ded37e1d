"""A running engine with a tiny painter, and the real SDK pointed at it over loopback."""

from __future__ import annotations

import io
import json
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx2
import pytest
import pytest_asyncio
from google import genai
from google.genai import types
from PIL import Image

from services.engine.calls import CallBook
from services.engine.faults import FaultQueue
from services.engine.server import RunningEngine, start
from tests.small_painter import Errands

KEY = "loopback-key"


@dataclass(frozen=True, slots=True, kw_only=True)
class OneColour:
    """A scene that is a list of words; its picture is one colour made of them."""

    words: tuple[str, ...]
    seed: int

    def to_json(self) -> str:
        return json.dumps({"words": self.words, "seed": self.seed})


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    scene: OneColour
    done: tuple[str, ...]


class TinyPainter(Errands):
    """Paints the colour that the last word of the scene names, so that a test sees what was understood."""

    def paint(self, words: str, *, width: int, height: int, seed: int) -> OneColour:
        return OneColour(words=(words,), seed=seed)

    def change(self, scene: OneColour, instruction: str, *, seed: int) -> Changed:
        return Changed(scene=OneColour(words=(*scene.words, instruction), seed=scene.seed), done=(instruction,))

    def render(self, scene: OneColour, *, width: int, height: int) -> bytes:
        image = Image.new("RGB", (width, height), scene.words[-1].split()[-1])
        image.putpixel((0, 0), (scene.seed % 256, len(scene.words), 0))
        return _png(image)

    def change_pixels(self, picture: bytes, instruction: str, *, seed: int) -> tuple[bytes, Sequence[str]]:
        with Image.open(io.BytesIO(picture)) as image:
            return _png(Image.new("RGB", image.size, instruction.split()[-1])), (instruction,)

    def compose(self, pictures: Sequence[bytes], words: str, *, width: int, height: int, seed: int) -> bytes:
        image = Image.new("RGB", (width, height), words.split()[-1])
        image.putpixel((0, 0), (len(pictures), 0, 0))
        return _png(image)

    def read_scene(self, text: str) -> OneColour:
        kept = json.loads(text)
        return OneColour(words=tuple(kept["words"]), seed=kept["seed"])


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def make_client() -> Callable[..., genai.Client]:
    def make(engine: RunningEngine, key: str = KEY, timeout: int = 30_000) -> genai.Client:
        return genai.Client(
            api_key=key,
            http_options=types.HttpOptions(
                base_url=engine.base_url,
                timeout=timeout,
                retry_options=types.HttpRetryOptions(attempts=1),
                client_args={"verify": False},
                async_client_args={"transport": httpx2.AsyncHTTPTransport(verify=False)},
            ),
        )

    return make


@pytest_asyncio.fixture
async def engine(tmp_path: Path) -> AsyncIterator[RunningEngine]:
    running = await start(tmp_path, KEY, painter=TinyPainter(), word_delay=0.001, faults=True)
    yield running
    await running.stop()


@pytest_asyncio.fixture
async def client(engine: RunningEngine, make_client: Callable[..., genai.Client]) -> AsyncIterator[genai.Client]:
    made = make_client(engine)
    yield made
    await made.aio.aclose()


@pytest.fixture
def faults(engine: RunningEngine) -> FaultQueue:
    assert engine.engine.faults is not None
    return engine.engine.faults


@pytest.fixture
def calls(engine: RunningEngine) -> CallBook:
    assert engine.engine.calls is not None
    return engine.engine.calls
