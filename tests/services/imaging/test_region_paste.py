"""Nothing outside moves: whatever the region, the picture and the model's habit, also after saving and exporting."""

from __future__ import annotations

import io

import cv2
import numpy as np
import pytest
from PIL import Image

from services.errors import RegionNotMatched
from services.gemini import RATIOS
from services.imaging import codec
from services.imaging.export import ExportFormat, export
from services.imaging.region import mask_from_region
from services.imaging.region_crop import cut, inside_of, plan_crop
from services.imaging.region_paste import Pasted, outside_changed, paste
from services.imaging.region_seam import SMALL_SEAM, mark_seam, seam_delta, take_blend
from services.imaging.registration import Verdict
from tests.region.cases import Case, case, edit
from tests.region.scenes import Kind, scene
from tests.region.stand_in import Framing, Habit, answer, habit

CASES, BLOCKS = 304, 16


def pasted(made: Case) -> Pasted:
    return paste(made.parent, made.region, made.crop, made.sent, made.answer)


def reloaded(result: Image.Image, format: ExportFormat) -> list[Image.Image]:
    """The result as it is, stored and read again, and exported without loss."""
    file = export(result, format=format, version_id="018f3c1e-0000-7000-8000-000000000000")
    return [result, codec.decode(codec.encode_png(result)), Image.open(io.BytesIO(file))]


