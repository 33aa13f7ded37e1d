"""Kinds of creation and their slots: data, so that a new kind needs no code."""

from __future__ import annotations

from dataclasses import dataclass

from services.errors import BadInput


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One thing the brief wants to know. `describes` is what the model reads, `options` what can be clicked."""

    name: str
    label: str
    describes: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """`operation` is what a picture of it is charged as; `session_operation` what opening a session is."""

    name: str
    label: str
    slots: tuple[Slot, ...]
    required: tuple[str, ...]
    operation: str
    session_operation: str

    def slot_names(self) -> tuple[str, ...]:
        return tuple(slot.name for slot in self.slots)

    @property
    def is_profile(self) -> bool:
        """Its session's unit covers the first picture."""
        return self.operation == self.session_operation


STYLE = Slot(
    name="style",
    label="Style",
    describes="How it is drawn, such as realistic, anime, cartoon, pixel art, 3D",
    options=("anime", "cartoon", "realistic", "pixel art", "3D render"),
)
TEXT = Slot(
    name="text",
    label="Text",
    describes="Words to be written in the picture, exactly; 'none' if there are none",
    options=("none",),
)
COLORS = Slot(
    name="colors",
    label="Colours",
    describes="The colours, and of what, as names or hex codes",
    options=("teal and gold", "purple and cyan", "warm sunset", "black and white"),
)
BACKGROUND = Slot(
    name="background",
    label="Background",
    describes="What is behind: a solid colour, a gradient, a place",
    options=("plain dark", "soft gradient", "mountains at night", "city lights"),
)
MOODS = ("calm", "intense", "playful", "mysterious")

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            name="image",
            label="Picture",
            slots=(
                Slot(name="subject", label="Subject", describes="Who or what the picture shows"),
                STYLE,
                Slot(
                    name="mood",
                    label="Mood",
                    describes="How it should feel, such as calm, intense, playful",
                    options=MOODS,
                ),
                COLORS,
                BACKGROUND,
                TEXT,
            ),
            required=("subject", "style"),
            operation="text_to_image",
            session_operation="coach",
        ),
        Kind(
            name="profile_picture",
            label="Profile picture",
            slots=(
                Slot(name="subject", label="Subject", describes="A face, a character, a mascot, or something abstract"),
                STYLE,
                Slot(
                    name="expression",
                    label="Expression",
                    describes="The expression: friendly, intense, mysterious, playful",
                    options=("friendly", "intense", "mysterious", "playful"),
                ),
                BACKGROUND,
                COLORS,
                Slot(name="text", label="Text", describes="A word, initials or a symbol; 'none' if there is none"),
            ),
            required=("subject", "style"),
            operation="profile_picture",
            session_operation="profile_picture",
        ),
        Kind(
            name="streamer_logo",
            label="Logo",
            slots=(
                Slot(
                    name="main_element",
                    label="Main element",
                    describes="What the logo is built on: a letter, a symbol, a mascot, an abstract shape",
                ),
                Slot(
                    name="style",
                    label="Style",
                    describes="minimal, detailed, vintage, modern or gaming",
                    options=("minimal", "detailed", "vintage", "modern", "gaming"),
                ),
                Slot(
                    name="color_scheme", label="Colour scheme", describes="Brand colours or others, names or hex codes"
                ),
                Slot(
                    name="shape",
                    label="Shape",
                    describes="The outer shape: circle, square, shield, or another",
                    options=("circle", "square", "shield"),
                ),
                Slot(name="text", label="Text", describes="A name or letters in the logo; 'none' if there are none"),
            ),
            required=("main_element", "style"),
            operation="streamer_logo",
            session_operation="streamer_logo",
        ),
    )
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetType:
    """What the picture is for: its exact size in pixels and the words that help to frame it."""

    name: str
    label: str
    width: int
    height: int
    framing: str

    @property
    def size_text(self) -> str:
        return f"{self.width} × {self.height}"


