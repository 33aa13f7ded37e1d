"""Where a message is written: text that grows, up to four pictures, and a way to stop the reply that is being said."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from nicegui.element import Element
from nicegui.events import GenericEventArguments

from components.chat import Attachment
from components.markup import Handler, safe_source

LIMIT = 4000  # characters


class Composer(Element, component="composer.js"):
    """Enter sends, Shift+Enter makes a new line. What was written stays until `on_send` has taken it.

    `on_send(text, attachment ids)` takes a message by returning (or by `set_streaming(True)`); if it raises, everything
    stays where it was and the error goes on to the page's own handler. Pictures are posted to `upload_url` as the
    multipart field `file`; it answers 201 `{"id": …}` or an error `{"error": {"message": …}}`. The draft outlives a
    reload under `draft_key`.
    """

    def __init__(
        self,
        *,
        on_send: Callable[[str, list[str]], Any],
        upload_url: str = "",
        on_stop: Handler | None = None,
        label: str = "Message",
        placeholder: str = "Say what to change, or ask for something else",
        limit: int = LIMIT,
        max_attachments: int = 4,
        draft_key: str = "",
    ) -> None:
        super().__init__()
        self._on_send = on_send
        self._limit = limit
        self._room = max_attachments
        for name, value in {
            "upload-url": upload_url,
            "label": label,
            "placeholder": placeholder,
            "limit": limit,
            "room": max_attachments,
            "draft-key": draft_key,
            "streaming": False,
            "locked": "",
            "taken": 0,
            "refused": 0,
            "given": [],
        }.items():
            self.props[name] = value
        self.on("send", self._send)
        if on_stop is not None:
            self.on("stop", on_stop, args=[])

    def set_streaming(self, streaming: bool) -> None:
        """Show the stop button instead of the send button while a reply is being said."""
        if streaming:
            self.props["taken"] += 1
        self.props["streaming"] = streaming

    def attach(self, attachments: Sequence[Attachment]) -> None:
        """Put pictures in that are already on the server, as from the gallery."""
        self.props["given"] = [{"id": a.id, "url": safe_source(a.url), "name": a.name} for a in attachments]

    def offer(self, text: str) -> None:
        """Write `text` into the field for the person to change or send."""
        self.props["offer"] = [text]

    def disable(self, words: str) -> None:
        """Take no messages, and say why."""
        self.props["locked"] = words

    def enable(self) -> None:
        """Take messages again."""
        self.props["locked"] = ""

    def _send(self, event: GenericEventArguments) -> Any:
        text = str(event.args.get("text", ""))[: self._limit]
        attachments = [str(each) for each in event.args.get("attachments", [])][: self._room]
        if not text.strip():
            self.props["refused"] += 1
            return None
        try:
            outcome = self._on_send(text, attachments)
        except Exception:
            self.props["refused"] += 1
            raise
        if isinstance(outcome, Awaitable):
            return self._taking(outcome)
        self.props["taken"] += 1
        return None

    async def _taking(self, outcome: Awaitable[Any]) -> None:
        try:
            await outcome
        except Exception:
            self.props["refused"] += 1
            raise
        self.props["taken"] += 1

    def _displayed_contents(self, *, only_visible: bool) -> list[Any]:
        return [*super()._displayed_contents(only_visible=only_visible), self.props["locked"]]
