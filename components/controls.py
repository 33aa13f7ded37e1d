"""Widgets bound to Python: buttons of the four kinds, and Quasar's fields with the label that each one must have."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from enum import StrEnum
from typing import Any

from nicegui import ui
from nicegui.element import Element
from nicegui.elements.mixins.disableable_element import DisableableElement
from nicegui.elements.mixins.text_element import TextElement

from components.markup import Handler, safe_href, tag

EMIT_VALUE = "(e) => emit(e.target.value)"


class Kind(StrEnum):
    """What a button means: the one main thing (lapis, or gold when it is earned), what destroys, or quiet work."""

    LAPIS = "lapis"
    GOLD = "gold"
    DANGER = "danger"
    OUTLINE = "outline"
    QUIET = "quiet"


class Button(TextElement, DisableableElement):
    """A real `<button>`; while a coroutine that it started runs, it takes no second click."""

    def __init__(self, text: str, on_click: Handler | None = None, *, classes: str, label: str | None = None) -> None:
        super().__init__(tag="button", text=text)
        self.classes(classes)
        self.props["type"] = "button"
        if label is not None:
            self.props["aria-label"] = label
            self.props["title"] = label
        self._on_click = on_click
        self._at_work = False
        if on_click is not None:
            self.on("click", self._clicked, args=[])

    def _clicked(self) -> Any:
        if self._on_click is None or self._at_work or not self.enabled:
            return None
        outcome = self._on_click()
        if not isinstance(outcome, Coroutine):  # a dialog that was closed can be awaited too, and would open again
            return None
        self._at_work = True  # before the work begins: a second click may already be waiting
        return self._work(outcome)

    async def _work(self, outcome: Coroutine[Any, Any, Any]) -> None:
        self.classes("at-work")
        try:
            await outcome
        finally:
            self._at_work = False
            if not self.is_deleted:
                self.classes(remove="at-work")

    def _handle_enabled_change(self, enabled: bool) -> None:
        self.props.set_bool("disabled", not enabled)

    def set_icon(self, name: str | None) -> None:
        """Change the icon before the words."""
        self.classes(
            replace=" ".join(c for c in self.classes if not c.startswith("i-")) + (f" i-{name}" if name else "")
        )


def button(
    words: str,
    on_click: Handler | None = None,
    *,
    kind: Kind = Kind.OUTLINE,
    icon: str | None = None,
    disabled: bool = False,
    label: str | None = None,
) -> Button:
    """Put a button that says what will happen; one lapis or gold button a view."""
    made = Button(words, on_click, classes=_classes(kind, icon), label=label)
    if disabled:
        made.disable()
    return made


def icon_button(icon: str, label: str, on_click: Handler | None = None, *, classes: str = "") -> Button:
    """Put a square button with an icon; the label is its tooltip and what a screen reader says."""
    return Button("", on_click, classes=f"icon-btn before i-{icon} {classes}".strip(), label=label)


def link_button(
    words: str, href: str, *, kind: Kind = Kind.OUTLINE, icon: str | None = None, download: bool = False
) -> Element:
    """Put a link that looks like a button; `download` saves what it leads to."""
    return tag("a", _classes(kind, icon), words, href=safe_href(href), download="" if download else None)


def text_field(
    label: str,
    *,
    value: str = "",
    on_change: Callable[[str], Any] | None = None,
    placeholder: str = "",
    hint: str = "",
    password: bool = False,
    multiline: bool = False,
    maxlength: int | None = None,
    counter: bool = False,
) -> ui.input | ui.textarea:
    """Put a line (or a box) of text; `on_change` gets the text whenever it changes."""
    changed = _value_to(on_change)
    field: ui.input | ui.textarea
    if multiline:
        field = ui.textarea(label, value=value, placeholder=placeholder, on_change=changed).props("autogrow")
    else:
        field = ui.input(label, value=value, placeholder=placeholder, password=password, on_change=changed)
    return _dressed(field, hint=hint, maxlength=maxlength, counter=counter or None)


def choice(
    label: str,
    options: Mapping[str, str],
    *,
    value: str | None = None,
    on_change: Callable[[str], Any] | None = None,
    hint: str = "",
) -> ui.select:
    """Put a list to choose one from; `options` are keys with their words."""
    field = ui.select(dict(options), label=label, value=value, on_change=_value_to(on_change))
    return _dressed(field, hint=hint, popup_content_class="menu-list", options_dense=True)


def segmented(
    label: str, options: Mapping[str, str], *, value: str | None = None, on_change: Callable[[str], Any] | None = None
) -> ui.toggle:
    """Put a row of two to five choices of which one holds."""
    with tag("div", "segmented", role="group", aria_label=label):
        tag("span", "field-label", label, aria_hidden="true")
        toggle = ui.toggle(dict(options), value=value, on_change=_value_to(on_change))
        return toggle.props("unelevated no-caps :ripple=false padding='6px 14px'")


def switch(label: str, *, value: bool = False, on_change: Callable[[bool], Any] | None = None) -> ui.switch:
    """Put a switch that works at once."""
    return ui.switch(label, value=value, on_change=_value_to(on_change)).props("dense")


def checkbox(label: str, *, value: bool = False, on_change: Callable[[bool], Any] | None = None) -> ui.checkbox:
    """Put a box to tick."""
    return ui.checkbox(label, value=value, on_change=_value_to(on_change)).props("dense")


def slider(
    label: str,
    *,
    value: float,
    min: float,
    max: float,
    step: float = 1,
    on_change: Callable[[float], Any] | None = None,
) -> ui.slider:
    """Put a slider; `on_change` gets the value when it is let go."""
    with tag("div", "slider"):
        tag("span", "field-label", label, aria_hidden="true")
        made = ui.slider(min=min, max=max, step=step, value=value).props("label")
        made.props["aria-label"] = label
        if on_change is not None:
            made.on("change", lambda: on_change(made.value or min), args=[])
        return made


def colour_field(label: str, *, value: str = "#3d5fe0", on_change: Callable[[str], Any] | None = None) -> Element:
    """Put a colour well with its words; values are `#rrggbb`. Returns the two as one."""
    with tag("label", "colour-field") as field:
        well = tag("input", "", type="color", value=value)
        tag("span", "", label)
    if on_change is not None:
        well.on("change", lambda event: on_change(str(event.args)), js_handler=EMIT_VALUE)
    return field


def _classes(kind: Kind, icon: str | None) -> str:
    return f"btn {kind}" + (f" before i-{icon}" if icon else "")


def _value_to(on_change: Callable[[Any], Any] | None) -> Callable[[Any], Any] | None:
    return None if on_change is None else lambda event: on_change(event.value)


def _dressed(field: Any, *, hint: str = "", **properties: Any) -> Any:
    field.props("outlined stack-label dense hide-bottom-space")
    for key, value in {"hint": hint or None, **properties}.items():
        if value is not None:
            field.props[key.replace("_", "-")] = value
    return field.classes("field")
