"""Working the studio's page from a test: its line, its easel, its strip, as a browser would report them."""

from __future__ import annotations

import json
import re
from typing import Any

from nicegui.element import Element
from sqlmodel import select

import data
from components.canvas import Canvas
from components.controls import Button
from components.prompt_line import PromptLine
from components.running import RunningPanel
from components.versions import VersionStrip
from data.billing import Charge
from data.library import Generation
from pages.studio.tools import TOOLS
from services.studio import easel
from services.studio.views import VersionView
from tests import house
from tests.pages.conftest import Person


async def until(look: Any, seconds: float = 60.0) -> Any:
    """As `house.until`, with patience for what a whole page, a worker and a model do together."""
    return await house.until(look, seconds)


def all_of(person: Person, kind: type[Element]) -> list[Any]:
    """The elements of this kind on the open page."""
    assert person.client is not None
    return [element for element in person.client.elements.values() if type(element).__name__ == kind.__name__]


def one(person: Person, kind: type[Element]) -> Any:
    """The newest of them."""
    found = all_of(person, kind)
    assert found, f"there is no {kind.__name__} on the page"
    return found[-1]


def says(person: Person, words: str) -> bool:
    """Whether something in sight says exactly this."""
    assert person.client is not None
    shown = [element for element in person.client.elements.values() if element.visible]
    found = [words in element._displayed_contents(only_visible=True) for element in shown]  # pyright: ignore
    return any(found)


def line(person: Person) -> Any:
    return one(person, PromptLine)


def canvas(person: Person) -> Any:
    return one(person, Canvas)


def strip(person: Person) -> Any:
    return one(person, VersionStrip)


def jobs(person: Person) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = one(person, RunningPanel).props["jobs"]
    return found


def titles(person: Person) -> list[str]:
    """What stands in the tree, in its order."""
    return [item["title"] for item in strip(person).props["items"]]


def shown(person: Person) -> str:
    """The id of the picture on the easel, empty where there is none."""
    found = re.search(r"assets/([^/]+)/content", canvas(person).props["src"])
    return found[1] if found else ""


def write(person: Person, text: str, how: str = "") -> None:
    """Write into the line and press its button."""
    person.send(line(person), "typed", text)
    person.send(line(person), "send", {"text": text, "how": how, "turn": line(person).props["taken"]})


async def take(person: Person, tool: str) -> None:
    """Take a tool in hand and wait for its words and its price."""
    made = next(one for one in all_of(person, Button) if "tool" in one.classes and one.text == tool)
    person.send(made, "click")
    label = next(each.prompt or each.label for each in TOOLS.values() if each.label == tool)
    await until(lambda: made.props["aria-pressed"] == "true" and line(person).props["label"] == label)


async def bring(person: Person, name: str = "fox", colour: str = "teal") -> VersionView:
    """A picture in the person's project, as a version."""
    return await easel.place(person.account.id, await person.bring(name, colour))


def generations() -> list[Generation]:
    return data.read_now(lambda db: list(db.exec(select(Generation).order_by(Generation.id)).all()))  # pyright: ignore


def charges() -> list[str]:
    """What every charge so far was for."""
    return data.read_now(lambda db: [row.operation for row in db.exec(select(Charge)).all()])


def say_of(person: Person, method: str, answer: Any) -> None:
    """Have the browser answer a call of this method of a component."""
    call = re.compile(rf".*runMethod\(\d+, {json.dumps(method)}.*", re.DOTALL)
    person.javascript_rules[call] = lambda _: answer
