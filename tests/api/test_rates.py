"""How fast one may ask: each user and each address by itself, reading, writing and spending apart."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.api.calling import V1
from tests.api.test_doors import error_of
from tests.house import Account, Model, Studio, add_account, open_studio, png

SPEND = f"{V1}/generate/text-to-image"


@pytest.fixture
async def limited(database: Any, model: Model, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Studio]:
    async with open_studio(model, monkeypatch, rate_limit="5/minute") as running:
        yield running


@pytest.fixture
def ada(database: Any) -> Account:
    return add_account()


async def test_who_asks_too_fast_is_told_when_to_come_back(limited: Studio, ada: Account) -> None:
    async with limited.client(ada) as client:
        answers = [await client.get(f"{V1}/me") for _ in range(6)]
    assert [one.status_code for one in answers] == [200] * 5 + [429]
    assert error_of(answers[-1])["code"] == "rate_limited"
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 60
    assert answers[-1].headers["x-content-type-options"] == "nosniff"


async def test_another_address_and_another_user_are_not_held_up(limited: Studio, ada: Account) -> None:
    async with limited.client(ada) as client:
        for _ in range(6):
            await client.get(f"{V1}/me")
    async with limited.client(add_account("bob@example.org"), address="198.51.100.9") as other:
        assert (await other.get(f"{V1}/me")).status_code == 200


async def test_a_user_does_not_get_more_by_changing_the_address(limited: Studio, ada: Account) -> None:
    codes: list[int] = []
    for number in range(6):
        async with limited.client(ada, address=f"198.51.100.{number}") as client:
            codes.append((await client.get(f"{V1}/me")).status_code)
    assert codes == [200] * 5 + [429]


async def test_an_address_does_not_get_more_by_changing_the_cookie(limited: Studio) -> None:
    codes: list[int] = []
    for number in range(6):
        async with limited.client(Account(id="", email="", cookie=f"made-up-{number}")) as client:
            codes.append((await client.get(f"{V1}/me")).status_code)
    assert codes == [401] * 5 + [429]


async def test_reading_writing_and_spending_are_counted_apart(limited: Studio, ada: Account) -> None:
    async with limited.client(ada) as client:
        for _ in range(6):
            await client.get(f"{V1}/me")
        made = await client.post(f"{V1}/uploads", files={"file": ("a.png", png(), "image/png")})
        assert made.status_code == 201
        for _ in range(5):
            await client.patch(f"{V1}/assets/{made.json()['id']}", json={"favourite": True})
        assert (await client.post(SPEND, json={"prompt": ""})).status_code == 422
        codes = [(await client.post(SPEND, json={"prompt": ""})).status_code for _ in range(5)]
    assert codes == [422] * 4 + [429]


async def test_ones_own_pictures_and_the_health_checks_are_not_counted(limited: Studio, ada: Account) -> None:
    async with limited.client(ada) as client:
        made = (await client.post(f"{V1}/uploads", files={"file": ("a.png", png(), "image/png")})).json()
        for path in (f"{V1}/assets/{made['id']}/content", f"{V1}/assets/{made['id']}/thumbnail", "/healthz", "/readyz"):
            assert {(await client.get(path)).status_code for _ in range(8)} == {200}, path


async def test_switched_off_nothing_is_counted(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        assert {(await client.get(f"{V1}/me")).status_code for _ in range(700)} == {200}
