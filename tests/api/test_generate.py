"""Pictures straight from a request: states, waiting, keys, cancelling, and fifty at once."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

import data
from services.billing import quotes
from services.engine.faults import Kind
from tests.api.calling import V1, usage
from tests.api.test_doors import error_of
from tests.house import Account, Studio, add_account, check_books, grant, spend_allowance, take_tokens_away

URL = f"{V1}/generate/text-to-image"
SHAPE = {
    "id", "operation", "status", "prompt", "model", "asset_ids", "assets", "charges", "error", "queue_position",
    "created_at", "started_at", "completed_at", "chained", "bytes_up", "report",
}  # fmt: skip


@pytest.fixture
def ada(database: Any) -> Account:
    return add_account()


async def test_a_request_is_accepted_and_its_state_can_be_read(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        response = await client.post(URL, json={"prompt": "a teal fox"})
        assert response.status_code == 202
        made = response.json()
        assert set(made) >= SHAPE
        assert made["status"] in {"pending", "processing"}
        assert [one["state"] for one in made["charges"]] == ["held"]
        done = (await client.get(f"{V1}/generations/{made['id']}?wait=10")).json()
    assert done["status"] == "completed"
    assert done["asset_ids"] == [one["id"] for one in done["assets"]]
    assert done["charges"] == [{"paid_by": "plan", "feature": "creations", "tokens": 0, "state": "captured"}]
    assert done["error"] is None
    assert done["created_at"].endswith("Z")


async def test_who_waits_is_answered_when_it_is_done(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        assert (await client.post(f"{URL}?wait=10", json={"prompt": "a fox"})).json()["status"] == "completed"


@pytest.mark.parametrize("wait", ["-1", "61", "nan", "inf", "x", ""])
async def test_a_wait_that_is_none_is_refused_and_asks_for_nothing(studio: Studio, ada: Account, wait: str) -> None:
    async with studio.client(ada) as client:
        response = await client.post(f"{URL}?wait={wait}", json={"prompt": "a fox"})
        assert response.status_code == 422
        error_of(response)
        assert await usage(client, "creations") == 0


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"prompt": ""},
        {"prompt": "   "},
        {"prompt": "x" * 4001},
        {"prompt": "fox", "count": 0},
        {"prompt": "fox", "count": 5},
        {"prompt": "fox", "count": -1},
        {"prompt": "fox", "aspect_ratio": "2:7"},
        {"prompt": "fox", "image_size": "16K"},
        {"prompt": "fox", "seed": -1},
        {"prompt": "fox", "seed": 2**31},
    ],
    ids=lambda body: str(body)[:40],
)
async def test_a_request_that_makes_no_sense_is_refused_and_costs_nothing(
    studio: Studio, ada: Account, body: dict[str, Any]
) -> None:
    async with studio.client(ada) as client:
        response = await client.post(URL, json=body)
        assert response.status_code == 422, response.text
        assert error_of(response)["code"] == "invalid"
        assert (await client.get(f"{V1}/generations")).json()["items"] == []
    check_books()


async def test_a_strangers_project_is_not_found_whatever_else_is_wrong(studio: Studio, ada: Account) -> None:
    async with studio.client(add_account("eve@example.org")) as eve:
        (project,) = (await eve.get(f"{V1}/projects")).json()["items"]
    async with studio.client(ada) as client:
        for prompt in ("a fox", "", "x" * 4001):
            response = await client.post(URL, json={"prompt": prompt, "project_id": project["id"]})
            assert response.status_code == 404, response.text


async def test_a_model_that_refuses_is_told_in_the_generations_error(studio: Studio, ada: Account) -> None:
    studio.model.faults.add(Kind.REFUSED)
    async with studio.client(ada) as client:
        made = (await client.post(f"{URL}?wait=10", json={"prompt": "a fox"})).json()
        assert made["status"] == "failed"
        assert made["error"]["code"] == "model_refused"
        assert set(made["error"]) == {"code", "message"}
        assert await usage(client, "creations") == 0


async def test_a_cancel_answers_the_cancelled_generation(studio: Studio, ada: Account) -> None:
    studio.model.faults.add(Kind.HANG)
    async with studio.client(ada) as client:
        made = (await client.post(URL, json={"prompt": "a fox"})).json()
        response = await client.post(f"{V1}/generations/{made['id']}/cancel")
        assert response.status_code == 200
        assert response.json()["status"] == "cancelled"
        assert response.json()["error"]["code"] == "cancelled"
        assert [one["state"] for one in response.json()["charges"]] == ["released"]


async def test_a_strangers_generation_is_not_found(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client, studio.client(add_account("eve@example.org")) as eve:
        made = (await client.post(f"{URL}?wait=10", json={"prompt": "a fox"})).json()
        assert (await eve.get(f"{V1}/generations/{made['id']}")).status_code == 404
        assert (await eve.post(f"{V1}/generations/{made['id']}/cancel")).status_code == 404
        assert (await eve.get(f"{V1}/generations")).json()["items"] == []


async def test_generations_are_listed_newest_first_page_by_page(studio: Studio, ada: Account) -> None:
    grant(ada, 1000)
    async with studio.client(ada) as client:
        made = [(await client.post(f"{URL}?wait=10", json={"prompt": f"fox {n}"})).json()["id"] for n in range(4)]
        first = (await client.get(f"{V1}/generations?limit=3")).json()
        assert [one["id"] for one in first["items"]] == made[:0:-1]
        second = (await client.get(f"{V1}/generations?limit=3&cursor={first['next_cursor']}")).json()
        assert [one["id"] for one in second["items"]] == made[:1]
        assert second["next_cursor"] is None


@pytest.mark.parametrize("limit", ["0", "101", "-1", "x", "1.5", "99999999999999999999"])
async def test_a_list_takes_one_to_a_hundred(studio: Studio, ada: Account, limit: str) -> None:
    async with studio.client(ada) as client:
        for path in ("/generations", "/assets", "/coach/sessions", "/tokens/history"):
            response = await client.get(f"{V1}{path}?limit={limit}")
            assert response.status_code == 422, path
            error_of(response)


async def test_a_quote_says_before_what_a_generation_takes(studio: Studio, ada: Account) -> None:
    spend_allowance(ada, "creations", 2)
    async with studio.client(ada) as client:
        price = (await client.get(f"{V1}/quote?operation=text_to_image&count=2")).json()
        assert set(price) == {
            "allowed", "operation", "count", "lines", "tokens", "credits", "remaining_after", "message", "quote_id",
        }  # fmt: skip
        made = (await client.post(URL, json={"prompt": "fox", "count": 2, "quote_id": price["quote_id"]})).json()
    assert [(one["paid_by"], one["tokens"]) for one in made["charges"]] == [("plan", 0), ("tokens", 100)]
    assert (price["tokens"], price["credits"]) == (100, 0.5)
    assert sum(line["units"] for line in price["lines"]) == 2


async def test_a_changed_price_is_a_conflict_with_the_new_quote(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        old = (await client.get(f"{V1}/quote?operation=text_to_image")).json()
        spend_allowance(ada, "creations", 3)
        response = await client.post(URL, json={"prompt": "fox", "quote_id": old["quote_id"]})
        assert response.status_code == 409
        error = error_of(response)
        assert error["code"] == "quote_changed"
        assert error["details"]["quote"]["tokens"] == 100
        again = {"prompt": "fox", "quote_id": error["details"]["quote"]["quote_id"]}
        assert (await client.post(URL, json=again)).status_code == 202


async def test_a_quote_that_cannot_be_paid_says_why(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        price = (await client.get(f"{V1}/quote?operation=refinement")).json()
        assert (price["allowed"], price["lines"]) == (False, [])
        assert price["message"].startswith("Refinements are not part of the Free plan.")


async def test_too_little_of_everything_is_payment_required(studio: Studio, ada: Account) -> None:
    spend_allowance(ada, "creations", 2)
    take_tokens_away(ada, left=150)
    async with studio.client(ada) as client:
        response = await client.post(URL, json={"prompt": "a fox", "count": 4})
    assert response.status_code == 402
    error = error_of(response)
    assert (error["code"], error["details"]["largest_count"]) == ("insufficient_credits", 2)
    assert error["message"].endswith("You can make 2 now.")


async def test_the_same_key_and_body_is_the_same_generation(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        headers = {"idempotency-key": "click-1"}
        one = (await client.post(URL, json={"prompt": "a fox"}, headers=headers)).json()
        two = (await client.post(f"{URL}?wait=10", json={"prompt": "a fox", "count": 1}, headers=headers)).json()
        assert one["id"] == two["id"]
        assert await usage(client, "creations") == 1


async def test_the_same_key_and_another_body_is_a_conflict(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        headers = {"idempotency-key": "click-1"}
        await client.post(URL, json={"prompt": "a fox"}, headers=headers)
        response = await client.post(URL, json={"prompt": "an owl"}, headers=headers)
    assert (response.status_code, error_of(response)["code"]) == (409, "idempotency_conflict")


@pytest.mark.parametrize("key", ["", " ", "x" * 201, "a\tb", "\xff\xa0"])
async def test_a_key_that_is_none_is_refused(studio: Studio, ada: Account, key: str) -> None:
    async with studio.client(ada) as client:
        response = await client.post(
            URL, json={"prompt": "a fox"}, headers=[(b"idempotency-key", key.encode("latin-1"))]
        )
    assert response.status_code == 422
    error_of(response)


async def test_fifty_parallel_requests_with_means_for_three_make_exactly_three_model_calls(
    studio: Studio, ada: Account
) -> None:
    take_tokens_away(ada)
    async with studio.client(ada) as client:
        answers = await asyncio.gather(
            *(client.post(f"{URL}?wait=20", json={"prompt": f"fox {number}"}) for number in range(50))
        )
    assert sorted(one.status_code for one in answers) == [202] * 3 + [402] * 47
    assert {error_of(one)["code"] for one in answers if one.status_code == 402} == {"insufficient_credits"}
    assert len(studio.model.pictures_asked) == 3
    assert data.read_now(quotes.usage, ada.id)["creations"].used == 3
    check_books()


async def test_fifty_parallel_requests_with_one_key_make_one_picture(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        answers = await asyncio.gather(
            *(
                client.post(f"{URL}?wait=20", json={"prompt": "a fox"}, headers={"idempotency-key": "one"})
                for _ in range(50)
            )
        )
    assert {one.status_code for one in answers} == {202}
    assert len({one.json()["id"] for one in answers}) == 1
    assert len(studio.model.pictures_asked) == 1
    check_books()


async def test_fifty_parallel_requests_paid_in_tokens_spend_what_there_is(studio: Studio, ada: Account) -> None:
    spend_allowance(ada, "creations", 3)
    take_tokens_away(ada, left=350)
    async with studio.client(ada) as client:
        answers = await asyncio.gather(
            *(client.post(f"{URL}?wait=20", json={"prompt": f"fox {number}"}) for number in range(50))
        )
        assert sorted(one.status_code for one in answers) == [202] * 3 + [402] * 47
        left = (await client.get(f"{V1}/tokens/balance")).json()
    assert (left["balance"], left["held"], left["available"]) == (50, 0, 50)
    assert len(studio.model.pictures_asked) == 3
    check_books()


async def test_more_than_twenty_waiting_is_too_many_and_says_when_to_come_back(studio: Studio, ada: Account) -> None:
    grant(ada, 10_000)
    studio.model.faults.add(Kind.HANG, times=50)
    async with studio.client(ada) as client:
        answers = [await client.post(URL, json={"prompt": "a fox"}) for _ in range(21)]
        assert [one.status_code for one in answers] == [202] * 20 + [429]
        assert error_of(answers[-1])["code"] == "too_many_waiting"
        assert int(answers[-1].headers["retry-after"]) >= 1
