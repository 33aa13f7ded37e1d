"""A generation's life in the database: requested with its charges, completed or failed candidate by candidate, ended.

Everything here runs inside one transaction of the caller's door. Whatever goes wrong with a picture ends in
`fail_candidate`: the charge is released and the row says why.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from sqlmodel import Session, col, func, select

from data.billing import PaidBy
from data.columns import new_id, utcnow
from data.library import (
    OPEN_CANDIDATE,
    UNFINISHED,
    Candidate,
    CandidateState,
    Generation,
    GenerationStatus,
    Version,
)
from services import errors
from services.billing import charges, keys
from services.billing import wallet as wallets
from services.studio.picture_rows import own_asset
from services.studio.projects import open_project, own_project
from services.studio.tree import Delivered, grow, version_of

QUEUE_PATIENCE = timedelta(hours=2)
MOST_PICTURES = 4
PARTLY = "{done} of {count} pictures came; the others were not charged."
STOPPED = "Limner was stopped while this was being painted. Nothing was charged; please try again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is asked for: everything the worker needs to paint it again after a restart.

    `prompt` is what the person reads later; `request` holds what the operation sends. `prepaid_charge_id` is a charge
    that is held already (a profile session's), which then pays for the first picture. The new version's parent is
    named by its id or by that of its picture.
    """

    operation: str
    prompt: str
    request: dict[str, Any]
    count: int = 1
    report: dict[str, Any] = field(default_factory=dict)
    project_id: str | None = None
    session_id: str | None = None
    parent_version_id: str | None = None
    parent_asset_id: str | None = None
    asset_type: str = ""
    title: str = ""
    model: str = ""
    quote_id: str | None = None
    prepaid_charge_id: str | None = None


FinishHook = Callable[[Session, Generation, list[Version]], None]
_finish_hooks: list[FinishHook] = []


def on_finish(hook: FinishHook) -> FinishHook:
    """Have `hook(db, generation, new_versions)` run in the transaction that ends a generation."""
    _finish_hooks.append(hook)
    return hook


def request(
    db: Session, user_id: str, wish: Wish, *, key: keys.Request | None = None, most_waiting: int
) -> tuple[str, bool]:
    """Hold the charges and put the candidates in the queue. Returns the generation's id and whether it is new.

    Raises what a hold raises, TooManyWaiting, IdempotencyConflict, NotFound for a project or picture that is
    not the user's, BadInput for a count outside 1 to 4.
    """
    wallets.lock(db, user_id)
    known = keys.replay(db, user_id, key)
    if known is not None:
        return known, False
    if not 1 <= wish.count <= MOST_PICTURES:
        raise errors.BadInput(f"Ask for 1 to {MOST_PICTURES} pictures at a time.")
    own_project(db, user_id, wish.project_id)
    if wish.parent_asset_id is not None:
        wish = replace(wish, parent_version_id=version_of(db, own_asset(db, user_id, wish.parent_asset_id)).id)
    waiting = db.exec(
        select(func.count())
        .select_from(Generation)
        .where(Generation.user_id == user_id, col(Generation.status).in_(UNFINISHED))
    ).one()
    if waiting >= most_waiting:
        raise errors.TooManyWaiting(retry_after=10)
    generation_id = new_id()
    deadline = utcnow() + QUEUE_PATIENCE
    counted_as = ""
    charge_ids: list[str | None] = []
    if wish.prepaid_charge_id is not None:
        charges.extend(db, wish.prepaid_charge_id, deadline)
        charge_ids.append(wish.prepaid_charge_id)
    if to_pay := wish.count - len(charge_ids):
        price, held = charges.hold(
            db,
            user_id,
            wish.operation,
            [generation_id] * to_pay,
            reference_type="generation",
            deadline=deadline,
            quote_id=wish.quote_id,
        )
        charge_ids += held
        first = price.lines[0]
        counted_as = "tokens" if first.paid_by == PaidBy.TOKENS else (first.feature or "").removesuffix("s")
    put_in_queue(db, user_id, wish, generation_id, charge_ids, counted_as)
    keys.remember(db, user_id, key, reference_type="generation", reference_id=generation_id)
    return generation_id, True


