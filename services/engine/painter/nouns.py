"""The subjects of a phrase: nouns with their number, joined where two of them mean one figure (a fox wizard)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from . import lexicon
from .assets import ASSETS
from .callings import CALLINGS, MATERIALS
from .names import mentions, named
from .spoken import words_of
from .subjects import Found, known, search, singular, tokens

_FRAMINGS = words_of(
    """
    portrait face head bust character mascot figure avatar emblem icon badge
    """
)  # of another subject, where there is one
_PLAIN_PEOPLE = frozenset(("girl", "boy", "man", "woman", "person", "child", "baby"))  # an elf girl is an elf
_NUMBERS = {
    "two": 2, "2": 2, "three": 3, "3": 3, "pair": 2, "couple": 2, "several": 3, "many": 3, "few": 3, "trio": 3,
    "duo": 2, "four": 3, "five": 3, "group": 3,
}  # fmt: skip
_WEARING = {"bearded": "beard", "moustached": "moustache", "crowned": "crown", "masked": "mask", "caped": "cape"}
FILLER = words_of(
    """
    a an the of and or with in on at to for from by is are very really so some my our your his her its their this
    that these those it he she they who which image picture illustration drawing art artwork design graphic photo
    render style styled portrait scene view shot close up closeup featuring showing shows show depicting create make
    draw paint generate please want would like need i we you me us logo emote badge banner thumbnail twitch youtube
    stream streamer streaming channel profile avatar icon overlay panel story cover clip offline screen poster
    sticker mascot character simple cool nice beautiful awesome stunning amazing cute high quality detailed detail
    best good great look looks looking wearing holding carrying riding standing sitting running flying walking
    jumping smiling angry happy big small large little tiny huge giant centred centered center centre middle left
    right top bottom front behind background safe area inside ratio aspect square wide frame edges crop solid colour
    color coloured colored colors colours palette text word words saying says reads reading title letters lettering
    only one full body half new old young epic based inspired theme themed night day no without any also clean sharp
    crisp bold game gaming gamer modern head face bust letter letters monogram initial initials symbol shape
    abstract main element vector kind type version person's
    """
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A subject as asked for."""

    name: str  # '' for one that nobody has drawn
    words: str  # as it was said
    count: int = 1
    material: str = ""
    worn: tuple[str, ...] = ()
    props: tuple[str, ...] = ()
    behind: bool = False


def subjects_of(bare: str, lead: str) -> tuple[Wanted, ...]:
    """Up to three subjects of a phrase."""
    head, *rest = re.split(
        r"\b(?:with|wearing|holding|carrying|reading|playing|eating|drinking|riding|using|in)\b",
        bare,
        maxsplit=1,
        flags=re.IGNORECASE,
    )
    extras = rest[0] if rest else ""
    words = tokens(head)
    worn = tuple(
        dict.fromkeys(
            [
                *(_WEARING[word] for word in words if word in _WEARING),
                *(h.name for h in lexicon.garments().all(_unnegated(extras))),
            ]
        )
    )
    found = search(words)
    if len(found) > 1:
        found = [f for f in found if words[f.start] not in _FRAMINGS or f.end - f.start > 1] or found
    found = [f for f, before in zip(found, [None, *found], strict=False) if not _said_twice(words, before, f)]
    wanted = _grouped(words, found)
    if not wanted:
        nouns = content_words(_without_garments(head)) or content_words(extras)
        later = search(tokens(extras))
        if later and not nouns:
            wanted = [Wanted(name=later[0].name, words=later[0].name)]
        elif nouns:
            wanted = [Wanted(name="", words=" ".join(nouns[-2:]))]
        elif any(h for h in lexicon.grounds().all(lead)):
            return ()
        else:
            return ()
    props = tuple(
        f.name
        for f in search(tokens(_without_garments(extras)))
        if f.name not in {w.name for w in wanted} and not any(f.name in kind for kind in worn)
    )
    if worn or props:
        first = wanted[0]
        effects = {h.name for h in lexicon.scatters().all(extras)}
        wanted[0] = Wanted(
            name=first.name,
            words=first.words,
            count=first.count,
            material=first.material,
            worn=_one_hat(dict.fromkeys((*first.worn, *worn)))[:4],
            props=tuple(p for p in (*first.props, *props) if p not in effects and p + "s" not in effects)[:1],
        )
    return tuple(wanted[:3])


def subjects_in(text: str) -> tuple[Wanted, ...]:
    """The subjects named in a phrase such as 'a red moon' or 'two foxes'."""
    return subjects_of(without_vocabulary(text, style_words=False), text)


def content_words(text: str) -> list[str]:
    """What is left of a phrase without filler and colours: the nouns, mostly."""
    return [w for w in tokens(text) if w not in FILLER and len(w) > 1 and named(w) is None and w not in _NUMBERS]


