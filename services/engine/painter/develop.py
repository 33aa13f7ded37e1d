"""How a finished picture is developed: brightness, contrast, colour, softness, vignette, grain; and the finishes of
the styles."""

import math

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from .raster import Floats, Mask, Picture, bayer, blend, blurred, u8
from .scene import Grade

_WASH = 180  # steps between no paint and paint as thick as painted


def combined(first: Grade, second: Grade) -> Grade:
    """Two developments, one after the other."""
    return Grade(
        brightness=first.brightness + second.brightness,
        contrast=first.contrast + second.contrast,
        saturation=max(-1.0, first.saturation + second.saturation),
        warmth=first.warmth + second.warmth,
        softness=_capped(first.softness + second.softness, 1.0),
        vignette=_capped(first.vignette + second.vignette, 1.25),
        grain=_capped(first.grain + second.grain, 1.0),
        hue=first.hue + second.hue,
        sepia=max(first.sepia, second.sepia),
    )


def developed(picture: Picture, grade: Grade, *, seed: int = 0) -> Picture:
    """The picture under a grade; the same array where the grade asks for nothing."""
    out = picture
    if grade.softness > 0.02:
        veil = blurred(out, min(out.shape[:2]) * 0.012)
        light = cv2.max(out, veil)
        out = u8(cv2.addWeighted(out, 1 - grade.softness * 0.7, light, grade.softness * 0.7, 0))
    if grade.hue:
        hsv = cv2.cvtColor(out, cv2.COLOR_RGB2HSV)
        hsv[..., 0] = ((hsv[..., 0].astype(np.int32) + round(grade.hue / 2)) % 180).astype(np.uint8)
        out = u8(cv2.cvtColor(hsv, cv2.COLOR_HSV2RGB))
    matrix = _mixing(grade)
    if matrix is not None:
        out = u8(cv2.transform(out, matrix))
    curves = _curves(grade)
    if curves is not None:
        out = u8(cv2.LUT(out, curves))
    if grade.vignette > 0.02:
        out = _vignetted(out, grade.vignette)
    if grade.grain > 0.02:
        h, w = out.shape[:2]
        tile = np.random.default_rng(seed).normal(128, 22 * grade.grain, (293, 347)).clip(0, 255).astype(np.uint8)
        noise = np.tile(tile, (h // 293 + 1, w // 347 + 1))[:h, :w]
        out = u8(cv2.addWeighted(out, 1.0, cv2.merge([noise, noise, noise]), 1.0, -128))
    return out


def pixelated(ground: Picture, front: Picture, alpha: Mask, *, colours: int = 34) -> Picture:
    """A small picture in few colours: the ground dithered into them, the front with hard edges and without dither."""
    h, w = ground.shape[:2]
    solid = alpha > 118
    merged = np.where(solid[..., None], front, ground)
    table = _table(merged, solid, colours)
    wavy = np.clip(ground.astype(np.float32) + bayer(w, h)[..., None] * 34, 0, 255)
    chosen = np.where(solid[..., None], front.astype(np.float32), wavy)
    distances = ((chosen[:, :, None, :] - table[None, None]) ** 2 * np.array([2, 4, 3], np.float32)).sum(-1)
    return u8(table[distances.argmin(-1)])


def watercolour(picture: Picture, seed: int) -> Picture:
    """Washes that run at the edges, on rough paper."""
    h, w = picture.shape[:2]
    rng = np.random.default_rng(seed)
    reach = min(h, w)
    field = _noise(rng, 34, 34, (w, h), cv2.INTER_CUBIC, channels=2)
    fine = _noise(rng, 120, 120, (w, h), cv2.INTER_LINEAR, channels=2)
    shift = field * (reach * 0.0042) + fine * (reach * 0.0014)
    wet = _displaced(u8(cv2.medianBlur(picture, 5)), shift)
    grey = cv2.cvtColor(wet, cv2.COLOR_RGB2GRAY)
    rims = cv2.convertScaleAbs(
        cv2.Laplacian(cv2.GaussianBlur(grey, (0, 0), reach / 420), cv2.CV_16S, ksize=3), alpha=2.6
    )
    paper = _noise(rng, h // 2 + 1, w // 2 + 1, (w, h), cv2.INTER_LINEAR)
    pools = _noise(rng, 9, 9, (w, h), cv2.INTER_CUBIC)
    thin = cv2.addWeighted(pools, -0.05, paper, -0.022, 1.0)
    thick = cv2.addWeighted(
        thin, 1.0, cv2.GaussianBlur(rims, (0, 0), 1.2), 0.5 / 255, 0, dtype=cv2.CV_32F
    )  # how thick the paint lies
    share = cv2.convertScaleAbs(np.clip(thick, 0.5, 1.4), alpha=_WASH)
    washed = cv2.bitwise_not(cv2.multiply(cv2.bitwise_not(wet), cv2.merge([share, share, share]), scale=0.88 / _WASH))
    ragged = _noise(rng, 15, 15, (w, h), cv2.INTER_CUBIC)
    edge = cv2.addWeighted(_distance_to_edge(h, w), 1 / (reach * 0.03), ragged, 0.45, -0.75)
    sheet = cv2.convertScaleAbs(np.clip(edge, 0, 1), alpha=255)
    return blend(u8(washed), "#fcf9f1", u8(cv2.bitwise_not(sheet)))


def faceted(picture: Picture, seed: int) -> Picture:
    """The picture as triangles, each of one colour; more of them where there is more to see."""
    h, w = picture.shape[:2]
    rng = np.random.default_rng(seed)
    shrink = max(1, min(h, w) // 300)
    small = cv2.resize(picture, (w // shrink, h // shrink), interpolation=cv2.INTER_AREA)
    sh, sw = small.shape[:2]
    out = cv2.resize(small, (w, h), interpolation=cv2.INTER_LINEAR)
    triangles = _net(u8(small), rng)
    inside = (triangles.min((1, 2)) >= -1) & (triangles[..., 0].max(1) <= sw) & (triangles[..., 1].max(1) <= sh)
    triangles = triangles[inside]
    middles = triangles.mean(1, keepdims=True)
    seen = np.concatenate([middles, (middles + triangles) / 2], axis=1).astype(np.int32)
    tones = small[seen[..., 1].clip(0, sh - 1), seen[..., 0].clip(0, sw - 1)].mean(1)
    corners = np.round(triangles * (w / sw, h / sh)).astype(np.int32)
    for corner, tone in zip(corners, tones.tolist(), strict=True):
        cv2.fillConvexPoly(out, corner, tone, lineType=cv2.LINE_AA)
    return u8(out)


def printed(picture: Picture, seed: int) -> Picture:
    """An old print: paper showing through, coarse ink, plates a little out of register."""
    h, w = picture.shape[:2]
    rng = np.random.default_rng(seed)
    off = max(1, round(min(h, w) / 700))
    red, green, blue = cv2.split(picture)
    out = cv2.merge([np.roll(red, off, 1), green, np.roll(blue, -off, 0)]).astype(np.float32)
    speck = cv2.resize(rng.random((h // 3 + 1, w // 3 + 1)).astype(np.float32), (w, h), interpolation=cv2.INTER_LINEAR)
    worn = np.clip((speck - 0.86) * 3.4, 0, 0.6)[..., None]
    paper = np.array([243, 229, 200], np.float32)
    out = out * (paper / 255) ** 0.55
    out = out * (1 - worn) + paper * worn
    return u8(np.clip(out + 12, 0, 255))


def scanned(picture: Picture, seed: int) -> Picture:
    """A tube screen: fine lines and a bloom around what is bright."""
    h, _ = picture.shape[:2]
    bright = bloomed(picture, 0.5).astype(np.float32)
    step = max(3, round(h / 240))
    bright[np.arange(h) % step < max(1, step // 3)] *= 0.84
    return u8(bright)


def bloomed(picture: Picture, strength: float) -> Picture:
    """Light spilling from the bright parts."""
    reach = min(picture.shape[:2])
    bright = u8(cv2.subtract(picture, np.full_like(picture, 90)))
    spill = cv2.addWeighted(blurred(bright, reach * 0.012), 0.9, blurred(bright, reach * 0.045), 0.9, 0)
    return u8(cv2.add(picture, cv2.convertScaleAbs(spill, alpha=strength)))


def filmed(picture: Picture, seed: int) -> Picture:
    """A photograph's grain and falling light."""
    return developed(bloomed(picture, 0.12), Grade(grain=0.28), seed=seed)


def sketched(picture: Picture, seed: int) -> Picture:
    """Ink on rough paper: the lines waver a little."""
    h, w = picture.shape[:2]
    rng = np.random.default_rng(seed)
    return _displaced(picture, _noise(rng, 48, 48, (w, h), cv2.INTER_CUBIC, channels=2) * (min(h, w) * 0.0022))


FINISHES = {
    "watercolour": watercolour,
    "facets": faceted,
    "print": printed,
    "scan": scanned,
    "film": filmed,
    "sketch": sketched,
}


def _noise(
    rng: np.random.Generator, rows: int, columns: int, size: tuple[int, int], way: int, *, channels: int = 1
) -> Floats:
    """Normal noise on a coarse grid, enlarged to a size (width, height)."""
    grid = rng.standard_normal((rows, columns, channels), np.float32)
    return np.asarray(cv2.resize(grid, size, interpolation=way), np.float32)


def _displaced(picture: Picture, shift: Floats) -> Picture:
    """The picture with each pixel taken from beside it, by a field (height, width, 2) in pixels."""
    h, w = picture.shape[:2]
    across, down = cv2.split(shift)
    across += np.arange(w, dtype=np.float32)
    down += np.arange(h, dtype=np.float32)[:, None]
    return u8(cv2.remap(picture, across, down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT))


def _net(small: Picture, rng: np.random.Generator) -> Floats:
    """Triangles (number, 3, 2) over a small picture, closer where it has edges."""
    sh, sw = small.shape[:2]
    edges = cv2.GaussianBlur(cv2.Canny(small, 50, 140), (0, 0), 2).astype(np.float64)
    weights = (edges + 3.2).ravel()
    picks = rng.choice(weights.size, size=min(1500, weights.size // 4), replace=False, p=weights / weights.sum())
    ys, xs = np.divmod(picks, sw)
    points = set(zip(xs.tolist(), ys.tolist(), strict=True))
    points |= {(round((sw - 1) * k / 8), y) for k in range(9) for y in (0, sh - 1)}
    points |= {(x, round((sh - 1) * k / 6)) for k in range(7) for x in (0, sw - 1)}
    net = cv2.Subdiv2D((-2, -2, sw + 4, sh + 4))
    for point in sorted(points):
        net.insert(point)
    return np.asarray(net.getTriangleList(), np.float32).reshape(-1, 3, 2)


def _capped(value: float, most: float) -> float:
    return min(most, max(0.0, value))


def _mixing(grade: Grade) -> NDArray[np.float32] | None:
    """The matrix for saturation, warmth and sepia; None where they are as they were."""
    if not (grade.saturation or grade.warmth or grade.sepia):
        return None
    keep = 1 + grade.saturation
    grey = np.array([0.299, 0.587, 0.114], np.float32)
    matrix = np.eye(3, dtype=np.float32) * keep + np.tile(grey, (3, 1)) * (1 - keep)
    if grade.sepia:
        brown = np.outer(np.array([1.07, 0.95, 0.74], np.float32), grey)
        matrix = matrix * (1 - grade.sepia) + brown * grade.sepia
    warm = np.array([1 + 0.16 * grade.warmth, 1 + 0.02 * grade.warmth, 1 - 0.2 * grade.warmth], np.float32)
    return np.asarray(matrix * warm[:, None], np.float32)


def _curves(grade: Grade) -> NDArray[np.uint8] | None:
    """The tone curve for brightness and contrast; None where they are as they were."""
    if not (grade.brightness or grade.contrast):
        return None
    x = np.linspace(0, 1, 256)
    gamma = 1 / (1 + 1.3 * grade.brightness) if grade.brightness >= 0 else 1 - 1.3 * grade.brightness
    y = x**gamma
    y = np.clip(y + 0.12 * grade.brightness, 0, 1)
    if grade.contrast >= 0:
        strength = 1 + 4.2 * grade.contrast
        bend = 1 / (1 + np.exp(-strength * (y - 0.5) * 2))
        low, high = 1 / (1 + math.exp(strength)), 1 / (1 + math.exp(-strength))
        curve = (bend - low) / (high - low)
        y = y + (curve - y) * min(1.0, grade.contrast * 2.2)
    else:
        y = 0.5 + (y - 0.5) * max(0.15, 1 + grade.contrast)
    return np.clip(np.round(y * 255), 0, 255).astype(np.uint8)


def _vignetted(picture: Picture, strength: float) -> Picture:
    h, w = picture.shape[:2]
    ys = np.linspace(-1, 1, 64, dtype=np.float32)[:, None]
    xs = np.linspace(-1, 1, 64, dtype=np.float32)[None, :]
    fall = np.clip((np.hypot(xs, ys) - 0.5) / 0.95, 0, 1) ** 1.6
    kept = (1 - min(0.92, strength * 0.75) * fall).astype(np.float32)
    mask = cv2.resize(kept, (w, h), interpolation=cv2.INTER_LINEAR)
    wide = cv2.merge([mask, mask, mask])
    return u8(cv2.multiply(picture, wide, dtype=cv2.CV_8U))


def _table(merged: Picture, solid: NDArray[np.bool_], colours: int) -> NDArray[np.float32]:
    """The few colours that serve the picture best, half of them for what stands in front."""

    tables = [
        np.array([[22, 20, 30], [250, 250, 246]], np.float32)
    ]  # for pupils and glints, which are too small to be counted
    for pixels, share in ((merged[solid], colours // 2), (merged[~solid], colours - colours // 2)):
        if pixels.size == 0:
            continue
        strip = Image.fromarray(np.ascontiguousarray(pixels[None]), "RGB").quantize(
            share, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
        )
        flat = strip.getpalette() or [0, 0, 0]
        tables.append(np.array(flat, np.float32).reshape(-1, 3)[:share])
    return np.unique(np.concatenate(tables), axis=0)


def _distance_to_edge(h: int, w: int) -> NDArray[np.float32]:
    ys, xs = np.arange(h, dtype=np.float32), np.arange(w, dtype=np.float32)
    return np.minimum(np.minimum(ys, h - 1 - ys)[:, None], np.minimum(xs, w - 1 - xs)[None, :])
