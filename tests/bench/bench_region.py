"""How exactly answers of a region edit are registered, how long it takes, that nothing outside moves, and the memory.

`python -m tests.bench.bench_region [cases] [first seed]` is the full set: 200 cases of each kind of picture and each
class of answers, 200 random edits at up to 1500 pixels, and edits on 40 megapixels; a quarter of an hour on two cores.
Without a seed it draws one that nobody has seen, so nothing can have been tuned on it, and prints it.
"""

from __future__ import annotations

import io
import resource
import secrets
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from services.errors import RegionNotMatched
from services.gemini import RATIOS
from services.imaging import codec
from services.imaging.export import ExportFormat, export
from services.imaging.region import mask_from_picture
from services.imaging.region_crop import cut, inside_of, plan_crop
from services.imaging.region_paste import outside_changed, paste
from services.imaging.region_seam import mark_seam, take_blend
from tests.region.cases import case
from tests.region.matching import Matched, matched, share_off, share_within
from tests.region.scenes import Kind
from tests.region.stand_in import ANYHOW, Framing, Reframed, packed

LARGE = (7300, 5479)  # pixels; 40 megapixels
MOST_MEMORY = 1200  # MB
VERSION = "018f3c1e-0000-7000-8000-000000000000"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Answers of one class: its name, crops of how many pixels, which share of the cases, and how they are off."""

    name: str
    side: int = 512
    share: float = 1.0
    reframed: Reframed | None = None
    answered: float | None = None


GROUPS = (
    Group(name="in the ratio that was asked for"),
    Group(name="in another ratio, squeezed", reframed=Reframed(framings=(Framing.SQUEEZED,))),
    Group(name="in another ratio, showing more", reframed=Reframed(framings=(Framing.MORE,))),
    Group(name="in another ratio, showing less", reframed=Reframed(framings=(Framing.LESS,))),
    Group(
        name="in another ratio, more or less of it on one side only",
        share=0.25,
        reframed=Reframed(framings=(Framing.MORE, Framing.LESS), aside=True),
    ),
    Group(name="half as large", share=0.25, answered=0.5),
    Group(name="three times as large", share=0.25, answered=3),
    Group(name="of small crops", side=256, share=0.25),
    Group(name="of large crops", side=1400, share=0.1),
)


def bench_registration(group: Group, first: int, count: int) -> None:
    """One line a kind: corners within half a pixel, accepted, wrong ones of the accepted, seconds."""
    cases = range(first, first + max(1, round(count * group.share)))
    print(f"\nanswers {group.name}: crops of {group.side} px, {len(cases)} of each kind")
    with ProcessPoolExecutor(mp_context=get_context("spawn"), initializer=cv2.setNumThreads, initargs=(1,)) as pool:
        for kind in Kind:
            tried = list(pool.map(_tried, repeat(group), repeat(kind), cases))
            accepted = float(np.mean([one.accepted for one in tried]))
            seconds = [one.seconds for one in tried]
            print(
                f"{kind:11s} corners < 0.5 px {share_within(tried, 0.5):6.1%}; accepted {accepted:6.1%}, of these off "
                f"by more than 1 px {share_off(tried, 1):5.1%}, than 0.5 px {share_off(tried, 0.5):5.1%}; "
                f"{np.median(seconds):.2f} s, worst {max(seconds):.2f} s; {_reached(kind, tried, accepted)}",
                flush=True,
            )


def _tried(group: Group, kind: Kind, seed: int) -> Matched:
    return matched(
        kind,
        seed,
        side=group.side,
        other_ratio=0.0 if group.reframed is None else 1.0,
        reframed=group.reframed or ANYHOW,
        answered=group.answered,
    )


def _reached(kind: Kind, tried: list[Matched], accepted: float) -> str:
    match kind:
        case Kind.PHOTO | Kind.BUSY:
            good = share_within(tried, 0.5) >= 0.99
        case Kind.SPARSE:
            good = accepted >= 0.5 and share_off(tried, 1) < 0.02
        case Kind.FLAT:
            good = {str(one.found.verdict) for one in tried} == {"unverified"}
    return "reached" if good else "NOT REACHED"


def bench_exactness(cases: range, *, largest: int) -> None:
    """Pixels outside the region that changed, over random edits, after saving and exporting; it should print 0."""
    changed, verdicts = 0, Counter[str]()
    for seed in cases:
        made = case(seed, largest=largest)
        try:
            found = paste(made.parent, made.region, made.crop, made.sent, made.answer)
        except RegionNotMatched:
            verdicts["refused"] += 1
            continue
        verdicts[found.registration.verdict] += 1
        kept = [codec.decode(codec.encode_png(found.picture))]
        for format in (ExportFormat.PNG, ExportFormat.WEBP):
            kept.append(Image.open(io.BytesIO(export(found.picture, format=format, version_id=VERSION))))
        changed += sum(outside_changed(made.parent, one, made.region)[1] for one in (found.picture, *kept))
    told = ", ".join(f"{count} {verdict}" for verdict, count in sorted(verdicts.items()))
    print(f"\n{len(cases)} random edits ({told}): {changed} pixels outside changed, also as PNG and lossless WebP")


def bench_memory() -> None:
    """Peak memory of whole edits on 40 megapixels with alpha, each in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "large.png"
        file.write_bytes(_large_picture())
        for title, share in (("a small region", 0.05), ("nearly all of it", 0.9)):
            command = [sys.executable, "-m", "tests.bench.bench_region", "--edit", str(file), str(share)]
            megabytes, outside, changed = subprocess.run(command, check=True, capture_output=True).stdout.split()
            verdict = "reached" if float(megabytes) < MOST_MEMORY else "NOT REACHED"
            print(
                f"{LARGE[0]} × {LARGE[1]} px, {title}: {float(megabytes):.0f} MB at most (under {MOST_MEMORY}: "
                f"{verdict}); {int(changed)} of {int(outside)} pixels outside changed"
            )


