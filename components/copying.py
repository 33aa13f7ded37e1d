"""A line of text to take along: a link, a key."""

from __future__ import annotations

from nicegui.element import Element

from components import states
from components.controls import Kind, button
from components.markup import tag

# The field is selected too, for a browser that keeps its clipboard to itself.
COPY = (
    "(e) => { const f = e.currentTarget.closest('.copy-line').querySelector('input'); f.select();"
    " (navigator.clipboard?.writeText(f.value) ?? Promise.reject()).catch(() => document.execCommand('copy'))"
    ".finally(() => emit()); }"
)


def copy_line(label: str, value: str) -> Element:
    """Put `value` in a field that cannot be changed, called `label`, with a button that copies it."""
    with tag("div", "copy-line") as element:
        tag("input", "form-input", type="text", readonly=True, value=value, aria_label=label)
        copy = button("Copy", icon="copy", kind=Kind.LAPIS)
        copy.on("click", lambda: states.toast("Copied.", kind="good"), args=[], js_handler=COPY)
    return element
