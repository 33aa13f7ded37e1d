"""Edits that cost nothing: carried out exactly, without a model, and recognised where words ask for them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import Session, select

import data
from data.columns import utcnow
from data.library import Asset, AssetKind, Candidate, CandidateState, Generation, GenerationStatus, Version
from services.billing import keys
from services.billing import wallet as wallets
from services.errors import BadInput
from services.imaging import codec, local
from services.imaging.local import LocalEdit
from services.studio import generation_views, generations, tree, watching
from services.studio.hands import handing_out
from services.studio.keeping import Kept, keep
from services.studio.picture_rows import own_asset
from services.studio.projects import open_project
from services.studio.spoken_edits import Suggestion, suggest
from services.studio.storage import Storage
from services.studio.tree import Delivered
from services.studio.views import GenerationView, VersionView, version_view
from services.studio.workshop import workshop

__all__ = ["Suggestion", "apply", "carry_out", "suggest"]

OPERATION = "local_edit"


async def apply(user_id: str, asset_id: str, edit: LocalEdit, *, key: keys.Request | None = None) -> VersionView:
    """Make a new version of the picture by an exact edit: no model, no charge, no loss.

    Raises NotFound, BadInput for what cannot be done to this picture, StorageFailed.
    """
    made = await carry_out(user_id, asset_id, [edit], key=key)
    return await data.read(_version_of, made.id)


async def carry_out(
    user_id: str,
    asset_id: str,
    edits: Sequence[LocalEdit],
    *,
    prompt: str = "",
    key: keys.Request | None = None,
) -> GenerationView:
    """The edits one after the other, as one new version; the generation is completed and has no charges.

    Raises what `apply` raises.
    """
    asset, known = await data.read(_source, user_id, asset_id, key)
    if known is None:
        kept = await handing_out.do(_edited, asset.sha256, edits, workshop().storage)
        words = prompt or ", ".join(local.says(one) for one in edits)
        known = await data.write(_record, user_id, asset_id, words, kept, key)
        watching.changed(known, asset.project_id)
    return await generation_views.get(user_id, known)


def _source(db: Session, user_id: str, asset_id: str, key: keys.Request | None) -> tuple[Asset, str | None]:
    known = keys.replay(db, user_id, key)
    asset = own_asset(db, user_id, asset_id, deleted=known is not None)
    if asset.kind == AssetKind.MASK:
        raise BadInput("A mask is no picture to go on from.", field="asset_id")
    return asset, known


def _edited(sha256: str, edits: Sequence[LocalEdit], storage: Storage) -> Kept:
    picture = codec.decode(storage.get(sha256))
    for edit in edits:
        picture = local.apply(picture, edit)
    return keep(storage, picture)


def _record(db: Session, user_id: str, asset_id: str, prompt: str, kept: Kept, key: keys.Request | None) -> str:
    wallets.lock(db, user_id)
    if (known := keys.replay(db, user_id, key)) is not None:
        return known
    source = own_asset(db, user_id, asset_id)
    now = utcnow()
    generation = Generation(
        user_id=user_id,
        project_id=open_project(db, user_id, source.project_id).id,
        operation=OPERATION,
        status=GenerationStatus.COMPLETED,
        prompt=prompt,
        request={"asset_ids": [source.id], "asset_type": source.asset_type, "title": source.title},
        parent_version_id=tree.version_of(db, source).id,
        started_at=now,
        completed_at=now,
    )
    db.add(generation)
    db.flush()
    delivered = Delivered(sha256=kept.sha256, width=kept.width, height=kept.height, bytes=kept.bytes)
    made = tree.grow(db, generation, delivered)
    db.add(
        Candidate(
            generation_id=generation.id,
            user_id=user_id,
            number=1,
            state=CandidateState.DONE,
            asset_id=made.id,
            started_at=now,
            completed_at=now,
        )
    )
    keys.remember(db, user_id, key, reference_type="generation", reference_id=generation.id)
    generations.finished(db, generation)
    return generation.id


def _version_of(db: Session, generation_id: str) -> VersionView:
    version = db.exec(select(Version).where(Version.generation_id == generation_id)).one()
    return version_view(version, db.get_one(Asset, version.asset_id))
