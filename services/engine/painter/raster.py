"""From SVG to arrays, and the few operations on arrays that painting needs: blending, blurring, growing, gradients.
Pictures are (height, width, 3) uint8 RGB, masks are (height, width) uint8."""

import io
import math
from typing import Any

import cv2
import numpy as np
import resvg_py
from numpy.typing import NDArray
from PIL import Image

from .boxes import Box
from .colour import rgb
from .grounds.canvas import Light, Sky

Picture = NDArray[np.uint8]
Mask = NDArray[np.uint8]
Floats = NDArray[np.float32]

_BAYER: Floats = (
    (np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], np.float32) + 0.5) / 16 - 0.5
).astype(np.float32)
_UNDITHERED: Floats = np.zeros((1, 1), np.float32)
_AT_ONCE = 120_000  # pixels of few elements that are drawn in one go, about 10 ms
_MANY = 80  # elements that make drawing take twice as long
_LEAST_ROWS = 16
_TONES = 1024  # steps of a gradient
_QUICKLY = (cv2.IMWRITE_PNG_COMPRESSION, 1, cv2.IMWRITE_PNG_FILTER, cv2.IMWRITE_PNG_FILTER_UP)


def rasterised(elements: str, view: Box, width: int, height: int) -> tuple[Picture, Mask]:
    """SVG elements seen through a view box, as colour and coverage; drawn in bands, as nothing else in the process
    runs while one is."""
    colour, alpha = np.empty((height, width, 3), np.uint8), np.empty((height, width), np.uint8)
    rows = max(_LEAST_ROWS, round(_AT_ONCE / width / (1 + elements.count("<") / _MANY)))
    unit = view.height / height
    for top in range(0, height, rows):
        low = min(height, top + rows)
        band = Box(view.left, view.top + top * unit, view.right, view.top + low * unit)
        colour[top:low], alpha[top:low] = _band(elements, band, width, low - top)
    return colour, alpha


def _band(elements: str, view: Box, width: int, height: int) -> tuple[Picture, Mask]:
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view.left:.6f} {view.top:.6f} {view.width:.6f} '
        f'{view.height:.6f}" '
        f'width="{width}" height="{height}" preserveAspectRatio="none">{elements}</svg>'
    )
    png = bytes(resvg_py.svg_to_bytes(svg_string=svg, width=width, height=height, skip_system_fonts=True))
    data = cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_UNCHANGED)
    if data is None or data.ndim != 3:
        raise ValueError("the picture could not be drawn")
    if data.shape[2] == 3:
        return u8(cv2.cvtColor(data, cv2.COLOR_BGR2RGB)), u8(np.full((height, width), 255))
    if data.shape[:2] != (height, width):
        data = cv2.resize(data, (width, height), interpolation=cv2.INTER_AREA)
    return u8(cv2.cvtColor(data, cv2.COLOR_BGRA2RGB)), u8(cv2.extractChannel(data, 3))


def blend(under: Picture, over: Picture | str, alpha: Mask) -> Picture:
    """`over` (a picture or one colour) laid on `under`; where alpha is 0 the ground stays to the bit."""
    left, top, width, height = cv2.boundingRect(alpha)
    out = under.copy()
    if width == 0:
        return out
    rows, columns = slice(top, top + height), slice(left, left + width)
    part, cover = under[rows, columns], alpha[rows, columns]
    wide = cv2.merge([cover, cover, cover])
    kept = cv2.multiply(part, cv2.bitwise_not(wide), scale=1 / 255)
    if isinstance(over, str):
        laid_on = cv2.LUT(wide, _shares(over))
    else:
        laid_on = cv2.multiply(over[rows, columns], wide, scale=1 / 255)
    out[rows, columns] = cv2.add(laid_on, kept)
    return out


def laid(under: Picture, over: Picture, alpha: Mask) -> Picture:
    """`over` laid on a larger `under`, enlarged on the way; its colours are weighted first, so that no dark seams
    appear."""
    size = (under.shape[1], under.shape[0])
    weighted = cv2.multiply(over, cv2.merge([alpha, alpha, alpha]), scale=1 / 255)
    big, cover = (
        cv2.resize(weighted, size, interpolation=cv2.INTER_CUBIC),
        cv2.resize(alpha, size, interpolation=cv2.INTER_CUBIC),
    )
    kept = cv2.multiply(under, cv2.bitwise_not(cv2.merge([cover, cover, cover])), scale=1 / 255)
    return u8(cv2.add(kept, big))


