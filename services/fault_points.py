"""Fault points: places where a test has the process kill itself, switched on only by LIMNER_FAULT_POINT.

What ends in -ing lies within a transaction that has written and not yet committed, the rest between two of them.
"""

from __future__ import annotations

import os
import signal

from services.settings import Settings

POINTS = ("requested", "claimed", "answered", "stored", "completing", "completed")  # on a picture's way
MONEY_POINTS = ("holding", "capturing", "releasing", "failed", "granting", "decided", "closing", "turned")
LEAVING_POINTS = ("door_shut",)  # where an account is deleted
_armed: dict[str, str] = {}


def arm(settings: Settings) -> None:
    """Remember the point that the settings name; none in production."""
    _armed["point"] = settings.fault_point


def point(name: str) -> None:
    """Die here without a goodbye, as `kill -9` would, if this point is armed."""
    if _armed.get("point") == name:
        os.kill(os.getpid(), signal.SIGKILL)
