"""Share links over HTTP: made and revoked by the owner, seen by anybody, kept by nobody's cache, found by no robot."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.calling import V1
from tests.api.test_assets import upload
from tests.api.test_doors import error_of
from tests.api.test_files import opened
from tests.house import Account, Studio, add_account


@pytest.fixture
def ada(database: Any) -> Account:
    return add_account()


async def test_a_stranger_sees_a_shared_picture_and_nothing_else_of_it(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client, studio.client() as stranger:
        made = await upload(client, name="Fox.png")
        response = await client.post(f"{V1}/assets/{made['id']}/share")
        assert response.status_code == 201
        link = response.json()
        assert link["url"] == f"http://limner.test/shared/{link['token']}"
        assert (await client.get(f"{V1}/assets/{made['id']}/share")).json() == link
        told = await stranger.get(f"{V1}/shared/{link['token']}")
        assert told.json() == {"title": "Fox", "width": 40, "height": 30}
        content = await stranger.get(f"{V1}/shared/{link['token']}/content")
        assert opened(content).size == (40, 30)
        thumbnail = await stranger.get(f"{V1}/shared/{link['token']}/thumbnail?size=256")
        for seen in (told, content, thumbnail):
            assert seen.headers["x-robots-tag"] == "noindex"
            assert seen.headers["cache-control"] in {"no-store", "private, no-cache"}
            assert "set-cookie" not in seen.headers
        asked = {"if-none-match": content.headers["etag"]}
        assert (await stranger.get(f"{V1}/shared/{link['token']}/content", headers=asked)).status_code == 304
        assert (await client.delete(f"{V1}/assets/{made['id']}/share")).status_code == 200
        for path in ("", "/content", "/thumbnail"):
            gone = await stranger.get(f"{V1}/shared/{link['token']}{path}", headers=asked)
            assert gone.status_code == 404
            assert error_of(gone)["code"] == "not_found"
        assert (await client.get(f"{V1}/assets/{made['id']}/share")).status_code == 404


async def test_a_link_has_an_end_that_lies_ahead(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        url = f"{V1}/assets/{(await upload(client))['id']}/share"
        link = (await client.post(url, json={"expires_at": "2999-01-01T00:00:00+02:00"})).json()
        assert link["expires_at"] == "2998-12-31T22:00:00Z"
        assert (await client.post(url, json={"expires_at": None})).json()["expires_at"] is None
        for end in ("2020-01-01T00:00:00Z", "soon", "0001-01-01T00:00:00+14:00", True, {}):
            assert (await client.post(url, json={"expires_at": end})).status_code == 422, end


async def test_a_strangers_picture_is_shared_by_nobody_else(studio: Studio, ada: Account) -> None:
    eve = add_account("eve@example.org")
    async with studio.client(ada) as client, studio.client(eve) as stranger, studio.client() as nobody:
        url = f"{V1}/assets/{(await upload(client))['id']}/share"
        link = (await client.post(url)).json()
        for method in ("POST", "GET", "DELETE"):
            assert (await stranger.request(method, url)).status_code == 404
            assert (await nobody.request(method, url)).status_code == 401
        assert (await nobody.get(f"{V1}/shared/{link['token']}")).status_code == 200


@pytest.mark.parametrize("token", ["x", "%ff%fe", "..%2f..", "A" * 43, "%ed%a0%80", "x" * 3000])
async def test_what_is_no_token_is_not_found(studio: Studio, token: str) -> None:
    async with studio.client() as stranger:
        assert (await stranger.get(f"{V1}/shared/{token}/content")).status_code == 404
