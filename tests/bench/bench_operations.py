"""How late the event loop is while each operation runs, and what a region edit of 40 megapixels needs of memory.

`python -m tests.bench.bench_operations` paints by an engine in a process of its own, as Gemini is elsewhere;
`--embedded` by one inside, as a Limner without a key has it. `--large` is only the 40 megapixels.
"""

from __future__ import annotations

import asyncio
import contextlib
import io
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import numpy as np
from PIL import Image

import data
from data import catalogue, migrate
from services.imaging.region import Box
from services.settings import Settings
from services.studio import assets, generation_views, local_edits, operations
from services.studio.views import GenerationView
from services.upkeep import house
from tests.house import Account, add_account
from tests.serving import HERE, clean, free_port

KEY = "bench"
TICK = 0.002  # seconds between two looks at the clock
ASKED, MOST_MEMORY = 20.0, 1.2  # ms; GB
Ask = Callable[[], Awaitable[GenerationView]]


class Lag:
    """How late the loop came back, in milliseconds."""

    def __init__(self) -> None:
        self.late: list[float] = []

    async def watch(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            due = loop.time() + TICK
            await asyncio.sleep(TICK)
            self.late.append((loop.time() - due) * 1000)


@contextlib.contextmanager
def engine(home: Path) -> Iterator[str]:
    """The engine in a process of its own; yields its address."""
    port = free_port()
    environment = clean(os.environ) | {"LIMNER_NO_VENV": "1", "GEMINI_API_KEY": KEY}
    command = [sys.executable, str(HERE / "main.py"), "engine", "--home", str(home), "--port", str(port)]
    process = subprocess.Popen([*command, "--key", KEY], env=environment, stdout=subprocess.DEVNULL)
    try:
        time.sleep(3)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


@contextlib.asynccontextmanager
async def studio(home: Path, url: str | None) -> AsyncIterator[Account]:
    database = f"sqlite:///{home / 'limner.db'}"
    migrate.migrate(database)
    data.open_database(database)
    data.write_now(catalogue.seed)
    os.environ["LIMNER_HOME"] = str(home)
    if url is not None:
        os.environ |= {"GOOGLE_GEMINI_BASE_URL": url, "GEMINI_API_KEY": KEY}
    async with house.running(Settings(rate_limit="off"), on_dead_model=print):
        yield add_account(plan="studio")
    data.close_database()


def photo(width: int, height: int) -> bytes:
    """Something like a photograph as JPEG."""
    noise = np.random.default_rng(1).integers(0, 256, (height // 40, width // 40, 3), dtype=np.uint8)
    sink = io.BytesIO()
    Image.fromarray(noise).resize((width, height), Image.Resampling.BICUBIC).save(sink, "JPEG", quality=92)
    return sink.getvalue()


async def measured(name: str, who: Account, ask: Ask) -> float:
    lag = Lag()
    watch = asyncio.create_task(lag.watch())
    started = time.monotonic()
    view = await generation_views.when_finished(who.id, (await ask()).id, 600)
    watch.cancel()
    p99, worst = float(np.percentile(lag.late, 99)), max(lag.late)
    told = view.error_code or view.status
    print(
        f"{name:20} {time.monotonic() - started:6.1f} s   p99 {p99:6.1f} ms   worst {worst:6.1f} ms   {told}",
        flush=True,
    )
    return p99


async def idle(seconds: float = 5.0) -> None:
    """What this machine does to the loop without any operation, to hold the others against."""
    lag = Lag()
    watch = asyncio.create_task(lag.watch())
    await asyncio.sleep(seconds)
    watch.cancel()
    p99, worst = float(np.percentile(lag.late, 99)), max(lag.late)
    print(
        f"{'nothing':20} {seconds:6.1f} s   p99 {p99:6.1f} ms   worst {worst:6.1f} ms   load {os.getloadavg()[0]:.1f}"
    )


async def everything(who: Account) -> None:
    one = await assets.upload(who.id, photo(1600, 1200))
    two = await assets.upload(who.id, photo(1200, 1600))
    made = await operations.text_to_image(who.id, "a red fox, cartoon style, teal background", seed=3)
    made = await generation_views.when_finished(who.id, made.id, 60)
    version = made.assets[0].version_id or ""
    me = who.id
    asks: dict[str, Ask] = {
        "text_to_image": lambda: operations.text_to_image(me, "an owl at night", count=2),
        "image_edit": lambda: operations.image_edit(me, one.id, "make it look like a watercolour"),
        "region_edit": lambda: operations.region_edit(
            me, one.id, "make it blue", region=Box(x=500, y=400, width=400, height=300)
        ),
        "background_remove": lambda: operations.background(me, made.assets[0].id, "remove"),
        "fine_edges": lambda: operations.background(me, made.assets[0].id, "remove", fine_edges=True),
        "background_replace": lambda: operations.background(me, one.id, "replace", "a beach"),
        "product_reposition": lambda: operations.reposition(me, one.id, "turn_left"),
        "style_transfer": lambda: operations.style_transfer(me, one.id, two.id),
        "compose": lambda: operations.compose(me, [one.id, two.id], "together on a beach"),
        "variation": lambda: operations.variation(me, one.id, 2),
        "upscale 2K": lambda: operations.upscale(me, made.assets[0].id, 2),
        "upscale 4K": lambda: operations.upscale(me, made.assets[0].id, 4),
        "refinement": lambda: operations.continue_version(me, version, "make it gold"),
        "local_edit": lambda: operations.image_edit(me, one.id, "rotate 7 degrees"),
    }
    worst = max([await measured(name, who, ask) for name, ask in asks.items()])
    print(f"the worst p99 is {worst:.1f} ms; asked for is less than {ASKED:g} ms")


async def large(who: Account) -> None:
    """A region of a picture of 40 megapixels."""
    one = await assets.upload(who.id, photo(8000, 5000))
    region = Box(x=3000, y=2000, width=900, height=700)
    await measured(
        "region of 40 MP", who, lambda: operations.region_edit(who.id, one.id, "make it blue", region=region)
    )
    print(f"peak {peak():.2f} GB so far")
    whole = Box(x=100, y=100, width=7000, height=4500)
    await measured(
        "nearly all of it", who, lambda: operations.region_edit(who.id, one.id, "make it darker", region=whole)
    )
    flip = await local_edits.carry_out(who.id, one.id, local_edits.suggest("flip it horizontally").edits)
    print(f"peak {peak():.2f} GB at the end ({flip.status}); asked for is less than {MOST_MEMORY} GB")


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


async def main(arguments: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        home.mkdir()
        with contextlib.ExitStack() as stack:
            url = None if "--embedded" in arguments else stack.enter_context(engine(Path(folder) / "engine"))
            async with studio(home, url) as who:
                await idle()
                await (large(who) if "--large" in arguments else everything(who))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
