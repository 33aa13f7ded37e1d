"""A coach session's life: opened with its unit held, kept awake, expired, resumed, ended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlmodel import Session, col, func, or_, select

import data
from data.billing import Charge, ChargeState
from data.coaching import CoachSession, Message, MessageState, SessionState
from data.columns import new_id, utcnow
from data.library import Asset
from services import errors
from services.billing import charges
from services.billing import wallet as wallets
from services.billing.calendar import period_of
from services.coach import brief, presets
from services.coach.brand_kits import own_kit
from services.coach.kinds import ASSET_TYPES, DEFAULT_ASSET_TYPE, KINDS, asset_type_of, kind_of
from services.coach.views import SessionLine, SessionView, session_lines, session_view, state_now
from services.studio import picture_rows
from services.studio.projects import own_project
from services.studio.workshop import workshop

MOST_REFERENCES = 4
UNIT_GRACE = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """How a session is to begin."""

    kind: str = "image"
    asset_type: str | None = None
    style_preset: str | None = None
    brand_kit_id: str | None = None
    project_id: str | None = None
    asset_ids: tuple[str, ...] = ()


async def get(user_id: str, session_id: str) -> SessionView:
    """Raises NotFound for one that is unknown or somebody else's."""
    return await data.read(read_session, user_id, session_id)


async def list_sessions(
    user_id: str, *, limit: int = 50, before: str | None = None, search: str = "", profile: bool | None = None
) -> tuple[SessionLine, ...]:
    """The user's sessions, last touched first; `search` looks in titles and in what was said.

    Raises BadInput for a page that is none.
    """
    return await data.read(_read_lines, user_id, limit, before, search, profile)


async def list_whole(
    user_id: str, *, limit: int = 50, before: str | None = None, search: str = "", profile: bool | None = None
) -> tuple[SessionView, ...]:
    """The same sessions with all that is in them."""
    return await data.read(_read_whole, user_id, limit, before, search, profile)


async def change_brief(user_id: str, session_id: str, changes: Mapping[str, str | None]) -> SessionView:
    """Fill or clear slots by hand.

    Raises NotFound, SessionExpired, BadInput.
    """
    return await data.write(_change_brief, user_id, session_id, changes)


async def change_target(
    user_id: str, session_id: str, *, asset_type: str | None = None, style_preset: str | None = None
) -> SessionView:
    """Choose another asset type or preset; an empty preset takes it away.

    Raises NotFound, SessionExpired, BadInput (also for an asset type of another kind of session).
    """
    return await data.write(_change_target, user_id, session_id, asset_type, style_preset)


async def change(
    user_id: str,
    session_id: str,
    slots: Mapping[str, str | None],
    *,
    asset_type: str | None = None,
    style_preset: str | None = None,
) -> SessionView:
    """Both at once, or neither. Raises what `change_target` and `change_brief` raise."""
    return await data.write(_change, user_id, session_id, slots, asset_type, style_preset)


async def resume(user_id: str, session_id: str) -> SessionView:
    """Wake an expired session: free within the month it was opened in, else one more unit of its feature.

    Raises NotFound, and what a hold raises.
    """
    return await data.write(_resume, user_id, session_id)


async def satisfied(user_id: str, session_id: str, version_id: str | None = None) -> SessionView:
    """The person is happy with the version (default: the one shown): it is chosen, the session completed.

    Raises NotFound, Conflict where there is no picture yet.
    """
    return await data.write(_satisfied, user_id, session_id, version_id)


async def end(user_id: str, session_id: str) -> SessionView:
    """Close the session; a unit that is still held is given back. Raises NotFound."""
    return await data.write(_end, user_id, session_id)


def open_session(db: Session, user_id: str, opening: Opening) -> CoachSession:
    """A new session with its unit held. Raises what a hold raises, BadInput, NotFound."""
    own_assets(db, user_id, opening.asset_ids)
    kit = own_kit(db, user_id, opening.brand_kit_id) if opening.brand_kit_id is not None else None
    project = own_project(db, user_id, opening.project_id)
    kind = kind_of(opening.kind, opening.asset_type or "")
    asset_type = opening.asset_type or (kind.name if kind.name in ASSET_TYPES else DEFAULT_ASSET_TYPE)
    asset_type_of(asset_type)
    if kind.is_profile and asset_type != kind.name:
        raise errors.BadInput(f"A {kind.label.lower()} is of the asset type {kind.name}.")
    slots: brief.Slots = {}
    if (preset := presets.find(db, user_id, opening.style_preset or "")) is not None:
        slots = brief.from_preset(kind, slots, preset)
    if kit is not None:
        slots = brief.from_kit(kind, slots, kit.colors)
    now = utcnow()
    session_id = new_id()
    _, (charge_id,) = charges.hold(
        db,
        user_id,
        kind.session_operation,
        [session_id],
        reference_type="coach_session",
        deadline=_unit_deadline(kind.is_profile),
    )
    row = CoachSession(
        id=session_id,
        user_id=user_id,
        project_id=project.id,
        kind=kind.name,
        asset_type=asset_type,
        style_preset=opening.style_preset or "",
        brand_kit_id=kit.id if kit else None,
        slots=slots,
        references=list(opening.asset_ids),
        charge_id=charge_id,
        opened_period=period_of(now),
        expires_at=now + idle_time(),
    )
    db.add(row)
    db.flush()
    return row


