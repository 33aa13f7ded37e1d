"""Whole pictures are worked on by few hands, so that many large ones at once do not take all of the memory."""

from __future__ import annotations

import asyncio
import threading

import pytest
from PIL import Image

from services.imaging import codec
from services.imaging.local import Flip, Rotate
from services.studio import assets, files, handing_out, local_edits, versions
from services.studio.hands import COUNT, Hands
from tests.house import Studio, add_account, png


async def test_no_more_is_worked_on_at_once_than_there_are_hands() -> None:
    lock, busy, most = threading.Lock(), 0, 0
    full = threading.Barrier(COUNT)

    def work(number: int) -> int:
        nonlocal busy, most
        with lock:
            busy += 1
            most = max(most, busy)
        full.wait(60)
        with lock:
            busy -= 1
        return number

    hands = Hands("test")
    done = await asyncio.gather(*(hands.do(work, number) for number in range(3 * COUNT)))
    assert done == list(range(3 * COUNT))
    assert most == COUNT


async def test_whatever_is_free_and_takes_a_whole_picture_waits_for_a_hand(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = add_account()
    first, second = [await assets.upload(ada.id, png(colour=one), name="a.png") for one in ("teal", "red")]
    seen: list[str] = []
    decode = codec.decode

    def noted(content: bytes) -> Image.Image:
        seen.append(threading.current_thread().name.rpartition("_")[0])
        return decode(content)

    monkeypatch.setattr(codec, "decode", noted)
    await files.content(ada.id, first.id, format="webp")
    await handing_out.small_sizes(ada.id, first.id)
    await handing_out.outlook(ada.id, first.id)
    await handing_out.export_pack(ada.id, first.id, ["steam"])
    flipped = await local_edits.apply(ada.id, first.id, Flip(axis="horizontal"))
    await versions.compare(ada.id, flipped.id, (await local_edits.apply(ada.id, second.id, Rotate(degrees=90))).id)
    assert seen == ["handing-out"] * 8
