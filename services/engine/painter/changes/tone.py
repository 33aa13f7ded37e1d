"""Changes of light and colour as a whole: brighter, softer, warmer, black and white, a named palette, a mood."""

from dataclasses import dataclass, replace

from .. import lexicon
from ..colour import lch
from ..moods import MOODS
from ..palette import themed
from ..scene import Grade, Scene, Tint
from .clauses import Wish

Result = tuple[Scene, str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Words that turn one knob of the development."""

    words: str
    knob: str
    by: float
    done: str


TURNS: tuple[Turn, ...] = (
    Turn(
        words=r"black\s*(?:and|&|-and-|n)\s*white|greyscale|grayscale|monochrome|b&w|bw|desaturated?|colou?rless",
        knob="saturation",
        by=-9.0,
        done="turned to black and white",
    ),
    Turn(words=r"sepia|old photo", knob="sepia", by=0.8, done="toned in sepia"),
    Turn(
        words=r"less contrast\w*|lower contrast|flatter|reduce (?:the )?contrast|decrease (?:the )?contrast",
        knob="contrast",
        by=-0.22,
        done="contrast lowered",
    ),
    Turn(
        words=r"(?:more|higher|stronger|increase (?:the )?|add|boost (?:the )?|raise (?:the "
        r")?)\s*contrast\w*|contrasty|punchier|punchy|crisper",
        knob="contrast",
        by=0.26,
        done="contrast raised",
    ),
    Turn(
        words=r"less (?:saturat\w+|colou?rful|vivid|vibrant)|muted|duller|more muted|tone (?:it "
        r")?down|(?:lower|reduce|decrease) (?:the )?saturation|washed "
        r"out",
        knob="saturation",
        by=-0.32,
        done="colours calmed",
    ),
    Turn(
        words=r"more (?:saturat\w+|colou?rful|vivid|vibrant|colou?r|intense colou?rs)|(?:increase|boost|raise) "
        r"(?:the )?(?:saturation|colou?rs)|vivid|richer colou?rs|more intense|colou?rs pop|pop "
        r"more",
        knob="saturation",
        by=0.36,
        done="colours strengthened",
    ),
    Turn(
        words=r"brighter|lighter|brighten\w*|lighten\w*|more light|too dark|bright|less dark",
        knob="brightness",
        by=0.22,
        done="brightened",
    ),
    Turn(
        words=r"darker|darken\w*|dimmer|dim|less (?:bright|light)|too bright",
        knob="brightness",
        by=-0.22,
        done="darkened",
    ),
    Turn(
        words=r"warmer|more warm\w*|warm(?: it)?(?: up)?|less (?:cold|cool)|more (?:golden|orange)",
        knob="warmth",
        by=0.4,
        done="made warmer",
    ),
    Turn(
        words=r"cooler|colder|more (?:cool|cold|blue)|cool(?: it)?(?: down)?|less warm",
        knob="warmth",
        by=-0.4,
        done="made cooler",
    ),
    Turn(words=r"softer|soften|soft|gentler|dreamier|smoother|less harsh", knob="softness", by=0.4, done="softened"),
    Turn(words=r"sharper|sharpen|less soft|crisp", knob="softness", by=-0.6, done="made crisper"),
    Turn(words=r"less vignette|weaker vignette", knob="vignette", by=-0.4, done="vignette weakened"),
    Turn(
        words=r"vignette|darker (?:edges|corners)|darken the (?:edges|corners)",
        knob="vignette",
        by=0.6,
        done="vignette added",
    ),
    Turn(words=r"(?:film )?grain|grainy|noise|noisy|gritty", knob="grain", by=0.4, done="grain added"),
    Turn(
        words=r"shift (?:the )?hues?|hue shift|rotate (?:the )?(?:hues?|colou?rs)|different colou?rs|change "
        r"(?:the )?colou?rs",
        knob="hue",
        by=60.0,
        done="hues shifted",
    ),
)
LIMITS: dict[str, tuple[float, float]] = {
    "brightness": (-0.7, 0.8),
    "contrast": (-0.7, 0.8),
    "saturation": (-1.0, 1.5),
    "warmth": (-1.2, 1.2),
    "softness": (0.0, 1.0),
    "vignette": (0.0, 1.2),
    "grain": (0.0, 1.0),
    "hue": (-720.0, 720.0),
    "sepia": (0.0, 1.0),
}


def turned(grade: Grade, wish: Wish) -> tuple[Grade, str] | None:
    """The grade with the knob turned that the wish names; None when it names none."""
    edges = wish.has("vignette|edges|corners")
    options = [t for t in TURNS if t.knob == "vignette" or not edges]
    for turn in options:
        if wish.has(turn.words):
            low, high = LIMITS[turn.knob]
            value = min(high, max(low, getattr(grade, turn.knob) + turn.by * wish.strength))
            changed: Grade = replace(grade, **{turn.knob: round(value, 4)})
            return changed, turn.done
    return None


def develop(scene: Scene, wish: Wish) -> Result:
    """Brighter, warmer, softer…"""
    found = turned(scene.grade, wish)
    return (replace(scene, grade=found[0]), found[1]) if found else None


def undevelop(scene: Scene, wish: Wish) -> Result:
    """'Remove the vignette', 'no grain'."""
    if wish.verb != "remove":
        return None
    for knob in ("vignette", "grain", "softness", "sepia"):
        if wish.has(knob) or (knob == "softness" and wish.has("blur|haze|softness") and not wish.has("background")):
            return replace(scene, grade=replace(scene.grade, **{knob: 0.0})), f"{knob} removed"
    return None


def theme(scene: Scene, wish: Wish) -> Result:
    """'Use pastel colours', 'in autumn tones'."""
    if not wish.has(r"colou?rs?|colou?red|tones?|palette|colou?r scheme|scheme|shades"):
        return None
    hit = lexicon.themes().first(wish.text)
    if hit is None:
        return None
    palette, base = themed(scene.palette, hit.name)
    actors = tuple(
        replace(
            a,
            tints=(
                *(t for t in a.tints if t.target not in ("*", "role:main")),
                Tint(target="role:main", colour=palette.main),
            ),
        )
        for a in scene.actors
    )
    return replace(
        scene,
        palette=palette,
        actors=actors,
        ground=replace(
            scene.ground, base=base, colours=_kept(scene), hour="dawn" if lch(base)[0] > 0.75 else scene.ground.hour
        ),
    ), f"{hit.name} colours used throughout"


def mood(scene: Scene, wish: Wish) -> Result:
    """'Make it spooky', 'a calmer mood'."""
    text = (
        wish.text.replace("calmer", "calm")
        .replace("happier", "happy")
        .replace("scarier", "scary")
        .replace("spookier", "spooky")
        .replace("cozier", "cozy")
    )
    text = text.replace("cosier", "cosy").replace("dreamier mood", "dreamy").replace("moodier", "moody")
    hit = lexicon.moods().longest(text)
    if (
        hit is None
        or hit.word in ("warm", "cool", "cold")
        or (wish.has("expression|face|smile|look angry") and not wish.has("mood"))
    ):
        return None
    return replace(scene, mood=hit.name), f"mood changed to {hit.name}" if hit.name in MOODS else "mood changed"


def _kept(scene: Scene) -> tuple[str, ...]:
    return scene.ground.colours if scene.ground.kind == "flat" else ()
