"""What a streamed reply costs: bytes in the socket and on the wire, and how smooth fifty at once are.

`python -m tests.bench.bench_streaming [replies] [tokens a second]` starts a NiceGUI server in a process of its own and
reads it through websockets that pack as a browser's do; a small proxy counts what crosses the wire.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import statistics
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from urllib.parse import urlencode

from websockets.asyncio.client import connect
from websockets.extensions.permessage_deflate import ClientPerMessageDeflateFactory

VOWELS, CONSONANTS = "aeiou", "bcdfglmnprst"
TOKENS = 1000
SERVER = "tests.bench.bench_streaming"


@dataclass(kw_only=True)
class Seen:
    """What one client received of its reply."""

    socket_bytes: int = 0
    arrivals: list[float] = field(default_factory=list)


def reply_pieces() -> list[str]:
    """A reply of 1 000 tokens: paragraphs of sixty words that seldom come twice, now and then a list or code."""
    chance = random.Random(7)
    pieces = []
    for place in range(TOKENS):
        word = (
            "".join(chance.choice(kind) for kind in [CONSONANTS, VOWELS, CONSONANTS] * chance.choice((1, 1, 2, 2)))
            + " "
        )
        if place % 180 == 179:
            word += "\n\n```text\nknight: gold\n\nsky: purple\n```\n\n"
        elif place % 60 == 59:
            word += "\n\n"
        elif place % 100 == 30:
            word += "\n- "
        pieces.append(word)
    return pieces


def serve(port: int, rate: float) -> None:
    """Serve `/`, which streams a reply once its browser is there, and `/lag`, how late the loop has been (ms)."""
    from nicegui import app, background_tasks, ui

    from components import theme
    from components.streaming import StreamingReply

    lags: list[float] = []
    pieces = reply_pieces()

    async def say(reply: StreamingReply) -> None:
        start = time.perf_counter()
        for place, piece in enumerate(pieces):
            reply.feed(piece)
            await asyncio.sleep(max(0.0, start + (place + 1) / rate - time.perf_counter()))
        reply.finish()

    @ui.page("/")
    async def page() -> None:
        reply = StreamingReply()
        await ui.context.client.connected(timeout=60)
        background_tasks.create(say(reply))

    async def measure() -> None:
        while True:
            before = time.perf_counter()
            await asyncio.sleep(0.01)
            lags.append((time.perf_counter() - before - 0.01) * 1000)

    @app.get("/lag")
    def lag() -> list[float]:
        told, lags[:] = list(lags), []
        return told

    app.on_startup(measure)
    theme.install()
    ui.run(host="127.0.0.1", port=port, reload=False, show=False, tailwind=False, show_welcome_message=False)


async def read(port: int, seen: Seen, deadline: float) -> None:
    """Open the page and take its messages until the reply is complete."""
    page = await asyncio.to_thread(lambda: urllib.request.urlopen(f"http://127.0.0.1:{port}/").read().decode())
    found = re.search(r"'client_id': '([0-9a-f-]{36})'", page)
    assert found is not None, "the page names no client"
    client_id = found[1]
    query = {
        "client_id": client_id,
        "next_message_id": 0,
        "implicit_handshake": "true",
        "document_id": client_id,
        "tab_id": client_id,
        "EIO": 4,
        "transport": "websocket",
    }
    url = f"ws://127.0.0.1:{port}/_nicegui_ws/socket.io/?{urlencode(query)}"
    pack = ClientPerMessageDeflateFactory(client_max_window_bits=True)
    async with asyncio.timeout(deadline), connect(url, extensions=[pack], compression=None, max_size=None) as socket:
        async for message in socket:
            text = message if isinstance(message, str) else message.decode()
            if text.startswith("0"):
                await socket.send("40")
            elif text == "2":
                await socket.send("3")
            elif text.startswith('42["update"'):
                seen.socket_bytes += len(text.encode())
                seen.arrivals.append(time.perf_counter())
                if any(
                    e and e.get("props", {}).get("busy") is False
                    for e in json.loads(text[2:])[1].values()
                    if isinstance(e, dict)
                ):
                    return


class Counter:
    """A TCP proxy before the server that counts what the server sends after each connection's HTTP head."""

    def __init__(self, target: int) -> None:
        self.target = target
        self.bytes = 0
        self.port = 0

    async def start(self) -> asyncio.Server:
        server = await asyncio.start_server(self._join, "127.0.0.1", 0)
        self.port = server.sockets[0].getsockname()[1]
        return server

    async def _join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        up_reader, up_writer = await asyncio.open_connection("127.0.0.1", self.target)
        head = await reader.readuntil(b"\r\n\r\n")
        counted = b"upgrade: websocket" in head.lower()
        up_writer.write(head)

        async def pump(source: asyncio.StreamReader, sink: asyncio.StreamWriter, count: bool) -> None:
            try:
                while chunk := await source.read(65536):
                    self.bytes += len(chunk) if count else 0
                    sink.write(chunk)
                    await sink.drain()
            except ConnectionError:
                pass
            finally:
                sink.close()

        await asyncio.gather(pump(reader, up_writer, False), pump(up_reader, writer, counted))


