"""Things that come and go: effects, clothes, frames, outlines, shadows, further subjects, another subject in place of
the first."""

import re
from dataclasses import replace

from .. import lexicon
from ..anatomy import resolve
from ..grounds import GROUNDS
from ..layout import chosen, placed
from ..names import nearest_name
from ..nouns import Wanted, content_words, subjects_in
from ..paint import actor_of
from ..scene import Actor, Border, Effect, Scene, Tint, Worn
from ..styles import STYLES
from ..subjects import EMBLEM, known, search, tokens
from .clauses import Wish

Result = tuple[Scene, str] | None
_ABOVE = frozenset(
    (
        "moon",
        "sun",
        "star",
        "planet",
        "cloud",
        "ufo",
        "comet",
        "rainbow",
        "bird",
        "plane",
        "rocket",
        "balloon",
        "hot air balloon",
        "airship",
        "galaxy",
    )
)


def amounts(scene: Scene, wish: Wish) -> Result:
    """'Less sparkles', 'more snow', 'fewer stars'."""
    more, less = wish.has("more|denser|extra|stronger"), wish.has("less|fewer|reduce|weaker|not so (?:much|many)")
    if not (more or less):
        return None
    for hit in lexicon.scatters().all(wish.text):
        for number, effect in enumerate(scene.effects):
            if effect.kind == hit.name:
                amount = round(min(4.0, max(0.12, effect.amount * (1.6 if more else 0.5))), 4)
                effects = (*scene.effects[:number], replace(effect, amount=amount), *scene.effects[number + 1 :])
                return replace(scene, effects=effects), f"{'more' if more else 'fewer'} {effect.kind}"
        if more:
            return replace(scene, effects=(*scene.effects, Effect(kind=hit.name, seed=wish.seed))), f"{hit.name} added"
        return scene, f"there are no {hit.name} to reduce"
    return None


def remove(scene: Scene, wish: Wish) -> Result:
    """'Remove the hat', 'no sparkles', 'without the outline', 'take the moon away'."""
    if wish.verb != "remove" and not wish.has("remove|without|get rid of|take (?:off|away)|delete|erase"):
        return None
    finish = scene.finish
    simple = {
        "outlines?|outlining": (replace(scene, finish=replace(finish, outline=0.0)), "outline removed"),
        "shadows?": (replace(scene, finish=replace(finish, shadow=False)), "shadow removed"),
        "border|frame": (replace(scene, border=None), "border removed"),
        "plate|badge|shape|shield": (replace(scene, badge=""), "plate removed") if scene.badge else None,
        "rim light|rim|edge light": (replace(scene, finish=replace(finish, rim=0.0)), "rim light removed"),
        "lines|speed lines|rays|burst|backdrop effects?|confetti behind|circle|disc|rings?": (
            replace(scene, finish=replace(finish, backdrop="")),
            "backdrop removed",
        ),
        "effects?|particles": (replace(scene, effects=()), "effects removed"),
    }
    for hit in lexicon.scatters().all(wish.text):
        if any(e.kind == hit.name for e in scene.effects):
            return replace(scene, effects=tuple(e for e in scene.effects if e.kind != hit.name)), f"{hit.name} removed"
    for hit in lexicon.garments().all(wish.text):
        for number, actor in enumerate(scene.actors):
            worn = [
                w for w in actor.worn if w.kind == hit.name or hit.name in w.kind.split() or w.kind in hit.name.split()
            ]
            if worn:
                changed = replace(actor, worn=tuple(w for w in actor.worn if w not in worn))
                return _with(scene, number, changed), f"{worn[0].kind} removed"
    for found in search(tokens(wish.text)):
        if len(scene.actors) > 1 and any(a.subject == found.name for a in scene.actors):
            kept = tuple(a for a in scene.actors if a.subject != found.name)
            if kept:
                return replace(scene, actors=kept), f"{found.name} removed"
    for number, actor in enumerate(scene.actors):
        words = [
            w
            for w in tokens(wish.text)
            if w not in ("remove", "the", "without", "no", "any", "delete", "its", "his", "her")
        ]
        for word in [" ".join(words), *words]:
            target = resolve(actor, word) if word else None
            if target and not target.startswith("role:") and target not in ("head", "body", "face"):
                return _with(scene, number, replace(actor, gone=(*actor.gone, target))), f"{word} removed"
    for pattern, result in simple.items():
        if result and wish.has(pattern):
            return result
    return scene, "found nothing of that name to remove"