def without_vocabulary(text: str, *, style_words: bool) -> str:
    """The phrase without colours, styles, moods and poses, so that nouns remain; names of subjects stay."""
    taken = [(m.start, m.end) for m in mentions(text)]
    vocabularies = [lexicon.styles(), lexicon.moods()] if style_words else [lexicon.styles()]
    for vocabulary in vocabularies:
        for hit in vocabulary.all(text):
            kept = singular(hit.word.lower()) in CALLINGS or hit.word.lower() in MATERIALS
            if not kept and (vocabulary is lexicon.styles() or not search(tokens(hit.word))):
                taken.append((hit.start, hit.end))
    taken += [
        (hit.start, hit.end)
        for hit in ASSETS.all(text)
        if not (
            hit.word.lower() in ("badge", "banner", "icon")
            and text.strip().lower().endswith(hit.word.lower())
            and len(text.split()) < 3
        )
    ]
    out = list(text)
    for start, end in taken:
        out[start:end] = " " * (end - start)
    return "".join(out)


def _grouped(words: list[str], found: list[Found]) -> list[Wanted]:
    """Neighbouring subjects joined into one: the second noun is the body where the first is a calling or material, and
    the other way round."""
    out: list[Wanted] = []
    used = free = 0
    while used < len(found):
        first = found[used]
        group = [first]
        while used + 1 < len(found) and found[used + 1].start == group[-1].end:
            used += 1
            group.append(found[used])
        used += 1
        before = words[max(free, group[0].start - 2) : group[0].start]
        free = group[-1].end
        stray = [w for w in before if singular(w) in CALLINGS or w in MATERIALS]
        after = words[group[-1].end : group[-1].end + 1]
        stray += [w for w in after if singular(w) in CALLINGS]
        out.append(_compound(words, group, stray))
    return out


def _compound(words: list[str], group: list[Found], stray: list[str]) -> Wanted:
    said = " ".join(words[group[0].start : group[-1].end])
    names = [f.name for f in group]
    body, worn, material, props = names[-1], list[str](), "", list[str]()
    if len(group) > 1:
        roles = [_role_word(words, f) for f in group]
        bodies = [n for n, r in zip(names, roles, strict=True) if r not in CALLINGS and r not in MATERIALS]
        called = [r for r in roles if r in CALLINGS]
        if bodies:
            body = next((n for n in reversed(bodies) if n not in _PLAIN_PEOPLE), bodies[-1])
        elif called:  # "robot knight": the material's own body, in the calling's clothes
            body = next((n for n, r in zip(names, roles, strict=True) if r in MATERIALS), names[-1])
        for name, role in zip(names, roles, strict=True):
            if name == body:
                continue
            if role in CALLINGS:
                worn += CALLINGS[role].worn
                props += [CALLINGS[role].prop] if CALLINGS[role].prop else []
            elif role in MATERIALS:
                material = role
            elif name != body and _is_prop(name):
                props.append(name)
    for word in stray:
        one = singular(word)
        if one in CALLINGS:
            worn += CALLINGS[one].worn
        elif word in MATERIALS:
            material = word
    count = _count(words, group)
    return Wanted(
        name=body, words=said, count=count, material=material, worn=tuple(dict.fromkeys(worn)), props=tuple(props[:1])
    )


def _said_twice(words: list[str], before: Found | None, found: Found) -> bool:
    """Whether two words name one thing: a bowl of ramen, where each is a ramen."""
    return before is not None and before.name == found.name and words[before.end : found.start] == ["of"]


def _one_hat(worn: Iterable[str]) -> tuple[str, ...]:
    """A hat that nobody says more of is the one that the calling brings: a wizard's."""
    kinds = tuple(worn)
    return tuple(kind for kind in kinds if kind != "hat" or not any(other.endswith(" hat") for other in kinds))


def _is_prop(name: str) -> bool:
    """Whether a thing can stand beside another: it does not live, and is no landscape."""
    subject = known(name)
    landscape = any(hit.word.lower() == name for hit in lexicon.grounds().all(name))
    return subject is not None and subject.group not in ("people", "animal", "mythical", "machine") and not landscape


def _role_word(words: list[str], found: Found) -> str:
    for word in words[found.start : found.end]:
        one = singular(word)
        if one in CALLINGS or one in MATERIALS:
            return one
    return found.name


def _count(words: list[str], group: list[Found]) -> int:
    for word in reversed(words[max(0, group[0].start - 3) : group[0].start]):
        if word in _NUMBERS:
            return _NUMBERS[word]
        if word in ("a", "an", "one"):
            return 1
    return 2 if group[-1].plural else 1


def _without_garments(text: str) -> str:
    out = list(text)
    for hit in lexicon.garments().all(text):
        out[hit.start : hit.end] = " " * (hit.end - hit.start)
    return "".join(out)


def _unnegated(text: str) -> str:
    return re.sub(r"\b(?:no|without(?:\s+an?)?)\s+\w+", " ", text, flags=re.IGNORECASE)
