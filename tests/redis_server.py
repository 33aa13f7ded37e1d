"""A Redis of the tests' own on a free port of the loopback address, which keeps nothing."""

from __future__ import annotations

import contextlib
import subprocess
import tempfile
import time
from collections.abc import Iterator

from redis import Redis
from redis.exceptions import ConnectionError as NobodyThere

from tests.machine import REDIS, find
from tests.serving import free_port

START = 60.0  # seconds until it has to answer


@contextlib.contextmanager
def running(port: int | None = None) -> Iterator[str]:
    """Start a Redis and stop it at the end; gives its URL."""
    program = find(REDIS)
    assert program is not None
    port = port or free_port()
    with tempfile.TemporaryDirectory(prefix="limner-redis-") as folder:
        process = subprocess.Popen(
            [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.STDOUT,
        )
        try:
            _await(port, process)
            yield f"redis://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(10)


def _await(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START
    with Redis(port=port) as client:
        while time.monotonic() < end and process.poll() is None:
            with contextlib.suppress(NobodyThere):
                client.ping()
                return
            time.sleep(0.02)
    raise AssertionError("Redis did not start")
