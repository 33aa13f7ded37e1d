"""The client before the engine that the studio carries: the same calls, the same chain, and the engine's faults."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

import pytest
import pytest_asyncio
from PIL import Image

from services.engine.faults import FaultQueue, Kind
from services.engine.server import RunningEngine, start
from services.errors import BrokenImage, ModelBusy, ModelMisconfigured, ModelRefused, ModelUnavailable, NoImage
from services.gemini import (
    BriefUpdate,
    CoachEvent,
    Finished,
    Gemini,
    ImageAnswer,
    ModelState,
    Picture,
    Previous,
    Said,
    Token,
)
from services.settings import Settings
from tests.small_painter import Errands

pytestmark = pytest.mark.asyncio(loop_scope="module")

KEY = "a key for this run"
SLOTS = {"subject": "What is in the picture", "style": "How it is painted"}


@dataclass
class Flat:
    """A scene of one colour: enough for a client that never looks at the picture."""

    colour: str

    def to_json(self) -> str:
        return self.colour


@dataclass
class Changed:
    scene: Flat
    done: tuple[str, ...]


class FlatPainter(Errands):
    """Paints in no time, so that the tests are about the calls."""

    def paint(self, words: str, *, width: int, height: int, seed: int) -> Flat:
        return Flat(colour="red")

    def change(self, scene: Flat, instruction: str, *, seed: int) -> Changed:
        return Changed(scene=Flat(colour="gold"), done=("Now it is gold.",))

    def render(self, scene: Flat, *, width: int, height: int) -> bytes:
        file = io.BytesIO()
        Image.new("RGB", (64, 64), scene.colour).save(file, "PNG")
        return file.getvalue()

    def change_pixels(self, picture: bytes, instruction: str, *, seed: int) -> tuple[bytes, tuple[str, ...]]:
        return self.render(Flat(colour="blue"), width=64, height=64), ()

    def compose(self, pictures: object, words: str, *, width: int, height: int, seed: int) -> bytes:
        return self.render(Flat(colour="blue"), width=64, height=64)

    def read_scene(self, text: str) -> Flat:
        return Flat(colour=text)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def running(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[RunningEngine]:
    home = tmp_path_factory.mktemp("engine")
    engine = await start(home, KEY, painter=FlatPainter(), word_delay=0, faults=True)
    yield engine
    await engine.stop()


@pytest.fixture
def engine(running: RunningEngine) -> Iterator[RunningEngine]:
    """The engine of all these tests, without faults that an earlier one left."""
    yield running
    faults_of(running).clear()


@pytest_asyncio.fixture(loop_scope="module")
async def gemini(engine: RunningEngine) -> AsyncIterator[Gemini]:
    client = await Gemini.open(Settings(), base_url=engine.base_url, api_key=KEY)
    yield client
    await client.aclose()


@pytest_asyncio.fixture(loop_scope="module")
async def impatient(engine: RunningEngine) -> AsyncIterator[Gemini]:
    settings = Settings(model_timeout=0.25, coach_timeout=0.25)
    client = await Gemini.open(settings, base_url=engine.base_url, api_key=KEY)
    yield client
    await client.aclose()


def faults_of(engine: RunningEngine) -> FaultQueue:
    assert engine.engine.faults is not None
    return engine.engine.faults


async def paint(gemini: Gemini, text: str = "A red fox", previous: Previous | None = None) -> ImageAnswer:
    return await gemini.image_turn(text=text, aspect_ratio="1:1", previous=previous)


async def talk(gemini: Gemini, text: str) -> list[CoachEvent]:
    said = [Said(role="user", text=text)]
    return [event async for event in gemini.coach_turn(said=said, system="You are a coach.", slots=SLOTS)]


def words_of(events: list[CoachEvent]) -> str:
    return "".join(event.text for event in events if isinstance(event, Token)).strip()


def after(answer: ImageAnswer) -> Previous:
    async def picture() -> Picture:
        return Picture(data=answer.data, mime_type=answer.mime_type)

    return Previous(interaction_id=answer.interaction_id or "", provider=answer.provider, picture=picture)


def colour_of(answer: ImageAnswer) -> tuple[int, ...]:
    pixel = Image.open(io.BytesIO(answer.data)).convert("RGB").getpixel((0, 0))
    assert isinstance(pixel, tuple)
    return pixel


async def test_a_picture_is_refined_along_the_chain_without_going_up_again(gemini: Gemini) -> None:
    first = await paint(gemini)
    second = await paint(gemini, "Make it gold", after(first))
    assert (colour_of(first), colour_of(second)) == ((255, 0, 0), (255, 215, 0))
    assert (second.chained, second.provider) == (True, "engine")
    assert second.bytes_up < 2000
    assert second.usage["image_tokens"] == 1120


async def test_a_forgotten_picture_goes_up_and_is_changed_all_the_same(engine: RunningEngine, gemini: Gemini) -> None:
    first = await paint(gemini)
    faults_of(engine).add(Kind.LOST_STATE)
    second = await paint(gemini, "Make it gold", after(first))
    assert second.fell_back
    assert second.bytes_up > len(first.data)


async def test_the_coach_talks_and_fills_the_brief(gemini: Gemini) -> None:
    events = await talk(gemini, "A fierce fox in anime style for my channel")
    assert words_of(events)
    update = next(event for event in events if isinstance(event, BriefUpdate))
    assert "fox" in update.values["subject"]
    assert isinstance(events[-1], Finished)


async def test_a_call_alone_is_followed_by_words(engine: RunningEngine, gemini: Gemini) -> None:
    faults_of(engine).add(Kind.CALL_ONLY)
    events = await talk(gemini, "A fierce fox")
    assert any(isinstance(event, BriefUpdate) for event in events)
    assert words_of(events)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Kind.CUT, ModelUnavailable),
        (Kind.NOT_JSON, ModelUnavailable),
        (Kind.REFUSED, ModelRefused),
        (Kind.REFUSED_STEP, ModelRefused),
        (Kind.TEXT_ONLY, NoImage),
        (Kind.NO_IMAGE, NoImage),
        (Kind.HUGE, BrokenImage),
    ],
)
async def test_each_fault_of_a_picture_has_its_error(
    engine: RunningEngine, gemini: Gemini, fault: Kind, error: type[Exception]
) -> None:
    faults_of(engine).add(fault)
    with pytest.raises(error):
        await paint(gemini)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Kind.CUT, ModelUnavailable),
        (Kind.NOT_JSON, ModelUnavailable),
        (Kind.ERROR_IN_STREAM, ModelBusy),
        (Kind.REFUSED, ModelRefused),
        (Kind.REFUSED_STEP, ModelRefused),
        (Kind.NO_IMAGE, ModelRefused),
    ],
)
async def test_each_fault_of_a_reply_has_its_error(
    engine: RunningEngine, gemini: Gemini, fault: Kind, error: type[Exception]
) -> None:
    faults_of(engine).add(fault)
    with pytest.raises(error):
        await talk(gemini, "Hi")


@pytest.mark.parametrize("fault", [Kind.HANG, Kind.SILENT])
async def test_an_engine_that_says_nothing_is_unavailable(
    engine: RunningEngine, impatient: Gemini, fault: Kind
) -> None:
    faults_of(engine).add(fault, times=2)
    with pytest.raises(ModelUnavailable):
        await paint(impatient)
    with pytest.raises(ModelUnavailable):
        await talk(impatient, "Hi")


async def test_a_picture_in_a_thought_is_found(engine: RunningEngine, gemini: Gemini) -> None:
    faults_of(engine).add(Kind.THOUGHT_IMAGE)
    assert colour_of(await paint(gemini)) == (255, 0, 0)


async def test_a_busy_engine_is_asked_again(engine: RunningEngine, gemini: Gemini) -> None:
    faults_of(engine).add(Kind.STATUS, status=429, retry_after=0, times=2)
    assert colour_of(await paint(gemini)) == (255, 0, 0)


async def test_the_models_of_the_settings_are_there(gemini: Gemini) -> None:
    assert (await gemini.check_models()).state is ModelState.OK


async def test_a_wrong_key_is_found_out_on_both_endpoints(engine: RunningEngine) -> None:
    client = await Gemini.open(Settings(), base_url=engine.base_url, api_key="another")
    with pytest.raises(ModelMisconfigured):
        await paint(client)
    with pytest.raises(ModelMisconfigured):
        await client.describe(picture=Picture(data=b"x", mime_type="image/png"), question="Which mood?")
    assert (await client.check_models()).state is ModelState.BAD_KEY
    await client.aclose()
