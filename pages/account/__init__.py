"""The account: who one is, how one comes in, what programs come in with, and everything of one's own."""

from pages.account.page import install

__all__ = ["install"]
