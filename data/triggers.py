"""The triggers that keep the ledger and the audit log append-only.

A migration that rebuilds one of these tables has to call `guard_ledger` again.
"""

from __future__ import annotations

from collections.abc import Callable

Execute = Callable[[str], object]

GUARDED = {"ledger": "the ledger is append-only", "audit_entry": "the audit log is append-only"}


def guard_ledger(execute: Execute, dialect: str) -> None:
    """Create the triggers of all guarded tables on `sqlite` or `postgresql`."""
    for table, words in GUARDED.items():
        guard(execute, dialect, table, words)


def guard(execute: Execute, dialect: str, table: str, words: str) -> None:
    """Have the database refuse to change or delete rows of `table`, with these words."""
    if dialect == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            execute(
                f"CREATE TRIGGER IF NOT EXISTS {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{words}'); END"
            )
        return
    execute(
        f"CREATE OR REPLACE FUNCTION {table}_is_append_only() RETURNS trigger AS "
        f"$$ BEGIN RAISE EXCEPTION '{words}'; END $$ LANGUAGE plpgsql"
    )
    execute(f"DROP TRIGGER IF EXISTS {table}_no_change ON {table}")
    execute(
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_is_append_only()"
    )
