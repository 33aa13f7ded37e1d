"""Changes of place: flips, turns, sizes, moves, zoom, and how many subjects there are."""

import re
from collections.abc import Callable
from dataclasses import replace

from ..grounds import GROUNDS
from ..layout import chosen, placed
from ..scene import Actor, Scene
from ..subjects import search, tokens
from .clauses import Wish

Result = tuple[Scene, str] | None
_MOVES: dict[str, tuple[float, float, str]] = {
    r"up|upwards?|higher": (0, -0.1, "up"), r"down|downwards?|lower": (0, 0.1, "down"), r"left|leftwards?": (-0.12, 0,
        "to the left"), r"right|rightwards?": (0.12, 0, "to the right"),
}  # fmt: skip
_COUNTS = {
    "two": 2,
    "2": 2,
    "three": 3,
    "3": 3,
    "a pair": 2,
    "both": 2,
    "one": 1,
    "a single": 1,
    "only one": 1,
    "just one": 1,
}


def flip(scene: Scene, wish: Wish) -> Result:
    """'Flip it', 'mirror', 'upside down'."""
    if not wish.has("flip|flipped|mirror|mirrored|upside down|reverse"):
        return None
    if wish.has("vertical|vertically|upside down|top to bottom"):
        return replace(scene, view=replace(scene.view, upside_down=not scene.view.upside_down)), "flipped top to bottom"
    if wish.has("subject|character|fox|cat|face") or (_named(scene, wish) and len(scene.actors) > 1):
        return _on(scene, wish, lambda a: replace(a, mirrored=not a.mirrored), "mirrored")
    return replace(scene, view=replace(scene.view, mirrored=not scene.view.mirrored)), "flipped left to right"


def rotate(scene: Scene, wish: Wish) -> Result:
    """'Rotate it 15 degrees', 'tilt the fox', 'turn the picture by 90'."""
    if not wish.has(r"rotate[ds]?|rotation|tilt(?:ed)?|spin|turn (?:it |the [\w ]+? )?(?:by )?-?\d+"):
        return None
    number = re.search(r"(-?\d+(?:\.\d+)?)", wish.text)
    degrees = max(-360.0, min(360.0, float(number.group(1)))) if number else 15.0 * wish.strength
    if wish.has("left|anti-?clockwise|counter-?clockwise"):
        degrees = -degrees
    if wish.has("picture|image|whole|everything|canvas|photo") or abs(degrees) in (90, 180, 270) or not scene.actors:
        return replace(
            scene, view=replace(scene.view, turn=(scene.view.turn + degrees) % 360)
        ), f"picture turned by {degrees:g}°"
    return _on(scene, wish, lambda a: replace(a, turn=(a.turn + degrees) % 360), f"turned by {degrees:g}°")


def resize(scene: Scene, wish: Wish) -> Result:
    """'Bigger', 'make the fox smaller', 'zoom in'."""
    step = 1 + 0.22 * wish.strength
    if wish.has("zoom(?:ed)?|closer|close-?up|further away|farther|camera"):
        out = wish.has("out|away|further|farther|back")
        zoom = scene.view.zoom / step if out else scene.view.zoom * step
        return replace(
            scene, view=replace(scene.view, zoom=round(min(4.0, max(0.3, zoom)), 4))
        ), "zoomed out" if out else "zoomed in"
    if wish.has(
        "bigger|larger|enlarge|grow|increase (?:the )?size|huge|giant|fill (?:the )?(?:frame|picture)|too small"
    ):
        return _on(scene, wish, lambda a: replace(a, size=round(min(3.0, a.size * step), 4)), "made bigger")
    if wish.has("smaller|shrink|tinier|tiny|reduce (?:the )?size|too big|too large"):
        return _on(scene, wish, lambda a: replace(a, size=round(max(0.1, a.size / step), 4)), "made smaller")
    return None


def move(scene: Scene, wish: Wish) -> Result:
    """'Move it left', 'centre it', 'a bit higher'."""
    if not scene.actors:
        return None
    if wish.has("centre|center|centred|centered|middle") and wish.has("move|centre|center|put|place|centred|centered"):
        lead = scene.actors[0]
        dx, dy = 0.5 - lead.x, 0.5 - lead.y if wish.has("vertically|middle") else 0.0
        return _on(scene, wish, lambda a: replace(a, x=round(a.x + dx, 4), y=round(a.y + dy, 4)), "moved to the centre")
    if not (wish.verb == "move" or wish.has("move[ds]?|shift|nudge|push|higher|lower|slide|raise")):
        return None
    for pattern, (dx, dy, said) in _MOVES.items():
        if wish.has(pattern):
            return _on(
                scene,
                wish,
                lambda a, dx=dx, dy=dy: replace(a, x=_in(a.x + dx * wish.strength), y=_in(a.y + dy * wish.strength)),
                f"moved {said}",
            )
    return None


def count(scene: Scene, wish: Wish) -> Result:
    """'Two of them', 'make it three foxes', 'only one'."""
    if not scene.actors or not wish.has(
        r"of (?:them|it|these)|make (?:it|them) (?:two|three)|two|three|only one|just one|a single one"
    ):
        return None
    wanted = next((n for word, n in _COUNTS.items() if wish.has(re.escape(word))), 0)
    named = search(tokens(wish.text))
    if not wanted or (named and named[0].name != scene.actors[0].subject) or wish.verb == "add":
        return None
    lead = scene.actors[0]
    same = [a for a in scene.actors if a.subject == lead.subject]
    others = tuple(a for a in scene.actors if a.subject != lead.subject)
    while len(same) < wanted:
        same.append(replace(lead, seed=lead.seed + 977 * len(same), mirrored=len(same) % 2 == 1))
    kind = GROUNDS.get(scene.ground.kind)
    layout = chosen(scene.width, scene.height, "", worded=bool(scene.texts))
    stage = placed(same[:wanted], layout, scene.width, scene.height, standing=bool(kind and kind.place))
    return replace(scene, actors=(*stage, *others)), f"{wanted} of them now" if wanted > 1 else "only one now"


def _named(scene: Scene, wish: Wish) -> list[str]:
    """The subjects in the picture that the wish names."""
    present = {a.subject for a in scene.actors}
    return [f.name for f in search(tokens(wish.text)) if f.name in present]


def _on(scene: Scene, wish: Wish, act: Callable[[Actor], Actor], said: str) -> Result:
    """The change made to the subjects named in the wish, or to all of them."""
    names = _named(scene, wish)
    if not scene.actors:
        return scene, "there is no subject to change"
    actors = tuple(act(a) if not names or a.subject in names else a for a in scene.actors)
    who = names[0] if names else "subject" if len(scene.actors) == 1 else "subjects"
    return replace(scene, actors=actors), f"{who} {said}"


def _in(value: float) -> float:
    return round(min(1.3, max(-0.3, value)), 4)
