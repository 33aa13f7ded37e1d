"""The files of pictures over HTTP: as they are stored, small, in other shapes, and what tells a browser about them."""

from __future__ import annotations

import io
from typing import Any

import httpx
import pytest
from PIL import Image

from tests.api.calling import V1
from tests.api.test_assets import upload
from tests.api.test_doors import error_of
from tests.house import Account, Studio, add_account, png


@pytest.fixture
def ada(database: Any) -> Account:
    return add_account()


def see_through() -> bytes:
    sink = io.BytesIO()
    image = Image.new("RGBA", (64, 48), (0, 0, 0, 0))
    image.paste((255, 0, 0, 255), (0, 0, 32, 48))
    image.save(sink, "PNG")
    return sink.getvalue()


def opened(response: httpx.Response) -> Image.Image:
    assert response.status_code == 200, response.text
    return Image.open(io.BytesIO(response.content))


async def test_the_file_comes_back_with_a_tag_and_is_not_sent_twice(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        made = await upload(client)
        url = f"{V1}/assets/{made['id']}/content"
        first = await client.get(url)
        assert opened(first).size == (40, 30)
        assert (first.headers["content-type"], len(first.content)) == ("image/png", made["bytes"])
        assert "private" in first.headers["cache-control"]
        tag = first.headers["etag"]
        for sent in (tag, f'"other", {tag}', f"W/{tag}", "*"):
            again = await client.get(url, headers={"if-none-match": sent})
            assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag), sent
        assert (await client.get(url, headers={"if-none-match": '"other"'})).status_code == 200


async def test_thumbnails_are_small_and_tagged(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        made = await upload(client, png(1000, 500))
        for edge in (256, 768):
            response = await client.get(f"{V1}/assets/{made['id']}/thumbnail?size={edge}")
            assert opened(response).size == (edge, edge // 2)
            assert response.headers["content-type"] == "image/webp"
            tagged = await client.get(
                f"{V1}/assets/{made['id']}/thumbnail?size={edge}", headers={"if-none-match": response.headers["etag"]}
            )
            assert tagged.status_code == 304


@pytest.mark.parametrize("size", ["0", "-1", "1", "257", "x", "99999999999999999999999"])
async def test_a_thumbnail_of_another_size_is_refused(studio: Studio, ada: Account, size: str) -> None:
    async with studio.client(ada) as client:
        made = await upload(client)
        response = await client.get(f"{V1}/assets/{made['id']}/thumbnail?size={size}")
    assert response.status_code == 422
    error_of(response)


@pytest.mark.parametrize(
    ("query", "size", "format", "mode"),
    [
        ("size=16", (16, 16), "PNG", "RGBA"),
        ("size=32x16", (32, 16), "PNG", "RGBA"),
        ("size=32×16", (32, 16), "PNG", "RGBA"),
        ("format=webp", (64, 48), "WEBP", "RGBA"),
        ("format=jpeg", (64, 48), "JPEG", "RGB"),
        ("format=jpg", (64, 48), "JPEG", "RGB"),
        ("background=solid&color=%2300ff00", (64, 48), "PNG", "RGB"),
        ("color=%230f0", (64, 48), "PNG", "RGB"),
        ("size=48&format=webp&background=solid&color=%23112233", (48, 48), "WEBP", "RGB"),
    ],
)
async def test_a_picture_can_be_had_in_another_shape(
    studio: Studio, ada: Account, query: str, size: tuple[int, int], format: str, mode: str
) -> None:
    async with studio.client(ada) as client:
        made = await upload(client, see_through())
        response = await client.get(f"{V1}/assets/{made['id']}/content?{query}")
    image = opened(response)
    assert (image.size, image.format) == (size, format)
    assert image.mode in {mode, "RGB" if mode == "RGB" else mode}
    assert response.headers["content-type"] == f"image/{format.lower()}"


async def test_the_chosen_ground_shows_where_the_picture_is_transparent(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        made = await upload(client, see_through())
        response = await client.get(f"{V1}/assets/{made['id']}/content?background=solid&color=%2300ff00")
    assert opened(response).convert("RGB").getpixel((60, 40)) == (0, 255, 0)


@pytest.mark.parametrize(
    ("query", "exact"),
    [
        ("", "true"),
        ("?format=png&size=64x48", "true"),
        ("?format=webp", "true"),
        ("?format=webp&quality=90", "false"),
        ("?format=jpeg", "false"),
        ("?size=32", "false"),
        ("?color=%23fff", "false"),
    ],
)
async def test_the_answer_says_whether_the_file_has_every_pixel(
    studio: Studio, ada: Account, query: str, exact: str
) -> None:
    async with studio.client(ada) as client:
        made = await upload(client, see_through())
        response = await client.get(f"{V1}/assets/{made['id']}/content{query}")
        stored = opened(await client.get(f"{V1}/assets/{made['id']}/content"))
    assert response.headers["x-limner-exact"] == exact
    there = opened(response)
    assert ((there.mode, there.size, there.tobytes()) == (stored.mode, stored.size, stored.tobytes())) == (
        exact == "true"
    )


async def test_other_choices_have_other_tags(studio: Studio, ada: Account) -> None:
    queries = (
        "",
        "?format=webp",
        "?format=webp&quality=50",
        "?format=png",
        "?size=16",
        "?color=%23fff",
        "?color=%23000",
    )
    async with studio.client(ada) as client:
        made = await upload(client, see_through())
        url = f"{V1}/assets/{made['id']}/content"
        tags = [(await client.get(url + query)).headers["etag"] for query in queries]
    assert len(set(tags)) == len(queries)


@pytest.mark.parametrize(
    "query",
    [
        "size=0",
        "format=jpeg&quality=0",
        "format=webp&quality=101",
        "size=65",
        "size=64x49",
        "size=99999",
        "size=-1",
        "size=1e3",
        "size=16x",
        "size=١٦",
        "size=",
        "format=gif",
        "format=svg",
        "background=checkered",
        "format=jpg&background=transparent",
        "color=red",
        "color=%23ggg",
        "color=url(x)",
        "background=solid&color=",
    ],
)
async def test_a_shape_that_cannot_be_had_is_refused_in_words(studio: Studio, ada: Account, query: str) -> None:
    async with studio.client(ada) as client:
        made = await upload(client, see_through())
        response = await client.get(f"{V1}/assets/{made['id']}/content?{query}")
    assert response.status_code == 422, response.headers
    assert error_of(response)["code"] == "invalid"


async def test_a_download_has_a_file_name(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        made = await upload(client, name="Füchse & Eulen.png")
        inline = await client.get(f"{V1}/assets/{made['id']}/content")
        saved = await client.get(f"{V1}/assets/{made['id']}/content?download=true&format=jpeg")
    assert inline.headers["content-disposition"].startswith("inline;")
    assert saved.headers["content-disposition"].startswith("attachment;")
    assert f"f%C3%BCchse-eulen-{made['id'][-6:]}.jpg" in saved.headers["content-disposition"]
