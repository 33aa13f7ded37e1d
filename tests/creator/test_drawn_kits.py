"""A brand kit drawn from a picture: measured, named, and paid with one unit only where it came about."""

from __future__ import annotations

import asyncio
import io
from typing import Any

import pytest
from PIL import Image
from sqlmodel import select

import data
from data.billing import Charge
from services.coach import brand_kits
from services.engine.faults import Kind, Where
from tests.creator.asking import V1, refusal, units, upload
from tests.house import Account, Studio, add_account, check_books, held_anywhere, png

FROM_IMAGE = f"{V1}/brand-kits/from-image"


def flag() -> bytes:
    """Two thirds navy, one third gold."""
    image = Image.new("RGB", (60, 60), "#101a5a")
    image.paste(Image.new("RGB", (60, 20), "#ffc800"), (0, 40))
    sink = io.BytesIO()
    image.save(sink, "PNG")
    return sink.getvalue()


def charges() -> list[tuple[str, str]]:
    return data.read_now(lambda db: [(row.operation, row.state) for row in db.exec(select(Charge)).all()])


async def test_the_palette_is_measured_the_mood_named_and_one_unit_taken(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        picture = await upload(client, flag(), "flag.png")
        response = await client.post(FROM_IMAGE, json={"asset_id": picture, "name": " My   flag "})
        assert response.status_code == 201, response.text
        kit = response.json()
        assert (await units(client, "vibe_branding"))["used"] == 1
        assert (await client.get(f"{V1}/brand-kits/{kit['id']}")).json() == kit
    assert kit["name"] == "My flag"
    assert kit["source_asset_id"] == picture
    assert kit["tone"]
    first, second = (tuple(bytes.fromhex(color[1:])) for color in kit["colors"][:2])
    assert max(abs(a - b) for a, b in zip(first, (0x10, 0x1A, 0x5A), strict=True)) <= 6
    assert max(abs(a - b) for a, b in zip(second, (0xFF, 0xC8, 0x00), strict=True)) <= 6
    assert charges() == [("vibe_branding", "captured")]
    check_books()


async def test_a_kit_without_a_name_is_called_after_its_picture(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        picture = await upload(client, flag(), "flag.png")
        assert (await client.post(FROM_IMAGE, json={"asset_id": picture})).json()["name"] == "Colours of flag"


@pytest.mark.parametrize("kind", [Kind.STATUS, Kind.REFUSED, Kind.NOT_JSON])
async def test_a_model_that_does_not_answer_costs_nothing_and_makes_nothing(
    studio: Studio, ada: Account, kind: Kind
) -> None:
    async with studio.client(ada) as client:
        picture = await upload(client, flag())
        studio.model.faults.add(kind, where=Where.CONTENT, times=20, **({"status": 403} if kind is Kind.STATUS else {}))
        response = await client.post(FROM_IMAGE, json={"asset_id": picture})
        assert response.status_code >= 400
        refusal(response, response.status_code)
        assert (await units(client, "vibe_branding"))["used"] == 0
        assert (await client.get(f"{V1}/brand-kits")).json()["items"] == []
    assert charges() == [("vibe_branding", "released")]
    assert held_anywhere() == []


async def test_a_name_that_is_too_long_is_refused_before_anything_is_held_or_asked(
    studio: Studio, ada: Account, heard: list[Any]
) -> None:
    async with studio.client(ada) as client:
        picture = await upload(client, flag())
        assert "80" in refusal(await client.post(FROM_IMAGE, json={"asset_id": picture, "name": "x" * 81}))
        assert (await units(client, "vibe_branding"))["used"] == 0
    assert charges() == []
    assert heard == []


async def test_the_hundred_and_first_kit_is_refused_before_anything_is_held(
    studio: Studio, ada: Account, heard: list[Any]
) -> None:
    for number in range(brand_kits.MOST_KITS):
        await brand_kits.create(ada.id, {"name": f"Kit {number}"})
    async with studio.client(ada) as client:
        picture = await upload(client, flag())
        assert "room" in refusal(await client.post(FROM_IMAGE, json={"asset_id": picture}))
    assert (charges(), heard) == ([], [])


async def test_somebody_elses_picture_is_unknown_and_costs_nothing(studio: Studio, ada: Account, eve: Account) -> None:
    async with studio.client(eve) as client:
        foreign = await upload(client, png())
    async with studio.client(ada) as client:
        for picture in (foreign, data.new_id()):
            refusal(await client.post(FROM_IMAGE, json={"asset_id": picture, "name": "x" * 81}), 404)
    assert charges() == []


async def test_the_same_key_draws_one_kit_and_another_body_is_refused(studio: Studio, ada: Account) -> None:
    key = {"Idempotency-Key": "one"}
    async with studio.client(ada) as client:
        picture = await upload(client, flag())
        kits = [(await client.post(FROM_IMAGE, json={"asset_id": picture}, headers=key)).json() for _ in range(2)]
        assert kits[0] == kits[1]
        refusal(await client.post(FROM_IMAGE, json={"asset_id": picture, "name": "B"}, headers=key), 409)
        assert (await units(client, "vibe_branding"))["used"] == 1
    check_books()


async def test_the_same_key_twice_at_once_draws_one_kit_for_one_unit(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        picture = await upload(client, flag())

        async def draw() -> Any:
            return await client.post(FROM_IMAGE, json={"asset_id": picture}, headers={"Idempotency-Key": "one"})

        first, second = await asyncio.gather(draw(), draw())
        assert (first.status_code, second.status_code) == (201, 201), (first.text, second.text)
        assert first.json() == second.json()
        assert (await units(client, "vibe_branding"))["used"] == 1
        assert len((await client.get(f"{V1}/brand-kits")).json()["items"]) == 1
    check_books()
    assert held_anywhere() == []


async def test_a_used_up_allowance_is_said_and_the_model_is_not_asked(
    studio: Studio, database: Any, heard: list[Any]
) -> None:
    free = add_account("free@example.org")
    async with studio.client(free) as client:
        picture = await upload(client, flag())
        assert (await client.post(FROM_IMAGE, json={"asset_id": picture})).status_code == 201
        calls = len(heard)
        refusal(await client.post(FROM_IMAGE, json={"asset_id": picture}), 402)
    assert len(heard) == calls
    check_books()
