"""From a prompt to a scene: what was asked for is kept, what was not is settled by the style, the mood and the seed."""

from dataclasses import replace

from .anatomy import resolve
from .colour import adjusted, lch
from .figure import lead_colour
from .frames import BADGES
from .grounds import FLAT, GROUNDS
from .layout import chosen, lettered, placed, shape_of
from .moods import MOODS
from .nouns import Wanted
from .palette import SCHEMES, backing, bent, scheme, themed
from .parts import Variant
from .scene import Actor, Border, Effect, Finish, Ground, Palette, Scene, Tint, Worn
from .styles import DEFAULT_STYLE, STYLES
from .subjects import EMBLEM, body, known
from .words import Brief, read


def paint(words: str, *, width: int, height: int, seed: int) -> Scene:
    """The scene that the words ask for; the same words, size and seed give the same scene. Raises ValueError for sizes
    under 1."""
    if width < 1 or height < 1:
        raise ValueError("a picture needs at least one pixel each way")
    brief = read(words)
    chance = Variant(seed=seed)
    style_name = brief.style or DEFAULT_STYLE
    style = STYLES[style_name]
    mood_name = brief.mood or "neutral"
    mood = MOODS[mood_name]
    shape = shape_of(width, height, brief.asset)
    palette, base = _palette(brief, chance.pick("scheme", style.schemes), seed)
    expression = brief.expression or mood.expression or "friendly"
    pose = brief.pose or "bust"
    actors = _actors(brief, seed, expression, pose, filling=shape == "filling")
    actors, palette, base = _coloured(actors, brief, palette, base)
    kind = brief.ground.kind or _default_ground(brief, style.grounds, chance)
    flat = kind == FLAT
    texts = [(said.words, said.about) for said in brief.texts]
    layout = chosen(width, height, brief.asset, worded=bool(texts))
    place = GROUNDS[kind].place if kind in GROUNDS else False
    badge = brief.badge if actors else ""
    if badge:
        layout = replace(layout, x=0.5, y=0.5 if not texts else 0.45, size=layout.size * 0.74)
    layout = replace(layout, size=layout.size * style.scale)
    standing = (place or bool(kind == "spotlight")) and not badge
    stage = placed(actors, layout, width, height, standing=standing, cut=not badge and shape != "overlay")
    stage = tuple(
        _props(a, brief.subjects[i] if i < len(brief.subjects) else None, seed, width, height)
        for i, a in enumerate(stage)
    )
    flattened = tuple(actor for group in stage for actor in group)
    lines = lettered(texts, layout)
    leading = lead_colour(flattened[0], palette) if flattened else palette.main
    ground = Ground(
        kind=kind,
        seed=chance.pick("ground", range(1, 1_000_000)),
        colours=brief.ground.colours,
        hour=brief.ground.hour,
        base=backing(base, leading) if not brief.ground.colours else base,
    )
    effects = tuple(dict.fromkeys((*brief.effects, *(() if flat or style.flat else mood.effects))))
    finish = _finish(brief, shape)
    return Scene(
        width=width,
        height=height,
        seed=seed,
        words=brief.words,
        style=style_name,
        mood=mood_name,
        palette=palette,
        ground=ground,
        actors=flattened,
        effects=tuple(Effect(kind=e, seed=seed + 31 * i) for i, e in enumerate(effects)),
        texts=lines,
        badge=badge if badge in BADGES else "",
        border=_border(brief, palette, base, shape),
        finish=finish,
    )


def actor_of(wanted: Wanted, *, seed: int, expression: str = "friendly", pose: str = "bust") -> Actor:
    """An actor for a subject as asked for: an emblem with initials where nobody has drawn it."""
    if not wanted.name:
        return Actor(subject=EMBLEM, seed=seed, letters=monogram(wanted.words), expression=expression)
    return Actor(
        subject=wanted.name,
        seed=seed,
        expression=expression,
        pose=pose,
        material=wanted.material,
        worn=tuple(Worn(kind=kind) for kind in wanted.worn),
    )


def monogram(words: str) -> str:
    """One or two initials."""
    pieces = [w for w in words.split() if w]
    if len(pieces) == 1 and len(pieces[0]) <= 3:
        return pieces[0].upper()
    return "".join(piece[0].upper() for piece in pieces[:2])


def tinted(actor: Actor, noun: str, colour: str) -> tuple[Actor, str]:
    """The actor with a colour on what the noun names of it, and the part that took it; '' where the noun names nothing
    of it."""
    for word in _candidates(noun):
        target = resolve(actor, word)
        if target:
            kept = tuple(t for t in actor.tints if t.target != target)
            return replace(actor, tints=(*kept, Tint(target=target, colour=colour))), word
    return actor, ""


def _candidates(noun: str) -> list[str]:
    pieces = noun.split()
    return [" ".join(pieces[:n]) for n in range(len(pieces), 0, -1)] + pieces[1:]


