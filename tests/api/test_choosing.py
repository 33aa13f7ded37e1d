"""After the picture: refining it, going back, being happy with it."""

from __future__ import annotations

from typing import Any

import pytest

from services.engine.faults import Kind, Where
from tests.api.calling import V1, fill, generate, painted, read, say, start, usage
from tests.api.test_doors import error_of
from tests.house import Account, Studio, add_account, check_books


@pytest.fixture
def ada(database: Any) -> Account:
    return add_account(plan="pro")


@pytest.fixture
def free(database: Any) -> Account:
    return add_account("free@example.org")


async def test_a_session_becomes_a_picture_in_the_size_of_its_type(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await painted(client, asset_type="banner")
        (version,) = session["versions"]
        assert session["state"] == "choosing"
        assert session["current_version_id"] == version["id"]
        assert version["asset"]["width"] > 2 * version["asset"]["height"]
        assert session["messages"][-1]["generation_id"]
        listed = (await client.get(f"{V1}/coach/sessions/{session['id']}/assets")).json()["items"]
        assert [one["id"] for one in listed] == [version["asset"]["id"]]
        assert await usage(client, "creations") == 1
    check_books()


async def test_a_refinement_goes_on_from_the_picture_and_counts_as_one(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await painted(client)
        response = await client.post(
            f"{V1}/coach/sessions/{session['id']}/refine?wait=60", json={"refinement": "Make it brighter"}
        )
        assert response.status_code == 202
        made = response.json()
        assert (made["status"], made["chained"], made["counted_as"]) == ("completed", True, "refinement")
        assert made["refinements_remaining"] == 4
        assert made["bytes_up"] < 2000
        after = await read(client, session)
    assert [one["action"] for one in after["versions"]] == ["text_to_image", "refinement"]
    assert after["versions"][1]["parent_id"] == after["versions"][0]["id"]
    assert after["current_version_id"] == after["versions"][1]["id"]
    assert after["refinements_used"] == 1
    check_books()


@pytest.mark.parametrize(
    ("words", "status"),
    [("ab", 422), (" ab ", 422), ("", 422), ("x" * 501, 422), ("abc", 202), ("x" * 500, 202), (f" {'x' * 500} ", 202)],
    ids=["2", "2 in space", "0", "501", "3", "500", "500 in space"],
)
async def test_a_refinement_has_three_to_five_hundred_characters(
    studio: Studio, ada: Account, words: str, status: int
) -> None:
    async with studio.client(ada) as client:
        session = await painted(client)
        response = await client.post(f"{V1}/coach/sessions/{session['id']}/refine", json={"refinement": words})
    assert response.status_code == status, response.text
    if status == 422:
        assert "3 to 500" in error_of(response)["message"]


async def test_refining_is_locked_for_a_free_user_whatever_tokens_they_have(studio: Studio, free: Account) -> None:
    async with studio.client(free) as client:
        session = await painted(client)
        response = await client.post(
            f"{V1}/coach/sessions/{session['id']}/refine", json={"refinement": "Make it brighter"}
        )
        assert response.status_code == 403
        error = error_of(response)
        assert (error["code"], error["details"]["unlocked_by"]) == ("feature_locked", "pro")
        after = await read(client, session)
        assert (after["state"], len(after["messages"])) == ("choosing", len(session["messages"]))


async def test_there_is_nothing_to_refine_before_there_is_a_picture(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await start(client)
        response = await client.post(f"{V1}/coach/sessions/{session['id']}/refine", json={"refinement": "brighter"})
    assert (response.status_code, error_of(response)["code"]) == (409, "conflict")


async def test_a_version_of_another_session_cannot_be_refined_here(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        one, other = await painted(client), await painted(client)
        for body in ({"refinement": "brighter"}, {"refinement": "x"}):
            response = await client.post(
                f"{V1}/coach/sessions/{one['id']}/refine", json=body | {"version_id": other["versions"][0]["id"]}
            )
            assert response.status_code == 404, response.text


async def test_an_older_version_can_be_gone_back_to(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await painted(client)
        first = session["versions"][0]["id"]
        url = f"{V1}/coach/sessions/{session['id']}/refine?wait=60"
        await client.post(url, json={"refinement": "brighter"})
        await client.post(url, json={"refinement": "darker", "version_id": first})
        after = await read(client, session)
    assert [one["parent_id"] for one in after["versions"]] == [None, first, first]


async def test_being_happy_chooses_the_version_and_completes_the_session(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await painted(client)
        response = await client.post(f"{V1}/coach/sessions/{session['id']}/satisfied")
        assert response.status_code == 200
        after = response.json()
        assert (after["state"], after["chosen_version_id"]) == ("completed", session["versions"][0]["id"])


async def test_nobody_is_happy_before_there_is_a_picture(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await start(client)
        response = await client.post(f"{V1}/coach/sessions/{session['id']}/satisfied")
        assert (response.status_code, error_of(response)["code"]) == (409, "conflict")


async def test_refining_reopens_a_completed_session(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await painted(client)
        await client.post(f"{V1}/coach/sessions/{session['id']}/satisfied")
        await client.post(f"{V1}/coach/sessions/{session['id']}/refine?wait=60", json={"refinement": "brighter"})
        after = await read(client, session)
    assert (after["state"], after["chosen_version_id"], len(after["versions"])) == ("choosing", None, 2)


async def test_a_message_while_choosing_takes_the_session_back_to_talking(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await painted(client)
        await say(client, session, "Actually, make it an owl")
        assert (await read(client, session))["state"] == "active"


async def test_an_ended_session_is_completed_and_its_unit_stays_used(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await start(client)
        assert (await client.post(f"{V1}/coach/sessions/{session['id']}/end")).json()["state"] == "completed"
        assert await usage(client, "coach") == 1


async def test_a_picture_that_the_model_refuses_leaves_the_session_where_it_was(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await fill(client, await start(client))
        studio.model.faults.add(Kind.REFUSED, where=Where.INTERACTIONS)
        response = await client.post(f"{V1}/coach/sessions/{session['id']}/generate?wait=60")
        assert response.json()["error"]["code"] == "model_refused"
        assert (await read(client, session))["state"] == "active"
        assert await usage(client, "creations") == 0
        await generate(client, session)


async def test_a_deleted_picture_can_be_refined_only_once_it_is_restored(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await painted(client)
        asset = session["versions"][0]["asset"]["id"]
        url = f"{V1}/coach/sessions/{session['id']}/refine?wait=60"
        await client.delete(f"{V1}/assets/{asset}")
        assert (await client.post(url, json={"refinement": "brighter"})).status_code == 404
        await client.post(f"{V1}/assets/{asset}/restore")
        assert (await client.post(url, json={"refinement": "brighter"})).status_code == 202
