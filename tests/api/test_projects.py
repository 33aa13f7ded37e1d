"""Projects and versions over HTTP: the routes to the letter, their pages, and nothing of anybody else's."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.calling import V1
from tests.api.test_assets import upload
from tests.api.test_doors import error_of
from tests.house import Account, Studio, add_account, png

UNKNOWN = "01a1fe3c-cb6b-72ac-8245-051beabf5d42"


@pytest.fixture
def ada(database: Any) -> Account:
    return add_account()


@pytest.fixture
def eve(database: Any) -> Account:
    return add_account("eve@example.org")


async def test_a_project_is_made_changed_archived_deleted_and_restored(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        response = await client.post(f"{V1}/projects", json={"name": "Kit", "description": "For the stream"})
        assert response.status_code == 201
        made = response.json()
        url = f"{V1}/projects/{made['id']}"
        assert (made["name"], made["description"], made["state"]) == ("Kit", "For the stream", "active")
        assert (await client.get(url)).json() == made
        for body, field, value in (
            ({"name": "Other"}, "name", "Other"),
            ({"description": ""}, "description", ""),
            ({"state": "archived"}, "state", "archived"),
            ({"archived": False}, "state", "active"),
        ):
            assert (await client.patch(url, json=body)).json()[field] == value
        assert (await client.delete(url)).json()["state"] == "deleted"
        assert (await client.get(url)).status_code == 404
        assert (await client.patch(url, json={"name": "Back"})).status_code == 404
        deleted = (await client.get(f"{V1}/projects?state=deleted")).json()["items"]
        assert [one["id"] for one in deleted] == [made["id"]]
        assert (await client.post(f"{url}/restore")).json()["state"] == "active"
        assert (await client.get(url)).status_code == 200


async def test_projects_are_paged_with_a_cursor(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        for name in ("one", "two", "three"):
            await client.post(f"{V1}/projects", json={"name": name})
        found: list[str] = []
        cursor: str | None = ""
        while cursor is not None:
            page = (
                await client.get(f"{V1}/projects", params={"limit": 2} | ({"cursor": cursor} if cursor else {}))
            ).json()
            found += [one["name"] for one in page["items"]]
            cursor = page["next_cursor"]
        assert found == ["My pictures", "three", "two", "one"]
        for query in ("limit=0", "limit=101", "limit=x", "state=elsewhere"):
            assert (await client.get(f"{V1}/projects?{query}")).status_code == 422


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"name": ""},
        {"name": " "},
        {"name": None},
        {"name": 7},
        {"name": "x" * 121},
        {"name": "x", "description": "x" * 1001},
        [],
    ],
    ids=range(8),
)
async def test_a_project_that_cannot_be_is_refused_in_words(studio: Studio, ada: Account, body: Any) -> None:
    async with studio.client(ada) as client:
        response = await client.post(f"{V1}/projects", json=body)
        assert response.status_code == 422
        assert error_of(response)["code"] == "invalid"


async def test_nobody_gives_a_project_what_is_not_theirs_to_give(studio: Studio, ada: Account, eve: Account) -> None:
    async with studio.client(ada) as client:
        body = {"name": "Kit", "user_id": eve.id, "is_default": True, "state": "deleted", "id": UNKNOWN}
        made = (await client.post(f"{V1}/projects", json=body)).json()
        assert (made["is_default"], made["state"], made["id"] == UNKNOWN) == (False, "active", False)
        url = f"{V1}/projects/{made['id']}"
        changed = (await client.patch(url, json={"user_id": eve.id, "is_default": True, "created_at": None})).json()
        assert {**changed, "updated_at": ""} == {**made, "updated_at": ""}
        assert (await client.patch(url, json={"state": "deleted"})).status_code == 422
    async with studio.client(eve) as stranger:
        assert [one["is_default"] for one in (await stranger.get(f"{V1}/projects")).json()["items"]] == [True]


async def test_the_default_project_stays(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        (default,) = (await client.get(f"{V1}/projects")).json()["items"]
        for response in (
            await client.delete(f"{V1}/projects/{default['id']}"),
            await client.patch(f"{V1}/projects/{default['id']}", json={"archived": True}),
        ):
            assert response.status_code == 409
            assert error_of(response)["code"] == "conflict"


async def test_a_history_and_the_way_back_in_it(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        first = await upload(client, png(20, 20, "red"), "first.png")
        second = await upload(client, png(20, 20, "blue"), "second.png")
        url = f"{V1}/projects/{first['project_id']}"
        page = (await client.get(f"{url}/history?limit=1")).json()
        assert [one["id"] for one in page["items"]] == [second["version_id"]]
        page = (await client.get(f"{url}/history?limit=1&cursor={page['next_cursor']}")).json()
        assert [one["id"] for one in page["items"]] == [first["version_id"]]
        response = await client.post(f"{url}/restore/{first['version_id']}")
        assert response.status_code == 201
        made = response.json()
        assert (made["number"], made["parent_id"], made["asset"]["sha256"]) == (3, first["version_id"], first["sha256"])
        assert (await client.delete(f"{V1}/versions/{made['id']}")).status_code == 200
        gone = await client.post(f"{url}/restore/{made['id']}")
        assert (gone.status_code, error_of(gone)["message"]) == (
            404,
            "This version was deleted. Bring it back to use it.",
        )
        assert (await client.post(f"{V1}/versions/{made['id']}/undelete")).json()["id"] == made["id"]
        assert (await client.get(f"{V1}/versions/{made['id']}")).json()["number"] == 3


async def test_two_versions_are_compared(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        first, second = [await upload(client, png(20, 10, colour)) for colour in ("#000000", "#0000ff")]
        url = f"{V1}/versions/{first['version_id']}/compare/{second['version_id']}"
        found = (await client.get(url)).json()
        assert (found["changed"], found["share"], found["largest"], found["same_size"]) == (200, 1.0, 255, True)
        picture = await client.get(f"{url}/picture")
        assert picture.content.startswith(b"\x89PNG")
        again = await client.get(f"{url}/picture", headers={"if-none-match": picture.headers["etag"]})
        assert again.status_code == 304


async def test_a_strangers_project_and_versions_are_not_found_by_any_route(
    studio: Studio, ada: Account, eve: Account
) -> None:
    async with studio.client(ada) as client, studio.client(eve) as stranger:
        mine, hers = await upload(client), await upload(stranger)
        kit = (await client.post(f"{V1}/projects", json={"name": "Kit"})).json()
        for project in (kit["id"], mine["project_id"], UNKNOWN, "x"):
            url = f"{V1}/projects/{project}"
            for method, path, body in (
                ("GET", "", None),
                ("PATCH", "", {"name": "Mine"}),
                ("DELETE", "", None),
                ("POST", "/restore", None),
                ("GET", "/history", None),
                ("POST", f"/restore/{mine['version_id']}", None),
                ("POST", f"/restore/{hers['version_id']}", None),
            ):
                response = await stranger.request(method, url + path, json=body)
                assert response.status_code == 404, (method, path)
        for method, path in (
            ("GET", mine["version_id"]),
            ("DELETE", mine["version_id"]),
            ("POST", f"{mine['version_id']}/undelete"),
            ("GET", f"{hers['version_id']}/compare/{mine['version_id']}"),
            ("GET", f"{mine['version_id']}/compare/{hers['version_id']}/picture"),
        ):
            assert (await stranger.request(method, f"{V1}/versions/{path}")).status_code == 404, (method, path)
        own = f"{V1}/projects/{hers['project_id']}"
        assert (await stranger.patch(own, json={"cover_asset_id": mine["id"]})).status_code == 404
        assert (await stranger.get(f"{V1}/assets?project_id={kit['id']}")).status_code == 404
        assert (await client.get(f"{V1}/projects/{kit['id']}")).json() == kit
