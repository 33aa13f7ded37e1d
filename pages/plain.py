"""Whole pages without NiceGUI, for whoever has no business in a room: no script, no socket, nothing kept of them."""

from __future__ import annotations

from html import escape

from components import theme

_PAGE = """<!doctype html>
<html lang="en" data-ground="system">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title} · Limner</title>
<link rel="stylesheet" href="{sheet}">
<link rel="icon" type="image/svg+xml" href="{mark}">
</head>
<body>
{body}
</body>
</html>
"""
_CARD = """<div class="plain">
<div class="plain-art" aria-hidden="true"><img class="plain-page" src="{art}" alt=""></div>
<main class="plain-card">
{brand}
<h1>{title}</h1>
<p class="soft">{words}</p>
{way}
</main>
</div>"""
_BRAND = '<div class="brand"><img class="mark" src="{mark}" alt="" width="40" height="40"><span>Limner</span></div>'


def whole(title: str, body: str) -> str:
    """A page around `body`, which is HTML already; `title` is text."""
    return _PAGE.format(title=escape(title), sheet=theme.stylesheet_url(), mark=theme.asset_url("mark.svg"), body=body)


def notice(title: str, words: str, *, action: str = "", href: str = "/") -> str:
    """A page that says one thing, with a way on where there is one."""
    way = f'<p><a class="btn lapis" href="{escape(href)}">{escape(action)}</a></p>' if action else ""
    card = _CARD.format(
        art=theme.asset_url("illumination.svg"),
        brand=_BRAND.format(mark=theme.asset_url("mark.svg")),
        title=escape(title),
        words=escape(words),
        way=way,
    )
    return whole(title, card)
