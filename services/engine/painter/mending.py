"""Work on a part of a picture that has no scene: a region changed by words, a seam smoothed away."""

import re

import cv2
import numpy as np

from .changes.clauses import wishes
from .colour import rgb
from .cutting import cut_out
from .paint import paint
from .raster import Mask, Picture, blend, decoded, encoded, softened, u8
from .render import picture as rendered
from .retouch import change_pixels
from .subjects import search, tokens

_PUTS = re.compile(
    r"\b(?:add|put|give|draw|paint|place|insert|replace|swap|with an?"
    r"|turn (?:it|this|that) into|make (?:it|this|that) an?)\b"
)
_NAMES = re.compile(
    r"^.*?\b(?:with|by|into|add|put|give (?:it|him|her|them)?|draw|paint|place|insert)\s+(?=\w)", re.DOTALL
)
_NAMED_ONLY = re.compile(r"\s*(?:an?|some|one|two|three)\s", re.IGNORECASE)  # "a lantern": it shall be there
_LINE = 90.0  # levels of distance within which a pixel belongs to the marked line
_KEYS = ("#00ff00", "#ff00ff", "#0000ff")


def change_region(
    picture: bytes, instruction: str, *, part: tuple[float, float, float, float], seed: int
) -> tuple[bytes, tuple[str, ...]]:
    """The picture with the instruction carried out only in a part of it (left, top, right, bottom from 0 to 1), PNG.

    Raises ValueError when the bytes are no picture.
    """
    whole = decoded(picture)
    h, w = whole.shape[:2]
    left, top = min(w - 1, int(part[0] * w)), min(h - 1, int(part[1] * h))
    right, bottom = max(left + 1, round(part[2] * w)), max(top + 1, round(part[3] * h))
    rows, columns = slice(top, bottom), slice(left, right)
    inner = np.ascontiguousarray(whole[rows, columns])
    wish = wishes(instruction, seed)[0]
    if wish.verb == "remove":
        area = np.zeros((h, w), np.uint8)
        area[rows, columns] = 255
        whole = _filled_from_around(whole, area)
        return encoded(whole), ("removed from the region",)
    named = search(tokens(wish.text))
    bare = _NAMED_ONLY.match(instruction) is not None
    if named and (bare or _PUTS.search(instruction.lower()) or wish.verb in ("add", "replace")):
        gone = wish.verb == "replace" or not (
            bare or re.match(r"\s*(?:please )?(?:add|put|give|place|insert)\b", instruction.lower())
        )
        if gone:
            area = np.zeros((h, w), np.uint8)
            area[rows, columns] = 255
            inner = np.ascontiguousarray(_filled_from_around(whole, area)[rows, columns])
        changed, done = _with_subject(inner, instruction, seed), (f"{named[0].name} painted in the region",)
    else:
        answer, done = change_pixels(encoded(inner), instruction, seed=seed)
        changed = decoded(answer)
        if changed.shape != inner.shape:
            changed = u8(cv2.resize(changed, (inner.shape[1], inner.shape[0]), interpolation=cv2.INTER_AREA))
    out = whole.copy()
    out[rows, columns] = changed
    return encoded(out), done


def smooth_seam(picture: bytes, colour: str) -> bytes:
    """The picture without the thin line of this colour, and soft where it was, PNG. ValueError for no picture."""
    out = decoded(picture)
    away = np.linalg.norm(out.astype(np.float32) - np.array(rgb(colour), np.float32), axis=2)
    line = (away < _LINE).astype(np.uint8) * 255
    if not line.any():
        return encoded(out)
    reach = max(2, round(max(out.shape[:2]) / 300))
    line = u8(cv2.dilate(line, np.ones((2 * reach + 1, 2 * reach + 1), np.uint8)))
    filled = u8(cv2.inpaint(out, line, reach * 2, cv2.INPAINT_TELEA))
    band = u8(cv2.dilate(line, np.ones((4 * reach + 1, 4 * reach + 1), np.uint8)))
    soft = u8(cv2.GaussianBlur(filled, (0, 0), reach * 2.0))
    return encoded(blend(filled, soft, softened(band, reach * 1.5)))


def _with_subject(under: Picture, instruction: str, seed: int) -> Picture:
    """What the words name, painted to fill the picture and laid upon it without its ground."""
    h, w = under.shape[:2]
    edge = max(64, min(h, w))
    key = max(_KEYS, key=lambda one: float(np.linalg.norm(under.reshape(-1, 3).mean(axis=0) - np.array(rgb(one)))))
    named = _NAMES.sub("", instruction.lower(), count=1)
    scene = paint(f"{named}, no text, flat {key} background", width=edge, height=edge, seed=seed)
    drawn = rendered(scene, edge, edge)
    mask = cut_out(drawn)
    rows, columns = np.nonzero(mask > 100)
    if not rows.size:
        return under
    box = slice(rows.min(), rows.max() + 1), slice(columns.min(), columns.max() + 1)
    drawn, mask = drawn[box], mask[box]
    scale = min(0.94 * h / drawn.shape[0], 0.94 * w / drawn.shape[1])
    size = (max(1, round(drawn.shape[1] * scale)), max(1, round(drawn.shape[0] * scale)))
    top, left = (h - size[1]) // 2, (w - size[0]) // 2
    over, cover = under.copy(), np.zeros((h, w), np.uint8)
    place = slice(top, top + size[1]), slice(left, left + size[0])
    over[place] = cv2.resize(drawn, size, interpolation=cv2.INTER_AREA)
    cover[place] = cv2.resize(mask, size, interpolation=cv2.INTER_AREA)
    return blend(under, over, cover)


def _filled_from_around(picture: Picture, area: Mask) -> Picture:
    """The picture with an area painted over by what lies around it."""
    h, w = picture.shape[:2]
    shrink = max(1.0, max(h, w) / 256)
    size = (max(1, round(w / shrink)), max(1, round(h / shrink)))
    small = u8(cv2.resize(picture, size, interpolation=cv2.INTER_AREA))
    hole = u8(cv2.dilate(u8(cv2.resize(area, size, interpolation=cv2.INTER_NEAREST)), np.ones((3, 3), np.uint8)))
    if hole.all():
        return picture
    mended = u8(cv2.inpaint(small, hole, 4, cv2.INPAINT_TELEA))
    large = u8(cv2.resize(mended, (w, h), interpolation=cv2.INTER_CUBIC))
    return np.where(area[..., None] > 0, large, picture).astype(np.uint8)
