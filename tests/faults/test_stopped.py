"""A server that is asked to stop while much is under way: everybody is told how things stand, and it goes at once."""

from __future__ import annotations

import asyncio
import signal
from pathlib import Path

import httpx

from services.engine.faults import Kind
from tests import serving
from tests.faults.test_killed import PATIENCE, make_home
from tests.house import ENGINE_KEY, Model, until


async def test_a_stop_ends_streams_and_waiting_at_once_and_quietly(tmp_path: Path, seeded: Path, model: Model) -> None:
    home = tmp_path / "stopped"
    account = make_home(home, seeded)
    settings = {"GOOGLE_GEMINI_BASE_URL": model.url, "GEMINI_API_KEY": ENGINE_KEY}
    with serving.running(home, **settings) as server:
        async with httpx.AsyncClient(
            base_url=f"{server.url}/api/v1", cookies={"limner_session": account.cookie}, timeout=PATIENCE
        ) as client:
            model.faults.add(Kind.HANG)
            talk = asyncio.create_task(client.post("/coach/start", json={"message": "An emote of a frog"}))
            await until(lambda: not model.faults.waiting())
            model.faults.add(Kind.HANG)
            waiting = asyncio.create_task(client.post("/generate/text-to-image?wait=60", json={"prompt": "a fox"}))
            await until(lambda: not model.faults.waiting())
            server.process.send_signal(signal.SIGTERM)
            heard, answer = await talk, await waiting
        assert "event: done" in heard.text
        assert '"state": "stopped"' in heard.text
        assert (answer.status_code, answer.json()["status"]) == (202, "processing")
        assert await asyncio.to_thread(server.process.wait, PATIENCE) == -signal.SIGTERM
        assert server.last_words().splitlines()[1:] == []
