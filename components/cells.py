"""Fields in the cells of a table, changed in place: what was typed is saved when the cell is left or Enter pressed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Literal

from nicegui.events import GenericEventArguments

from components.controls import EMIT_VALUE
from components.markup import tag

EMIT_CHECKED = "(e) => emit(e.target.checked)"
# Enter hands over what was typed, as leaving does; Escape brings back what stood there.
KEYS = (
    "(e) => { if (e.key === 'Enter') e.target.blur();"
    " if (e.key === 'Escape') { e.target.value = e.target.getAttribute('data-kept'); e.target.blur(); } }"
)
LONGEST = 100  # characters that are read

Save = Callable[[str], Awaitable[str | None]]
Keys = Literal["numeric", "text", "decimal"]  # what a phone's keyboard offers


class CellField:
    """A field that looks like the words of its cell until it is pointed at.

    `on_save` gets what was typed and answers what shall stand there, or None where that could not be saved: then it
    stays, marked as wrong.
    """

    def __init__(
        self,
        label: str,
        value: str,
        on_save: Save,
        *,
        placeholder: str = "",
        keys: Keys = "numeric",
        longest: int = LONGEST,
    ) -> None:
        self._on_save = on_save
        self._longest = longest
        self.value = value
        self._field = tag(
            "input",
            "cell-field",
            type="text",
            inputmode=keys,
            value=value,
            data_kept=value,
            aria_label=label,
            placeholder=placeholder or None,
            maxlength=longest,
            autocomplete="off",
            spellcheck="false",
        )
        self._field.on("change", self._changed, js_handler=EMIT_VALUE)
        self._field.on("keydown", js_handler=KEYS)

    async def _changed(self, event: GenericEventArguments) -> None:
        typed = str(event.args or "")[: self._longest].strip()
        if typed == self.value:
            self._show(typed, wrong=False)
            return
        saved = await self._on_save(typed)
        if saved is not None:
            self.value = saved
        self._show(typed if saved is None else saved, wrong=saved is None)

    def _show(self, words: str, *, wrong: bool) -> None:
        self._field.props["value"] = words
        self._field.props["data-kept"] = self.value
        self._field.props["aria-invalid"] = "true" if wrong else "false"
        self._field.update()


def cell_tick(label: str, on_save: Callable[[bool], Any], *, checked: bool) -> None:
    """Put a tick box for a cell; `on_save` gets the new state, and builds the cell again where that did not hold."""
    box = tag("input", "cell-tick", type="checkbox", checked=checked, aria_label=label)
    box.on("change", lambda event: on_save(bool(event.args)), js_handler=EMIT_CHECKED)
