"""The catalogue as the database has it: changed by administrators, counting from the next quote on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from sqlmodel import Session, col, select

import data
from data.billing import Allowance, OperationPrice, Plan, TokenPackage
from data.catalogue import FEATURES, OPERATIONS, UNLIMITED
from data.columns import utcnow
from data.office import record
from services.billing.quotes import allowances
from services.errors import BadInput, NotFound

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

LARGEST = 1_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    key: str
    name: str
    monthly_tokens: int
    allowances: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceLine:
    """`tokens` None: only an allowance pays. `features`: whose allowances pay first."""

    operation: str
    tokens: int | None
    active: bool
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageLine:
    key: str
    name: str
    tokens: int
    price_cents: int
    active: bool


async def plans() -> tuple[PlanLine, ...]:
    return await data.read(_plans)


async def prices() -> tuple[PriceLine, ...]:
    return await data.read(_prices)


async def packages(*, all_of_them: bool = False) -> tuple[PackageLine, ...]:
    """The packages on offer, or also those that are switched off."""
    return await data.read(_packages, all_of_them)


async def change_price(admin_id: str, operation: str, changes: dict[str, Any]) -> PriceLine:
    """Set `tokens` (a positive whole number or None) or `active`. Raises NotFound, BadInput."""
    return await data.write(_change_price, admin_id, operation, changes)


async def change_prices(admin_id: str, changes: Mapping[str, dict[str, Any]]) -> tuple[PriceLine, ...]:
    """The same for several operations by name, all of them or none. Raises NotFound, BadInput."""

    def change(db: Session) -> tuple[PriceLine, ...]:
        return tuple(_change_price(db, admin_id, operation, wanted) for operation, wanted in changes.items())

    return await data.write(change)


async def change_plans(admin_id: str, changes: Mapping[str, dict[str, Any]]) -> tuple[PlanLine, ...]:
    """The same for several plans by key, all of them or none. Raises NotFound, BadInput."""

    def change(db: Session) -> tuple[PlanLine, ...]:
        return tuple(_change_plan(db, admin_id, key, wanted) for key, wanted in changes.items())

    return await data.write(change)


async def change_plan(admin_id: str, key: str, changes: dict[str, Any]) -> PlanLine:
    """Set `name`, `monthly_tokens` or `allowances` by feature (-1 no limit, 0 locked). Raises NotFound, BadInput."""
    return await data.write(_change_plan, admin_id, key, changes)


async def change_package(admin_id: str, key: str, changes: dict[str, Any]) -> PackageLine:
    """Set `name`, `tokens`, `price_cents` or `active`. Raises NotFound, BadInput."""
    return await data.write(_change_package, admin_id, key, changes)


def _plans(db: Session) -> tuple[PlanLine, ...]:
    return tuple(_plan_line(db, row) for row in db.exec(select(Plan).order_by(col(Plan.rank))).all())


def _plan_line(db: Session, row: Plan) -> PlanLine:
    found = allowances(db, row.key)
    return PlanLine(
        key=row.key,
        name=row.name,
        monthly_tokens=row.monthly_tokens,
        allowances={feature: found.get(feature, 0) for feature in FEATURES},
    )


def _prices(db: Session) -> tuple[PriceLine, ...]:
    rows = {row.operation: row for row in db.exec(select(OperationPrice)).all()}
    return tuple(_price_line(rows[name]) for name in OPERATIONS if name in rows)


def _price_line(row: OperationPrice) -> PriceLine:
    return PriceLine(
        operation=row.operation, tokens=row.tokens, active=row.active, features=OPERATIONS[row.operation].draws_on
    )


def _packages(db: Session, all_of_them: bool) -> tuple[PackageLine, ...]:
    rows = db.exec(select(TokenPackage).order_by(col(TokenPackage.rank))).all()
    return tuple(_package_line(row) for row in rows if row.active or all_of_them)


def _package_line(row: TokenPackage) -> PackageLine:
    return PackageLine(key=row.key, name=row.name, tokens=row.tokens, price_cents=row.price_cents, active=row.active)


def _change_price(db: Session, admin_id: str, operation: str, changes: dict[str, Any]) -> PriceLine:
    row = db.get(OperationPrice, operation)
    if row is None:
        raise NotFound
    before = _price_line(row)
    if "tokens" in changes:
        tokens = changes["tokens"]
        if tokens is None and not OPERATIONS[operation].draws_on:
            raise BadInput("This operation has no allowance, so it needs a price.")
        row.tokens = None if tokens is None else _whole(tokens, "A price", least=1)
    if changes.get("active") is not None:
        row.active = bool(changes["active"])
    row.updated_at = utcnow()
    db.flush()
    after = _price_line(row)
    _note(db, admin_id, "price", operation, before, after)
    return after


def _change_plan(db: Session, admin_id: str, key: str, changes: dict[str, Any]) -> PlanLine:
    row = db.get(Plan, key)
    if row is None:
        raise NotFound
    before = _plan_line(db, row)
    if changes.get("name") is not None:
        row.name = _name(changes["name"])
    if changes.get("monthly_tokens") is not None:
        row.monthly_tokens = _whole(changes["monthly_tokens"], "A month of tokens", least=0)
    wanted: dict[str, object] = changes.get("allowances") or {}
    for feature, units in wanted.items():
        if feature not in FEATURES:
            raise BadInput(f"The feature is one of {', '.join(FEATURES)}.")
        allowance = db.get(Allowance, (key, feature)) or Allowance(plan=key, feature=feature, units=0)
        allowance.units = _whole(units, "An allowance", least=UNLIMITED, most=1_000_000)
        db.add(allowance)
    db.flush()
    after = _plan_line(db, row)
    _note(db, admin_id, "plan", key, before, after)
    return after


def _change_package(db: Session, admin_id: str, key: str, changes: dict[str, Any]) -> PackageLine:
    row = db.get(TokenPackage, key)
    if row is None:
        raise NotFound
    before = _package_line(row)
    if changes.get("name") is not None:
        row.name = _name(changes["name"])
    if changes.get("tokens") is not None:
        row.tokens = _whole(changes["tokens"], "A package", least=1)
    if changes.get("price_cents") is not None:
        row.price_cents = _whole(changes["price_cents"], "A price in cents", least=0)
    if changes.get("active") is not None:
        row.active = bool(changes["active"])
    db.flush()
    after = _package_line(row)
    _note(db, admin_id, "package", key, before, after)
    return after


def _note(db: Session, admin_id: str, what: str, key: str, before: DataclassInstance, after: DataclassInstance) -> None:
    """Write the values that differ into the audit log."""
    old, new = asdict(before), asdict(after)
    changed = [name for name in old if old[name] != new[name]]
    record(
        db,
        admin_id,
        f"{what}.change",
        f"{what}:{key}",
        {name: old[name] for name in changed},
        {name: new[name] for name in changed},
    )


def _whole(number: object, what: str, *, least: int, most: int = LARGEST) -> int:
    if isinstance(number, bool) or not isinstance(number, int) or not least <= number <= most:
        raise BadInput(f"{what} is a whole number from {least} to {most}.")
    return number


def _name(name: object) -> str:
    cleaned = " ".join(str(name).split())
    if not 1 <= len(cleaned) <= 40 or not cleaned.isprintable():
        raise BadInput("A name has 1 to 40 characters.")
    return cleaned
