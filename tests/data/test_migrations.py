"""From an empty file to this version's schema, and from an older one without losing anything."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool
from sqlmodel import SQLModel

import data
from data import catalogue, migrate


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'house' / 'limner.db'}"


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def path_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def test_an_empty_folder_becomes_a_database_of_this_version(url: str) -> None:
    assert migrate.migrate(url) is None
    assert migrate.current_revision(url) == migrate.newest_revision()


def test_the_names_of_the_files_say_in_which_order_they_come() -> None:
    scripts = ScriptDirectory(str(migrate.MIGRATIONS))
    in_order = [script.revision for script in scripts.walk_revisions()][::-1]
    assert in_order == sorted(in_order)
    assert all(Path(script.path).name.startswith(f"{script.revision}_") for script in scripts.walk_revisions())
    assert scripts.get_current_head() == migrate.newest_revision()


def test_a_database_of_this_version_is_left_alone(seeded: Path) -> None:
    before = seeded.read_bytes()
    assert migrate.migrate(f"sqlite:///{seeded}") is None
    assert seeded.read_bytes() == before


def test_the_migrated_schema_is_the_one_that_the_tables_declare(seeded: Path) -> None:
    engine = create_engine(f"sqlite:///{seeded}", poolclass=NullPool)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True, "render_as_batch": True}
        )
        assert compare_metadata(context, SQLModel.metadata) == []


def test_the_guards_of_ledger_and_audit_log_are_there_after_migrating(seeded: Path) -> None:
    triggers = rows(seeded, "SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
    guarded = [("audit_entry_no_delete",), ("audit_entry_no_update",)]
    assert triggers == [*guarded, ("ledger_no_delete",), ("ledger_no_update",)]


def write(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_file_that_will_be_upgraded_is_copied_first(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    migrate.migrate(url)
    write(path_of(url), "INSERT INTO plan VALUES ('mine', 'Mine', 7, 0)")
    monkeypatch.setattr(migrate, "newest_revision", lambda: "one more")
    copy = migrate.migrate(url)
    assert copy is not None
    assert copy.name.startswith("limner.before-upgrade-")
    assert rows(copy, "SELECT name FROM plan") == [("Mine",)]


def test_a_database_of_a_newer_version_is_neither_copied_nor_touched(url: str) -> None:
    migrate.migrate(url)
    write(path_of(url), "UPDATE alembic_version SET version_num = 'from-the-future'")
    with pytest.raises(migrate.NewerDatabase):
        migrate.migrate(url)
    assert migrate.current_revision(url) == "from-the-future"
    assert [path.name for path in path_of(url).parent.iterdir()] == ["limner.db"]


def test_a_migration_that_was_killed_half_way_is_begun_again(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("data.triggers.guard_ledger", die)
        with pytest.raises(KeyboardInterrupt):
            migrate.migrate(url)
    assert migrate.current_revision(url) is None
    migrate.migrate(url)
    assert migrate.current_revision(url) == migrate.newest_revision()


def test_there_is_one_newest_revision(url: str) -> None:
    assert ScriptDirectory(str(migrate.MIGRATIONS)).get_heads() == [migrate.newest_revision()]


def test_the_catalogue_is_copied_into_a_new_database_only(url: str) -> None:
    migrate.migrate(url)
    data.open_database(url, durable=False)
    try:
        data.write_now(catalogue.seed)
        path = path_of(url)
        data.write_now(
            lambda db: db.connection().exec_driver_sql("UPDATE plan SET monthly_tokens = 1 WHERE key = 'pro'")
        )
        data.write_now(catalogue.seed)
        assert rows(path, "SELECT monthly_tokens FROM plan ORDER BY key") == [(0,), (1,), (20000,)]
        assert rows(path, "SELECT count(*) FROM allowance") == [(18,)]
    finally:
        data.close_database()
