"""Recognises the checkerboard that a model paints when it is asked for transparency, and takes it away."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from services.imaging.arrays import Floats, Mask, Numbers
from services.imaging.matte import Matte, Scene, solve

SMALLEST_CELL, LARGEST_CELL = 3.0, 128.0  # pixels
_COLORLESS = 24.0  # levels between the channels of what still counts as grey
_LEAST_CONTRAST = 8.0  # levels between the two greys
_MATCH = 0.9  # of the grey border that must follow the pattern
_CORNER = 1024  # pixels of the corner in which the pattern is first looked for
_GREY = 0.5  # of the border that must be one of the two greys


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Two greys in turn. `cell` is the width and height of a square, `phase` where one begins (pixels, fractions).

    `light` and `dark` are the greys (levels); the square that begins at `phase` is light where `light_first`.
    """

    cell: tuple[float, float]
    phase: tuple[float, float]
    light: float
    dark: float
    light_first: bool


def recognise(picture: Floats) -> Board | None:
    """The board behind an `(height, width, 3)` picture in levels, where its border shows one."""
    grey = picture.mean(axis=-1)
    colorless = picture.max(axis=-1) - picture.min(axis=-1) < _COLORLESS
    rim = _rim(grey.shape)
    greys = _two_greys(grey[rim & colorless])
    if greys is None:
        return None
    dark, light = greys
    tolerance = max(10.0, 0.4 * (light - dark))
    belongs = colorless & (np.minimum(np.abs(grey - light), np.abs(grey - dark)) < tolerance)
    if float(belongs[rim].mean()) < _GREY:
        return None
    signs = np.where(belongs, np.where(grey > (light + dark) / 2, 1, -1), 0).astype(np.float32)
    waves = _waves(signs)
    if waves is None:
        return None
    cell, phase = waves
    board = Board(cell=cell, phase=phase, light=light, dark=dark, light_first=True)
    agreement = _agreement(signs, board, rim)
    if abs(agreement) < _MATCH * 2 - 1:
        return None
    return Board(cell=cell, phase=phase, light=light, dark=dark, light_first=agreement > 0)


def remove(picture: Floats, board: Board) -> tuple[Matte, float]:
    """Everything that is not the board, and how sure that is (0 to 1).

    Squares seen through holes are taken away too. A glow or a veil over the board cannot be told from a light subject:
    it stays, squares and all, and makes the result less sure.
    """
    levels, seam = _painted(picture.shape[:2], board)
    plane = cv2.GaussianBlur(levels, (0, 0), 0.8)[..., None].repeat(3, axis=-1)
    clear = _clear(picture, levels, seam, board)
    edge = max(3.0, max(clear.shape) / 160)
    depth = cv2.distanceTransform((~clear).astype(np.uint8), cv2.DIST_L2, 3)
    coverage = np.ones(clear.shape, np.float32)
    matte = solve(Scene(picture=picture, plane=plane, coverage=coverage, opaque=depth > edge, clear=clear))
    return matte, 1 - _shining_through(picture, levels, clear, board)


def paint(shape: tuple[int, int], board: Board) -> Floats:
    """The board alone, `(height, width)` levels."""
    return _painted(shape, board)[0]


