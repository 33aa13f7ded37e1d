"""What the log says of who came in and who did not, and what it never says."""

from __future__ import annotations

import io
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import structlog
from structlog.testing import capture_logs

from main import HERE
from pages.server import OneLine
from services import errors
from services.accounts import api_keys, entering, journal, links
from services.accounts.attempts import open_attempts
from services.accounts.entering import Origin
from services.settings import Settings
from tests.house import PASSWORD, add_account, set_password

THERE = Origin(address="192.0.2.1", device="Firefox")
OTHER = "a fine long password"


@pytest.fixture(autouse=True)
def limits(database: Path) -> None:
    open_attempts(Settings())


@pytest.fixture
def said() -> Iterator[list[Any]]:
    with capture_logs() as lines:
        yield lines


def of(lines: list[Any], event: str) -> Any:
    return next(one for one in lines if one["event"] == event)


async def test_who_came_in_and_what_opens_an_account_now_stands_there(said: list[Any]) -> None:
    entered = await entering.sign_up(Settings(), "ada@example.org", PASSWORD, "Ada Lovelace", THERE)
    who = entered.user.id
    await entering.sign_in(Settings(), "ada@example.org", PASSWORD, THERE)
    await entering.change_password(who, PASSWORD, OTHER, keep_sign_in=None)
    key = await api_keys.make(who, "overlay")
    await api_keys.revoke(who, key.view.id)
    link = await links.make_mailed_link("ada@example.org")
    assert link is not None
    await links.set_password(Settings(), link.secret, PASSWORD, THERE.address)
    assert [one["event"] for one in said if one.get("area") == "security"] == [
        "an account was made",
        "signed in",
        "sign-ins were ended",
        "a password was changed",
        "an API key was made",
        "an API key was revoked",
        "a password was set by a reset link",
    ]
    first = of(said, "signed in")
    assert (first["user"], first["by"], first["address"], first["log_level"]) == (who, "password", "192.0.2.1", "info")
    secrets = [PASSWORD, OTHER, key.secret, link.secret, entered.secret, "ada@example.org", "Lovelace"]
    assert [one for one in secrets if one in str(said)] == []


async def test_who_was_not_let_in_stands_there_as_a_warning(said: list[Any]) -> None:
    account = add_account()
    set_password(account)
    for email in (account.email, "nobody@example.org"):
        with pytest.raises(errors.BadCredentials):
            await entering.sign_in(Settings(), email, "wrong password", THERE)
    known, unknown = [one for one in said if one["event"] == "a sign-in was refused"]
    assert (known["user"], known["address"], known["log_level"]) == (account.id, "192.0.2.1", "warning")
    assert "user" not in unknown
    assert "nobody@" not in str(said)


async def test_too_many_attempts_stand_there(said: list[Any]) -> None:
    for _ in range(10):
        with pytest.raises(errors.BadCredentials):
            await entering.sign_in(Settings(), "nobody@example.org", "x", THERE)
    with pytest.raises(errors.RateLimited):
        await entering.sign_in(Settings(), "nobody@example.org", "x", THERE)
    assert of(said, "too many attempts")["limit"] == "signin-account"


@pytest.mark.parametrize(
    "path", ["/reset/s3cret", "/invited/s3cret", "/shared/s3cret", "/api/v1/shared/s3cret/content"]
)
def test_a_link_does_not_stand_there(path: str) -> None:
    assert "s3cret" not in journal.without_secrets(path)
    assert journal.without_secrets("/api/v1/me") == "/api/v1/me"


def test_every_line_has_its_time_in_utc() -> None:
    code = (
        "import logging, structlog; from pages import server; from services.settings import Settings;"
        "server._log(Settings()); structlog.get_logger().info('x'); logging.getLogger('y').warning('z')"
    )
    told = os.environ | {"TZ": "Asia/Tokyo"}
    done = subprocess.run([sys.executable, "-c", code], cwd=HERE, env=told, capture_output=True, text=True)
    lines = done.stderr.splitlines()
    assert (len(lines), done.stdout) == (2, ""), done.stderr
    for line in lines:
        moment = datetime.strptime(line.split()[0], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
        assert abs(datetime.now(UTC) - moment) < timedelta(hours=1)


def test_no_value_makes_a_line_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    sink = io.StringIO()
    monkeypatch.setattr("sys.stderr", sink)
    before = structlog.get_config()
    from pages import server

    try:
        server._log(Settings())
        structlog.get_logger("x").warning("refused", path="/a\n2026-01-01 [info] signed in user=root\x1b[2J\u2028")
    finally:
        structlog.configure(**before)
    assert sink.getvalue().count("\n") == 1
    assert "\x1b" not in sink.getvalue()
    record = logging.LogRecord("x", logging.WARNING, "", 0, "a %s", ("b\r\nINFO signed in\x1b[2J",), None)
    assert OneLine("%(message)s").format(record) == r"a b\r\nINFO signed in\x1b[2J"
