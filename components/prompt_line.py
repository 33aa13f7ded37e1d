"""The line under the easel: what should change, what it costs, and the one button."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from nicegui.element import Element
from nicegui.events import GenericEventArguments

LIMIT = 4_000  # characters
FIELDS = ("label", "placeholder", "note", "button", "price", "shut", "free", "writes", "needed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offering:
    """A better way to do what is written: its words, and a button that sends it the way `how`."""

    words: str
    action: str = ""
    how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What the line says. `shut` keeps the button shut and says why; `writes` is whether there are words to write,
    `needed` whether it takes some, `note` what stands there where none are written."""

    label: str
    button: str
    placeholder: str = ""
    note: str = ""
    price: str = ""
    shut: str = ""
    free: bool = False
    writes: bool = True
    needed: bool = True
    offering: Offering | None = None


class PromptLine(Element, component="prompt_line.js"):
    """Enter sends. `on_send(text, how)` takes it by returning True; else, and if it raises, the words stay.

    A second click before the first is answered is not heard, nor one that was on its way when the first was taken.
    """

    def __init__(
        self,
        ask: Ask,
        *,
        on_send: Callable[[str, str], Awaitable[bool]],
        on_typed: Callable[[str], Any],
        draft_key: str = "",
    ) -> None:
        super().__init__()
        self._on_send, self._on_typed = on_send, on_typed
        self._at_work = False
        for name, value in {"limit": LIMIT, "taken": 0, "refused": 0, "offer": None, "draft-key": draft_key}.items():
            self.props[name] = value
        self.show(ask)
        self.on("send", self._send)
        self.on("typed", lambda event: on_typed(str(event.args)[:LIMIT]))

    def show(self, ask: Ask) -> None:
        """Say this; what is being written stays."""
        for name in FIELDS:
            if self.props.get(name) != getattr(ask, name):
                self.props[name] = getattr(ask, name)
        one = ask.offering
        offer = {"words": one.words, "action": one.action, "how": one.how} if one else None
        if self.props.get("offer") != offer:
            self.props["offer"] = offer

    def offer(self, text: str) -> None:
        """Write `text` into the line for the person to change or send."""
        self.props["given"] = [text]

    def focus(self) -> None:
        """Go to the line, ready to write."""
        self.run_method("focus")

    async def _send(self, event: GenericEventArguments) -> None:
        said = event.args if isinstance(event.args, dict) else {}
        if self._at_work or said.get("turn") != self.props["taken"]:
            return
        self._at_work = True
        took = False
        try:
            took = await self._on_send(str(said.get("text") or "")[:LIMIT], str(said.get("how") or "")[:20])
        finally:
            self._at_work = False
            self.props["taken" if took else "refused"] += 1
        if took:
            self._on_typed("")

    def _displayed_contents(self, *, only_visible: bool) -> list[Any]:
        shown = [self.props[name] for name in ("label", "note", "button", "price", "shut") if self.props.get(name)]
        offer = self.props.get("offer") or {}
        return [*super()._displayed_contents(only_visible=only_visible), *shown, *offer.values()]