def _rim(shape: tuple[int, ...]) -> Mask:
    """A frame wide enough to show several squares."""
    depth = max(8, min(shape) // 8)
    mask = np.ones(shape, np.bool_)
    mask[depth:-depth, depth:-depth] = False
    return mask


def _two_greys(values: Floats) -> tuple[float, float] | None:
    """The two levels that nearly all of `values` are near, the darker first."""
    if values.size < 64:
        return None
    low, high = (float(level) for level in np.percentile(values, [10, 90]))
    share = 0.0
    for _ in range(12):
        nearer = values > (low + high) / 2
        if nearer.all() or not nearer.any():
            return None
        low, high = float(np.median(values[~nearer])), float(np.median(values[nearer]))
        share = float(nearer.mean())
    return (low, high) if high - low >= _LEAST_CONTRAST and 0.2 < share < 0.8 else None


def _waves(signs: Floats) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """Cell and phase from the pattern's first harmonic, a wave that runs along both diagonals."""
    corner = signs[:_CORNER, :_CORNER]
    side = 2 * cv2.getOptimalDFTSize(max(corner.shape))
    spectrum = np.abs(np.fft.rfft2(corner, (side, side)))
    down, across = np.abs(np.fft.fftfreq(side))[:, None], np.fft.rfftfreq(side)[None, :]
    longest, shortest = 0.5 / LARGEST_CELL, 0.5 / SMALLEST_CELL
    allowed = (down > longest) & (down < shortest) & (across > longest) & (across < shortest)
    allowed &= np.abs(down - across) < 0.06 * (down + across) + 1.5 / side
    row, column = np.unravel_index(int(np.where(allowed, spectrum, 0).argmax()), spectrum.shape)
    if not allowed[row, column]:
        return None
    found = float(across[0, column]), float(down[row, 0])
    found = _refined(corner, found, 1 / side)
    found = _refined(signs, found, 0.5 / max(signs.shape))
    rising, falling = (complex(wave[0, 0]) for wave in _wave(signs, np.array(found[:1]), np.array(found[1:])))
    total, difference = np.pi - np.angle(rising), -np.angle(falling)
    columns = 0.5 / found[0], float((total + difference) / 2 / np.pi) * 0.5 / found[0]
    rows = 0.5 / found[1], float((total - difference) / 2 / np.pi) * 0.5 / found[1]
    for _ in range(3):  # the wave was bent by what stands before the board; the squares themselves settle it
        columns = _squares(_alternating(rows, signs.shape[0]) @ signs, columns)
        rows = _squares(signs @ _alternating(columns, signs.shape[1]), rows)
    return (columns[0], rows[0]), (columns[1], rows[1])


def _squares(profile: Floats, found: tuple[float, float]) -> tuple[float, float]:
    """Cell and phase near `found` whose alternating squares fit a profile of signs best."""
    cell, phase = found
    for spread in (1.0, 0.25):
        # the pattern turns about its middle, so that cell and phase can be tried apart
        middle = phase + round((len(profile) / 2 - phase) / cell) * cell
        steps = round((middle - phase) / cell)
        cells = cell + spread * 2.5 * cell / len(profile) * np.linspace(-1, 1, 15)
        middles = middle + spread * min(2.0, cell / 4) * np.linspace(-1, 1, 15)
        tried = [(float(one), float(at - steps * one)) for one in cells for at in middles]
        fits = [abs(float(_alternating(option, len(profile)) @ profile)) for option in tried]
        cell, phase = tried[int(np.argmax(fits))]
    return cell, phase


def _alternating(squares: tuple[float, float], length: int) -> Floats:
    """1 and -1 in turn along an axis, softened where the sign changes."""
    cell, phase = squares
    wave = np.sin(np.pi * (np.arange(length) + 0.0 - phase) / cell) * cell / 2
    return np.clip(wave, -1, 1).astype(np.float32)


def _refined(signs: Floats, found: tuple[float, float], step: float) -> tuple[float, float]:
    """The strongest wave near `found` (across and down, in waves a pixel), to a small part of `step`."""
    across, down = found
    for _ in range(12):
        step /= 1.6
        columns, rows = across + step * np.arange(-1, 2), down + step * np.arange(-1, 2)
        rising, falling = _wave(signs, columns, rows)
        row, column = np.unravel_index(int((np.abs(rising) + np.abs(falling)).argmax()), (3, 3))
        across, down = float(columns[column]), float(rows[row])
    return across, down


def _wave(signs: Floats, across: Floats, down: Floats) -> tuple[Floats, Floats]:
    """How strong each wave is, `(down, across)`: those that rise to the right, those that fall."""
    height, width = signs.shape
    along = 2 * np.pi * np.outer(np.arange(int(width)), across)
    summed = signs @ np.cos(along).astype(np.float32) - 1j * (signs @ np.sin(along).astype(np.float32))
    rows = np.exp(-2j * np.pi * np.outer(down, np.arange(int(height))))
    return rows @ summed, np.conj(rows) @ summed


def _painted(shape: tuple[int, int], board: Board) -> tuple[Floats, Mask]:
    """The board's levels, and where its squares meet: there a picture has something between."""
    parity: list[Floats] = []
    seams: list[Mask] = []
    for length, cell, phase in zip((shape[1], shape[0]), board.cell, board.phase, strict=True):
        at = (np.arange(length) - phase) / cell
        parity.append((np.floor(at) % 2).astype(np.float32))
        seams.append(np.abs(at - np.rint(at)) * cell < 1.6)
    odd = (parity[1][:, None] + parity[0][None, :]) % 2
    light = (odd == 0) == board.light_first
    seam = seams[1][:, None] | seams[0][None, :]
    return np.where(light, board.light, board.dark).astype(np.float32), seam


def _shining_through(picture: Floats, levels: Floats, clear: Mask, board: Board) -> float:
    """How much of the squares' contrast is left beside what was taken away: 0 (nothing) to 1."""
    cell = max(board.cell)
    detail, ground = (values - cv2.GaussianBlur(values, (0, 0), cell) for values in (picture.mean(axis=-1), levels))
    beside = ~clear & (cv2.distanceTransform((~clear).astype(np.uint8), cv2.DIST_L2, 3) < 1.5 * cell)
    if not beside.any():
        return 0.0
    return float(np.clip((detail * ground)[beside].sum() / (ground * ground)[beside].sum(), 0, 1))


def _agreement(signs: Floats, board: Board, rim: Mask) -> float:
    """From -1 (the squares the other way round) to 1, over what is grey along the border and no seam."""
    levels, seam = _painted((signs.shape[0], signs.shape[1]), board)
    asked = np.where(levels > (board.light + board.dark) / 2, 1, -1)
    counts = rim & ~seam & (signs != 0)
    return float((asked * signs)[counts].mean()) if counts.any() else 0.0


def _clear(picture: Floats, levels: Floats, seam: Mask, board: Board) -> Mask:
    """Where the pattern is seen: whole windows that follow it, and what follows it right beside them.

    A white shirt matches the light squares only, so a window wider than a square tells it from the board.
    """
    between = np.clip(picture.mean(axis=-1), board.dark, board.light)
    plane = np.where(seam, between, levels)[..., None].astype(np.float32)
    away = np.linalg.norm(cv2.GaussianBlur(picture - plane, (0, 0), 0.8), axis=-1)
    tolerance = max(9.0, 0.18 * (board.light - board.dark))
    follows: Mask = away < np.where(seam, 1.5 * tolerance, tolerance)
    cell = max(board.cell)
    side = 2 * round(0.6 * cell) + 1
    share: Floats = cv2.blur(follows.astype(np.float32), (side, side), borderType=cv2.BORDER_REPLICATE)
    sure: Mask = (share > 0.97) & follows
    reach: Floats = cv2.distanceTransform((~sure).astype(np.uint8), cv2.DIST_L2, 3)
    grown: Mask = follows & (reach < 0.9 * cell)
    return grown | _through_holes(follows & ~grown, levels, seam, board)


def _through_holes(follows: Mask, levels: Floats, seam: Mask, board: Board) -> Mask:
    """Patches too small for a window that show enough of both greys, each in its place."""
    count, found = cv2.connectedComponents(follows.astype(np.uint8), connectivity=4)
    labels: Numbers = found
    light = levels > (board.light + board.dark) / 2
    # where squares meet anything between the greys follows the pattern, and tells nothing
    bright, dark = (np.bincount(labels[at & ~seam], minlength=count) for at in (light, ~light))
    least = 0.05 * board.cell[0] * board.cell[1]
    both = (bright > least) & (dark > least)
    both[0] = False
    return both[labels] & follows
