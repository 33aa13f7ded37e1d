"""What administrators may change, and what nobody may."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlmodel import func, select

import data
from data.accounts import Role, User
from services import errors
from services.accounts import people
from services.billing import keys
from tests.house import add_account, check_books


async def test_two_administrators_cannot_demote_each_other_at_once(database: Path) -> None:
    one, two = (add_account(f"{name}@example.org", role=Role.ADMIN) for name in ("one", "two"))

    def demote(pair: tuple[str, str]) -> bool:
        try:
            data.write_now(people._change, pair[0], pair[1], {"role": "user"})
        except errors.Conflict:
            return False
        return True

    with ThreadPoolExecutor(2) as threads:
        done = list(threads.map(demote, [(one.id, two.id), (two.id, one.id)]))
    assert sorted(done) == [False, True]
    admins = select(func.count()).select_from(User).where(User.role == Role.ADMIN)
    assert data.read_now(lambda db: db.exec(admins).one()) == 1


async def test_a_disabled_administrator_does_not_count_as_one(database: Path) -> None:
    one, two = (add_account(f"{name}@example.org", role=Role.ADMIN) for name in ("one", "two"))
    await people.change_person(one.id, two.id, {"disabled": True})
    with pytest.raises(errors.Conflict):
        await people.change_person(one.id, one.id, {"role": "user"})


async def test_a_change_that_is_refused_half_way_changes_nothing(database: Path) -> None:
    admin, user = add_account("root@example.org", role=Role.ADMIN), add_account()
    with pytest.raises(errors.BadInput):
        await people.change_person(admin.id, user.id, {"disabled": True, "plan": "gold"})
    assert not data.read_now(lambda db: db.get_one(User, user.id)).disabled


async def test_a_grant_names_who_gave_it_and_why(database: Path) -> None:
    admin, user = add_account("root@example.org", role=Role.ADMIN), add_account()
    balance = await people.grant_tokens(admin.id, user.id, 500, "for the contest")
    assert balance.balance == 1_500
    with pytest.raises(errors.BadInput):
        await people.grant_tokens(admin.id, user.id, 500, "x" * 1001)
    with pytest.raises(errors.UserNotFound):
        await people.grant_tokens(admin.id, data.new_id(), 500, "")
    check_books()


async def test_a_grant_that_is_asked_for_again_with_its_key_is_given_once(database: Path) -> None:
    admin, user = add_account("root@example.org", role=Role.ADMIN), add_account()
    key = keys.request("k", "admin/tokens/topup", {"amount": 500})
    for _ in range(2):
        assert (await people.grant_tokens(admin.id, user.id, 500, "", key=key)).balance == 1_500
    with pytest.raises(errors.IdempotencyConflict):
        await people.grant_tokens(admin.id, user.id, 501, "", key=keys.request("k", "admin/tokens/topup", {}))
    check_books()
