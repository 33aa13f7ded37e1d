"""A subject set into a picture: its shadow, outline and edge, its pixels, and the style's light on them."""

import math
from dataclasses import dataclass

import cv2
import numpy as np

from .boxes import Box
from .colour import at_light, lch, mix, shaded
from .figure import Figure, figure, lead_colour
from .grounds import GROUNDS
from .letters import arranged, clean, mask
from .raster import (
    Mask,
    Picture,
    blend,
    common,
    grown,
    larger,
    moved,
    rasterised,
    resized,
    scaled_mask,
    softened,
    u8,
    without,
)
from .scene import Actor
from .stage import Stage, focus
from .subjects import EMBLEM


def with_actor(stage: Stage, canvas: Picture, actor: Actor) -> tuple[Picture, Mask]:
    """The picture with a subject on it, and what the subject covers."""
    scene, style = stage.scene, stage.style
    drawn = figure(actor, scene.palette, style)
    layer = _raster_actor(stage, actor, drawn)
    unit = stage.unit
    outline = (
        (style.outline if scene.finish.outline is None else scene.finish.outline)
        * unit
        * min(1.25, 0.55 + 0.5 * actor.size)
    )
    coverage = layer.alpha
    if stage.style.finish == "pixel":
        coverage = np.where(coverage > 118, 255, 0).astype(np.uint8)
        layer = _Layer(colour=layer.colour, alpha=coverage)
        outline = 1.0 if outline else 0.0
    body = grown(coverage, outline) if outline > 0.3 else coverage
    edge = grown(body, style.sticker * unit) if style.sticker and scene.finish.outline is None else body
    shadow = style.shadow if scene.finish.shadow is None else (0.6 if scene.finish.shadow else 0.0)
    out = canvas
    if shadow and not stage.flat_key:
        fall = softened(moved(edge, 10 * unit, 18 * unit), 22 * unit)
        tone = mix("#000000", at_light(scene.ground.base, 0.12), 0.6)
        out = blend(out, tone, scaled_mask(fall, shadow))
        if not drawn.bust and stage.style.shading != "flat":
            out = _grounded(stage, out, actor, drawn, shadow)
    if style.sticker and outline:
        out = blend(out, "#ffffff", edge)
    if outline > 0.3:
        out = blend(out, scene.finish.outline_colour or _ink_colour(stage, actor), body)
    lit = blend(out, _lit(stage, layer, actor), coverage)
    return (lit if drawn.opacity == 1 else u8(cv2.addWeighted(canvas, 1 - drawn.opacity, lit, drawn.opacity, 0))), edge


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layer:
    """Painted pixels and their coverage, the size of the picture."""

    colour: Picture
    alpha: Mask


def _ink_colour(stage: Stage, actor: Actor) -> str:
    palette = stage.scene.palette
    return {
        "dark": at_light(palette.dark, 0.15, 0.8),
        "own": shaded(lead_colour(actor, palette), -0.62),
        "light": "#ffffff",
        "glow": palette.glow,
        "accent": palette.accent,
    }[stage.style.ink]


def _raster_actor(stage: Stage, actor: Actor, drawn: Figure) -> _Layer:
    """The subject on an empty sheet, only its own region being drawn."""
    sheet_w, sheet_h = stage.sheet
    zoom = stage.scene.view.zoom
    cx, cy = focus(stage)
    x, y = cx + (actor.x * sheet_w - cx) * zoom, cy + (actor.y * sheet_h - cy) * zoom
    size = actor.size * zoom
    flip = -1 if actor.mirrored else 1
    placed = (
        f'<g transform="translate({x:.2f} {y:.2f}) rotate({actor.turn:.2f}) scale({size * flip:.4f} '
        f'{size:.4f}) translate(-500 -500)">{drawn.svg}</g>'
    )
    reach = 0.75 * size * max(drawn.box.width, drawn.box.height, 700) + 20
    unit = stage.unit
    left, top = max(0, math.floor((x - reach) * unit)), max(0, math.floor((y - reach) * unit))
    right, low = min(stage.width, math.ceil((x + reach) * unit)), min(stage.height, math.ceil((y + reach) * unit))
    colour = np.zeros((stage.height, stage.width, 3), np.uint8)
    alpha = np.zeros((stage.height, stage.width), np.uint8)
    if right > left and low > top:
        view = Box(left / unit, top / unit, right / unit, low / unit)
        fine = 3 if stage.style.finish == "pixel" else stage.fineness()
        w, h = right - left, low - top
        part, cover = rasterised(placed, view, max(1, round(w * fine)), max(1, round(h * fine)))
        if fine != 1:
            part, cover = resized(part, cover, w, h)
        colour[top:low, left:right] = part
        alpha[top:low, left:right] = cover
    layer = _Layer(colour=colour, alpha=alpha)
    return _lettered_emblem(stage, layer, actor, x, y, size) if actor.subject == EMBLEM and actor.letters else layer


