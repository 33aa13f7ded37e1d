"""Share links: one picture, read-only, for whoever has the link, until it is revoked or its time is over.

A link's token is derived from its row's id by HMAC with the installation's secret, and the row keeps only the token's
hash. So the owner can copy the link again at any time, and whoever reads the database or a copy of it has no link.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlmodel import Session, col, select

import data
from data.accounts import User
from data.columns import utcnow
from data.library import Asset, ShareLink
from services import home
from services.errors import BadInput, NotFound
from services.studio import files
from services.studio.files import File
from services.studio.picture_rows import own_asset
from services.studio.views import AssetView, asset_view
from services.studio.workshop import workshop

PATH = "/shared/"
NOT_SHARED = "This picture is not shared, or no longer."
_LONGEST_TOKEN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareView:
    """A link as its owner sees it. `path` is its address on this site."""

    id: str
    asset_id: str
    token: str
    path: str
    created_at: datetime
    expires_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPicture:
    """All that a stranger is told about a picture; `width` and `height` in pixels."""

    title: str
    width: int
    height: int
    mime_type: str


async def share(user_id: str, asset_id: str, *, expires_at: datetime | None = None) -> ShareView:
    """The picture's link, made where there is none; `expires_at` is its end from now on, None for no end.

    Raises NotFound, BadInput for an end that has passed.
    """
    return await data.write(_share, _secret(), user_id, asset_id, expires_at)


async def link_of(user_id: str, asset_id: str) -> ShareView:
    """The picture's link as it is. Raises NotFound where it is not the user's or not shared."""
    return await data.read(_link_of, _secret(), user_id, asset_id)


async def unshare(user_id: str, asset_id: str) -> None:
    """Revoke the picture's link; nobody sees the picture by it from now on. Raises NotFound for another's picture."""
    await data.write(_unshare, user_id, asset_id)


async def shared(token: str) -> SharedPicture:
    """What a link shows. Raises NotFound for one that is unknown, revoked, over, of a deleted picture, of nobody."""
    asset = await _seen(token)
    return SharedPicture(title=asset.title, width=asset.width, height=asset.height, mime_type=asset.mime_type)


async def content(token: str) -> File:
    """The file of a shared picture. Raises NotFound as `shared`, StorageFailed."""
    return await files.stored(await _seen(token))


async def thumbnail(token: str, edge: int) -> File:
    """A small WebP of a shared picture, `edge` as in `files.thumbnail`. Raises NotFound as `shared`, BadInput."""
    return await files.small(await _seen(token), edge)


async def _seen(token: str) -> AssetView:
    return asset_view(await data.read(_find, token))


def _find(db: Session, token: str) -> Asset:
    if len(token) > _LONGEST_TOKEN:
        raise NotFound(NOT_SHARED)
    found = db.exec(
        select(Asset, ShareLink.expires_at)
        .join(ShareLink, col(ShareLink.asset_id) == col(Asset.id))
        .join(User, col(User.id) == col(ShareLink.user_id))
        .where(
            ShareLink.token_hash == _hash(token),
            col(ShareLink.revoked_at).is_(None),
            col(Asset.deleted_at).is_(None),
            col(User.disabled).is_(False),
            Asset.user_id == User.id,
        )
    ).one_or_none()
    if found is None or (found[1] is not None and found[1] <= utcnow()):
        raise NotFound(NOT_SHARED)
    return found[0]


def _share(db: Session, secret: bytes, user_id: str, asset_id: str, expires_at: datetime | None) -> ShareView:
    own_asset(db, user_id, asset_id)
    until = _end(expires_at)
    row = _live(db, secret, asset_id)
    if row is None:
        row = ShareLink(user_id=user_id, asset_id=asset_id, token_hash="")
        row.token_hash = _hash(_token(secret, row.id))
        db.add(row)
    row.expires_at = until
    db.flush()
    return _view(secret, row)


def _link_of(db: Session, secret: bytes, user_id: str, asset_id: str) -> ShareView:
    own_asset(db, user_id, asset_id)
    row = _live(db, secret, asset_id)
    if row is None:
        raise NotFound(NOT_SHARED)
    return _view(secret, row)


def _unshare(db: Session, user_id: str, asset_id: str) -> None:
    own_asset(db, user_id, asset_id, deleted=True)
    rows = select(ShareLink).where(ShareLink.asset_id == asset_id, col(ShareLink.revoked_at).is_(None))
    for row in db.exec(rows).all():
        row.revoked_at = utcnow()


def _live(db: Session, secret: bytes, asset_id: str) -> ShareLink | None:
    """The link that holds now, unless the secret is another than when it was made: nobody could copy that one."""
    rows = select(ShareLink).where(ShareLink.asset_id == asset_id, col(ShareLink.revoked_at).is_(None))
    for row in db.exec(rows.order_by(col(ShareLink.id).desc())).all():
        over = row.expires_at is not None and row.expires_at <= utcnow()
        if not over and hmac.compare_digest(row.token_hash, _hash(_token(secret, row.id))):
            return row
    return None


def _end(expires_at: datetime | None) -> datetime | None:
    if expires_at is None:
        return None
    try:
        until = (expires_at if expires_at.tzinfo else expires_at.replace(tzinfo=UTC)).astimezone(UTC)
    except OverflowError:
        raise BadInput("This time cannot be used.", field="expires_at") from None
    if until <= utcnow():
        raise BadInput("The end of a share link has to lie ahead.", field="expires_at")
    return until


def _view(secret: bytes, row: ShareLink) -> ShareView:
    token = _token(secret, row.id)
    return ShareView(
        id=row.id,
        asset_id=row.asset_id,
        token=token,
        path=f"{PATH}{token}",
        created_at=row.created_at,
        expires_at=row.expires_at,
    )


def _secret() -> bytes:
    return home.secret_key(workshop().settings)


def _token(secret: bytes, link_id: str) -> str:
    """43 characters that carry 256 bits."""
    made = hmac.digest(secret, f"share link {link_id}".encode(), "sha256")
    return base64.urlsafe_b64encode(made).decode().rstrip("=")


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
