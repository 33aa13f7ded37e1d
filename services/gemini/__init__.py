"""Pictures and the coach's words from Gemini, or from the carried engine. The only importer of google-genai."""

from services.gemini.client import Gemini
from services.gemini.ratios import RATIOS, image_size_for, nearest_ratio
from services.gemini.values import (
    BriefUpdate,
    CoachEvent,
    Finished,
    ImageAnswer,
    ModelCheck,
    ModelState,
    Picture,
    Previous,
    Said,
    Token,
)

__all__ = [
    "RATIOS",
    "BriefUpdate",
    "CoachEvent",
    "Finished",
    "Gemini",
    "ImageAnswer",
    "ModelCheck",
    "ModelState",
    "Picture",
    "Previous",
    "Said",
    "Token",
    "image_size_for",
    "nearest_ratio",
]
