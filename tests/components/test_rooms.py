"""Frames, forms and looks: real posts, labels everywhere, one stylesheet, icons that exist."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from typing import Any

import pytest
from nicegui import ui
from nicegui.testing import User

from components import controls, forms, frame, icons, states, tables, theme
from components.frame import Entry, Purse, Viewer
from components.theme import Ground

ADA = Viewer(name="ada", email="ada@example.org", plan="Pro")
ENTRIES = [
    Entry(key="coach", label="Coach", href="/", icon="coach"),
    Entry(key="gallery", label="Gallery", href="/gallery", icon="gallery"),
]
CSS = {name: (theme.STATIC / name).read_text(encoding="utf-8") for name in theme.SHEETS}


async def opened(user: User, build: Callable[[], Any]) -> list[ui.element]:
    @ui.page("/room")
    def page() -> None:
        build()

    await user.open("/room")
    assert user.client is not None
    return list(user.client.elements.values())


def room(**more: Any) -> None:
    with frame.frame(active="gallery", title="Gallery", user=ADA, entries=ENTRIES, **more):
        ui.label("inside")


async def test_the_frame_shows_only_the_rooms_it_is_given_and_marks_the_open_one(user: User) -> None:
    elements = await opened(user, room)
    links = [e for e in elements if "room-link" in e.classes]
    assert [(e.props["href"], e.props.get("aria-current")) for e in links] == [("/", None), ("/gallery", "page")]
    await user.should_see("inside")


def test_no_rule_for_one_thing_reaches_into_anothers_modifiers() -> None:
    selectors = {
        one.strip() for css in CSS.values() for rule in re.findall(r"([^{}]+)\{", css) for one in rule.split(",")
    }
    alone = {one[1:] for one in selectors if re.fullmatch(r"\.[\w-]+", one)}
    modifiers = {name for one in selectors for name in re.findall(r"\.[\w-]+\.([\w-]+)", one)}
    assert alone & modifiers == {"at-work"}


async def test_the_purse_says_what_is_left(user: User) -> None:
    await opened(user, lambda: room(purse=Purse(left=4900, of=None, label="Tokens")))
    await user.should_see("4\u202f900 left")


async def test_signing_out_is_a_real_post_with_what_it_needs(user: User) -> None:
    elements = await opened(user, lambda: room(hidden={"token": "abc"}))
    (form,) = [e for e in elements if e.tag == "form"]
    assert (form.props["method"], form.props["action"]) == ("post", "/sign-out")
    hidden = [e for e in form.descendants() if e.props.get("type") == "hidden"]
    assert [(e.props["name"], e.props["value"]) for e in hidden] == [("token", "abc")]


async def test_the_chosen_ground_is_told_to_the_page(user: User) -> None:
    chosen: list[Ground] = []
    await opened(user, lambda: room(on_ground=chosen.append))
    user.find("Day").click()
    assert chosen == [Ground.DAY]


async def test_a_banner_and_new_notices_are_in_sight(user: User) -> None:
    await opened(user, lambda: room(banner="Painted by the engine inside.", notices=3))
    await user.should_see("Painted by the engine inside.")
    await user.should_see("3")


async def test_a_form_posts_and_every_field_of_it_has_its_label(user: User) -> None:
    def build() -> None:
        with forms.form("/sign-in", button="Sign in", error="Not together."):
            forms.text_input("E-mail", name="email", type="email", autocomplete="username")
            forms.text_input(
                "Password", name="password", type="password", autocomplete="current-password", error="Too short."
            )

    elements = await opened(user, build)
    labels = {e.props["for"] for e in elements if e.tag == "label"}
    fields = [e for e in elements if e.tag == "input"]
    assert {e.html_id for e in fields} == labels
    assert [e.props["autocomplete"] for e in fields] == ["username", "current-password"]
    assert fields[1].props["aria-invalid"] == "true"
    for words in ["Sign in", "Not together.", "Too short."]:
        await user.should_see(words)


async def test_a_form_never_posts_to_a_script(user: User) -> None:
    def build() -> None:
        with forms.form("javascript:alert(1)", button="Go"):
            pass

    elements = await opened(user, build)
    assert [e.props["action"] for e in elements if e.tag == "form"] == ["#"]


async def test_a_button_at_work_takes_no_second_click(user: User) -> None:

    clicks: list[int] = []
    open_door = asyncio.Event()

    async def work() -> None:
        clicks.append(1)
        await open_door.wait()

    await opened(user, lambda: controls.button("Paint", work))
    user.find("Paint").click()
    await asyncio.sleep(0)
    user.find("Paint").click()
    await asyncio.sleep(0)
    open_door.set()
    await asyncio.sleep(0.01)
    assert clicks == [1]


async def test_a_shut_button_does_nothing(user: User) -> None:
    clicks: list[int] = []
    await opened(user, lambda: controls.button("Paint", lambda: clicks.append(1), disabled=True))
    user.find("Paint").click()
    assert clicks == []


async def test_a_question_is_answered_with_yes_or_no(user: User) -> None:
    answers: list[bool] = []

    async def ask() -> None:
        answers.append(await states.confirm("Sure?", "It cannot be taken back.", yes="Remove for ever", danger=True))

    await opened(user, lambda: controls.button("Ask", ask))
    for reply in ["Remove for ever", "Keep it"]:
        user.find("Ask").click()
        await user.should_see("It cannot be taken back.")
        user.find(reply).click()
        await user.should_not_see("It cannot be taken back.")
    assert answers == [True, False]


async def test_a_table_sets_numbers_right_and_says_when_it_is_empty(user: User) -> None:
    columns = [tables.Column(key="what", label="What"), tables.Column(key="tokens", label="Tokens", numeric=True)]

    def build() -> None:
        tables.table(columns, [{"what": "Knight", "tokens": "−100"}], caption="Charges")
        tables.table(columns, [], caption="None", empty="No charges yet.")

    elements = await opened(user, build)
    assert [e.props.get("scope") for e in elements if e.tag == "th"] == ["col"] * 4
    assert [e for e in elements if e.tag == "td" and "num" in e.classes]
    await user.should_see("No charges yet.")


def test_every_colour_of_the_tokens_has_a_day_and_a_dusk() -> None:
    colours = re.findall(r"--([\w-]+): (light-dark\([^;]+\)|#\w+);", CSS["tokens.css"])
    same_on_both = {name for name, value in colours if not value.startswith("light-dark")}
    assert {name for name, _ in colours} >= {
        "ground",
        "panel",
        "ink",
        "lapis",
        "gold",
        "vermilion",
        "verdigris",
        "line",
    }
    assert same_on_both == {"on-lapis", "on-gold"}


def test_no_rule_uses_a_token_that_is_not_there() -> None:
    known = set(re.findall(r"--([\w-]+):", "".join(CSS.values()))) | {"i", "edge"}
    used = set(re.findall(r"var\(--([\w-]+)\)", "".join(CSS.values())))
    assert used <= known


def test_every_icon_that_a_component_names_is_drawn() -> None:
    folder = theme.STATIC.parent
    text = "".join(path.read_text(encoding="utf-8") for path in [*folder.glob("*.py"), *folder.glob("*.js")])
    named = set(re.findall(r"\bi-([a-z]+(?:-full)?)\b", text)) | set(re.findall(r'icon(?:_button)?\("([a-z]+)"', text))
    drawn = {*icons.ICONS, *(f"{name}-full" for name in icons.FILLED)}
    assert named - {"full", "name"} <= drawn


def test_the_stylesheet_has_another_address_when_it_changes() -> None:
    assert re.fullmatch(r"/assets/[0-9a-f]{16}/limner\.css", theme.stylesheet_url())


@pytest.mark.parametrize("name", ["mark.svg", "icon-180.png", "icon-512.png", "illumination.svg"])
async def test_what_the_pages_show_is_served_for_ever(user: User, name: str) -> None:
    theme.install()
    response = await user.http_client.get(theme.asset_url(name))
    assert response.status_code == 200
    assert "immutable" in response.headers["cache-control"]


async def test_the_stylesheet_is_served_for_ever(user: User) -> None:
    theme.install()
    response = await user.http_client.get(theme.stylesheet_url())
    assert response.text.startswith("@layer components {")
    assert "immutable" in response.headers["cache-control"]
