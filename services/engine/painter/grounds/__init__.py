"""Every background there is, with the words it is asked for by, and the painting of one."""

from collections.abc import Callable
from dataclasses import dataclass

from ..scene import Ground, Palette
from . import elements, land, patterns, places
from .canvas import Canvas, Light, Sky

__all__ = ["FLAT", "GROUNDS", "Kind", "Light", "Painted", "painted"]

FLAT = "flat"  # exactly one colour and nothing else: what keying needs


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A background that can be asked for."""

    words: tuple[str, ...]
    draw: Callable[[Canvas], None]
    hour: str = ""  # its usual hour; '' follows the mood
    place: bool = True  # a place with a floor, not a pattern
    colours: tuple[str, ...] = ()  # its own, where nobody asks for others


@dataclass(frozen=True, slots=True, kw_only=True)
class Painted:
    """A background ready to be rasterised: the gradient below, and SVG elements in a box of width × height units."""

    sky: Sky
    below: tuple[Light, ...]
    shapes: str
    above: tuple[Light, ...]
    width: float
    height: float


def _flat(c: Canvas) -> None:
    colour = c.colours[0] if c.colours else "#ffffff"
    c.paint_sky((0, colour), (1, colour))


GROUNDS: dict[str, Kind] = {
    FLAT: Kind(
        words=("flat", "transparent", "cutout", "cut-out", "no background", "chroma key", "green screen"),
        draw=_flat,
        place=False,
    ),
    "solid": Kind(
        words=("solid", "plain", "single colour", "single color", "one colour", "blank", "simple"),
        draw=patterns.solid,
        place=False,
    ),
    "gradient": Kind(words=("gradient", "ombre", "fade"), draw=patterns.gradient, place=False),
    "radial": Kind(words=("radial", "radial gradient", "glow", "halo", "spotlit"), draw=patterns.radial, place=False),
    "sunburst": Kind(words=("sunburst", "burst", "rays", "starburst", "sun rays"), draw=patterns.sunburst, place=False),
    "rings": Kind(words=("rings", "circles", "concentric", "target"), draw=patterns.rings, place=False),
    "stripes": Kind(words=("stripes", "striped", "bands"), draw=patterns.stripes, place=False),
    "halftone": Kind(
        words=("halftone", "dots", "dotted", "polka dots", "comic dots", "pop art"), draw=patterns.halftone, place=False
    ),
    "geometric": Kind(
        words=("geometric", "polygons", "triangles", "facets", "low poly background"),
        draw=patterns.geometric,
        place=False,
    ),
    "shapes": Kind(
        words=("shapes", "memphis", "abstract shapes", "abstract", "pattern"), draw=patterns.shapes, place=False
    ),
    "blobs": Kind(words=("blobs", "liquid", "fluid", "lava lamp", "organic shapes"), draw=patterns.blobs, place=False),
    "bokeh": Kind(
        words=("bokeh", "blurred lights", "city lights", "fairy lights", "out of focus"),
        draw=patterns.bokeh,
        hour="night",
        place=False,
    ),
    "waves": Kind(words=("waves pattern", "ribbons", "wavy", "abstract waves"), draw=patterns.waves, place=False),
    "synthwave": Kind(
        words=("synthwave", "grid", "retrowave", "vaporwave", "outrun", "neon grid", "tron"),
        draw=patterns.synthwave,
        hour="night",
    ),
    "spotlight": Kind(
        words=("stage", "spotlight", "spotlights", "concert", "theatre", "theater", "podium"),
        draw=patterns.spotlight,
        hour="night",
    ),
    "paper": Kind(words=("paper", "parchment", "old paper", "canvas texture"), draw=patterns.paper, place=False),
    "mountains": Kind(
        words=("mountain", "mountains", "alps", "peaks", "cliffs", "ridge", "summit", "valley"), draw=land.mountains
    ),
    "hills": Kind(
        words=(
            "hill",
            "hills",
            "meadow",
            "field",
            "grassland",
            "countryside",
            "park",
            "garden",
            "farm",
            "grass",
            "lawn",
            "plains",
            "outdoors",
            "outside",
            "landscape",
            "spring",
        ),
        draw=land.hills,
        hour="day",
    ),
    "forest": Kind(
        words=("forest", "woods", "woodland", "wood", "trees", "grove", "enchanted forest"), draw=land.forest
    ),
    "autumn": Kind(
        words=("autumn", "fall", "fall leaves", "autumn leaves", "autumn forest"), draw=land.autumn, hour="day"
    ),
    "blossom": Kind(
        words=("cherry blossom", "cherry blossoms", "blossom", "blossoms", "sakura", "petals", "japan", "temple"),
        draw=land.blossom,
        hour="dawn",
    ),
    "jungle": Kind(words=("jungle", "rainforest", "tropical", "leaves", "safari"), draw=land.jungle, hour="day"),
    "ocean": Kind(
        words=("ocean", "sea", "water", "waves", "lake", "river", "harbour", "harbor", "open sea"), draw=elements.ocean
    ),
    "beach": Kind(
        words=("beach", "island", "shore", "coast", "seaside", "palm trees", "tropical beach", "summer"),
        draw=elements.beach,
        hour="day",
    ),
    "underwater": Kind(
        words=("underwater", "under water", "under the sea", "coral reef", "reef", "seabed", "deep sea", "aquarium"),
        draw=elements.underwater,
        hour="day",
    ),
    "snow": Kind(
        words=("snow", "snowy", "winter", "ice", "icy", "arctic", "tundra", "north pole", "christmas", "glacier"),
        draw=elements.snow,
    ),
    "desert": Kind(
        words=("desert", "dunes", "sahara", "canyon", "wild west", "sand dunes", "western"),
        draw=elements.desert,
        hour="day",
    ),
    "clouds": Kind(words=("cloud", "clouds", "sky", "heaven", "blue sky", "air"), draw=elements.clouds, hour="day"),
    "sunset": Kind(words=("sunset", "sundown", "dusk sky"), draw=elements.ocean, hour="dusk"),
    "sunrise": Kind(words=("sunrise", "dawn sky"), draw=land.hills, hour="dawn"),
    "volcano": Kind(
        words=("volcano", "lava", "hell", "inferno", "magma", "fire", "flames", "underworld"),
        draw=elements.volcano,
        hour="night",
    ),
    "aurora": Kind(words=("aurora", "northern lights", "polar lights"), draw=elements.aurora, hour="night"),
    "city": Kind(
        words=(
            "city",
            "skyline",
            "city skyline",
            "cityscape",
            "downtown",
            "buildings",
            "skyscrapers",
            "town",
            "urban",
            "rooftop",
            "rooftops",
            "metropolis",
            "village",
        ),
        draw=places.city,
    ),
    "street": Kind(words=("street", "road", "highway"), draw=places.city, hour="dusk"),
    "cyberpunk": Kind(
        words=(
            "cyberpunk",
            "cyberpunk alley",
            "cyberpunk city",
            "alley",
            "neon city",
            "neon street",
            "neon lights",
            "futuristic city",
            "neon alley",
            "tokyo",
        ),
        draw=places.cyberpunk,
        hour="night",
    ),
    "castle": Kind(
        words=("castle", "fortress", "palace", "medieval", "kingdom", "citadel"), draw=places.castle, hour="day"
    ),
    "room": Kind(
        words=(
            "room",
            "bedroom",
            "gaming room",
            "office",
            "indoors",
            "inside",
            "streaming room",
            "setup",
            "home",
            "house",
            "living room",
            "gaming setup",
            "cafe",
            "kitchen",
            "classroom",
            "bar",
        ),
        draw=places.room,
    ),
    "studio": Kind(
        words=("studio", "photo studio", "studio backdrop", "backdrop", "studio lighting"),
        draw=places.studio,
        hour="day",
    ),
    "arena": Kind(
        words=("arena", "stadium", "esports arena", "colosseum", "ring", "crowd"), draw=places.arena, hour="night"
    ),
    "space": Kind(
        words=(
            "space",
            "outer space",
            "galaxy",
            "stars",
            "starry",
            "starry sky",
            "cosmos",
            "cosmic",
            "nebula",
            "planets",
            "universe",
            "orbit",
            "starfield",
            "night sky",
        ),
        draw=places.space,
        hour="night",
    ),
    "dungeon": Kind(
        words=("dungeon", "cave", "cellar", "brick wall", "bricks", "stone wall", "tavern", "crypt", "mine"),
        draw=places.dungeon,
        hour="night",
    ),
    "circuit": Kind(
        words=("circuit", "circuit board", "tech", "matrix", "digital", "technology", "data"),
        draw=places.circuit,
        hour="night",
        place=False,
    ),
    "library": Kind(words=("library", "books", "bookshelf", "bookshelves", "study"), draw=places.library, hour="night"),
}


def painted(ground: Ground, palette: Palette, *, width: float, height: float, hour: str, flat: bool) -> Painted:
    """The background for a sheet of width × height units; `hour` is the mood's, `flat` forbids gradients."""
    kind = GROUNDS.get(ground.kind, GROUNDS["gradient"])
    canvas = Canvas(
        width=width,
        height=height,
        seed=ground.seed,
        base=ground.base,
        hour=ground.hour or kind.hour or hour,
        colours=ground.colours or kind.colours,
        accent=palette.accent,
        flat=flat,
    )
    kind.draw(canvas)
    below, shapes, above = canvas.layers()
    return Painted(sky=canvas.sky, below=tuple(below), shapes=shapes, above=tuple(above), width=width, height=height)
