"""Many pictures over HTTP: filters of the list, changes all or none, one zip, tags, lineage."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest

from services.studio import bundling
from services.studio.workshop import workshop
from tests.api.calling import V1
from tests.api.test_assets import upload
from tests.api.test_doors import error_of
from tests.house import Account, Studio, add_account, png


@pytest.fixture
def ada(database: Any) -> Account:
    return add_account()


@pytest.fixture
def eve(database: Any) -> Account:
    return add_account("eve@example.org")


async def test_the_list_is_filtered_by_its_query(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        fox = await upload(client, name="Über Fox.png")
        plain = await upload(client, name="plain.png")
        mask = await client.post(f"{V1}/uploads", files={"file": ("m.png", png(), "image/png")}, data={"kind": "mask"})
        assert (mask.json()["kind"], mask.json()["version_id"]) == ("mask", None)
        await client.patch(f"{V1}/assets/{fox['id']}", json={"tags": ["a b", "teal"], "title": "Über Fox"})
        await client.post(f"{V1}/assets/{fox['id']}/rating", json={"rating": 4})
        for query, found in (
            ("", [plain, fox]),
            ("tag=a%20b&tag=teal", [fox]),
            ("tag=teal&tag=gold", []),
            ("rating=4", [fox]),
            ("rating=5", []),
            ("search=ÜBER", [fox]),
            ("kind=mask", [mask.json()]),
            ("since=2020-01-01", [plain, fox]),
            ("until=2020-01-01T00:00:00Z", []),
            ("deleted=true", []),
        ):
            items = (await client.get(f"{V1}/assets?{query}")).json()["items"]
            assert [one["id"] for one in items] == [one["id"] for one in found], query
        for query in ("rating=0", "rating=6", "since=soon", "since=0001-01-01T00:00:00%2B14:00", "limit=101"):
            response = await client.get(f"{V1}/assets?{query}")
            assert response.status_code == 422, query
            error_of(response)
        tags = (await client.get(f"{V1}/tags")).json()["items"]
        assert sorted((one["tag"], one["count"]) for one in tags) == [("a b", 1), ("teal", 1)]


async def test_a_picture_has_a_title_that_can_be_changed(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        url = f"{V1}/assets/{(await upload(client))['id']}"
        made = (
            await client.patch(url, json={"title": " A\x00 fox\n\x07 in teal ", "user_id": "x", "sha256": "y"})
        ).json()
        assert made["title"] == "A fox in teal"
        assert (await client.patch(url, json={"title": "x" * 201})).status_code == 422
        assert (await client.get(url)).json() == made


async def test_many_are_changed_at_once_or_none(studio: Studio, ada: Account, eve: Account) -> None:
    async with studio.client(ada) as client, studio.client(eve) as stranger:
        ids = [(await upload(client))["id"] for _ in range(2)]
        hers = (await upload(stranger))["id"]
        kit = (await client.post(f"{V1}/projects", json={"name": "Kit"})).json()
        body = {"asset_ids": ids, "favourite": True, "add_tags": ["new"], "project_id": kit["id"]}
        made = (await client.patch(f"{V1}/assets", json=body)).json()["items"]
        assert [(one["favourite"], one["tags"], one["project_id"]) for one in made] == [(True, ["new"], kit["id"])] * 2
        for wrong, status in (
            ({"asset_ids": [*ids, hers], "deleted": True}, 404),
            ({"asset_ids": [hers] * 501, "deleted": True}, 404),
            ({"asset_ids": [], "deleted": True}, 422),
            ({"asset_ids": ids * 300, "deleted": True}, 422),
            ({"asset_ids": ids, "deleted": "yes"}, 422),
            ({"deleted": True}, 422),
        ):
            assert (await client.patch(f"{V1}/assets", json=wrong)).status_code == status, wrong
        assert len((await client.get(f"{V1}/assets")).json()["items"]) == 2
        await client.patch(f"{V1}/assets", json={"asset_ids": ids, "deleted": True})
        assert (await client.get(f"{V1}/assets")).json()["items"] == []
        assert len((await client.get(f"{V1}/assets?deleted=true")).json()["items"]) == 2
        await client.patch(f"{V1}/assets", json={"asset_ids": ids, "deleted": False})
        assert len((await client.get(f"{V1}/assets?project_id={kit['id']}")).json()["items"]) == 2


async def test_many_are_downloaded_as_one_zip_with_names_of_their_own(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        made = [await upload(client, png(20, 20, colour), "Füchse/../x.png") for colour in ("red", "teal", "gold")]
        ids = [one["id"] for one in made]
        response = await client.post(f"{V1}/assets/download", json={"asset_ids": ids})
        assert response.status_code == 200
        assert response.headers["content-type"] == "application/zip"
        assert "limner-3-pictures.zip" in response.headers["content-disposition"]
        form = await client.post(f"{V1}/assets/download", data={"asset_ids": ",".join(ids)})
        for sent in (response, form):
            with zipfile.ZipFile(io.BytesIO(sent.content)) as archive:
                assert archive.testzip() is None
                assert archive.namelist() == [f"füchse-x-{one['id'][-6:]}.png" for one in made]
                assert [len(archive.read(name)) for name in archive.namelist()] == [one["bytes"] for one in made]


async def test_a_picture_that_is_missing_on_the_disk_does_not_spoil_the_rest(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        lost, kept = [await upload(client, png(20, 20, colour), f"{colour}.png") for colour in ("red", "teal")]
        workshop().storage.delete(lost["sha256"])
        response = await client.post(f"{V1}/assets/download", json={"asset_ids": [lost["id"], kept["id"]]})
        with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
            assert archive.namelist() == [f"teal-{kept['id'][-6:]}.png", "left out.txt"]
            assert archive.read("left out.txt").decode().startswith(f"red-{lost['id'][-6:]}.png: ")


async def test_a_download_has_limits_that_are_told(
    studio: Studio, ada: Account, eve: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with studio.client(ada) as client, studio.client(eve) as stranger:
        mine, hers = (await upload(client))["id"], (await upload(stranger))["id"]
        for body, status in (
            ({"asset_ids": [mine, hers]}, 404),
            ({"asset_ids": []}, 422),
            ({"asset_ids": [mine] * 501}, 422),
            ({"asset_ids": "x"}, 422),
            ([], 422),
        ):
            response = await client.post(f"{V1}/assets/download", json=body)
            assert response.status_code == status, body
            error_of(response)
        assert (await client.post(f"{V1}/assets/download", data={"other": "x"})).status_code in {404, 422}
        monkeypatch.setattr(bundling, "MOST_BYTES", 10)
        refused = await client.post(f"{V1}/assets/download", json={"asset_ids": [mine]})
        assert refused.status_code == 422
        assert "Please choose fewer" in error_of(refused)["message"]


async def test_a_lineage_is_told_and_only_to_the_owner(studio: Studio, ada: Account, eve: Account) -> None:
    async with studio.client(ada) as client, studio.client(eve) as stranger:
        body = {"prompt": "a teal fox"}
        painted = (await client.post(f"{V1}/generate/text-to-image?wait=20", json=body)).json()
        (picture,) = painted["assets"]
        found = (await client.get(f"{V1}/assets/{picture['id']}/lineage")).json()
        (step,) = found["steps"]
        assert (found["asset_id"], step["prompt"], step["asset"]["id"]) == (picture["id"], "a teal fox", picture["id"])
        assert step["charge"] == painted["charges"][0]
        assert (step["model"], step["deleted"], step["inputs"]) == (painted["model"], False, [])
        assert (await stranger.get(f"{V1}/assets/{picture['id']}/lineage")).status_code == 404
