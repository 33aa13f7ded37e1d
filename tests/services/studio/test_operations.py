"""Every operation, end to end: whose pictures, what goes to the model, what comes of it and what it costs."""

from __future__ import annotations

import io
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from PIL import Image

import data
from data.library import Asset, AssetKind, Candidate, Generation, Version
from services import errors
from services.billing import keys
from services.engine.faults import Kind
from services.imaging.region import Box
from services.studio import assets, generation_views, local_edits, operations, retrying, templates, versions, workshop
from services.studio.views import AssetView, GenerationView
from tests.house import Account, Studio, add_account, check_books, held_anywhere, png, take_tokens_away
from tests.services.studio.asking import painted, rows
from tests.services.studio.test_generations import FAILURES, FullDisk

SMALL = (80, 60)
Ask = Callable[..., Awaitable[GenerationView]]


@pytest.fixture
def ada(database: Any) -> Account:
    return add_account(plan="studio")


async def brought(account: Account, colour: str = "teal", **more: Any) -> AssetView:
    return await assets.upload(account.id, png(*SMALL, colour), name=f"{colour}.png", **more)


async def finished(account: Account, view: GenerationView) -> GenerationView:
    return await generation_views.when_finished(account.id, view.id, 30)


def file_of(account: Account, picture: AssetView) -> Image.Image:
    stored = data.read_now(lambda db: db.get_one(Asset, picture.id))
    assert stored.user_id == account.id
    return Image.open(io.BytesIO(_storage().get(stored.sha256)))


def _storage() -> Any:
    return workshop.workshop().storage


ONE_PICTURE: dict[str, Ask] = {
    "image_edit": lambda who, one, **more: operations.image_edit(who, one, "add a red hat", **more),
    "image_edit_complex": lambda who, one, **more: operations.image_edit(
        who, one, "add a hat and a moon", complex=True, **more
    ),
    "background_remove": lambda who, one, **more: operations.background(who, one, "remove", **more),
    "background_replace": lambda who, one, **more: operations.background(who, one, "replace", "a beach", **more),
    "product_reposition": lambda who, one, **more: operations.reposition(who, one, "turn_left", **more),
    "variation": lambda who, one, **more: operations.variation(who, one, **more),
    "upscale": lambda who, one, **more: operations.upscale(who, one, 2, **more),
}
PRICES = {
    "image_edit": 100,
    "image_edit_complex": 150,
    "background_remove": 100,
    "background_replace": 100,
    "product_reposition": 150,
    "variation": 100,
    "upscale": 300,
}


@pytest.mark.parametrize("operation", ONE_PICTURE)
async def test_an_operation_on_an_upload_sends_it_and_makes_a_version_under_it(
    studio: Studio, ada: Account, operation: str
) -> None:
    source = await brought(ada)
    view = await finished(ada, await ONE_PICTURE[operation](ada.id, source.id))
    assert (view.status, view.error_message, view.operation) == ("completed", None, operation)
    (picture,) = view.assets
    made = await versions.get(ada.id, picture.version_id or "")
    assert (made.parent_id, made.action) == (source.version_id, operation)
    assert (picture.project_id, made.project_id) == (source.project_id, source.project_id)
    assert [(one.paid_by, one.tokens, one.state) for one in view.charges] == [("tokens", PRICES[operation], "captured")]
    (call,) = studio.model.pictures_asked
    assert (call.has_image, call.chained) == (True, False)
    assert abs(picture.width / picture.height - SMALL[0] / SMALL[1]) < 0.02
    assert held_anywhere() == []
    check_books()


@pytest.mark.parametrize("operation", ONE_PICTURE)
async def test_a_picture_of_somebody_else_is_unknown_before_anything_else_is_looked_at(
    studio: Studio, ada: Account, operation: str
) -> None:
    theirs = await brought(add_account("eve@example.org"))
    with pytest.raises(errors.NotFound):
        await ONE_PICTURE[operation](ada.id, theirs.id)
    for ask in (
        operations.image_edit(ada.id, theirs.id, ""),
        operations.background(ada.id, theirs.id, "explode"),
        operations.reposition(ada.id, theirs.id, "on its head"),
        operations.upscale(ada.id, theirs.id, 3),
        operations.variation(ada.id, theirs.id, 9),
        operations.region_edit(ada.id, theirs.id, ""),
        operations.compose(ada.id, [theirs.id], ""),
        operations.continue_version(ada.id, theirs.version_id or "", ""),
    ):
        with pytest.raises(errors.NotFound):
            await ask
    assert rows(Generation) == []


