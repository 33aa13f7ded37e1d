"""A scene becomes a picture: ground, what stands behind, the subjects with their light and shadow, what floats before,
letters, frame, then development and finish."""

import math
from dataclasses import replace

import cv2
import numpy as np

from .backdrops import backdrop, halo
from .cast import with_actor
from .develop import FINISHES, bloomed, combined, developed, pixelated
from .effects import scattered
from .frames import bordered, plate
from .grounds import FLAT, GROUNDS, painted
from .lettering import lettered, pixel_lettered
from .moods import MOODS
from .raster import (
    Mask,
    Picture,
    blend,
    blurred,
    encoded,
    filled,
    laid,
    larger,
    lit,
    rasterised,
    sky,
    u8,
)
from .scene import Lettering, Scene
from .stage import Stage, plate_view, sheet_of, view_of
from .styles import DEFAULT_STYLE, STYLES

_GROUND_SHARE = 0.5  # of the pixels each way that a ground is drawn with, to be enlarged
_BUSY, _BUSY_SHARE = 150, 0.4  # the same where it has more elements than this
_BLURRED_SHARE = 0.3  # the same where it is blurred afterwards, by more than:
_BLURRY = 0.006  # of the shorter side
_CELLS = 96  # of the pixel grid along the shorter side


def render(scene: Scene, *, width: int, height: int) -> bytes:
    """The scene as PNG, RGB, width × height pixels. Raises ValueError for sizes under 1."""
    if width < 1 or height < 1:
        raise ValueError("a picture needs at least one pixel each way")
    return encoded(picture(scene, width, height))


def picture(scene: Scene, width: int, height: int) -> Picture:
    """The scene as an array (height, width, 3) uint8."""
    style = STYLES.get(scene.style, STYLES[DEFAULT_STYLE])
    pixel = style.finish == "pixel"
    cell = max(1, math.ceil(min(width, height) / _CELLS)) if pixel else 1
    if pixel and min(width, height) >= 64:
        cell = max(2, cell)
    w, h = math.ceil(width / cell), math.ceil(height / cell)
    short = min(w, h)
    flat_key = (scene.ground.colours or ("#ffffff",))[0] if scene.ground.kind == FLAT else ""
    stage = Stage(
        scene=scene,
        style=style,
        mood=MOODS.get(scene.mood, MOODS["neutral"]),
        width=w,
        height=h,
        sheet=(1000 * w / short, 1000 * h / short),
        flat_key=flat_key,
    )
    out = _painted(stage, pixel)
    if pixel:
        out = u8(cv2.resize(out, (w * cell, h * cell), interpolation=cv2.INTER_NEAREST))[:height, :width]
    return np.ascontiguousarray(out)


def _painted(stage: Stage, pixel: bool) -> Picture:
    scene, style = stage.scene, stage.style
    ground = _ground(stage)
    canvas, covered = ground, np.zeros((stage.height, stage.width), np.uint8)
    if scene.badge:
        colour, alpha = rasterised(
            plate(scene.badge, scene.palette, scene.ground.base), plate_view(stage), stage.width, stage.height
        )
        canvas, covered = blend(canvas, colour, alpha), alpha
    for actor in sorted(scene.actors, key=lambda a: a.depth):
        canvas, alpha = with_actor(stage, canvas, actor)
        covered = larger(covered, alpha)
    if scene.effects:
        colour, alpha = rasterised(
            "".join(scattered(e, sheet_of(stage, e.seed)) for e in scene.effects),
            view_of(stage),
            stage.width,
            stage.height,
        )
        canvas, covered = blend(canvas, colour, alpha), larger(covered, alpha)
    canvas, covered = _viewed(stage, canvas, covered)
    mood = replace(stage.mood.grade, vignette=0.0) if stage.flat_key else stage.mood.grade
    own = replace(style.grade, vignette=0.0) if stage.flat_key else style.grade
    grade = combined(combined(own, mood), scene.grade)
    if pixel:
        graded = developed(canvas, grade, seed=scene.seed)
        out = _on_key(stage, pixelated(graded, graded, covered), covered, hard=True)
        for text in scene.texts:
            out = pixel_lettered(out, _placed_text(stage, text), scene.palette)
        return bordered(out, scene.border, scene.seed) if scene.border else out
    before = canvas
    finish = FINISHES.get(style.finish)
    if finish:
        canvas = finish(canvas, scene.seed)
    if style.shading == "glow" and not stage.flat_key:
        canvas = bloomed(canvas, 0.7)
    for text in scene.texts:
        canvas = lettered(canvas, _placed_text(stage, text), style.letters, scene.palette)
    if scene.border:
        canvas = bordered(canvas, scene.border, scene.seed)
    canvas = developed(canvas, grade, seed=scene.seed)
    if stage.flat_key:
        touched = (cv2.absdiff(before, ground).max(axis=2) > 0).astype(np.uint8) * 255
        lettering = _lettered_area(stage, before) if scene.texts or scene.border else touched
        canvas = _on_key(stage, canvas, larger(larger(covered, touched), lettering), hard=True)
    return canvas


