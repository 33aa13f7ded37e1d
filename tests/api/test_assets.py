"""Pictures over HTTP: uploads, the gallery, what is put away and brought back."""

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
