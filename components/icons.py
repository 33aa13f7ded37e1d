"""The icons: names and path data on a 24-unit square, drawn as lines; the stylesheet carries them as masks."""

from __future__ import annotations

from urllib.parse import quote

ICONS: dict[str, str] = {
    "coach": "M4 5h16v11H9l-5 4z",
    "profile": "M12 5a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4 21c1-5 4-7 8-7s7 2 8 7",
    "studio": "m4 20 4-1L20 7l-3-3L5 16z",
    "gallery": "M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z",
    "kits": "M12 4a8 8 0 1 0 0 16c2 0 2-1.4 1.3-2.3-.9-1.2-.2-2.7 1.4-2.7H17a3 3 0 0 0 3-3c0-4.5-3.6-8-8-8z"
    "M8.5 10v.01M12 8v.01M15.5 10v.01M8 14v.01",
    "admin": "M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6zM9 12l2 2 4-4",
    "account": "M12 5a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4 21c1-5 4-7 8-7s7 2 8 7",
    "plan": "M4 7h16v11H4zM4 11h16M8 15h4",
    "bell": "M6 17V11a6 6 0 0 1 12 0v6l2 1H4zM10 20h4",
    "menu": "M4 7h16M4 12h16M4 17h16",
    "sun": "M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7"
    "M17 17l1.4 1.4M5.6 18.4 7 17M17 7l1.4-1.4",
    "dusk": "M20 14A8.5 8.5 0 1 1 10 4a7 7 0 0 0 10 10z",
    "system": "M4 5h16v11H4zM9 20h6M12 16v4",
    "leave": "M10 4H5v16h5M14 8l4 4-4 4M18 12H9",
    "plus": "M12 5v14M5 12h14",
    "check": "M5 13l4 4L19 7",
    "close": "M6 6l12 12M18 6 6 18",
    "send": "M12 20V5M5 11l7-7 7 7",
    "stop": "M7 7h10v10H7z",
    "attach": "M20 11l-8.5 8.5a5 5 0 0 1-7-7L13 4a3.3 3.3 0 0 1 4.7 4.7L9.5 17a1.7 1.7 0 0 1-2.4-2.4L14 8",
    "copy": "M9 9h11v11H9zM5 15H4V4h11v1",
    "again": "M20 12a8 8 0 1 1-2.5-5.8M20 4v5h-5",
    "edit": "m4 20 4-1L20 7l-3-3L5 16z",
    "star": "M12 4l2.5 5.2 5.7.8-4.1 4 1 5.6L12 17l-5.1 2.6 1-5.6-4.1-4 5.7-.8z",
    "heart": "M12 20C6 15.5 4 12.5 4 9.5A4.3 4.3 0 0 1 12 7a4.3 4.3 0 0 1 8 2.5c0 3-2 6-8 10.5z",
    "bin": "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10 11v5M14 11v5",
    "download": "M12 4v11M7 11l5 5 5-5M5 20h14",
    "search": "M11 5a6 6 0 1 1 0 12 6 6 0 0 1 0-12zM15.5 15.5 20 20",
    "lock": "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
    "picture": "M4 5h16v14H4zM8.5 8.5a1.2 1.2 0 1 1 0 2.4 1.2 1.2 0 0 1 0-2.4zM4 17l5-5 3.5 3.5L16 11l4 5",
    "warning": "M12 4l9 16H3zM12 10v4M12 17v.01",
    "open": "M9 5H5v14h14v-4M13 5h6v6M19 5l-8 8",
    "share": "M12 4v11M8 8l4-4 4 4M6 12H5v8h14v-8h-1",
    "move": "M4 6h6l2 2h8v10H4zM9 13h6M12.5 10.5 15 13l-2.5 2.5",
    "compare": "M12 4v16M4 7h5v10H4M20 7h-5v10h5",
    "left": "M15 5l-7 7 7 7",
    "right": "M9 5l7 7-7 7",
    "up": "M5 15l7-7 7 7",
    "down": "M5 9l7 7 7-7",
    "settings": "M5 7h8M17 7h2M5 17h2M11 17h8M15 5v4M9 15v4",
    "region": "M5 5h3M11 5h3M17 5h2v2M19 10v4M19 17v2h-2M14 19h-3M8 19H5v-2M5 14v-4M5 8V5",
    "upscale": "M5 19 19 5M8 5h11v11",
    "style": "M9 4a5 5 0 1 1 0 10A5 5 0 0 1 9 4zM15 10a5 5 0 1 1 0 10 5 5 0 0 1 0-10z",
    "compose": "M4 4h9v9H4zM11 11h9v9h-9z",
    "crop": "M7 3v14h14M3 7h14v14",
    "minus": "M5 12h14",
    "fit": "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
    "flip": "M12 3v18M9 7 3 17h6zM15 7l6 10h-6z",
    "brush": "M20 4 11 13M9.5 12.5l2 2M9 14c-2.5 0-3.5 2-3.5 3.5 0 1.3-1 2-2 2.3C6.5 21 12 20.5 11.5 16.5z",
    "background": "M4 5h16v14H4zM4 15l5-5M4 10l5-5M9 19c0-3 1.3-4.5 3.5-4.5S16 16 16 19"
    "M12.5 9.5a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 0 1 0-4.4z",
    "turn": "M12 5c5 0 8 2 8 4.5S17 14 12 14s-8-2-8-4.5M12 14l3-3M12 14l3 3M4 9.5C4 7 7 5 9 5",
    "variants": "M4 4h7v7H4zM13 13h7v7h-7zM13 4h7v7h-7zM7.5 14v6M4.5 17h6",
    "refine": "M4 5h16v10h-8l-4 4v-4H4zM8 10h8",
    "branch": "M7 4v16M7 13c6 0 10-1 10-6M14 9l3-3 3 3",
    "restore": "M5 12a7 7 0 1 0 2.5-5.3M5 4v5h5M12 8.5V12l2.5 1.5",
    "lineage": "M6 4v4M6 8a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM6 12v5M6 17a2 2 0 1 1 0 4M12 7h8M12 10h5M12 18h8",
    "help": "M9 9a3 3 0 1 1 4.2 2.7c-.8.4-1.2 1-1.2 1.8v.5M12 17.5v.01M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18z",
    "more": "M5 11a1 1 0 1 1 0 2 1 1 0 0 1 0-2zM12 11a1 1 0 1 1 0 2 1 1 0 0 1 0-2zM19 11a1 1 0 1 1 0 2 1 1 0 0 1 0-2z",
    "tag": "M4 4h8l8 8-8 8-8-8zM8 8v.01",
    "archive": "M4 5h16v4H4zM5.5 9v10h13V9M10 13h4",
    "key": "M8 11a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM11 12.5 19.5 4M16 7.5l2.5 2.5",
    "chart": "M4 20h16M6 20v-7M11 20V6M16 20v-10",
    "people": "M9 6a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM3 20c.6-4 2.6-6 6-6s5.4 2 6 6"
    "M15.5 6.3a3 3 0 0 1 0 5.4M17 14.5c2.2.6 3.5 2.4 4 5.5",
    "clock": "M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM12 8v4.5l3 2",
}
FILLED = ("star", "heart", "stop")
_PLAIN = " =:/'"  # may stand as they are inside a quoted CSS url()


def stylesheet() -> str:
    """One CSS rule an icon: `.i-name` sets the mask that `.i` paints in the colour of the text."""
    rules = [f".i-{name}{{--i:{_mask(path)}}}" for name, path in ICONS.items()]
    rules += [f".i-{name}-full{{--i:{_mask(ICONS[name], fill=True)}}}" for name in FILLED]
    return "\n".join(rules)


def _mask(path: str, *, fill: bool = False) -> str:
    svg = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='{'#000' if fill else 'none'}' "
        f"stroke='#000' stroke-width='1.7' stroke-linecap='round' stroke-linejoin='round'><path d='{path}'/></svg>"
    )
    return f'url("data:image/svg+xml,{quote(svg, safe=_PLAIN)}")'
