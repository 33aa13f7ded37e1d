"""Idempotency keys: the same key with the same request answers what it made the first time, and costs once."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, select

from data.billing import RequestKey
from services.errors import BadInput, IdempotencyConflict

LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A key of a user and what is asked under it."""

    key: str
    fingerprint: str


def request(key: str | None, route: str, body: dict[str, Any]) -> Request | None:
    """Raises BadInput for a key that is empty, too long or not printable; None where no key is given."""
    if key is None:
        return None
    if not key.strip() or len(key) > LONGEST or not key.isprintable():
        raise BadInput(f"An Idempotency-Key has 1 to {LONGEST} printable characters.")
    spelled = json.dumps([route, body], sort_keys=True, ensure_ascii=True, default=str)
    return Request(key=key, fingerprint=hashlib.sha256(spelled.encode()).hexdigest())


def replay(db: Session, user_id: str, asked: Request | None) -> str | None:
    """What the key made before, or None. On PostgreSQL the caller holds the wallet's lock, so two cannot both miss.

    Raises IdempotencyConflict where the key was used for another request.
    """
    if asked is None:
        return None
    row = db.exec(select(RequestKey).where(RequestKey.user_id == user_id, RequestKey.key == asked.key)).one_or_none()
    if row is None:
        return None
    if row.fingerprint != asked.fingerprint:
        raise IdempotencyConflict
    return row.reference_id


def remember(
    db: Session,
    user_id: str,
    asked: Request | None,
    *,
    reference_type: str,
    reference_id: str,
) -> None:
    if asked is None:
        return
    db.add(
        RequestKey(
            user_id=user_id,
            key=asked.key,
            fingerprint=asked.fingerprint,
            reference_type=reference_type,
            reference_id=reference_id,
        )
    )
    db.flush()
