"""Share links: whoever has one sees the picture and nothing else, as long as it holds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
import time_machine

import data
from data.accounts import User
from data.library import ShareLink
from services.errors import BadInput, NotFound
from services.studio import assets, projects, sharing
from services.studio.views import AssetView
from services.studio.workshop import workshop
from tests.house import Account, Studio, add_account, png
from tests.services.studio.asking import rows


@pytest.fixture
def ada(studio: Studio) -> Account:
    return add_account()


@pytest.fixture
async def fox(ada: Account) -> AssetView:
    return await assets.upload(ada.id, png(), name="Fox.png")


async def hidden(token: str) -> None:
    for look in (sharing.shared(token), sharing.content(token), sharing.thumbnail(token, 256)):
        with pytest.raises(NotFound):
            await look


async def test_a_link_shows_one_picture_to_strangers(ada: Account, fox: AssetView) -> None:
    link = await sharing.share(ada.id, fox.id)
    assert (link.asset_id, link.path, link.expires_at) == (fox.id, f"/shared/{link.token}", None)
    seen = await sharing.shared(link.token)
    assert (seen.title, seen.width, seen.height) == ("Fox", 40, 30)
    assert (await sharing.content(link.token)).etag == fox.sha256
    assert (await sharing.thumbnail(link.token, 256)).mime_type == "image/webp"
    with pytest.raises(BadInput):
        await sharing.thumbnail(link.token, 300)


async def test_the_owner_can_copy_the_link_again_and_the_database_has_none(ada: Account, fox: AssetView) -> None:
    link = await sharing.share(ada.id, fox.id)
    assert await sharing.link_of(ada.id, fox.id) == link
    assert await sharing.share(ada.id, fox.id) == link
    (row,) = rows(ShareLink)
    assert link.token not in str(row.model_dump())
    assert len(link.token) == 43


async def test_links_cannot_be_told_from_one_another(ada: Account, fox: AssetView) -> None:
    other = await assets.upload(ada.id, png())
    tokens = {(await sharing.share(ada.id, one.id)).token for one in (fox, other)}
    await sharing.unshare(ada.id, fox.id)
    tokens.add((await sharing.share(ada.id, fox.id)).token)
    assert len(tokens) == 3


async def test_a_revoked_link_shows_nothing_for_good(ada: Account, fox: AssetView) -> None:
    link = await sharing.share(ada.id, fox.id)
    await sharing.unshare(ada.id, fox.id)
    await hidden(link.token)
    with pytest.raises(NotFound):
        await sharing.link_of(ada.id, fox.id)
    again = await sharing.share(ada.id, fox.id)
    assert again.token != link.token
    await hidden(link.token)
    await sharing.unshare(ada.id, fox.id)
    await sharing.unshare(ada.id, fox.id)


async def test_a_link_ends_at_its_time_and_can_be_given_another(ada: Account, fox: AssetView) -> None:
    start = datetime.now(UTC)
    link = await sharing.share(ada.id, fox.id, expires_at=start + timedelta(hours=1))
    longer = await sharing.share(ada.id, fox.id, expires_at=start + timedelta(hours=3))
    assert longer.token == link.token
    with time_machine.travel(start + timedelta(hours=2), tick=False):
        await sharing.shared(link.token)
    with time_machine.travel(start + timedelta(hours=3, seconds=1), tick=False):
        await hidden(link.token)
        with pytest.raises(NotFound):
            await sharing.link_of(ada.id, fox.id)
        assert (await sharing.share(ada.id, fox.id)).token != link.token


@pytest.mark.parametrize(
    "end",
    [
        datetime(2020, 1, 1, tzinfo=UTC),
        datetime(2020, 1, 1),
        datetime.min.replace(tzinfo=timezone(timedelta(hours=14))),
        datetime.max.replace(tzinfo=timezone(-timedelta(hours=12))),
    ],
)
async def test_an_end_that_has_passed_or_never_comes_is_refused(ada: Account, fox: AssetView, end: datetime) -> None:
    with pytest.raises(BadInput):
        await sharing.share(ada.id, fox.id, expires_at=end)
    assert rows(ShareLink) == []


async def test_a_deleted_picture_is_not_shown_until_it_is_back(ada: Account, fox: AssetView) -> None:
    kit = await projects.create(ada.id, "Kit")
    await assets.change(ada.id, fox.id, {"project_id": kit.id})
    link = await sharing.share(ada.id, fox.id)
    await assets.delete(ada.id, fox.id)
    await hidden(link.token)
    await assets.restore(ada.id, fox.id)
    await sharing.shared(link.token)
    await projects.delete(ada.id, kit.id)
    await hidden(link.token)
    await sharing.unshare(ada.id, fox.id)
    await projects.restore(ada.id, kit.id)
    await hidden(link.token)


async def test_a_disabled_account_shares_nothing(ada: Account, fox: AssetView) -> None:
    link = await sharing.share(ada.id, fox.id)
    data.write_now(lambda db: setattr(db.get_one(User, ada.id), "disabled", True))
    await hidden(link.token)
    data.write_now(lambda db: setattr(db.get_one(User, ada.id), "disabled", False))
    await sharing.shared(link.token)


async def test_only_the_owner_shares_and_revokes(ada: Account, fox: AssetView) -> None:
    eve = add_account("eve@example.org")
    link = await sharing.share(ada.id, fox.id)
    for act in (sharing.share(eve.id, fox.id), sharing.unshare(eve.id, fox.id), sharing.link_of(eve.id, fox.id)):
        with pytest.raises(NotFound):
            await act
    await sharing.shared(link.token)


async def test_with_another_secret_a_new_link_is_made_and_both_can_be_revoked(ada: Account, fox: AssetView) -> None:
    old = await sharing.share(ada.id, fox.id)
    workshop().settings.secret_key = "another secret that is long enough to be one"
    with pytest.raises(NotFound):
        await sharing.link_of(ada.id, fox.id)
    new = await sharing.share(ada.id, fox.id)
    assert new.token != old.token
    await sharing.shared(old.token)
    await sharing.unshare(ada.id, fox.id)
    await hidden(old.token)
    await hidden(new.token)


@pytest.mark.parametrize("token", ["", "x", "\x00", "\ud800", "é" * 43, "A" * 43, "../..", "%", "x" * 100_000])
async def test_what_is_no_token_opens_nothing(ada: Account, fox: AssetView, token: str) -> None:
    await sharing.share(ada.id, fox.id)
    await hidden(token)
