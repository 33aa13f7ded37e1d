"""The administrators' office on PostgreSQL: the log is guarded there too, and the same figures come out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import select

import data
from data.accounts import Role
from data.office import AuditEntry
from services.accounts import announcements, bell, people
from services.accounts.people import Only
from services.upkeep import analytics, audit_log, generation_log
from services.upkeep.analytics import Metric
from tests.house import add_account
from tests.money import postgres_marks
from tests.postgres import Cluster
from tests.services.upkeep.test_analytics import failed, painted, session_of

pytestmark = postgres_marks


@pytest.fixture
def office(cluster: Cluster) -> Iterator[None]:
    """An open database of the test's own."""
    data.open_database(cluster.create("office", template="seeded"), durable=False)
    yield
    data.close_database()
    cluster.drop("office")


@pytest.mark.parametrize(
    "statement",
    ["UPDATE audit_entry SET action = 'nothing'", "DELETE FROM audit_entry", "TRUNCATE audit_entry CASCADE"],
)
async def test_no_row_of_the_log_can_be_changed(office: None, statement: str) -> None:
    admin, ada = add_account("root@example.org", role=Role.ADMIN), add_account()
    await people.change_person(admin.id, ada.id, {"plan": "pro"})
    with pytest.raises(DBAPIError, match="append-only"):
        data.write_now(lambda db: db.connection().execute(text(statement)))
    assert data.read_now(lambda db: db.exec(select(AuditEntry.action)).all()) == ["user.change"]


async def test_every_view_answers_as_on_sqlite(office: None) -> None:
    admin, ada = add_account("root@example.org", role=Role.ADMIN), add_account(plan="pro")
    talk = session_of(ada)
    painted(ada, session=talk, parent=painted(ada, session=talk))
    failed(ada)
    await people.grant_tokens(admin.id, ada.id, 500, "for art")
    report = await analytics.report()
    figures = (Metric.IMAGES, Metric.REFINED, Metric.SESSIONS_WITH_IMAGE, Metric.SAVED_BYTES, Metric.FAILURES)
    assert [report.total(metric) for metric in figures] == [2, 1, 1, 4_000, 1]
    assert await analytics.close_days() == 0
    listed = await people.list_people(Only(search="ADA"), sort="balance", ascending=True)
    assert [one.balance for one in listed] == [6_500]
    lines = await generation_log.log_lines(generation_log.Only(user="ada", error="model_busy"))
    assert [one.status for one in lines] == ["failed"]
    assert [one.action for one in await audit_log.entries(audit_log.Only(target="user"))] == ["tokens.grant"]
    assert set(await audit_log.last_changes("user")) == {ada.id}
    await announcements.announce(admin.id, "We rest.")
    assert await bell.count_unread(ada.id) == 1
