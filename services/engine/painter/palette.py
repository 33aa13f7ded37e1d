"""The colour schemes that pictures start from, and a scheme bent to the colours somebody asked for."""

from dataclasses import dataclass, replace

from .colour import adjusted, at_light, distance, from_lch, lch, shaded
from .parts import Variant
from .scene import Palette


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """Seven colours that go together."""

    base: str  # the background's hue
    main: str
    second: str
    accent: str
    dark: str
    light: str
    glow: str


def _scheme(line: str) -> Scheme:
    base, main, second, accent, dark, light, glow = line.split()
    return Scheme(base=base, main=main, second=second, accent=accent, dark=dark, light=light, glow=glow)


SCHEMES: dict[str, Scheme] = {
    name: _scheme(line)
    for name, line in {
        # name:      base    main    second  accent  dark    light   glow
        "arcade": "#4a1d96 #19c3d6 #ff3d8b #ffd23f #170c33 #f3ecff #37f0ff",
        "ember": "#7a1631 #f0562c #3a2138 #ffc23d #1c0b18 #fff0dc #ff8a3c",
        "toxic": "#173d4f #7be03d #24505e #ffe14a #0b1c24 #eefff0 #9bff5c",
        "royal": "#2b2a86 #5a48e0 #f2b134 #ff5a6e #12113d #f4f0ff #8fa2ff",
        "frost": "#1d5fa8 #49b4f2 #1c3f7a #ffb03a #0c1c3c #f0f9ff #9be8ff",
        "candy": "#ff6fb1 #7c5cff #24c8db #ffd84d #3b1b5c #fff4fb #ffb0e0",
        "tropic": "#00a8a8 #ff6b57 #ffc247 #7a3df0 #0b3b46 #fffbea #7ff5e0",
        "citrus": "#ff8a3c #18a999 #ffd23f #ec3f7a #4a1d2f #fff7e6 #ffe27a",
        "berry": "#8f3ff0 #ff4f8b #3dc9f0 #ffe14a #2c0f57 #fdf2ff #ff9be0",
        "sky": "#5aa9f5 #f57a5c #3f6fd8 #ffd257 #1d2c59 #f7fbff #fff2b0",
        "meadow": "#6bbf7a #f2a03d #3f7d58 #ef5f6c #1e3b2d #fbfff1 #fff0a0",
        "sakura": "#f5a9c4 #8a7ff0 #f2728f #ffd27a #4a2a55 #fff6f9 #ffd7ea",
        "dusk": "#8a5bc0 #f58a5c #4a4aa8 #ffd07a #261c4a #fff3ea #ffb48a",
        "paper": "#e9e4da #2f4a5c #d9715a #e8b04a #22303a #fbf9f4 #ffffff",
        "nordic": "#dfe6ea #2f6f7d #8fb3b0 #e98a6b #1f333a #f8fafa #ffffff",
        "clay": "#ecdccb #b9583f #5a6e5c #e0a43f #3a2620 #fdf7ef #fff3dc",
        "navy": "#1d3557 #2f7f93 #8fb8c4 #e9b44c #0f1d33 #f2f6f9 #9fd8e0",
        "slate": "#2a4858 #3f8f8b #c7d5d8 #d9a441 #142530 #f4f7f8 #a7e0d8",
        "bluechip": "#20406e #4f86c6 #b9cbe0 #f0a94a #122240 #f5f8fc #a9cdf5",
        "cartridge": "#2d3a6b #e8453c #3fa7d6 #f7c93e #1a1c2c #f4f4e4 #a7f070",
        "gameboy": "#3a6b4a #7fb04a #2f5540 #e8d95a #14261c #e6f5c8 #c5f07a",
        "sunsetbit": "#6b2d5c #f06a4a #3f7fb8 #ffcf56 #231942 #fdf0d5 #ff9a8a",
        "sepia": "#c9a876 #a4552f #4d6a5c #d99a2e #38241a #f7ead0 #ffe7b0",
        "poster": "#d8583a #2f6c74 #f2d6a0 #e9a23a #2a2320 #f8ecd2 #fff0c8",
        "neon": "#1a0f3c #ff2fa8 #22d8ff #faff4a #0a0618 #f7ecff #ff6bdc",
        "laser": "#0d1f3c #22e0d0 #a04bff #ff4f9a #060d1f #eafcff #5cfff0",
        "wash": "#a9cfe0 #e08a7a #7a9fc4 #f0c46a #3d4a63 #fdfbf6 #fff4da",
        "garden": "#bfd8b5 #c96f8a #6f9a86 #f0c25a #3c4a44 #fdfcf5 #fff2cf",
        "natural": "#5f7f9f #c07a4a #4a6078 #e0a94a #1f2a36 #f5f1ea #ffe9c4",
        "cinema": "#1f4a5c #d98a4a #2f5f70 #f2b450 #0f1f28 #fbf1e2 #ffcf8a",
        "ink": "#f4f1ea #3a3a40 #8a8a90 #c8402f #17171a #ffffff #ffffff",
        "gothic": "#2f1f3d #7a3fa0 #46405a #d92f4f #120c1a #efe6f5 #c48aff",
    }.items()
}
THEMES: dict[str, tuple[str, ...]] = {  # what "use pastel colours" and the like ask for
    "pastel": ("#b9a6f0", "#8fd6e8", "#ffb3c7", "#ffe0a3", "#5a4a78", "#fffaf5", "#fff3c4", "#d9e8ff"),
    "neon": ("#ff2fa8", "#22d8ff", "#7a3cff", "#faff4a", "#0a0618", "#f7ecff", "#ff6bdc", "#1a0f3c"),
    "earth": ("#a8673f", "#6f7d4a", "#c99a5b", "#d9b44a", "#38281c", "#f7efdf", "#ffe9b8", "#8a7a5c"),
    "warm": ("#e8643c", "#b8324a", "#f2a03d", "#ffd257", "#3a1420", "#fff3e2", "#ffc27a", "#a83a34"),
    "cool": ("#2f86d6", "#1fa7a0", "#6f7ff0", "#8fe8f0", "#10203f", "#f0f9ff", "#a9f0ff", "#1f4f8f"),
    "autumn": ("#c8572a", "#7d3a2a", "#e09a2f", "#f2c14a", "#33190f", "#fdf1dc", "#ffd58a", "#8a4a2a"),
    "ocean": ("#1f7fb0", "#0f4f7a", "#2fc0b8", "#ffd27a", "#082033", "#effaff", "#8ff0f0", "#125a80"),
    "forest": ("#3f8a52", "#24573a", "#a3b85a", "#e8b84a", "#10241a", "#f4fbe9", "#d3f08a", "#2a5a40"),
    "sunset": ("#f2704a", "#8a3a7a", "#ffae57", "#ffd86b", "#2a1238", "#fff1e6", "#ff9f8a", "#b0405f"),
    "candy": ("#ff6fb1", "#7c5cff", "#24c8db", "#ffd84d", "#3b1b5c", "#fff4fb", "#ffb0e0", "#f08ad0"),
    "monochrome": ("#8a8f98", "#5a5f68", "#b8bcc4", "#e4e6ea", "#1c1e22", "#fafafa", "#ffffff", "#3d4148"),
    "rainbow": ("#f0483e", "#2f86e8", "#37b866", "#ffd23f", "#2c1a5c", "#ffffff", "#ffe98a", "#8a4bf0"),
    "vintage": ("#a4552f", "#4d6a5c", "#c9893a", "#d99a2e", "#38241a", "#f7ead0", "#ffe7b0", "#b0905f"),
    "royal": ("#5a2fb0", "#2b2a86", "#e0a92e", "#f2c94a", "#140f38", "#f6f0ff", "#ffd97a", "#3a2580"),
    "muted": ("#7d8a94", "#a08a7d", "#8f9a80", "#c4a96f", "#2f363c", "#f2f0ec", "#e8e0d0", "#6b7680"),
    "vibrant": ("#ff4f5e", "#6a3df0", "#12b8c8", "#ffd21f", "#24104f", "#ffffff", "#fff07a", "#ff8a2a"),
    "dark": ("#5a4a8a", "#2f3550", "#8a3f5c", "#c9a04a", "#0a0a14", "#d9d6e4", "#8f7aff", "#16162a"),
}  # fmt: skip
SKINS = ("#f6cfae", "#eab98f", "#d89b6c", "#b57348", "#8a5333", "#fadcc4", "#6b3f2a")
EYES = ("#3f7fd0", "#4a9a58", "#8a5a2f", "#7a55c0", "#2f9a9a")
METALS = ("#b9c4d2", "#c3c8cf", "#a9b6c8")


