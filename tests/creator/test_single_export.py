"""One file out of a picture: honest sizes, formats, grounds, and the words for what cannot be."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from tests.creator.asking import V1, corners, opened, refusal, upload
from tests.house import Account, Studio, png

TOO_LARGE = [("81", "60 × 60"), ("1024", "60 × 60"), ("160x120", "80 × 60"), ("20x61", "19 × 60")]


async def test_a_size_above_the_masters_is_refused_with_the_largest_honest_one(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        content = f"{V1}/assets/{await upload(client, png(80, 60))}/content"
        for size, largest in TOO_LARGE:
            response = await client.get(f"{content}?size={size}")
            assert largest in refusal(response)
            width, height = response.json()["error"]["details"]["largest"]
            assert f"{width} × {height}" == largest
            assert opened((await client.get(f"{content}?size={width}x{height}")).content).size == (width, height)


async def test_every_size_that_the_master_has_is_honest(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        content = f"{V1}/assets/{await upload(client, png(80, 60))}/content"
        for size in ((80, 60), (61, 60), (80, 1), (1, 60), (1, 1)):
            assert opened((await client.get(f"{content}?size={size[0]}x{size[1]}")).content).size == size


BAD = [
    ("size=0", "1 to"),
    ("size=-5", "pixels"),
    ("size=huge", "pixels"),
    ("size=", "pixels"),
    ("size=1e3", "pixels"),
    ("size=99999", "60 × 60"),
    ("format=gif", "png, webp, jpeg"),
    ("format=PNGX", "png"),
    ("background=glass", "transparent, solid"),
    ("background=solid&color=teal", "#rrggbb"),
    ("color=%23zzz", "#rrggbb"),
    ("color=", "#rrggbb"),
    ("background=transparent&color=teal", "#rrggbb"),
    ("background=transparent&color=%23fff", "no colour"),
    ("background=transparent&format=jpeg", "cannot be transparent"),
]


async def test_a_file_that_cannot_be_is_refused_in_words(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        asset = await upload(client, png(80, 60))
        for query, named in BAD:
            assert named in refusal(await client.get(f"{V1}/assets/{asset}/content?{query}")), query


@pytest.mark.parametrize(("name", "kind", "mime"), [
    ("png", "PNG", "image/png"), ("webp", "WEBP", "image/webp"), ("jpeg", "JPEG", "image/jpeg"),
    ("jpg", "JPEG", "image/jpeg"),
])  # fmt: skip
async def test_each_format_comes_in_the_size_that_was_asked_for(
    studio: Studio, ada: Account, name: str, kind: str, mime: str
) -> None:
    async with studio.client(ada) as client:
        asset = await upload(client, png(80, 60))
        response = await client.get(f"{V1}/assets/{asset}/content?size=40x30&format={name}&download=true")
    file = opened(response.content)
    assert (file.format, file.size) == (kind, (40, 30))
    assert response.headers["content-type"] == mime
    assert b"Limner" in response.content
    assert b"rainedAlgorithmicMedia" not in response.content  # nobody asked how an own picture was made


async def test_the_same_choices_give_the_same_bytes_and_another_tag_means_other_bytes(
    studio: Studio, ada: Account
) -> None:
    async with studio.client(ada) as client:
        asset = await upload(client, png(80, 60))
        answers = [await client.get(f"{V1}/assets/{asset}/content?{query}")
                   for query in ("size=32", "size=32", "size=31", "size=32&format=webp")]  # fmt: skip
    assert answers[0].content == answers[1].content
    assert answers[0].headers["etag"] == answers[1].headers["etag"]
    assert len({answer.headers["etag"] for answer in answers}) == 3


async def test_a_known_export_is_not_sent_again(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        address = f"{V1}/assets/{await upload(client, png(80, 60))}/content?size=32"
        tag = (await client.get(address)).headers["etag"]
        again = await client.get(address, headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")


async def test_an_opaque_picture_keeps_its_pixels_on_a_solid_ground(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        asset = await upload(client, png(80, 60, "#102030"))
        response = await client.get(f"{V1}/assets/{asset}/content?background=solid&color=%23ff0000")
    assert corners(opened(response.content)) == [(0x10, 0x20, 0x30)] * 4


async def test_the_report_on_small_sizes_has_a_light_findings_and_sizes(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        report = (await client.get(f"{V1}/assets/{await upload(client, png(64, 64, '#808080'))}/legibility")).json()
    assert set(report) == {"light", "findings", "sizes", "faces"}
    assert report["light"] in ("amber", "red")
    assert report["findings"]
    for finding in report["findings"]:
        assert set(finding) == {"code", "level", "sentence", "suggestion"}
        assert finding["sentence"].endswith(".")
        assert finding["suggestion"] is None or finding["suggestion"].startswith("Refine: ")
    assert [size["size"] for size in report["sizes"]] == [18, 28, 32, 64]


async def test_every_picture_has_a_report_on_small_sizes_and_a_pack(studio: Studio, ada: Account) -> None:
    pictures = [
        Image.new("RGBA", (64, 64), (0, 0, 0, 0)),
        Image.new("RGBA", (1, 1), (9, 9, 9, 128)),
        Image.new("RGB", (1, 300), "red"),
        Image.new("RGB", (400, 2), "white"),
    ]
    async with studio.client(ada) as client:
        for image in pictures:
            sink = io.BytesIO()
            image.save(sink, "PNG")
            address = f"{V1}/assets/{await upload(client, sink.getvalue())}"
            report = await client.get(f"{address}/legibility")
            assert report.status_code == 200, (image.size, report.text)
            made = await client.post(f"{address}/export-pack", json={"platforms": ["twitch/emote_28", "discord"]})
            assert made.status_code == 200, (image.size, made.text)
