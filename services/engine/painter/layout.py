"""Where subjects and lettering go in each shape of picture and for each asset, as data."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .anatomy import foot_of, is_bust
from .dressing import extent
from .scene import Actor, Lettering
from .subjects import body


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A composition: the lead's place and size (fractions of the picture; size of its shorter side), and the box of
    the words."""

    x: float
    y: float
    size: float
    text: tuple[float, float, float, float] = (0.5, 0.86, 0.86, 0.2)  # middle x, y, width, height
    stands: float = 0.93  # where feet are


_BARE: dict[str, Layout] = {  # without words
    "wide": Layout(x=0.5, y=0.52, size=0.96, stands=0.94),
    "banner": Layout(x=0.42, y=0.54, size=1.02, stands=0.96),  # places crop the right third
    "overlay": Layout(x=0.1, y=0.8, size=0.34, stands=0.96),  # the middle is the game's
    "square": Layout(x=0.5, y=0.52, size=0.92, stands=0.93),
    "tall": Layout(x=0.5, y=0.56, size=0.98, stands=0.82),
    "filling": Layout(x=0.5, y=0.5, size=1.06, stands=0.97),
}
_WORDED: dict[str, Layout] = {
    "wide": Layout(x=0.735, y=0.52, size=0.98, text=(0.275, 0.5, 0.49, 0.62), stands=0.95),
    "banner": Layout(x=0.56, y=0.54, size=1.02, text=(0.225, 0.5, 0.4, 0.64), stands=0.97),
    "overlay": Layout(x=0.1, y=0.8, size=0.34, text=(0.5, 0.93, 0.5, 0.08), stands=0.96),
    "square": Layout(x=0.5, y=0.43, size=0.8, text=(0.5, 0.82, 0.72, 0.19), stands=0.78),
    "tall": Layout(x=0.5, y=0.6, size=0.98, text=(0.5, 0.225, 0.84, 0.17), stands=0.86),
    "filling": Layout(x=0.5, y=0.42, size=0.88, text=(0.5, 0.86, 0.9, 0.22), stands=0.8),
}
_FILLING = frozenset(("emote", "badge"))


def shape_of(width: int, height: int, asset: str) -> str:
    """The name of the layout for a picture."""
    ratio = width / height
    if asset in _FILLING and 0.8 < ratio < 1.25:
        return "filling"
    if asset == "overlay" and ratio >= 1.25:
        return "overlay"
    return "banner" if ratio >= 2.1 else "wide" if ratio >= 1.25 else "square" if ratio > 0.8 else "tall"


def chosen(width: int, height: int, asset: str, *, worded: bool) -> Layout:
    """The layout for a picture with or without words."""
    return (_WORDED if worded else _BARE)[shape_of(width, height, asset)]


def placed(
    actors: Sequence[Actor], layout: Layout, width: int, height: int, *, standing: bool, cut: bool = True
) -> tuple[Actor, ...]:
    """The actors in their places: the first leads, the others stand beside and a little behind it. With `cut` busts
    grow out of the picture's lower edge; with `standing` figures stand on the ground."""
    count = len(actors)
    short = min(width, height)
    out: list[Actor] = []
    for number, actor in enumerate(actors):
        share = (1.0, 0.8, 0.64)[min(count, 3) - 1]
        spread = (0.0, 0.29, 0.3)[min(count, 3) - 1] * short / width * layout.size
        offset = ((0.0,), (-1.0, 1.0), (0.0, -1.15, 1.15))[min(count, 3) - 1][number]
        size = layout.size * share * (1.12 if count == 3 and number == 0 else 1.0)
        drawn = body(actor.subject, actor.seed, actor.expression, actor.pose)
        bust = is_bust(actor.subject, actor.seed, actor.expression, actor.pose)
        fit = min(1.25, 860 / max(drawn.box.width, drawn.box.height, 500))
        size *= fit
        x = layout.x + offset * spread
        unit = short / height / 1000
        foot, whole = foot_of(actor), extent(actor)
        if bust and cut:
            low = 1.0
            size = min(
                (0.85 * share**0.5 * layout.size / 0.92 - 0.04 * number) / ((foot - whole.top) * unit),
                1.06 * share * layout.size * 1000 / drawn.box.width,
            )
        elif standing and not bust:
            low = layout.stands - (0.03 * number if count > 1 else 0.0)
        else:
            low = layout.y + (foot - (whole.top + foot) / 2) * size * unit
        tall = (foot - whole.top) * size * unit
        room = low - 0.035
        if tall > room > 0:
            size *= max(0.62, room / tall)
        y = low - (foot - 500) * size * unit
        x -= (drawn.box.x - 500) * size / 1000 * short / width
        out.append(replace(actor, x=round(x, 4), y=round(y, 4), size=round(size, 4), depth=-number))
    return tuple(out)


def lettered(words: Sequence[tuple[str, str]], layout: Layout) -> tuple[Lettering, ...]:
    """The words in the layout's box, several one below the other, the first largest. Each comes with what was said of
    its place."""
    if not words:
        return ()
    x, y, width, height = layout.text
    shares = {1: (1.0,), 2: (0.64, 0.32), 3: (0.5, 0.25, 0.21)}[min(3, len(words))]
    out: list[Lettering] = []
    top = y - height / 2
    for (said, about), share in zip(words, shares, strict=False):
        place = next((box for word, box in PLACES.items() if word in about.lower()), None)
        box = place or (x, top + height * share / 2, width, height * share)
        out.append(Lettering(words=said, x=box[0], y=round(box[1], 4), width=box[2], height=round(box[3], 4)))
        top += height * share * 1.06
    return tuple(out)


PLACES: dict[str, tuple[float, float, float, float]] = {
    "top": (0.5, 0.14, 0.88, 0.19), "bottom": (0.5, 0.86, 0.88, 0.19), "left": (0.27, 0.5, 0.44, 0.5), "right": (0.73,
        0.5, 0.44, 0.5),
    "under": (0.5, 0.87, 0.86, 0.18), "below": (0.5, 0.87, 0.86, 0.18), "above": (0.5, 0.13, 0.86, 0.18),
    "middle": (0.5, 0.5, 0.86, 0.24),
    "centre": (0.5, 0.5, 0.86, 0.24), "center": (0.5, 0.5, 0.86, 0.24),
}  # fmt: skip
