"""The gallery: all pictures of a person, and one of them in the whole window."""

from pages.gallery.page import install

__all__ = ["install"]
