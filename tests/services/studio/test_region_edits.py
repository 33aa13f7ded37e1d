"""A region edit through the whole pipeline: nothing outside moves, whatever the model answers, and it is reported."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
import pytest
from PIL import Image

import data
from data.library import Asset, AssetKind, Version
from services import errors
from services.engine.faults import Kind
from services.imaging.region import Box
from services.studio import assets, files, generation_views, operations, versions
from services.studio.views import AssetView, GenerationView
from tests.house import Account, Studio, add_account, check_books, held_anywhere
from tests.services.studio.asking import rows
from tests.services.studio.test_generations import FAILURES

REGION = Box(x=150, y=110, width=90, height=70)
REPORT = {"outside_pixels", "outside_changed", "registration", "seam_delta", "blended"}


@pytest.fixture
def ada(database: Any) -> Account:
    return add_account(plan="studio")


def busy(width: int = 400, height: int = 300, mode: str = "RGB") -> Image.Image:
    """Soft noise: there is something to register by everywhere."""
    random = np.random.default_rng(5)
    noise = random.integers(0, 256, (height // 6, width // 6, 3), dtype=np.uint8)
    picture = Image.fromarray(noise).resize((width, height), Image.Resampling.BICUBIC)
    if mode == "RGBA":
        alpha = Image.fromarray(random.integers(0, 256, (height, width), dtype=np.uint8))
        picture.putalpha(alpha)
    return picture


async def brought(account: Account, picture: Image.Image, **more: Any) -> AssetView:
    sink = io.BytesIO()
    picture.save(sink, "PNG")
    return await assets.upload(account.id, sink.getvalue(), **more)


async def edited(account: Account, source: AssetView, **more: Any) -> GenerationView:
    if "mask_asset_id" not in more:
        more.setdefault("region", REGION)
    view = await operations.region_edit(account.id, source.id, "make it blue", **more)
    return await generation_views.when_finished(account.id, view.id, 60)


async def pixels_of(account: Account, picture: AssetView, **export: Any) -> np.ndarray:
    file = await files.content(account.id, picture.id, **export)
    return np.asarray(Image.open(io.BytesIO(file.data)))


def outside(region: Box, size: tuple[int, int]) -> np.ndarray:
    mask = np.ones((size[1], size[0]), bool)
    mask[region.y : region.bottom, region.x : region.right] = False
    return mask


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
async def test_outside_the_region_every_byte_is_the_parents_also_after_export(
    studio: Studio, ada: Account, mode: str
) -> None:
    source = await brought(ada, busy(mode=mode))
    view = await edited(ada, source)
    assert (view.status, view.error_message) == ("completed", None)
    assert set(view.report) >= REPORT
    assert (view.report["outside_changed"], view.report["outside_pixels"]) == (0, 400 * 300 - 90 * 70)
    assert set(view.report["registration"]) == {"dx", "dy", "scale", "error"}
    (picture,) = view.assets
    before, keep = await pixels_of(ada, source), outside(REGION, (400, 300))
    for export in ({}, {"format": "png"}, {"format": "webp"}):
        after = await pixels_of(ada, picture, **export)
        assert after.shape == before.shape
        assert np.array_equal(after[keep], before[keep]), export
        assert (after[~keep] != before[~keep]).any()
    made = await versions.get(ada.id, picture.version_id or "")
    assert (made.parent_id, made.action) == (source.version_id, "region_edit")
    assert [(one.tokens, one.state) for one in view.charges] == [(200, "captured")]
    check_books()


async def test_a_painted_mask_is_a_region_too(studio: Studio, ada: Account) -> None:
    source = await brought(ada, busy())
    painted = np.zeros((300, 400), np.uint8)
    painted[120:180, 160:220] = 255
    mask = await brought(ada, Image.fromarray(painted), kind=AssetKind.MASK)
    view = await edited(ada, source, mask_asset_id=mask.id)
    assert (view.status, view.report["outside_changed"]) == ("completed", 0)
    before, after = await pixels_of(ada, source), await pixels_of(ada, view.assets[0])
    assert np.array_equal(before[painted == 0], after[painted == 0])
    assert not np.array_equal(before, after)


async def test_flat_surroundings_are_said_to_be_unverified(studio: Studio, ada: Account) -> None:
    source = await brought(ada, Image.new("RGB", (400, 300), "teal"))
    view = await edited(ada, source)
    assert view.status == "completed"
    assert "could not be verified" in view.report["note"]
    assert view.report["registration"]["error"] is None


async def test_what_an_answer_in_another_ratio_does_not_show_stays_as_it_was_and_is_noted(
    studio: Studio, ada: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    painter = studio.model._app.state.engine.painter  # pyright: ignore[reportPrivateUsage]
    change = painter.change_region

    def cut_off(picture: bytes, instruction: str, **more: Any) -> tuple[bytes, tuple[str, ...]]:
        made, done = change(picture, instruction, **more)
        sink, whole = io.BytesIO(), Image.open(io.BytesIO(made))
        whole.crop((whole.width * 3 // 20, 0, whole.width * 17 // 20, whole.height)).save(sink, "PNG")
        return sink.getvalue(), done

    monkeypatch.setattr(painter, "change_region", cut_off)
    monkeypatch.setattr(painter, "fit", lambda picture, **_: picture)  # pyright: ignore[reportUnknownLambdaType]
    region = Box(x=20, y=110, width=200, height=70)
    source = await brought(ada, busy())
    view = await edited(ada, source, region=region)
    assert (view.status, view.report["outside_changed"]) == ("completed", 0)
    assert "does not show all of the region" in view.report["note"]
    assert view.report["registration"]["scale"] == pytest.approx(1, abs=0.002)
    before, after = await pixels_of(ada, source), await pixels_of(ada, view.assets[0])
    assert np.array_equal(before[:, :55], after[:, :55])
    assert (before[140, 100:200] != after[140, 100:200]).any(axis=-1).all()


async def test_the_whole_picture_has_nothing_outside(studio: Studio, ada: Account) -> None:
    source = await brought(ada, busy())
    view = await edited(ada, source, region=Box(x=0, y=0, width=400, height=300))
    assert (view.status, view.report["outside_pixels"], view.report["outside_changed"]) == ("completed", 0, 0)


async def test_repainted_surroundings_fail_cost_nothing_and_can_be_tried_again(
    studio: Studio, ada: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = await brought(ada, busy())
    painter = studio.model._app.state.engine.painter  # pyright: ignore[reportPrivateUsage]

    def repaint(picture: bytes, instruction: str, **_: Any) -> tuple[bytes, tuple[str, ...]]:
        sink = io.BytesIO()
        busy(640, 480).rotate(180).save(sink, "PNG")
        return sink.getvalue(), (instruction,)

    monkeypatch.setattr(painter, "change_region", repaint)
    view = await edited(ada, source)
    assert (view.status, view.error_code) == ("failed", "region_not_matched")
    assert [one.state for one in view.charges] == ["released"]
    assert len(rows(Version)) == 1
    assert held_anywhere() == []
    check_books()


async def with_a_seam(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the model change a little around the region as well, so that there is a seam to blend."""
    painter = studio.model._app.state.engine.painter  # pyright: ignore[reportPrivateUsage]
    change = painter.change_region

    def spill(picture: bytes, instruction: str, *, part: tuple[float, ...], seed: int) -> tuple[bytes, tuple[str, ...]]:
        wider = (part[0] - 0.03, part[1] - 0.03, part[2] + 0.03, part[3] + 0.03)
        return change(picture, instruction, part=wider, seed=seed)

    monkeypatch.setattr(painter, "change_region", spill)


