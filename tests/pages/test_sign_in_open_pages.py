"""A page that is open already when the right to it ends: whatever is pressed on it then, nothing happens.

No page is told here that it is over, as where another process ended it: the socket stays open and is pressed on.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from nicegui import background_tasks
from sqlmodel import Session, SQLModel, select

import data
from data.accounts import Role, SignIn, User
from data.billing import JobRun
from tests.house import Account, until
from tests.pages.conftest import Person, Site

ROOMS = ("/", "/profile", "/gallery", "/projects", "/brand-kits", "/account", "/wallet", "/notices")
ADMINS = ("/admin", "/admin/prices", "/admin/access", "/admin/announcements", "/admin/styles")
PRESSED = ("click", "submit", "change")


def everything() -> dict[str, list[Any]]:
    """Every row of the database, but for when the sign-in was last used and what the clock has done by itself."""

    def look(db: Session) -> dict[str, list[Any]]:
        by_itself = {SignIn.__tablename__, JobRun.__tablename__}
        tables = [table for table in SQLModel.metadata.sorted_tables if table.name not in by_itself]
        return {table.name: [tuple(row) for row in db.connection().execute(table.select())] for table in tables}

    return data.read_now(look)


def revoke(account: Account) -> None:
    def end(db: Session) -> None:
        for row in db.exec(select(SignIn).where(SignIn.user_id == account.id)):
            row.revoked_at = data.utcnow()

    data.write_now(end)


def disable(account: Account) -> None:
    data.write_now(lambda db: setattr(db.get_one(User, account.id), "disabled", True))


def demote(account: Account) -> None:
    data.write_now(lambda db: setattr(db.get_one(User, account.id), "role", Role.USER))


async def press_everything(person: Person) -> int:
    """Press, send and change whatever can be, and what comes up by it; answers how many handlers that were."""
    done: set[int] = set()
    assert person.client is not None
    for _ in range(3):
        at_rest = set(background_tasks.running_tasks)
        for element in list(person.client.elements.values()):
            if element.is_deleted:
                continue
            for listener in list(element._event_listeners.values()):  # pyright: ignore[reportPrivateUsage]
                if listener.type in PRESSED and id(listener) not in done:
                    done.add(id(listener))
                    person.send(element, listener.type)
        for _ in range(50):
            await asyncio.sleep(0)
        waiting = [task for task in background_tasks.running_tasks if task not in at_rest]
        await asyncio.wait(waiting or [asyncio.create_task(asyncio.sleep(0))], timeout=0.5)
    return len(done)


@pytest.fixture(autouse=True)
def heard_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """A handler that is pressed without what its widget would send may complain; only the database counts here."""
    monkeypatch.setattr("nicegui.events.core.app.handle_exception", lambda error: None)


async def test_what_is_pressed_counts_while_one_is_signed_in(site: Site) -> None:
    """Without this the tests below would be content with pages on which nothing can be pressed."""
    ada = await site.person()
    await ada.open("/account")
    before = everything()
    assert await press_everything(ada) > 5
    await until(lambda: everything() != before)


@pytest.mark.parametrize(("path", "end"), [*((path, revoke) for path in ROOMS), ("/account", disable)])
async def test_nothing_is_done_for_who_is_no_longer_let_in(
    site: Site, path: str, end: Callable[[Account], None]
) -> None:
    ada = await site.person()
    await ada.open(path)
    end(ada.account)
    before = everything()
    assert await press_everything(ada) > 2
    assert everything() == before


@pytest.mark.parametrize("path", ADMINS)
async def test_nothing_of_an_administrators_is_done_for_who_is_one_no_more(site: Site, path: str) -> None:
    root = await site.person("root@example.org", role=Role.ADMIN)
    await site.person()
    await root.open(path)
    demote(root.account)
    before = without(everything(), root.account)
    assert await press_everything(root) > 2
    assert without(everything(), root.account) == before


def without(found: dict[str, list[Any]], account: Account) -> dict[str, list[Any]]:
    """What is there, but for the rows of one's own: these a user may still change."""
    return {name: [row for row in rows if account.id not in map(str, row)] for name, rows in found.items()}
