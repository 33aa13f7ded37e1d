"""The talk: what is said twice, what is kept when sending fails, what can be changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from nicegui import ui
from nicegui.testing import User

from components import chat
from components.composer import Composer


async def opened(user: User, build: Callable[[], Any]) -> None:
    @ui.page("/talk")
    def page() -> None:
        build()

    await user.open("/talk")


def composer(user: User) -> Composer:
    (element,) = user.find(kind=Composer).elements
    return element


async def test_a_message_is_handed_over_with_its_pictures_and_then_taken(user: User) -> None:
    sent: list[tuple[str, list[str]]] = []
    await opened(user, lambda: Composer(on_send=lambda text, pictures: sent.append((text, pictures))))
    user.find(kind=Composer).trigger("send", {"text": "A knight", "attachments": ["p1", "p2"]})
    await user.should_see(kind=Composer)
    assert sent == [("A knight", ["p1", "p2"])]
    assert composer(user).props["taken"] == 1


async def test_a_message_that_could_not_be_sent_stays_in_the_field(
    user: User, caplog: pytest.LogCaptureFixture
) -> None:
    caught: list[Exception] = []

    def refuse(text: str, pictures: list[str]) -> None:
        raise ValueError("no credits left")

    def build() -> None:
        ui.on_exception(lambda error: caught.append(error))
        Composer(on_send=refuse)

    await opened(user, build)
    user.find(kind=Composer).trigger("send", {"text": "A knight", "attachments": []})
    await user.should_see(kind=Composer)
    assert composer(user).props["refused"] == 1
    assert composer(user).props["taken"] == 0
    assert [str(error) for error in caught] == ["no credits left"]
    caplog.clear()  # NiceGUI's own record of the error, which the plugin would take for a failure


async def test_a_message_carries_no_more_than_four_pictures_and_four_thousand_characters(user: User) -> None:
    sent: list[tuple[str, list[str]]] = []
    await opened(user, lambda: Composer(on_send=lambda text, pictures: sent.append((text, pictures))))
    user.find(kind=Composer).trigger("send", {"text": "x" * 5000, "attachments": list("abcdef")})
    await user.should_see(kind=Composer)
    assert (len(sent[0][0]), sent[0][1]) == (4000, ["a", "b", "c", "d"])


async def test_blanks_are_not_sent(user: User) -> None:
    sent: list[str] = []
    await opened(user, lambda: Composer(on_send=lambda text, pictures: sent.append(text)))
    user.find(kind=Composer).trigger("send", {"text": " \n", "attachments": []})
    await user.should_see(kind=Composer)
    assert sent == []


async def test_the_reply_that_is_being_said_can_be_stopped(user: User) -> None:
    stopped: list[bool] = []
    await opened(user, lambda: Composer(on_send=lambda *_: None, on_stop=lambda: stopped.append(True)))
    composer(user).set_streaming(True)
    user.find(kind=Composer).trigger("stop")
    assert stopped == [True]


async def test_a_closed_composer_says_why(user: User) -> None:
    await opened(user, lambda: Composer(on_send=lambda *_: None).disable("This session has expired."))
    await user.should_see("This session has expired.")


async def test_a_click_on_an_answer_says_it_and_puts_the_answers_away(user: User) -> None:
    picked: list[str] = []
    await opened(user, lambda: chat.answers(["Calm", "Intense"], picked.append))
    user.find("Calm").click()
    await user.should_not_see("Intense")
    assert picked == ["Calm"]


async def test_what_you_said_can_be_changed_in_place(user: User) -> None:
    changed: list[str] = []
    await opened(user, lambda: chat.your_message("A knight", on_edit=changed.append))
    await press(user, "Edit")
    user.find(kind=ui.textarea).type(" in gold")
    user.find("Save and ask").click()
    await user.should_see("A knight in gold")
    assert changed == ["A knight in gold"]


async def test_a_message_left_as_it_was_is_not_asked_again(user: User) -> None:
    changed: list[str] = []
    await opened(user, lambda: chat.your_message("A knight", on_edit=changed.append))
    await press(user, "Edit")
    user.find("Save and ask").click()
    await user.should_see("A knight")
    assert changed == []


async def test_what_you_said_is_never_read_as_html(user: User) -> None:
    await opened(user, lambda: chat.your_message("<b>bold</b>"))
    await user.should_see("<b>bold</b>")
    assert not [element for element in user.find(kind=ui.element).elements if isinstance(element, ui.html)]


async def test_the_coach_can_be_asked_again(user: User) -> None:
    asked: list[bool] = []
    await opened(user, lambda: chat.message_actions(on_again=lambda: asked.append(True)))
    await press(user, "Ask again")
    assert asked == [True]


async def press(user: User, label: str) -> None:
    """Click the button with this label."""
    assert user.client is not None
    (found,) = [
        e for e in user.client.elements.values() if isinstance(e, chat.Button) and e.props.get("aria-label") == label
    ]
    found.mark(label.replace(" ", "-"))
    user.find(marker=label.replace(" ", "-")).click()
    await user.should_see(kind=ui.element)
