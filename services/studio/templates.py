"""The words that each operation sends: a short instruction, and beside it the rules of the craft as a system text.

`{prompt}` is what the person wrote; the other names in braces are filled by the operation.
"""

from __future__ import annotations

from dataclasses import dataclass

LONGEST_PROMPT = 4_000
NO_EXTRAS = "No watermark, no signature, no mock-up, no frame, no checkerboard."
KEEP = "Keep everything else exactly as it is: subject, pose, composition, framing, style, light and text."


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """`label` is how the operation is called on a page and in the history, `bare` the text where no prompt is given."""

    label: str
    text: str
    system: str
    bare: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pose:
    """A way to put a product: `label` for a button, `text` for the model."""

    label: str
    text: str


TEMPLATES: dict[str, Template] = {
    "text_to_image": Template(
        label="Paint",
        text="{prompt}",
        system="You paint pictures for creators: finished, well composed, ready to be used. Paint exactly what is "
        "described. Write only the text that is asked for. No watermark, no signature, no mock-up.",
    ),
    "refinement": Template(
        label="Refine",
        text="{prompt}",
        system="Change only what is asked and keep everything else as it is: subject, pose, composition, style, text. "
        "Paint the whole picture again, finished. No watermark, no signature, no mock-up.",
    ),
    "image_edit": Template(
        label="Edit",
        text="{prompt}",
        system=f"You retouch the attached picture. Change only what is asked. {KEEP} {NO_EXTRAS}",
    ),
    "image_edit_complex": Template(
        label="Edit several things",
        text="{prompt}",
        system="You retouch the attached picture. Several changes are asked for: carry out every one of them, and let "
        f"them fit together in light and perspective. {KEEP} {NO_EXTRAS}",
    ),
    "region_edit": Template(
        label="Edit a region",
        text="{prompt}",
        system="The attached picture is a part cut out of a larger one, into which it is put back. Change only "
        "{where}. Leave all the rest, above all everything near the border, exactly where and as it is: same scale, "
        f"same position, same colours, same light, same grain. {NO_EXTRAS}",
    ),
    "region_blend": Template(
        label="Blend the seam",
        text="Smooth the seam that the thin {color} line marks: blend what lies inside it softly into what lies around "
        "it, and take the line away.",
        system="The attached picture is put together of two. Match light, colour and texture across the marked seam "
        "so that it cannot be seen. Change nothing that is not near the seam, and paint nothing new. Leave scale and "
        f"position as they are. {NO_EXTRAS}",
    ),
    "background_remove": Template(
        label="Remove the background",
        text="Remove the background.",
        system="Cut out the main subject of the attached picture, whole, with every hair, strap and edge of it, in its "
        f"own colours, size and place. Only the background changes. {NO_EXTRAS}",
    ),
    "background_replace": Template(
        label="Replace the background",
        text="Replace the background with {prompt}",
        system="Keep the main subject of the attached picture exactly as it is, whole, in its size and place. Paint "
        "the new background behind it, in the same perspective, and let its light fall on the subject's edges. "
        f"{NO_EXTRAS}",
    ),
    "product_reposition": Template(
        label="Reposition",
        text="{prompt}",
        system="The attached picture shows a product. Show the very same product, with the same shape, material, "
        "colours, labels and lettering, put as it is asked. Keep background, light and style; let shadow and "
        f"reflection follow. {NO_EXTRAS}",
    ),
    "style_transfer": Template(
        label="Style",
        text="Paint the first picture in the style of the second picture. {prompt}",
        bare="Paint the first picture in the style of the second picture.",
        system="The first attached picture says what is seen: keep its subjects, pose and composition. The second one "
        "says only how it is painted: take its technique, palette, light, line and texture, and none of its subjects. "
        f"{NO_EXTRAS}",
    ),
    "compose": Template(
        label="Compose",
        text="{prompt}",
        system="Put the {count} attached pictures together in one, as it is asked. Keep who or what each of them shows "
        "recognisable; unify light, scale and perspective, so that the whole looks as if it had been painted at once. "
        f"{NO_EXTRAS}",
    ),
    "variation": Template(
        label="Variation",
        text="Paint a variation of this picture.",
        system="Paint another version of the attached picture: the same subject, idea, style and mood, with another "
        f"composition, pose or detail, as if it had been painted a second time. {NO_EXTRAS}",
    ),
    "upscale": Template(
        label="Upscale",
        text="The same picture once more, at a higher resolution.",
        system="Paint the attached picture again, larger and with finer detail. Not one thing in it changes: same "
        "subjects, shapes, places, colours, light, style and text. Sharpen what is blurred by its small size; invent "
        f"nothing. {NO_EXTRAS}",
    ),
}

POSES: dict[str, Pose] = {
    "turn_left": Pose(label="Turn left", text="Turn the product by 45° to the left about its upright axis."),
    "turn_right": Pose(label="Turn right", text="Turn the product by 45° to the right about its upright axis."),
    "turn_around": Pose(label="From behind", text="Turn the product around: show it from behind."),
    "flip_horizontal": Pose(label="Mirror", text="Flip the product horizontally."),
    "flip_vertical": Pose(label="Upside down", text="Flip the product vertically, top to bottom."),
    "front": Pose(label="From the front", text="Show the product straight from the front."),
    "side": Pose(label="From the side", text="Show the product from the side, in profile."),
    "three_quarter": Pose(label="Three quarters", text="Show the product in a three-quarter view."),
    "from_above": Pose(label="From above", text="Show the product from above, looking down at 45°."),
    "top_down": Pose(label="Flat lay", text="Show the product straight from the top, lying flat."),
    "from_below": Pose(label="From below", text="Show the product from below, looking up at it."),
    "lying": Pose(label="Lying down", text="Rotate the product by 90 degrees: it lies on its side."),
    "tilted": Pose(label="Tilted", text="Tilt the product by 15 degrees."),
    "closer": Pose(label="Closer", text="Zoom in: show the product closer, filling the frame."),
    "farther": Pose(label="Farther away", text="Zoom out: show the product farther away, with more room around it."),
}


def said(operation: str, prompt: str = "", **filled: object) -> str:
    """The instruction of the operation with the person's words in it."""
    template = TEMPLATES[operation]
    if not prompt and template.bare:
        return template.bare
    return template.text.replace("{prompt}", prompt) if not filled else template.text.format(prompt=prompt, **filled)


def rules(operation: str, **filled: object) -> str:
    """The operation's system text."""
    system = TEMPLATES[operation].system
    return system.format(**filled) if filled else system


def without(negative: str) -> str:
    """What must not be seen, as a sentence."""
    return f"The picture must not show: {negative}."


def flat_ground(color: str) -> str:
    """How a flat ground is asked for."""
    return f"On a flat {color} background: one perfectly uniform colour, without shadow, gradient, glow or texture."
