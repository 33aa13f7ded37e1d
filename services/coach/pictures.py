"""Pictures out of a session: the first from the brief, the next from what should change."""

from __future__ import annotations

from dataclasses import asdict, replace

from sqlmodel import Session, col, func, select

import data
from data.coaching import CoachSession, Message, MessageRole, MessageState, SessionState
from data.library import UNFINISHED, Asset, Generation, GenerationStatus, Version
from services import errors
from services.billing import keys
from services.billing import wallet as wallets
from services.coach import brief, options, presets, wording
from services.coach.kinds import ASSET_TYPES, KINDS
from services.coach.options import Options
from services.coach.sessions import awake_session, held_unit, own_session
from services.coach.views import title_of
from services.gemini import image_size_for, nearest_ratio
from services.studio import generation_views, generations, grounds, retrying, templates, workshop
from services.studio.grounds import Mode
from services.studio.picture_rows import VERSION_DELETED
from services.studio.views import GenerationView

SHORTEST, LONGEST = 3, 500


async def generate(
    user_id: str,
    session_id: str,
    *,
    count: int = 1,
    chosen: Options | None = None,
    quote_id: str | None = None,
    key: keys.Request | None = None,
) -> GenerationView:
    """Paint what the brief says; `chosen` are the size, format and ground of a profile picture or logo.

    Raises NotFound, SessionExpired, BriefIncomplete (with the missing slots), and what a hold raises.
    """
    generation_id = await data.write(_generate, user_id, session_id, count, chosen, quote_id, key)
    workshop.announce(generation_id, session_id)
    return await generation_views.get(user_id, generation_id)


async def refine(
    user_id: str,
    session_id: str,
    refinement: str,
    *,
    version_id: str | None = None,
    quote_id: str | None = None,
    key: keys.Request | None = None,
) -> GenerationView:
    """Change the version (default: the one shown) by words, in the conversation that made it.

    Raises BadInput outside 3 to 500 characters, NotFound, SessionExpired, Conflict without a picture, and what a hold
    raises.
    """
    generation_id = await data.write(_refine, user_id, session_id, refinement, version_id, quote_id, key)
    workshop.announce(generation_id, session_id)
    return await generation_views.get(user_id, generation_id)


async def show_version(user_id: str, session_id: str, version_id: str) -> None:
    """Go back to a version: the next refinement starts from it. Raises NotFound, SessionExpired."""
    await data.write(_show_version, user_id, session_id, version_id)


def next_operation(db: Session, user_id: str, session_id: str) -> str | None:
    """What the session's next picture is charged as; None where its held unit covers it. Raises NotFound."""
    row = own_session(db, user_id, session_id)
    kind = KINDS[row.kind]
    if kind.is_profile and _prepaid(db, row) is not None:
        return None
    return kind.operation


def _generate(
    db: Session,
    user_id: str,
    session_id: str,
    count: int,
    chosen: Options | None,
    quote_id: str | None,
    key: keys.Request | None,
) -> str:
    own_session(db, user_id, session_id)
    wallets.lock(db, user_id)
    if (known := keys.replay(db, user_id, key)) is not None:
        return known
    if not 1 <= count <= 4:
        raise errors.BadInput("Ask for 1 to 4 pictures at a time.")
    row = awake_session(db, user_id, session_id)
    kind, target = KINDS[row.kind], ASSET_TYPES[row.asset_type]
    lacking = brief.missing(kind, row.slots)
    if lacking:
        labels = {slot.name: slot.label.lower() for slot in kind.slots}
        raise errors.BriefIncomplete(f"Still missing: {', '.join(labels[name] for name in lacking)}.", missing=lacking)
    references = [one for one in row.references if _present(db, one)]
    preset = presets.known(db, user_id, row.style_preset)
    if chosen is not None:
        row.options = asdict(chosen)
    wanted = options.from_json(row.options)
    ground = options.ground_request(wanted, _said(row)) if kind.is_profile else {}
    generation_id, _ = generations.request(
        db,
        user_id,
        generations.Wish(
            operation=kind.operation,
            prompt=brief.sum_up(kind, row.slots),
            request={
                "text": wording.picture_prompt(
                    kind, target, preset, row.slots, references=len(references), ground=ground.get("color", "")
                ),
                "ground": ground,
                "system": wording.PAINTER,
                "aspect_ratio": nearest_ratio(target.width, target.height),
                "image_size": image_size_for(target.width, target.height),
                "asset_ids": references,
            },
            count=count,
            report={"export": options.export_request(kind.name, wanted)} if kind.is_profile else {},
            project_id=row.project_id,
            session_id=row.id,
            asset_type=row.asset_type,
            title=title_of(row),
            model=workshop.workshop().settings.image_model,
            quote_id=quote_id,
            prepaid_charge_id=_prepaid(db, row) if kind.is_profile else None,
        ),
        key=key,
        most_waiting=workshop.workshop().settings.max_waiting,
    )
    row.state = SessionState.GENERATING
    _say(db, row, MessageRole.COACH, "", generation_id)
    return generation_id