def _palette(brief: Brief, name: str, seed: int) -> tuple[Palette, str]:
    palette, base = scheme(name, seed), SCHEMES[name].base
    if brief.theme:
        palette, base = themed(palette, brief.theme)
    if brief.free:
        palette = bent(palette, brief.free)
        first, *others = brief.free
        darkest = min(brief.free, key=lambda c: lch(c)[0])
        base = darkest if others and lch(darkest)[0] < 0.36 else _shade_beside(first)
    if brief.ground.colours:
        base = brief.ground.colours[0]
    return palette, base


def _shade_beside(colour: str) -> str:
    """A background hue for a picture led by one colour."""
    light, chroma, _ = lch(colour)
    return adjusted(colour, light=-0.24 if light > 0.5 else 0.22, chroma=0.85, turn=-30 if chroma > 0.04 else 0)


def _actors(brief: Brief, seed: int, expression: str, pose: str, *, filling: bool) -> list[Actor]:
    out: list[Actor] = []
    for wanted in brief.subjects:
        for _ in range(min(wanted.count, 3 - len(out))):
            out.append(
                actor_of(
                    wanted,
                    seed=seed + 977 * len(out),
                    expression=expression,
                    pose=("head" if filling and pose == "bust" else pose),
                )
            )
    if not out and not brief.ground.kind and not brief.texts:
        out.append(Actor(subject=EMBLEM, seed=seed, letters=""))
    return out


def _coloured(actors: list[Actor], brief: Brief, palette: Palette, base: str) -> tuple[list[Actor], Palette, str]:
    """Colours given to what they were said of: a subject, a part of it, a garment; else they join the palette."""
    spare: list[str] = []
    for noun, colour in brief.bound:
        for number, actor in enumerate(actors):
            wanted = next((w for w in brief.subjects if (w.name or EMBLEM) == actor.subject), None)
            named_so = wanted and (
                set(noun.split()) & set(wanted.words.split())
                or any(n.rstrip("s") in wanted.words.split() for n in noun.split())
            )
            if named_so:
                part = next((p for p in noun.split() if p not in (wanted.words.split() if wanted else [])), "")
                changed, _ = tinted(actor, part, colour) if part else (actor, "")
                if changed is actor:
                    changed = replace(actor, tints=(*actor.tints, Tint(target="role:main", colour=colour)))
                actors[number] = changed
                continue
            changed, word = tinted(actor, noun, colour)
            if word:
                actors[number] = changed
        if not any(colour == t.colour for a in actors for t in a.tints):
            spare.append(colour)
    if brief.free and actors:
        for number, actor in enumerate(actors):
            if not any(t.target == "role:main" for t in actor.tints) and _has_nature(actor) and actor.subject != EMBLEM:
                actors[number] = replace(
                    actor, tints=(Tint(target="role:main", colour=brief.free[number % len(brief.free)]), *actor.tints)
                )
    if spare and not brief.free:
        palette = replace(palette, accent=spare[0], second=spare[1] if len(spare) > 1 else palette.second)
    return actors, palette, base


def _has_nature(actor: Actor) -> bool:
    """Whether the subject brings its own colour, which free colours would otherwise never reach."""
    drawn = body(actor.subject, actor.seed, actor.expression, actor.pose)
    natural = sum(b.area for p, b in zip(drawn.parts, drawn.boxes, strict=True) if p.hue)
    return natural > 0.6 * sum(b.area for b in drawn.boxes)


def _default_ground(brief: Brief, grounds: tuple[str, ...], chance: Variant) -> str:
    if brief.ground.colours:
        return "radial" if len(brief.ground.colours) == 1 else "gradient"
    if brief.asset in ("emote", "badge"):
        return "solid"
    return chance.pick("kind", grounds)


def _props(actor: Actor, wanted: Wanted | None, seed: int, width: int, height: int) -> tuple[Actor, ...]:
    """The actor and what it carries, at its side."""
    if wanted is None or not wanted.props or known(wanted.props[0]) is None:
        return (actor,)
    return (actor, beside(actor, wanted.props[0], seed + 5, width, height))


def beside(actor: Actor, name: str, seed: int, width: int, height: int) -> Actor:
    """A thing held at the actor's right hand, before it."""
    short = min(width, height)
    size = actor.size * 0.5
    return Actor(
        subject=name,
        seed=seed,
        x=round(actor.x + 0.3 * actor.size * short / width, 4),
        y=round(min(actor.y + 0.18 * actor.size * short / height, 1 - 0.22 * short / height), 4),
        size=round(size, 4),
        turn=14.0,
        depth=actor.depth + 5,
    )


def _border(brief: Brief, palette: Palette, base: str, shape: str) -> Border | None:
    """The frame that is asked for; an overlay has one by nature, unless words refuse it."""
    if brief.border:
        return Border(kind=brief.border, colour=palette.light if lch(base)[0] < 0.6 else palette.dark)
    if shape == "overlay" and not brief.without & {"border", "frame"}:
        return Border(kind="double", colour=palette.accent, width=0.016)
    return None


def _finish(brief: Brief, shape: str) -> Finish:
    out = Finish()
    if shape in ("filling", "overlay"):
        out = replace(out, backdrop="")
    if brief.without & {"outline", "outlines", "lines", "line"}:
        out = replace(out, outline=0.0)
    if brief.without & {"shadow", "shadows"}:
        out = replace(out, shadow=False)
    return out
