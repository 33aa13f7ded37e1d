"""How long the painter takes for 1024 × 1024 pixels: median and worst over forty prompts, reading and rendering
apart."""

import statistics
import time

from services.engine.painter import paint, render

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
GROUNDS = ("", "in a forest at night", "in the mountains", "in a cyberpunk alley", "in space")
PROMPTS = tuple(
    f"{SUBJECTS[i % len(SUBJECTS)]} {GROUNDS[i % len(GROUNDS)]}, {STYLES[i % len(STYLES)]} style"
    + (', with the word "NOVA"' if i % 2 else "")
    for i in range(40)
)


def main() -> None:
    """Print the figures."""
    render(paint(PROMPTS[0], width=1024, height=1024, seed=0), width=1024, height=1024)
    reading, rendering, processor = list[float](), list[tuple[float, str]](), list[float]()
    for seed, words in enumerate(PROMPTS):
        start = time.perf_counter()
        scene = paint(words, width=1024, height=1024, seed=seed)
        middle, busy = time.perf_counter(), time.process_time()
        render(scene, width=1024, height=1024)
        reading.append((middle - start) * 1000)
        processor.append((time.process_time() - busy) * 1000)
        rendering.append(((time.perf_counter() - middle) * 1000, words))
    slowest = max(rendering)
    print(f"paint:  median {statistics.median(reading):.0f} ms, worst {max(reading):.0f} ms")
    walls = [wall for wall, _ in rendering]
    print(f"render: median {statistics.median(walls):.0f} ms, worst {slowest[0]:.0f} ms ({slowest[1]})")
    print(f"render: processor time, median {statistics.median(processor):.0f} ms, worst {max(processor):.0f} ms")


if __name__ == "__main__":
    main()
