"""Leaving: the person's words go at once, their pictures after the days that the bin keeps them, their sums stay.

It happens in two steps, so that nothing new can come while it is done: first the door is shut and the name taken off,
then what was theirs is cleared away. A process that dies in between leaves the second step to the schedule.
Nothing remembers who left: the address is free, and whoever comes back with it begins like everybody else. As
addresses need no proof here, remembering would keep nobody from a second welcome, but would keep what was to be
forgotten.
"""

from __future__ import annotations

import asyncio
from datetime import timedelta

import structlog
from sqlalchemy import delete, update
from sqlmodel import Session, col, func, select

import data
from data.accounts import Role, User
from data.billing import Charge, ChargeState, PlanRequest, RequestState, Subscription, SubscriptionStatus, TopupRequest
from data.coaching import CoachSession, Message, MessageState
from data.columns import utcnow
from data.identities import Invitation
from data.library import OPEN_CANDIDATE, UNFINISHED, Asset, Candidate, Generation, Version
from data.locks import Lock, exclusive
from data.schema import TABLES
from services import errors
from services.accounts import oneself, signins
from services.accounts.oneself import Proof
from services.billing import charges, wallet
from services.coach import talk
from services.engine.memory import Memory
from services.fault_points import point
from services.studio import generations, watching
from services.studio.workshop import workshop
from services.upkeep.backup import ENGINE
from services.upkeep.belongings import BELONGINGS, Leaving

log = structlog.get_logger(__name__)

LOOK_BACK = timedelta(days=7)  # for which what a request under way wrote after the deletion is still found
GOODBYE = "The account was deleted."
LAST_ADMIN = "You are the only administrator. Make somebody else one before you leave."


async def delete_account(user_id: str, proof: Proof) -> None:
    """Delete the account whose owner has proven to be that. All its sign-ins, keys and open pages end at once.

    Raises what `oneself.prove` raises, UserNotFound, Conflict for the last administrator.
    """
    await data.read(_check_not_last_admin, user_id)
    await oneself.prove(user_id, proof)
    revoked = await data.write(_shut_the_door, user_id)
    signins.tell_revoked(revoked)
    point("door_shut")
    await _clear_away(user_id)
    log.info("an account was deleted", user=user_id)


async def finish() -> int:
    """Clear away again what is left of those who left lately. Returns how many accounts were looked at."""
    left = await data.read(_left_lately)
    for user_id in left:
        await _clear_away(user_id)
    return len(left)


async def _clear_away(user_id: str) -> None:
    for session_id in await data.read(_streaming, user_id):
        await talk.stop(user_id, session_id)
    painted = await data.read(_painted_by_engine, user_id)
    await asyncio.to_thread(Memory(workshop().settings.folder / ENGINE).forget_all, painted)
    painting, ended = await data.write(_clear, user_id)
    workshop().worker.cancel(painting)
    watching.changed(*ended)


def _shut_the_door(db: Session, user_id: str) -> list[str]:
    exclusive(db, Lock.FIRST_ACCOUNT)  # two administrators may leave at once
    _check_not_last_admin(db, user_id)
    user = db.get_one(User, user_id)
    invited = db.exec(select(Invitation).where(Invitation.email == user.email)).all()
    for invitation in invited:
        invitation.email = ""
    user.email = f"deleted-{user.id}@deleted.invalid"
    user.deleted_at = utcnow()
    user.disabled = True
    db.flush()
    revoked = signins.revoke(db, user_id=user_id)
    db.flush()
    for table in ("user_account", "api_key", "identity"):
        _leave(db, user_id, only=table)
    db.expire_all()
    return revoked


def _check_not_last_admin(db: Session, user_id: str) -> None:
    user = db.get(User, user_id)
    if user is None or user.deleted_at is not None:
        raise errors.UserNotFound
    if user.role != Role.ADMIN or user.disabled:
        return
    others = select(func.count()).select_from(User).where(User.role == Role.ADMIN, col(User.disabled).is_(False))
    if db.exec(others.where(User.id != user_id)).one() == 0:
        raise errors.Conflict(LAST_ADMIN)


def _clear(db: Session, user_id: str) -> tuple[list[str], list[str]]:
    """Returns the pictures that were being painted, and the generations that ended with them."""
    owned = wallet.lock(db, user_id)
    painting, ended = _end_generations(db, user_id)
    held = db.exec(select(Charge.id).where(Charge.user_id == user_id, Charge.state == ChargeState.HELD)).all()
    for charge_id in held:
        charges.release(db, charge_id)
    for lot in wallet.spendable_lots(db, user_id, utcnow()):
        wallet.debit(
            db,
            owned,
            lot,
            lot.free,
            reason="correction",
            reference_type="lot",
            reference_id=lot.id,
            notes=GOODBYE,
        )
    subscription = db.get_one(Subscription, user_id)
    subscription.status, subscription.updated_at = SubscriptionStatus.CANCELED, utcnow()
    for table in (TopupRequest, PlanRequest):
        for row in db.exec(select(table).where(table.user_id == user_id, table.state == RequestState.OPEN)).all():
            row.state, row.decided_at = RequestState.DECLINED, utcnow()
    for kept in (Asset, Version):
        mine = (col(kept.user_id) == user_id, col(kept.deleted_at).is_(None))
        db.exec(update(kept).where(*mine).values(deleted_at=utcnow()))
    db.flush()
    _leave(db, user_id)
    db.expire_all()
    return painting, ended


def _end_generations(db: Session, user_id: str) -> tuple[list[str], list[str]]:
    unfinished = select(Generation.id).where(Generation.user_id == user_id, col(Generation.status).in_(UNFINISHED))
    ended = list(db.exec(unfinished).all())
    painting: list[str] = []
    for generation_id in ended:
        painting += generations.cancel(db, user_id, generation_id)
    still = select(Candidate.id).where(Candidate.user_id == user_id, col(Candidate.state).in_(OPEN_CANDIDATE))
    for candidate_id in db.exec(still).all():
        generations.fail_candidate(db, candidate_id, errors.Cancelled())
    return painting, ended


def _leave(db: Session, user_id: str, *, only: str | None = None) -> None:
    """Delete or empty the rows, those first that others are not needed by."""
    by_table = {one.table: one for one in BELONGINGS}
    for table in reversed(TABLES.sorted_tables):
        mine = by_table.get(table.name)
        if mine is None or (only is not None and table.name != only):
            continue
        if mine.leaving is Leaving.GONE:
            db.connection().execute(delete(table).where(mine.of(user_id)))
        elif mine.leaving is Leaving.EMPTIED:
            db.connection().execute(update(table).where(mine.of(user_id)).values(**mine.emptied))


def _streaming(db: Session, user_id: str) -> list[str]:
    query = (
        select(CoachSession.id)
        .join(Message, col(Message.session_id) == col(CoachSession.id))
        .where(CoachSession.user_id == user_id, Message.state == MessageState.STREAMING)
    )
    return list(db.exec(query).all())


def _painted_by_engine(db: Session, user_id: str) -> list[str]:
    """The interactions that the engine carried here remembers of them: words, scenes and pictures."""
    query = select(Version.interaction_id).where(Version.user_id == user_id, Version.provider == ENGINE)
    return [one for one in db.exec(query).all() if one is not None]


def _left_lately(db: Session) -> list[str]:
    return list(db.exec(select(User.id).where(col(User.deleted_at) > utcnow() - LOOK_BACK)).all())
