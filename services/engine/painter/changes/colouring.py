"""Changes of colour: of a named part, of a subject, of everything, of the background; and of the background itself."""

import re
from dataclasses import replace

from .. import lexicon
from ..anatomy import part_names, resolve
from ..colour import adjusted
from ..grounds import FLAT, GROUNDS
from ..names import mentions, nearest_name, noun_before
from ..paint import tinted
from ..palette import bent
from ..scene import Actor, Ground, Scale, Scene, Tint
from ..subjects import known, search, tokens
from .clauses import Wish

Result = tuple[Scene, str] | None
_BACK = r"background|backdrop|bg|behind (?:it|him|her|them)|setting|scenery"


def background(scene: Scene, wish: Wish) -> Result:
    """'Blue background', 'remove the background', 'blur the background', 'put it in a forest', 'at night'."""
    names_it = wish.has(_BACK) and not (
        wish.has("behind") and wish.verb == "add" and not wish.has("background|backdrop")
    )
    if (
        names_it
        and (wish.verb == "remove" or wish.has("transparent|no background|cut ?out|isolate"))
        and not wish.has("blur\\w*")
    ):
        colour = wish.colours[0].colour if wish.colours else "#ffffff"
        return replace(
            scene, ground=replace(scene.ground, kind=FLAT, colours=(colour,), blur=0.0, hour="")
        ), "background removed"
    if wish.has("blur\\w*|out of focus|defocus\\w*") and (names_it or not wish.has("subject")):
        if wish.verb == "remove" or wish.has("less blur\\w*|unblur"):
            return replace(scene, ground=replace(scene.ground, blur=0.0)), "background sharp again"
        return replace(
            scene, ground=replace(scene.ground, blur=round(min(0.08, scene.ground.blur + 0.018 * wish.strength), 4))
        ), "background blurred"
    hour = lexicon.hours().first(wish.text)
    place = _place(wish, names_it)
    colours = _ground_colours(wish, names_it)
    if names_it and not place and not colours and wish.has("darker|lighter|brighter|bright|dim|dark"):
        step = (-0.12 if wish.has("darker|dim|dark") else 0.12) * wish.strength
        shifted = tuple(adjusted(c, light=step) for c in scene.ground.colours) or (
            adjusted(scene.ground.base, light=step),
        )
        return replace(scene, ground=replace(scene.ground, colours=shifted)), "background " + (
            "darkened" if step < 0 else "lightened"
        )
    if place:
        kind = place
        flat = wish.has("flat|transparent|pure|uniform") or kind == FLAT
        made = Ground(
            kind=FLAT if flat else kind,
            seed=wish.seed % 999_983 + 1,
            colours=colours or (("#ffffff",) if flat else ()),
            hour=hour.name if hour else "",
            base=scene.ground.base,
        )
        return replace(scene, ground=made), f"background changed to {kind}" + (f" at {hour.name}" if hour else "")
    if colours and names_it:
        if wish.has("flat|pure|uniform|solid|plain") or scene.ground.kind == FLAT:
            kind = FLAT if wish.has("flat|pure|uniform") or scene.ground.kind == FLAT else "solid"
            return replace(
                scene, ground=replace(scene.ground, kind=kind, colours=colours, base=colours[0])
            ), f"background made plain {nearest_name(colours[0])}"
        return replace(
            scene, ground=replace(scene.ground, colours=colours, base=colours[0])
        ), f"background made {' and '.join(nearest_name(c) for c in colours)}"
    if hour and (
        names_it
        or re.search(r"\b(?:make it|at|set it|turn it|during|by|in the)\b", wish.text)
        or wish.text == hour.word.lower()
    ):
        return replace(scene, ground=replace(scene.ground, hour=hour.name)), f"set at {hour.name}"
    if names_it and wish.has("change|different|another|new|other|replace|swap"):
        options = [name for name in GROUNDS if name not in (FLAT, scene.ground.kind, "solid")]
        kind = options[wish.seed % len(options)]
        return replace(
            scene, ground=Ground(kind=kind, seed=wish.seed % 999_983 + 1, base=scene.ground.base)
        ), f"background changed to {kind}"
    return None


def recolour(scene: Scene, wish: Wish) -> Result:
    """'Make the armour gold', 'red eyes', 'recolour everything blue', 'teal fox'."""
    found = wish.colours or (
        mentions(wish.text, colours_only=True) if wish.verb in ("make", "replace") or wish.has("colou?r") else []
    )
    found = [m for m in found if not lexicon.scatters().pattern.fullmatch(wish.text[m.start : m.end])]  # "make it snow"
    if not found:
        return None
    colour = found[-1].colour
    if wish.has("everything|all(?: of it)?|whole|entire|palette|colou?r scheme|overall"):
        colours = tuple(dict.fromkeys(m.colour for m in found))
        actors = tuple(
            replace(a, tints=(Tint(target="*", colour=colours[i % len(colours)]),)) for i, a in enumerate(scene.actors)
        )
        return replace(
            scene, palette=bent(scene.palette, colours), actors=actors
        ), f"everything recoloured {nearest_name(colours[0])}"
    for mention in found:
        for noun in _nouns(wish, mention.noun, noun_before(wish.text, mention.start)):
            result = _part(scene, noun, mention.colour)
            if result:
                return result
    if wish.verb == "add" or not scene.actors:
        return None
    if wish.has("it|him|her|them|subject|character|main|body|make|colou?r|recolou?r|turn|paint"):
        actors = tuple(
            replace(
                a, tints=(*(t for t in a.tints if t.target != "role:main"), Tint(target="role:main", colour=colour))
            )
            if a.depth <= 0
            else a
            for a in scene.actors[:1]
        )
        return replace(
            scene, actors=(*actors, *scene.actors[1:])
        ), f"{scene.actors[0].subject} recoloured {nearest_name(colour)}"
    return None


