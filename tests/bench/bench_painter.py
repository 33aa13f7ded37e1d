"""How long the painter takes for 1024 × 1024 pixels: median and worst over forty prompts, and over every ground there
is in the styles that take longest; reading and rendering apart. `python -m tests.bench.bench_painter`"""

import statistics
import time

from services.engine.painter import paint, render
from services.engine.painter.grounds import GROUNDS

SUBJECTS = (
    "fox",
    "robot knight",
    "wizard",
    "owl with headphones",
    "dragon",
    "rocket",
    "cat with a crown",
    "lighthouse",
)
STYLES = (
    "gaming",
    "minimal",
    "vibrant",
    "anime",
    "pixel art",
    "professional",
    "realistic",
    "neon",
    "watercolour",
    "low poly",
)
PLACES = ("", "in a forest at night", "in the mountains", "in a cyberpunk alley", "in space")
PROMPTS = tuple(
    f"{SUBJECTS[i % len(SUBJECTS)]} {PLACES[i % len(PLACES)]}, {STYLES[i % len(STYLES)]} style"
    + (', with the word "NOVA"' if i % 2 else "")
    for i in range(40)
)


SLOW_STYLES = ("vibrant", "watercolour", "realistic", "3d", "anime", "low poly")
LIMIT = 300  # ms


def measured(words: str, seed: int) -> tuple[float, float, float]:
    """Milliseconds for reading, for rendering, and of the processor for rendering."""
    start = time.perf_counter()
    scene = paint(words, width=1024, height=1024, seed=seed)
    middle, busy = time.perf_counter(), time.process_time()
    render(scene, width=1024, height=1024)
    rendered, used = time.perf_counter() - middle, time.process_time() - busy
    return (middle - start) * 1000, rendered * 1000, used * 1000


def told(name: str, prompts: tuple[str, ...]) -> None:
    """Print the figures of some prompts."""
    figures = [measured(words, seed) for seed, words in enumerate(prompts)]
    reading, walls, processor = zip(*figures, strict=True)
    slowest = prompts[walls.index(max(walls))]
    over = sum(first + second >= LIMIT for first, second in zip(reading, walls, strict=True))
    print(f"{name}: {len(prompts)} prompts, {over} of them at {LIMIT} ms or over")
    print(f"  paint:  median {statistics.median(reading):.0f} ms, worst {max(reading):.0f} ms")
    print(f"  render: median {statistics.median(walls):.0f} ms, worst {max(walls):.0f} ms ({slowest})")
    print(f"  render: processor time, median {statistics.median(processor):.0f} ms, worst {max(processor):.0f} ms")


def main() -> None:
    """Print the figures."""
    measured(PROMPTS[0], 0)
    told("mixed", PROMPTS)
    told(
        "every ground, the slowest styles",
        tuple(f"wizard in {kind.words[0]}, {style} style" for kind in GROUNDS.values() for style in SLOW_STYLES),
    )


if __name__ == "__main__":
    main()
