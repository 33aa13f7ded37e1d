"""What other people’s programs count on to the letter: pages of lists, refusals in one shape, owners first."""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest
from fastapi.routing import APIRoute

import data
from data.accounts import Role
from pages.api.app import AREAS, create_app
from services.accounts import people
from services.settings import Settings
from tests.api.calling import V1, painted, start
from tests.api.test_assets import upload
from tests.api.test_doors import error_of
from tests.house import Account, Studio, add_account

LISTS = sorted(
    route.path
    for area in AREAS
    for route in area.router.routes
    if isinstance(route, APIRoute) and any(one.name == "cursor" for one in route.dependant.query_params)
)


@pytest.fixture
def ada(database: Any) -> Account:
    return add_account(plan="studio")


@pytest.fixture
def eve(database: Any) -> Account:
    return add_account("eve@example.org")


async def test_the_last_page_of_a_list_says_that_it_is_the_last_also_when_it_is_full(
    studio: Studio, ada: Account
) -> None:
    async with studio.client(ada) as client:
        ids = [(await upload(client))["id"] for _ in range(4)]
        first = (await client.get(f"{V1}/assets?limit=2")).json()
        last = (await client.get(f"{V1}/assets", params={"limit": 2, "cursor": first["next_cursor"]})).json()
    assert [one["id"] for one in first["items"] + last["items"]] == ids[::-1]
    assert last["next_cursor"] is None


@pytest.mark.parametrize("path", ["/brand-kits", "/style-presets"])
async def test_short_lists_come_in_pages_as_well(studio: Studio, ada: Account, path: str) -> None:
    async with studio.client(ada) as client:
        for name in "abc":
            await client.post(f"{V1}{path}", json={"name": name, "words": "calm"})
        first = (await client.get(f"{V1}{path}?limit=2")).json()
        last = (await client.get(f"{V1}{path}", params={"limit": 2, "cursor": first["next_cursor"]})).json()
        assert [one["name"] for one in first["items"] + last["items"]] == ["c", "b", "a"]
        assert last["next_cursor"] is None
        for query in ("limit=101", "limit=0", "cursor=nothing"):
            refused = await client.get(f"{V1}{path}?{query}")
            assert (refused.status_code, error_of(refused)["code"]) == (422, "invalid")


@pytest.mark.parametrize(("path", "name"), [("/admin/pricing", "operation"), ("/admin/plans", "key")])
async def test_prices_and_plans_come_in_pages_as_well(studio: Studio, ada: Account, path: str, name: str) -> None:
    admin = add_account("root@example.org", role=Role.ADMIN)
    async with studio.client(admin) as client:
        whole = (await client.get(f"{V1}{path}")).json()
        assert whole["next_cursor"] is None
        first = (await client.get(f"{V1}{path}?limit=1")).json()
        rest = (await client.get(f"{V1}{path}", params={"cursor": first["next_cursor"]})).json()
    assert [one[name] for one in first["items"] + rest["items"]] == [one[name] for one in whole["items"]]


@pytest.mark.parametrize("path", LISTS)
async def test_a_cursor_that_names_no_page_is_refused_by_every_list_and_an_empty_one_is_none(
    studio: Studio, ada: Account, path: str
) -> None:
    root = add_account("root@example.org", role=Role.ADMIN)
    async with studio.client(ada) as owner, studio.client(root) as admins:
        client = admins if path.startswith("/admin/") else owner
        if "session" in path:
            path = path.format(session_id=(await start(client))["id"])
        elif "project" in path:
            path = path.format(project_id=(await upload(client))["project_id"])
        for cursor in ("garbage", "0", str(uuid.uuid4()), data.new_id().upper(), data.new_id() + "x", "🦊"):
            refused = await client.get(V1 + path, params={"cursor": cursor})
            assert (refused.status_code, error_of(refused)["code"]) == (422, "invalid"), cursor
        assert (await client.get(f"{V1}{path}?cursor=")).json() == (await client.get(V1 + path)).json()


