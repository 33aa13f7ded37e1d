"""Where a picture comes from: every version before it and every picture that went in; and what an export may claim."""

from __future__ import annotations

import pytest

import data
from data.library import Asset, Candidate, CandidateState
from services.errors import NotFound
from services.imaging.provenance import Origin
from services.studio import assets, files, lineage, operations, versions
from services.studio.generation_views import when_finished
from tests.house import Account, Studio, add_account, png
from tests.services.studio import shelf
from tests.services.studio.asking import painted, rows


@pytest.fixture
def ada(database: object) -> Account:
    return add_account()


def origin(asset: Asset) -> Origin | None:
    return data.read_now(lambda db: lineage.origin_of(db, db.get_one(Asset, asset.id)))


async def test_a_line_goes_back_to_the_first_version_and_leaves_the_branches_out(ada: Account) -> None:
    first = shelf.painted(ada, "a fox")
    second = shelf.painted(ada, "bluer", parent=first.version_id)
    shelf.painted(ada, "a branch", parent=first.version_id)
    last = shelf.painted(ada, "sparkles", parent=second.version_id)
    steps = await lineage.of_asset(ada.id, last.id)
    assert [(one.prompt, one.asset.id) for one in steps] == [
        ("sparkles", last.id),
        ("bluer", second.id),
        ("a fox", first.id),
    ]
    assert [one.parent_id for one in steps] == [second.version_id, first.version_id, None]
    assert {one.model for one in steps} == {"a-model"}


async def test_pictures_that_went_in_are_followed_to_their_own_beginnings(ada: Account) -> None:
    sketch = shelf.picture(ada, kind="upload", title="sketch")
    style = shelf.painted(ada, "a style", asset_ids=[sketch.id])
    base = shelf.painted(ada, "a base")
    mask = shelf.picture(ada, kind="mask")
    made = shelf.painted(ada, "together", parent=base.version_id, asset_ids=[base.id, style.id], mask_asset_id=mask.id)
    steps = await lineage.of_asset(ada.id, made.id)
    assert {one.asset.id for one in steps} >= {made.id, base.id, style.id, sketch.id}
    by_id = {one.asset.id: one for one in steps}
    assert [one.id for one in by_id[made.id].inputs] == [style.id, mask.id]
    assert [one.id for one in by_id[style.id].inputs] == [sketch.id]


async def test_what_was_deleted_still_stands_in_the_line_with_its_words(ada: Account) -> None:
    first = shelf.painted(ada, "a fox")
    last = shelf.painted(ada, "bluer", parent=first.version_id)
    await assets.delete(ada.id, first.id)
    steps = await lineage.of_asset(ada.id, last.id)
    assert [(one.prompt, one.deleted) for one in steps] == [("bluer", False), ("a fox", True)]
    with pytest.raises(NotFound):
        await lineage.of_asset(ada.id, first.id)


async def test_a_long_line_is_told_whole(ada: Account) -> None:
    parent: str | None = None
    for number in range(120):
        asset = shelf.picture(ada, parent=parent, title=str(number))
        parent = asset.version_id
    assert len(await lineage.of_asset(ada.id, asset.id)) == 120


async def test_a_strangers_picture_in_a_request_stays_out(ada: Account) -> None:
    hers = shelf.picture(add_account("eve@example.org"))
    made = shelf.painted(ada, "a fox", asset_ids=[hers.id])
    (step,) = await lineage.of_asset(ada.id, made.id)
    assert step.inputs == ()


async def test_a_painted_picture_tells_its_price_and_its_time(studio: Studio, ada: Account) -> None:
    (picture,) = (await painted(ada, "a teal fox")).assets
    (step,) = await lineage.of_asset(ada.id, picture.id)
    assert (step.action, step.prompt, step.model) == ("text_to_image", "a teal fox", studio.settings.image_model)
    assert step.charge is not None
    assert (step.charge.paid_by, step.charge.feature, step.charge.state) == ("plan", "creations", "captured")
    assert step.seconds is not None
    assert step.seconds >= 0


async def test_each_candidate_has_the_charge_of_its_own(studio: Studio, ada: Account) -> None:
    first, second = (await painted(ada, "a teal fox", count=2)).assets
    for picture in (first, second):
        (step,) = await lineage.of_asset(ada.id, picture.id)
        assert step.asset.id == picture.id
        assert step.charge is not None
    done = [one for one in rows(Candidate) if one.state == CandidateState.DONE]
    assert len({one.charge_id for one in done}) == 2


async def test_going_back_costs_nothing_and_stands_in_the_line(ada: Account) -> None:
    first = shelf.painted(ada, "a fox")
    assert first.version_id is not None
    back = await versions.restore(ada.id, first.project_id, first.version_id)
    on = shelf.painted(ada, "bluer", parent=back.id)
    steps = await lineage.of_asset(ada.id, on.id)
    assert [one.action for one in steps] == ["image_edit", "restore", "upload"]
    assert (steps[1].charge, steps[1].asset.id) == (None, first.id)


def test_an_export_claims_no_more_than_what_happened(ada: Account) -> None:
    upload = shelf.picture(ada, kind="upload")
    cropped = shelf.painted(ada, "crop it", parent=upload.version_id, model="")
    painted_alone = shelf.painted(ada, "a fox")
    refined = shelf.painted(ada, "bluer", parent=painted_alone.version_id)
    edited = shelf.painted(ada, "add a hat", parent=cropped.version_id)
    composed = shelf.painted(ada, "together", asset_ids=[painted_alone.id, upload.id])
    masked = shelf.painted(
        ada, "a hat", parent=painted_alone.version_id, mask_asset_id=shelf.picture(ada, kind="mask").id
    )
    assert [origin(one) for one in (upload, cropped)] == [None, None]
    assert [origin(one) for one in (painted_alone, refined, masked)] == [Origin.PAINTED] * 3
    assert [origin(one) for one in (edited, composed)] == [Origin.COMPOSITE] * 2


async def test_the_exports_of_an_upload_and_of_its_edit_say_what_they_are(studio: Studio, ada: Account) -> None:
    own = await assets.upload(ada.id, png(), name="mine.png")
    plain = (await files.content(ada.id, own.id, format="webp")).data
    assert b"Limner" in plain
    assert b"DigitalSourceType" not in plain
    view = await operations.image_edit(ada.id, own.id, "add a hat")
    (edited,) = (await when_finished(ada.id, view.id, 60)).assets
    assert Origin.COMPOSITE.value.encode() in (await files.content(ada.id, edited.id, format="webp")).data
    (alone,) = (await painted(ada)).assets
    assert Origin.PAINTED.value.encode() in (await files.content(ada.id, alone.id, format="webp")).data
