"""Versions: the history of a project, going back, putting away, and what differs between two."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image
from sqlmodel import Session

import data
from data.library import Asset, Version
from services.errors import BadInput, NotFound
from services.imaging.difference import difference
from services.studio import assets, lineage, projects, versions
from tests.house import Account, Studio, add_account, png
from tests.services.studio import shelf


@pytest.fixture
def ada(database: object) -> Account:
    return add_account()


@pytest.fixture
def eve(database: object) -> Account:
    return add_account("eve@example.org")


def version_of(asset: Asset) -> str:
    assert asset.version_id is not None
    return asset.version_id


async def test_a_history_comes_newest_first_with_parents_and_page_by_page(ada: Account) -> None:
    first = shelf.picture(ada)
    second = shelf.picture(ada, parent=first.version_id)
    branch = shelf.picture(ada, parent=first.version_id)
    found = await versions.history(ada.id, first.project_id)
    assert [one.id for one in found] == [branch.version_id, second.version_id, first.version_id]
    assert [(one.number, one.parent_id) for one in found] == [(3, first.version_id), (2, first.version_id), (1, None)]
    page = await versions.history(ada.id, first.project_id, limit=2)
    rest = await versions.history(ada.id, first.project_id, limit=2, before=page[-1].id)
    assert (*page, *rest) == found
    with pytest.raises(BadInput):
        await versions.history(ada.id, first.project_id, before=data.new_id())


async def test_going_back_makes_a_new_version_of_the_same_picture(ada: Account) -> None:
    first = shelf.picture(ada)
    later = shelf.picture(ada, parent=first.version_id)
    back = await versions.restore(ada.id, first.project_id, version_of(first))
    assert (back.number, back.parent_id, back.asset.id) == (3, first.version_id, first.id)
    assert back.asset.sha256 == first.sha256
    newest, *_ = await versions.history(ada.id, first.project_id)
    assert newest.id == back.id
    assert shelf.row(Version, version_of(later)) is not None
    assert shelf.row(Asset, first.id).version_id == first.version_id


async def test_the_conversation_goes_on_from_a_version_gone_back_to(ada: Account) -> None:
    first = shelf.picture(ada)

    def talk(db: Session) -> None:
        row = db.get_one(Version, version_of(first))
        row.interaction_id, row.provider = "turn-1", "somebody"

    data.write_now(talk)
    back = await versions.restore(ada.id, first.project_id, version_of(first))
    row = shelf.row(Version, back.id)
    assert (row.interaction_id, row.provider) == ("turn-1", "somebody")


async def test_a_version_put_away_takes_its_picture_along_unless_another_shows_it(ada: Account) -> None:
    first = shelf.picture(ada)
    back = await versions.restore(ada.id, first.project_id, version_of(first))
    await versions.delete(ada.id, version_of(first))
    assert shelf.row(Asset, first.id).deleted_at is None
    await versions.delete(ada.id, back.id)
    assert shelf.row(Asset, first.id).deleted_at is not None
    assert await versions.history(ada.id, first.project_id) == ()
    await versions.undelete(ada.id, back.id)
    assert back.id in {one.id for one in await versions.history(ada.id, first.project_id)}
    assert shelf.row(Asset, first.id).deleted_at is None


async def test_a_picture_brought_back_brings_its_version_back(ada: Account) -> None:
    first = shelf.picture(ada)
    await versions.delete(ada.id, version_of(first))
    await assets.restore(ada.id, first.id)
    assert (await versions.get(ada.id, version_of(first))).asset.id == first.id


async def test_a_version_deleted_meanwhile_is_told_in_plain_words(ada: Account) -> None:
    first, second = shelf.picture(ada), shelf.picture(ada)
    await versions.delete(ada.id, version_of(first))
    for act in (
        versions.get(ada.id, version_of(first)),
        versions.delete(ada.id, version_of(first)),
        versions.restore(ada.id, first.project_id, version_of(first)),
        versions.compare(ada.id, version_of(second), version_of(first)),
    ):
        with pytest.raises(NotFound, match="This version was deleted"):
            await act


async def test_somebody_elses_version_is_not_found_by_any_way(ada: Account, eve: Account) -> None:
    mine, hers = shelf.picture(ada), shelf.picture(eve)
    for act in (
        versions.get(eve.id, version_of(mine)),
        versions.delete(eve.id, version_of(mine)),
        versions.undelete(eve.id, version_of(mine)),
        versions.restore(eve.id, hers.project_id, version_of(mine)),
        versions.restore(eve.id, mine.project_id, version_of(mine)),
        versions.restore(eve.id, mine.project_id, version_of(hers)),
        versions.compare(eve.id, version_of(hers), version_of(mine)),
        lineage.of_asset(eve.id, mine.id),
    ):
        with pytest.raises(NotFound) as refused:
            await act
        assert refused.value.message == NotFound.text
    assert shelf.row(Asset, mine.id).deleted_at is None


async def test_a_version_of_another_project_is_not_gone_back_to(ada: Account) -> None:
    kit = await projects.create(ada.id, "Kit")
    first = shelf.picture(ada)
    with pytest.raises(NotFound):
        await versions.restore(ada.id, kit.id, version_of(first))


async def test_two_versions_are_compared_pixel_by_pixel(studio: Studio, ada: Account) -> None:
    one = await assets.upload(ada.id, png(20, 10, "#000000"))
    changed = Image.new("RGB", (20, 10), "#000000")
    changed.paste((40, 0, 0), (0, 0, 5, 10))
    changed.putpixel((19, 9), (0, 255, 0))
    sink = io.BytesIO()
    changed.save(sink, "PNG")
    two = await assets.upload(ada.id, sink.getvalue())
    assert one.version_id is not None
    assert two.version_id is not None
    found = await versions.compare(ada.id, one.version_id, two.version_id)
    assert (found.changed, found.share, found.largest, found.same_size) == (51, 51 / 200, 255, True)
    assert (found.first.id, found.second.id, found.width, found.height) == (one.version_id, two.version_id, 20, 10)
    shown = np.asarray(Image.open(io.BytesIO(found.picture)).convert("RGB")).astype(int)
    assert shown[5, 10].max() == 0
    assert shown[0, 0].max() > 80
    assert shown[9, 19].max() == 255
    same = await versions.compare(ada.id, one.version_id, one.version_id)
    assert (same.changed, same.largest) == (0, 0)


def test_a_second_picture_of_another_size_is_scaled_to_the_first() -> None:
    found = difference(Image.new("RGB", (30, 20), "teal"), Image.new("RGBA", (60, 45), "teal"))
    assert (found.changed, found.largest) == (0, 0)


def test_what_is_transparent_in_both_is_the_same_whatever_its_colour() -> None:
    found = difference(Image.new("RGBA", (5, 5), (255, 0, 0, 0)), Image.new("RGBA", (5, 5), (0, 0, 255, 0)))
    assert found.changed == 0


def test_one_pixel_of_a_large_picture_still_shows() -> None:
    plain = Image.new("RGB", (5000, 601), "white")
    other = plain.copy()
    other.putpixel((4321, 600), (254, 255, 255))
    found = difference(plain, other)
    assert (found.changed, found.largest) == (1, 1)
    shown = np.asarray(Image.open(io.BytesIO(found.picture)))
    assert max(shown.shape) <= 2048
    assert len(np.unique(shown.reshape(-1, 3), axis=0)) == 2
