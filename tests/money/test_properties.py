"""Money under every interleaving that hypothesis can think of, on SQLite and on PostgreSQL.

The long run, with any number of examples and of steps in each:
`MONEY_EXAMPLES=5000 MONEY_STEPS=50 python3 -m tests tests/money/test_properties.py -k sqlite`
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests import postgres
from tests.money.machine import Books

STEPS = int(os.environ.get("MONEY_STEPS", "30"))


def thorough(examples: int) -> settings:
    return settings(
        max_examples=int(os.environ.get("MONEY_EXAMPLES", examples)),
        stateful_step_count=STEPS,
        deadline=None,
        phases=list(Phase) if "MONEY_SHRINK" in os.environ else [Phase.generate],
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
    )


def test_no_token_is_ever_out_of_place_on_sqlite(seeded: Path, home: Path) -> None:
    path = home / "limner.db"

    class OnSqlite(Books):
        @staticmethod
        def make() -> str:
            shutil.copyfile(seeded, path)
            return f"sqlite:///{path}"

        @staticmethod
        def clear() -> None:
            for file in home.glob("limner.db*"):
                file.unlink()

    run_state_machine_as_test(OnSqlite, settings=thorough(60))


@pytest.mark.postgres
@pytest.mark.xdist_group("postgres")
def test_no_token_is_ever_out_of_place_on_postgresql(cluster: postgres.Cluster, home: Path) -> None:
    class OnPostgresql(Books):
        @staticmethod
        def make() -> str:
            return cluster.create("books", template=postgres.TEMPLATE)

        @staticmethod
        def clear() -> None:
            cluster.drop("books")

    run_state_machine_as_test(OnPostgresql, settings=thorough(15))