ASSET_TYPES: dict[str, AssetType] = {
    kind.name: kind
    for kind in (
        AssetType(
            name="thumbnail",
            label="Thumbnail",
            width=1280,
            height=720,
            framing="One clear focus that reads at a small size, the subject to one side, the lower right corner empty",
        ),
        AssetType(
            name="overlay",
            label="Stream overlay",
            width=1920,
            height=1080,
            framing="The middle calm and empty for the game, the decoration along the edges",
        ),
        AssetType(
            name="banner",
            label="Banner",
            width=1200,
            height=480,
            framing="A wide composition, what matters in the left two thirds",
        ),
        AssetType(
            name="story_graphic",
            label="Story graphic",
            width=1080,
            height=1920,
            framing="A tall composition, what matters in the middle, top and bottom eighth left calm",
        ),
        AssetType(
            name="clip_cover",
            label="Clip cover",
            width=1080,
            height=1920,
            framing="A tall composition with one strong focus a little above the middle",
        ),
        AssetType(
            name="twitch_emote",
            label="Emote",
            width=112,
            height=112,
            framing="One head or object that fills the frame, thick outlines, readable at 28 pixels, a plain ground",
        ),
        AssetType(
            name="twitch_badge",
            label="Badge",
            width=72,
            height=72,
            framing="One simple symbol that fills the frame, readable at 18 pixels, a plain ground",
        ),
        AssetType(
            name="twitch_panel",
            label="Panel",
            width=320,
            height=160,
            framing="A small wide label, the words large, a simple ground",
        ),
        AssetType(
            name="twitch_offline",
            label="Offline screen",
            width=1920,
            height=1080,
            framing="A calm wide scene with room for words in the middle",
        ),
        AssetType(
            name="profile_picture",
            label="Profile picture",
            width=1024,
            height=1024,
            framing="The face or figure whole inside a centred circle, a calm ground",
        ),
        AssetType(
            name="streamer_logo",
            label="Logo",
            width=1024,
            height=1024,
            framing="One mark whole inside a centred circle, readable at 32 pixels, a plain ground",
        ),
    )
}
DEFAULT_ASSET_TYPE = "thumbnail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """A style with a name: the slots it fills and the words it adds to the prompt."""

    name: str
    label: str
    style: str
    words: str
    mood: str = ""


PRESETS: dict[str, Preset] = {
    preset.name: preset
    for preset in (
        Preset(
            name="gaming",
            label="Gaming",
            style="gaming",
            words="Bold and dynamic, strong outlines, rim light, energy lines",
            mood="energetic",
        ),
        Preset(
            name="minimal",
            label="Minimal",
            style="minimal",
            words="Clean, simple and modern, few flat colours, much empty space",
            mood="calm",
        ),
        Preset(
            name="vibrant",
            label="Vibrant",
            style="vibrant",
            words="Colourful and energetic, saturated gradients",
            mood="joyful",
        ),
        Preset(name="anime", label="Anime", style="anime", words="Manga inspired, cel shading, clear ink lines"),
        Preset(name="retro", label="Retro", style="retro pixel art", words="Pixel art, 8-bit, a limited palette"),
        Preset(
            name="professional",
            label="Professional",
            style="professional",
            words="Clean and corporate, restrained colours, balanced composition",
            mood="confident",
        ),
        Preset(name="custom", label="Custom", style="", words=""),  # the person's own words
    )
}


def kind_of(kind: str, asset_type: str) -> Kind:
    """The kind a session has: a profile picture or logo is one by whichever name it is asked for.

    Raises BadInput.
    """
    name = asset_type if asset_type in KINDS and asset_type != "image" else kind
    if name not in KINDS:
        raise BadInput(f"The kind is one of {', '.join(KINDS)}.")
    return KINDS[name]


def asset_type_of(name: str) -> AssetType:
    """Raises BadInput."""
    if name not in ASSET_TYPES:
        raise BadInput(f"The asset type is one of {', '.join(ASSET_TYPES)}.")
    return ASSET_TYPES[name]
