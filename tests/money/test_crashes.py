"""`kill -9` wherever money is written: what is left is whole, and paid if it is there.

The points on a picture's own way are in tests/faults. One home with synchronous=FULL, as people's are, loses its
server at each point and gets another, which first settles what the one before has left.
"""

from __future__ import annotations

import contextlib
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from sqlmodel import Session, col, select, update

import data
from data.accounts import Notice, Role, User
from data.billing import Charge, ChargeState, LedgerRow, MonthClosing, TopupRequest
from data.library import Asset, Candidate
from services import fault_points
from services.billing import wallet
from tests import serving
from tests.faults.test_killed import DIES, call, database_of, make_home
from tests.house import Account, add_account, check_books, held_anywhere
from tests.money import figures

pytestmark = pytest.mark.xdist_group("crashes")

FOX = {"prompt": "a fox", "seed": 7, "count": 2}
REFUSED = {"prompt": "a nude child", "seed": 7, "count": 2}
BEGIN = 21_000  # the administrator's tokens: of the plan, and of sign-up


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What a death has left in the books, which agree even before the next start."""

    held: int
    charges: Counter[str]
    pictures: int
    turned: int
    wish: str
    balance: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    home: Path
    boss: Account
    members: list[Account]
    left: dict[str, Left]
    audit: dict[str, Any]


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory, seeded: Path) -> Week:
    """Every death in turn, then a server that lives."""
    home = tmp_path_factory.mktemp("crashes") / "home"
    boss = make_home(home, seeded)
    with database_of(home):
        data.write_now(lambda db: db.exec(update(User).values(role=Role.ADMIN)))
        with time_machine.travel(data.utcnow().replace(day=1) - timedelta(days=40)):
            members = [add_account(f"user{number}@example.org", plan="pro") for number in range(2)]
    left: dict[str, Left] = {}
    made: list[str] = []

    def ask(path: str, body: dict[str, Any]) -> Callable[[serving.Server], Any]:
        return lambda server: call(server, boss, path, body)

    def wishes(server: serving.Server) -> None:
        made.append(call(server, boss, "/tokens/topup-requests", {"package": "starter"})["id"])

    def dies(name: str, act: Callable[[serving.Server], Any]) -> None:
        with serving.running(home, LIMNER_FAULT_POINT=name.split()[0]) as server:
            settled(home)
            with pytest.raises(DIES):
                act(server)
            assert server.process.wait(60) == -signal.SIGKILL
        left[name] = look(home, boss)

    for name in ("closing", "turned", "turned again"):  # the month is turned as soon as a server is up
        dies_at_start(home, name.split()[0])
        left[name] = look(home, boss)
    dies("holding", ask("/generate/text-to-image?wait=60", FOX))
    dies("capturing", ask("/generate/text-to-image?wait=60", FOX))
    dies_at_start(home, "releasing")  # it has to release what the capture left
    left["releasing"] = look(home, boss)
    dies("failed", lambda server: (wishes(server), call(server, boss, "/generate/text-to-image?wait=60", REFUSED)))
    wish = made[0]
    dies("granting", ask(f"/admin/topup-requests/{wish}/grant", {}))
    dies("decided", ask(f"/admin/topup-requests/{wish}/grant", {}))
    with serving.running(home) as server:
        assert call(server, boss, "/generate/text-to-image?wait=60", FOX)["status"] == "completed"
        audit = call(server, boss, "/admin/ledger-audit", {})["audit"]
    left["lives"] = look(home, boss)
    return Week(home=home, boss=boss, members=members, left=left, audit=audit)


def test_every_point_where_money_is_written_is_tried(week: Week) -> None:
    assert set(fault_points.MONEY_POINTS) == {name.split()[0] for name in week.left} - {"lives"}


def test_killed_while_a_month_is_closed_it_is_not_closed(week: Week) -> None:
    assert week.left["closing"].turned == 0


def test_killed_after_each_account_the_next_start_goes_on_with_the_next(week: Week) -> None:
    assert [week.left[name].turned for name in ("turned", "turned again")] == [1, 2]


def test_each_account_is_turned_and_told_once(week: Week) -> None:
    with database_of(week.home):
        for member in week.members:
            closed = select(MonthClosing.period).where(MonthClosing.user_id == member.id)
            assert len(set(rows(closed))) == len(rows(closed)) == 2
            assert len(rows(select(Notice.id).where(Notice.user_id == member.id, Notice.kind == "month"))) == 1
            reasons = select(LedgerRow.reason).where(LedgerRow.user_id == member.id).order_by(col(LedgerRow.seq))
            assert rows(reasons) == ["signup_bonus", "plan_grant", "expiry", "plan_grant"]


def test_killed_while_holding_nothing_was_asked(week: Week) -> None:
    assert week.left["holding"].charges == {}


def test_killed_while_capturing_there_is_neither_a_picture_nor_a_debit(week: Week) -> None:
    after = week.left["capturing"]
    assert (after.pictures, after.balance, after.held) == (0, BEGIN, 2)


def test_killed_while_releasing_the_next_start_releases(week: Week) -> None:
    assert week.left["releasing"].held == 2
    assert week.left["failed"].charges[ChargeState.RELEASED] >= 3


def test_killed_between_two_failures_one_is_released_and_the_other_by_the_next_start(week: Week) -> None:
    assert week.left["failed"].held in {0, 1}
    assert week.left["granting"].held == 0


def test_killed_while_granting_a_wish_it_is_still_open_and_nothing_has_come(week: Week) -> None:
    assert (week.left["granting"].wish, week.left["granting"].balance) == ("open", BEGIN)


def test_killed_after_granting_a_wish_its_tokens_are_there_once(week: Week) -> None:
    assert (week.left["decided"].wish, week.left["decided"].balance) == ("granted", BEGIN + 1_000)


def test_after_all_these_deaths_each_charge_is_captured_if_its_picture_is_there_and_only_then(week: Week) -> None:
    assert week.left["lives"].pictures == 2
    with database_of(week.home):
        data.read_now(paid_if_there)
        assert held_anywhere() == []


def test_after_all_these_deaths_the_audit_finds_nothing(week: Week) -> None:
    assert week.audit["ok"], week.audit


def dies_at_start(home: Path, point: str) -> None:
    """As soon as it is up, or even before it has said so."""
    killed = f"ended with exit code {-signal.SIGKILL}"
    with contextlib.ExitStack() as stack:
        try:
            server = stack.enter_context(serving.running(home, LIMNER_FAULT_POINT=point))
        except AssertionError as error:
            if killed not in str(error):
                raise
            return
        assert server.process.wait(60) == -signal.SIGKILL


def settled(home: Path) -> None:
    """Wait until this start has brought to its end what the one before left behind, but for what waits its turn."""
    for _ in range(1200):
        with sqlite3.connect(f"file:{home / 'limner.db'}?mode=ro", uri=True) as looking:
            (open_ones,) = looking.execute("SELECT COUNT(*) FROM charge WHERE state = 'held'").fetchone()
        if not open_ones:
            return
        time.sleep(0.05)
    raise AssertionError("the next start did not settle what was left")


def look(home: Path, boss: Account) -> Left:
    with database_of(home):
        check_books()
        data.read_now(figures.check_everything)
        return Left(
            held=data.read_now(lambda db: len(db.exec(select(Charge.id).where(Charge.state == "held")).all())),
            charges=Counter(rows(select(Charge.state))),
            pictures=len(rows(select(Asset.id))),
            turned=len(set(rows(select(MonthClosing.user_id)))),
            wish=next(iter(rows(select(TopupRequest.state))), ""),
            balance=data.read_now(wallet.read_balance, boss.id).balance,
        )


def rows(query: Any) -> list[Any]:
    return list(data.read_now(lambda db: db.exec(query).all()))


def paid_if_there(db: Session) -> None:
    for charge in db.exec(select(Charge)).all():
        candidate = db.exec(select(Candidate).where(Candidate.charge_id == charge.id)).one()
        assert (charge.state == ChargeState.CAPTURED) == (candidate.asset_id is not None)
        assert candidate.asset_id is None or db.get(Asset, candidate.asset_id) is not None