def _large_picture() -> bytes:
    chance = np.random.default_rng(1)
    coarse = chance.integers(0, 256, (60, 80, 4), np.uint8)
    coarse[..., 3] = np.maximum(coarse[..., 3], 40)
    return codec.encode_png(Image.fromarray(cv2.resize(coarse, LARGE, interpolation=cv2.INTER_LINEAR)))


def edit_large(file: Path, share: float) -> None:
    """A whole region edit from stored file to stored file; prints the peak in MB and what changed outside."""
    parent = codec.decode(file.read_bytes())
    mask = Image.new("L", parent.size)
    half = round(parent.width * share / 2), round(parent.height * share / 2)
    middle = parent.width // 2, parent.height // 2
    mask.paste(255, (middle[0] - half[0], middle[1] - half[1], middle[0] + half[0], middle[1] + half[1]))
    mask.putpixel(middle, 0)
    region = mask_from_picture(mask, parent.size)
    del mask
    crop = plan_crop(parent.size, region.box, RATIOS)
    sent = cut(parent, crop)
    answer = packed(sent.picture.resize((4096, round(4096 * crop.canvas[1] / crop.canvas[0]))), 90)
    pasted = paste(parent, region, crop, sent, answer)
    del sent
    color = mark_seam(cut(pasted.picture, crop).picture, inside_of(region, crop)).color
    blended = take_blend(pasted.picture, region, crop, color, answer)
    outside, changed = outside_changed(parent, blended.picture, region)
    del parent, pasted
    codec.encode_png(blended.picture)
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit, outside, changed)


def main() -> None:
    """Print every figure."""
    if sys.argv[1:2] == ["--edit"]:
        edit_large(Path(sys.argv[2]), float(sys.argv[3]))
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000 + secrets.randbelow(10**6)
    print(f"from seed {first}: shifts up to 8 px, scale ± 4 %, gain and offset, JPEG q90")
    bench_memory()
    for group in GROUPS:
        bench_registration(group, first, count)
    bench_exactness(range(first, first + count), largest=3)


if __name__ == "__main__":
    main()
