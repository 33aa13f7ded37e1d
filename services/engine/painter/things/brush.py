"""The few strokes that every drawing of a thing is written with, its natural colours, and the shelf that names it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from services.engine.painter.parts import Draw, Part, Role, Subject, scale, shift, turn

# Natural colours by name; a drawing may also say a role of the palette ("main", "metal") or a literal "#rrggbb".
ROLES = frozenset(Role)
HUES: dict[str, str] = {
    "wood": "#a5683a", "pale wood": "#d9a066", "dark wood": "#6b3f22", "gold": "#f7c13c", "deep gold": "#d98a1f",
    "brass": "#e0a23a", "stone": "#8d93a5", "pale stone": "#c3c8d4", "dark stone": "#5b6174", "leaf": "#4fae4e",
    "deep leaf": "#2f7d46", "pale leaf": "#8fd15b", "sky": "#8fd3f4", "night": "#1f2452", "sea": "#2a9fd6",
    "deep sea": "#17679f", "glass": "#bfe6f5", "paper": "#f6e7c1", "cream": "#fff3dc", "snow": "#f4f9ff",
    "fire": "#ff7a2a", "ember": "#e23b2e", "sun": "#ffcf3f", "red": "#e5383b", "pink": "#ff8fb3", "rose": "#d6336c",
    "rubber": "#2b2d38", "coal": "#3a3d4d", "steel": "#b9c2d0", "grey": "#7d8496", "sand": "#f0d08a",
    "earth": "#8a5a3b", "crust": "#dda15e", "chocolate": "#5d3420", "ink": "#7a5236", "bone": "#f3ead7",
}  # fmt: skip


def fill(
    name: str, colour: str, d: str, shade: float = 0.0, *, line: bool = True, opacity: float = 1.0, width: float = 0
) -> Part:
    """A filled part. The colour is a role of the palette or a natural one; KeyError for a name that is neither."""
    if colour in ROLES:
        return Part(name=name, d=d, role=Role(colour), shade=shade, line=line, opacity=opacity, width=width)
    hue = colour if colour.startswith("#") else HUES[colour]
    return Part(name=name, d=d, role=_kin(hue), shade=shade, hue=hue, line=line, opacity=opacity, width=width)


def pen(
    name: str, colour: str, width: float, d: str, shade: float = 0.0, *, line: bool = False, opacity: float = 1.0
) -> Part:
    """A stroked part, `width` units wide, without an outline of its own unless it asks for one."""
    return fill(name, colour, d, shade, line=line, opacity=opacity, width=width)


def shine(d: str, opacity: float = 0.4, width: float = 0.0) -> Part:
    """Light that falls on what lies beneath."""
    return Part(name="highlight", d=d, role=Role.WHITE, line=False, opacity=opacity, width=width)


def dim(d: str, opacity: float = 0.16, width: float = 0.0) -> Part:
    """Shadow on what lies beneath."""
    return Part(name="shadow", d=d, role=Role.BLACK, line=False, opacity=opacity, width=width)


def tilted(parts: Sequence[Part], degrees: float, cx: float = 500, cy: float = 500) -> list[Part]:
    """The drawing turned clockwise about a point, the middle of the box unless said otherwise."""
    return [replace(part, d=turn(part.d, degrees, cx, cy)) for part in parts]


def placed(parts: Sequence[Part], factor: float, cx: float, cy: float) -> list[Part]:
    """The drawing scaled about the middle of the box, then moved so that its middle lies at (cx, cy)."""
    return [
        replace(part, d=shift(scale(part.d, factor, 500, 500), cx - 500, cy - 500), width=part.width * factor)
        for part in parts
    ]


class Shelf:
    """Collects the subjects of one group: `@shelf("sword", "rapier")` above the function that draws it."""

    def __init__(self, group: str) -> None:
        self.group = group
        self.subjects: list[Subject] = []

    def __call__(self, *words: str) -> Callable[[Draw], Draw]:
        """The first word is the subject's name."""

        def keep(draw: Draw) -> Draw:
            self.subjects.append(Subject(name=words[0], words=words, draw=draw, group=self.group))
            return draw

        return keep


def _kin(hue: str) -> Role:
    """The role nearest in lightness to a natural colour, for palettes that overrule nature."""
    red, green, blue = (int(hue[at : at + 2], 16) for at in (1, 3, 5))
    light = 0.299 * red + 0.587 * green + 0.114 * blue
    return Role.DARK if light < 70 else Role.LIGHT if light > 215 else Role.MAIN
