"""Column types and defaults that all tables share: ids, times, JSON."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, ClassVar

import uuid_utils
from sqlalchemy import JSON, BigInteger, CheckConstraint, DateTime, Integer, String, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

MOST_TOKENS = 1_000_000_000  # in one lot, price, charge or row of the ledger
MOST_BALANCE = 1_000_000_000_000_000
ID = String(36)
RowNumber = BigInteger().with_variant(Integer(), "sqlite")  # SQLite counts rows only in an INTEGER
Json = JSON().with_variant(JSONB(), "postgresql")

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

if TYPE_CHECKING:

    class Table(SQLModel):
        """SQLModel, with a table's name declared as the plain text that it is."""

        __tablename__: ClassVar[str]  # pyright: ignore[reportIncompatibleVariableOverride]

else:
    Table = SQLModel


class UtcTime(TypeDecorator[datetime]):
    """Aware UTC on every database: SQLite would hand back naive times."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone cannot be stored")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Tokens(TypeDecorator[int]):
    """Tokens or cents: whole numbers. A fraction or a text is refused here, before a database could round it."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: int | None, dialect: Dialect) -> int | None:
        if value is not None and type(value) is not int:
            raise ValueError(f"{value!r} is not a whole number")
        return value


def new_id() -> str:
    """A UUIDv7 as text: later ids sort after earlier ones."""
    return str(uuid_utils.uuid7())


def utcnow() -> datetime:
    return datetime.now(UTC)


def spelled(moment: datetime) -> str:
    """A moment in UTC as RFC 3339 has it, with a `Z`: how every program reads it."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def id_field() -> Any:
    return Field(default_factory=new_id, primary_key=True, sa_type=ID)


def ref_field(
    target: str,
    *,
    index: bool = True,
    optional: bool = False,
    primary_key: bool = False,
) -> Any:
    """A column that refers to another table's id; `target` as `table.column`."""
    if optional:
        return Field(default=None, foreign_key=target, index=index, nullable=True, sa_type=ID)
    return Field(
        foreign_key=target,
        index=index and not primary_key,
        primary_key=primary_key,
        sa_type=ID,
    )


def time_field(*, index: bool = False) -> Any:
    return Field(default_factory=utcnow, sa_type=UtcTime, index=index, nullable=False)


def optional_time(*, index: bool = False) -> Any:
    return Field(default=None, sa_type=UtcTime, index=index, nullable=True)


def json_field(empty: type[list[Any]] | type[dict[str, Any]]) -> Any:
    return Field(default_factory=empty, sa_type=Json, nullable=False)


def one_of(column: str, values: Iterable[str]) -> CheckConstraint:
    """A text column that takes only the named values."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def only_where(condition: str) -> dict[str, Any]:
    """What an index takes to hold only the rows for which `condition` is true."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


def whole(column: str, *, least: int = 0, most: int = MOST_TOKENS, also: str = "") -> CheckConstraint:
    """A column of whole numbers within bounds. SQLite would keep a fraction, or a text, in any column."""
    more = f" AND {also}" if also else ""
    return CheckConstraint(
        f"{column} BETWEEN {least} AND {most} AND {column} = CAST({column} AS BIGINT){more}", name=column
    )
