"""Limner as a person starts it: `main.py serve` in a process of its own, on a free port and a home of the test's."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from main import HERE
from tests.machine import clean

START = 60.0  # seconds until /healthz has to answer
STOP = 60.0  # seconds until a server that was asked to stop is killed


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A running Limner."""

    url: str
    port: int
    home: Path
    log: Path
    process: subprocess.Popen[bytes]

    def last_words(self, lines: int = 40) -> str:
        """The end of what it wrote to its console."""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])


@contextlib.contextmanager
def running(home: Path, **settings: str) -> Iterator[Server]:
    """Start Limner on `home` with the given LIMNER_ or GOOGLE_ settings, and stop it and its children at the end.

    Raises AssertionError with the console's text when it does not answer within START seconds.
    """
    port = free_port()
    log = home.parent / f"{home.name}-console-{port}.log"
    own = {"LIMNER_NO_VENV": "1", "LIMNER_HOME": str(home), "LIMNER_PORT": str(port)}
    with log.open("wb") as console:
        process = subprocess.Popen(
            [sys.executable, str(HERE / "main.py"), "serve"],
            env=clean(os.environ) | own | settings,
            stdin=subprocess.DEVNULL,
            stdout=console,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    server = Server(url=f"http://127.0.0.1:{port}", port=port, home=home, log=log, process=process)
    try:
        _await_health(server)
        yield server
    finally:
        _stop(process)


def free_port() -> int:
    """A port on the loopback address that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await_health(server: Server) -> None:
    end = time.monotonic() + START
    while time.monotonic() < end and server.process.poll() is None:
        if _healthy(server.port):
            return
        time.sleep(0.05)
    code = server.process.poll()
    how = f"gave no answer on /healthz within {START:g} s" if code is None else f"ended with exit code {code}"
    raise AssertionError(f"Limner {how}. Its console:\n{server.last_words()}")


def _healthy(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", "/healthz")
        response = connection.getresponse()
        response.read()
        return response.status == 200
    except OSError:
        return False
    finally:
        connection.close()


def _stop(process: subprocess.Popen[bytes]) -> None:
    for word, patience in ((signal.SIGTERM, STOP), (signal.SIGKILL, None)):
        with contextlib.suppress(ProcessLookupError):  # the whole group is gone
            os.killpg(process.pid, word)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(patience)
