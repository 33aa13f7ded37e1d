"""The way out of a picture, in its dialog: platforms, and the point that every crop keeps."""

from __future__ import annotations

from typing import Any

import pytest

from components.picking import FocusPicker
from services.studio import handing_out
from tests.house import until
from tests.pages.conftest import Person, Site
from tests.pages.seen import elements, sees
from tests.pages.test_gallery import open_picture

Asked = list[dict[str, Any]]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """With which choices packs were made."""
    calls: Asked = []
    make = handing_out.export_pack

    async def noted(*args: Any, **choices: Any) -> Any:
        calls.append(choices)
        return await make(*args, **choices)

    monkeypatch.setattr(handing_out, "export_pack", noted)
    return calls


def picker(person: Person) -> FocusPicker:
    return [one for one in elements(person) if isinstance(one, FocusPicker)][-1]


def cuts(person: Person) -> list[str]:
    return [shape["name"] for shape in picker(person).props["shapes"]] if picker(person).visible else []


async def at_the_dialog(site: Site) -> Person:
    ada = await site.person()
    fox = await ada.bring("fox")
    await ada.open("/gallery")
    open_picture(ada, fox)
    await sees(ada, "40 × 30")
    ada.press("Export…")
    await sees(ada, "A pack for your platforms")
    return ada


async def test_what_a_platform_cuts_is_shown_and_nothing_else(site: Site) -> None:
    ada = await at_the_dialog(site)
    assert cuts(ada) == []
    ada.part("TikTok").value = True
    await until(lambda: cuts(ada) == ["TikTok avatar 200 × 200"])
    ada.fill("Another shape", "pad")
    await until(lambda: cuts(ada) == [])


async def test_the_point_is_sent_once_it_was_moved(site: Site, asked: Asked) -> None:
    ada = await at_the_dialog(site)
    ada.part("TikTok").value = True
    ada.press("Make the pack")
    await until(lambda: asked)
    await sees(ada, "Your pack is ready.")
    for point in ("nowhere", [0.25], [0.25, 7]):
        ada.send(picker(ada), "focused", point)
    ada.press("Make the pack")
    await until(lambda: len(asked) == 2)
    await sees(ada, "Your pack is ready.")
    assert [one["focus"] for one in asked] == [None, (0.25, 1.0)]
