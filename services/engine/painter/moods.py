"""The moods of a picture and the hours of the day: what each does to light, air and faces, as data."""

from dataclasses import dataclass

from .scene import AS_IS, Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood:
    """What a mood does to light, hour and air."""

    words: tuple[str, ...]
    hour: str = "day"
    grade: Grade = AS_IS
    effects: tuple[str, ...] = ()
    expression: str = ""
    schemes: tuple[str, ...] = ()  # preferred where the style leaves it open


MOODS: dict[str, Mood] = {
    "neutral": Mood(words=("neutral", "normal", "balanced"), hour=""),
    "calm": Mood(
        words=(
            "calm",
            "peaceful",
            "serene",
            "relaxed",
            "chill",
            "tranquil",
            "gentle",
            "soothing",
            "lofi",
            "lo-fi",
            "zen",
            "quiet",
        ),
        hour="dusk",
        grade=Grade(contrast=-0.08, saturation=-0.08, softness=0.15),
    ),
    "cozy": Mood(
        words=("cozy", "cosy", "warm", "homely", "comfy", "wholesome", "inviting"),
        hour="dusk",
        grade=Grade(warmth=0.28, vignette=0.25),
        effects=("dust",),
    ),
    "dark": Mood(
        words=(
            "dark mood",
            "dark and moody",
            "moody",
            "gloomy",
            "sinister",
            "spooky",
            "scary",
            "creepy",
            "horror",
            "ominous",
            "dramatic",
            "noir",
            "brooding",
            "melancholic",
            "sad mood",
            "evil",
        ),
        hour="night",
        grade=Grade(brightness=-0.08, contrast=0.16, saturation=-0.12, vignette=0.6),
        expression="intense",
    ),
    "epic": Mood(
        words=(
            "epic",
            "heroic",
            "powerful",
            "intense",
            "legendary",
            "fierce",
            "aggressive",
            "mighty",
            "badass",
            "hype",
            "action",
        ),
        hour="dusk",
        grade=Grade(contrast=0.16, saturation=0.08, vignette=0.35),
        effects=("embers",),
        expression="intense",
    ),
    "happy": Mood(
        words=(
            "happy",
            "cheerful",
            "joyful",
            "fun",
            "bright mood",
            "upbeat",
            "sunny",
            "friendly",
            "positive",
            "lighthearted",
        ),
        hour="day",
        grade=Grade(brightness=0.04, saturation=0.1),
        expression="friendly",
    ),
    "energetic": Mood(
        words=("energetic", "exciting", "lively", "wild", "excited", "crazy", "party", "festive", "celebratory"),
        hour="day",
        grade=Grade(contrast=0.08, saturation=0.15),
        effects=("confetti",),
        expression="playful",
    ),
    "dreamy": Mood(
        words=(
            "dreamy",
            "magical",
            "whimsical",
            "fairytale",
            "fairy tale",
            "ethereal",
            "enchanted",
            "fantasy",
            "mystical",
            "romantic",
        ),
        hour="dusk",
        grade=Grade(softness=0.3, saturation=0.05),
        effects=("sparkles",),
    ),
    "mysterious": Mood(
        words=("mysterious", "mystery", "enigmatic", "secretive", "shadowy"),
        hour="night",
        grade=Grade(brightness=-0.04, contrast=0.08, vignette=0.5),
        effects=("dust",),
        expression="mysterious",
    ),
    "futuristic": Mood(
        words=("futuristic", "sci-fi", "sci fi", "scifi", "high tech", "hi-tech", "techno"),
        hour="night",
        grade=Grade(warmth=-0.2, contrast=0.08),
    ),
    "cool": Mood(words=("cool mood", "cold", "icy mood", "frosty"), hour="night", grade=Grade(warmth=-0.25)),
    "playful": Mood(
        words=("playful", "silly", "goofy", "funny", "quirky", "cheeky"),
        hour="day",
        grade=Grade(saturation=0.1),
        expression="playful",
    ),
    "elegant": Mood(
        words=("sophisticated", "classy", "refined", "serious", "trustworthy"),
        hour="dusk",
        grade=Grade(saturation=-0.1, vignette=0.2),
    ),
    "nostalgic": Mood(
        words=("wistful", "nostalgia"), hour="dusk", grade=Grade(warmth=0.18, saturation=-0.12, grain=0.2)
    ),
}
HOURS: dict[str, tuple[str, ...]] = {
    "night": ("night", "midnight", "nighttime", "moonlight", "moonlit", "starry", "nocturnal", "after dark"),
    "dusk": ("dusk", "sunset", "evening", "twilight", "golden hour", "sundown"),
    "dawn": ("dawn", "sunrise", "morning", "daybreak"),
    "day": ("day", "daytime", "noon", "midday", "daylight", "sunny", "afternoon"),
}