def add(scene: Scene, wish: Wish) -> Result:
    """'Add sparkles', 'give it a red hat', 'add a moon behind it', 'with a border'."""
    if wish.verb not in ("add", "make") and not wish.has(
        "with|wearing|more|surround(?:ed)?|holding|needs?|want|include|draw|create"
    ):
        return None
    return added(scene, wish)


def added(scene: Scene, wish: Wish) -> Result:
    """Whatever of the wish can be added: a frame, an outline, an effect, a garment, a subject."""
    colours = wish.colours
    colour = colours[0].colour if colours else ""
    if wish.has("outlin\\w*|stroke"):
        base = scene.finish.outline if scene.finish.outline is not None else STYLES[scene.style].outline
        wide = (
            20.0
            if wish.has("thick\\w*|bold\\w*|heavy|strong\\w*")
            else 5.0
            if wish.has("thin\\w*|fine")
            else max(base + 4, 11.0)
        )
        return replace(
            scene, finish=replace(scene.finish, outline=wide, outline_colour=colour or scene.finish.outline_colour)
        ), "outline added"
    if wish.has("border|frames?|framed|polaroid"):
        hit = lexicon.borders().longest(wish.text)
        width = 0.055 if wish.has("thick\\w*|wide|bold") else 0.016 if wish.has("thin\\w*|fine") else 0.03
        border = Border(
            kind=hit.name if hit else "line",
            colour=colour or ("#ffffff" if not hit or hit.name != "double" else scene.palette.accent),
            width=width,
        )
        return replace(scene, border=border), f"{nearest_name(border.colour)} border added"
    if wish.has("drop shadow|shadows?"):
        return replace(scene, finish=replace(scene.finish, shadow=True)), "shadow added"
    if wish.has("rim ?light\\w*|edge light\\w*|backlit"):
        return replace(scene, finish=replace(scene.finish, rim=1.0)), "rim light added"
    if wish.has("speed lines|action lines|energy|rays behind"):
        return replace(
            scene, finish=replace(scene.finish, backdrop="energy" if wish.has("energy") else "speed")
        ), "speed lines added"
    garments = lexicon.garments().all(wish.text)
    if garments and scene.actors:
        lead = scene.actors[0]
        worn = (
            *(w for w in lead.worn if w.kind not in {g.name for g in garments}),
            *(Worn(kind=g.name, colour=colour) for g in garments),
        )
        changed = replace(lead, worn=worn, gone=tuple(g for g in lead.gone if g not in {h.name for h in garments}))
        return _with(scene, 0, changed), f"{' and '.join(g.name for g in garments)} added"
    hits = [h for h in lexicon.scatters().all(wish.text) if not _one_thing(wish, h.word)]
    if hits:
        kinds = list(dict.fromkeys(h.name for h in hits))
        amount = (
            1.6
            if wish.has("lots|many|more|heavy|tons")
            else 0.55
            if wish.has("few|some small|little|subtle|light")
            else 1.0
        )
        fresh = tuple(Effect(kind=k, seed=wish.seed + 7 * i, amount=amount, colour=colour) for i, k in enumerate(kinds))
        return replace(
            scene, effects=(*(e for e in scene.effects if e.kind not in kinds), *fresh)
        ), f"{' and '.join(kinds)} added"
    wanted = [
        w
        for w in subjects_in(
            re.sub(r"\b(?:behind|next to|beside|in front of|above|under|near|around|on)\b.*$", "", wish.text)
        )
        if w.name and known(w.name)
    ]
    if wanted:
        return _joined(scene, wanted[0], wish, colour)
    return None


