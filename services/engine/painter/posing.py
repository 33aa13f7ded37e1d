"""What a picture shows, put otherwise: turned, tilted, seen from elsewhere, nearer or farther; and variations of it."""

import math
import random
import re
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from .cutting import cut_out
from .develop import developed
from .raster import Mask, Picture, blend, decoded, encoded, u8
from .scene import Grade

Quad = tuple[tuple[float, float], tuple[float, float], tuple[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pose:
    """Words, and where they bring the corners of what is shown (top left, top right, bottom right, bottom left), from
    its middle, in parts of its width and height. `scene` says that a painter's scene does better by itself."""

    words: str
    corners: Quad
    done: str
    scene: bool = False


def _shape(
    width: float = 1.0,
    height: float = 1.0,
    *,
    left: float = 1.0,
    right: float = 1.0,
    top: float = 1.0,
    base: float = 1.0,
) -> Quad:
    """Scaled, with the sides left and right that much as tall, top and base that much as wide."""
    x, y = width / 2, height / 2
    return (-x * top, -y * left), (x * top, -y * right), (x * base, y * right), (-x * base, y * left)


POSES: tuple[Pose, ...] = (
    Pose(words=r"flip\w*.*\bvertical", corners=_shape(1, -1), done="turned upside down", scene=True),
    Pose(words=r"flip|mirror", corners=_shape(-1, 1), done="flipped left to right", scene=True),
    Pose(words=r"from behind|turn the product around", corners=_shape(-0.94, 1), done="shown from behind"),
    Pose(words=r"to the left about", corners=_shape(0.78, 1, left=0.86, right=1.04), done="turned to the left"),
    Pose(words=r"to the right about", corners=_shape(0.78, 1, left=1.04, right=0.86), done="turned to the right"),
    Pose(words=r"three-?quarter", corners=_shape(0.86, 1, left=1.03, right=0.9), done="shown in three quarters"),
    Pose(words=r"from the side|in profile", corners=_shape(0.5, 1), done="shown from the side"),
    Pose(words=r"from the top|lying flat|flat lay", corners=_shape(1, 0.62, top=0.9), done="shown from the top"),
    Pose(words=r"from above", corners=_shape(1, 0.8, top=1.06, base=0.82), done="shown from above"),
    Pose(words=r"from below", corners=_shape(1, 0.94, top=0.8, base=1.08), done="shown from below"),
    Pose(words=r"zoom in|closer", corners=_shape(1.35, 1.35), done="brought closer", scene=True),
    Pose(words=r"zoom out|farther", corners=_shape(0.66, 0.66), done="put farther away", scene=True),
)
_TURN = re.compile(r"\b(?:rotate|tilt)\b.*?(-?\d+(?:\.\d+)?)")
_FRONT = re.compile(r"straight from the front")


def posed(picture: bytes, instruction: str) -> tuple[bytes, tuple[str, ...]] | None:
    """The picture with what it shows put as the words say, PNG; None where they name no pose. ValueError for no
    picture."""
    words = instruction.lower()
    out = decoded(picture)
    if (found := _TURN.search(words)) is not None:
        degrees = float(found[1])
        return encoded(_put(out, _turned(out, degrees))), (f"turned by {degrees:g}°",)
    pose = next((one for one in POSES if re.search(one.words, words)), None)
    if pose is not None:
        return encoded(_put(out, pose.corners)), (pose.done,)
    return (picture, ("shown from the front",)) if _FRONT.search(words) else None


def scene_does(instruction: str) -> bool:
    """Whether a painter's scene carries the pose out by itself."""
    words = instruction.lower()
    pose = next((one for one in POSES if re.search(one.words, words)), None)
    return _TURN.search(words) is not None or (pose is not None and pose.scene)


def varied(picture: bytes, *, seed: int) -> bytes:
    """Another version: mirrored or not, a little nearer or aside, in a slightly different light, PNG."""
    out = decoded(picture)
    chance = random.Random(seed)
    size = chance.uniform(0.9, 1.16)
    turn = chance.choice((-1, 1)) * chance.uniform(3, 9)
    flip = chance.choice((-1, 1))
    corners = _turned(out, turn, size=size, flip=flip)
    graded = developed(
        out,
        Grade(
            warmth=chance.uniform(-0.4, 0.4),
            saturation=chance.uniform(-0.1, 0.35),
            contrast=chance.uniform(-0.05, 0.15),
            brightness=chance.uniform(-0.08, 0.12),
        ),
        seed=seed,
    )
    kept = cut_out(out)
    if _stands_out(kept):
        graded = blend(out, graded, kept)  # the ground stays the one that was asked for
    return encoded(_put(graded, corners))


def _turned(like: Picture, degrees: float, *, size: float = 1.0, flip: int = 1) -> Quad:
    """Corners turned clockwise; they are in parts of the box, whose two sides differ, so its shape counts."""
    _, _, width, height = _box(like)
    angle = math.radians(degrees)
    cos, sin = math.cos(angle) * size, math.sin(angle) * size

    def corner(x: float, y: float) -> tuple[float, float]:
        x, y = x * flip * width, y * height
        return (x * cos - y * sin) / width, (x * sin + y * cos) / height

    return corner(-0.5, -0.5), corner(0.5, -0.5), corner(0.5, 0.5), corner(-0.5, 0.5)


def _put(picture: Picture, corners: Quad) -> Picture:
    """What stands before the ground, brought to these corners; the whole picture where nothing does."""
    h, w = picture.shape[:2]
    kept = cut_out(picture)
    left, top, width, height = _box(picture)
    middle = (left + width / 2, top + height / 2)
    source = np.array(
        [(left, top), (left + width, top), (left + width, top + height), (left, top + height)], np.float32
    )
    target = np.array([(middle[0] + x * width, middle[1] + y * height) for x, y in corners], np.float32)
    if top + height > h - 3:  # what the lower border cuts still stands on it
        target[:, 1] += max(0.0, top + height - float(np.sort(target[:, 1])[2]))
    matrix = cv2.getPerspectiveTransform(source, target)
    if not _stands_out(kept):
        return u8(cv2.warpPerspective(picture, matrix, (w, h), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT))
    ground = _ground(picture, kept)
    moved = u8(cv2.warpPerspective(picture, matrix, (w, h), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE))
    cover = u8(cv2.warpPerspective(kept, matrix, (w, h), flags=cv2.INTER_LINEAR))
    return blend(ground, moved, cover)


def _box(picture: Picture) -> tuple[int, int, int, int]:
    """Left, top, width and height of what stands before the ground, or of the whole."""
    kept = cut_out(picture)
    if not _stands_out(kept):
        return 0, 0, picture.shape[1], picture.shape[0]
    rows, columns = np.nonzero(kept > 100)
    left, top = int(columns.min()), int(rows.min())
    return left, top, max(2, int(columns.max()) + 1 - left), max(2, int(rows.max()) + 1 - top)


def _stands_out(kept: Mask) -> bool:
    return 0.01 < float((kept > 100).mean()) < 0.9


def _ground(picture: Picture, kept: Mask) -> Picture:
    """The picture without what stands before its ground: a flat one stays flat, another is painted on from around."""
    hole = u8(cv2.dilate((kept > 4).astype(np.uint8) * 255, np.ones((9, 9), np.uint8)))
    seen: NDArray[np.uint8] = picture[hole == 0]
    if not seen.size:
        return picture
    if float(seen.std(axis=0).max()) < 3:
        flat = picture.copy()
        flat[hole > 0] = np.median(seen, axis=0).astype(np.uint8)
        return flat
    h, w = picture.shape[:2]
    shrink = max(1.0, max(h, w) / 256)
    size = (max(1, round(w / shrink)), max(1, round(h / shrink)))
    small = u8(cv2.resize(picture, size, interpolation=cv2.INTER_AREA))
    gap = u8(cv2.resize(hole, size, interpolation=cv2.INTER_NEAREST))
    mended = u8(cv2.resize(u8(cv2.inpaint(small, gap, 5, cv2.INPAINT_TELEA)), (w, h), interpolation=cv2.INTER_CUBIC))
    return np.where(hole[..., None] > 0, mended, picture).astype(np.uint8)