@pytest.mark.parametrize("operation", ["image_edit", "upscale"])
async def test_a_deleted_picture_is_said_to_be_deleted(studio: Studio, ada: Account, operation: str) -> None:
    source = await brought(ada)
    await assets.delete(ada.id, source.id)
    with pytest.raises(errors.NotFound, match="deleted"):
        await ONE_PICTURE[operation](ada.id, source.id)


@pytest.mark.parametrize("operation", ONE_PICTURE)
async def test_an_operation_that_cannot_be_paid_reaches_no_model(studio: Studio, ada: Account, operation: str) -> None:
    source = await brought(ada)
    take_tokens_away(ada, left=PRICES[operation] - 1)
    with pytest.raises(errors.InsufficientCredits):
        await ONE_PICTURE[operation](ada.id, source.id)
    assert studio.model.pictures_asked == []


@pytest.mark.parametrize("operation", ONE_PICTURE)
@pytest.mark.parametrize(
    ("kind", "options", "code"), [FAILURES[place] for place in (0, 2, 4, 8)], ids=["refused", "none", "broken", "500"]
)
async def test_an_operation_that_fails_costs_nothing(
    studio: Studio, ada: Account, operation: str, kind: Kind, options: dict[str, Any], code: str
) -> None:
    source = await brought(ada)
    studio.model.faults.add(kind, **options)
    view = await finished(ada, await ONE_PICTURE[operation](ada.id, source.id))
    assert (view.status, view.error_code) == ("failed", code)
    assert [charge.state for charge in view.charges] == ["released"]
    assert len(rows(Version)) == 1
    check_books()


@pytest.mark.parametrize("operation", ["image_edit", "background_remove", "region_edit"])
async def test_a_full_disk_releases_the_charge_and_leaves_nothing_half_written(
    studio: Studio, ada: Account, operation: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = await brought(ada)
    before = sorted(studio.settings.folder.glob("pictures/**/*"))
    monkeypatch.setattr("services.studio.storage.os", FullDisk())
    if operation == "region_edit":
        asked = await operations.region_edit(ada.id, source.id, "blue", region=Box(x=20, y=20, width=20, height=20))
    else:
        asked = await ONE_PICTURE[operation](ada.id, source.id)
    view = await finished(ada, asked)
    assert (view.status, view.error_code) == ("failed", "storage_failed")
    assert [charge.state for charge in view.charges] == ["released"]
    assert sorted(path for path in studio.settings.folder.glob("pictures/**/*") if path.is_file()) == [
        path for path in before if path.is_file()
    ]
    check_books()


async def test_of_several_variations_those_received_are_paid(studio: Studio, ada: Account) -> None:
    source = await brought(ada)
    studio.model.faults.add(Kind.NO_IMAGE, times=2)
    view = await finished(ada, await operations.variation(ada.id, source.id, 4))
    assert (view.status, len(view.assets)) == ("completed", 2)
    assert sorted(charge.state for charge in view.charges) == ["captured", "captured", "released", "released"]
    check_books()


async def test_a_removed_background_is_transparent_and_each_candidate_says_how(studio: Studio, ada: Account) -> None:
    source = await brought(ada)
    view = await finished(ada, await operations.background(ada.id, source.id, "remove"))
    picture = file_of(ada, view.assets[0])
    assert picture.mode == "RGBA"
    assert [picture.getchannel("A").getpixel((x, 0)) for x in (0, picture.width - 1)] == [0, 0]
    assert view.report["transparency"]["way"] == "key"
    several = await finished(ada, await operations.variation(ada.id, view.assets[0].id, 2))
    assert {file_of(ada, one).mode for one in several.assets} == {"RGBA"}
    assert [one["asset_id"] for one in several.report["candidates"]] == [one.id for one in several.assets]
    assert all(one["transparency"]["way"] == "key" for one in several.report["candidates"])


async def test_fine_edges_paint_the_picture_on_white_and_on_black(studio: Studio, ada: Account) -> None:
    source = await brought(ada)
    view = await finished(ada, await operations.background(ada.id, source.id, "remove", fine_edges=True))
    assert (view.status, view.report["transparency"]["way"]) == ("completed", "pair")
    assert len(studio.model.pictures_asked) == 2
    assert [charge.state for charge in view.charges] == ["captured"]


async def test_a_style_is_taken_from_a_second_picture(studio: Studio, ada: Account) -> None:
    source, style = await brought(ada), await brought(ada, "coral")
    view = await finished(ada, await operations.style_transfer(ada.id, source.id, style.id))
    assert (view.status, view.charges[0].feature) == ("completed", "aura_lab")
    made = await versions.get(ada.id, view.assets[0].version_id or "")
    assert made.parent_id == source.version_id
    with pytest.raises(errors.BadInput, match="another picture"):
        await operations.style_transfer(ada.id, source.id, source.id)


async def test_up_to_fourteen_pictures_are_composed(studio: Studio, ada: Account) -> None:
    many = [await brought(ada, f"#{number:02x}4080") for number in range(15)]
    ids = [one.id for one in many]
    view = await finished(ada, await operations.compose(ada.id, ids[:14], "all on one shelf"))
    assert (view.status, view.prompt) == ("completed", "all on one shelf")
    with pytest.raises(errors.BadInput, match="2 to 14 pictures to compose; these are 15"):
        await operations.compose(ada.id, ids, "all on one shelf")
    with pytest.raises(errors.BadInput, match="these are 1"):
        await operations.compose(ada.id, ids[:1], "alone")
    with pytest.raises(errors.BadInput, match="only once"):
        await operations.compose(ada.id, [ids[0], ids[1], ids[0]], "twice")
    theirs = await brought(add_account("eve@example.org"))
    with pytest.raises(errors.NotFound):
        await operations.compose(ada.id, [*ids, theirs.id], "")


async def test_an_upscaled_picture_is_larger_and_one_that_came_back_no_larger_is_not_paid(
    studio: Studio, ada: Account
) -> None:
    small = (await painted(ada)).assets[0]
    larger = (await finished(ada, await operations.upscale(ada.id, small.id, 2))).assets[0]
    assert (larger.width, larger.height) == (2 * small.width, 2 * small.height)
    largest = (await finished(ada, await operations.upscale(ada.id, small.id, 4))).assets[0]
    assert largest.width == 4 * small.width
    with pytest.raises(errors.BadInput, match="2 or by 4"):
        await operations.upscale(ada.id, small.id, 3)


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda who, one: operations.image_edit(who, one, " \x00 "), "Say what to change"),
        (lambda who, one: operations.image_edit(who, one, "x" * 4001), "at most 4000 characters"),
        (lambda who, one: operations.background(who, one, "erase"), "remove, replace"),
        (lambda who, one: operations.background(who, one, "replace"), "Describe the new background"),
        (lambda who, one: operations.background(who, one, "replace", "sea", fine_edges=True), "removed"),
        (lambda who, one: operations.reposition(who, one, "sideways"), "turn_left"),
        (lambda who, one: operations.variation(who, one, 5), "1 to 4 pictures"),
        (lambda who, one: operations.region_edit(who, one, "blue"), "one of the two"),
        (lambda who, one: operations.compose(who, [one, one], "both"), "only once"),
    ],
)
async def test_what_cannot_be_done_is_refused_in_words(studio: Studio, ada: Account, ask: Any, words: str) -> None:
    source = await brought(ada)
    with pytest.raises(errors.BadInput, match=words):
        await ask(ada.id, source.id)
    assert rows(Generation) == []


