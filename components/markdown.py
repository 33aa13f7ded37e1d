"""Markdown of people and models as harmless HTML: tags show as text, links lead only to http(s), no pictures."""

from __future__ import annotations

import html

from markdown_it import MarkdownIt
from nicegui import ui

NEW_TAB = "(e) => { const a = e.target.closest('a'); if (a) { a.target = '_blank'; a.rel = 'noopener noreferrer'; } }"
_ALLOWED = ("http://", "https://")


def markdown(text: str) -> ui.html:
    """Put `text` as Markdown; the browser cleans it a second time, and links open beside the page."""
    return ui.html(to_html(text), sanitize=True).classes("prose").on("click", js_handler=NEW_TAB)


def to_html(text: str) -> str:
    """Render Markdown; whatever looks like HTML in it is escaped."""
    return str(_renderer.render(text))


def code_html(text: str) -> str:
    """`text` as plain code: what an open fence looks like while it grows."""
    return f"<pre><code>{html.escape(text, quote=False)}</code></pre>"


def _may_link(url: str) -> bool:
    return url.lower().startswith(_ALLOWED)


def _build() -> MarkdownIt:
    made = (
        MarkdownIt("commonmark", {"html": False, "breaks": True}).enable(["table", "strikethrough"]).disable(["image"])
    )
    made.validateLink = _may_link  # type: ignore[method-assign]
    return made


_renderer = _build()
