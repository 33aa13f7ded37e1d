"""The way out of a picture, in its dialog: one file, platforms, and the point that every crop keeps."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image

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


def link(person: Person) -> str:
    return str(person.part("Download the file").props["href"])


async def test_one_file_follows_the_choices_and_says_what_they_cost(site: Site) -> None:
    ada = await at_the_dialog(site)
    await sees(ada, "Exact: every pixel as it is stored.")
    assert not ada.part("Ground").visible
    ada.fill("Format", "jpeg")
    await sees(ada, "Not exact: the format loses a little.")
    file = await ada.http_client.get(link(ada))
    assert (file.headers["content-type"], file.headers["x-limner-exact"]) == ("image/jpeg", "false")
    assert file.headers["content-disposition"].startswith("attachment")
    ada.fill("Format", "webp")
    await sees(ada, "Exact: every pixel as it is stored.")
    assert (await ada.http_client.get(link(ada))).headers["x-limner-exact"] == "true"


async def test_one_file_of_a_large_picture_can_be_smaller_and_of_a_cut_out_one_on_a_colour(site: Site) -> None:
    ada = await site.person()
    cut_out = Image.new("RGBA", (300, 200), (0, 0, 0, 0))
    cut_out.paste((200, 30, 30, 255), (100, 50, 200, 150))
    picture = await bring(ada, cut_out)
    await ada.open("/gallery")
    open_picture(ada, picture)
    await sees(ada, "300 × 200")
    ada.press("Export…")
    await sees(ada, "A pack for your platforms")
    for size, format, ground, said, mode, corner in (
        ("256x170", "png", "kept", "Not exact: made smaller.", "RGBA", (0, 0, 0, 0)),
        ("", "png", "#ffffff", "Not exact: laid on white.", "RGB", (255, 255, 255)),
        ("64x42", "jpeg", "#000000", "made smaller, laid on black, the format loses a", "RGB", (0, 0, 0)),
        ("", "jpeg", "kept", "laid on the colour of its edge, the format", "RGB", (255, 255, 255)),
        ("", "webp", "kept", "Exact: every pixel", "RGBA", (0, 0, 0, 0)),
    ):
        ada.fill("Size", size)
        ada.fill("Format", format)
        ada.fill("Ground", ground)
        await sees(ada, said)
        file = Image.open(io.BytesIO((await ada.http_client.get(link(ada))).content))
        assert (file.mode, file.size) == (mode, tuple(map(int, size.split("x"))) if size else (300, 200))
        assert file.getpixel((0, 0)) == corner


async def bring(person: Person, picture: Image.Image) -> str:
    sink = io.BytesIO()
    picture.save(sink, "PNG")
    answer = await person.http_client.post("/api/v1/uploads", files={"file": ("a.png", sink.getvalue())})
    return str(answer.json()["id"])


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
