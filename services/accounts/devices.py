"""What a browser calls itself, in words that its owner knows it by."""

from __future__ import annotations

from functools import lru_cache

from ua_parser import parse

UNKNOWN = "A device that does not say what it is"
PLAIN = {  # where the parser's name is not the one on the box
    "Chrome Mobile": "Chrome",
    "Chrome Mobile iOS": "Chrome",
    "Chrome Mobile WebView": "Chrome",
    "Edge Mobile": "Edge",
    "Firefox Mobile": "Firefox",
    "Firefox iOS": "Firefox",
    "HeadlessChrome": "Chrome",
    "Mobile Safari": "Safari",
    "Mac OS X": "macOS",
    "iOS": "iPhone or iPad",
}


@lru_cache(maxsize=500)
def name(user_agent: str) -> str:
    """`Firefox on Linux`, or as much of it as can be told."""
    found = parse(user_agent)
    browser = _plain(found.user_agent.family) if found.user_agent else ""
    system = _plain(found.os.family) if found.os else ""
    if found.device and found.device.model in ("iPhone", "iPad"):
        system = found.device.model
    if browser and system:
        return f"{browser} on {system}"
    if browser or system:
        return browser or system
    first = user_agent.split("/")[0].strip()  # a program, mostly: python-httpx/0.28
    return first if first and first.isprintable() and len(first) <= 40 else UNKNOWN


def _plain(family: str) -> str:
    return PLAIN.get(family, family)
