"""The server itself: what it does with unknown roads, half-closed connections, large bodies and its own end."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import httpx2
import pytest
from google import genai
from google.genai._interactions.core.error import APIConnectionError, APIStatusError

from services.engine.faults import FaultQueue, Kind
from services.engine.memory import Memory
from services.engine.server import RunningEngine, start
from tests.house import until
from tests.services.engine.conftest import KEY, OneColour, TinyPainter

IMAGES = "gemini-nano-banana-2.1"


async def test_without_faults_there_is_no_door_for_them(tmp_path: Path):
    running = await start(tmp_path, KEY, painter=TinyPainter())
    async with httpx2.AsyncClient(base_url=running.base_url, headers={"x-goog-api-key": KEY}) as http:
        assert (await http.post("/__faults", json={"kind": "hang"})).status_code == 404
        assert (await http.get("/__calls")).status_code == 404
    await running.stop()


async def test_the_key_may_stand_in_the_address(engine: RunningEngine):
    async with httpx2.AsyncClient(base_url=engine.base_url) as http:
        assert (await http.get(f"/v1beta/models?key={KEY}")).status_code == 200
        assert (await http.get("/v1beta/models")).status_code == 400


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'{"model": 3}', b'{"model": "gemini-3.8-flash", "input": {"type": "?"}}']
)
async def test_a_body_that_makes_no_sense_gets_a_bad_request(engine: RunningEngine, body: bytes):
    async with httpx2.AsyncClient(base_url=engine.base_url, headers={"x-goog-api-key": KEY}) as http:
        answer = await http.post("/v1/interactions", content=body)
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == "invalid_request"


async def test_the_engine_stops_at_once_though_a_call_hangs(
    engine: RunningEngine, client: genai.Client, faults: FaultQueue
):
    faults.add(Kind.HANG)
    call = asyncio.create_task(client.aio.interactions.create(model=IMAGES, input="a red", timeout=600))
    await until(lambda: faults.waiting() == ())  # the call is under way
    async with asyncio.timeout(60):
        await engine.stop()
    with pytest.raises((APIStatusError, APIConnectionError)):
        await call


async def test_a_stopped_reply_is_written_no_further(tmp_path: Path, make_client: Callable[..., genai.Client]):
    running = await start(tmp_path, KEY, painter=TinyPainter(), word_delay=60, faults=True)
    client = make_client(running)

    async def listen() -> None:
        async for _ in await client.aio.models.generate_content_stream(model="gemini-3.8-flash", contents="a cat"):
            first.set()

    first = asyncio.Event()
    listener = asyncio.create_task(listen())
    await first.wait()
    listener.cancel()
    async with asyncio.timeout(30):  # the next word would come after that
        await client.aio.aclose()
        await running.stop()


async def test_the_loop_stays_free_while_a_picture_is_painted(tmp_path: Path, make_client: Callable[..., genai.Client]):
    painter = Dawdling()
    running = await start(tmp_path, KEY, painter=painter)
    client = make_client(running)
    painting = asyncio.create_task(client.aio.interactions.create(model=IMAGES, input="a red", timeout=60))
    await until(painter.begun.is_set)
    await client.aio.models.get(model=IMAGES)
    assert not painting.done()
    painter.may_end.set()
    await painting
    await client.aio.aclose()
    await running.stop()


async def test_the_engine_runs_alone_until_it_is_told_to_stop(tmp_path: Path):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    code = "import sys; from pathlib import Path; from services.engine.server import serve_alone; "
    code += "serve_alone(Path(sys.argv[1]), '127.0.0.1', int(sys.argv[2]), 'alone')"
    alone = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, str(tmp_path), str(port), env=dict(os.environ, PYTHONPATH=os.getcwd())
    )
    try:
        assert await _status_when_up(f"http://127.0.0.1:{port}/v1/models?key=alone") == 200
    finally:
        alone.send_signal(signal.SIGTERM)
        await asyncio.wait_for(alone.wait(), 60)


def test_what_an_interrupted_write_left_is_swept_when_it_is_old(tmp_path: Path):
    left = tmp_path / "interactions" / "00" / ".half"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"half")
    memory = Memory(tmp_path)
    memory.sweep()
    assert left.exists(), "it may still be written"
    os.utime(left, (0, 0))
    memory.sweep()
    assert not left.exists()


def test_where_nothing_is_to_be_forgotten_the_rest_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(Memory, "_files", lambda _: pytest.fail("it was read"))
    assert Memory(tmp_path).forget_all([]) == 0


class Dawdling(TinyPainter):
    """Is at a picture until it is told that it may end."""

    def __init__(self) -> None:
        self.begun, self.may_end = threading.Event(), threading.Event()

    def render(self, scene: OneColour, *, width: int, height: int) -> bytes:
        self.begun.set()
        assert self.may_end.wait(60)
        return super().render(scene, width=width, height=height)


async def _status_when_up(address: str) -> int:
    async with httpx2.AsyncClient() as http:
        for _ in range(1200):
            try:
                return (await http.get(address)).status_code
            except httpx2.ConnectError:
                await asyncio.sleep(0.05)
    raise AssertionError("the engine did not come up")
