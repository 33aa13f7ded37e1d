"""Image turns through the real SDK: a picture, a chain, a branch, uploads, and what is remembered."""

from __future__ import annotations

import asyncio
import base64
import io
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from google import genai
from google.genai._interactions.core.error import BadRequestError, NotFoundError
from PIL import Image

from services.engine.calls import CallBook
from services.engine.server import start
from services.engine.sizes import RATIOS, SIZES, pixels
from tests.services.engine.conftest import KEY, OneColour, TinyPainter

MODEL = "gemini-nano-banana-2.1"
Client = genai.Client
Make = Callable[..., Client]


def picture(interaction: Any) -> Any:
    return Image.open(io.BytesIO(base64.b64decode(interaction.output_image.data))).convert("RGB")


def files_in(home: Path) -> list[Path]:
    return [file for file in home.rglob("*") if file.is_file()]


def middle(interaction: Any) -> Any:
    seen = picture(interaction)
    return seen.getpixel((seen.width // 2, seen.height // 2))


def image_part(colour: str, size: tuple[int, int] = (80, 60)) -> dict[str, str]:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return {"type": "image", "mime_type": "image/png", "data": base64.b64encode(out.getvalue()).decode()}


async def turn(client: Client, said: Any, **options: Any) -> Any:
    return await client.aio.interactions.create(**{"model": MODEL, "input": said, "timeout": 30} | options)


async def test_a_picture_comes_in_the_ratio_and_size_asked_for(client: Client):
    wide = {"type": "image", "aspect_ratio": "16:9", "image_size": "1K"}
    made = await turn(client, "a sunset in orange", response_format=wide, system_instruction="Paint well.")
    assert made.status == "completed"
    assert made.output_image.mime_type == "image/png"
    assert picture(made).size == (1376, 768)
    assert middle(made) == (255, 165, 0)


async def test_an_answer_counts_its_tokens(client: Client):
    made = await turn(client, "a red")
    assert made.usage.total_input_tokens == 1
    assert made.usage.total_output_tokens == 1120
    assert [(one.modality, one.tokens) for one in made.usage.output_tokens_by_modality] == [("image", 1120)]


async def test_a_refinement_sends_less_than_two_kilobytes(client: Client, calls: CallBook):
    first = await turn(client, "a dragon in red")
    second = await turn(client, "make it blue", previous_interaction_id=first.id)
    assert middle(second) == (0, 0, 255)
    assert second.previous_interaction_id == first.id
    call = calls.all()[-1]
    assert call.bytes < 2000
    assert call.chained
    assert not call.has_image


async def test_a_refinement_keeps_the_shape_of_the_picture_it_refines(client: Client):
    first = await turn(client, "a red", response_format={"type": "image", "aspect_ratio": "9:16"})
    second = await turn(client, "now blue", previous_interaction_id=first.id)
    assert picture(second).size == (768, 1376)


async def test_an_older_picture_can_be_refined_a_second_time(client: Client):
    first = await turn(client, "a red")
    second = await turn(client, "now blue", previous_interaction_id=first.id)
    branch = await turn(client, "now green", previous_interaction_id=first.id)
    assert picture(second).getpixel((0, 0))[1] == 2
    assert picture(branch).getpixel((0, 0))[1] == 2
    assert middle(branch) == (0, 128, 0)


async def test_a_chain_goes_on_after_a_restart_on_the_same_home(tmp_path: Path, make_client: Make):
    ids: list[str] = []
    made: Any = None
    for words in ("a red", "now blue", "now green"):
        running = await start(tmp_path, KEY, painter=TinyPainter())
        client = make_client(running)
        made = await turn(client, words, previous_interaction_id=ids[-1]) if ids else await turn(client, words)
        ids.append(made.id)
        await client.aio.aclose()
        await running.stop()
    assert picture(made).getpixel((0, 0))[1] == 3


async def test_a_stored_interaction_can_be_fetched_and_deleted(client: Client):
    made = await turn(client, "a red")
    again = await client.aio.interactions.get(id=made.id)
    assert picture(again).tobytes() == picture(made).tobytes()
    await client.aio.interactions.delete(id=made.id)
    with pytest.raises(NotFoundError):
        await client.aio.interactions.get(id=made.id)


async def test_what_is_not_stored_cannot_be_refined(client: Client):
    made = await turn(client, "a red", store=False)
    with pytest.raises(NotFoundError):
        await turn(client, "now blue", previous_interaction_id=made.id)


async def test_an_interaction_is_forgotten_after_its_time(tmp_path: Path, make_client: Make):
    running = await start(tmp_path, KEY, painter=TinyPainter(), keep=timedelta(seconds=0.3))
    client = make_client(running)
    made = await turn(client, "a red")
    await asyncio.sleep(0.35)
    with pytest.raises(NotFoundError):
        await turn(client, "now blue", previous_interaction_id=made.id)
    await client.aio.aclose()
    await running.stop()
    assert files_in(tmp_path) == []


@pytest.mark.parametrize("id_", ["v1_" + "0" * 32, "made-by-another", "../../etc/passwd"])
async def test_an_unknown_id_is_not_found(client: Client, id_: str):
    with pytest.raises(NotFoundError) as failed:
        await turn(client, "now blue", previous_interaction_id=id_)
    assert failed.value.status_code == 404
    assert cast(Any, failed.value.body)["error"]["code"] == "not_found"


async def test_an_upload_is_changed_in_its_pixels(client: Client):
    made = await turn(client, [{"type": "text", "text": "tint it green"}, image_part("white")])
    assert picture(made).size == (80, 60)
    assert middle(made) == (0, 128, 0)


async def test_an_upload_comes_back_larger_when_a_size_is_asked_for(client: Client):
    said = [{"type": "user_input", "content": [{"type": "text", "text": "tint it green"}, image_part("white")]}]
    made = await turn(client, said, response_format={"type": "image", "image_size": "2K"})
    assert picture(made).size == pixels("4:3", "2K")


async def test_a_changed_upload_can_be_refined(client: Client):
    first = await turn(client, [{"type": "text", "text": "tint it green"}, image_part("white")])
    second = await turn(client, "tint it red", previous_interaction_id=first.id)
    assert middle(second) == (255, 0, 0)


async def test_several_pictures_become_one(client: Client):
    made = await turn(client, [{"type": "text", "text": "join on blue"}, image_part("white"), image_part("black")])
    assert picture(made).getpixel((0, 0)) == (2, 0, 0)


async def test_a_picture_to_build_on_goes_into_a_new_one(client: Client):
    made = await turn(client, [{"type": "text", "text": "Create a banner in blue"}, image_part("white")])
    assert picture(made).size == pixels("4:3", "1K")
    assert picture(made).getpixel((0, 0)) == (1, 0, 0)


async def test_our_own_picture_sent_back_is_refined_by_its_scene(client: Client):
    first = await turn(client, "a dragon in red")
    again = io.BytesIO()
    picture(first).save(again, "WEBP", lossless=True)
    data = base64.b64encode(again.getvalue()).decode()
    sent = [{"type": "text", "text": "now blue"}, {"type": "image", "mime_type": "image/webp", "data": data}]
    second = await turn(client, sent)
    assert picture(second).getpixel((0, 0))[1] == 2, "two instructions are in the scene"


async def test_the_same_seed_paints_the_same_picture_and_none_a_fresh_one(client: Client):
    same = [await turn(client, "a red", generation_config={"seed": 7}) for _ in range(2)]
    fresh = [await turn(client, "a red") for _ in range(5)]
    assert same[0].output_image.data == same[1].output_image.data
    assert len({one.output_image.data for one in fresh}) > 1


async def test_the_engine_can_answer_with_jpeg(tmp_path: Path, make_client: Make):
    running = await start(tmp_path, KEY, painter=TinyPainter(), mime_type="image/jpeg")
    client = make_client(running)
    made = await turn(client, "a red")
    assert made.output_image.mime_type == "image/jpeg"
    assert Image.open(io.BytesIO(base64.b64decode(made.output_image.data))).format == "JPEG"
    await client.aio.aclose()
    await running.stop()


@pytest.mark.parametrize(
    "wrong",
    [
        {"response_format": {"type": "image", "aspect_ratio": "7:5"}},
        {"response_format": {"type": "image", "image_size": "3K"}},
        {"model": "gemini-3.1-flash-lite-image", "response_format": {"type": "image", "image_size": "2K"}},
        {"input": [{"type": "image", "mime_type": "image/png", "data": base64.b64encode(b"no picture").decode()}]},
        {"input": ""},
    ],
)
async def test_a_request_that_makes_no_sense_is_a_bad_request(client: Client, wrong: dict[str, Any]):
    with pytest.raises(BadRequestError):
        await turn(client, "a red", **wrong)


@pytest.mark.parametrize("model", ["gemini-3-pro-image-preview", "gemini-2.5-flash-image", "nobody"])
async def test_a_dead_model_is_not_found(client: Client, model: str):
    with pytest.raises(NotFoundError):
        await turn(client, "a red", model=model)


async def test_a_picture_that_the_real_model_refuses_is_refused(client: Client):
    made = await turn(client, "a decapitated man, gore, red")
    assert made.status == "failed"
    assert made.output_image is None
    assert made.errors[0].code == "safety"


async def test_at_most_two_pictures_are_painted_at_once(tmp_path: Path, make_client: Make):
    painter = Counting()
    running = await start(tmp_path, KEY, painter=painter)
    client = make_client(running)
    await asyncio.gather(*(turn(client, "a red") for _ in range(5)))
    await client.aio.aclose()
    await running.stop()
    assert painter.most == 2


def test_every_ratio_has_its_shape_at_every_size():
    for ratio in RATIOS:
        across, down = map(int, ratio.split(":"))
        for size in SIZES:
            width, height = pixels(ratio, size)
            assert abs(width / height / (across / down) - 1) < 0.03


async def test_an_interaction_is_three_whole_files(client: Client, tmp_path: Path):
    made = await turn(client, "a red")
    kept = files_in(tmp_path)
    assert sorted(file.suffix for file in kept) == ["", ".json", ".picture"], "the look, the record and the picture"
    assert [file.stem for file in kept if file.suffix] == [made.id] * 2


class Counting(TinyPainter):
    """Counts how many pictures are painted at the same time."""

    def __init__(self) -> None:
        self.now = 0
        self.most = 0

    def render(self, scene: OneColour, *, width: int, height: int) -> bytes:
        self.now += 1
        self.most = max(self.most, self.now)
        made = super().render(scene, width=width, height=height)
        self.now -= 1
        return made
