"""Several reference pictures in one: the first leads, the others stand beside it, or lend it their colours where the
words ask for a style."""

import re
from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from .cutting import cut_out
from .lettering import lettered
from .paint import paint
from .raster import Mask, Picture, blend, decoded, encoded, grown, moved, scaled_mask, softened, u8
from .render import picture
from .scene import Scene
from .styles import STYLES
from .words import LONGEST

_STYLE = re.compile(
    r"\b(?:in the style|style of|styled like|colou?rs? of|palette|look of|same style|like the second|looks like)\b",
    re.IGNORECASE,
)
MOST = 14  # pictures that are taken up
_SPOTS: dict[int, tuple[tuple[float, float, float], ...]] = {  # middle x, middle y, side: fractions of the picture
    1: ((0.5, 0.53, 0.84),),
    2: ((0.36, 0.52, 0.82), (0.78, 0.62, 0.52)),
    3: ((0.42, 0.53, 0.8), (0.82, 0.34, 0.38), (0.82, 0.74, 0.4)),
}


def compose(pictures: Sequence[bytes], words: str, *, width: int, height: int, seed: int = 1) -> bytes:
    """One picture out of several, PNG: on the ground and with the lettering that the words ask for. Raises ValueError
    when one of them is no picture, or when there is none."""
    if not pictures:
        raise ValueError("there is no picture to compose")
    images = [decoded(data) for data in pictures[:MOST]]
    words = words[:LONGEST]
    if len(images) > 1 and _STYLE.search(words):
        lead = _covering(images[0], width, height)
        return encoded(_worded(_recoloured(lead, images[1]), words, seed))
    scene = paint(words, width=width, height=height, seed=seed)
    bare = Scene(
        width=width,
        height=height,
        seed=seed,
        words=scene.words,
        style=scene.style,
        mood=scene.mood,
        palette=scene.palette,
        ground=scene.ground,
        effects=scene.effects,
    )
    out = picture(bare, width, height)
    spots = _SPOTS.get(len(images)) or _row(len(images))
    room = 0.76 if scene.texts else 1.0  # of the height: the words stand below
    for image, (x, y, side) in reversed(list(zip(images, spots, strict=True))):
        out = _set(out, image, (x * width, y * height * room), side * room * min(width, height))
    return encoded(_worded(out, words, seed))


def _row(count: int) -> tuple[tuple[float, float, float], ...]:
    """The first large on the left, the others in a grid at its side."""
    rest = count - 1
    columns = 2 if rest > 3 else 1
    rows = -(-rest // columns)
    side = min(0.36, 0.86 / rows)
    places = [
        (0.66 + 0.22 * (i % columns) + (0.1 if columns == 1 else 0), 0.07 + 0.86 / rows * (i // columns + 0.5), side)
        for i in range(rest)
    ]
    return ((0.32, 0.53, 0.8), *places)


def _set(under: Picture, image: Picture, middle: tuple[float, float], side: float) -> Picture:
    """An image on the picture: cut out where its ground is plain, else as a card with round corners; with a shadow."""
    h, w = under.shape[:2]
    mask = cut_out(image)
    share = float(mask.mean()) / 255
    loose = 0.04 < share < 0.8 and _plain_rim(image)
    if loose:
        rows, columns = np.nonzero(mask > 128)
        image = image[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
        mask = mask[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    ih, iw = image.shape[:2]
    scale = min(side / ih, side * 1.25 / iw)
    nw, nh = max(1, round(iw * scale)), max(1, round(ih * scale))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    small = np.asarray(cv2.resize(image, (nw, nh), interpolation=how), np.uint8)
    alpha = np.asarray(cv2.resize(mask, (nw, nh), interpolation=cv2.INTER_AREA), np.uint8) if loose else _card(nw, nh)
    left, top = round(middle[0] - nw / 2), round(middle[1] - nh / 2)
    colour, cover = np.zeros_like(under), np.zeros((h, w), np.uint8)
    x0, y0, x1, y1 = max(0, left), max(0, top), min(w, left + nw), min(h, top + nh)
    if x1 <= x0 or y1 <= y0:
        return under
    colour[y0:y1, x0:x1] = small[y0 - top : y1 - top, x0 - left : x1 - left]
    cover[y0:y1, x0:x1] = alpha[y0 - top : y1 - top, x0 - left : x1 - left]
    reach = min(h, w) * 0.012
    out = blend(under, "#05060f", scaled_mask(softened(moved(cover, reach * 0.6, reach), reach * 1.6), 0.5))
    if not loose:
        out = blend(out, "#ffffff", grown(cover, max(1.0, reach * 0.5)))
    return blend(out, colour, cover)


def _plain_rim(image: Picture) -> bool:
    """Whether the border is nearly of one colour, so that cutting out is safe."""
    side = max(1, round(image.shape[0] * 0.7))  # what stands on the lower border is no ground
    rim = np.concatenate([image[0], image[:side, 0], image[:side, -1]]).astype(np.float32)
    return float(rim.std(axis=0).mean()) < 26


def _card(width: int, height: int) -> Mask:
    out = np.zeros((height, width), np.uint8)
    r = max(1, round(min(width, height) * 0.06))
    cv2.rectangle(out, (r, 0), (width - r - 1, height - 1), 255, -1)
    cv2.rectangle(out, (0, r), (width - 1, height - r - 1), 255, -1)
    for x in (r, width - r - 1):
        for y in (r, height - r - 1):
            cv2.circle(out, (x, y), r, 255, -1, cv2.LINE_AA)
    return out


def _covering(image: Picture, width: int, height: int) -> Picture:
    """The image filling the size, its middle kept."""
    ih, iw = image.shape[:2]
    scale = max(width / iw, height / ih)
    big = cv2.resize(
        image,
        (max(width, round(iw * scale)), max(height, round(ih * scale))),
        interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC,
    )
    top, left = (big.shape[0] - height) // 2, (big.shape[1] - width) // 2
    return u8(np.ascontiguousarray(big[top : top + height, left : left + width]))


def _recoloured(image: Picture, like: Picture) -> Picture:
    """The image in the other's colours: mean and spread of each Lab channel carried over (Reinhard et al., "Color
    Transfer between Images")."""
    lab = cv2.cvtColor(image, cv2.COLOR_RGB2LAB).astype(np.float32)
    other = cv2.cvtColor(cv2.resize(like, (256, 256), interpolation=cv2.INTER_AREA), cv2.COLOR_RGB2LAB).astype(
        np.float32
    )
    mean, spread = lab.mean((0, 1)), lab.std((0, 1)) + 1e-3
    goal, reach = other.mean((0, 1)), other.std((0, 1))
    gain = np.clip(reach / spread, 0.55, 1.8)
    out = (lab - mean) * gain + goal
    out[..., 0] = lab[..., 0] * 0.55 + out[..., 0] * 0.45
    return np.asarray(cv2.cvtColor(np.clip(out, 0, 255).astype(np.uint8), cv2.COLOR_LAB2RGB), np.uint8)


def _worded(out: Picture, words: str, seed: int) -> Picture:
    scene = paint(words, width=out.shape[1], height=out.shape[0], seed=seed)
    for text in scene.texts[:1]:
        line = replace(text, x=0.5, y=0.87, width=0.9, height=0.19)
        out = lettered(out, line, STYLES[scene.style].letters if scene.style != "retro" else "outline", scene.palette)
    return out
