"""What API tests say often: a session, its streams, a picture out of it."""

from __future__ import annotations

from typing import Any

import httpx

from tests.house import events

Json = dict[str, Any]
V1 = "/api/v1"
READY = {"subject": "a teal fox", "style": "anime", "main_element": "a fox"}


async def start(client: httpx.AsyncClient, **body: Any) -> Json:
    """The new session, once the coach has spoken."""
    response = await client.post(f"{V1}/coach/start", json={"message": "Hello", **body})
    assert response.status_code == 200, response.text
    found = events(response.text)
    assert found[-1][0] == "done", found
    return found[-1][1]["session"]


async def fill(client: httpx.AsyncClient, session: Json, **slots: str) -> Json:
    """The session with a complete brief."""
    kind = {"image": ("subject", "style"), "profile_picture": ("subject", "style")}
    names = kind.get(session["kind"], ("main_element", "style"))
    body = {"slots": {name: READY[name] for name in names} | slots}
    response = await client.patch(f"{V1}/coach/sessions/{session['id']}/brief", json=body)
    assert response.status_code == 200, response.text
    return response.json()


async def generate(client: httpx.AsyncClient, session: Json, **body: Any) -> Json:
    """A picture out of the session, finished."""
    response = await client.post(f"{V1}/coach/sessions/{session['id']}/generate?wait=20", json=body)
    assert response.status_code == 202, response.text
    assert response.json()["status"] == "completed", response.text
    return response.json()


async def painted(client: httpx.AsyncClient, **body: Any) -> Json:
    """A session with its first picture."""
    session = await fill(client, await start(client, **body))
    await generate(client, session)
    return await read(client, session)


async def read(client: httpx.AsyncClient, session: Json) -> Json:
    response = await client.get(f"{V1}/coach/sessions/{session['id']}")
    assert response.status_code == 200, response.text
    return response.json()


async def say(client: httpx.AsyncClient, session: Json, text: str, **more: Any) -> list[tuple[str, Any]]:
    response = await client.post(f"{V1}/coach/sessions/{session['id']}/messages", json={"text": text, **more})
    assert response.status_code == 200, response.text
    return events(response.text)


async def usage(client: httpx.AsyncClient, feature: str) -> int:
    return (await client.get(f"{V1}/usage")).json()["features"][feature]["used"]