def read_session(db: Session, user_id: str, session_id: str) -> SessionView:
    return session_view(db, own_session(db, user_id, session_id))


def own_session(db: Session, user_id: str, session_id: str) -> CoachSession:
    """Raises NotFound for one that is unknown or somebody else's."""
    row = db.get(CoachSession, session_id)
    if row is None or row.user_id != user_id:
        raise errors.NotFound
    return row


def locked_session(db: Session, user_id: str, session_id: str) -> CoachSession:
    """The session for whoever changes it or what it has paid, one after the other. Raises NotFound.

    The wallet is locked first, as everywhere, so that two transactions never wait for each other.
    """
    wallets.lock(db, user_id)
    row = db.exec(
        select(CoachSession)
        .where(CoachSession.id == session_id, CoachSession.user_id == user_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one_or_none()
    if row is None:
        raise errors.NotFound
    return row


def awake_session(db: Session, user_id: str, session_id: str) -> CoachSession:
    """The session, locked, with its clock started anew. Raises NotFound, SessionExpired."""
    row = locked_session(db, user_id, session_id)
    if state_now(row) == SessionState.EXPIRED:
        raise errors.SessionExpired
    touch(db, row)
    return row


def touch(db: Session, row: CoachSession) -> None:
    row.updated_at = utcnow()
    row.expires_at = row.updated_at + idle_time()
    charge = held_unit(db, row)
    if charge is not None:
        charges.extend(db, charge.id, _unit_deadline(KINDS[row.kind].is_profile))


def held_unit(db: Session, row: CoachSession) -> Charge | None:
    """The session's unit while it is neither captured nor released."""
    charge = db.get(Charge, row.charge_id, populate_existing=True) if row.charge_id else None
    return charge if charge is not None and charge.state == ChargeState.HELD else None


def own_assets(db: Session, user_id: str, asset_ids: Sequence[str]) -> list[Asset]:
    """Raises BadInput for more than four or one named twice, NotFound for one that is not the user's."""
    if len(asset_ids) > MOST_REFERENCES:
        raise errors.BadInput(f"A message carries up to {MOST_REFERENCES} pictures.")
    if len(set(asset_ids)) != len(asset_ids):
        raise errors.BadInput("The same picture is there twice.")
    return picture_rows.own_assets(db, user_id, asset_ids, missing="One of these pictures does not exist.")


def idle_time() -> timedelta:
    return timedelta(hours=workshop().settings.session_ttl_hours)


def _unit_deadline(lasts_with_session: bool) -> Any:
    return utcnow() + UNIT_GRACE + (idle_time() if lasts_with_session else timedelta())


def _read_lines(
    db: Session, user_id: str, limit: int, before: str | None, search: str, profile: bool | None
) -> tuple[SessionLine, ...]:
    return session_lines(db, _rows(db, user_id, limit, before, search, profile))


def _read_whole(
    db: Session, user_id: str, limit: int, before: str | None, search: str, profile: bool | None
) -> tuple[SessionView, ...]:
    return tuple(session_view(db, row) for row in _rows(db, user_id, limit, before, search, profile))


def _rows(
    db: Session, user_id: str, limit: int, before: str | None, search: str, profile: bool | None
) -> Sequence[CoachSession]:
    query = select(CoachSession).where(CoachSession.user_id == user_id)
    if profile is not None:
        query = query.where(CoachSession.kind != "image" if profile else CoachSession.kind == "image")
    if before is not None:
        edge = db.get(CoachSession, before)
        if edge is None or edge.user_id != user_id:
            raise errors.BadInput("That page of the list does not exist.")
        query = query.where(
            or_(
                col(CoachSession.updated_at) < edge.updated_at,
                (col(CoachSession.updated_at) == edge.updated_at) & (col(CoachSession.id) < edge.id),
            )
        )
    if search.strip():
        wanted = search.strip().lower()[:100]
        said = (
            select(Message.session_id)
            .join(CoachSession, col(CoachSession.id) == col(Message.session_id))
            .where(CoachSession.user_id == user_id, func.lower(Message.text).contains(wanted, autoescape=True))
        )
        query = query.where(
            or_(
                func.lower(CoachSession.title).contains(wanted, autoescape=True),
                col(CoachSession.id).in_(said),
            )
        )
    return db.exec(query.order_by(col(CoachSession.updated_at).desc(), col(CoachSession.id).desc()).limit(limit)).all()


def _change_brief(db: Session, user_id: str, session_id: str, changes: Mapping[str, str | None]) -> SessionView:
    row = awake_session(db, user_id, session_id)
    row.slots = brief.by_hand(KINDS[row.kind], row.slots, changes)
    row.summary = ""
    name_session(row)
    db.flush()
    return session_view(db, row)


def name_session(row: CoachSession) -> None:
    """Call the session by its subject as soon as that is known."""
    subject = brief.value(row.slots, "subject") or brief.value(row.slots, "main_element")
    if subject:
        row.title = subject[0].upper() + subject[1:120]


def _change(
    db: Session,
    user_id: str,
    session_id: str,
    slots: Mapping[str, str | None],
    asset_type: str | None,
    style_preset: str | None,
) -> SessionView:
    view = _change_target(db, user_id, session_id, asset_type, style_preset)
    return _change_brief(db, user_id, session_id, slots) if slots else view


def _change_target(
    db: Session, user_id: str, session_id: str, asset_type: str | None, style_preset: str | None
) -> SessionView:
    row = awake_session(db, user_id, session_id)
    kind = KINDS[row.kind]
    if asset_type is not None:
        if kind_of("image", asset_type).name != kind.name:
            raise errors.BadInput("Profile pictures and logos have sessions of their own: start a new one.")
        row.asset_type = asset_type_of(asset_type).name
    if style_preset is not None:
        preset = presets.find(db, user_id, style_preset)
        row.style_preset = style_preset
        if preset is not None:
            row.slots = brief.from_preset(kind, row.slots, preset)
        else:
            kept = {name: slot for name, slot in row.slots.items() if slot.get("source") != brief.Source.PRESET}
            row.slots = kept
    db.flush()
    return session_view(db, row)


def _resume(db: Session, user_id: str, session_id: str) -> SessionView:
    row = locked_session(db, user_id, session_id)
    kind = KINDS[row.kind]
    if state_now(row) == SessionState.EXPIRED:
        period = period_of(utcnow())
        if row.opened_period != period and not kind.is_profile:
            _, (charge_id,) = charges.hold(
                db,
                user_id,
                kind.session_operation,
                [row.id],
                reference_type="coach_session",
                deadline=_unit_deadline(False),
            )
            charges.capture(db, charge_id)
            row.charge_id, row.opened_period = charge_id, period
        row.state = SessionState.CHOOSING if row.current_version_id else SessionState.ACTIVE
    elif row.state == SessionState.COMPLETED:
        row.state = SessionState.CHOOSING if row.current_version_id else SessionState.ACTIVE
    touch(db, row)
    db.flush()
    return session_view(db, row)


def _satisfied(db: Session, user_id: str, session_id: str, version_id: str | None) -> SessionView:
    row = awake_session(db, user_id, session_id)
    if row.state == SessionState.GENERATING:
        raise errors.SessionBusy("A picture is still being painted.")
    wanted = version_id or row.current_version_id
    if wanted is None:
        raise errors.Conflict("There is no picture yet to be happy with.")
    if wanted not in {version.id for version in session_view(db, row).versions}:
        raise errors.NotFound
    row.chosen_version_id = row.current_version_id = wanted
    return _complete(db, row)


def _end(db: Session, user_id: str, session_id: str) -> SessionView:
    row = locked_session(db, user_id, session_id)
    if row.state == SessionState.GENERATING:
        raise errors.SessionBusy("A picture is still being painted; cancel it or let it finish first.")
    return _complete(db, row)


def _complete(db: Session, row: CoachSession) -> SessionView:
    if (charge := held_unit(db, row)) is not None and not _is_answering(db, row):
        charges.release(db, charge.id)
    row.state = SessionState.COMPLETED
    row.completed_at = row.updated_at = utcnow()
    db.flush()
    return session_view(db, row)


def _is_answering(db: Session, row: CoachSession) -> bool:
    """A reply under way resolves the session's unit itself, as words that come are paid; a profile's pays a picture."""
    query = select(Message.id).where(Message.session_id == row.id, Message.state == MessageState.STREAMING)
    return not KINDS[row.kind].is_profile and db.exec(query).first() is not None
