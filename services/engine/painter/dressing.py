"""Clothes fitted to the head that is there."""

from dataclasses import replace

from .anatomy import eyes_box, head_box
from .boxes import Box, box_of, union
from .parts import Part, scale, shift
from .scene import Actor, Worn
from .subjects import Body, body
from .wardrobe import BACK, EARS, EYES, FACE, GARMENTS, NECK, TOP, Garment


def garments(drawn: Body, actor: Actor) -> list[tuple[Part, Garment, Worn]]:
    """The parts of everything worn, fitted; nobody puts on a beard over their own."""
    head = head_box(drawn)
    own = {part.name for part in drawn.parts}
    out: list[tuple[Part, Garment, Worn]] = []
    for worn in actor.worn:
        garment = GARMENTS.get(worn.kind)
        if garment is not None and worn.kind not in actor.gone and not (garment.anchor == FACE and worn.kind in own):
            out += [(_fit(part, garment, head, drawn), garment, worn) for part in garment.draw()]
    return out


def extent(actor: Actor) -> Box:
    """What the subject takes up with what it wears on its head."""
    drawn = body(actor.subject, actor.seed, actor.expression, actor.pose)
    boxes = [
        box_of(part.d).grown(part.width / 2)
        for part, garment, _ in garments(drawn, actor)
        if garment.anchor in (TOP, EARS, FACE, EYES)
    ]
    return union([drawn.box, *boxes]) or drawn.box


def _fit(part: Part, garment: Garment, head: Box, drawn: Body) -> Part:
    """The part moved from the model head to this one."""
    factor = min(max(head.width / 400, 0.45), 1.9)
    eyes = eyes_box(drawn)
    if garment.anchor == EYES and eyes and eyes.width > 90:
        factor = min(max(eyes.width / 300, 0.5), 1.7)
        dx, dy = eyes.x - 500, eyes.y - 430
        middle = (500.0, 430.0)
    elif garment.anchor in (EARS, FACE, EYES):
        middle = (500.0, 420.0)
        dx, dy = head.x - 500, head.y - 420
    elif garment.anchor in (NECK, BACK):
        middle = (500.0, 640.0)
        dx, dy = head.x - 500, min(head.bottom, 860) - 655
    else:
        assert garment.anchor == TOP
        if eyes and eyes.width > 90:  # cheeks may be broader than the brow that carries a hat
            factor = min(factor, max(eyes.width * 1.35 / 400, 0.45))
        middle = (500.0, 230.0)
        dx, dy = head.x - 500, head.top + head.height * 0.13 - 230
    d = shift(scale(part.d, factor, *middle), dx, dy)
    return replace(part, d=d, width=part.width * factor)
