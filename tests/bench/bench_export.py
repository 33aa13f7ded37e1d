"""How long a pack takes: 25 files from a 1024 px master, a photograph and flat art, on two threads.

`python -m tests.bench.bench_export`
"""

from __future__ import annotations

import os
import time
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw

from services.imaging.pack import THREADS, pack
from services.imaging.platforms import read_rows

TABLE = Path(__file__).parents[2] / "data" / "platforms.toml"
FILES = 25
LIMITS = {"photo": 4.0, "flat art": 1.0}  # seconds


def photo(side: int = 1024) -> Image.Image:
    """Soft light, coarse and fine grain: as hard to pack as a camera's picture."""
    chance = np.random.default_rng(1)
    y, x = np.mgrid[0:side, 0:side] / side
    light = np.stack([np.sin(7 * x + 3 * y), np.cos(5 * y * x), np.sin(9 * y)], axis=-1) * 80 + 128
    coarse = cv2.GaussianBlur(chance.normal(0, 60, (side, side, 3)), (0, 0), 1.5)
    return Image.fromarray(np.clip(light + coarse + chance.normal(0, 5, (side, side, 3)), 0, 255).astype(np.uint8))


def flat_art(side: int = 1024) -> Image.Image:
    """A cut-out mark of three colours with soft edges."""
    large = Image.new("RGBA", (side * 2, side * 2), (0, 0, 0, 0))
    draw = ImageDraw.Draw(large)
    draw.ellipse([side * at for at in (0.3, 0.3, 1.7, 1.7)], fill="#1e3a8a")
    draw.polygon([(side, side * 0.4), (side * 1.5, side * 1.5), (side * 0.5, side * 1.5)], fill="#f59e0b")
    draw.ellipse([side * at for at in (0.8, 0.9, 1.2, 1.3)], fill="#ffffff")
    return large.resize((side, side), Image.Resampling.LANCZOS)


def main() -> None:
    """Print the best and the worst of three runs, and how busy the machine was."""
    rows = read_rows(TABLE)[:FILES]
    print(f"{FILES} files, {THREADS} threads, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    for (name, limit), master in zip(LIMITS.items(), (photo(), flat_art()), strict=True):
        walls: list[float] = []
        works: list[float] = []
        for _ in range(3):
            wall, work = time.perf_counter(), time.process_time()
            made = pack(master, rows, version_id="bench")
            walls.append(time.perf_counter() - wall)
            works.append(time.process_time() - work)
        verdict = "reached" if min(walls) < limit else "NOT REACHED"
        print(
            f"{name:9s} {min(walls):.2f} to {max(walls):.2f} s (under {limit:.0f} s: {verdict}), "
            f"{min(works):.2f} s of processor, {len(made.zip_bytes) // 1000} kB"
        )


if __name__ == "__main__":
    main()
