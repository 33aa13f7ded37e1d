"""The rule book in miniature: money in lists and dictionaries, to compare the real books with after every step.

It is written from the rules and not from the code, so that both would have to be wrong in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from data.catalogue import OPERATIONS, PACKAGES, PLANS, SIGNUP_TOKENS, UNLIMITED

Line = tuple[str, str | None, int, int]  # paid by, feature, units, tokens


@dataclass(slots=True, kw_only=True)
class Lot:
    source: str
    tokens: int
    born: tuple[datetime, int]
    expires_at: datetime | None = None
    period: str | None = None
    remaining: int = 0
    reserved: int = 0


@dataclass(slots=True, kw_only=True)
class Charge:
    operation: str
    paid_by: str
    feature: str | None
    period: str
    tokens: int
    deadline: datetime
    parts: list[tuple[Lot, int]] = field(default_factory=list)
    state: str = "held"
    refunded: bool = False


class Catalogue:
    """Prices and allowances as an administrator left them."""

    def __init__(self) -> None:
        self.prices = {name: seed.tokens if seed.active else None for name, seed in OPERATIONS.items()}
        self.month = {plan.key: plan.monthly_tokens for plan in PLANS}
        self.allowances = {(plan.key, name): units for plan in PLANS for name, units in plan.allowances.items()}
        self.packages = {package.key: package.tokens for package in PACKAGES}


class Account:
    """What one user has. Every method that takes `now` is one transaction."""

    def __init__(self, catalogue: Catalogue, plan: str, now: datetime) -> None:
        self.catalogue = catalogue
        self.plan = plan
        self.status = "active"
        self.opened = period_of(now)
        self.lots: list[Lot] = []
        self.counters: dict[tuple[str, str], list[int]] = {}  # (period, feature) → [used, held]
        self.charges: dict[str, Charge] = {}
        self.closed: dict[str, dict[str, int]] = {}  # period → units of each feature
        self.earned = self.spent = 0
        self.grant(SIGNUP_TOKENS, "signup_bonus", now)
        self.grant_month(now)

    @property
    def balance(self) -> int:
        return sum(lot.remaining for lot in self.lots)

    @property
    def held(self) -> int:
        return sum(charge.tokens for charge in self.charges.values() if charge.state == "held")

    def available(self, now: datetime) -> int:
        return sum(lot.remaining - lot.reserved for lot in self.alive(now))

    def alive(self, now: datetime) -> list[Lot]:
        """Lots with something to spend, in spending order."""
        open_ones = [lot for lot in self.lots if lot.remaining > lot.reserved and not dead(lot, now)]
        return sorted(open_ones, key=lambda lot: (lot.expires_at is None, lot.expires_at or lot.born[0], lot.born))

    def quote(self, operation: str, count: int, now: datetime) -> list[Line] | str:
        """The ways of paying, or the code of the refusal."""
        price, features = self.catalogue.prices[operation], OPERATIONS[operation].draws_on
        if self.status != "active":
            return "subscription_required"
        if not features and price is None:
            return "operation_off"
        if features and not self.catalogue.allowances[self.plan, features[0]]:
            return "feature_locked"
        lines: list[Line] = []
        for feature in features:
            limit = self.catalogue.allowances[self.plan, feature]
            left = (
                count if limit == UNLIMITED else max(0, limit - sum(self.counters.get((period_of(now), feature), [])))
            )
            if units := min(left, count):
                lines.append(("plan", feature, units, 0))
                count -= units
        if not count:
            return lines
        if price is None:
            return "allowance_used_up"
        if price * count > self.available(now):
            return "insufficient_credits"
        return [*lines, ("tokens", None, count, price * count)]

    def hold(self, operation: str, ids: list[str], now: datetime, deadline: datetime) -> None:
        """What an allowed quote becomes, with the ids that the real charges were given."""
        lines = self.quote(operation, len(ids), now)
        assert isinstance(lines, list)
        self.expire(now)
        fresh = iter(ids)
        for paid_by, feature, units, tokens in lines:
            for _ in range(units):
                charge = Charge(
                    operation=operation,
                    paid_by=paid_by,
                    feature=feature,
                    period=period_of(now),
                    tokens=tokens // units,
                    deadline=deadline,
                )
                self.charges[next(fresh)] = charge
                if feature is not None:
                    self.counters.setdefault((charge.period, feature), [0, 0])[1] += 1
                self._reserve(charge, now)

    def capture(self, charge: Charge, now: datetime) -> None:
        self.expire(now)
        charge.state = "captured"
        if charge.feature is not None:
            counter = self.counters[charge.period, charge.feature]
            counter[0] += 1
            counter[1] -= 1
        for lot, part in charge.parts:
            lot.reserved -= part
            self._take(lot, part)

    def release(self, charge: Charge, now: datetime) -> None:
        charge.state = "released"
        if charge.feature is not None:
            counter = self.counters[charge.period, charge.feature]
            counter[1] -= 1
            if charge.period != period_of(now) and charge.period in self.closed:
                self.closed[charge.period][charge.feature] = sum(counter)
        for lot, part in charge.parts:
            lot.reserved -= part
        self.expire(now)

    def settle_one(self, ids: Iterable[str], now: datetime, *, came: bool) -> str:
        """One of several pictures came or will not: the first to be paid of their charges, or the last. Its id."""
        in_order = sorted(ids, key=lambda one: (self.charges[one].paid_by, one))
        paying = in_order[0 if came else -1]
        (self.capture if came else self.release)(self.charges[paying], now)
        return paying

    def refund(self, charge: Charge, now: datetime) -> None:
        self.expire(now)
        charge.refunded = True
        if charge.feature is not None:
            self.counters[charge.period, charge.feature][0] -= 1
        else:
            self.grant(charge.tokens, "refund", now)

    def correct(self, amount: int, now: datetime) -> None:
        if amount > 0:
            self.grant(amount, "correction", now)
        else:
            self.expire(now)
            self._spread(-amount, now, self._take)

    def grant(
        self, tokens: int, source: str, now: datetime, expires_at: datetime | None = None, period: str | None = None
    ) -> None:
        self.expire(now)
        self.earned += tokens
        self.lots.append(
            Lot(
                source=source,
                tokens=tokens,
                remaining=tokens,
                born=(now, len(self.lots)),
                expires_at=expires_at,
                period=period,
            )
        )

    def grant_month(self, now: datetime) -> None:
        """What this month's tokens lack, for an active subscription."""
        self.expire(now)
        period = period_of(now)
        had = sum(lot.tokens for lot in self.lots if lot.source == "plan_grant" and lot.period == period)
        if self.status == "active" and self.catalogue.month[self.plan] > had:
            self.grant(self.catalogue.month[self.plan] - had, "plan_grant", now, start_of(next_period(period)), period)

    def turn(self, now: datetime) -> list[str]:
        """Close what has ended; returns the months that were closed now."""
        period, ended = period_of(now), []
        following = next_period(max(self.closed)) if self.closed else self.opened
        while following < period:
            ended.append(following)
            following = next_period(following)
        without = not any(lot.source == "plan_grant" and lot.period == period for lot in self.lots)
        entitled = self.opened < period and self.status == "active" and self.catalogue.month[self.plan] > 0
        if ended or (without and entitled):
            for month in ended:
                self.closed[month] = {
                    name: sum(units) for (when, name), units in self.counters.items() if when == month
                }
            self.grant_month(now)
        return ended

    def expire(self, now: datetime) -> None:
        for lot in self.lots:
            if dead(lot, now):
                self._take(lot, lot.remaining - lot.reserved)

    def _reserve(self, charge: Charge, now: datetime) -> None:
        def reserve(lot: Lot, part: int) -> None:
            lot.reserved += part
            charge.parts.append((lot, part))

        self._spread(charge.tokens, now, reserve)

    def _take(self, lot: Lot, tokens: int) -> None:
        lot.remaining -= tokens
        self.spent += tokens

    def _spread(self, tokens: int, now: datetime, take) -> None:
        for lot in self.alive(now):
            part = min(tokens, lot.remaining - lot.reserved)
            tokens -= part
            if part:
                take(lot, part)
        assert tokens == 0


def dead(lot: Lot, now: datetime) -> bool:
    return lot.expires_at is not None and lot.expires_at <= now


def period_of(moment: datetime) -> str:
    return f"{moment:%Y-%m}"


def next_period(period: str) -> str:
    year, month = map(int, period.split("-"))
    return f"{year + (month == 12)}-{month % 12 + 1:02d}"


def start_of(period: str) -> datetime:
    year, month = map(int, period.split("-"))
    return datetime(year, month, 1, tzinfo=UTC)
