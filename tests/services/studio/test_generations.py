"""A picture's way from the request to the gallery, and each way in which it can end otherwise."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest

import data
from data.library import Asset, Generation, Version
from services import errors
from services.billing import keys, quotes, wallet
from services.engine.faults import Kind
from services.studio import files, generation_views, worker, workshop
from services.studio.storage import Storage
from tests.house import (
    Studio,
    add_account,
    check_books,
    grant,
    held_anywhere,
    open_studio,
    spend_allowance,
    take_tokens_away,
    until,
)
from tests.services.studio.asking import ask, painted, rows, used


class FullDisk:
    """The module `os` on a disk without room: what is written cannot be kept."""

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)

    def fsync(self, _: int) -> None:
        raise OSError(28, "No space left on device")


async def test_a_request_becomes_a_picture_a_version_and_one_captured_charge(studio: Studio) -> None:
    account = add_account()
    view = await painted(account, "a teal fox", aspect_ratio="16:9", seed=7)
    assert (view.status, view.error_code) == ("completed", None)
    (picture,) = view.assets
    assert picture.width > picture.height
    assert (picture.kind, picture.mime_type, picture.prompt) == ("generated", "image/png", "a teal fox")
    assert [(charge.paid_by, charge.feature, charge.state) for charge in view.charges] == [
        ("plan", "creations", "captured")
    ]
    (version,) = rows(Version)
    assert (version.asset_id, version.number, version.action) == (picture.id, 1, "text_to_image")
    assert version.interaction_id
    stored = await files.content(account.id, picture.id)
    assert stored.data.startswith(b"\x89PNG")
    assert len(stored.data) == picture.bytes
    assert len(studio.model.pictures_asked) == 1
    assert held_anywhere() == []
    check_books()


async def test_the_same_words_and_seed_are_the_same_picture(studio: Studio) -> None:
    account = add_account(plan="studio")
    one, same, other = [await painted(account, seed=seed) for seed in (7, 7, 8)]
    assert one.assets[0].sha256 == same.assets[0].sha256 != other.assets[0].sha256
    assert one.assets[0].id != same.assets[0].id


async def test_several_pictures_are_several_model_calls_and_charges(studio: Studio) -> None:
    account = add_account()
    grant(account, 1000)
    view = await painted(account, count=4)
    assert len(view.assets) == len({one.sha256 for one in view.assets}) == 4
    assert [charge.paid_by for charge in view.charges] == ["plan", "plan", "plan", "tokens"]
    assert {charge.state for charge in view.charges} == {"captured"}
    assert len(studio.model.pictures_asked) == 4
    check_books()


FAILURES: list[tuple[Kind, dict[str, Any], str]] = [
    (Kind.REFUSED, {}, "model_refused"),
    (Kind.REFUSED_STEP, {}, "model_refused"),
    (Kind.NO_IMAGE, {}, "no_image"),
    (Kind.TEXT_ONLY, {}, "no_image"),
    (Kind.BROKEN_IMAGE, {}, "broken_image"),
    (Kind.HALF_IMAGE, {}, "broken_image"),
    (Kind.STATUS, {"status": 429, "retry_after": 3600}, "model_busy"),
    (Kind.STATUS, {"status": 503, "retry_after": 3600}, "model_busy"),
    (Kind.STATUS, {"status": 500}, "model_unavailable"),
    (Kind.STATUS, {"status": 400}, "model_unavailable"),
    (Kind.STATUS, {"status": 401}, "model_unavailable"),
    (Kind.STATUS, {"status": 403}, "model_unavailable"),
    (Kind.STATUS, {"status": 404}, "model_unavailable"),
    (Kind.CUT, {}, "model_unavailable"),
    (Kind.NOT_JSON, {}, "model_unavailable"),
]


@pytest.mark.parametrize(
    ("kind", "options", "code"), FAILURES, ids=[f"{k}-{o.get('status', '')}" for k, o, _ in FAILURES]
)
async def test_whatever_the_model_does_wrong_costs_nothing_and_is_told_in_a_sentence(
    studio: Studio, kind: Kind, options: dict[str, Any], code: str
) -> None:
    account = add_account()
    studio.model.faults.add(kind, **options)
    view = await painted(account)
    assert (view.status, view.error_code) == ("failed", code)
    assert view.error_message is not None
    assert view.error_message.endswith(".")
    assert "Error" not in view.error_message
    assert str(options.get("status", "Traceback")) not in view.error_message
    assert [charge.state for charge in view.charges] == ["released"]
    assert used(account) == 0
    assert rows(Asset) == rows(Version) == []
    assert held_anywhere() == []
    check_books()


@pytest.mark.parametrize("kind", [Kind.HANG, Kind.SILENT])
async def test_a_model_that_says_nothing_is_given_up_after_its_time(
    database: Path, model: Any, monkeypatch: pytest.MonkeyPatch, kind: Kind
) -> None:
    async with open_studio(model, monkeypatch, rate_limit="off", model_timeout=0.15):
        account = add_account()
        model.faults.add(kind)
        view = await painted(account)
    assert (view.status, view.error_code) == ("failed", "model_unavailable")
    assert used(account) == 0
    check_books()


async def test_a_picture_in_a_thought_is_a_picture(studio: Studio) -> None:
    studio.model.faults.add(Kind.THOUGHT_IMAGE)
    assert (await painted(add_account())).status == "completed"


async def test_of_several_pictures_those_received_are_paid_and_the_rest_released(studio: Studio) -> None:
    account = add_account()
    studio.model.faults.add(Kind.NO_IMAGE, times=2)
    view = await painted(account, count=3)
    assert view.status == "completed"
    assert view.error_code == "no_image"
    assert len(view.assets) == 1
    assert sorted(charge.state for charge in view.charges) == ["captured", "released", "released"]
    assert used(account) == 1
    assert (
        view.error_message == "The model answered without a picture. 1 of 3 pictures came; the others were not charged."
    )
    check_books()


async def test_those_received_are_paid_in_the_order_of_payment(studio: Studio) -> None:
    account = add_account()
    studio.model.faults.add(Kind.NO_IMAGE, times=2)
    view = await painted(account, count=4)
    assert sorted((charge.paid_by, charge.state) for charge in view.charges) == [
        *[("plan", "captured")] * 2,
        ("plan", "released"),
        ("tokens", "released"),
    ]
    assert (used(account), data.read_now(wallet.read_balance, account.id).balance) == (2, 1000)
    check_books()


async def test_where_nothing_can_be_paid_no_model_is_asked(studio: Studio) -> None:
    account = add_account()
    spend_allowance(account, "creations", 3)
    take_tokens_away(account, left=99)
    with pytest.raises(errors.InsufficientCredits):
        await ask(account)
    assert studio.model.pictures_asked == []
    assert rows(Generation) == []


async def test_a_disk_that_is_full_fails_the_picture_and_keeps_nothing(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = add_account()
    with monkeypatch.context() as patched:
        patched.setattr("services.studio.storage.os", FullDisk())
        view = await painted(account)
    assert (view.status, view.error_code) == ("failed", "storage_failed")
    assert "no room left" in (view.error_message or "")
    assert rows(Asset) == []
    assert list(Storage.open(studio.settings).shas()) == []
    parts = studio.settings.folder / "pictures" / ".part"
    assert list(parts.iterdir()) == []
    assert used(account) == 0
    check_books()
    assert (await painted(account)).status == "completed"


async def test_a_storage_that_went_away_is_told_to_the_administrator(studio: Studio) -> None:
    folder = studio.settings.folder / "pictures"
    for part in folder.iterdir():
        part.rmdir()
    folder.rmdir()
    folder.write_text("a file where the folder was")
    view = await painted(add_account())
    assert (view.status, view.error_code) == ("failed", "storage_failed")
    check_books()


async def test_something_unforeseen_is_told_kindly_and_costs_nothing(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> None:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr("services.imaging.codec.encode_png", broken)
    account = add_account()
    view = await painted(account)
    assert view.status == "failed"
    assert "secret" not in (view.error_message or "")
    assert used(account) == 0
    check_books()


@pytest.mark.parametrize("fault", [Kind.SLOW, Kind.NO_IMAGE])
async def test_a_database_that_is_locked_for_a_while_does_not_leave_a_picture_without_an_end(
    studio: Studio, database: Path, monkeypatch: pytest.MonkeyPatch, fault: Kind
) -> None:
    monkeypatch.setattr(worker, "PATIENCE", 0.02)
    data.write_now(lambda db: db.connection().exec_driver_sql("PRAGMA busy_timeout = 20"))
    account = add_account()
    studio.model.faults.add(Kind.SLOW, seconds=0.1)
    studio.model.faults.add(fault, seconds=0.1)
    made = await ask(account, count=2)
    await until(lambda: len(studio.model.pictures_asked) == 2)
    other = sqlite3.connect(database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    await asyncio.sleep(0.3)
    other.close()
    view = await generation_views.when_finished(account.id, made.id, 60)
    assert (view.status, len(view.assets)) == ("completed", 1 + (fault is Kind.SLOW))
    assert len(studio.model.pictures_asked) == 2
    assert held_anywhere() == []
    check_books()


async def test_twenty_may_wait_and_the_next_is_refused(studio: Studio) -> None:
    account = add_account(plan="studio")
    studio.model.faults.add(Kind.HANG, times=40)
    views = [await ask(account, f"fox {number}") for number in range(20)]
    with pytest.raises(errors.TooManyWaiting) as caught:
        await ask(account)
    assert (caught.value.status, caught.value.code) == (429, "too_many_waiting")
    assert caught.value.retry_after is not None
    await workshop.cancel(account.id, views[-1].id)
    await ask(account)
    studio.model.faults.clear()
    for view in views:
        await workshop.cancel(account.id, view.id)


async def test_the_limit_on_waiting_is_each_users_own(studio: Studio) -> None:
    account, other = add_account(plan="studio"), add_account("bob@example.org")
    studio.model.faults.add(Kind.HANG, times=40)
    for number in range(20):
        await ask(account, f"fox {number}")
    assert (await ask(other)).status in {"pending", "processing"}
    studio.model.faults.clear()


async def test_the_same_key_answers_the_same_generation_in_its_current_state(studio: Studio) -> None:
    account = add_account()
    key = keys.request("one-click", "generate", {"prompt": "a teal fox"})
    first = await ask(account, key=key)
    done = await generation_views.when_finished(account.id, first.id, 60)
    again = await ask(account, key=key)
    assert (again.id, again.status) == (first.id, done.status)
    assert used(account) == 1
    assert len(studio.model.pictures_asked) == 1


async def test_the_same_key_for_something_else_is_refused(studio: Studio) -> None:
    account = add_account()
    await ask(account, key=keys.request("one-click", "generate", {"prompt": "a teal fox"}))
    with pytest.raises(errors.IdempotencyConflict):
        await ask(account, "an owl", key=keys.request("one-click", "generate", {"prompt": "an owl"}))


async def test_two_users_may_use_the_same_key(studio: Studio) -> None:
    key = keys.request("one-click", "generate", {"prompt": "a teal fox"})
    one = await ask(add_account(), key=key)
    other = await ask(add_account("bob@example.org"), key=key)
    assert one.id != other.id


async def test_a_refusal_is_not_remembered_under_its_key(studio: Studio) -> None:
    account = add_account()
    spend_allowance(account, "creations", 3)
    take_tokens_away(account)
    key = keys.request("one-click", "generate", {"prompt": "a teal fox"})
    with pytest.raises(errors.InsufficientCredits):
        await ask(account, key=key)
    grant(account, 100)
    assert (await ask(account, key=key)).status in {"pending", "processing"}


async def test_the_price_that_was_seen_is_the_price_that_is_taken(studio: Studio) -> None:
    account = add_account()
    price = data.read_now(quotes.quote, account.id, "text_to_image")
    spend_allowance(account, "creations", 3)
    with pytest.raises(errors.QuoteChanged):
        await ask(account, quote_id=price.quote_id)
    assert data.read_now(wallet.read_balance, account.id).held == 0


@pytest.mark.parametrize(
    ("prompt", "more", "words"),
    [
        ("  \n ", {}, "Say what to paint"),
        ("\x00", {}, "Say what to paint"),
        ("x" * 4001, {}, "at most 4000 characters"),
        ("fox", {"aspect_ratio": "7:5"}, "aspect ratio"),
        ("fox", {"image_size": "8K"}, "image size"),
        ("fox", {"count": 5}, "1 to 4"),
        ("fox", {"count": 0}, "1 to 4"),
    ],
)
async def test_what_cannot_be_painted_is_told_before_anything_is_held(
    studio: Studio, prompt: str, more: dict[str, Any], words: str
) -> None:
    account = add_account()
    with pytest.raises(errors.BadInput, match=words):
        await ask(account, prompt, **more)
    assert rows(Generation) == []
    assert held_anywhere() == []