async def test_every_pose_and_template_has_words(ada: Account) -> None:
    assert all(pose.label and pose.text.endswith((".", "about its upright axis.")) for pose in templates.POSES.values())
    assert {"{prompt}" in one.text or bool(one.text) for one in templates.TEMPLATES.values()} == {True}


async def test_any_version_is_gone_on_from_in_its_conversation(studio: Studio, ada: Account) -> None:
    first = (await painted(ada)).assets[0]
    view = await finished(ada, await operations.continue_version(ada.id, first.version_id or "", "make it gold"))
    assert (view.status, view.operation, view.chained, view.counted_as) == (
        "completed",
        "refinement",
        True,
        "refinement",
    )
    assert view.bytes_up < 3_000
    made = await versions.get(ada.id, view.assets[0].version_id or "")
    assert made.parent_id == first.version_id
    with pytest.raises(errors.BadInput, match="3 to 500"):
        await operations.continue_version(ada.id, first.version_id or "", "x")


async def test_an_upload_is_gone_on_from_with_its_picture(studio: Studio, ada: Account) -> None:
    source = await brought(ada)
    view = await finished(ada, await operations.continue_version(ada.id, source.version_id or "", "make it gold"))
    assert (view.status, view.chained, view.fell_back) == ("completed", False, False)
    assert studio.model.pictures_asked[-1].has_image


async def test_words_that_name_the_key_get_another_one(studio: Studio, ada: Account) -> None:
    source = await brought(ada)
    cut_out = (await finished(ada, await operations.background(ada.id, source.id, "remove"))).assets[0]
    first, *_ = [row.request["ground"]["color"] for row in rows(Generation)]
    view = await finished(ada, await operations.continue_version(ada.id, cut_out.version_id or "", f"paint it {first}"))
    after = data.read_now(lambda db: db.get_one(Generation, view.id)).request["ground"]["color"]
    assert after != first
    assert file_of(ada, view.assets[0]).mode == "RGBA"


