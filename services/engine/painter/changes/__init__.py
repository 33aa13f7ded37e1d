"""Refinements: an instruction in plain words changes what it names in a scene, and nothing else."""

from collections.abc import Callable
from dataclasses import replace

from .. import lexicon
from ..scene import Change, Scene
from . import colouring, looks, place, texts, things, tone
from .clauses import Wish, wishes

__all__ = ["RULES", "change"]

Rule = Callable[[Scene, Wish], tuple[Scene, str] | None]

RULES: tuple[Rule, ...] = (  # tried in this order: what is said most precisely comes first
    texts.unwrite, texts.write, texts.restyle, tone.undevelop, things.amounts, colouring.background, things.remove,
    looks.another, place.flip, place.rotate,
    tone.theme, things.replace_subject, looks.style, place.count, looks.plate, colouring.part_size, place.resize,
    place.move, colouring.recolour, things.add,
    looks.pose, looks.expression, tone.develop, tone.mood,
)  # fmt: skip


def change(scene: Scene, instruction: str, *, seed: int) -> Change:
    """The scene with the instruction's wishes carried out in their order, and what was done, one sentence part a wish.
    What is not understood at all becomes a gentle variation, and `done` says so."""
    done: list[str] = []
    for wish in wishes(instruction, seed):
        result = _first(scene, wish) or _recognised(scene, wish)
        if result is not None:
            scene, said = result
            done.append(said)
    if not done:
        scene = looks.varied(scene, seed)
        done.append("did not recognise a particular change, so here is a gentle variation")
    return Change(scene=scene, done=tuple(done))


def _first(scene: Scene, wish: Wish) -> tuple[Scene, str] | None:
    return next((result for rule in RULES if (result := rule(scene, wish)) is not None), None)


def _recognised(scene: Scene, wish: Wish) -> tuple[Scene, str] | None:
    """What the wish names without saying what to do with it: an effect, a garment or a thing is added, a style taken,
    a place gone to."""
    result = things.added(scene, wish)
    if result is not None:
        return result
    style = lexicon.styles().longest(wish.text)
    if style:
        return replace(scene, style=style.name), f"painted in {style.name} style"
    ground = lexicon.grounds().longest(wish.text)
    if ground:
        return replace(
            scene, ground=replace(scene.ground, kind=ground.name, seed=wish.seed % 999_983 + 1, colours=(), hour="")
        ), f"background changed to {ground.name}"
    return None
