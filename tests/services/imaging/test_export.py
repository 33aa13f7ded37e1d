"""Files to take away: exact where they say so, the same bytes again, and honest about where they come from."""

from __future__ import annotations

import io
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from services.errors import BadInput
from services.imaging.codec import receive
from services.imaging.export import Background, ExportFormat, Fit, export, is_lossless, largest_honest
from services.imaging.provenance import xmp
from tests.services.imaging.files import mean_error, saved, scene

VERSION = "0193a5b2-0000-7000-8000-000000000001"
XMP = "{http://ns.adobe.com/xap/1.0/}"
IPTC = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}"


def exported(image: Image.Image, **choices: Any) -> Image.Image:
    return Image.open(io.BytesIO(export(image, version_id=VERSION, **choices)))


def facts(data: bytes) -> dict[str, str | None]:
    """What the file's XMP packet says, found by a reader that knows nothing of Limner."""
    packet = Image.open(io.BytesIO(data)).info["xmp"]
    text = packet.decode() if isinstance(packet, bytes) else packet
    description = ElementTree.fromstring(text[text.index("<x:xmpmeta") : text.index("<?xpacket end")])[0][0]
    return {child.tag: child.text for child in description}


@pytest.mark.parametrize("format", [ExportFormat.PNG, ExportFormat.WEBP])
def test_a_lossless_file_says_where_the_picture_comes_from(format: ExportFormat) -> None:
    data = export(scene(), format=format, version_id=VERSION)
    assert facts(data) == {
        f"{IPTC}DigitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
        f"{XMP}CreatorTool": "Limner",
        "{http://ns.adobe.com/xap/1.0/mm/}VersionID": VERSION,
    }


@pytest.mark.parametrize("format", list(ExportFormat))
def test_the_prompt_is_there_only_when_it_was_given(format: ExportFormat) -> None:
    words = 'a <red> hat & "gloves"\x00\x0b, ü 🎩'
    assert b"gloves" not in export(scene(), format=format, version_id=VERSION)
    told = facts(export(scene(), format=format, version_id=VERSION, prompt=words))
    assert told[f"{IPTC}AIPromptInformation"] == 'a <red> hat & "gloves", ü 🎩'


def test_a_prompt_that_no_file_can_hold_is_refused() -> None:
    with pytest.raises(BadInput, match="prompt is too long"):
        export(scene(), version_id=VERSION, prompt="x" * 70_000)


def test_the_png_packet_is_where_readers_look_for_it() -> None:
    data = export(scene(), version_id=VERSION)
    assert b'iTXtXML:com.adobe.xmp\x00\x00\x00\x00\x00<?xpacket begin="\xef\xbb\xbf"' in data
    assert xmp(version_id=VERSION) in data


def test_other_metadata_is_not_carried_along() -> None:
    master = scene()
    master.info = {"icc_profile": b"SECRET", "comment": b"SECRET", "exif": b"Exif\x00\x00SECRET"}
    for format in ExportFormat:
        assert b"SECRET" not in export(master, format=format, version_id=VERSION)


@pytest.mark.parametrize(
    "choices",
    [
        {"format": ExportFormat.PNG, "size": (20, 12)},
        {"format": ExportFormat.WEBP},
        {"format": ExportFormat.WEBP, "quality": 70},
        {"format": ExportFormat.JPEG, "background": Background.SOLID, "color": "#abc"},
    ],
)
def test_the_same_choices_give_the_same_bytes(choices: dict[str, Any]) -> None:
    image = scene(alpha=True)
    assert export(image, version_id=VERSION, **choices) == export(image.copy(), version_id=VERSION, **choices)


@pytest.mark.parametrize("format", [ExportFormat.PNG, ExportFormat.WEBP])
def test_a_lossless_file_has_the_masters_pixels_even_where_they_are_hidden(format: ExportFormat) -> None:
    for alpha in (False, True):
        assert exported(scene(alpha=alpha), format=format).tobytes() == scene(alpha=alpha).tobytes()


@pytest.mark.parametrize(("format", "quality"), [(ExportFormat.WEBP, 80), (ExportFormat.JPEG, None)])
def test_a_lossy_file_says_so_and_is_close(format: ExportFormat, quality: int | None) -> None:
    assert not is_lossless(format, quality)
    assert 0 < mean_error(exported(scene(), format=format, quality=quality), scene()) < 8
    told = facts(export(scene(), format=format, quality=quality, version_id=VERSION))
    assert told == {
        f"{IPTC}DigitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
        f"{XMP}CreatorTool": "Limner",
        f"{XMP}Label": "Not exact: written with loss",
        "{http://ns.adobe.com/xap/1.0/mm/}VersionID": VERSION,
    }


def test_only_lossless_files_count_as_exact() -> None:
    assert is_lossless(ExportFormat.PNG, None)
    assert is_lossless(ExportFormat.WEBP, None)
    assert not is_lossless(ExportFormat.JPEG, 100)


