"""What a stranger sees who has a link: one picture, and nothing else of whoever shared it."""

from pages.share.page import install

__all__ = ["install"]
