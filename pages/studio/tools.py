"""The tools of the studio as data: how each is called, which key takes it, what a drag does, what it asks for."""

from __future__ import annotations

from dataclasses import dataclass

from components.canvas import Mode


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """`operation` is what it costs by; None is free. `writes`: it takes words, `needed`: it cannot do without."""

    key: str
    label: str
    icon: str
    shortcut: str
    operation: str | None
    button: str
    prompt: str = ""
    placeholder: str = ""
    note: str = ""
    mode: Mode = Mode.VIEW
    writes: bool = True
    needed: bool = True
    picture: bool = True  # whether it starts from the picture on the easel


PAINT = "paint"
TOOLS: dict[str, Tool] = {
    one.key: one
    for one in (
        Tool(
            key=PAINT,
            label="Paint",
            icon="brush",
            shortcut="p",
            operation="text_to_image",
            button="Paint it",
            prompt="What to paint",
            placeholder="A lighthouse in a storm, thick oil paint",
            picture=False,
        ),
        Tool(
            key="refine",
            label="Refine",
            icon="refine",
            shortcut="r",
            operation="refinement",
            button="Refine it",
            prompt="What should change next",
            placeholder="Make the sky darker, keep everything else",
        ),
        Tool(
            key="edit",
            label="Edit",
            icon="edit",
            shortcut="e",
            operation="image_edit",
            button="Change it",
            prompt="What should change",
            placeholder="Give the fox a red scarf",
        ),
        Tool(
            key="region",
            label="Region",
            icon="region",
            shortcut="m",
            operation="region_edit",
            button="Change this region",
            prompt="What should change inside the region",
            placeholder="A lantern that glows",
            mode=Mode.RECT,
        ),
        Tool(
            key="background",
            label="Background",
            icon="background",
            shortcut="b",
            operation="background_remove",
            button="Remove the background",
            prompt="What should be behind it",
            placeholder="A quiet beach at dawn",
            note="The subject stays, everything behind it becomes transparent.",
        ),
        Tool(
            key="turn",
            label="Turn",
            icon="turn",
            shortcut="t",
            operation="product_reposition",
            button="Show it so",
            prompt="What else to say about it",
            placeholder="Optional: on the same table, a little closer",
            needed=False,
        ),
        Tool(
            key="style",
            label="Style",
            icon="style",
            shortcut="s",
            operation="style_transfer",
            button="Paint it in this style",
            prompt="What else to say about the style",
            placeholder="Optional: keep the face as it is",
            needed=False,
        ),
        Tool(
            key="compose",
            label="Compose",
            icon="compose",
            shortcut="c",
            operation="compose",
            button="Compose them",
            prompt="How to put them together",
            placeholder="The fox sits on the sofa, the lamp beside it",
            picture=False,
        ),
        Tool(
            key="variants",
            label="Variants",
            icon="variants",
            shortcut="v",
            operation="variation",
            button="Paint variants",
            note="The same idea once more, with another composition.",
            writes=False,
            needed=False,
        ),
        Tool(
            key="upscale",
            label="Upscale",
            icon="upscale",
            shortcut="u",
            operation="upscale",
            button="Upscale it",
            note="The model paints it again, larger and with finer detail.",
            writes=False,
            needed=False,
        ),
        Tool(
            key="crop",
            label="Crop",
            icon="crop",
            shortcut="k",
            operation=None,
            button="Do it",
            prompt="Crop, turn, flip or resize, in words",
            placeholder="Or say it: rotate by 90 degrees",
            mode=Mode.CROP,
        ),
        Tool(
            key="light",
            label="Light",
            icon="sun",
            shortcut="l",
            operation=None,
            button="Do it",
            prompt="Light and colour, in words",
            placeholder="Or say it: a little brighter",
            mode=Mode.LIGHT,
        ),
    )
}
FREE_AFTER = "upscale"  # what follows costs nothing and stands apart
KEYS: dict[str, str] = {
    **{tool.shortcut: tool.key for tool in TOOLS.values()},
    "/": "write",
    "?": "help",
    ",": "before",
    ".": "after",
    "d": "compare",
    "o": "upload",
}
HELP: tuple[tuple[str, str], ...] = (
    *((tool.shortcut.upper(), tool.label) for tool in TOOLS.values()),
    ("/", "Write what should change"),
    (", .", "Version before, version after"),
    ("D", "Compare with the version it was made from"),
    ("O", "Upload a picture"),
    ("+ −", "Zoom in, zoom out"),
    ("0", "Fit the picture"),
    ("1", "Show it at 100 %"),
    ("Space", "Hold to drag the picture"),
    ("← ↑ → ↓", "Move the region, with Alt its size, with Shift faster"),
    ("[ ]", "Smaller brush, larger brush"),
    ("X", "Paint or erase the mask"),
    ("I", "Invert the mask"),
    ("Ctrl Z", "Undo the last stroke"),
    ("Esc", "Clear what is marked"),
    ("?", "This list"),
)
