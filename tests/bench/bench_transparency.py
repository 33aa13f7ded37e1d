"""How exact the transparency is: keyed, solved from a pair, freed of a checkerboard, on pictures whose alpha is known.

`python -m tests.bench.bench_transparency [pictures] [first seed]`. Without a seed it draws one that nobody has seen, so
nothing can have been tuned on it, and prints it.
"""

from __future__ import annotations

import secrets
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image

from services.imaging.arrays import Floats
from services.imaging.checkerboard import Board, paint
from services.imaging.transparency import Keyed, checkerboard, key, key_color, pair, remove_checkerboard
from tests.services.imaging.mattes import (
    Specimen,
    answered,
    nearly,
    repainted_in_part,
    shifted,
    specimen,
    step,
)

SIZE = 384  # pixels a side
GREYS = ((255, 204), (255, 238), (153, 102), (204, 153), (250, 225))
WHITE, BLACK = "#ffffff", "#000000"
NEAR_KEY = (60.0, 200.0, 70.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Error:
    """Mean absolute alpha errors; `corner` is the largest alpha there, `flat` the share of far ground that is not 0."""

    whole: float
    band: float
    corner: float
    flat: float
    inside: float


def measured(result: Keyed, true: Specimen) -> Error:
    """The 8-bit alpha that a file gets, against the truth."""
    alpha = np.asarray(result.picture.getchannel("A")).astype(np.float32) / 255
    wrong = np.abs(alpha - true.alpha)
    far = cv2.dilate((true.alpha > 0.001).astype(np.uint8), np.ones((33, 33), np.uint8)) == 0
    deep = cv2.erode((true.alpha > 0.999).astype(np.uint8), np.ones((33, 33), np.uint8)) > 0
    return Error(
        whole=float(wrong.mean()),
        band=float(wrong[true.band].mean()),
        corner=float(alpha[[0, 0, -1, -1], [0, -1, 0, -1]].max()),
        flat=float((alpha[far] > 0).mean()) if far.any() else 0.0,
        inside=float((alpha[deep] < 1).mean()) if deep.any() else 0.0,
    )


def keyed(seed: int, chroma: str, near: bool = False) -> Error:
    """One flat ground."""
    true = specimen(seed, SIZE, NEAR_KEY if near else None)
    color = "#00ff00" if near else key_color(true.palette)
    return measured(key(answered(true.over(nearly(color, seed)), seed, chroma=chroma), color), true)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One subject on white, and on black in four ways: as it is, moved by a pixel (twice), partly painted anew."""

    white: Image.Image
    black: Image.Image
    moved: Image.Image
    changed: Image.Image | None


def painted_pair(seed: int, chroma: str) -> tuple[Specimen, Pair]:
    """`changed` is None where the change cannot be seen."""
    true = specimen(seed, SIZE)
    dark = nearly(BLACK, seed + 9)
    other = repainted_in_part(true, seed)
    seen = float(np.percentile(np.abs(other.over(dark) - true.over(dark)).max(axis=-1), 99.9))

    def black(picture: Floats) -> Image.Image:
        return answered(picture, seed + 500, chroma=chroma)

    return true, Pair(
        white=answered(true.over(nearly(WHITE, seed)), seed, chroma=chroma),
        black=black(true.over(dark)),
        moved=black(shifted(true.over(dark), *step(seed))),
        changed=black(other.over(dark)) if seen >= 24 else None,
    )


def told(title: str, errors: Iterable[Error], limits: tuple[float, float] | None = None) -> None:
    """One line: means over the pictures, the limits where there are some, the worst picture."""
    listed = list(errors)
    whole, band = (float(np.mean([getattr(error, name) for error in listed])) for name in ("whole", "band"))
    verdict = (
        "" if limits is None else f" (under {limits[0]} / {limits[1]}: {_yes(whole < limits[0] and band < limits[1])})"
    )
    print(
        f"{title:44s} {whole:.4f} / {band:.4f}{verdict}; worst {max(error.whole for error in listed):.4f} / "
        f"{max(error.band for error in listed):.4f}; corners {max(error.corner for error in listed):.0f}; "
        f"not 0 on flat ground {np.mean([error.flat for error in listed]):.2%}, "
        f"not 1 deep inside {np.mean([error.inside for error in listed]):.2%}"
    )


def bench_pairs(seeds: range, chroma: str) -> None:
    """Errors of the pair, and what its quality figure catches."""
    good: list[bool] = []
    aligned: list[Error] = []
    registered: list[Error] = []
    caught: dict[str, list[bool]] = {"1 px shifts": [], "local differences": []}
    for seed in seeds:
        true, painted = painted_pair(seed, chroma)
        as_it_is, undone = pair(painted.white, painted.black), pair(painted.white, painted.moved)
        aligned.append(measured(as_it_is, true))
        registered.append(measured(undone, true))
        good += [as_it_is.good, undone.good]
        caught["1 px shifts"].append(not pair(painted.white, painted.moved, register=False).good)
        if painted.changed is not None:
            caught["local differences"].append(not pair(painted.white, painted.changed).good)
    told(f"pair, {chroma}, aligned", aligned, (0.007, 0.017))
    told(f"pair, {chroma}, shifted by 1 px and registered", registered, (0.010, 0.022))
    for what, found in caught.items():
        share = float(np.mean(found))
        print(f"  quality catches {share:.1%} of {len(found)} {what} (at least 95 %: {_yes(share >= 0.95)})")
    print(f"  and lets {np.mean(good):.1%} of {len(good)} good pairs pass")


def bench_boards(seeds: range) -> None:
    """What of painted checkerboards is recognised, and how far the alpha is off once they are taken away."""
    found: list[bool] = []
    errors: list[Error] = []
    for seed in seeds:
        true, chance = specimen(seed, SIZE), np.random.default_rng(seed)
        light, dark = GREYS[seed % len(GREYS)]
        cell, phase = float(chance.uniform(6, 40)), tuple(float(at) for at in chance.uniform(0, 6, 2))
        board = Board(cell=(cell, cell), phase=(phase[0], phase[1]), light=light, dark=dark, light_first=True)
        ground = cv2.GaussianBlur(paint((SIZE, SIZE), board), (0, 0), 0.6)[..., None].repeat(3, axis=-1)
        picture = answered(true.over(ground), seed, chroma="4:2:0")
        seen = checkerboard(picture)
        found.append(seen is not None and abs(seen.cell[0] - cell) < 0.02 * cell)
        errors.append(measured(remove_checkerboard(picture), true))
    plain = [answered(specimen(seed, SIZE).over(nearly(WHITE, seed)), seed) for seed in seeds]
    print(f"checkerboards recognised {np.mean(found):.1%} of {len(found)}", end="; ")
    print(f"seen where there is none {np.mean([checkerboard(picture) is not None for picture in plain]):.1%}")
    told("checkerboard removed (a glow over it stays)", errors)


def timed(title: str, work: Callable[[], object]) -> None:
    """Seconds of the second run."""
    work()
    started = time.perf_counter()
    work()
    print(f"{title}: {time.perf_counter() - started:.2f} s")


def main() -> None:
    """Print every figure."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 32
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000 + secrets.randbelow(10**6)
    seeds = range(first, first + count)
    print(f"{count} pictures of {SIZE} px from seed {first}; JPEG q92, noise of ±4 levels, ground up to 6 levels off")
    print("mean absolute alpha error, whole picture / half-transparent band (0.05 to 0.95)")
    told("key, 4:4:4", (keyed(seed, "4:4:4") for seed in seeds), (0.015, 0.07))
    told("key, 4:2:0", (keyed(seed, "4:2:0") for seed in seeds), (0.025, 0.10))
    told("key, 4:4:4, with a colour near the key", (keyed(seed, "4:4:4", near=True) for seed in seeds))
    for chroma in ("4:4:4", "4:2:0"):
        bench_pairs(seeds, chroma)
    bench_boards(seeds)
    large = specimen(first, 1024)
    color = key_color(large.palette)
    picture = answered(large.over(nearly(color, first)), first, chroma="4:2:0")
    white, black = (answered(large.over(nearly(ground, first)), first) for ground in (WHITE, BLACK))
    timed("key of 1024 px", lambda: key(picture, color))
    timed("pair of 1024 px", lambda: pair(white, black))


def _yes(reached: bool) -> str:
    return "reached" if reached else "NOT REACHED"


if __name__ == "__main__":
    main()
