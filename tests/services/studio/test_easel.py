"""What an open studio page asks for: a picture to go on from, whether anything is new, where somebody left off."""

from __future__ import annotations

import asyncio

import pytest

from services.errors import BadInput, NotFound
from services.studio import assets, easel, projects, versions
from tests.house import Account, Studio, add_account, png


@pytest.fixture
def ada(studio: Studio) -> Account:
    return add_account()


async def test_an_upload_becomes_one_version_also_for_two_tabs_at_once(ada: Account) -> None:
    upload = await assets.upload(ada.id, png(), name="fox.png")
    placed = await asyncio.gather(*(easel.place(ada.id, upload.id) for _ in range(4)))
    assert {one.id for one in placed} == {placed[0].id}
    assert (placed[0].number, placed[0].parent_id, placed[0].description) == (1, None, "fox")
    assert [one.id for one in await versions.history(ada.id, upload.project_id)] == [placed[0].id]


async def test_a_mask_and_somebody_else_s_picture_are_nothing_to_go_on_from(ada: Account) -> None:
    mask = await assets.upload(ada.id, png(colour="white"), kind="mask")
    with pytest.raises(BadInput):
        await easel.place(ada.id, mask.id)
    upload = await assets.upload(ada.id, png())
    with pytest.raises(NotFound):
        await easel.place(add_account("eve@example.org").id, upload.id)


async def test_the_pulse_changes_with_versions_and_names_and_is_nobody_else_s(ada: Account) -> None:
    project = await projects.create(ada.id, "Channel art")
    pulses = [await easel.pulse(ada.id, project.id)]
    upload = await assets.upload(ada.id, png(), project_id=project.id)
    version = await easel.place(ada.id, upload.id)
    pulses.append(await easel.pulse(ada.id, project.id))
    await projects.update(ada.id, project.id, name="Thumbnails")
    pulses.append(await easel.pulse(ada.id, project.id))
    await versions.delete(ada.id, version.id)
    pulses.append(await easel.pulse(ada.id, project.id))
    assert len(set(pulses)) == 4
    assert await easel.pulse(ada.id, project.id) == pulses[-1]
    with pytest.raises(NotFound):
        await easel.pulse(add_account("eve@example.org").id, project.id)


async def test_one_comes_back_to_the_project_of_the_newest_version(ada: Account) -> None:
    assert await easel.last_project(ada.id) is None
    for name in ("one", "two"):
        project = await projects.create(ada.id, name)
        upload = await assets.upload(ada.id, png(), project_id=project.id)
        await easel.place(ada.id, upload.id)
    assert await easel.last_project(ada.id) == project.id
    await projects.update(ada.id, project.id, archived=True)
    assert await easel.last_project(ada.id) != project.id
