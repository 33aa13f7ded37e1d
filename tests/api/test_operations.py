"""The operations as a program asks for them: their bodies to the letter, whose ids, what is refused, what is free."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from services.engine.faults import Kind
from tests.api.calling import V1, painted
from tests.api.test_doors import error_of
from tests.api.test_generate import SHAPE
from tests.house import Account, Studio, add_account, check_books, png

Json = dict[str, Any]
UNKNOWN = "01890a5d-ac96-774b-bcce-b302099a8057"


@pytest.fixture
def ada(database: Any) -> Account:
    return add_account(plan="studio")


async def upload(
    client: httpx.AsyncClient, colour: str = "teal", size: tuple[int, int] = (80, 60), **form: Any
) -> Json:
    response = await client.post(f"{V1}/uploads", files={"file": ("a.png", png(*size, colour), "image/png")}, data=form)
    assert response.status_code == 201, response.text
    return response.json()


def bodies(one: str, two: str, version: str) -> dict[str, Json]:
    """A good body for every operation."""
    return {
        "edit-image": {"asset_id": one, "prompt": "add a hat"},
        "region-edit": {"asset_id": one, "region": {"x": 20, "y": 20, "width": 30, "height": 20}, "prompt": "blue"},
        "compose": {"asset_ids": [one, two], "prompt": "side by side"},
        "style-transfer": {"asset_id": one, "style_asset_id": two},
        "variation": {"asset_id": one, "count": 2},
        "upscale": {"asset_id": one, "factor": 2},
        "background": {"asset_id": one, "action": "remove"},
        "reposition": {"asset_id": one, "pose": "turn_left"},
        "../conversation/continue": {"version_id": version, "instruction": "make it gold"},
    }


NAMES = list(bodies("", "", ""))
OPERATIONS = {
    "edit-image": "image_edit",
    "reposition": "product_reposition",
    "background": "background_remove",
    "../conversation/continue": "refinement",
}


def url(name: str) -> str:
    return f"{V1}/generate/{name}".replace("generate/../", "")


async def test_a_mask_is_no_picture_to_edit(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        mask = await upload(client, "white", kind="mask")
        response = await client.post(f"{V1}/generate/local", json={"asset_id": mask["id"], "edit": "flip"})
        assert (response.status_code, error_of(response)["code"]) == (422, "invalid")
        assert (await client.get(f"{V1}/projects/{mask['project_id']}/history")).json()["items"] == []


@pytest.mark.parametrize("name", NAMES)
async def test_every_operation_answers_202_with_the_generation(studio: Studio, ada: Account, name: str) -> None:
    async with studio.client(ada) as client:
        one, two = await upload(client), await upload(client, "coral")
        body = bodies(one["id"], two["id"], one["version_id"])[name]
        response = await client.post(url(name), json=body, headers={"idempotency-key": "click"})
        assert response.status_code == 202, response.text
        assert set(response.json()) >= SHAPE
        done = (await client.get(f"{V1}/generations/{response.json()['id']}?wait=60")).json()
        assert (done["status"], done["error"]) == ("completed", None)
        assert done["operation"] == OPERATIONS.get(name, name.replace("-", "_"))
        again = await client.post(url(name), json=body, headers={"idempotency-key": "click"})
        assert again.json()["id"] == done["id"]
        assert [row["project_id"] for row in done["assets"]] == [one["project_id"]] * len(done["assets"])
    check_books()


def with_id(body: Json, field: str, id: str) -> Json:
    return {**body, field: [*body[field][:1], id] if field.endswith("s") else id}


@pytest.mark.parametrize("name", NAMES)
async def test_somebody_elses_ids_are_unknown_whatever_else_is_wrong(studio: Studio, ada: Account, name: str) -> None:
    async with studio.client(ada) as client, studio.client(add_account("eve@example.org")) as eve:
        one, two, theirs = await upload(client), await upload(client, "coral"), await upload(eve)
        good = bodies(one["id"], two["id"], one["version_id"])[name]
        for field in [key for key in good if key.endswith(("_id", "_ids"))]:
            for id in (theirs["version_id" if field == "version_id" else "id"], UNKNOWN, "x"):
                named = with_id(good, field, id)
                broken = {key: value if key.endswith(("_id", "_ids")) else [[None]] for key, value in named.items()}
                for body in (named, broken, {**named, "quote_id": 7}):
                    response = await client.post(url(name), json=body)
                    assert (response.status_code, error_of(response)["code"]) == (404, "not_found"), body
    assert studio.model.pictures_asked == []


async def test_a_project_of_somebody_else_is_unknown_whatever_else_is_wrong(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client, studio.client(add_account("eve@example.org")) as eve:
        theirs = (await upload(eve))["project_id"]
        for body in ({"prompt": "a fox", "project_id": theirs}, {"project_id": theirs, "count": 99}):
            assert (await client.post(f"{V1}/generate/text-to-image", json=body)).status_code == 404


async def test_signing_in_comes_before_whose_ids_these_are(studio: Studio) -> None:
    async with studio.client() as client:
        response = await client.post(f"{V1}/generate/upscale", json={"asset_id": UNKNOWN, "factor": 2})
    assert (response.status_code, error_of(response)["code"]) == (401, "unauthenticated")


BAD: list[tuple[str, Json]] = [
    ("edit-image", {"prompt": ""}),
    ("edit-image", {"prompt": None}),
    ("edit-image", {"complex": "yes"}),
    ("region-edit", {"region": {"x": 70, "y": 0, "width": 20, "height": 10}}),
    ("region-edit", {"region": {"x": 0, "y": 0, "width": 0, "height": 10}}),
    ("region-edit", {"region": {"x": 0, "y": 0, "width": -5, "height": 10}}),
    ("region-edit", {"region": {"x": -1, "y": 0, "width": 5, "height": 10}}),
    ("region-edit", {"region": {"x": 0, "y": 0, "width": 5}}),
    ("region-edit", {"region": [0, 0, 5, 5]}),
    ("region-edit", {"region": None}),
    ("region-edit", {"prompt": "  "}),
    ("compose", {"asset_ids": []}),
    ("compose", {"asset_ids": "both"}),
    ("compose", {"prompt": ""}),
    ("variation", {"count": 0}),
    ("variation", {"count": 5}),
    ("variation", {"count": 1.5}),
    ("upscale", {"factor": 3}),
    ("upscale", {"factor": "2"}),
    ("background", {"action": "erase"}),
    ("background", {"action": "replace"}),
    ("reposition", {"pose": "sideways"}),
    ("../conversation/continue", {"instruction": "x"}),
    ("../conversation/continue", {"instruction": "x" * 501}),
]


@pytest.mark.parametrize(("name", "wrong"), BAD, ids=[f"{name}-{json.dumps(wrong)[:40]}" for name, wrong in BAD])
async def test_what_makes_no_sense_is_refused_in_words_and_asks_no_model(
    studio: Studio, ada: Account, name: str, wrong: Json
) -> None:
    async with studio.client(ada) as client:
        one, two = await upload(client), await upload(client, "coral")
        body = {**bodies(one["id"], two["id"], one["version_id"])[name], **wrong}
        response = await client.post(url(name), json=body)
        assert response.status_code == 422, response.text
        assert error_of(response)["message"].endswith(".")
        assert (await client.get(f"{V1}/generations")).json()["items"] == []


async def test_numbers_that_are_none_are_no_region(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        one = await upload(client)
        for number in ("NaN", "Infinity", "-1e400"):
            region = f'{{"x": {number}, "y": 0, "width": 1, "height": 1}}'
            body = f'{{"asset_id": "{one["id"]}", "prompt": "blue", "region": {region}}}'
            response = await client.post(
                f"{V1}/generate/region-edit", content=body, headers={"content-type": "application/json"}
            )
            assert response.status_code == 422


async def test_fifteen_pictures_and_one_twice_are_refused_in_words(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        ids = [(await upload(client, f"#{number:02x}4080"))["id"] for number in range(15)]
        for given, words in ((ids, "2 to 14"), ([ids[0], ids[0]], "only once"), (ids[:1], "2 to 14")):
            response = await client.post(f"{V1}/generate/compose", json={"asset_ids": given, "prompt": "all"})
            assert response.status_code == 422
            assert words in error_of(response)["message"]


async def test_a_mask_is_brought_along_and_kept_out_of_the_gallery(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        one = await upload(client)
        mask = await upload(client, "white", kind="mask")
        assert mask["kind"] == "mask"
        assert [row["id"] for row in (await client.get(f"{V1}/assets")).json()["items"]] == [one["id"]]
        body = {"asset_id": one["id"], "mask_asset_id": mask["id"], "prompt": "blue"}
        made = (await client.post(f"{V1}/generate/region-edit?wait=60", json=body)).json()
        assert (made["status"], made["report"]["outside_pixels"]) == ("completed", 0)
        both = await client.post(
            f"{V1}/generate/region-edit", json={**body, "region": {"x": 0, "y": 0, "width": 1, "height": 1}}
        )
        assert both.status_code == 422
        other = await upload(client, "white", size=(81, 60), kind="mask")
        wrong = await client.post(f"{V1}/generate/region-edit", json={**body, "mask_asset_id": other["id"]})
        assert "81 × 60" in error_of(wrong)["message"]


async def test_flip_it_horizontally_costs_nothing(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        one = await upload(client)
        before = (await client.get(f"{V1}/tokens/balance")).json()
        body = {"asset_id": one["id"], "prompt": "flip it horizontally"}
        response = await client.post(f"{V1}/generate/edit-image", json=body)
        made = response.json()
        assert response.status_code == 202
        assert (made["status"], made["operation"], made["charges"]) == ("completed", "local_edit", [])
        assert len(made["asset_ids"]) == 1
        assert (await client.get(f"{V1}/tokens/balance")).json() == before
    assert studio.model.pictures_asked == []
    check_books()


@pytest.mark.parametrize(
    ("edit", "size"),
    [
        ({"edit": "flip", "axis": "vertical"}, (80, 60)),
        ({"edit": "rotate", "degrees": 90}, (60, 80)),
        ({"edit": "crop", "region": {"x": 10, "y": 10, "width": 20, "height": 30}}, (20, 30)),
        ({"edit": "crop", "ratio": "1:1"}, (60, 60)),
        ({"edit": "resize", "width": 160}, (160, 120)),
        ({"edit": "resize", "factor": 4}, (320, 240)),
        ({"edit": "adjust", "brightness": 1.2, "saturation": 0.5}, (80, 60)),
    ],
)
async def test_an_exact_edit_is_a_new_version_when_it_answers(
    studio: Studio, ada: Account, edit: Json, size: tuple[int, int]
) -> None:
    async with studio.client(ada) as client:
        one = await upload(client)
        made = (await client.post(f"{V1}/generate/local", json={"asset_id": one["id"], **edit})).json()
        assert (made["status"], made["charges"]) == ("completed", [])
        (picture,) = made["assets"]
        assert (picture["width"], picture["height"]) == size
        assert picture["version_id"] not in {None, one["version_id"]}


@pytest.mark.parametrize(
    "edit",
    [
        {"edit": "blur"},
        {"edit": "crop", "region": {"x": 70, "y": 0, "width": 20, "height": 10}},
        {"edit": "crop", "ratio": "wide"},
        {"edit": "resize"},
        {"edit": "resize", "width": 20_001},
        {"edit": "rotate", "degrees": 1000},
        {"edit": "adjust", "contrast": -1},
    ],
)
async def test_an_exact_edit_that_cannot_be_done_is_refused_in_words(studio: Studio, ada: Account, edit: Json) -> None:
    async with studio.client(ada) as client:
        one = await upload(client)
        response = await client.post(f"{V1}/generate/local", json={"asset_id": one["id"], **edit})
        assert response.status_code == 422
        error_of(response)
        assert (await client.get(f"{V1}/generations")).json()["items"] == []


async def test_a_refinement_of_any_version_says_how_it_was_paid(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await painted(client)
        version = session["versions"][0]["id"]
        body = {"version_id": version, "instruction": "make it gold"}
        made = (await client.post(f"{V1}/conversation/continue?wait=60", json=body)).json()
        assert (made["status"], made["chained"], made["counted_as"]) == ("completed", True, "refinement")
        assert made["refinements_remaining"] == -1


async def test_a_failed_generation_is_tried_again(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client, studio.client(add_account("eve@example.org")) as eve:
        one = await upload(client)
        studio.model.faults.add(Kind.REFUSED)
        body = {"asset_id": one["id"], "prompt": "add a hat"}
        failed = (await client.post(f"{V1}/generate/edit-image?wait=60", json=body)).json()
        assert failed["status"] == "failed"
        again = await client.post(f"{V1}/generations/{failed['id']}/retry?wait=60")
        assert (again.status_code, again.json()["status"]) == (202, "completed")
        done = await client.post(f"{V1}/generations/{again.json()['id']}/retry")
        assert (done.status_code, error_of(done)["code"]) == (409, "conflict")
        assert (await eve.post(f"{V1}/generations/{failed['id']}/retry")).status_code == 404
    check_books()


async def test_a_sessions_picture_is_tried_again_in_its_session(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await painted(client)
        studio.model.faults.add(Kind.REFUSED)
        url = f"{V1}/coach/sessions/{session['id']}/refine?wait=60"
        failed = (await client.post(url, json={"refinement": "make it gold"})).json()
        again = (await client.post(f"{V1}/generations/{failed['id']}/retry?wait=60")).json()
        assert (again["status"], again["session_id"], again["chained"]) == ("completed", session["id"], True)
        after = (await client.get(f"{V1}/coach/sessions/{session['id']}")).json()
        assert (after["state"], len(after["versions"])) == ("choosing", 2)


async def test_generations_are_filtered(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        one = await upload(client)
        await client.post(f"{V1}/generate/edit-image", json={"asset_id": one["id"], "prompt": "flip it"})
        studio.model.faults.add(Kind.REFUSED)
        await client.post(f"{V1}/generate/upscale?wait=60", json={"asset_id": one["id"], "factor": 2})
        for query, operations in (
            ("status=failed", ["upscale"]),
            ("operation=local_edit", ["local_edit"]),
            (f"project_id={one['project_id']}", ["upscale", "local_edit"]),
            ("unfinished=true", []),
        ):
            found = (await client.get(f"{V1}/generations?{query}")).json()["items"]
            assert [row["operation"] for row in found] == operations, query
