"""The wallet: the month's allowances, tokens and where they went, asking for more."""

from pages.wallet.page import install

__all__ = ["install"]