def test_less_quality_is_a_smaller_file() -> None:
    picture = scene(300, 200)
    for format in (ExportFormat.WEBP, ExportFormat.JPEG):
        sizes = [len(export(picture, format=format, quality=quality, version_id=VERSION)) for quality in (20, 60, 95)]
        assert sizes == sorted(sizes)
        assert sizes[0] < sizes[-1]


@pytest.mark.parametrize("quality", [92, 94, 100])
def test_a_picture_full_of_grain_becomes_a_jpeg_too(quality: int) -> None:
    grain = Image.fromarray(np.random.default_rng(1).integers(0, 256, (300, 300, 3), np.uint8))
    assert exported(grain, format=ExportFormat.JPEG, quality=quality).size == (300, 300)


@pytest.mark.parametrize("quality", [0, 101, -1])
def test_a_quality_that_does_not_exist_is_refused(quality: int) -> None:
    with pytest.raises(BadInput, match="1 to 100"):
        export(scene(), format=ExportFormat.JPEG, quality=quality, version_id=VERSION)


def test_a_solid_ground_is_the_colour_asked_for_or_that_of_the_edge() -> None:
    master = Image.new("RGBA", (20, 20), (10, 200, 30, 255))
    master.paste((0, 0, 0, 0), (5, 5, 15, 15))
    on_white = exported(master, background=Background.SOLID, color="#fff")
    on_edge = exported(master, background=Background.SOLID)
    assert (on_white.mode, on_white.getpixel((10, 10))) == ("RGB", (255, 255, 255))
    assert on_edge.getpixel((10, 10)) == (10, 200, 30)


def test_a_transparent_jpeg_is_refused_with_a_way_out() -> None:
    with pytest.raises(BadInput, match="solid colour"):
        export(scene(alpha=True), format=ExportFormat.JPEG, version_id=VERSION)


def test_another_shape_is_cut_or_padded() -> None:
    assert exported(scene(), size=(20, 20)).tobytes() != exported(scene(), size=(20, 20), fit=Fit.PAD).tobytes()
    padded = exported(scene(), size=(40, 40), fit=Fit.PAD)
    assert (padded.size, padded.getpixel((0, 0))) == ((40, 40), (0, 0, 0, 0))
    ground = exported(scene(), size=(40, 40), fit=Fit.PAD, background=Background.SOLID, color="#102030")
    assert ground.getpixel((0, 0)) == (16, 32, 48)


@pytest.mark.parametrize(
    ("size", "fit", "largest"),
    [
        ((80, 48), Fit.COVER, (40, 24)),
        ((41, 24), Fit.COVER, (40, 23)),
        ((100, 100), Fit.COVER, (24, 24)),
        ((100, 100), Fit.PAD, (40, 40)),
        ((8192, 1), Fit.COVER, (40, 1)),
        ((99_999, 99_999), Fit.COVER, (24, 24)),
    ],
)
def test_a_size_above_the_masters_is_refused_with_the_largest_honest_one(
    size: tuple[int, int], fit: Fit, largest: tuple[int, int]
) -> None:
    with pytest.raises(BadInput, match=f"largest honest size is {largest[0]} × {largest[1]}"):
        export(scene(), size=size, fit=fit, version_id=VERSION)
    assert largest_honest(scene(), size, fit) == largest
    assert exported(scene(), size=largest, fit=fit).size == largest


def test_a_long_master_can_be_had_in_every_size_that_it_has() -> None:
    long = Image.new("RGB", (9000, 8), "teal")
    for size in ((9000, 8), (8500, 4)):
        assert exported(long, size=size).size == size


@pytest.mark.parametrize("size", [(0, 10), (10, 0), (-1, 5)])
def test_a_size_that_makes_no_sense_is_refused(size: tuple[int, int]) -> None:
    with pytest.raises(BadInput, match="from 1 to 24"):
        export(scene(24, 24), size=size, version_id=VERSION)


def test_room_around_a_picture_has_its_limit() -> None:
    with pytest.raises(BadInput, match="8192"):
        export(Image.new("RGB", (1, 9000)), size=(9000, 9000), fit=Fit.PAD, version_id=VERSION)


def test_what_webp_cannot_hold_is_refused_in_words() -> None:
    with pytest.raises(BadInput, match="16383"):
        export(Image.new("RGB", (16_384, 1)), format=ExportFormat.WEBP, version_id=VERSION)


def test_an_export_can_come_in_again() -> None:
    data = export(scene(alpha=True), version_id=VERSION, prompt="a hat")
    assert receive(data, max_bytes=10**6, max_pixels=10**6).picture.tobytes() == scene(alpha=True).tobytes()
    assert len(data) < len(saved(scene(alpha=True), "PNG")) + 2000
