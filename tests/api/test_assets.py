"""Pictures over HTTP: uploads, the gallery, files in other shapes, what is put away and brought back."""

from __future__ import annotations

import io
from typing import Any

import httpx
import pytest
from PIL import Image

from services.studio.storage import Storage
from tests.api.calling import V1
from tests.api.test_doors import error_of
from tests.house import Account, Studio, add_account, png

SHAPE = {
    "id", "kind", "width", "height", "mime_type", "bytes", "sha256", "project_id", "version_id", "favourite", "tags",
    "rating", "created_at",
}  # fmt: skip


@pytest.fixture
def ada(database: Any) -> Account:
    return add_account()


@pytest.fixture
def eve(database: Any) -> Account:
    return add_account("eve@example.org")


async def upload(client: httpx.AsyncClient, content: bytes | None = None, name: str = "fox.png") -> dict[str, Any]:
    response = await client.post(f"{V1}/uploads", files={"file": (name, content or png(), "image/png")})
    assert response.status_code == 201, response.text
    return response.json()


def see_through() -> bytes:
    sink = io.BytesIO()
    image = Image.new("RGBA", (64, 48), (0, 0, 0, 0))
    image.paste((255, 0, 0, 255), (0, 0, 32, 48))
    image.save(sink, "PNG")
    return sink.getvalue()


def opened(response: httpx.Response) -> Image.Image:
    assert response.status_code == 200, response.text
    return Image.open(io.BytesIO(response.content))


async def test_an_upload_is_a_picture_of_mine(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        made = await upload(client, name="My Fox.JPG.png")
        assert set(made) >= SHAPE
        assert (made["kind"], made["width"], made["height"]) == ("upload", 40, 30)
        assert made["title"] == "My Fox.JPG"
        assert (await client.get(f"{V1}/assets/{made['id']}")).json() == made
        assert [one["id"] for one in (await client.get(f"{V1}/assets")).json()["items"]] == [made["id"]]


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"", 422, "bad_picture"),
        (b"hello", 422, "bad_picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", 422, "bad_picture"),
        (b"%PDF-1.7", 422, "bad_picture"),
        (png()[:60], 422, "bad_picture"),
    ],
    ids=["nothing", "text", "svg", "pdf", "half"],
)
async def test_what_is_no_picture_is_refused_in_a_sentence_and_keeps_nothing(
    studio: Studio, ada: Account, content: bytes, status: int, code: str
) -> None:
    async with studio.client(ada) as client:
        response = await client.post(f"{V1}/uploads", files={"file": ("a.png", content, "image/png")})
        assert response.status_code == status
        assert error_of(response)["code"] == code
        assert (await client.get(f"{V1}/assets")).json()["items"] == []
    assert list(Storage.open(studio.settings).shas()) == []


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "multipart/form-data; boundary=x"),
        (b"--x--\r\n", "multipart/form-data; boundary=x"),
        (b"garbage", "multipart/form-data; boundary=x"),
        (b"garbage", "multipart/form-data"),
        (png(), "image/png"),
        (b"{}", "application/json"),
        (
            b'--x\r\ncontent-disposition: form-data; name="file"\r\n\r\ntext\r\n--x--\r\n',
            "multipart/form-data; boundary=x",
        ),
        (
            b'--x\r\ncontent-disposition: form-data; name="other"; filename="a"\r\n\r\na\r\n--x--',
            "multipart/form-data; boundary=x",
        ),
    ],
    ids=range(8),
)
async def test_a_form_without_a_file_is_refused_in_the_one_shape(
    studio: Studio, ada: Account, content: bytes, kind: str
) -> None:
    async with studio.client(ada) as client:
        response = await client.post(f"{V1}/uploads", content=content, headers={"content-type": kind})
    assert response.status_code in {400, 422}, response.text
    error_of(response)


def photo() -> bytes:
    sink = io.BytesIO()
    Image.new("RGB", (8, 8), "teal").save(sink, "JPEG")
    return sink.getvalue()


@pytest.mark.parametrize(
    ("name", "kind", "status"),
    [
        ("a.png", "image/png", 422),
        ("a.webp", "application/octet-stream", 422),
        ("a.pdf", "application/pdf", 422),
        ("a", "image/gif", 422),
        ("a.heic", "image/jpeg", 201),
        ("a.jpeg", "image/heic", 201),
        ("a.JFIF", "image/pjpeg", 201),
        ("a", "application/octet-stream", 201),
        ("photo.of.me", "image/*", 201),
    ],
)
async def test_a_picture_that_is_only_called_something_else_is_refused_and_one_right_label_is_enough(
    studio: Studio, ada: Account, name: str, kind: str, status: int
) -> None:
    async with studio.client(ada) as client:
        response = await client.post(f"{V1}/uploads", files={"file": (name, photo(), kind)})
        assert response.status_code == status, response.text
        if status == 422:
            assert error_of(response)["code"] == "bad_picture"
            assert "it is a JPEG picture" in error_of(response)["message"]
            assert (await client.get(f"{V1}/assets")).json()["items"] == []