def put_in_queue(
    db: Session, user_id: str, wish: Wish, generation_id: str, charge_ids: Sequence[str | None], counted_as: str
) -> None:
    """Write the generation down with a candidate for each charge; None for one that nobody pays."""
    db.add(
        Generation(
            id=generation_id,
            user_id=user_id,
            project_id=own_project(db, user_id, wish.project_id).id,
            session_id=wish.session_id,
            operation=wish.operation,
            count=wish.count,
            prompt=wish.prompt,
            request={**wish.request, "asset_type": wish.asset_type, "title": wish.title},
            parent_version_id=wish.parent_version_id,
            model=wish.model,
            counted_as=counted_as,
            report=wish.report,
        )
    )
    db.flush()
    db.add_all(
        Candidate(generation_id=generation_id, user_id=user_id, number=number, charge_id=charge_id)
        for number, charge_id in enumerate(charge_ids, start=1)
    )


def complete_candidate(db: Session, candidate_id: str, delivered: Delivered) -> str | None:
    """Write the picture down and capture its charge, in one transaction. Returns the asset's id.

    None where the candidate was ended meanwhile (cancelled, swept): then nothing is written and nothing is charged.
    """
    candidate, generation = _open(db, candidate_id)
    if candidate is None or generation is None or generation.cancel_requested:
        return None
    generation.project_id = open_project(db, generation.user_id, generation.project_id).id
    asset = grow(db, generation, delivered)
    paying = _paying(db, candidate, generation, first=True)
    candidate.state = CandidateState.DONE
    candidate.asset_id = asset.id
    candidate.chained = delivered.chained
    candidate.fell_back = delivered.fell_back
    candidate.bytes_up = delivered.bytes_up
    candidate.bytes_down = delivered.bytes_down
    candidate.usage = dict(delivered.usage)
    candidate.completed_at = utcnow()
    candidate.report = dict(delivered.report)
    generation.model = delivered.model or generation.model
    db.flush()
    if paying is not None:
        charges.capture(db, paying)
    _end_if_done(db, generation)
    return asset.id


def fail_candidate(db: Session, candidate_id: str, error: errors.LimnerError) -> bool:
    """Release the charge and say why. False where the candidate had ended before."""
    candidate, generation = _open(db, candidate_id)
    if candidate is None or generation is None:
        return False
    cancelled = generation.cancel_requested or isinstance(error, errors.Cancelled)
    shown = errors.Cancelled() if cancelled else error
    paying = _paying(db, candidate, generation, first=False)
    candidate.state = CandidateState.CANCELLED if cancelled else CandidateState.FAILED
    candidate.error_code = shown.code
    candidate.error_message = shown.message[:1000]
    candidate.completed_at = utcnow()
    db.flush()
    if paying is not None:
        charges.release(db, paying)
    _end_if_done(db, generation)
    return True


def cancel(db: Session, user_id: str, generation_id: str) -> list[str]:
    """Cancel what is not painted yet; returns the candidates whose model call is still running.

    A generation that has ended stays as it is. Raises NotFound.
    """
    wallets.lock(db, user_id)
    generation = db.get(Generation, generation_id, populate_existing=True, with_for_update={"key_share": True})
    if generation is None or generation.user_id != user_id:
        raise errors.NotFound
    if generation.status not in UNFINISHED:
        return []
    generation.cancel_requested = True
    db.flush()
    running: list[str] = []
    for candidate in candidates_of(db, generation_id):
        if candidate.state == CandidateState.WAITING:
            fail_candidate(db, candidate.id, errors.Cancelled())
        elif candidate.state == CandidateState.RUNNING:
            running.append(candidate.id)
    return running


def recover(db: Session, *, everything: bool) -> list[str]:
    """Bring candidates that were being painted by a process that is gone to an end; waiting ones stay in the queue.

    `everything`: no other process can be alive (a SQLite home belongs to one); else only those whose lease ran out.
    Returns the generations touched.
    """
    query = select(Candidate).where(Candidate.state == CandidateState.RUNNING).order_by(col(Candidate.user_id))
    if not everything:
        query = query.where(col(Candidate.alive_until) < utcnow())
    touched: list[str] = []
    for candidate in db.exec(query).all():
        if fail_candidate(db, candidate.id, errors.ModelUnavailable(STOPPED)):
            touched.append(candidate.generation_id)
    return touched


