"""Alembic's entry: runs the migrations on an engine without the app's pragmas, all of them or none."""

from __future__ import annotations

from typing import Any

from alembic import context
from sqlalchemy import create_engine, event
from sqlalchemy.pool import NullPool

from data.locks import Lock, exclusive
from data.schema import TABLES


def begin_by_hand(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # Python's driver would commit each table by itself


def begin(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


# With foreign keys enforced a batch alter of a parent table deletes all its child rows: the engine here has them off.
engine = create_engine(context.config.attributes["url"], poolclass=NullPool)
if engine.dialect.name == "sqlite":  # a process that is killed half-way leaves the schema as it was
    event.listen(engine, "connect", begin_by_hand)
    event.listen(engine, "begin", begin)
with engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=TABLES,
        render_as_batch=True,
        compare_type=True,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        exclusive(connection, Lock.SCHEMA)  # processes that start at once: one migrates, the others find it done
        context.run_migrations()
