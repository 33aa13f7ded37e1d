"""The colours that a text names."""

from __future__ import annotations

import re

from PIL import ImageColor

_HEX = re.compile(r"#(?:[0-9a-f]{6}|[0-9a-f]{3})\b")


def colors_in(text: str) -> list[str]:
    """The colours that a text names, as `#rgb` or `#rrggbb`: written so, or by a name of CSS."""
    spoken = text.lower()
    named = [word for word in re.findall(r"[a-z]+", spoken) if word in ImageColor.colormap]
    return [*_HEX.findall(spoken), *("#{:02x}{:02x}{:02x}".format(*ImageColor.getrgb(word)) for word in named)]