async def test_a_file_that_is_too_large_is_refused_with_its_limit(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        response = await client.post(
            f"{V1}/uploads", files={"file": ("a.png", b"\x89PNG" + bytes(21_500_000), "image/png")}
        )
    assert response.status_code == 413
    assert "20 MB" in error_of(response)["message"]


async def test_an_upload_into_a_strangers_project_is_not_found_and_keeps_nothing(
    studio: Studio, ada: Account, eve: Account
) -> None:
    async with studio.client(eve) as stranger:
        (project,) = (await stranger.get(f"{V1}/projects")).json()["items"]
    async with studio.client(ada) as client:
        for content in (png(), b"no picture"):
            response = await client.post(
                f"{V1}/uploads", files={"file": ("a.png", content, "image/png")}, data={"project_id": project["id"]}
            )
            assert response.status_code == 404
    assert list(Storage.open(studio.settings).shas()) == []


async def test_a_strangers_picture_is_not_found_by_any_route(studio: Studio, ada: Account, eve: Account) -> None:
    async with studio.client(ada) as client, studio.client(eve) as stranger:
        made = await upload(client)
        url = f"{V1}/assets/{made['id']}"
        for method, path, body in (
            ("GET", "", None),
            ("GET", "/content", None),
            ("GET", "/content?size=16&format=webp", None),
            ("GET", "/content?size=nonsense", None),
            ("GET", "/thumbnail", None),
            ("GET", "/thumbnail?size=768", None),
            ("PATCH", "", {"favourite": True}),
            ("DELETE", "", None),
            ("POST", "/restore", None),
            ("POST", "/rating", {"rating": 1}),
        ):
            response = await stranger.request(method, url + path, json=body)
            assert response.status_code in {404, 422}, (method, path, response.text)
            assert response.status_code == 404 or "nonsense" in path
        assert (await client.get(url)).json() == made


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


async def test_other_choices_have_other_tags(studio: Studio, ada: Account) -> None:
    queries = ("", "?format=webp", "?format=png", "?size=16", "?color=%23fff", "?color=%23000")
    async with studio.client(ada) as client:
        made = await upload(client, see_through())
        url = f"{V1}/assets/{made['id']}/content"
        tags = [(await client.get(url + query)).headers["etag"] for query in queries]
    assert len(set(tags)) == len(queries)


@pytest.mark.parametrize(
    "query",
    [
        "size=0",
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


async def test_a_picture_put_away_is_gone_until_it_is_brought_back(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        made = await upload(client)
        url = f"{V1}/assets/{made['id']}"
        assert (await client.delete(url)).status_code == 200
        assert (await client.get(url)).status_code == 404
        assert (await client.get(f"{url}/content")).status_code == 404
        assert (await client.delete(url)).status_code == 404
        assert (await client.get(f"{V1}/assets")).json()["items"] == []
        assert (await client.post(f"{url}/restore")).json()["id"] == made["id"]
        assert (await client.get(f"{url}/content")).status_code == 200


async def test_a_picture_is_rated_from_one_to_five_or_not_at_all(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        url = f"{V1}/assets/{(await upload(client))['id']}/rating"
        assert (await client.post(url, json={"rating": 5})).json()["rating"] == 5
        for rating in (0, 6, -1, 2.5, "3", True, 10**30):
            assert (await client.post(url, json={"rating": rating})).status_code == 422, rating
        assert (await client.post(url, json={})).status_code == 422
        assert (await client.post(url, json={"rating": None})).json()["rating"] is None


async def test_favourites_and_tags_can_be_set(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        url = f"{V1}/assets/{(await upload(client))['id']}"
        body = {"favourite": True, "tags": [" fox ", "teal", "fox", ""]}
        made = (await client.patch(url, json=body)).json()
        assert (made["favourite"], made["tags"]) == (True, ["fox", "teal"])
        assert len((await client.get(f"{V1}/assets?favourite=true")).json()["items"]) == 1
        assert (await client.patch(url, json={"tags": []})).json()["tags"] == []
        for tags in (["x" * 41], ["a"] * 3 + [str(n) for n in range(21)], "fox", [1], [None]):
            assert (await client.patch(url, json={"tags": tags})).status_code == 422, tags
        assert (await client.patch(url, json={"favourite": "yes"})).status_code == 422


async def test_pictures_are_listed_newest_first_page_by_page_and_by_what_they_are(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        made = [
            (await upload(client, png(20, 20, colour), f"{colour}.png"))["id"] for colour in ("red", "teal", "gold")
        ]
        first = (await client.get(f"{V1}/assets?limit=2")).json()
        assert [one["id"] for one in first["items"]] == made[:0:-1]
        second = (await client.get(f"{V1}/assets?limit=2&cursor={first['next_cursor']}")).json()
        assert ([one["id"] for one in second["items"]], second["next_cursor"]) == (made[:1], None)
        assert [one["id"] for one in (await client.get(f"{V1}/assets?search=TEAL")).json()["items"]] == [made[1]]
        assert (await client.get(f"{V1}/assets?search=%25")).json()["items"] == []
        assert (await client.get(f"{V1}/assets?kind=generated")).json()["items"] == []
        assert len((await client.get(f"{V1}/assets?kind=upload")).json()["items"]) == 3


async def test_every_account_has_a_default_project_once(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        (project,) = (await client.get(f"{V1}/projects")).json()["items"]
        assert project["is_default"]
        assert (await client.get(f"{V1}/projects")).json()["items"] == [project]
        assert (await upload(client))["project_id"] == project["id"]
