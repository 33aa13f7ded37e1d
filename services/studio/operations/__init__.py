"""The operations of the studio: what a program or page asks for, made into a wish for the one generation path."""

from services.studio.operations.editing import background, continue_version, image_edit, reposition, upscale
from services.studio.operations.regions import region_edit
from services.studio.operations.several import MOST_PICTURES, compose, style_transfer
from services.studio.operations.worded import IMAGE_SIZES, text_to_image, variation
from services.studio.templates import LONGEST_PROMPT

__all__ = [
    "IMAGE_SIZES",
    "LONGEST_PROMPT",
    "MOST_PICTURES",
    "background",
    "compose",
    "continue_version",
    "image_edit",
    "region_edit",
    "reposition",
    "style_transfer",
    "text_to_image",
    "upscale",
    "variation",
]