def _refine(
    db: Session,
    user_id: str,
    session_id: str,
    refinement: str,
    version_id: str | None,
    quote_id: str | None,
    key: keys.Request | None,
) -> str:
    own = own_session(db, user_id, session_id)
    if version_id is not None:
        _own_version(db, own, version_id)
    words = refinement.strip()
    if not SHORTEST <= len(words) <= LONGEST:
        raise errors.BadInput(f"Say what to change in {SHORTEST} to {LONGEST} characters.")
    wallets.lock(db, user_id)
    if (known := keys.replay(db, user_id, key)) is not None:
        return known
    row = awake_session(db, user_id, session_id)
    target = ASSET_TYPES[row.asset_type]
    parent = _version(db, row, version_id)
    asset = db.get_one(Asset, parent.asset_id)
    made_by = db.get(Generation, parent.generation_id) if parent.generation_id else None
    ground: dict[str, str] = made_by.request.get("ground", {}) if made_by else {}
    if ground.get("mode") == Mode.FLAT:
        ground = {}  # it is part of the picture now, and may be what is to change
    if ground:
        ground = grounds.away_from(ground, [words])
    generation_id, _ = generations.request(
        db,
        user_id,
        generations.Wish(
            operation="refinement",
            prompt=words,
            request={
                "text": f"{words}\n{templates.flat_ground(ground['color'])}" if ground else words,
                "ground": ground,
                "system": wording.REFINER,
                "aspect_ratio": nearest_ratio(asset.width, asset.height),
                "image_size": image_size_for(asset.width, asset.height),
            },
            project_id=row.project_id,
            session_id=row.id,
            parent_version_id=parent.id,
            asset_type=target.name,
            title=title_of(row),
            model=workshop.workshop().settings.image_model,
            quote_id=quote_id,
        ),
        key=key,
        most_waiting=workshop.workshop().settings.max_waiting,
    )
    row.state = SessionState.GENERATING
    row.chosen_version_id = None
    _say(db, row, MessageRole.USER, words, None)
    _say(db, row, MessageRole.COACH, "", generation_id)
    return generation_id


def _show_version(db: Session, user_id: str, session_id: str, version_id: str) -> None:
    row = awake_session(db, user_id, session_id)
    row.current_version_id = _version(db, row, version_id).id


def _version(db: Session, row: CoachSession, version_id: str | None) -> Version:
    wanted = version_id or row.current_version_id
    if wanted is None:
        raise errors.Conflict("There is no picture yet to refine.")
    version = _own_version(db, row, wanted)
    if version.deleted_at is not None:
        raise errors.NotFound(VERSION_DELETED)
    if not _present(db, version.asset_id):
        raise errors.NotFound("This picture was deleted. Restore it to refine it.")
    return version


def _own_version(db: Session, row: CoachSession, version_id: str) -> Version:
    version = db.get(Version, version_id)
    if version is None or version.session_id != row.id:
        raise errors.NotFound
    return version


def _present(db: Session, asset_id: str) -> bool:
    asset = db.get(Asset, asset_id)
    return asset is not None and asset.deleted_at is None


def _prepaid(db: Session, row: CoachSession) -> str | None:
    """The session's held unit, unless a picture that is being painted was promised it already."""
    charge = held_unit(db, row)
    if charge is None:
        return None
    promised = db.exec(
        select(func.count())
        .select_from(Generation)
        .where(Generation.session_id == row.id, col(Generation.status).in_(UNFINISHED))
    ).one()
    return None if promised else charge.id


def _said(row: CoachSession) -> list[str]:
    """What the brief says of the picture itself; a clear ground takes the place of the background in it."""
    return [brief.value(row.slots, name) for name in row.slots if name != "background"]


def _say(db: Session, row: CoachSession, role: MessageRole, text: str, generation_id: str | None) -> None:
    last = db.exec(select(func.max(Message.number)).where(Message.session_id == row.id)).one()
    db.add(
        Message(
            session_id=row.id,
            number=(last or 0) + 1,
            role=role,
            state=MessageState.COMPLETE,
            text=text,
            slots_before=row.slots,
            generation_id=generation_id,
        )
    )
    db.flush()


def _again(db: Session, failed: Generation, wish: generations.Wish) -> generations.Wish:
    """A session's picture that is tried again: only while the session is awake, and by its held unit if it has one."""
    row = awake_session(db, failed.user_id, failed.session_id or "")
    if failed.operation == "refinement" or not KINDS[row.kind].is_profile:
        return wish
    return replace(wish, prepaid_charge_id=_prepaid(db, row))


def _going_again(db: Session, failed: Generation, generation_id: str) -> None:
    row = own_session(db, failed.user_id, failed.session_id or "")
    row.state = SessionState.GENERATING
    _say(db, row, MessageRole.COACH, "", generation_id)


retrying.in_sessions(retrying.Retried(before=_again, after=_going_again))


@generations.on_finish
def _session_goes_on(db: Session, generation: Generation, versions: list[Version]) -> None:
    """When a session's generation ends: show its picture, or go back to where the session was."""
    if generation.session_id is None:
        return
    row = db.get(CoachSession, generation.session_id)
    if row is None:
        return
    if versions:
        row.current_version_id = versions[-1].id
        if generation.operation == "refinement":
            row.refinements_used += 1
    still = db.exec(
        select(Generation.id).where(
            Generation.session_id == row.id,
            col(Generation.status).in_(UNFINISHED),
            Generation.id != generation.id,
        )
    ).first()
    if still is None and row.state == SessionState.GENERATING:
        row.state = SessionState.CHOOSING if row.current_version_id else SessionState.ACTIVE
    if generation.status == GenerationStatus.COMPLETED:
        row.updated_at = generation.completed_at or row.updated_at