@pytest.mark.parametrize("block", range(BLOCKS))
def test_not_one_pixel_outside_changes(block: int) -> None:
    cv2.setNumThreads(1)
    refused = 0
    for seed in range(block, CASES, BLOCKS):
        made = case(seed)
        before = made.parent.tobytes()
        outside = made.parent.width * made.parent.height - made.region.pixels
        try:
            result = pasted(made).picture
        except RegionNotMatched:  # an answer that was cut to its ratio shows hardly anything of the region
            refused += 1
            continue
        if seed % 5 == 0:
            result = blended(made, result, seed)
        for kept in reloaded(result, (ExportFormat.PNG, ExportFormat.WEBP)[seed // BLOCKS % 2]):
            assert outside_changed(made.parent, kept, made.region) == (outside, 0), seed
        assert result.mode == made.parent.mode
        assert made.parent.tobytes() == before
    assert refused <= 1


def blended(made: Case, result: Image.Image, seed: int) -> Image.Image:
    """After the second call, which moves things as the first one did."""
    canvas = cut(result, made.crop).picture
    marked = mark_seam(canvas, inside_of(made.region, made.crop))
    nothing = np.zeros((canvas.height, canvas.width), bool)
    back = answer(np.asarray(canvas), nothing, habit(seed + 1, canvas.size), seed)
    return take_blend(result, made.region, made.crop, marked.color, back).picture


def photo_edit(*, seed: int = 5, size: tuple[int, int] = (400, 400), kind: Kind = Kind.PHOTO) -> Case:
    region = mask_from_region(size, 140, 150, 120, 90)
    return edit(Image.fromarray(scene(kind, seed, size)), region, seed, other_ratio=0)


def test_inside_lies_what_the_model_painted() -> None:
    made = photo_edit()
    exact = made.habit.matrix(made.crop.canvas)
    x, y = made.region.box.x + 60 - made.crop.box.x, made.region.box.y + 45 - made.crop.box.y
    found = np.asarray(pasted(made).picture)[made.region.box.y + 45, made.region.box.x + 60].astype(float)
    at = round(exact[0, 0] * (x + 0.5) + exact[0, 2] - 0.5), round(exact[1, 1] * (y + 0.5) + exact[1, 2] - 0.5)
    there = np.asarray(made.answer)[at[1] - 1 : at[1] + 2, at[0] - 1 : at[0] + 2].reshape(-1, 3).mean(axis=0)
    unexposed = (there - np.array(made.habit.bias)) / np.array(made.habit.gain)
    assert np.abs(found - unexposed).max() < 16


def test_the_feather_lies_inward() -> None:
    made = photo_edit()
    moved = np.abs(np.asarray(pasted(made).picture).astype(int) - np.asarray(made.parent)).sum(axis=-1)
    box = made.region.box
    inside = moved[box.y : box.bottom, box.x : box.right]
    assert 0 < inside[0].mean() < inside[4].mean() < inside[20:-20].mean()
    assert moved.sum() == inside.sum()


def test_a_single_pixel_takes_the_answer_whole() -> None:
    size = (300, 300)
    parent = Image.fromarray(scene(Kind.PHOTO, 3, size))
    region = mask_from_region(size, 150, 150, 1, 1)
    crop = plan_crop(size, region.box, RATIOS)
    sent = cut(parent, crop)
    painted = sent.picture.copy()
    painted.paste((255, 0, 0), (150 - crop.box.x, 150 - crop.box.y, 151 - crop.box.x, 151 - crop.box.y))
    result = paste(parent, region, crop, sent, painted).picture
    red, green, blue = np.asarray(result)[150, 150]
    assert red > 235
    assert max(green, blue) < 30


def reframed(box: tuple[int, int, int, int], usual: Habit) -> Case:
    """An edit of a picture whose crop is the whole of it, every marked pixel of which the model paints red."""
    parent = Image.fromarray(scene(Kind.BUSY, 5, (400, 400)))
    region = mask_from_region(parent.size, *box)
    crop = plan_crop(parent.size, region.box, RATIOS)
    sent = cut(parent, crop)
    painted = np.asarray(sent.picture).copy()
    painted[inside_of(region, crop)] = (255, 0, 0)
    back = answer(painted, np.zeros(painted.shape[:2], bool), usual, 5)
    return Case(parent=parent, region=region, crop=crop, sent=sent, habit=usual, answer=back)


def test_what_a_shift_leaves_unshown_at_the_border_is_continued() -> None:
    made = reframed((100, 150, 300, 250), Habit(size=(400, 400), shift=(7.0, 6.0), scale=1.03))
    found = pasted(made)
    red, green, blue = np.asarray(found.picture)[170:, 120:].reshape(-1, 3).astype(int).T
    assert found.shown == 1
    assert red.min() > 200
    assert max(green.max(), blue.max()) < 60


def test_an_answer_that_shows_a_part_of_the_region_says_which() -> None:
    made = reframed((20, 120, 200, 180), Habit(size=(260, 400), framing=Framing.LESS))
    found = pasted(made)
    assert found.shown == pytest.approx(0.75, abs=0.01)
    after, before = np.asarray(found.picture), np.asarray(made.parent)
    assert np.array_equal(after[:, :69], before[:, :69])
    assert (after[200, 100:200, 0] > 200).all()


def test_an_answer_that_shows_hardly_anything_of_the_region_is_none() -> None:
    made = reframed((0, 120, 110, 180), Habit(size=(134, 400), framing=Framing.LESS))
    with pytest.raises(RegionNotMatched):
        pasted(made)


def test_repainted_surroundings_are_refused() -> None:
    made = photo_edit()
    other = Image.fromarray(scene(Kind.BUSY, 77, made.answer.size))
    with pytest.raises(RegionNotMatched):
        paste(made.parent, made.region, made.crop, made.sent, other)


def test_the_whole_frame_is_only_rescaled() -> None:
    parent = Image.fromarray(scene(Kind.BUSY, 8, (300, 200)))
    made = edit(parent, mask_from_region((300, 200), 0, 0, 300, 200), 8, other_ratio=0)
    found = pasted(made)
    assert found.registration.verdict is Verdict.WHOLE
    assert found.registration.gain == (1, 1, 1)
    assert found.seam_delta == 0
    assert found.picture.tobytes() == made.answer.resize((300, 200), Image.Resampling.LANCZOS).tobytes()
    assert outside_changed(parent, found.picture, made.region) == (0, 0)


def test_what_the_model_leaves_on_the_ground_becomes_transparent() -> None:
    parent = Image.fromarray(scene(Kind.BUSY, 8, (400, 300))).convert("RGBA")
    parent.paste((0, 0, 0, 0), (200, 0, 400, 300))
    region = mask_from_region(parent.size, 120, 100, 160, 100)
    crop = plan_crop(parent.size, region.box, RATIOS)
    sent = cut(parent, crop)
    assert sent.ground is not None
    painted = sent.picture.copy()
    window = region.box.x - crop.box.x, region.box.y - crop.box.y
    painted.paste(sent.ground, (window[0], window[1], window[0] + 160, window[1] + 100))
    painted.paste((250, 240, 230), (window[0] + 60, window[1] + 30, window[0] + 130, window[1] + 70))
    result = np.asarray(paste(parent, region, crop, sent, painted).picture)
    assert result[150, 150, 3] == 0
    assert result[150, 260, 3] == 0
    assert result[150, 230, 3] == 255
    assert np.abs(result[150, 230, :3].astype(int) - [250, 240, 230]).max() < 6


def test_the_count_tells_what_differs_outside() -> None:
    made = photo_edit()
    pixels = np.asarray(made.parent).copy()
    pixels[0, 0] = 255 - pixels[0, 0]
    pixels[200, 200] = (1, 2, 3)
    pixels[399, 399] ^= 1
    spoiled = Image.fromarray(pixels)
    assert outside_changed(made.parent, spoiled, made.region) == (400 * 400 - 120 * 90, 2)


def test_hidden_colours_count_as_pixels_too() -> None:
    clear, other = Image.new("RGBA", (9, 9), (0, 0, 0, 0)), Image.new("RGBA", (9, 9), (1, 0, 0, 0))
    assert outside_changed(clear, other, mask_from_region((9, 9), 0, 0, 3, 3)) == (72, 72)


def test_a_result_of_another_size_is_no_result() -> None:
    with pytest.raises(ValueError, match="size"):
        outside_changed(Image.new("RGB", (9, 9)), Image.new("RGB", (9, 8)), mask_from_region((9, 9), 0, 0, 3, 3))


def test_an_answer_that_continues_the_picture_needs_no_blend() -> None:
    made = photo_edit()
    calm = answer(
        np.asarray(made.sent.picture), np.zeros((made.crop.canvas[1], made.crop.canvas[0]), bool), made.habit, 1
    )
    smooth = paste(made.parent, made.region, made.crop, made.sent, calm)
    assert smooth.seam_delta < SMALL_SEAM < pasted(made).seam_delta


def test_without_an_edge_there_is_no_seam() -> None:
    grey = Image.new("RGB", (20, 20), "grey")
    assert seam_delta(grey, Image.new("RGB", (20, 20), "white"), np.ones((20, 20), bool)) == 0


@pytest.mark.parametrize("kind", list(Kind))
def test_the_marking_has_a_colour_that_the_picture_has_not(kind: Kind) -> None:
    picture = Image.fromarray(scene(kind, 2, (200, 160)))
    inside = np.zeros((160, 200), bool)
    inside[40:90, 50:120] = True
    marked = mark_seam(picture, inside)
    color = tuple(int(marked.color[at : at + 2], 16) for at in (1, 3, 5))
    assert not (np.asarray(picture) == color).all(axis=-1).any()
    drawn = (np.asarray(marked.picture) == color).all(axis=-1)
    assert drawn[40, 50:120].all()
    assert not drawn[45:85, 55:115].any()
    assert not drawn[:36].any()


def test_a_blend_mends_the_seam_and_nothing_else() -> None:
    made = photo_edit(kind=Kind.BUSY)
    before = pasted(made).picture
    canvas = cut(before, made.crop).picture
    marked = mark_seam(canvas, inside_of(made.region, made.crop))
    box = made.region.box
    left, top = box.x - made.crop.box.x, box.y - made.crop.box.y
    mended = np.asarray(canvas).copy()
    mended[top - 2 : top + 9, left - 2 : left + box.width + 2] = (200, 30, 90)
    back = answer(mended, np.zeros(mended.shape[:2], bool), habit(11, canvas.size), 11)
    found = take_blend(before.copy(), made.region, made.crop, marked.color, back)
    assert found.taken
    after = np.asarray(found.picture).astype(int)
    assert np.abs(after[box.y + 3, box.x + 20 : box.right - 20] - (200, 30, 90)).mean() < 12
    deep = slice(box.y + 30, box.bottom - 30), slice(box.x + 30, box.right - 30)
    assert np.array_equal(after[deep], np.asarray(before)[deep])
    assert outside_changed(made.parent, found.picture, made.region)[1] == 0


@pytest.mark.parametrize("spoil", ["repainted", "marking left"])
def test_a_blend_that_cannot_be_used_leaves_the_picture(spoil: str) -> None:
    made = photo_edit()
    before = pasted(made).picture
    bytes_before = before.tobytes()
    marked = mark_seam(cut(before, made.crop).picture, inside_of(made.region, made.crop))
    back = Image.fromarray(scene(Kind.BUSY, 123, made.crop.canvas)) if spoil == "repainted" else marked.picture
    found = take_blend(before, made.region, made.crop, marked.color, back)
    assert not found.taken
    assert found.reason
    assert found.picture.tobytes() == bytes_before
