"""The door: signing in by password or with another site, making an account, links, and signing out."""

from pages.sign_in.entrance import install

__all__ = ["install"]
