"""Plain HTML elements with a class and words, for everything that needs no widget of Quasar's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from nicegui.element import Element
from nicegui.elements.mixins.text_element import TextElement

Handler = Callable[[], Any]
_BLANK = "".join(map(chr, range(33)))  # browsers skip control characters and blanks before a scheme


class Words(TextElement):
    """An HTML element that shows one piece of text, never read as HTML."""

    def __init__(self, tag: str, text: str) -> None:
        super().__init__(tag=tag, text=text)


def tag(name: str, classes: str = "", text: str | None = None, /, **attributes: Any) -> Element:
    """Put an HTML element; `aria_label="x"` becomes `aria-label="x"`, what is None or False is left out."""
    element = Element(name) if text is None else Words(name, text)
    if classes:
        element.classes(classes)
    for key, value in attributes.items():
        if value is not None and value is not False:
            element.props[key.rstrip("_").replace("_", "-")] = value
    return element


def words(name: str, classes: str, text: str, /, **attributes: Any) -> Words:
    """Like `tag`, for an element whose text will change."""
    element = tag(name, classes, text, **attributes)
    assert isinstance(element, Words)
    return element


def picture(
    url: str, alt: str, classes: str = "", *, width: int | None = None, height: int | None = None, lazy: bool = True
) -> Element:
    """Put an image that keeps its place while it loads; `width` and `height` are its own pixels."""
    return tag(
        "img",
        classes,
        src=safe_source(url),
        alt=alt,
        width=width,
        height=height,
        loading="lazy" if lazy else "eager",
        decoding="async",
        draggable="false",
    )


def safe_href(target: str) -> str:
    """`target` if it is http(s) or relative to this site, else `#`."""
    return target if _scheme(target) in {"", "http", "https"} else "#"


def safe_source(url: str) -> str:
    """`url` if an image may come from there (own site, https, data, blob), else nothing."""
    return url if _scheme(url) in {"", "http", "https", "data", "blob"} else ""


def _scheme(url: str) -> str:
    try:
        return urlsplit(url.strip(_BLANK)).scheme.lower()
    except ValueError:
        return "unreadable"
