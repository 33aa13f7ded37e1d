"""The state machine: whatever two users, an administrator, the clock and the power supply may do, in any order.

Every rule does one thing to the real books and the same to `rulebook`; after each, the two are compared and the
self-audit has to find nothing. The real clock stands still and is moved by hand.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import time_machine
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlmodel import Session, select

import data
from data.billing import Charge, ChargeState
from data.catalogue import FEATURES, OPERATIONS, PACKAGES, PLANS
from services import errors
from services.billing import charges, keys, mending, pricing, quotes, requests, subscriptions, turn, wallet
from services.studio import generations, queue
from tests.house import add_account
from tests.money import figures, rulebook
from tests.money.steps import at, candidates_of, code_of, deliver

BEGIN = datetime(2026, 10, 28, 9, 30, tzinfo=UTC)
PLAN_KEYS = [plan.key for plan in PLANS]
PAINTED = ["text_to_image", "refinement", "image_edit", "image_edit_complex", "upscale", "compose", "vibe_branding"]
STEPS = [
    timedelta(seconds=20),
    timedelta(minutes=70),
    timedelta(hours=9),
    timedelta(days=2),
    timedelta(days=17),
    timedelta(days=130),
    timedelta(minutes=-1),
    timedelta(days=-3),
    timedelta(days=-40),
]

who = st.sampled_from([0, 1])
pick = st.integers(0, 30)


class PowerCut(Exception):
    """The machine goes dark in the middle of a transaction."""


class Books(RuleBasedStateMachine):
    """`make` makes a fresh database and answers its URL; `clear` removes it."""

    @staticmethod
    def make() -> str:
        raise AssertionError("a machine needs a database")

    @staticmethod
    def clear() -> None:
        raise AssertionError("a machine needs a database")

    def __init__(self) -> None:
        super().__init__()
        self.clock = time_machine.travel(BEGIN, tick=False)
        self.hands = self.clock.start()
        self.url = self.make()
        data.open_database(self.url, durable=False)
        self.loop = asyncio.Runner()
        self.admin = add_account("admin@example.org").id
        self.catalogue = rulebook.Catalogue()
        plans = ["free", "pro"]
        self.ids = [add_account(f"{plan}@example.org", plan=plan).id for plan in plans]
        self.accounts = [rulebook.Account(self.catalogue, plan, self.now) for plan in plans]
        self.boss = rulebook.Account(self.catalogue, "free", self.now)
        self.shown: dict[tuple[int, str, int], tuple[str, Any]] = {}  # quotes that are still on a screen
        self.pictures: dict[str, tuple[int, str, str]] = {}  # open candidate → user, generation, charge
        self.running: set[str] = set()
        self.cancelled: set[str] = set()  # generations
        self.keyed: dict[str, tuple[int, str, int, str]] = {}
        self.wishes: dict[requests.Kind, dict[str, tuple[int, str | int]]] = {"topup": {}, "plan": {}}

    @property
    def now(self) -> datetime:
        return datetime.now(UTC)

    def teardown(self) -> None:
        self.loop.close()
        data.close_database()
        self.clear()
        self.clock.stop()

    # What a user does

    @rule(user=who, operation=st.sampled_from(PAINTED), count=st.integers(1, 4))
    def look_at_a_price(self, user: int, operation: str, count: int) -> None:
        expected = self.accounts[user].quote(operation, count, self.now)
        seen = data.read_now(quotes.quote, self.ids[user], operation, count)
        assert (seen.refusal.code if seen.refusal else figures.lines_of(seen)) == expected
        assert seen.allowed == (seen.refusal is None)
        self.shown[user, operation, count] = (seen.quote_id, expected)

    @rule(user=who, operation=st.sampled_from(PAINTED), count=st.integers(1, 4), named=st.booleans())
    def ask_for_pictures(self, user: int, operation: str, count: int, named: bool) -> None:
        key = f"key-{len(self.keyed)}" if named else None
        made = self._attempt(user, operation, count, lambda db: self._request(db, user, operation, count, key=key))
        if made is not None and key is not None:
            self.keyed[key] = (user, operation, count, made)

    @precondition(lambda self: self.shown)
    @rule(which=pick)
    def click_on_a_price_seen_before(self, which: int) -> None:
        (user, operation, count), (quote_id, seen) = at(self.shown.items(), which)
        expected = self.accounts[user].quote(operation, count, self.now)
        if isinstance(expected, list) and expected != seen:
            expected = "quote_changed"
        self._attempt(
            user, operation, count, lambda db: self._request(db, user, operation, count, quote_id), expected=expected
        )

    @precondition(lambda self: self.keyed)
    @rule(which=pick, other=st.booleans())
    def send_the_same_request_again(self, which: int, other: bool) -> None:
        key, (user, operation, count, made) = at(self.keyed.items(), which)
        if other:
            refused = code_of(lambda db: self._request(db, user, operation, count % 4 + 1, key=key))
            assert refused == "idempotency_conflict"
        else:
            assert data.write_now(self._request, user, operation, count, key=key) == (made, False)
            self.accounts[user].expire(self.now)

    @rule(user=who, operation=st.sampled_from(["coach", "profile_picture"]))
    def begin_a_session(self, user: int, operation: str) -> None:
        deadline = self.now + timedelta(hours=1)
        expected = self.accounts[user].quote(operation, 1, self.now)

        def begin(db: Session) -> list[str]:
            return charges.hold(db, self.ids[user], operation, ["s"], reference_type="session", deadline=deadline)[1]

        if isinstance(expected, str):
            assert code_of(begin) == expected
        else:
            self.accounts[user].hold(operation, data.write_now(begin), self.now, deadline)

    @precondition(lambda self: self.pictures)
    @rule(which=pick)
    def cancel_a_generation(self, which: int) -> None:
        user, made, _ = at(self.pictures.values(), which)
        running = data.write_now(generations.cancel, self.ids[user], made)
        mine = [one for one, (_, owner, _) in self.pictures.items() if owner == made]
        self.cancelled.add(made)
        self.accounts[user].expire(self.now)
        assert set(running) == {one for one in mine if one in self.running}
        for one in mine:
            if one not in self.running:
                self._ended(one, "released")

    @rule(user=who, package=st.sampled_from([package.key for package in PACKAGES]))
    def wish_for_tokens(self, user: int, package: str) -> None:
        if self._room(user, "topup"):
            wish = self.loop.run(requests.ask_for_package(self.ids[user], package))
            self.wishes["topup"][wish.id] = (user, self.catalogue.packages[package])
            self.accounts[user].expire(self.now)

    @rule(user=who, plan=st.sampled_from(PLAN_KEYS))
    def wish_for_a_plan(self, user: int, plan: str) -> None:
        if self._room(user, "plan") and plan != self.accounts[user].plan:
            wish = self.loop.run(requests.ask_for_plan(self.ids[user], plan))
            self.wishes["plan"][wish.id] = (user, plan)
            self.accounts[user].expire(self.now)

    # What the worker does

    @rule(most=st.integers(1, 4))
    def take_the_next_picture(self, most: int) -> None:
        taken = data.write_now(queue.claim, "runner", most=most, most_per_user=2)
        if taken is not None:
            assert taken in self.pictures
            assert taken not in self.running
            assert len(self.running) < most
            self.running.add(taken)

    @precondition(lambda self: self.running)
    @rule(which=pick)
    def deliver_a_picture(self, which: int) -> None:
        candidate = at(sorted(self.running), which)
        asset = data.write_now(deliver, candidate)
        cancelled = self.pictures[candidate][1] in self.cancelled
        assert (asset is None) == cancelled
        self._ended(candidate, "released" if cancelled else "captured")

    @precondition(lambda self: self.pictures)
    @rule(which=pick)
    def fail_a_picture(self, which: int) -> None:
        candidate = at(self.pictures, which)
        assert data.write_now(generations.fail_candidate, candidate, errors.ModelRefused())
        assert not data.write_now(generations.fail_candidate, candidate, errors.ModelBusy())
        self._ended(candidate, "released")

    @precondition(lambda self: any(account.charges for account in self.accounts))
    @rule(which=pick, capture=st.booleans())
    def resolve_a_sessions_unit(self, which: int, capture: bool) -> None:
        """Also what was resolved before: that must change nothing."""
        account, charge_id, charge = self._any_charge(which)
        if any(charge_id == one for _, _, one in self.pictures.values()):
            return  # a picture's charge ends with its picture
        before = charge.state
        if capture and before == "released":
            assert code_of(lambda db: charges.capture(db, charge_id)) == "conflict"
            return
        if capture:
            data.write_now(charges.capture, charge_id)
        else:
            assert data.write_now(charges.release, charge_id) == (before == "held")
        if before != "held":
            account.expire(self.now)
        elif capture:
            account.capture(charge, self.now)
        else:
            account.release(charge, self.now)

    # What the administrator does

    @rule(user=who, amount=st.integers(1, 30_000))
    def top_up(self, user: int, amount: int) -> None:
        data.write_now(wallet.grant, self.ids[user], amount, source="admin_topup", admin_id=self.admin)
        self.accounts[user].grant(amount, "admin_topup", self.now)

    @rule(user=who, amount=st.integers(-8_000, 2_000))
    def correct_a_mistake(self, user: int, amount: int) -> None:
        account = self.accounts[user]
        correcting = mending.correct(self.admin, self.ids[user], amount, "counted again")
        if amount == 0 or -amount > account.available(self.now):
            assert self._refused(correcting) == ("invalid" if amount == 0 else "insufficient_credits")
        else:
            self.loop.run(correcting)
            account.correct(amount, self.now)

    @precondition(lambda self: any(account.charges for account in self.accounts))
    @rule(which=pick)
    def refund_a_charge(self, which: int) -> None:
        account, charge_id, charge = self._any_charge(which)
        refunding = mending.refund(self.admin, charge_id, "sorry")
        if charge.state != "captured" or charge.refunded:
            assert self._refused(refunding) == "conflict"
        else:
            self.loop.run(refunding)
            account.refund(charge, self.now)

    @precondition(lambda self: any(self.wishes.values()))
    @rule(which=pick, grant=st.booleans())
    def answer_a_wish(self, which: int, grant: bool) -> None:
        kind, wish, (user, wanted) = at([(k, w, x) for k, all_ in self.wishes.items() for w, x in all_.items()], which)
        del self.wishes[kind][wish]
        self.loop.run(requests.decide(self.admin, kind, wish, grant=grant, note="here"))
        assert self._refused(requests.decide(self.admin, kind, wish, grant=True)) == "conflict"
        account = self.accounts[user]
        account.expire(self.now)
        if grant and isinstance(wanted, int):
            account.grant(wanted, "topup_request", self.now)
        elif grant:
            account.plan = str(wanted)
            account.grant_month(self.now)

    @rule(user=who, plan=st.sampled_from(PLAN_KEYS))
    def change_a_plan(self, user: int, plan: str) -> None:
        data.write_now(subscriptions.change, self.ids[user], plan=plan)
        self.accounts[user].plan = plan
        self.accounts[user].grant_month(self.now)

    @rule(user=who, status=st.sampled_from(["active", "active", "past_due", "canceled"]))
    def change_a_status(self, user: int, status: str) -> None:
        data.write_now(subscriptions.change, self.ids[user], status=status)
        self.accounts[user].status = status
        self.accounts[user].grant_month(self.now)

    @rule(operation=st.sampled_from(PAINTED), tokens=st.integers(1, 500) | st.none())
    def change_a_price(self, operation: str, tokens: int | None) -> None:
        changing = pricing.change_price(self.admin, operation, {"tokens": tokens})
        if tokens is None and not OPERATIONS[operation].draws_on:
            assert self._refused(changing) == "invalid"
        else:
            self.loop.run(changing)
            self.catalogue.prices[operation] = tokens

    @rule(
        plan=st.sampled_from(PLAN_KEYS),
        feature=st.sampled_from(list(FEATURES)),
        units=st.integers(-1, 6),
        tokens=st.integers(0, 9_000) | st.none(),
    )
    def change_what_a_plan_holds(self, plan: str, feature: str, units: int, tokens: int | None) -> None:
        self.loop.run(pricing.change_plan(self.admin, plan, {"allowances": {feature: units}, "monthly_tokens": tokens}))
        self.catalogue.allowances[plan, feature] = units
        if tokens is not None:
            self.catalogue.month[plan] = tokens

    # What happens by itself

    @rule(step=st.sampled_from(STEPS))
    def time_passes_or_the_clock_is_set(self, step: timedelta) -> None:
        self.hands.move_to(self.now + step)

    @rule()
    def the_month_turns(self) -> None:
        self.loop.run(turn.turn_month())
        for account in [*self.accounts, self.boss]:
            account.turn(self.now)

    @rule()
    def overdue_charges_are_swept(self) -> None:
        data.write_now(generations.sweep)
        of_pictures = {charge: one for one, (_, _, charge) in self.pictures.items()}
        held = [(a, one, charge) for a in self.accounts for one, charge in a.charges.items() if charge.state == "held"]
        for account, charge_id, charge in held:
            if charge.deadline < self.now and charge_id in of_pictures:
                self._ended(of_pictures[charge_id], "released")
            elif charge.deadline < self.now:
                account.release(charge, self.now)

    @rule()
    def the_power_fails(self) -> None:
        data.close_database()
        data.open_database(self.url, durable=False)
        touched = data.write_now(generations.recover, everything=True)
        assert len(touched) == len(self.running)
        for candidate in list(self.running):
            self._ended(candidate, "released")

    @rule(user=who, amount=st.integers(1, 900))
    def the_power_fails_within_a_transaction(self, user: int, amount: int) -> None:
        def everything_and_darkness(db: Session) -> None:
            wallet.grant(db, self.ids[user], amount, source="admin_topup")
            for candidate in list(self.pictures)[:2]:
                deliver(db, candidate)
            turn.turn_account(db, self.ids[user])
            for charge in db.exec(select(Charge).where(Charge.state == ChargeState.HELD)).all():
                charges.release(db, charge.id)
            raise PowerCut

        try:
            data.write_now(everything_and_darkness)
        except PowerCut:
            self.the_power_fails()

    # What has to hold at every moment

    @invariant()
    def the_books_are_in_order(self) -> None:
        data.read_now(self._compare)

    def _compare(self, db: Session) -> None:
        for user_id, account in zip([*self.ids, self.admin], [*self.accounts, self.boss], strict=True):
            assert figures.of_account(db, user_id) == figures.expected(account, self.now)
        figures.check_everything(db)

    def _request(
        self, db: Session, user: int, operation: str, count: int, quote_id: str | None = None, key: str | None = None
    ) -> tuple[str, bool]:
        wish = generations.Wish(operation=operation, prompt="a fox", request={}, count=count, quote_id=quote_id)
        asked = keys.request(key, operation, {"count": count})
        return generations.request(db, self.ids[user], wish, key=asked, most_waiting=1000)

    def _attempt(
        self, user: int, operation: str, count: int, ask: Callable[[Session], tuple[str, bool]], expected: Any = None
    ) -> str | None:
        """Ask for pictures; returns the generation, or None where it was refused as the rule book says."""
        expected = expected or self.accounts[user].quote(operation, count, self.now)
        if isinstance(expected, str):
            assert code_of(ask) == expected
            return None
        made, new = data.write_now(ask)
        assert new
        found = data.read_now(candidates_of, made)
        self.accounts[user].hold(operation, [charge for _, charge in found], self.now, self.now + timedelta(hours=2))
        self.pictures |= {candidate: (user, made, charge) for candidate, charge in found}
        return made

    def _ended(self, candidate: str, state: str) -> None:
        user, made, _ = self.pictures[candidate]
        owing = {charge: one for one, (_, owner, charge) in self.pictures.items() if owner == made}
        paying = self.accounts[user].settle_one(owing, self.now, came=state == "captured")
        self.pictures[owing[paying]] = self.pictures[candidate]
        del self.pictures[candidate]
        self.running.discard(candidate)

    def _any_charge(self, which: int) -> tuple[rulebook.Account, str, rulebook.Charge]:
        every = [(account, one, charge) for account in self.accounts for one, charge in account.charges.items()]
        return at(every, which)

    def _room(self, user: int, kind: requests.Kind) -> bool:
        return sum(1 for owner, _ in self.wishes[kind].values() if owner == user) < requests.MOST_OPEN

    def _refused(self, asking: Any) -> str | None:
        try:
            self.loop.run(asking)
        except errors.LimnerError as error:
            return error.code
        return None
