"""Who may come in where: every page and every other address beside the API, as everybody who should not get in.

A new address comes in by itself: it has to lead to the door, or stand here with the reason why it need not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import Any

import pytest
from nicegui import Client
from nicegui import app as nicegui_app
from sqlmodel import Session, select

import data
from data.accounts import Role, SignIn, User
from data.columns import utcnow
from services.accounts import api_keys, signins
from tests.house import Account, add_account
from tests.pages.conftest import Site

OPEN: Mapping[str, str] = {
    "/sign-in": "the door",
    "/sign-up": "the door",
    "/sign-out": "leads to the door, whoever comes",
    "/setup": "the first account's; its link's secret opens it",
    "/sign-in/with/{name}": "the way to another site's door",
    "/sign-in/with/{name}/callback": "the way back from it",
    "/invited/{secret}": "the invitation's secret opens it",
    "/reset": "the reset link's secret opens it",
    "/reset/{secret}": "the reset link's secret opens it",
    "/forgot": "asks for a reset link by mail",
    "/shared/{token}": "the link's token opens it",
}
Come = Callable[[Account], Mapping[str, str]]


def cookie(account: Account) -> dict[str, str]:
    return {"cookie": f"limner_session={account.cookie}"}


def key_alone(account: Account) -> dict[str, str]:
    return {"authorization": f"Bearer {data.write_now(api_keys._make, account.id, 'x', None).secret}"}


def revoked(account: Account) -> dict[str, str]:
    data.write_now(lambda db: signins.revoke(db, user_id=account.id))
    return cookie(account)


def ended(account: Account) -> dict[str, str]:
    def end(db: Session) -> None:
        db.exec(select(SignIn).where(SignIn.user_id == account.id)).one().expires_at = utcnow() - timedelta(seconds=1)

    data.write_now(end)
    return cookie(account)


def disabled(account: Account) -> dict[str, str]:
    def disable(db: Session) -> None:
        db.get_one(User, account.id).disabled = True

    data.write_now(disable)
    return cookie(account)


CALLERS: dict[str, Come] = {
    "nobody": lambda _: {},
    "a made-up cookie": lambda _: {"cookie": f"limner_session={'x' * 43}"},
    "a good key, which opens no page": key_alone,
    "a revoked sign-in": revoked,
    "a sign-in that has ended": ended,
    "a disabled account": disabled,
}


def addresses() -> Iterator[tuple[str, str]]:
    """Every method and address of the site that is not the API's, NiceGUI's own or a file of the house's look."""
    for route in nicegui_app.routes:
        path, methods = getattr(route, "path", ""), getattr(route, "methods", None)
        if path.startswith(("/_nicegui", "/assets/", "/favicon")) or methods is None:
            continue
        for method in sorted(methods - {"HEAD", "OPTIONS"}):
            yield method, path


def filled(path: str) -> str:
    while "{" in path:
        path = path.partition("{")[0] + data.new_id() + path.partition("}")[2]
    return path


@pytest.mark.parametrize("caller", CALLERS)
async def test_every_address_leads_them_to_the_door(site: Site, caller: str) -> None:
    add_account("root@example.org", role=Role.ADMIN)
    headers = CALLERS[caller](add_account())
    wrong: list[str] = []
    browser = await site.browser()
    for method, path in addresses():
        if path in OPEN:
            continue
        answer = await browser.request(method, filled(path), headers=headers)
        if answer.status_code != 303 or not answer.headers["location"].startswith("/sign-in"):
            wrong.append(f"{method} {path}: {answer.status_code}")
    assert wrong == []


async def test_a_user_gets_into_no_room_of_the_administrators(site: Site) -> None:
    browser, ada = await site.browser(), add_account()
    wrong: list[str] = []
    for path in Client.page_routes.values():
        if path.startswith("/admin"):
            answer = await browser.get(filled(path), headers=cookie(ada))
            if answer.status_code != 403 or "This is for administrators only." not in answer.text:
                wrong.append(f"{path}: {answer.status_code}")
    assert wrong == []


async def test_a_user_gets_into_every_other_room(site: Site) -> None:
    """Or else the matrix would prove nothing."""
    browser, ada = await site.browser(), add_account()
    shut: list[Any] = []
    for path in Client.page_routes.values():
        if not path.startswith("/admin") and path not in OPEN and "{" not in path:
            answer = await browser.get(path, headers=cookie(ada))
            if answer.status_code != 200:
                shut.append((path, answer.status_code))
    assert shut == []


async def test_what_is_said_to_be_open_is_there(site: Site) -> None:
    assert set(OPEN) - {path for _, path in addresses()} == set()