def sweep(db: Session) -> list[str]:
    """Release charges that nobody resolved within their deadline. Returns the generations touched."""
    touched: list[str] = []
    overdue = charges.overdue(db, utcnow())
    held_for = select(Candidate.charge_id, Candidate.id).where(
        col(Candidate.charge_id).in_([charge_id for charge_id, _, _ in overdue]),
        col(Candidate.state).in_(OPEN_CANDIDATE),
    )
    candidates = dict(db.exec(held_for).all())
    for charge_id, reference_type, reference_id in overdue:
        if charge_id in candidates:
            released = fail_candidate(db, candidates[charge_id], errors.ModelUnavailable())
        else:
            released = charges.release(db, charge_id)
        if released and reference_type == "generation":
            touched.append(reference_id)
    return touched


def candidates_of(db: Session, generation_id: str) -> list[Candidate]:
    query = select(Candidate).where(Candidate.generation_id == generation_id).order_by(col(Candidate.number))
    return list(db.exec(query.execution_options(populate_existing=True)).all())


def _open(db: Session, candidate_id: str) -> tuple[Candidate | None, Generation | None]:
    """The candidate and its generation while it is unfinished, under the owner's lock and then the generation's.

    Everybody locks in this order, the queue too (which needs no owner), and several owners in the order of their ids.
    """
    owner = db.exec(select(Candidate.user_id).where(Candidate.id == candidate_id)).one_or_none()
    if owner is None:
        return None, None
    wallets.lock(db, owner)
    candidate = db.exec(
        select(Candidate).where(Candidate.id == candidate_id).execution_options(populate_existing=True)
    ).one()
    if candidate.state not in OPEN_CANDIDATE:
        return None, None
    generation = db.get_one(
        Generation, candidate.generation_id, populate_existing=True, with_for_update={"key_share": True}
    )
    return candidate, generation


def _paying(db: Session, candidate: Candidate, generation: Generation, *, first: bool) -> str | None:
    """The charge that this candidate's end resolves: the one that is paid first of all that are open, or last.

    A picture that came is thereby never paid with tokens while a sibling gives a unit of the plan back.
    """
    if generation.count > 1 and candidate.charge_id is not None:
        owing = {one.charge_id: one for one in candidates_of(db, generation.id) if one.state in OPEN_CANDIDATE}
        in_order = charges.in_order(db, [charge_id for charge_id in owing if charge_id is not None])
        other = owing[in_order[0 if first else -1]]
        candidate.charge_id, other.charge_id = other.charge_id, candidate.charge_id
    return candidate.charge_id


def _end_if_done(db: Session, generation: Generation) -> None:
    db.flush()
    candidates = candidates_of(db, generation.id)
    if any(candidate.state in OPEN_CANDIDATE for candidate in candidates):
        return
    failed = next((one for one in candidates if one.state == CandidateState.FAILED), None)
    done = sum(candidate.state == CandidateState.DONE for candidate in candidates)
    if done:
        generation.status = GenerationStatus.COMPLETED
    elif generation.cancel_requested:
        generation.status = GenerationStatus.CANCELLED
    else:
        generation.status = GenerationStatus.FAILED
    if generation.status == GenerationStatus.CANCELLED:
        generation.error_code, generation.error_message = errors.Cancelled.code, errors.Cancelled.text
    elif failed is not None:
        generation.error_code, generation.error_message = failed.error_code, failed.error_message
        if done:
            why = (failed.error_message or "").partition(". ")[0].removesuffix(".")
            generation.error_message = f"{why}. {PARTLY.format(done=done, count=len(candidates))}"
    generation.completed_at = utcnow()
    finished(db, generation)


def finished(db: Session, generation: Generation) -> None:
    """Tell those who wait for the end of a generation, in the transaction that brings it there."""
    db.flush()
    versions = db.exec(
        select(Version).where(Version.generation_id == generation.id).order_by(col(Version.number))
    ).all()
    for hook in _finish_hooks:
        hook(db, generation, list(versions))
