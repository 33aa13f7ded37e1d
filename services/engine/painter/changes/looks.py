"""Changes of style, expression, pose and plate; and another go at the whole."""

import re
from dataclasses import replace

from .. import lexicon
from ..colour import adjusted
from ..parts import Variant
from ..scene import Finish, Scene
from ..styles import STYLES
from .clauses import Wish

Result = tuple[Scene, str] | None


def style(scene: Scene, wish: Wish) -> Result:
    """'In anime style', 'make it pixel art', 'more minimal'."""
    hit = lexicon.styles().longest(wish.text)
    if hit is None:
        return None
    sure = (
        wish.has(r"style|styled|art|render|look|looking|aesthetic|version|as (?:an? )?")
        or wish.verb in ("make", "replace")
        or wish.text.strip() == hit.word.lower()
    )
    vague = hit.word.lower() in (
        "bold",
        "simple",
        "clean",
        "modern",
        "cute",
        "classic",
        "art",
        "photo",
        "render",
        "vibrant",
        "ink",
        "streamer",
        "mascot",
        "sticker",
        "glowing",
        "neon",
    )
    if not sure or (
        vague
        and not wish.has("style|look|aesthetic|version")
        and not re.search(rf"\bmake it (?:more |look )?{re.escape(hit.word.lower())}\b", wish.text)
    ):
        return None
    return replace(scene, style=hit.name, finish=Finish()), f"painted in {hit.name} style"


def expression(scene: Scene, wish: Wish) -> Result:
    """'Make it smile', 'angrier', 'a mysterious look'."""
    hit = lexicon.expressions().first(re.sub(r"\bmood\b.*", "", wish.text))
    if hit is None or not scene.actors or wish.has("mood|colou?rs?|background"):
        return None
    actors = tuple(replace(a, expression=hit.name) for a in scene.actors)
    return replace(scene, actors=actors), f"expression now {hit.name}"


def pose(scene: Scene, wish: Wish) -> Result:
    """'Show the full body', 'only the head'."""
    hit = lexicon.poses().longest(wish.text)
    if (
        hit is None
        or not scene.actors
        or not wish.has("show|full|whole|only|just|pose|body|portrait|standing|sitting|headshot|bust")
    ):
        return None
    return replace(scene, actors=tuple(replace(a, pose=hit.name) for a in scene.actors)), f"shown as {hit.word}"


def plate(scene: Scene, wish: Wish) -> Result:
    """'Put it in a circle', 'on a shield'."""
    hit = lexicon.badges().first(wish.text)
    if hit is None or not wish.has("badge|plate|shape|in an?|on an?|inside an?|into an?|logo"):
        return None
    return replace(scene, badge=hit.name), f"set on a {hit.name}"


def another(scene: Scene, wish: Wish) -> Result:
    """'Try another', 'a different version', 'surprise me'."""
    if not wish.has(
        r"another|again|variation|variations|different(?: one| version)?|surprise "
        r"me|alternative|redo|re-?roll|something else|new version|one more|try"
    ):
        return None
    return varied(scene, wish.seed), "another variation"


def varied(scene: Scene, seed: int) -> Scene:
    """The same subjects, words and style, drawn anew."""
    chance = Variant(seed=seed)
    grounds = STYLES[scene.style].grounds
    kind = (
        scene.ground.kind
        if scene.ground.colours or scene.ground.kind not in grounds
        else chance.pick("ground", grounds)
    )
    ground = replace(
        scene.ground,
        seed=chance.pick("seed", range(1, 999_983)),
        kind=kind,
        base=scene.ground.base
        if scene.ground.colours
        else adjusted(scene.ground.base, turn=chance.between("turn", -40, 40)),
    )
    actors = tuple(replace(a, seed=seed + 977 * i) for i, a in enumerate(scene.actors))
    effects = tuple(replace(e, seed=seed + 31 * i) for i, e in enumerate(scene.effects))
    return replace(scene, seed=seed, ground=ground, actors=actors, effects=effects)
