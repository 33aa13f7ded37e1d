"""The scene: everything a picture is made of as plain frozen values, small enough to be kept with every interaction
and exact after a trip through JSON. Positions are fractions of the picture; sizes are fractions of its shorter
side."""

from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """What colour each role takes."""

    main: str
    second: str
    accent: str
    dark: str
    light: str
    skin: str
    metal: str
    eye: str
    glow: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tint:
    """A colour given to whatever `target` names: a part ('armour'), a role ('role:main') or everything ('*')."""

    target: str
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A part drawn larger or smaller about its own middle."""

    target: str
    factor: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Worn:
    """An accessory on a subject: 'hat', 'glasses', 'sword'…"""

    kind: str
    colour: str = ""  # '': the accessory's own


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A subject in the picture."""

    subject: str  # a name from SUBJECTS, or 'emblem'
    seed: int
    letters: str = ""  # of an emblem
    x: float = 0.5
    y: float = 0.5
    size: float = 0.9
    turn: float = 0.0  # degrees, clockwise
    mirrored: bool = False
    expression: str = "friendly"
    pose: str = "bust"
    material: str = ""  # 'robot', 'zombie', 'gold'…: what the whole subject is made of
    tints: tuple[Tint, ...] = ()
    scales: tuple[Scale, ...] = ()
    gone: tuple[str, ...] = ()  # names of parts taken away
    worn: tuple[Worn, ...] = ()
    depth: int = 0  # < 0: behind the first subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What is behind the subjects."""

    kind: str
    seed: int
    colours: tuple[str, ...] = ()  # as asked for; () leaves them to the kind, the hour and the palette
    hour: str = ""  # day | night | dusk | dawn; '' leaves it to the mood
    base: str = "#33406a"  # the hue that the picture's palette lends to it
    blur: float = 0.0  # fraction of the shorter side


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """Something scattered or shining over the picture."""

    kind: str
    seed: int
    amount: float = 1.0
    colour: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lettering:
    """Words in the picture, fitted into a box."""

    words: str
    x: float = 0.5  # the box's middle
    y: float = 0.85
    width: float = 0.86
    height: float = 0.2
    size: float = 1.0
    fill: str = ""  # '': the style's
    line: str = ""
    look: str = ""  # '' leaves it to the style; outline | shadow | glow | plain | block
    turn: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Border:
    """A frame along the edges: 'line', 'double', 'rounded' or 'polaroid'."""

    kind: str
    colour: str
    width: float = 0.03


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """How the finished picture is developed; all zero leaves it alone."""

    brightness: float = 0.0
    contrast: float = 0.0
    saturation: float = 0.0
    warmth: float = 0.0
    softness: float = 0.0
    vignette: float = 0.0
    grain: float = 0.0
    hue: float = 0.0  # degrees
    sepia: float = 0.0


AS_IS = Grade()


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How the whole is looked at."""

    mirrored: bool = False
    upside_down: bool = False
    turn: float = 0.0
    zoom: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Finish:
    """Where the picture departs from its style: None leaves it to the style."""

    outline: float | None = None  # in thousandths of the shorter side
    outline_colour: str = ""
    shadow: bool | None = None
    rim: float | None = None
    backdrop: str | None = None  # '' for none: speed lines, rays and the like behind the subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A whole picture before it is drawn."""

    width: int  # pixels it was asked for; they give the shape, render may ask for others
    height: int
    seed: int
    words: str
    style: str
    mood: str
    palette: Palette
    ground: Ground
    actors: tuple[Actor, ...] = ()
    effects: tuple[Effect, ...] = ()
    texts: tuple[Lettering, ...] = ()
    badge: str = ""  # circle | square | shield | hexagon: a plate that a logo stands on
    border: Border | None = None
    grade: Grade = AS_IS
    view: View = View()
    finish: Finish = Finish()
    version: int = VERSION

    def to_json(self) -> str:
        """The scene as plain JSON."""
        return _ADAPTER.dump_json(self).decode()

    @staticmethod
    def from_json(text: str) -> "Scene":
        """The scene that `to_json` wrote. Raises ValueError when the text is not one, or one of a version we do not
        know."""
        try:
            scene = _ADAPTER.validate_json(text)
        except ValidationError as error:
            raise ValueError("this is not a painter's scene") from error
        if scene.version != VERSION:
            raise ValueError(f"a scene of version {scene.version}; this painter reads version {VERSION}")
        return scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A scene after a change, and what was done in words."""

    scene: Scene
    done: tuple[str, ...]


_ADAPTER = TypeAdapter(Scene)
