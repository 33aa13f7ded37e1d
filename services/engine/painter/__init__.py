"""The painter: from words to a scene, from a scene to pixels, and refinements of both."""

from .changes import change
from .collage import compose
from .paint import paint
from .render import render
from .retouch import change_pixels
from .scene import Change, Scene

__all__ = ["Change", "Scene", "change", "change_pixels", "compose", "paint", "render"]
