"""What stands before a plain ground: found from the border inwards."""

import cv2
import numpy as np
from numpy.typing import NDArray

from .raster import Mask, Picture, u8

_NEAR = 24.0  # how far in OpenCV's Lab a colour may lie from one of the border's to count as ground
_STRONG = 85.0  # chroma of the purest colours
_MOST = 6  # ground colours that are told apart


def cut_out(picture: Picture) -> Mask:
    """Coverage of what is not ground. Ground is what has a colour of the upper border and hangs together with the
    border; the lower border does not count, as figures often stand on it."""
    h, w = picture.shape[:2]
    shrink = max(1.0, max(h, w) / 900)
    size = (max(1, round(w / shrink)), max(1, round(h / shrink)))
    small = u8(cv2.resize(picture, size, interpolation=cv2.INTER_AREA)) if shrink > 1 else picture
    lab = cv2.cvtColor(cv2.GaussianBlur(small, (0, 0), 0.8), cv2.COLOR_RGB2LAB).astype(np.float32)
    sh, sw = lab.shape[:2]
    side = max(1, round(sh * 0.7))
    colours = _colours(np.concatenate([lab[0], lab[:side, 0], lab[:side, -1]]).astype(np.float32))
    near = np.zeros((sh, sw), np.uint8)
    for colour in colours:
        near[((lab - colour) ** 2).sum(axis=2) < _NEAR**2] = 255
    framed = cv2.copyMakeBorder(near, 1, 0, 1, 1, cv2.BORDER_CONSTANT, value=(255,))
    flood = np.zeros((framed.shape[0] + 2, framed.shape[1] + 2), np.uint8)
    cv2.floodFill(framed, flood, (0, 0), (128,), (0,), (0,), 4 | cv2.FLOODFILL_MASK_ONLY | (255 << 8))
    kept = u8(cv2.bitwise_not(np.ascontiguousarray(flood[2:-1, 2:-2])))
    if len(colours) == 1 and _is_key(colours[0]):
        kept[near > 0] = 0  # a key shines through holes as well
    if min(sh, sw) > 8:
        kept = u8(cv2.morphologyEx(kept, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8)))
    full = cv2.resize(kept, (w, h), interpolation=cv2.INTER_LINEAR)
    return u8(cv2.GaussianBlur(full, (0, 0), max(0.8, shrink * 0.7)))


def _is_key(colour: NDArray[np.float32]) -> bool:
    """Whether a colour (OpenCV's Lab) is so strong that nothing but a ground to be taken away has it."""
    return float(np.hypot(colour[1] - 128, colour[2] - 128)) > _STRONG


def _colours(rim: NDArray[np.float32]) -> list[NDArray[np.float32]]:
    """The colours that the rim is made of: its median, then again and again the one farthest from those there are."""
    out: list[NDArray[np.float32]] = [np.median(rim, axis=0).astype(np.float32)]
    while len(out) < _MOST:
        away = np.min([((rim - colour) ** 2).sum(axis=1) for colour in out], axis=0)
        farthest = rim[int(away.argmax())]
        alike = ((rim - farthest) ** 2).sum(axis=1) < _NEAR**2
        if float(away.max()) < (_NEAR * 0.7) ** 2 or float(alike.mean()) < 0.02:
            break
        out.append(rim[alike].mean(axis=0).astype(np.float32))
    return out