async def test_a_seam_is_blended_by_a_second_call_for_the_same_charge(
    studio: Studio, ada: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    await with_a_seam(studio, monkeypatch)
    view = await edited(ada, await brought(ada, busy()))
    assert (view.status, len(view.charges)) == ("completed", 1)
    assert view.report["seam_delta"] > 6
    assert view.report["outside_changed"] == 0
    assert len(studio.model.pictures_asked) == 2


@pytest.mark.parametrize(
    ("kind", "options", "code"), [FAILURES[place] for place in (0, 2, 4, 8)], ids=["refused", "none", "broken", "500"]
)
async def test_where_the_blend_fails_the_hard_edged_picture_is_kept_with_a_note(
    studio: Studio, ada: Account, monkeypatch: pytest.MonkeyPatch, kind: Kind, options: dict[str, Any], code: str
) -> None:
    await with_a_seam(studio, monkeypatch)
    source = await brought(ada, busy())
    studio.model.faults.add(Kind.THOUGHT_IMAGE)  # the edit itself is answered well
    studio.model.faults.add(kind, **options)
    view = await edited(ada, source)
    assert (view.status, view.error_code) == ("completed", None)
    assert (view.report["blended"], view.report["outside_changed"]) == (False, 0)
    assert "hard" in view.report["note"]
    assert [one.state for one in view.charges] == ["captured"]
    assert code in {"model_refused", "no_image", "broken_image", "model_unavailable"}
    check_books()


@pytest.mark.parametrize(
    ("kind", "options", "code"), [FAILURES[place] for place in (0, 2, 4, 8)], ids=["refused", "none", "broken", "500"]
)
async def test_where_the_edit_itself_fails_nothing_is_kept_or_charged(
    studio: Studio, ada: Account, kind: Kind, options: dict[str, Any], code: str
) -> None:
    source = await brought(ada, busy())
    studio.model.faults.add(kind, **options)
    view = await edited(ada, source)
    assert (view.status, view.error_code) == ("failed", code)
    assert [one.state for one in view.charges] == ["released"]
    assert len(rows(Asset)) == 1
    check_books()


@pytest.mark.parametrize(
    "region",
    [
        Box(x=-1, y=0, width=10, height=10),
        Box(x=395, y=0, width=10, height=10),
        Box(x=0, y=0, width=0, height=10),
        Box(x=0, y=300, width=10, height=1),
    ],
)
async def test_a_region_that_is_none_is_refused_in_words(studio: Studio, ada: Account, region: Box) -> None:
    source = await brought(ada, busy())
    with pytest.raises(errors.BadInput, match="region"):
        await operations.region_edit(ada.id, source.id, "blue", region=region)


async def test_a_mask_of_another_size_or_without_paint_is_refused_in_words(studio: Studio, ada: Account) -> None:
    source = await brought(ada, busy())
    for picture, words in ((Image.new("L", (399, 300), 255), "same"), (Image.new("L", (400, 300), 0), "empty")):
        mask = await brought(ada, picture, kind=AssetKind.MASK)
        with pytest.raises(errors.BadInput, match=words):
            await operations.region_edit(ada.id, source.id, "blue", mask_asset_id=mask.id)
    theirs = await brought(add_account("eve@example.org"), Image.new("L", (9, 9)), kind=AssetKind.MASK)
    with pytest.raises(errors.NotFound):
        await operations.region_edit(ada.id, source.id, "", mask_asset_id=theirs.id)
    assert data.read_now(lambda db: db.get(Asset, source.id)) is not None


async def test_what_goes_on_from_a_region_edit_goes_on_from_the_whole_picture(studio: Studio, ada: Account) -> None:
    edit = await edited(ada, await brought(ada, busy(640, 480)), region=Box(x=20, y=20, width=90, height=70))
    version_id = edit.assets[0].version_id
    assert version_id is not None
    again = await versions.restore(ada.id, edit.project_id, version_id)
    for goes_on_from in (version_id, again.id):
        view = await operations.continue_version(ada.id, goes_on_from, "make it brighter")
        view = await generation_views.when_finished(ada.id, view.id, 60)
        sent = studio.model.pictures_asked[-1]
        assert (view.status, view.chained, sent.chained, sent.has_image) == ("completed", False, False, True)
