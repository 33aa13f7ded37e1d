"""A subject as SVG: its parts and clothes coloured by palette, wishes and style."""

from dataclasses import dataclass, replace

from .anatomy import addresses, dominant, is_bust
from .boxes import Box, box_of, union
from .callings import MATERIALS, Material
from .colour import adjusted, at_light, distance, from_lch, lch, mix, shaded
from .dressing import garments
from .parts import Part, Role, scale
from .scene import Actor, Palette, Tint
from .styles import Style
from .subjects import Body, body, tokens

_KEPT_EYES = frozenset(
    ("eye", "eyes", "pupil", "iris", "glint", "highlight", "shine", "shadow", "eyebrow", "brow", "teeth", "tongue")
)
_GROUPS: dict[str, frozenset[str]] = {  # a word for several parts of one material
    "armour": frozenset(("helmet", "visor", "pauldron", "gorget", "sleeve", "plate", "gauntlet", "greave", "rivets",
        "breastplate", "boot", "boots", "leg", "arm")),
    "clothes": frozenset(("robe", "sleeve", "robe front", "shirt", "jacket", "hoodie", "dress", "tunic", "coat",
        "trousers", "collar")),
    "outfit": frozenset(("robe", "sleeve", "robe front", "shirt", "jacket", "hoodie", "dress", "tunic", "coat",
        "trousers", "collar")),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A subject ready to be rasterised, in the 1000 × 1000 box of its own."""

    svg: str
    box: Box  # what it takes up, with its clothes
    bust: bool  # it is cut off below and wants to stand on the picture's edge
    opacity: float


def figure(actor: Actor, palette: Palette, style: Style) -> Figure:
    """The subject, drawn and dressed."""
    drawn = body(actor.subject, actor.seed, actor.expression, actor.pose)
    painted = _coloured(drawn, actor, palette, style)
    behind, before = _dressed(drawn, actor, palette, style)
    everything = [*behind, *painted, *before]
    boxes = [*drawn.boxes, *(box_of(part.d).grown(part.width / 2) for part, _ in (*behind, *before))]
    return Figure(
        svg=_svg(everything, palette, style),
        box=union(boxes) or drawn.box,
        bust=is_bust(actor.subject, actor.seed, actor.expression, actor.pose),
        opacity=_fade(actor),
    )


def lead_colour(actor: Actor, palette: Palette) -> str:
    """The colour that most of the subject has."""
    tint = next((t.colour for t in reversed(actor.tints) if t.target in ("role:main", "*")), "")
    if tint:
        return tint
    if actor.material in MATERIALS:
        return MATERIALS[actor.material].colour
    natural = dominant(body(actor.subject, actor.seed, actor.expression, actor.pose))
    return natural if natural.startswith("#") else _role(Role(natural[5:]), palette) if natural else palette.main


def _fade(actor: Actor) -> float:
    material = MATERIALS.get(actor.material)
    return material.opacity if material else 1.0


def _coloured(drawn: Body, actor: Actor, palette: Palette, style: Style) -> list[tuple[Part, str]]:
    """Each part that is still there, with its colour."""
    material = MATERIALS.get(actor.material)
    natural = dominant(drawn)
    out: list[tuple[Part, str]] = []
    for part, box in zip(drawn.parts, drawn.boxes, strict=True):
        if any(addresses(gone, part.name) for gone in actor.gone):
            continue
        for wish in actor.scales:
            if addresses(wish.target, part.name):
                part = replace(part, d=scale(part.d, wish.factor, box.x, box.y), width=part.width * wish.factor)
        tint = _tint(part, actor.tints, natural)
        if tint:
            colour = tint
        else:
            colour = part.hue or _role(part.role, palette)
            if material:
                colour = _made_of(part, colour, material)
        out.append((part, toned(shaded(colour, part.shade), style)))
    return out


def toned(colour: str, style: Style) -> str:
    """A colour as the style's palette would have it."""
    if style.chroma == 1.0:
        return colour
    return adjusted(colour, chroma=style.chroma)


def _role(role: Role, palette: Palette) -> str:
    if role is Role.WHITE:
        return "#ffffff"
    if role is Role.BLACK:
        return "#17161c"
    colours = {
        Role.MAIN: palette.main,
        Role.SECOND: palette.second,
        Role.ACCENT: palette.accent,
        Role.DARK: palette.dark,
        Role.LIGHT: palette.light,
        Role.SKIN: palette.skin,
        Role.METAL: palette.metal,
        Role.EYE: palette.eye,
        Role.GLOW: palette.glow,
    }
    return colours[role]


def _tint(part: Part, tints: tuple[Tint, ...], natural: str) -> str:
    """The colour that the last fitting wish gives to the part; '' for none."""
    for tint in reversed(tints):
        if tint.target == "*":
            if part.name not in _KEPT_EYES and part.role not in (Role.WHITE, Role.BLACK, Role.EYE):
                light = lch(part.hue)[0] if part.hue else 0.62
                return at_light(tint.colour, (light + 2 * lch(tint.colour)[0]) / 3)
        elif tint.target == "role:main":
            if part.name in _KEPT_EYES:
                continue
            if part.hue:
                if natural.startswith("#") and distance(part.hue, natural) < 0.16:
                    light = lch(part.hue)[0] - lch(natural)[0]
                    return adjusted(tint.colour, light=light * 0.8)
            elif part.role is Role.MAIN or natural == f"role:{part.role.value}":
                return tint.colour
        elif tint.target.startswith("role:"):
            if part.role.value == tint.target[5:] and (
                part.hue is None or part.role in (Role.SKIN, Role.EYE, Role.METAL, Role.GLOW)
            ):
                return tint.colour
        elif part.name in _GROUPS.get(tint.target, ()) and (part.role is Role.METAL or tint.target != "armour"):
            return tint.colour
        elif addresses(tint.target, part.name):
            if tint.target.startswith("eye") and part.role in (Role.WHITE, Role.BLACK):
                continue
            return tint.colour
    return ""


def _made_of(part: Part, colour: str, material: Material) -> str:
    if any(word in _KEPT_EYES for word in tokens(part.name)):
        light = lch(colour)[0]
        return material.eyes if material.eyes and part.role is Role.EYE and 0.25 < light < 0.95 else colour
    if part.role in (Role.WHITE, Role.BLACK) and part.hue is None:
        return colour
    light, _, _ = lch(colour)
    goal, chroma, hue = lch(material.colour)
    return mix(colour, from_lch(0.45 * light + 0.55 * goal + (light - 0.6) * 0.15, chroma, hue), material.share)


def _dressed(
    drawn: Body, actor: Actor, palette: Palette, style: Style
) -> tuple[list[tuple[Part, str]], list[tuple[Part, str]]]:
    """What is worn behind the subject, and what before it, coloured."""
    behind: list[tuple[Part, str]] = []
    before: list[tuple[Part, str]] = []
    leads: dict[str, Part] = {}
    for part, garment, worn in garments(drawn, actor):
        lead = leads.setdefault(worn.kind, part)
        colour = part.hue or _role(part.role, palette)
        tinted = next((t.colour for t in reversed(actor.tints) if addresses(t.target, worn.kind)), worn.colour)
        if tinted and (part.hue, part.role) == (lead.hue, lead.role):
            colour = tinted
        own = next(
            (
                t.colour
                for t in reversed(actor.tints)
                if not addresses(t.target, worn.kind) and addresses(t.target, part.name)
            ),
            None,
        )
        (behind if garment.behind else before).append((part, toned(shaded(own or colour, part.shade), style)))
    return behind, before


def _svg(parts: list[tuple[Part, str]], palette: Palette, style: Style) -> str:
    """The parts with the style's fills and lines."""
    ink = _ink(style, palette)
    defs: dict[str, str] = {}
    out: list[str] = []
    for part, colour in parts:
        fill, line = _fill(part, colour, style, defs), ""
        faint = f' {"stroke" if part.width > 0 else "fill"}-opacity="{part.opacity:.3f}"' if part.opacity < 1 else ""
        outlined = style.line > 0 and part.line and part.opacity > 0.5
        if part.width > 0:
            if outlined:
                width = part.width + 2 * style.line
                out.append(_stroke(part.d, _line(colour, ink, style), width, faint))
            out.append(
                _stroke(part.d, colour if style.shading != "sketch" else _sketch_fill(colour, part), part.width, faint)
            )
            continue
        if outlined:
            line = f' stroke="{_line(colour, ink, style)}" stroke-width="{style.line:.1f}" stroke-linejoin="round"'
        out.append(f'<path d="{part.d}" fill="{fill}" fill-rule="evenodd"{line}{faint}/>')
    return f"<defs>{''.join(defs.values())}</defs>" + "".join(out)


def _ink(style: Style, palette: Palette) -> str:
    """The colour that lines lean to."""
    inks = {"cel": at_light(palette.dark, 0.16, 0.7), "glow": palette.glow, "sketch": "#1b1b20"}
    return inks.get(style.shading, palette.dark)


def _stroke(d: str, colour: str, width: float, faint: str) -> str:
    return (
        f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{width:.1f}" stroke-linecap="round" '
        f'stroke-linejoin="round"{faint}/>'
    )


def _line(colour: str, ink: str, style: Style) -> str:
    if style.shading == "glow":
        return adjusted(at_light(colour, 0.8), chroma=1.5)
    if style.shading == "sketch":
        return ink
    return mix(shaded(colour, -0.75), ink, 0.62)


def _sketch_fill(colour: str, part: Part) -> str:
    light = lch(colour)[0]
    return "#ffffff" if light > 0.5 else "#d9d7d2" if light > 0.3 else "#2a2a30"


def _fill(part: Part, colour: str, style: Style, defs: dict[str, str]) -> str:
    """The paint of a filled part: plain, or a gradient that the style lays over it."""
    shading = style.shading
    if shading == "sketch":
        return _sketch_fill(colour, part)
    if shading == "glow":
        return mix(at_light(colour, 0.2, 0.9), "#0a0618", 0.25) if part.line or lch(colour)[0] < 0.85 else colour
    if (
        shading not in ("soft", "round") or part.opacity < 0.6 or box_of(part.d).area < 52_000
    ):  # on small parts nobody sees it
        return colour
    key = f"{shading[0]}{colour[1:]}"
    if key not in defs:
        light, dark = (
            shaded(colour, 0.16 if shading == "soft" else 0.26),
            shaded(colour, -0.14 if shading == "soft" else -0.3),
        )
        lean = 'x1=".3" y1="0" x2=".6" y2="1"' if shading == "soft" else 'x1=".15" y1="0" x2=".8" y2="1"'
        defs[key] = (
            f'<linearGradient id="{key}" {lean}><stop stop-color="{light}"/><stop offset=".5" stop-color="{colour}"/>'
            f'<stop offset="1" stop-color="{dark}"/></linearGradient>'
        )
    return f"url(#{key})"
