"""The page of brand kits: the dialog in which one is made and changed."""

from __future__ import annotations

from services.coach import brand_kits
from tests.house import until
from tests.pages.conftest import Person, Site
from tests.pages.seen import elements


async def logo(person: Person) -> str | None:
    (kit,) = await brand_kits.list_kits(person.account.id)
    return kit.logo_asset_id


def kits(person: Person) -> list[str]:
    return [one.props["aria-label"] for one in elements(person) if one.tag == "article"]


def chosen(person: Person) -> list[str]:
    """What is pressed in the row of logos."""
    row = [one for one in elements(person) if "picking-one" in one.classes and one.props["aria-pressed"] == "true"]
    return [one.props["aria-label"] for one in row]


async def test_a_logo_is_chosen_among_ones_pictures_changed_and_taken_away(site: Site) -> None:
    ada = await site.person()
    fox, owl = await ada.bring("fox"), await ada.bring("owl")
    await ada.open("/brand-kits")
    ada.press("New brand kit")
    assert chosen(ada) == ["No logo"]
    ada.fill("Name", "North")
    ada.press("fox")
    assert chosen(ada) == ["fox"]
    ada.press("Save")
    await until(lambda: kits(ada) == ["North"])
    assert await logo(ada) == fox
    ada.press("Change North")
    assert chosen(ada)[-1] == "fox"
    ada.press("owl")
    ada.press("Save")
    await until(lambda: [one.props["src"] for one in elements(ada) if "kit-logo" in one.classes][-1].count(owl))
    assert await logo(ada) == owl
    ada.press("Change North")
    ada.press("No logo")
    ada.press("Save")
    await until(lambda: not [one for one in elements(ada) if "kit-logo" in one.classes])
    assert await logo(ada) is None


async def test_a_kit_whose_logo_was_deleted_can_still_be_changed(site: Site) -> None:
    ada = await site.person()
    fox = await ada.bring("fox")
    await brand_kits.create(ada.account.id, {"name": "North", "logo_asset_id": fox})
    await ada.http_client.delete(f"/api/v1/assets/{fox}")
    await ada.open("/brand-kits")
    ada.press("Change North")
    ada.fill("Name", "South")
    ada.press("Save")
    await until(lambda: kits(ada) == ["South"])
