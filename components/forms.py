"""Real HTML forms that post: what password managers understand, with errors beside the field that they are about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Literal

from nicegui.element import Element

from components.controls import Kind
from components.markup import safe_href, tag

InputType = Literal["text", "email", "password", "search", "number", "url"]


@contextmanager
def form(
    action: str,
    *,
    button: str,
    hidden: Mapping[str, str] | None = None,
    error: str | None = None,
    kind: Kind = Kind.LAPIS,
    note: str = "",
    classes: str = "",
) -> Iterator[Element]:
    """Post the fields put inside to `action`; `button` says what that does, `error` stands above and is read out."""
    with tag(
        "form", f"form {classes}".strip(), method="post", action=safe_href(action), accept_charset="utf-8"
    ) as element:
        for name, value in (hidden or {}).items():
            tag("input", "", type="hidden", name=name, value=value)
        if error:
            tag("p", "form-error before i-warning", error, role="alert")
        yield element
        with tag("div", "form-foot"):
            tag("button", f"btn {kind} wide", button, type="submit")
            if note:
                tag("p", "hint", note)


def text_input(
    label: str,
    *,
    name: str,
    type: InputType = "text",
    value: str = "",
    autocomplete: str = "",
    required: bool = True,
    hint: str = "",
    error: str | None = None,
    minlength: int | None = None,
    maxlength: int | None = None,
    autofocus: bool = False,
    placeholder: str | None = None,
) -> Element:
    """Put a labelled field for a `form`; returns the `<input>`."""
    with tag("div", "form-field" + (" wrong" if error else "")):
        caption = tag("label", "field-label", label)
        field = tag(
            "input",
            "form-input",
            type=type,
            name=name,
            value=value or None,
            autocomplete=autocomplete or None,
            required=required,
            minlength=minlength,
            maxlength=maxlength,
            autofocus=autofocus,
            placeholder=placeholder,
            spellcheck="false" if type in {"email", "password", "url"} else None,
            aria_invalid="true" if error else None,
        )
        caption.props["for"] = field.html_id
        said = error or hint
        if said:
            below = tag("p", "field-error" if error else "hint", said)
            field.props["aria-describedby"] = below.html_id
    return field


def form_button(
    action: str,
    words: str,
    *,
    kind: Kind = Kind.OUTLINE,
    hidden: Mapping[str, str] | None = None,
    icon: str | None = None,
) -> Element:
    """Put a form that is one button: signing out, signing in elsewhere."""
    with tag("form", "form-inline", method="post", action=safe_href(action)) as element:
        for name, value in (hidden or {}).items():
            tag("input", "", type="hidden", name=name, value=value)
        tag("button", f"btn {kind}" + (f" before i-{icon}" if icon else ""), words, type="submit")
    return element


@contextmanager
def alternatives(words: str = "or") -> Iterator[Element]:
    """Other ways to do the same, under a line with a word in it."""
    tag("div", "or", words, role="separator")
    with tag("div", "form-others") as element:
        yield element