def told(values: list[float], unit: str = "ms") -> str:
    """p50, p99 and the largest, in words."""
    ordered = sorted(values)
    p99 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    return f"p50 {statistics.median(ordered):.1f} {unit}, p99 {p99:.1f} {unit}, worst {ordered[-1]:.1f} {unit}"


async def bench(replies: int, rate: float, server_port: int) -> None:
    """Measure one reply for its bytes, then many for their pace."""
    text_bytes = len("".join(reply_pieces()).encode())
    counter = Counter(server_port)
    proxy = await counter.start()
    async with proxy:
        one = Seen()
        await read(counter.port, one, TOKENS / rate + 30)
        print(f"one reply of {TOKENS} tokens, {text_bytes} bytes of text, {rate:.0f} tokens a second")
        print(f"  in the socket  {one.socket_bytes:7d} bytes  {one.socket_bytes / text_bytes:5.2f} a byte of text")
        print(f"  on the wire    {counter.bytes:7d} bytes  {counter.bytes / text_bytes:5.2f} a byte of text (packed)")
        print(f"  {len(one.arrivals)} updates, first after the page was there; gaps {_gaps([one])}")
    lag_url = f"http://127.0.0.1:{server_port}/lag"
    await asyncio.to_thread(lambda: urllib.request.urlopen(lag_url).read())
    many = [Seen() for _ in range(replies)]
    await asyncio.gather(*(read(server_port, seen, TOKENS / rate + 60) for seen in many))
    lags = json.loads(await asyncio.to_thread(lambda: urllib.request.urlopen(lag_url).read()))
    print(f"{replies} replies at once: gaps {_gaps(many)}")
    print(f"  event loop late by {told(lags)}")


def _gaps(all_seen: list[Seen]) -> str:
    return told([(b - a) * 1000 for seen in all_seen for a, b in zip(seen.arrivals, seen.arrivals[1:], strict=False)])


def _free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def main() -> None:
    """Run the server in a process of its own, measure, stop it."""
    replies = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    rate = float(sys.argv[2]) if len(sys.argv) > 2 else 60.0
    port = _free_port()
    server = subprocess.Popen([sys.executable, "-m", SERVER, "--serve", str(port), str(rate)])
    try:
        for _ in range(100):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/lag").close()
                break
            except OSError:
                time.sleep(0.2)
        asyncio.run(bench(replies, rate, port))
    finally:
        server.terminate()
        server.wait(10)


if __name__ in {"__main__", "__mp_main__"}:
    if len(sys.argv) > 3 and sys.argv[1] == "--serve":
        serve(int(sys.argv[2]), float(sys.argv[3]))
    else:
        main()
