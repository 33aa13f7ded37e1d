"""What these tests say often: a creator's session, a picture out of it, its file."""

from __future__ import annotations

import io
import re
from typing import Any

import httpx
from PIL import Image

from tests.house import events

Json = dict[str, Any]
V1 = "/api/v1"
CREATOR = f"{V1}/profile-creator"
WISH = "a friendly fox, anime style"
REQUIRED = {"profile_picture": {"subject": "a fox", "style": "anime"}, "streamer_logo": {
    "main_element": "the letter N", "style": "minimal",
}}  # fmt: skip


async def begin(client: httpx.AsyncClient, **body: Any) -> Json:
    """A new session, once the coach has spoken, with what its kind requires."""
    asked = {"creation_type": "profile_picture", "initial_description": WISH, **body}
    response = await client.post(f"{CREATOR}/start", json=asked)
    assert response.status_code == 200, response.text
    found = events(response.text)
    assert found[-1][0] == "done", found
    return await fill(client, found[-1][1]["session"], **REQUIRED[asked["creation_type"]])


async def fill(client: httpx.AsyncClient, session: Json, **slots: str) -> Json:
    response = await client.patch(f"{V1}/coach/sessions/{session['id']}/brief", json={"slots": slots})
    assert response.status_code == 200, response.text
    return response.json()


async def read(client: httpx.AsyncClient, session: Json) -> Json:
    response = await client.get(f"{CREATOR}/sessions/{session['id']}")
    assert response.status_code == 200, response.text
    return response.json()


async def paint(client: httpx.AsyncClient, session: Json, **body: Any) -> Json:
    """The finished generation."""
    response = await client.post(f"{CREATOR}/sessions/{session['id']}/generate?wait=20", json=body)
    assert response.status_code == 202, response.text
    assert response.json()["status"] == "completed", response.text
    return response.json()


async def refine(client: httpx.AsyncClient, session: Json, words: str) -> Json:
    response = await client.post(f"{V1}/coach/sessions/{session['id']}/refine?wait=20", json={"refinement": words})
    assert response.status_code == 202, response.text
    assert response.json()["status"] == "completed", response.text
    return response.json()


async def picture(client: httpx.AsyncClient, generation: Json) -> Image.Image:
    """The picture of a generation as it is stored."""
    return opened((await client.get(f"{V1}/assets/{generation['asset_ids'][0]}/content")).content)


async def upload(client: httpx.AsyncClient, file: bytes, name: str = "fox.png") -> str:
    response = await client.post(f"{V1}/uploads", files={"file": (name, file)})
    assert response.status_code == 201, response.text
    return str(response.json()["id"])


async def units(client: httpx.AsyncClient, feature: str = "profile_creator") -> Json:
    """What `/usage` says of the feature."""
    return (await client.get(f"{V1}/usage")).json()["features"][feature]


def opened(file: bytes) -> Image.Image:
    with Image.open(io.BytesIO(file)) as image:
        image.load()
        return image


def corners(image: Image.Image) -> list[Any]:
    right, bottom = image.width - 1, image.height - 1
    return [image.getpixel(place) for place in ((0, 0), (right, 0), (0, bottom), (right, bottom))]


def refusal(response: httpx.Response, status: int = 422) -> str:
    """The sentence of a refusal, after checking its shape and that it reads like one."""
    assert response.status_code == status, response.text
    error = response.json()["error"]
    assert set(error) == {"code", "message", "details"}
    message: str = error["message"]
    assert message[0].isupper() or re.match(r"[a-z_.0-9]+: ", message), message
    assert status == 401 or message[-1] in ".?", message  # the words for nobody are given
    assert not any(word in message for word in ("Traceback", "ValueError", "Error 4", "pydantic", "None"))
    return message
