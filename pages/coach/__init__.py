"""The coach's room: sessions at the left, the talk in the middle, the brief at the right."""

from pages.coach.page import install

__all__ = ["install"]
