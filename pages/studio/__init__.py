"""The studio's room: tools at the left, the picture in the middle, its versions at the right, one line to say what."""

from pages.studio.page import install

__all__ = ["install"]
