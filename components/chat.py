"""The talk with the coach: the column it stands in, what you said, what the coach said, answers to click."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

from nicegui.element import Element

from components.controls import Button, Kind, button, icon_button, text_field
from components.markup import Handler, Words, picture, tag, words

COPY = """(e) => {
    const said = e.currentTarget.closest('.said').querySelector('.prose, .bubble');
    navigator.clipboard?.writeText(said.innerText);
    e.currentTarget.classList.add('done');
    setTimeout((b) => b.classList.remove('done'), 1500, e.currentTarget);
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A picture that goes with a message."""

    id: str
    url: str
    name: str = "picture"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """The parts of the talk's column that a page fills: the thread that scrolls, the head's right, and the foot."""

    thread: Element
    foot: Element
    actions: Element
    title: Words
    note: Words

    def set_title(self, title: str, note: str = "") -> None:
        """Name the session anew."""
        self.title.text = title
        self.note.text = note


@contextmanager
def conversation(*, title: str, note: str = "") -> Iterator[Conversation]:
    """The middle column of a wide frame; what is put inside goes into its thread, which stays at its end."""
    with tag("section", "talk-column", aria_label="Conversation"):
        with tag("header", "head"):
            with tag("div", "head-words"):
                heading, said = words("h1", "", title), words("span", "", note)
            actions = tag("div", "head-actions")
        with tag("div", "talk", tabindex="0", aria_label="Messages", role="log"):
            thread = tag("div", "thread")
        foot = tag("div", "talk-foot")
    with thread:
        yield Conversation(thread=thread, foot=foot, actions=actions, title=heading, note=said)


def your_message(
    text: str, *, attachments: Sequence[Attachment] = (), on_edit: Callable[[str], Any] | None = None
) -> Element:
    """Put what the person said; `on_edit` gets the new text when they change it in place."""
    with tag("article", "said you", aria_label="You") as element:
        if attachments:
            with tag("div", "said-pictures"):
                for attachment in attachments:
                    picture(attachment.url, attachment.name, width=120, height=120)
        body = tag("div", "you-body")
        _show_yours(body, text, on_edit)
    return element


@contextmanager
def coach_turn() -> Iterator[Element]:
    """The coach's name, and under it whatever is put inside: a streaming reply, a picture, answers."""
    with tag("article", "said coach", aria_label="Coach") as element:
        tag("p", "who", "Coach", aria_hidden="true")
        yield element


def message_actions(*, on_again: Handler | None = None, on_edit: Handler | None = None) -> Element:
    """Put the small buttons under a message: copy, ask again, edit."""
    with tag("div", "said-actions") as element:
        icon_button("copy", "Copy").on("click", js_handler=COPY)
        if on_again is not None:
            icon_button("again", "Ask again", on_again)
        if on_edit is not None:
            icon_button("edit", "Edit", on_edit)
    return element


def answers(options: Sequence[str], on_pick: Callable[[str], Any]) -> Element:
    """Put answers to click; they go away with the click."""
    with tag("div", "answers", role="group", aria_label="Suggested answers") as element:

        def pick(option: str) -> Any:
            element.visible = False
            return on_pick(option)

        for option in options:
            Button(option, lambda option=option: pick(option), classes="chip")
    return element


def notice_line(
    text: str,
    *,
    kind: Literal["info", "failed", "warn"] = "info",
    action: str | None = None,
    on_action: Handler | None = None,
) -> Element:
    """Put a quiet line between messages: what happened, and what can be done about it."""
    with tag("div", f"notice-line {kind}", role="alert" if kind == "failed" else "status") as element:
        tag("span", "", text)
        if action:
            button(action, on_action, kind=Kind.QUIET)
    return element


def _show_yours(body: Element, text: str, on_edit: Callable[[str], Any] | None) -> None:
    body.clear()
    with body:
        tag("p", "bubble", text)
        message_actions(on_edit=None if on_edit is None else lambda: _edit_yours(body, text, on_edit))


def _edit_yours(body: Element, text: str, on_edit: Callable[[str], Any]) -> None:
    body.clear()
    with body, tag("div", "bubble-edit"):
        field = text_field("Edit your message", value=text, multiline=True, maxlength=4000).props("autofocus")

        def save() -> Any:
            changed = (field.value or "").strip()
            _show_yours(body, changed or text, on_edit)
            return on_edit(changed) if changed and changed != text else None

        with tag("div", "row-end"):
            tag("p", "hint", "What came after it is dropped.")
            button("Cancel", lambda: _show_yours(body, text, on_edit))
            button("Save and ask", save, kind=Kind.LAPIS)