async def test_a_transparent_picture_stays_transparent_through_an_edit(studio: Studio, ada: Account) -> None:
    sink = io.BytesIO()
    picture = Image.new("RGBA", SMALL, (0, 0, 0, 0))
    picture.paste((200, 60, 40, 255), (20, 15, 60, 45))
    picture.save(sink, "PNG")
    source = await assets.upload(ada.id, sink.getvalue())
    view = await finished(ada, await operations.image_edit(ada.id, source.id, "add a hat"))
    assert file_of(ada, view.assets[0]).mode == "RGBA"


async def test_a_request_in_words_for_an_exact_edit_is_done_at_once_and_costs_nothing(
    studio: Studio, ada: Account
) -> None:
    source = await brought(ada)
    view = await operations.image_edit(ada.id, source.id, "Flip it horizontally")
    assert (view.status, view.operation, view.charges) == ("completed", local_edits.OPERATION, ())
    assert studio.model.pictures_asked == []
    made = await versions.get(ada.id, view.assets[0].version_id or "")
    assert (made.parent_id, made.description) == (source.version_id, "Flip it horizontally")
    check_books()


async def test_an_exact_edit_under_one_key_is_one_version(studio: Studio, ada: Account) -> None:
    source = await brought(ada)
    key = keys.request("click", "edit", {})
    one = await operations.image_edit(ada.id, source.id, "rotate 90 degrees", key=key)
    await assets.delete(ada.id, source.id)
    assert (await operations.image_edit(ada.id, source.id, "rotate 90 degrees", key=key)).id == one.id
    assert len(rows(Version)) == 2


async def test_a_mask_is_no_picture_to_edit(studio: Studio, ada: Account) -> None:
    mask = await brought(ada, kind=AssetKind.MASK)
    with pytest.raises(errors.BadInput, match="mask"):
        await operations.image_edit(ada.id, mask.id, "add a hat")


async def test_the_same_key_is_the_same_generation_also_after_its_picture_was_deleted(
    studio: Studio, ada: Account
) -> None:
    source = await brought(ada)
    key = keys.request("click", "edit", {})
    one = await finished(ada, await operations.image_edit(ada.id, source.id, "add a hat", key=key))
    await assets.delete(ada.id, source.id)
    again = await operations.image_edit(ada.id, source.id, "add a hat", key=key)
    assert (again.id, again.status) == (one.id, "completed")
    assert len(studio.model.pictures_asked) == 1


async def test_what_failed_is_tried_again_with_a_charge_of_its_own(studio: Studio, ada: Account) -> None:
    source = await brought(ada)
    studio.model.faults.add(Kind.REFUSED)
    failed = await finished(ada, await operations.image_edit(ada.id, source.id, "add a hat"))
    key = keys.request("again", "retry", {})
    again = await finished(ada, await retrying.retry(ada.id, failed.id, key=key))
    assert again.id != failed.id
    assert (again.status, again.operation, again.prompt) == ("completed", failed.operation, failed.prompt)
    assert [charge.state for charge in again.charges] == ["captured"]
    assert (await retrying.retry(ada.id, failed.id, key=key)).id == again.id
    with pytest.raises(errors.Conflict, match="failed or was cancelled"):
        await retrying.retry(ada.id, again.id)
    with pytest.raises(errors.NotFound):
        await retrying.retry(add_account("eve@example.org").id, failed.id)
    await assets.delete(ada.id, source.id)
    with pytest.raises(errors.NotFound, match="removed"):
        await retrying.retry(ada.id, failed.id)
    check_books()


async def test_the_usual_time_is_the_operations_own(studio: Studio, ada: Account) -> None:
    source = await brought(ada)
    await finished(ada, await operations.image_edit(ada.id, source.id, "add a hat"))
    studio.model.faults.add(Kind.HANG, times=2)
    assert (await operations.image_edit(ada.id, source.id, "add a scarf")).usual_seconds is not None
    assert (await operations.variation(ada.id, source.id)).usual_seconds is None


async def test_a_picture_that_arrives_after_its_file_was_collected_is_not_painted(studio: Studio, ada: Account) -> None:
    source = await brought(ada)
    studio.model.faults.add(Kind.HANG, times=2)
    busy = [await operations.variation(ada.id, source.id) for _ in range(2)]
    waiting = await operations.image_edit(ada.id, source.id, "add a hat")

    def collect(db: Any) -> None:
        db.get_one(Asset, source.id).sha256 = ""

    data.write_now(collect)
    for one in busy:
        await workshop.cancel(ada.id, one.id)
    view = await finished(ada, waiting)
    assert (view.status, view.error_code) == ("failed", "not_found")
    assert [charge.state for charge in view.charges] == ["released"]
    assert [row.state for row in rows(Candidate)].count("done") == 0
