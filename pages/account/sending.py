"""Forms that are sent over the page's socket: one at a time, and what is in them is read up to a length."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from nicegui.element import Element
from nicegui.events import GenericEventArguments

READ_FORM = "(e) => { e.preventDefault(); emit(Object.fromEntries(new FormData(e.target))); }"
LONGEST = 1000  # characters of a field that are read

Fields = Callable[[str], str]


def on_sent(form: Element, deed: Callable[[Fields], Awaitable[None]]) -> None:
    """Have `deed` called with what was typed, field by field. A second click while it is at work does nothing."""
    at_work = False

    async def sent(event: GenericEventArguments) -> None:
        nonlocal at_work
        if at_work:
            return
        said = event.args if isinstance(event.args, Mapping) else {}
        at_work = True
        try:
            await deed(lambda name: str(said.get(name, ""))[:LONGEST])
        finally:
            at_work = False

    form.on("submit", sent, js_handler=READ_FORM)