def _lettered_emblem(stage: Stage, layer: _Layer, actor: Actor, x: float, y: float, size: float) -> _Layer:
    word = clean(actor.letters)
    if not word:
        return layer
    unit = stage.unit
    setting = arranged(word, 350 * size * unit, 300 * size * unit, weight=0.04)
    spots = mask(setting, stage.width, stage.height, x=x * unit, y=y * unit, weight=0.04)
    palette = stage.scene.palette
    light = palette.light if lch(palette.main)[0] < 0.75 else palette.dark
    out = blend(
        layer.colour,
        shaded(palette.main, -0.5),
        scaled_mask(moved(grown(spots, setting.size * 0.02), 0, setting.size * 0.035), 0.6),
    )
    out = blend(out, light, spots)
    return _Layer(colour=out, alpha=larger(layer.alpha, spots))


def _lit(stage: Stage, layer: _Layer, actor: Actor) -> Picture:
    """The subject in the style's light: shade on one side, a rim on the other."""
    style, scene = stage.style, stage.scene
    out, alpha, unit = layer.colour, layer.alpha, stage.unit * actor.size
    if stage.style.finish == "pixel":
        inner = u8(cv2.erode(alpha, np.ones((2, 2), np.uint8)))
        lower = np.where((alpha > 0) & (moved(alpha, -1.4, -1.4, beyond=True) == 0), 255, 0).astype(np.uint8)
        out = blend(out, "#10102a", scaled_mask(lower, 0.28))
        return blend(
            out, "#ffffff", scaled_mask(without(alpha, larger(inner, moved(alpha, 1.2, 1.2, beyond=True))), 0.35)
        )
    if style.shading in ("soft", "cel", "paper"):
        away = without(alpha, moved(alpha, -24 * unit, -30 * unit, beyond=True))
        away = away if style.shading == "cel" else softened(away, 16 * unit)
        tone = mix("#140f2e", scene.palette.dark, 0.3)
        out = blend(out, tone, scaled_mask(common(away, alpha), 0.22 if style.shading != "paper" else 0.14))
    if style.shading == "round":
        out = _rounded(out, alpha, unit)
    rim = style.rim if scene.finish.rim is None else scene.finish.rim
    if rim:
        bright = mix(scene.palette.glow, "#ffffff", 0.35)
        reach = 11 * unit if style.shading in ("cel", "glow") else 15 * unit
        edge = without(alpha, moved(alpha, reach, reach * 0.7, beyond=True))
        if style.shading != "cel":
            edge = softened(edge, reach * 0.5)
        out = blend(out, bright, scaled_mask(common(edge, alpha), 0.62 * rim))
    return out


def _rounded(colour: Picture, alpha: Mask, unit: float) -> Picture:
    """Light as on a body with volume: the blurred outline serves as its height."""
    h, w = alpha.shape
    shrink = 4 if min(h, w) > 400 else 2 if min(h, w) > 160 else 1
    small = (
        cv2.resize(alpha, (max(1, w // shrink), max(1, h // shrink)), interpolation=cv2.INTER_AREA).astype(np.float32)
        / 255
    )
    height = cv2.GaussianBlur(small, (0, 0), max(0.8, 46 * unit / shrink)) + 0.5 * cv2.GaussianBlur(
        small, (0, 0), max(0.8, 16 * unit / shrink)
    )
    gx, gy = cv2.Sobel(height, cv2.CV_32F, 1, 0), cv2.Sobel(height, cv2.CV_32F, 0, 1)
    light = (gx * 0.6 + gy * 0.8) * (46 * unit / shrink) * 0.28
    light = cv2.resize(
        cv2.GaussianBlur(light, (0, 0), max(0.8, 6 * unit / shrink)), (w, h), interpolation=cv2.INTER_LINEAR
    )
    up, down = np.clip(light, 0, 0.42), np.clip(-light, 0, 0.5)
    out = blend(colour, "#fff8ea", np.asarray(up * 255, np.uint8))
    return blend(out, "#141032", np.asarray(down * 255, np.uint8))


def _grounded(stage: Stage, canvas: Picture, actor: Actor, drawn: Figure, strength: float) -> Picture:
    """The shadow under something that stands on a floor."""
    kind = GROUNDS.get(stage.scene.ground.kind)
    if kind is None or not kind.place or abs(actor.turn) > 30:
        return canvas
    unit, size = stage.unit, actor.size * stage.scene.view.zoom
    cx, cy = focus(stage)
    x = cx + (actor.x * stage.sheet[0] - cx) * stage.scene.view.zoom + (drawn.box.x - 500) * size
    y = cy + (actor.y * stage.sheet[1] - cy) * stage.scene.view.zoom + (drawn.box.bottom - 500) * size
    spot = np.zeros((stage.height, stage.width), np.uint8)
    axes = max(1, round(drawn.box.width * 0.42 * size * unit)), max(1, round(34 * size * unit))
    cv2.ellipse(spot, (round(x * unit), round((y - 6 * size) * unit)), axes, 0, 0, 360, 255, -1, cv2.LINE_AA)
    return blend(canvas, "#05060f", scaled_mask(softened(spot, 14 * unit), min(0.75, strength * 1.5)))