def resized(colour: Picture, alpha: Mask, width: int, height: int) -> tuple[Picture, Mask]:
    """Colour and coverage at another size; the colours are weighted on the way, so that no dark seams appear."""
    way = cv2.INTER_AREA if width < colour.shape[1] else cv2.INTER_CUBIC
    weighted = cv2.multiply(colour, cv2.merge([alpha, alpha, alpha]), scale=1 / 255)
    out = u8(cv2.resize(weighted, (width, height), interpolation=way))
    cover = u8(cv2.resize(alpha, (width, height), interpolation=way))
    partly = (cover > 0) & (cover < 255)
    shares = cover[partly].astype(np.float32)[:, None] / 255
    out[partly] = np.clip(out[partly] / shares + 0.5, 0, 255)
    return out, cover


def filled(colour: str, width: int, height: int) -> Picture:
    """One colour."""
    out = np.empty((height, width, 3), np.uint8)
    out[:] = rgb(colour)
    return out


def scaled_mask(mask: Mask, share: float) -> Mask:
    """The coverage times a share."""
    return u8(cv2.convertScaleAbs(mask, alpha=max(0.0, min(1.0, share))))


def softened(mask: Mask, radius: float) -> Mask:
    """The mask blurred by a radius in pixels; wide blurs are done small, where they cost little."""
    if radius < 0.4:
        return mask
    shrink = max(1, min(16, int(radius / 3)))
    if shrink == 1:
        return u8(cv2.GaussianBlur(mask, (0, 0), radius))
    h, w = mask.shape[:2]
    small = cv2.resize(mask, (max(1, w // shrink), max(1, h // shrink)), interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (0, 0), radius / shrink)
    return u8(cv2.resize(small, (w, h), interpolation=cv2.INTER_LINEAR))


def blurred(picture: Picture, radius: float) -> Picture:
    """The picture blurred by a radius in pixels."""
    return softened(picture, radius)


def grown(mask: Mask, by: float) -> Mask:
    """The mask spread outwards by a distance in pixels, with soft edges kept."""
    if by < 0.3:
        return mask
    left, top, width, height = cv2.boundingRect(mask)
    if width == 0:
        return mask
    reach = math.ceil(by)
    grid = np.hypot(*np.meshgrid(np.arange(-reach, reach + 1), np.arange(-reach, reach + 1)))
    kernel = (grid <= by + 0.2).astype(np.uint8)
    pad = reach + 2
    rows = slice(max(0, top - pad), min(mask.shape[0], top + height + pad))
    columns = slice(max(0, left - pad), min(mask.shape[1], left + width + pad))
    spread = cv2.dilate(mask[rows, columns], kernel)
    out = np.zeros_like(mask)
    out[rows, columns] = cv2.GaussianBlur(spread, (0, 0), 0.6) if by > 2 else spread
    return out


def moved(mask: Mask, dx: float, dy: float, *, beyond: bool = False) -> Mask:
    """The mask shifted; what comes in is 0, or with `beyond` what is at the edge, as if it went on there."""
    matrix = np.array([[1, 0, dx], [0, 1, dy]], np.float32)
    border = cv2.BORDER_REPLICATE if beyond else cv2.BORDER_CONSTANT
    return u8(cv2.warpAffine(mask, matrix, (mask.shape[1], mask.shape[0]), flags=cv2.INTER_LINEAR, borderMode=border))


def sky(kind: Sky, view: Box, sheet: tuple[float, float], width: int, height: int, *, flat: bool) -> Picture:
    """The gradient of a background through a view box; dithered, so that it shows no bands."""
    stops = [(at, rgb(colour)) for at, colour in kind.stops]
    tones = [colour for _, colour in kind.stops]
    if len({colour for _, colour in stops}) == 1:
        return filled(tones[0], width, height)
    if flat and kind.middle is not None:
        return filled(tones[len(tones) // 2] if len(tones) > 2 else tones[0], width, height)
    ys = (view.top + (np.arange(height, dtype=np.float32)[:, None] + 0.5) * view.height / height) / sheet[1]
    xs = (view.left + (np.arange(width, dtype=np.float32)[None, :] + 0.5) * view.width / width) / sheet[0]
    if kind.middle is not None:
        reach = max(sheet) / min(sheet)
        wide, tall = (reach, 1.0) if sheet[0] > sheet[1] else (1.0, reach)
        t = (
            np.sqrt(((xs - kind.middle[0]) * wide) ** 2 + ((ys - kind.middle[1]) * tall) ** 2)
            * 2
            / math.hypot(wide, tall)
            * 1.05
        )
    elif kind.slant:
        lean = math.tan(math.radians(kind.slant))
        t = (ys + (xs - 0.5) * lean) / (1 + 0.0 * lean)
        t = (t + lean / 2) / (1 + lean)
    else:
        t = ys
    if flat:
        t = np.floor(np.clip(t, 0, 0.999) * 5) / 4
    dither = _UNDITHERED if flat else _BAYER
    table = _dithered(stops, dither)
    index = np.clip(t * (_TONES - 1), 0, _TONES - 1).astype(np.int32) * dither.size
    out = np.empty((height, width), np.uint32)
    down, across = dither.shape
    for row, column in np.ndindex(down, across):
        seen = index[row::down, column::across] if index.shape[1] > 1 else index[row::down]
        out[row::down, column::across] = table[seen + (row * across + column)]
    return u8(cv2.cvtColor(out.view(np.uint8).reshape(height, width, 4), cv2.COLOR_RGBA2RGB))


def lit(picture: Picture, light: Light, view: Box) -> Picture:
    """The picture with a light on it, seen through a view box."""
    h, w = picture.shape[:2]
    shrink = 8 if min(h, w) >= 256 else 2
    sh, sw = max(2, h // shrink), max(2, w // shrink)
    ys = view.top + (np.arange(sh, dtype=np.float32)[:, None] + 0.5) * view.height / sh - light.y
    xs = view.left + (np.arange(sw, dtype=np.float32)[None, :] + 0.5) * view.width / sw - light.x
    t = np.sqrt(xs * xs + ys * ys) / light.r
    fall = np.where(t < 0.35, 1 - t / 0.7, np.clip((1 - t) / 1.3, 0, 1)) * (255 * light.strength)
    alpha = cv2.resize(fall.astype(np.float32), (w, h), interpolation=cv2.INTER_LINEAR)
    return blend(picture, light.colour, u8(cv2.convertScaleAbs(cv2.add(alpha, bayer(w, h)))))


def bayer(width: int, height: int) -> Floats:
    """An ordered dither of -0.5..0.5."""
    return np.tile(_BAYER, (height // 4 + 1, width // 4 + 1))[:height, :width]


def encoded(picture: Picture) -> bytes:
    """PNG, RGB; written for speed, as whoever keeps it writes it anew."""
    ok, png = cv2.imencode(".png", cv2.cvtColor(picture, cv2.COLOR_RGB2BGR), _QUICKLY)
    if not ok:
        raise ValueError("the picture could not be written")
    return png.tobytes()


def decoded(picture: bytes) -> Picture:
    """Any picture that Pillow reads, as RGB on white. Raises ValueError for what is none."""
    try:
        with Image.open(io.BytesIO(picture)) as image:
            rgba = image.convert("RGBA")
            ground = Image.new("RGBA", rgba.size, (255, 255, 255, 255))
            return np.array(Image.alpha_composite(ground, rgba).convert("RGB"))
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise ValueError("this is not a picture that can be read") from error


def larger(first: Mask, second: Mask) -> Mask:
    """At each pixel the greater of two masks."""
    return u8(cv2.max(first, second))


def common(first: Mask, second: Mask) -> Mask:
    """At each pixel the lesser of two masks."""
    return u8(cv2.min(first, second))


def without(first: Mask, second: Mask) -> Mask:
    """The first mask less the second, never below 0."""
    return u8(cv2.subtract(first, second))


def u8(array: Any) -> NDArray[np.uint8]:
    """What OpenCV gave back, as the bytes that it is."""
    return np.asarray(array, np.uint8)


def _shares(colour: str) -> NDArray[np.uint8]:
    """What each coverage leaves of a colour: (256, 1, 3)."""
    return u8(np.round(np.outer(np.arange(256), rgb(colour)) / 255)).reshape(256, 1, 3)


def _dithered(stops: list[tuple[float, tuple[int, int, int]]], dither: Floats) -> NDArray[np.uint32]:
    """The colours along a gradient under each value of a dither, four bytes each, the dither's values side by side."""
    at, places = np.linspace(0, 1, _TONES), [place for place, _ in stops]
    tones = np.stack([np.interp(at, places, [colour[channel] for _, colour in stops]) for channel in range(3)], axis=-1)
    table = np.full((_TONES, dither.size, 4), 255, np.uint8)
    table[..., :3] = np.clip(tones[:, None] + dither.ravel()[None, :, None] + 0.5, 0, 255)
    return table.view(np.uint32).ravel()