def _lettered_area(stage: Stage, before: Picture) -> Mask:
    """Where words and frame lie, measured on the bare picture."""
    out = before
    for text in stage.scene.texts:
        out = lettered(out, _placed_text(stage, text), stage.style.letters, stage.scene.palette)
    if stage.scene.border:
        out = bordered(out, stage.scene.border, stage.scene.seed)
    return np.asarray((cv2.absdiff(before, out).max(axis=2) > 0).astype(np.uint8) * 255, np.uint8)


def _on_key(stage: Stage, canvas: Picture, covered: Mask, *, hard: bool) -> Picture:
    """On a flat ground, everything that nothing was painted on is exactly that colour."""
    if not stage.flat_key:
        return canvas
    mask = ((covered > (118 if stage.style.finish == "pixel" else 0)).astype(np.uint8) * 255) if hard else covered
    return blend(filled(stage.flat_key, stage.width, stage.height), canvas, np.asarray(mask, np.uint8))


def _ground(stage: Stage) -> Picture:
    """The background with what the style puts behind the subject."""
    scene = stage.scene
    if stage.flat_key:
        return filled(stage.flat_key, stage.width, stage.height)
    sheet_w, sheet_h = stage.sheet
    hour = stage.mood.hour or "dusk"
    made = painted(scene.ground, scene.palette, width=sheet_w, height=sheet_h, hour=hour, flat=stage.style.flat)
    view = view_of(stage, zoom=max(1.0, scene.view.zoom))
    out = sky(made.sky, view, stage.sheet, stage.width, stage.height, flat=stage.style.flat)
    kind = GROUNDS.get(scene.ground.kind)
    behind = ""
    name = stage.style.backdrop if scene.finish.backdrop is None else scene.finish.backdrop
    if name and scene.actors and not (kind and kind.place and name in ("emblem", "disc", "confetti")):
        behind = backdrop(name, sheet_of(stage, scene.seed))
    for light in made.below:
        out = lit(out, light, view)
    soft = max(scene.ground.blur, stage.style.ground_blur if kind and kind.place else 0.0)
    if made.shapes or behind:
        busy = made.shapes.count("<") > _BUSY
        fine = stage.fineness(_BLURRED_SHARE if soft > _BLURRY else _BUSY_SHARE if busy else _GROUND_SHARE)
        colour, alpha = rasterised(made.shapes + behind, view, round(stage.width * fine), round(stage.height * fine))
        out = laid(out, colour, alpha) if fine < 1 else blend(out, colour, alpha)
    for light in (*made.above, *((halo(sheet_of(stage, scene.seed)),) if name == "halo" and scene.actors else ())):
        out = lit(out, light, view)
    radius = soft * min(stage.width, stage.height)
    return blurred(out, radius) if radius > 0.3 else out


def _viewed(stage: Stage, canvas: Picture, alpha: Mask) -> tuple[Picture, Mask]:
    """Mirrored, turned upside down, rotated: pictures and coverage alike."""
    view = stage.scene.view
    if view.mirrored:
        canvas, alpha = np.ascontiguousarray(canvas[:, ::-1]), np.ascontiguousarray(alpha[:, ::-1])
    if view.upside_down:
        canvas, alpha = np.ascontiguousarray(canvas[::-1]), np.ascontiguousarray(alpha[::-1])
    if view.turn % 360:
        w, h = stage.width, stage.height
        angle = math.radians(view.turn)
        need_w, need_h = (
            abs(w * math.cos(angle)) + abs(h * math.sin(angle)),
            abs(w * math.sin(angle)) + abs(h * math.cos(angle)),
        )
        cover = 1.0 if stage.flat_key else max(need_w / w, need_h / h)
        matrix = cv2.getRotationMatrix2D((w / 2, h / 2), -view.turn, cover)
        fill = tuple(float(int((stage.flat_key or "#000000")[i : i + 2], 16)) for i in (1, 3, 5))
        canvas = np.asarray(
            cv2.warpAffine(
                canvas, matrix, (w, h), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=fill
            ),
            np.uint8,
        )
        alpha = np.asarray(cv2.warpAffine(alpha, matrix, (w, h), flags=cv2.INTER_LINEAR), np.uint8)
    return canvas, alpha


def _placed_text(stage: Stage, text: Lettering) -> Lettering:
    """Where the words go when the picture is mirrored: the words themselves stay readable."""
    view = stage.scene.view
    return replace(text, x=1 - text.x if view.mirrored else text.x, y=1 - text.y if view.upside_down else text.y)
