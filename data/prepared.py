"""Statements that are spelled out once and handed to the driver as they are, for the few that run with every charge.

They run in the session's own transaction, past what the session remembers: whoever mixes the two flushes before and
reads anew after.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Insert, Select, Update
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import TypeEngine
from sqlmodel import Session

Row = tuple[Any, ...]
Statement = Select[*tuple[Any, ...]] | Insert | Update
Change = Callable[[Any], Any] | None  # between a value here and what the driver takes or gives


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spelled:
    """A statement in one database's words."""

    words: str
    names: tuple[str, ...] | None  # of its parameters in order; None where they go by name
    given: dict[str, Callable[[Any], Any]]
    answered: tuple[tuple[int, Callable[[Any], Any]], ...]

    def parameters(self, values: Mapping[str, Any]) -> Any:
        if self.given:
            values = dict(values)
            for name, change in self.given.items():
                values[name] = change(values[name])
        return values if self.names is None else tuple([values[name] for name in self.names])

    def row(self, row: Row) -> Row:
        if not self.answered:
            return row
        values = list(row)
        for place, change in self.answered:
            values[place] = change(values[place])
        return tuple(values)


class Prepared:
    """A statement of SQLAlchemy whose parameters are all named `bindparam`s."""

    def __init__(self, statement: Statement) -> None:
        self._statement = statement.inline() if isinstance(statement, Insert) else statement
        self._spelled: dict[str, _Spelled] = {}

    def all(self, db: Session, **values: Any) -> list[Row]:
        """Every row that a SELECT finds."""
        cursor, spelled = self._send(db, values)
        rows: list[Row] = cursor.fetchall()
        cursor.close()
        return [spelled.row(row) for row in rows] if spelled.answered else rows

    def first(self, db: Session, **values: Any) -> Row | None:
        """The first row that a SELECT finds."""
        rows = self.all(db, **values)
        return rows[0] if rows else None

    def run(self, db: Session, **values: Any) -> int:
        """Carry out an INSERT or UPDATE; returns how many rows it concerned."""
        cursor, _ = self._send(db, values)
        count = int(cursor.rowcount)
        cursor.close()
        return count

    def _send(self, db: Session, values: Mapping[str, Any]) -> tuple[Any, _Spelled]:
        """Raises SQLAlchemy's error for the driver's, so that a caller has one kind to know."""
        connection = db.connection()
        name = connection.dialect.name
        spelled = self._spelled.get(name)
        if spelled is None:
            spelled = self._spelled[name] = _spell(self._statement, connection.dialect)
        cursor = connection.connection.cursor()
        try:
            cursor.execute(spelled.words, spelled.parameters(values))
        except Exception as error:
            kind: Any = connection.dialect.loaded_dbapi.Error
            if not isinstance(error, kind):
                raise
            raise DBAPIError.instance(spelled.words, None, error, kind, dialect=connection.dialect) from error
        return cursor, spelled


def _spell(statement: Statement, dialect: Dialect) -> _Spelled:
    compiled: Any = statement.compile(dialect=dialect)
    given = {name: _processor(bind.type, dialect, "bind_processor") for name, bind in compiled.binds.items()}
    columns = list(statement.selected_columns) if isinstance(statement, Select) else []
    answered = [_processor(column.type, dialect, "result_processor", None) for column in columns]
    return _Spelled(
        words=str(compiled),
        names=tuple(compiled.positiontup) if compiled.positional else None,
        given={name: change for name, change in given.items() if change is not None},
        answered=tuple((place, change) for place, change in enumerate(answered) if change is not None),
    )


def _processor(kind: TypeEngine[Any], dialect: Dialect, which: str, *more: Any) -> Change:
    return getattr(kind.dialect_impl(dialect), which)(dialect, *more)
