"""The painter: from words to a scene, from a scene to pixels, and refinements of both."""

from .changes import change
from .collage import compose
from .mending import change_region, smooth_seam
from .paint import paint
from .posing import posed, scene_does, varied
from .render import render
from .retouch import change_pixels
from .scene import Change, Scene

__all__ = [
    "Change",
    "Scene",
    "change",
    "change_pixels",
    "change_region",
    "compose",
    "paint",
    "posed",
    "render",
    "scene_does",
    "smooth_seam",
    "varied",
]
