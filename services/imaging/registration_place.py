"""Lays a registered answer on the canvas: resampled once, in the picture's exposure, cut out of its ground.

Part by part, because the canvas may have more than twice as many pixels as the answer.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image

from services.imaging.arrays import Mask
from services.imaging.fit import Color, parse_color
from services.imaging.registration import Registration
from services.imaging.registration_frames import Edges, covering, reaching
from services.imaging.transparency import key

Window = tuple[int, int, int, int]

_CLEAR, _OPAQUE = 24.0, 110.0  # levels from the ground up to which all is clear, from which all is opaque
_STRIP, _STRIP_SHARE = 10, 0.03  # pixels, and on top of the side: what a shift and a scale leave unshown at an edge
_MOST_KEYED = 800_000  # pixels; alpha is soft, and keying a larger answer would take more memory than it is worth


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Layer:
    """A picture of which the part `box` lies on the canvas."""

    picture: Image.Image
    box: Edges

    def resampled(self, size: tuple[int, int], window: Window, canvas: tuple[int, int]) -> Image.Image:
        """What lies in a window of the canvas, at `size`."""
        left, top, right, bottom = self.box
        across, down = (right - left) / canvas[0], (bottom - top) / canvas[1]
        part = (
            left + window[0] * across,
            top + window[1] * down,
            min(self.picture.width, left + window[2] * across),
            min(self.picture.height, top + window[3] * down),
        )
        return self.picture.resize(size, Image.Resampling.LANCZOS, box=part)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Placed:
    """The answer in the picture's exposure, at its own size until a part of the canvas of `size` is asked for.

    `ground` is the colour in the answer that stands for transparency, None where all of it is opaque.
    """

    size: tuple[int, int]
    answer: _Layer
    shown: tuple[Mask, Mask]
    alpha: _Layer | None = None
    ground: Color | None = None

    def part(self, window: Window) -> Image.Image:
        """The answer in a window (left, top, right, bottom) of the canvas, RGB."""
        return self.answer.resampled(_extent(window), window, self.size)

    def opaque(self, window: Window) -> Image.Image | None:
        """How opaque it is there (L); None where all of it is opaque."""
        return None if self.alpha is None else self.alpha.resampled(_extent(window), window, self.size)

    def covered(self, window: Window) -> Mask:
        """False where the answer shows nothing of the canvas."""
        columns, rows = self.shown
        return rows[window[1] : window[3], None] & columns[window[0] : window[2]]

    def whole(self, size: tuple[int, int]) -> Image.Image:
        """The answer on the whole canvas, RGB of `size`."""
        return self.answer.resampled(size, (0, 0, *self.size), self.size)


def place(
    answer: Image.Image, registration: Registration, size: tuple[int, int], *, ground: str | None = None
) -> Placed:
    """Lay the answer on a canvas of `size` (width, height). A narrow strip that it does not show is mirrored from it.

    `ground` (`#rrggbb`) is the colour that was sent for transparency; what the answer still has of it is transparent.
    """
    table = np.arange(256.0)[None] * np.array(registration.gain)[:, None] + np.array(registration.bias)[:, None]
    exposure = np.clip(np.rint(table), 0, 255).astype(np.uint8)
    columns, rows = (_continued(one) for one in covering(size, registration.box, answer.size))
    opaque = answer if answer.mode == "RGB" else answer.convert("RGB")
    exposed = opaque.point([int(level) for level in exposure.ravel()])
    layer = _layer(exposed, registration.box)
    if ground is None:
        return Placed(size=size, answer=layer, shown=(columns, rows))
    scale = min(1.0, (_MOST_KEYED / (answer.width * answer.height)) ** 0.5)
    small = max(1, round(answer.width * scale)), max(1, round(answer.height * scale))
    alpha, color = _alpha(exposed.resize(small, Image.Resampling.LANCZOS), ground)
    each = small[0] / answer.width, small[1] / answer.height
    left, top, right, bottom = registration.box
    part = left * each[0], top * each[1], right * each[0], bottom * each[1]
    return Placed(
        size=size,
        answer=layer,
        shown=(columns, rows),
        alpha=_layer(alpha, part),
        ground=parse_color(color),
    )


def _layer(picture: Image.Image, box: Edges) -> _Layer:
    padded, moved = reaching(picture, box, mirrored=True)
    return _Layer(picture=padded, box=moved)


def _extent(window: Window) -> tuple[int, int]:
    return window[2] - window[0], window[3] - window[1]


def _alpha(answer: Image.Image, ground: str) -> tuple[Image.Image, str]:
    """How opaque an answer is (L), and the colour of the ground in it.

    Where the ground is not the kind that can be keyed well, a pixel is the more opaque the less it looks like it.
    """
    keyed = key(answer, ground)
    if keyed.good:
        return keyed.picture.getchannel("A"), keyed.ground
    away = np.linalg.norm(np.asarray(answer).astype(np.float32) - np.array(parse_color(ground), np.float32), axis=-1)
    return Image.fromarray(np.rint(np.clip((away - _CLEAR) / (_OPAQUE - _CLEAR), 0, 1) * 255).astype(np.uint8)), ground


def _continued(shown: Mask) -> Mask:
    """The same, with an end that is not shown filled where it is only as narrow as answers are off."""
    most = _STRIP + round(_STRIP_SHARE * shown.size)
    places = np.flatnonzero(shown)
    if not places.size:
        return shown
    filled = shown.copy()
    if places[0] <= most:
        filled[: places[0]] = True
    if shown.size - 1 - places[-1] <= most:
        filled[places[-1] :] = True
    return filled