def part_size(scene: Scene, wish: Wish) -> Result:
    """'Bigger eyes', 'smaller ears'."""
    big, small = wish.has("bigger|larger|big|huge|enlarge|longer"), wish.has("smaller|tiny|tinier|small|shorter|shrink")
    if not (big or small) or not scene.actors:
        return None
    factor = 1 + 0.3 * wish.strength if big else 1 / (1 + 0.3 * wish.strength)
    for number, actor in enumerate(scene.actors):
        for word in reversed(tokens(wish.text)):
            if len(word) < 3 or word in (
                "the",
                "bigger",
                "larger",
                "smaller",
                "make",
                "body",
                "and",
                "its",
                "his",
                "her",
            ):
                continue
            target = resolve(actor, word)
            if target and not target.startswith("role:") and any(target.rstrip("s") in n for n in part_names(actor)):
                was = next((s.factor for s in actor.scales if s.target == target), 1.0)
                scales = (
                    *(s for s in actor.scales if s.target != target),
                    Scale(target=target, factor=round(was * factor, 4)),
                )
                return _with(
                    scene, number, replace(actor, scales=scales)
                ), f"{word} made {'bigger' if big else 'smaller'}"
    return None


def _part(scene: Scene, noun: str, colour: str) -> Result:
    for number, actor in enumerate(scene.actors):
        subject = known(actor.subject)
        if subject and any(f.name == actor.subject for f in search(tokens(noun))) and not _is_part(actor, noun):
            tints = (*(t for t in actor.tints if t.target != "role:main"), Tint(target="role:main", colour=colour))
            return _with(
                scene, number, replace(actor, tints=tints)
            ), f"{actor.subject} recoloured {nearest_name(colour)}"
        changed, word = tinted(actor, noun, colour)
        if word:
            return _with(scene, number, changed), f"{word} made {nearest_name(colour)}"
    for number, effect in enumerate(scene.effects):
        if any(h.name == effect.kind for h in lexicon.scatters().all(noun)):
            effects = (*scene.effects[:number], replace(effect, colour=colour), *scene.effects[number + 1 :])
            return replace(scene, effects=effects), f"{effect.kind} made {nearest_name(colour)}"
    return None


def _is_part(actor: Actor, noun: str) -> bool:
    return noun in part_names(actor)


def _nouns(wish: Wish, after: str, before: str) -> list[str]:
    out = [before, after]
    said = re.search(
        r"(?:make|colou?r|paint|turn|recolou?r|change|give|set)\s+(?:the\s+|its\s+|his\s+|her\s+|it\s+|a\s+)?(.+?)\s+(?:to|into|in|a|be|look)?\s*(?:a\s+)?(?:#|\w+)",
        wish.text,
    )
    if said:
        out.insert(0, said.group(1))
        out += said.group(1).split()
    return [
        n.strip() for n in out if n and n.strip() not in ("it", "them", "him", "her", "the", "color", "colour", "of")
    ]


def _ground_colours(wish: Wish, names_it: bool) -> tuple[str, ...]:
    if not names_it and not lexicon.grounds().first(wish.text):
        return ()
    return tuple(dict.fromkeys(m.colour for m in mentions(wish.text, colours_only=names_it)))[:3]


def _place(wish: Wish, names_it: bool) -> str:
    """The background that is asked for; '' for none."""
    text = wish.text
    if names_it:
        bare = re.sub(r"\b(?:background|backdrop|bg)\b", " ", text)
        for mention in reversed(mentions(bare)):
            bare = bare[: mention.start] + " " * (mention.end - mention.start) + bare[mention.end :]
        hit = lexicon.grounds().longest(bare) or lexicon.grounds().longest(
            re.sub(r"\b(?:background|backdrop|bg)\b", " ", text) if not wish.colours else bare
        )
        if hit and hit.name == "solid" and wish.colours:
            return ""
        return hit.name if hit and hit.word.lower() not in ("plain", "flat") else ""
    move = re.search(
        r"\b(?:put|place|set|move|take|show|transport|bring)?\s*(?:it|him|her|them|the\s+\w+)?\s*\b(?:in|into|on|onto|at|under|to|inside|against|over)\s+(?:an?\s+|the\s+|some\s+)?(.+)$",
        text,
    )
    if move and wish.verb != "write":
        hit = lexicon.grounds().longest(move.group(1))
        if hit and not (
            wish.verb == "add" and search(tokens(hit.word)) and not wish.has("put it|place it|put him|put her|put them")
        ):
            return hit.name if hit.word.lower() not in ("ring", "bar", "glow", "target") else ""
    return ""


def _with(scene: Scene, number: int, actor: Actor) -> Scene:
    return replace(scene, actors=(*scene.actors[:number], actor, *scene.actors[number + 1 :]))