def replace_subject(scene: Scene, wish: Wish) -> Result:
    """'Make it a cat instead', 'turn it into a dragon', 'replace the fox with a wolf'."""
    said = re.search(
        r"\b(?:make|turn|change|transform|morph|swap)\s+(?:it|him|her|this|that|them|the\s+[\w\s]+?)\s+(?:(?:in)?to\s+|for\s+|with\s+)?(?:be\s+)?(an?\s+.+|two\s+.+)$|"
        r"\b(?:replace|swap|switch|exchange)\s+(?:it|him|her|the\s+[\w\s]+?)\s+(?:with|by|for|to)\s+(.+)$|\b(?:change|turn)\s+(?:it|the\s+\w+)\s+(?:in)?to\s+(.+)$|"
        r"\b(?:a|an)\s+([\w\s]+?)\s+instead|^([\w\s]+?)\s+instead\b",
        wish.text,
    )
    if not said or wish.has("background|backdrop|text|style|mood"):
        return None
    phrase = re.sub(r"\binstead\b.*", "", next(g for g in said.groups() if g)).strip()
    if lexicon.styles().pattern.fullmatch(re.sub(r"^(?:an?)\s+", "", phrase)) and not search(tokens(phrase)):
        return None
    wanted = subjects_in(phrase)
    if not wanted or (not wanted[0].name and (not content_words(phrase) or wish.colours)):
        return None
    if (
        wanted[0].words
        and not wanted[0].name
        and (lexicon.moods().first(phrase) or lexicon.expressions().first(phrase))
    ):
        return None
    number = next(
        (
            i
            for i, a in enumerate(scene.actors)
            if any(f.name == a.subject for f in search(tokens(wish.text.split(phrase)[0])))
        ),
        0,
    )
    was = scene.actors[number] if scene.actors else None
    fresh = actor_of(
        wanted[0],
        seed=was.seed if was else scene.seed,
        expression=was.expression if was else "friendly",
        pose=was.pose if was else "bust",
    )
    if was:
        worn = tuple(dict.fromkeys((*was.worn, *fresh.worn)))
        fresh = replace(fresh, worn=worn if known(fresh.subject) else ())
    kind = GROUNDS.get(scene.ground.kind)
    layout = chosen(scene.width, scene.height, "", worded=bool(scene.texts))
    spot = placed([fresh], layout, scene.width, scene.height, standing=bool(kind and kind.place))[0]
    if was and (number > 0 or len(scene.actors) > 1):
        spot = replace(fresh, x=was.x, y=was.y, size=was.size, turn=was.turn, mirrored=was.mirrored, depth=was.depth)
    colours = wish.colours
    if colours:
        spot = replace(spot, tints=(Tint(target="role:main", colour=colours[-1].colour),))
    name = wanted[0].words or wanted[0].name
    return (
        _with(scene, number, spot) if was else replace(scene, actors=(spot,))
    ), f"now a {name}" if spot.subject != EMBLEM else f"an emblem for “{name}”"


def _joined(scene: Scene, wanted: Wanted, wish: Wish, colour: str) -> Result:
    """A further subject: behind the first, or at its side, or overhead where it belongs."""
    if len(scene.actors) >= 6:
        return scene, "the picture is full: nothing was added"
    short = min(scene.width, scene.height)
    lead = scene.actors[0] if scene.actors else Actor(subject="", seed=0)
    fresh = actor_of(wanted, seed=wish.seed)
    behind = wish.has("behind|in the background|back|distance")
    if wanted.name in _ABOVE and not wish.has("beside|next to|under|in front"):
        side = 0.24 if lead.x <= 0.55 else -0.24
        spot = replace(
            fresh, x=round(min(0.86, max(0.14, lead.x + side)), 4), y=0.24, size=0.42 if not behind else 0.5, depth=-10
        )
        if behind:
            spot = replace(spot, x=round(min(0.9, max(0.1, lead.x + side * 0.75)), 4), y=0.27)
    elif wish.has("above|over|on top"):
        spot = replace(
            fresh,
            x=lead.x,
            y=round(max(0.14, lead.y - 0.46 * lead.size * short / scene.height), 4),
            size=0.34,
            depth=lead.depth + 3,
        )
    else:
        taken = sum(1 for a in scene.actors[1:] if a.x > lead.x) - sum(1 for a in scene.actors[1:] if a.x < lead.x)
        side = -1 if (lead.x > 0.6 and len(scene.texts) == 0) or taken > 0 or wish.has("left") else 1
        if wish.has("right"):
            side = 1
        x = lead.x + side * 0.36 * lead.size * short / scene.width
        spot = replace(
            fresh,
            x=round(min(0.92, max(0.08, x)), 4),
            y=0.7,
            size=round(lead.size * 0.55, 4),
            depth=-10 if behind else lead.depth + 5,
        )
    if colour:
        spot = replace(spot, tints=(Tint(target="role:main", colour=colour),))
    return replace(scene, actors=(*scene.actors, spot)), f"{wanted.name} added" + (" behind" if behind else "")


def _one_thing(wish: Wish, word: str) -> bool:
    """'Add a star' means one, 'add stars' many."""
    return (
        bool(re.search(rf"\b(?:an?|one|the)\s+(?:\w+\s+)?{re.escape(word.lower())}\b", wish.text))
        and not word.lower().endswith("s")
        and bool(search([word.lower()]))
    )


def _with(scene: Scene, number: int, actor: Actor) -> Scene:
    return replace(scene, actors=(*scene.actors[:number], actor, *scene.actors[number + 1 :]))
