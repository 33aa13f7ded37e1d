"""Where a subject's head, eyes and foot are, and which of its parts a word names."""

from functools import lru_cache

from .boxes import Box, union
from .parts import Role
from .scene import Actor
from .subjects import Body, body, known, tokens

_HEADS = ("head", "face", "helmet", "skull", "hood", "mask")
WORD_ROLES: dict[str, str] = {  # what people call a part, and the role it has where no part is named so
    "fur": "main", "coat": "main", "body": "main", "skin": "skin", "feathers": "main", "scales": "main",
    "armour": "metal", "armor": "metal",
    "metal": "metal", "suit": "second", "clothes": "second", "clothing": "second", "outfit": "second",
    "shirt": "second", "dress": "second",
    "robe": "second", "jacket": "second", "uniform": "second", "hoodie": "second", "details": "accent",
    "accents": "accent", "trim": "accent", "eyes": "eye",
    "eye": "eye", "belly": "light", "glow": "glow", "lights": "glow", "head": "main", "face": "main", "shell": "main",
    "plate": "metal",
}  # fmt: skip
_ALIASES: dict[str, tuple[str, ...]] = {
    "armor": ("armour",), "eye": ("eyes", "iris"), "eyes": ("eye", "iris"), "hair": ("fringe", "bun", "ponytail",
        "curl"), "feathers": ("feather",),
    "wings": ("wing",), "ears": ("ear",), "horns": ("horn",), "spikes": ("spike",), "wheels": ("wheel", "tyre"),
    "tires": ("tyre", "wheel"),
    "boots": ("boot",), "gloves": ("glove",), "paws": ("paw",), "legs": ("leg",), "arms": ("arm",),
    "lips": ("mouth",), "beak": ("bill",),
    "petals": ("petal",), "leaves": ("leaf",), "windows": ("window",), "cloak": ("cape",), "color": (),
    "tusks": ("tusk",), "stripes": ("stripe",),
    "fangs": ("fang",), "claws": ("claw",), "scales": ("scale",), "buttons": ("button",), "flames": ("flame",),
    "spots": ("spot",),
    "armour": ("chest plate", "breastplate", "pauldron", "plate", "cuirass"),
}  # fmt: skip
_WHOLE = frozenset(
    ("fur", "coat", "feathers", "plumage", "body", "scales")
)  # said of all of an animal, though parts may be named so


@lru_cache(maxsize=512)
def is_bust(name: str, seed: int, expression: str, pose: str) -> bool:
    """Whether the drawing is cut off at the chest: it differs from the whole figure, and what touches its foot is
    wide."""
    subject = known(name)
    if subject is None or pose != "bust":
        return False
    drawn = body(name, seed, expression, pose)
    if drawn.parts == body(name, seed, expression, "full").parts:
        return False
    foot = union([b for b in drawn.boxes if b.bottom > drawn.box.bottom - 26])
    return foot is not None and foot.width > 0.4 * drawn.box.width


def foot_of(actor: Actor) -> float:
    """Where the subject ends below, in its box: for a bust, where its broad part is cut off."""
    drawn = body(actor.subject, actor.seed, actor.expression, actor.pose)
    if not is_bust(actor.subject, actor.seed, actor.expression, actor.pose):
        return drawn.box.bottom
    broad = [
        b
        for p, b in zip(drawn.parts, drawn.boxes, strict=True)
        if p.width == 0 and b.width > 0.45 * drawn.box.width and b.bottom > drawn.box.bottom - 150
    ]
    return max(broad, key=lambda b: b.area).bottom - 6 if broad else drawn.box.bottom


def head_box(drawn: Body) -> Box:
    """Where the head is: the part so named, else the smallest large part around the eyes, else the upper part of the
    whole."""
    filled = [(p, b) for p, b in zip(drawn.parts, drawn.boxes, strict=True) if p.width == 0 and p.opacity > 0.7]
    for name in _HEADS[:2]:
        found = [b for part, b in filled if part.name == name]
        if found:
            return max(found, key=lambda b: b.area)
    eyes = eyes_box(drawn)
    if eyes:
        around = [
            b
            for part, b in filled
            if part.name not in ("eyes", "eye")
            and b.left < eyes.left + 12
            and b.right > eyes.right - 12
            and b.top < eyes.top
            and b.bottom > eyes.bottom
            and b.width >= eyes.width * 1.12
            and b.height >= eyes.height * 2
        ]
        if around:
            return min(around, key=lambda b: b.area)
    b = drawn.box
    return Box(b.x - b.width * 0.28, b.top, b.x + b.width * 0.28, b.top + b.height * 0.55)


def eyes_box(drawn: Body) -> Box | None:
    return union([b for p, b in zip(drawn.parts, drawn.boxes, strict=True) if p.name in ("eyes", "eye", "eye socket")])


def part_names(actor: Actor) -> tuple[str, ...]:
    """The names by which parts of the subject, and what it wears, can be asked for."""
    drawn = body(actor.subject, actor.seed, actor.expression, actor.pose)
    return tuple(dict.fromkeys([*(part.name for part in drawn.parts), *(worn.kind for worn in actor.worn)]))


def resolve(actor: Actor, word: str) -> str | None:
    """What a word addresses on this subject: a part's word, 'role:…' where only the role is there, or None."""
    word = word.strip().lower()
    if word in _WHOLE and any(
        part.role is Role.MAIN for part in body(actor.subject, actor.seed, actor.expression, actor.pose).parts
    ):
        return "role:main"
    for candidate in (word, *_ALIASES.get(word, ()), word.removesuffix("s"), word + "s"):
        if candidate and any(addresses(candidate, name) for name in part_names(actor)):
            return candidate
    role = WORD_ROLES.get(word)
    if role is None:
        return None
    drawn = body(actor.subject, actor.seed, actor.expression, actor.pose)
    present = {part.role.value for part in drawn.parts}
    return (
        f"role:{role}"
        if role in present
        else "role:main"
        if "main" in present and role in ("metal", "second")
        else None
    )


def addresses(target: str, name: str) -> bool:
    wanted, has = tokens(target), tokens(name)
    return bool(wanted) and all(any(w in (h, h + "s", h.removesuffix("s")) for h in has) for w in wanted)


def dominant(drawn: Body) -> str:
    """The natural colour that takes up most of the subject; '' where the palette colours it."""
    areas: dict[str, float] = {}
    for part, box in zip(drawn.parts, drawn.boxes, strict=True):
        if part.opacity > 0.7 and part.width == 0:
            key = part.hue or f"role:{part.role.value}"
            areas[key] = areas.get(key, 0.0) + box.area
    best = max(areas, key=lambda key: areas[key], default="")
    return best
