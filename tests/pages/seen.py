"""Reading what stands on an open page: the rows of a table, what a bell says."""

from __future__ import annotations

from nicegui.element import Element

from tests.pages.conftest import Person


def rows(person: Person, caption: str) -> list[list[str]]:
    """The words in each cell of the table with this caption, without its head; empty where there is none."""
    tables = [one for one in elements(person) if "table-wrap" in one.classes and one.props.get("aria-label") == caption]
    if not tables:
        return []
    found = [
        [words(cell) for cell in row.default_slot.children]
        for row in tables[-1].descendants()
        if row.tag == "tr" and row.parent_slot is not None and row.parent_slot.parent.tag == "tbody"
    ]
    return found


async def sees(person: Person, text: str) -> None:
    """Wait until the page says so."""
    await person.should_see(text)


def words(element: Element) -> str:
    """Everything that an element says, fields with what is in them."""
    said = [getattr(element, "text", "") or ("" if element.tag != "input" else str(element.props.get("value", "")))]
    said += [words(child) for child in element.default_slot.children]
    return " ".join(one for one in said if one)


def bells(person: Person) -> list[str]:
    """What the bells in sight say, that of the navigation and that of a phone's top bar."""
    return [one.props["aria-label"] for one in elements(person) if "bell" in one.classes and one.visible]


def elements(person: Person) -> list[Element]:
    assert person.client is not None
    return list(person.client.elements.values())