def scheme(name: str, seed: int) -> Palette:
    """A named scheme as a palette; skin, eyes and metal are settled by the seed."""
    s, chance = SCHEMES[name], Variant(seed=seed)
    return Palette(
        main=s.main,
        second=s.second,
        accent=s.accent,
        dark=s.dark,
        light=s.light,
        glow=s.glow,
        skin=chance.pick("skin", SKINS),
        eye=chance.pick("eye", EYES),
        metal=chance.pick("metal", METALS),
    )


def themed(palette: Palette, name: str) -> tuple[Palette, str]:
    """The palette in a theme's colours, and the theme's background hue. Raises KeyError for a theme that is not
    there."""
    main, second, third, accent, dark, light, glow, base = THEMES[name]
    changed = replace(
        palette, main=main, second=second, accent=accent, dark=dark, light=light, glow=glow, metal=shaded(third, 0.3)
    )
    return changed, base


def bent(palette: Palette, colours: tuple[str, ...]) -> Palette:
    """The palette led by the colours asked for: the first is the main one, the next the second and the accent; the
    rest follows."""
    if not colours:
        return palette
    main = colours[0]
    second = colours[1] if len(colours) > 1 else adjusted(main, light=-0.18 if lch(main)[0] > 0.5 else 0.2, turn=24)
    accent = colours[2] if len(colours) > 2 else _apart_accent(palette.accent, main)
    return replace(
        palette,
        main=main,
        second=second,
        accent=accent,
        dark=at_light(main, 0.2, 0.6),
        light=at_light(main, 0.96, 0.25),
        glow=at_light(accent, 0.85),
    )


def backing(base: str, subject: str) -> str:
    """A background hue that the subject's main colour stands out from: the base where it does, else its lightness or
    its hue moved."""
    light, chroma, _ = lch(base)
    if distance(base, subject) > 0.17:
        return base
    if chroma < 0.05:
        return (
            from_lch(light - 0.05, 0.06, (lch(subject)[2] + 180) % 360)
            if light > 0.7
            else adjusted(base, light=-0.16 if lch(subject)[0] > 0.4 else 0.4)
        )
    options = [
        adjusted(base, turn=turn, light=shift) for turn in (-45, 45, -85, 85, 150, -130) for shift in (0.0, -0.08)
    ]
    clear = [c for c in options if not (82 < lch(c)[2] < 132 and lch(c)[0] < 0.78)]  # dark yellows look like mud
    return next((c for c in clear if distance(c, subject) > 0.22), max(options, key=lambda c: distance(c, subject)))


def _apart_accent(accent: str, main: str) -> str:
    return accent if distance(accent, main) > 0.2 else adjusted(main, turn=150, light=0.12)
