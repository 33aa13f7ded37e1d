"""What a page says when there is nothing, not yet, no longer, or not on this plan; and short messages over it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from nicegui import context, ui
from nicegui.element import Element

from components.controls import Kind, button, icon_button, link_button
from components.markup import Handler, safe_source, tag
from components.theme import icon as put_icon
from components.theme import mark

ToastKind = Literal["info", "good", "bad"]
# Ready to write; under a finger that would bring up the keyboard over the dialog.
TO_FIRST_FIELD = """() => {
    const fields = "input:is([type=text], [type=email], [type=password], [type=number], :not([type])), textarea";
    const first = [...document.querySelectorAll(".q-dialog .dialog")].pop()?.querySelector(fields);
    if (first && !first.readOnly && first.role !== "combobox" && matchMedia("(pointer: fine)").matches) first.focus();
}"""


def empty_state(
    title: str,
    words: str,
    *,
    action: str | None = None,
    href: str | None = None,
    on_click: Handler | None = None,
    icon: str = "picture",
    picture_url: str | None = None,
    kind: Kind = Kind.LAPIS,
) -> Element:
    """Say that nothing is here yet, and what to do about it; `kind` where the page has a filled button already."""
    with tag("div", "state") as element:
        if picture_url:
            tag("img", "state-pic", src=safe_source(picture_url), alt="", loading="lazy")
        else:
            put_icon(icon)
        tag("h2", "", title)
        tag("p", "", words)
        if action and href:
            link_button(action, href, kind=kind)
        elif action:
            button(action, on_click, kind=kind)
    return element


def loading_state(words: str = "One moment …") -> Element:
    """Say that something is on its way."""
    with tag("div", "state loading", role="status") as element:
        mark(48)
        tag("p", "", words)
    return element


def toast(words: str, *, kind: ToastKind = "info") -> None:
    """Say something for a few seconds at the foot of the page."""
    ui.notify(
        words,
        position="bottom",
        classes=f"toast {kind}",
        timeout=6000 if kind == "bad" else 4000,
        progress=False,
        group=False,
    )


def undo_toast(words: str, on_undo: Handler, *, seconds: float = 7) -> Element:
    """Say what was done, with a button that takes it back while it stands there."""
    client = context.client
    with client.content, tag("div", "undo-toast", role="status") as element:
        tag("span", "", words)

        async def undo() -> None:
            element.delete()
            with client:  # what this button stood in is gone, and there may be something to be said
                outcome = on_undo()
                if outcome is not None and hasattr(outcome, "__await__"):
                    await outcome

        button("Undo", undo, kind=Kind.QUIET)
        icon_button("close", "Dismiss", element.delete)
        ui.timer(seconds, element.delete, once=True)
    return element


@contextmanager
def dialog(title: str, *, wide: bool = False) -> Iterator[ui.dialog]:
    """Build a dialog with a title and a way out; open it with `.open()`."""
    made = ui.dialog()
    made.props["aria-label"] = title
    made.on("show", js_handler=TO_FIRST_FIELD, args=[])
    with made, tag("div", "dialog wide" if wide else "dialog"):
        with tag("div", "dialog-head"):
            tag("h2", "", title)
            icon_button("close", "Close", made.close)
        yield made


async def confirm(title: str, words: str, *, yes: str, no: str = "Keep it", danger: bool = False) -> bool:
    """Ask before something is done; `yes` says what it is."""
    made = ui.dialog()
    made.props["aria-label"] = title
    with made, tag("div", "dialog", role="alertdialog"):
        tag("h2", "", title)
        tag("p", "soft", words)
        with tag("div", "dialog-foot"):
            button(no, lambda: made.submit(False))
            button(yes, lambda: made.submit(True), kind=Kind.DANGER if danger else Kind.LAPIS)
    answer: Any = await made
    made.delete()
    return bool(answer)
