"""The triggers that keep the ledger append-only. A migration that rebuilds it has to call `guard_ledger` again."""

from __future__ import annotations

from collections.abc import Callable

WORDS = "the ledger is append-only"


def guard_ledger(execute: Callable[[str], object], dialect: str) -> None:
    """Create the triggers on `sqlite` or `postgresql`."""
    if dialect == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            execute(
                f"CREATE TRIGGER IF NOT EXISTS ledger_no_{verb.lower()} BEFORE {verb} ON ledger "
                f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
            )
        return
    execute(
        "CREATE OR REPLACE FUNCTION ledger_is_append_only() RETURNS trigger AS "
        f"$$ BEGIN RAISE EXCEPTION '{WORDS}'; END $$ LANGUAGE plpgsql"
    )
    execute("DROP TRIGGER IF EXISTS ledger_no_change ON ledger")
    execute(
        "CREATE TRIGGER ledger_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger "
        "FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only()"
    )
