"""Going on from a picture: chained where the model remembers it, with the stored picture where it does not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from services.coach import pictures, sessions, talk
from services.coach.sessions import Opening
from services.coach.views import SessionView
from services.engine.faults import Kind
from services.gemini import Gemini
from services.settings import Settings
from services.studio import generation_views
from services.studio.views import GenerationView
from services.upkeep import house
from tests.house import ENGINE_KEY, Account, Model, Studio, add_account, check_books, open_studio


@pytest.fixture
def ada(database: Path) -> Account:
    return add_account(plan="studio")


async def painted(account: Account) -> SessionView:
    """A session with its first picture."""
    session, reply = await talk.start(account.id, Opening(), "hello")
    assert reply.task is not None
    await reply.task
    await sessions.change_brief(account.id, session.id, {"subject": "a teal fox", "style": "anime"})
    made = await pictures.generate(account.id, session.id)
    await generation_views.when_finished(account.id, made.id, 60)
    return await sessions.get(account.id, session.id)


async def refined(
    account: Account, session: SessionView, words: str = "make it brighter", **more: Any
) -> GenerationView:
    made = await pictures.refine(account.id, session.id, words, **more)
    return await generation_views.when_finished(account.id, made.id, 60)


async def test_a_refinement_sends_its_words_and_no_picture(studio: Studio, ada: Account) -> None:
    made = await refined(ada, await painted(ada))
    assert (made.status, made.chained, made.fell_back) == ("completed", True, False)
    last = studio.model.pictures_asked[-1]
    assert (last.chained, last.has_image) == (True, False)
    assert made.bytes_up == last.bytes < 2_000


@pytest.mark.parametrize("status", [400, 403, 404, 410])
async def test_where_the_model_lost_the_picture_the_stored_one_goes_up_unseen(
    studio: Studio, ada: Account, status: int
) -> None:
    session = await painted(ada)
    studio.model.faults.add(Kind.LOST_STATE, status=status)
    made = await refined(ada, session)
    assert (made.status, made.chained, made.fell_back, made.error_code) == ("completed", False, True, None)
    assert [(one.chained, one.has_image) for one in studio.model.pictures_asked[1:]] == [(True, False), (False, True)]
    assert [charge.state for charge in made.charges] == ["captured"]
    check_books()


async def test_after_the_fallback_the_chain_goes_on(studio: Studio, ada: Account) -> None:
    session = await painted(ada)
    studio.model.faults.add(Kind.LOST_STATE)
    await refined(ada, session)
    assert (await refined(ada, session, "darker")).chained


async def test_a_busy_model_is_no_lost_picture(studio: Studio, ada: Account) -> None:
    session = await painted(ada)
    studio.model.faults.add(Kind.STATUS, status=429, retry_after=3600)
    made = await refined(ada, session)
    assert (made.status, made.error_code) == ("failed", "model_busy")
    assert len(studio.model.pictures_asked) == 2


async def test_a_refinement_that_fails_leaves_the_picture_that_was_shown(studio: Studio, ada: Account) -> None:
    session = await painted(ada)
    studio.model.faults.add(Kind.REFUSED)
    await refined(ada, session)
    after = await sessions.get(ada.id, session.id)
    assert (after.state, after.current_version_id) == ("choosing", session.current_version_id)
    assert after.refinements_used == 0


async def test_a_chain_goes_on_after_a_restart(
    database: Path, model: Model, monkeypatch: pytest.MonkeyPatch, ada: Account
) -> None:
    async with open_studio(model, monkeypatch, rate_limit="off"):
        session = await painted(ada)
    async with open_studio(model, monkeypatch, rate_limit="off"):
        made = await refined(ada, session)
    assert (made.chained, made.bytes_up < 2_000) == (True, True)


async def test_a_session_begun_on_the_engine_goes_on_after_a_key_is_set(
    database: Path, model: Model, monkeypatch: pytest.MonkeyPatch, ada: Account
) -> None:
    async def as_engine(settings: Settings, _: Any) -> Gemini:
        return await Gemini.open(settings, base_url=model.url, api_key=ENGINE_KEY, provider="engine")

    with monkeypatch.context() as without_key:
        without_key.setattr(house, "_open_model", as_engine)
        async with open_studio(model, monkeypatch, rate_limit="off"):
            session = await painted(ada)
    async with open_studio(model, monkeypatch, rate_limit="off"):
        made = await refined(ada, session)
        again = await refined(ada, session, "darker")
    assert (made.status, made.chained, made.fell_back) == ("completed", False, True)
    assert (again.chained, again.fell_back) == (True, False)
    assert [(one.chained, one.has_image) for one in model.pictures_asked] == [
        (False, False),
        (False, True),
        (True, False),
    ]
