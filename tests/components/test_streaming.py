"""A reply that grows: where it is cut, what is sent, and that the page ends with the same words."""

from __future__ import annotations

import asyncio
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nicegui import ui
from nicegui.testing import User

from components.markdown import to_html
from components.streaming import BlockCutter, StreamingReply

LINES = st.lists(
    st.sampled_from(["", "words", "- a point", "```", "```py", "~~~", "````", "  ```", "# Title", "🎨 é"]), max_size=14
)


def fed(*pieces: str) -> tuple[list[str], BlockCutter]:
    cutter = BlockCutter()
    return [block for piece in pieces for block in cutter.feed(piece)], cutter


def test_a_blank_line_ends_a_block() -> None:
    blocks, cutter = fed("one\ntwo\n\nthree")
    assert blocks == ["one\ntwo\n\n"]
    assert cutter.tail == "three"


def test_a_blank_line_inside_a_fence_does_not_cut_it() -> None:
    blocks, cutter = fed("```py\na = 1\n\nb = 2\n")
    assert blocks == []
    assert cutter.fence_open


def test_a_fence_is_a_block_of_its_own_from_its_first_to_its_last_line() -> None:
    blocks, cutter = fed("words\n```py\na\n\nb\n```\nmore")
    assert blocks == ["words\n", "```py\na\n\nb\n```\n"]
    assert cutter.tail == "more"


@pytest.mark.parametrize("line", ["``", "~~~", "```py"])
def test_only_the_same_marker_alone_on_its_line_closes_a_fence(line: str) -> None:
    _, cutter = fed(f"```\ncode\n{line}\n")
    assert cutter.fence_open


def test_a_longer_fence_holds_a_shorter_one() -> None:
    blocks, cutter = fed("````\n```\ninner\n```\n\nstill code\n````\n")
    assert blocks == ["````\n```\ninner\n```\n\nstill code\n````\n"]
    assert not cutter.fence_open


def test_an_open_fence_is_shown_as_plain_code() -> None:
    _, cutter = fed("```html\n<b>**bold**</b>")
    assert cutter.tail_html() == "<pre><code>&lt;b&gt;**bold**&lt;/b&gt;</code></pre>"


def test_code_in_one_line_between_backticks_opens_no_fence() -> None:
    blocks, cutter = fed("```x = 1``` is code\n\nwords")
    assert blocks == ["```x = 1``` is code\n\n"]
    assert not cutter.fence_open


@given(lines=LINES, cuts=st.lists(st.integers(0, 80), max_size=6))
@settings(max_examples=150, deadline=None)
def test_the_blocks_and_the_tail_are_the_text_however_it_came_in_pieces(lines: list[str], cuts: list[int]) -> None:
    text = "\n".join(lines)
    edges = [0, *sorted(min(cut, len(text)) for cut in cuts), len(text)]
    blocks, cutter = fed(*(text[a:b] for a, b in itertools.pairwise(edges)))
    assert "".join(blocks) + cutter.tail == text
    assert (blocks, cutter.tail) == (fed(text)[0], fed(text)[1].tail)


class Browser:
    """What reply.js does with an update: UTF-16 units, as in JavaScript."""

    def __init__(self) -> None:
        self.version, self.frozen, self.tail = 0, "", ""

    def take(self, op: list[object]) -> None:
        version, keep, *tails = op
        assert isinstance(version, int)
        assert isinstance(keep, int)
        html = [str(tail) for tail in tails]
        if keep < 0:
            self.frozen, self.tail = html[0], html[1]
        else:
            assert version == self.version + 1
            html[0] = self.tail.encode("utf-16-le")[: 2 * keep].decode("utf-16-le") + html[0]
            self.frozen += "".join(html[:-1])
            self.tail = html[-1]
        self.version = version

    @property
    def shown(self) -> str:
        return self.frozen + self.tail


async def streamed(user: User, pieces: list[str], pause: float) -> tuple[StreamingReply, list[str]]:
    """Feed a reply on a page; returns it and what the browser showed after each update."""
    made: list[StreamingReply] = []

    @ui.page("/reply")
    def page() -> None:
        made.append(StreamingReply())

    await user.open("/reply")
    reply, browser, shown = made[0], Browser(), []
    for piece in pieces:
        reply.feed(piece)
        if reply.props["op"][0] != browser.version:
            browser.take(reply.props["op"])
            shown.append(browser.shown)
        await asyncio.sleep(pause)
    reply.finish()
    browser.take(reply.props["op"])
    return reply, [*shown, browser.shown]


async def test_the_first_piece_is_shown_at_once(user: User) -> None:
    _, shown = await streamed(user, ["A"], 0)
    assert shown[0] == "<p>A</p>\n"


async def test_what_comes_within_a_tenth_of_a_second_goes_in_one_update(user: User) -> None:
    _, shown = await streamed(user, ["word "] * 200, 0)
    assert len(shown) <= 3


async def test_the_page_shows_the_whole_reply_at_the_end(user: User) -> None:
    text = "\n\n".join(["Gold 🎨 and **purple**\n\n- one\n- two\n\n```py\nx = 1\n\ny = 2\n```\n\nDone."] * 3)
    pieces = [text[i : i + 9] for i in range(0, len(text), 9)]
    reply, shown = await streamed(user, pieces, 0.06)
    assert shown[-1] == to_html(text)
    assert len(shown) > 3
    assert reply.finished


async def test_a_browser_that_missed_an_update_gets_the_whole(user: User) -> None:
    reply, _ = await streamed(user, ["One.\n\nTwo"], 0)
    reply.finished = False
    next(reply.descendants()).mark("missed")
    user.find(marker="missed").trigger("resync")
    browser = Browser()
    browser.take(reply.props["op"])
    assert browser.shown == "<p>One.</p>\n<p>Two</p>\n"


async def test_nothing_is_added_after_the_end(user: User) -> None:
    reply, _ = await streamed(user, ["Done."], 0)
    reply.feed(" More")
    assert reply.text == "Done."
