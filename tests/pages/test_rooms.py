"""What all pages share: an address with nothing at it, the headers, and who may come in."""

from __future__ import annotations

import pytest
from sqlmodel import Session

import data
from data.accounts import User
from data.coaching import CoachSession
from data.columns import utcnow
from services.studio.projects import default_project
from tests.house import Account, add_account
from tests.pages.conftest import Site
from tests.pages.seen import elements


async def test_an_address_with_nothing_at_it_says_so_in_our_words(site: Site) -> None:
    answer = await (await site.browser()).get("/nowhere")
    assert answer.status_code == 404
    assert "There is nothing at this address." in answer.text
    assert "HTTPException" not in answer.text


@pytest.mark.parametrize("path", ["/", "/gallery", "/account", "/admin"])
async def test_every_room_is_behind_the_door(site: Site, path: str) -> None:
    add_account()
    answer = await (await site.browser()).get(path)
    assert answer.headers["location"].startswith("/sign-in?next=%2F")


@pytest.mark.parametrize("path", ["/sign-in", "/gallery", "/account"])
async def test_no_page_is_kept_by_the_browser_or_framed_by_another_site(site: Site, path: str) -> None:
    account = add_account()
    answer = await (await site.browser(None if path == "/sign-in" else account)).get(path)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/gallery", "/nowhere/to/go"])
async def test_a_page_has_one_main_part(site: Site, path: str) -> None:
    ada = await site.person()
    if path == "/gallery":
        await ada.open(path)
        assert [one.tag for one in elements(ada) if one.tag in {"main", "q-page"}] == ["main"]
    else:
        said = (await ada.http_client.get(path)).text
        assert said.count('"tag":"main"') == 1
        assert '"tag":"q-page"' not in said


async def test_what_the_gate_refuses_is_a_page_for_people_and_json_for_programs(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = await site.browser(origin="https://elsewhere.example")
    answer = await browser.post("/sign-out")
    assert answer.status_code == 403
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "<h1>Not possible</h1>" in answer.text
    assert "This request came from another site and was refused." in answer.text
    assert '<a class="btn lapis" href="/">Back to the studio</a>' in answer.text
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    refused = await browser.post("/api/v1/auth/logout")
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "cross_origin")
    huge = await (await site.browser()).post("/sign-in", content=b"", headers={"content-length": "9000000"})
    assert huge.status_code == 413
    assert "<h1>Too large</h1>" in huge.text


@pytest.fixture
def slow_rate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIMNER_RATE_LIMIT", "2/minute")


async def test_too_many_pages_end_in_one_that_leads_back_here(slow_rate: None, site: Site) -> None:
    browser = await site.browser()
    for _ in range(2):
        await browser.get("/sign-in")
    answer = await browser.get("/sign-in%22%3E%3Cscript%3E")
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) >= 1
    assert "<h1>One moment, please</h1>" in answer.text
    assert "<script" not in answer.text
    assert 'href="/sign-in&quot;&gt;' in answer.text
    sheet = answer.text.split('rel="stylesheet" href="')[1].split('"')[0]
    assert (await browser.get(sheet)).status_code == 200


async def test_a_disabled_account_stands_at_the_sign_in_page_like_everybody_else(site: Site) -> None:
    who = add_account()
    browser = await site.browser(who)
    assert (await browser.get("/sign-in")).status_code == 303
    data.write_now(_disable, who)
    assert (await browser.get("/sign-in")).status_code == 200


def _disable(db: Session, who: Account) -> None:
    db.get_one(User, who.id).disabled = True


@pytest.mark.parametrize("path", ["/", "/profile"])
async def test_a_session_of_somebody_else_is_answered_like_one_that_does_not_exist(site: Site, path: str) -> None:
    owner, stranger = add_account(), add_account("eve@example.org")
    theirs = data.write_now(_session_of, owner)
    browser = await site.browser(stranger)
    for asked in (theirs, data.new_id(), "no id"):
        answer = await browser.get(path, params={"session": asked})
        assert answer.status_code == 404
        assert "That does not exist." in answer.text
    own = await (await site.browser(owner)).get("/", params={"session": theirs})
    assert own.status_code == 200


def _session_of(db: Session, who: Account) -> str:
    project = default_project(db, who.id)
    row = CoachSession(
        user_id=who.id,
        project_id=project.id,
        kind="image",
        asset_type="thumbnail",
        opened_period="2026-11",
        expires_at=utcnow(),
    )
    db.add(row)
    db.flush()
    return row.id
