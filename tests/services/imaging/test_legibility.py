"""The light tells good marks from bad ones, and says in words what is wrong and what to ask for."""

from __future__ import annotations

import pytest
from PIL import Image

from services.imaging.legibility import SIZES, Light, Report, contrast, legibility, luminance
from services.imaging.lettering import letter_heights
from services.imaging.mark import find_mark
from tests.services.imaging.marks import BAD, GOOD, NONE, disc, drawn, star, upright_lines, words

RANK = list(Light)


def codes(report: Report) -> list[str]:
    return [finding.code for finding in report.findings]


@pytest.mark.parametrize("name", GOOD)
def test_a_plainly_good_mark_is_green(name: str) -> None:
    report = legibility(GOOD[name]())
    assert (report.light, codes(report)) == (Light.GREEN, [])


@pytest.mark.parametrize("name", BAD)
def test_a_plainly_bad_mark_is_not_green_and_the_reason_is_named(name: str) -> None:
    code, draw = BAD[name]
    report = legibility(draw())
    assert report.light is not Light.GREEN
    assert code in codes(report)


@pytest.mark.parametrize("name", BAD)
def test_every_finding_has_a_sentence_and_something_to_ask_for(name: str) -> None:
    report = legibility(BAD[name][1]())
    for finding in report.findings:
        assert finding.sentence.endswith((".", ").")), finding.sentence
        assert finding.suggestion.startswith("Refine: "), finding.suggestion
        assert finding.level is not Light.GREEN
    assert report.light is max((finding.level for finding in report.findings), key=RANK.index)


def test_all_sizes_are_measured() -> None:
    report = legibility(GOOD["a gold star on navy"]())
    assert tuple(at.size for at in report.sizes) == SIZES == (18, 28, 32, 64)
    for at in report.sizes:
        assert 1 <= at.contrast_light <= 21
        assert 1 <= at.contrast_dark <= 21
        assert 0 <= at.detail <= 1


def test_faces_are_said_not_to_have_been_looked_for() -> None:
    assert legibility(GOOD["two shapes"]()).faces.startswith("Faces were not looked for")


def test_contrast_is_that_of_wcag() -> None:
    white, black, grey = (luminance((level,) * 3) for level in (255, 0, 0x77))
    assert contrast(white, black) == pytest.approx(21)
    assert contrast(white, grey) == pytest.approx(4.48, abs=0.01)


def test_what_the_suggestion_asks_for_turns_the_light_green() -> None:
    dark = legibility(drawn(NONE, disc("#0a0a0a", 0.36)))
    outlined = legibility(drawn(NONE, disc("#f4f4f5", 0.42), disc("#0a0a0a", 0.36)))
    assert dark.findings[0].suggestion == "Refine: add a bold light outline around the mark."
    assert (dark.light, outlined.light) == (Light.RED, Light.GREEN)


def test_finer_lines_keep_less_detail() -> None:
    kept = [
        legibility(drawn("#ffffff", upright_lines("#111111", 7, width))).sizes[2].detail for width in (60, 24, 10, 3)
    ]
    assert kept == sorted(kept, reverse=True)


def test_a_picture_without_a_ground_is_judged_by_its_own_lights_and_darks() -> None:
    photo = Image.linear_gradient("L").convert("RGB")
    assert find_mark(photo) is None
    assert "contrast" not in codes(legibility(photo))
    flat = Image.merge("RGB", [Image.linear_gradient("L").point([100 + level // 12 for level in range(256)])] * 3)
    assert "contrast" in codes(legibility(flat))


def test_the_mark_is_found_by_alpha_and_by_difference() -> None:
    for ground in (NONE, "#ffffff"):
        mark = find_mark(drawn(ground, disc("#b3122a", 0.2, 0.6, 0.4)))
        assert mark is not None
        assert mark.box == pytest.approx((0.4, 0.2, 0.8, 0.6), abs=0.015)
        assert (mark.ground is None) == (ground == NONE)


@pytest.mark.parametrize("size", [(1, 1), (3, 9), (20, 5)])
def test_tiny_and_empty_pictures_are_judged_too(size: tuple[int, int]) -> None:
    for image in (Image.new("RGB", size, "teal"), Image.new("RGBA", size, (0, 0, 0, 0))):
        assert len(legibility(image).sizes) == len(SIZES)


def test_letters_are_measured_and_dots_are_no_letters() -> None:
    found = letter_heights(drawn("#101a3a", words("ROYAL BLUE", 0.12, "#ffffff")))
    assert found
    assert 0.06 < found[0] < 0.12
    dots = [disc("#ffffff", 0.03, 0.2 + 0.1 * at, 0.5) for at in range(7)]
    assert letter_heights(drawn("#101a3a", *dots)) == ()
    assert letter_heights(drawn("#101a3a", star("#f5b50b"))) == ()
