"""The profile picture and logo creator."""

from pages.profile.page import install

__all__ = ["install"]
