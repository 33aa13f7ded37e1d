"""The coach's page over a talk that has its pictures already: what it shows is what its buttons mean."""

from __future__ import annotations

from datetime import timedelta

from sqlmodel import Session

import data
from components.composer import Composer
from data.coaching import CoachSession, SessionState
from data.library import Asset, Version
from services.studio import assets
from tests.house import spend_allowance, until
from tests.pages.conftest import Person, Site
from tests.pages.seen import elements, sees


async def with_two_versions(ada: Person) -> tuple[str, str, str]:
    """A session at the second of its two versions; the ids of the session and of both pictures."""
    fox, owl = await ada.bring("fox"), await ada.bring("owl")

    def make(db: Session) -> str:
        first, second = db.get_one(Asset, fox), db.get_one(Asset, owl)
        now = data.utcnow()
        talk = CoachSession(
            user_id=ada.account.id,
            project_id=first.project_id,
            kind="image",
            asset_type="thumbnail",
            title="A fox",
            state=SessionState.CHOOSING,
            opened_period="2026-11",
            current_version_id=second.version_id,
            expires_at=now + timedelta(hours=1),
            created_at=now,
            updated_at=now,
        )
        db.add(talk)
        db.flush()
        for one in (first, second):
            db.get_one(Version, one.version_id).session_id = talk.id
        return talk.id

    return data.write_now(make), fox, owl


def draft_key(person: Person) -> str:
    (composer,) = [one for one in elements(person) if isinstance(one, Composer)]
    return str(composer.props["draft-key"])


def stored(session_id: str) -> CoachSession:
    return data.read_now(lambda db: db.get_one(CoachSession, session_id))


async def test_one_is_happy_with_the_version_that_is_left_after_the_newer_one_went_to_the_bin(site: Site) -> None:
    ada = await site.person(plan="studio")
    session, fox, owl = await with_two_versions(ada)
    await assets.delete(ada.account.id, owl)
    await ada.open(f"/?session={session}")
    await sees(ada, "I’m happy with this")
    ada.press("I’m happy with this")
    await until(lambda: stored(session).state == SessionState.COMPLETED)
    left = data.read_now(lambda db: db.get_one(Asset, fox))
    assert stored(session).chosen_version_id == left.version_id


async def test_whoever_has_no_session_left_reads_so_before_the_first_word(site: Site) -> None:
    ada = await site.person()
    spend_allowance(ada.account, "coach", 1)
    await ada.open("/")
    used_up = "You have used all 1 coach sessions of this month."
    await sees(ada, used_up)
    await ada.open("/profile")
    await sees(ada, "Say what you would like to see")
    await ada.should_not_see(used_up, retries=1)


async def test_what_was_not_sent_stays_with_its_page_and_its_person(site: Site) -> None:
    keys: list[str] = []
    for email in ("ada@example.org", "ben@example.org"):
        person = await site.person(email)
        for page in ("/", "/profile"):
            await person.open(page)
            await sees(person, "Say what you would like to see")
            keys.append(draft_key(person))
    assert len(set(keys)) == len(keys)
