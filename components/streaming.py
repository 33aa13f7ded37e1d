"""A reply that grows on the page: cut into finished blocks and a tail, of which only what is new goes over the wire."""

from __future__ import annotations

import asyncio
import re
from typing import Any

from nicegui.element import Element

from components.markdown import code_html, to_html
from components.markup import tag

GAP = 0.1  # seconds between two updates of one reply
PATIENCE = 0.25  # seconds that a few characters wait for company
ENOUGH = 16  # characters worth an update of their own
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})(.*)$")
_WHOLE = -1  # in place of the number of characters to keep: what follows replaces everything


class BlockCutter:
    """Takes a Markdown text in pieces; cuts at blank lines outside code fences, and around fences.

    The blocks returned so far and the tail together are exactly the text that was fed.
    """

    def __init__(self) -> None:
        self.tail = ""
        self._scanned = 0  # how much of the tail has been read, always up to the end of a line
        self._fence = ""  # the marker that opened the fence in the tail, or nothing

    def feed(self, piece: str) -> list[str]:
        """Add a piece; returns the blocks that it finished, in order."""
        self.tail += piece
        finished: list[str] = []
        while (end := self.tail.find("\n", self._scanned)) >= 0:
            start, self._scanned = self._scanned, end + 1
            cut = self._cut_after(self.tail[start:end], start)
            if cut:
                finished.append(self.tail[:cut])
                self.tail = self.tail[cut:]
                self._scanned -= cut
        return finished

    @property
    def fence_open(self) -> bool:
        """Whether the tail is the inside of a code fence that has not closed yet."""
        return bool(self._fence)

    def tail_html(self) -> str:
        """The tail as HTML; an open fence as plain code."""
        return code_html(self.tail.partition("\n")[2]) if self._fence else to_html(self.tail)

    def _cut_after(self, line: str, start: int) -> int:
        """Where the tail ends after this line, which begins at `start`; 0 where it goes on."""
        mark = _FENCE.match(line)
        if self._fence:
            closes = mark and mark[1].startswith(self._fence) and not mark[2].strip()
            if closes:
                self._fence = ""
            return self._scanned if closes else 0
        if mark and not ("`" in mark[1] and "`" in mark[2]):
            self._fence = mark[1]
            return start
        return 0 if line.strip() else self._scanned


class StreamingReply(Element, component="reply.js", default_classes="prose reply"):
    """The coach's reply while it is being said.

    An update carries the length of the tail to keep and the HTML after it; finished blocks are never sent again, and
    the whole is rendered once at the end. A browser that missed an update asks for the whole.
    """

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.finished = False
        self._cutter = BlockCutter()
        self._blocks: list[str] = []  # HTML of the finished blocks
        self._new: list[str] = []  # finished blocks that the page does not have yet, as Markdown
        self._shown = ""  # HTML of the tail as the page has it
        self._version = 0
        self._unsent = 0  # characters
        self._sent_at = 0.0
        self._timer: asyncio.TimerHandle | None = None
        self.props["op"] = [0, _WHOLE, "", ""]
        self.props["busy"] = True
        with self:  # an element of its own, because an update carries all listeners of its element
            tag("i", "missed", hidden=True).on("resync", self._send_whole, args=[])

    def feed(self, piece: str) -> None:
        """Add what the model has just said; shows the first piece at once, the rest ten times a second."""
        if self.finished or not piece:
            return
        self.text += piece
        self._new += self._cutter.feed(piece)
        self._unsent += len(piece)
        if self._timer is None:
            loop = asyncio.get_running_loop()
            wait = max(0.0, self._sent_at + GAP - loop.time())
            if wait == 0.0:
                self._flush()
            else:
                self._timer = loop.call_later(wait, self._flush)

    def finish(self, text: str | None = None) -> None:
        """Say that the reply is complete (`text`, if what was kept differs); renders it once as a whole."""
        self._end(self.text if text is None else text)

    def fail(self) -> None:
        """Say that nothing more will come; what was said stays."""
        self._end(self.text)

    def _end(self, text: str) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self.finished = True
        self.text = text
        self._version += 1
        with self.props.suspend_updates():
            self.props["op"] = [self._version, _WHOLE, to_html(text), ""]
            self.props["busy"] = False
        self.update()

    def _flush(self) -> None:
        self._timer = None
        if self.finished or self.is_deleted or not self._unsent:
            return
        loop = asyncio.get_running_loop()
        if self._unsent < ENOUGH and loop.time() - self._sent_at < PATIENCE:
            self._timer = loop.call_later(GAP / 2, self._flush)
            return
        # the old tail becomes the first new block; each block after it starts a tail of its own
        ends = [to_html(block) for block in self._new]
        self._blocks += ends
        tails = [*ends, self._cutter.tail_html()]
        keep = _common_start(self._shown, tails[0])
        self._shown = tails[-1]
        self._version += 1
        self._new, self._unsent, self._sent_at = [], 0, loop.time()
        self.props["op"] = [self._version, _utf16_length(tails[0][:keep]), tails[0][keep:], *tails[1:]]

    def _send_whole(self) -> None:
        if not self.finished:
            self._version += 1
            self.props["op"] = [self._version, _WHOLE, "".join(self._blocks), self._shown]

    def _displayed_contents(self, *, only_visible: bool) -> list[Any]:
        return [*super()._displayed_contents(only_visible=only_visible), self.text]


def _common_start(one: str, other: str) -> int:
    longest = min(len(one), len(other))
    return next((place for place in range(longest) if one[place] != other[place]), longest)


def _utf16_length(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