async def test_a_page_of_sessions_or_versions_after_one_that_is_not_there_is_none(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        project = (await upload(client))["project_id"]
        for path in ("/coach/sessions", f"/projects/{project}/history", "/tokens/history"):
            refused = await client.get(f"{V1}{path}?cursor={data.new_id()}")
            assert (refused.status_code, error_of(refused)["code"]) == (422, "invalid"), path


@pytest.mark.parametrize("path", ["/coach", "/profile-creator"])
async def test_a_session_has_one_shape_in_a_list_and_alone(studio: Studio, ada: Account, path: str) -> None:
    async with studio.client(ada) as client:
        session = await painted(client, asset_type="streamer_logo" if "profile" in path else "thumbnail")
        (listed,) = (await client.get(f"{V1}{path}/sessions")).json()["items"]
        alone = (await client.get(f"{V1}{path}/sessions/{session['id']}")).json()
    assert listed == alone
    assert listed["thumbnail_asset_id"] == listed["versions"][0]["asset"]["id"]


async def test_an_address_of_the_api_that_does_not_exist_is_refused_in_the_one_shape_before_any_page(
    studio: Studio, ada: Account
) -> None:
    async def pages(scope: Any, receive: Any, send: Any) -> None:
        raise AssertionError("the pages were asked")

    studio.app.mount("/", pages)
    async with studio.client(ada) as client:
        nowhere = await client.get(f"{V1}/nowhere", headers={"accept": "text/html"})
        wrong = await client.put(f"{V1}/me", json={})
    assert (nowhere.status_code, error_of(nowhere)["code"]) == (404, "not_found")
    assert (wrong.status_code, error_of(wrong)["code"]) == (405, "method_not_allowed")
    assert "PATCH" in wrong.headers["allow"]


def test_the_description_tells_the_shape_of_a_refusal_for_every_route() -> None:
    described = create_app(Settings(), None).openapi()  # pyright: ignore[reportArgumentType]
    answers = [route["responses"] for methods in described["paths"].values() for route in methods.values()]
    assert all("default" in one and "422" not in one for one in answers)
    assert set(described["components"]["schemas"]["Failure"]["properties"]) == {"error"}


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/coach/start", {"asset_ids": ["{}"], "kind": 5}),
        ("POST", "/coach/start", {"brand_kit_id": "{}", "kind": 5}),
        ("POST", "/profile-creator/start", {"asset_ids": ["{}"], "creation_type": "none"}),
        ("POST", "/brand-kits", {"logo_asset_id": "{}"}),
        ("POST", "/brand-kits/from-image", {"asset_id": "{}", "name": 5}),
        ("PATCH", "/assets/{}", {"tags": 5}),
        ("POST", "/assets/{}/rating", {"rating": 9}),
        ("POST", "/assets/{}/export-pack", {"platforms": 5}),
        ("POST", "/generate/variation", {"asset_id": "{}", "count": 99}),
        ("PATCH", "/assets", {"asset_ids": ["{}"], "favourite": 5}),
        ("POST", "/assets/{}/share", {"expires_at": "soon"}),
        ("POST", "/assets/{}/share", []),
        ("GET", "/assets/{}/thumbnail?size=x", {}),
    ],
)
async def test_what_is_somebody_elses_is_not_found_before_anything_else_is_looked_at(
    studio: Studio, ada: Account, eve: Account, method: str, path: str, body: Any
) -> None:
    async with studio.client(eve) as client:
        theirs = (await upload(client))["id"]
    async with studio.client(ada) as client:
        for other in (theirs, data.new_id()):
            sent = json.loads(json.dumps(body).replace("{}", other)) if body else body
            refused = await client.request(method, V1 + path.replace("{}", other), json=sent)
            assert (refused.status_code, error_of(refused)["code"]) == (404, "not_found")


async def test_a_strangers_session_is_not_found_whatever_is_sent_to_it(
    studio: Studio, ada: Account, eve: Account
) -> None:
    async with studio.client(ada) as client:
        session = await start(client)
    async with studio.client(eve) as client:
        for path, body in (("messages", {"text": 5}), ("refine", {}), ("generate", {"count": 99})):
            refused = await client.post(f"{V1}/coach/sessions/{session['id']}/{path}", json=body)
            assert (refused.status_code, error_of(refused)["code"]) == (404, "not_found")
    async with studio.client(ada) as client:  # nor by the doors of the profile creator, where it is none of theirs
        for path, body in (("messages", {"text": 5}), ("generate", {"size": 5})):
            refused = await client.post(f"{V1}/profile-creator/sessions/{session['id']}/{path}", json=body)
            assert (refused.status_code, error_of(refused)["code"]) == (404, "not_found")


async def test_what_belongs_to_strangers_narrows_no_list_and_takes_no_file(
    studio: Studio, ada: Account, eve: Account
) -> None:
    async with studio.client(eve) as client:
        session = await start(client)
    async with studio.client(ada) as client:
        for name, theirs in (("project_id", session["project_id"]), ("session_id", session["id"])):
            for path in ("/generations", "/assets")[: 1 if name == "session_id" else 2]:
                refused = await client.get(V1 + path, params={name: theirs})
                assert (refused.status_code, error_of(refused)["code"]) == (404, "not_found"), path
        refused = await client.get(f"{V1}/coach/sessions/{session['id']}/assets?limit=x")
        assert refused.status_code == 404
        form = {"project_id": session["project_id"], "kind": "painting"}
        refused = await client.post(f"{V1}/uploads", data=form, files={"file": ("fox.png", b"", "image/png")})
        assert refused.status_code == 404


async def test_a_region_is_told_in_numbers(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        made = await upload(client)
        for x in ("0", True, None):
            region = {"x": x, "y": 0, "width": 5, "height": 5}
            body = {"asset_id": made["id"], "prompt": "red", "region": region}
            assert (await client.post(f"{V1}/generate/region-edit", json=body)).status_code == 422


async def test_whoever_is_disabled_while_signed_in_is_told_so(studio: Studio, ada: Account) -> None:
    admin = add_account("root@example.org", role=Role.ADMIN)
    await people.change_person(admin.id, ada.id, {"disabled": True})
    async with studio.client(ada) as client:
        refused = await client.get(f"{V1}/me")
        assert (refused.status_code, error_of(refused)["code"]) == (403, "account_disabled")
        await people.change_person(admin.id, ada.id, {"disabled": False})
        assert (await client.get(f"{V1}/me")).status_code == 401


@pytest.mark.parametrize("package", ["starter", "Starter"])
async def test_a_package_is_asked_for_by_its_key_or_its_name(studio: Studio, ada: Account, package: str) -> None:
    async with studio.client(ada) as client:
        response = await client.post(f"{V1}/tokens/topup-requests", json={"package": package})
    assert response.status_code == 201, response.text
    assert (response.json()["package"], response.json()["tokens"]) == ("starter", 1_000)
