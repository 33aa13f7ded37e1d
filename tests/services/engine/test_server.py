"""The server itself: what it does with unknown roads, half-closed connections, large bodies and its own end."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path

import httpx2
import pytest
from google import genai
from google.genai._interactions.core.error import APIConnectionError, APIStatusError

from services.engine.faults import FaultQueue, Kind
from services.engine.memory import Memory
from services.engine.server import RunningEngine, start
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
    call = asyncio.create_task(client.aio.interactions.create(model=IMAGES, input="a red", timeout=9))
    await asyncio.sleep(0.2)
    assert faults.waiting() == (), "the call is under way"
    began = time.monotonic()
    await engine.stop()
    assert time.monotonic() - began < 1.5
    with pytest.raises((APIStatusError, APIConnectionError)):
        await call


async def test_a_stopped_reply_is_written_no_further(tmp_path: Path, make_client: Callable[..., genai.Client]):
    running = await start(tmp_path, KEY, painter=TinyPainter(), word_delay=0.2, faults=True)
    client = make_client(running)

    async def listen() -> None:
        async for _ in await client.aio.models.generate_content_stream(model="gemini-3.8-flash", contents="a cat"):
            first.set()

    first = asyncio.Event()
    listener = asyncio.create_task(listen())
    await first.wait()
    listener.cancel()
    began = time.monotonic()
    await client.aio.aclose()
    await running.stop()
    assert time.monotonic() - began < 1, "the whole reply would take three seconds"


async def test_the_loop_stays_free_while_a_picture_is_painted(tmp_path: Path, make_client: Callable[..., genai.Client]):
    running = await start(tmp_path, KEY, painter=Dawdling())
    client = make_client(running)
    painting = asyncio.create_task(client.aio.interactions.create(model=IMAGES, input="a red", timeout=5))
    await asyncio.sleep(0.1)
    began = time.monotonic()
    await client.aio.models.get(model=IMAGES)
    assert not painting.done()
    assert time.monotonic() - began < 0.2
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
        await asyncio.wait_for(alone.wait(), 10)


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


class Dawdling(TinyPainter):
    """Takes half a second for a picture."""

    def render(self, scene: OneColour, *, width: int, height: int) -> bytes:
        time.sleep(0.5)
        return super().render(scene, width=width, height=height)


async def _status_when_up(address: str) -> int:
    async with httpx2.AsyncClient() as http:
        for _ in range(200):
            try:
                return (await http.get(address)).status_code
            except httpx2.ConnectError:
                await asyncio.sleep(0.05)
    raise AssertionError("the engine did not come up")
