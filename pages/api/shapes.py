"""The shapes of the API: what the services hand out, as JSON. Ids are UUIDv7, times RFC 3339 in UTC."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from data.columns import spelled
from services.accounts.bell import NoticeView
from services.accounts.people import Person
from services.accounts.views import UserView
from services.billing.audit import AuditView
from services.billing.calendar import period_of
from services.billing.pricing import PackageLine, PlanLine, PriceLine
from services.billing.quotes import FeatureUsage
from services.billing.requests import RequestView
from services.billing.wallet import Balance, Movement
from services.billing.words import credits_number
from services.coach.brand_kits import KitView
from services.coach.presets import SavedPreset
from services.coach.views import MessageView, SessionView
from services.errors import BadInput, LimnerError
from services.imaging.legibility import Report
from services.imaging.platforms import PlatformRow
from services.studio.views import AssetView, ChargeView, GenerationView, VersionView

Json = dict[str, Any]


def time(moment: datetime | None) -> str | None:
    return None if moment is None else spelled(moment)


def error(failure: LimnerError) -> Json:
    return {"error": {"code": failure.code, "message": failure.message, "details": failure.details}}


def page(items: Iterable[Json], limit: int, *, name: str = "id") -> Json:
    """The first `limit` items. Where there are more, `next_cursor` is the `name` of the last one here."""
    listed = list(items)
    return {"items": listed[:limit], "next_cursor": listed[limit - 1][name] if len(listed) > limit else None}


def part(items: Iterable[Json], limit: int, cursor: str | None, *, name: str = "id") -> Json:
    """A page of a list that was read whole: what follows the item that `cursor` names. Raises BadInput."""
    listed = list(items)
    if cursor is not None:
        names = [one[name] for one in listed]
        if cursor not in names:
            raise BadInput("That page of the list does not exist.")
        listed = listed[names.index(cursor) + 1 :]
    return page(listed, limit, name=name)


def user(view: UserView, balance: Balance | None = None) -> Json:
    shape: Json = {
        "id": view.id,
        "email": view.email,
        "name": view.name,
        "role": view.role,
        "plan": view.plan,
        "subscription_status": view.subscription_status,
        "created_at": time(view.created_at),
    }
    if balance is not None:
        shape["balance"] = balance.balance
    return shape


def person(view: Person) -> Json:
    return {**user(view.user), "disabled": view.user.disabled, "balance": view.balance, "held": view.held}


def usage(features: Mapping[str, FeatureUsage], now: datetime) -> Json:
    return {
        "features": {
            name: {
                "used": one.used,
                "limit": one.limit,
                "remaining": one.remaining,
                "resets_at": time(one.resets_at),
            }
            for name, one in features.items()
        },
        "period": period_of(now),
    }


def balance(view: Balance) -> Json:
    return {
        "balance": view.balance,
        "held": view.held,
        "available": view.available,
        "credits": credits_number(view.balance),
        "total_earned": view.total_earned,
        "total_spent": view.total_spent,
        "lots": [
            {
                "id": lot.id,
                "source": lot.source,
                "granted": lot.granted,
                "remaining": lot.remaining,
                "held": lot.held,
                "expires_at": time(lot.expires_at),
                "created_at": time(lot.created_at),
            }
            for lot in view.lots
        ],
    }


def movement(row: Movement) -> Json:
    return {
        "id": row.id,
        "type": row.type,
        "amount": row.amount,
        "balance_after": row.balance_after,
        "reason": row.reason,
        "reference_type": row.reference_type,
        "reference_id": row.reference_id,
        "notes": row.notes,
        "created_at": time(row.created_at),
    }


def asset(view: AssetView) -> Json:
    return {
        "id": view.id,
        "kind": view.kind,
        "asset_type": view.asset_type or None,
        "title": view.title,
        "width": view.width,
        "height": view.height,
        "mime_type": view.mime_type,
        "bytes": view.bytes,
        "sha256": view.sha256,
        "project_id": view.project_id,
        "session_id": view.session_id,
        "generation_id": view.generation_id,
        "version_id": view.version_id,
        "favourite": view.favourite,
        "tags": list(view.tags),
        "rating": view.rating,
        "created_at": time(view.created_at),
        "deleted_at": time(view.deleted_at),
    }


def version(view: VersionView) -> Json:
    return {
        "id": view.id,
        "number": view.number,
        "parent_id": view.parent_id,
        "project_id": view.project_id,
        "session_id": view.session_id,
        "generation_id": view.generation_id,
        "action": view.action,
        "description": view.description,
        "asset": asset(view.asset),
        "created_at": time(view.created_at),
    }


def generation(view: GenerationView) -> Json:
    return {
        "id": view.id,
        "operation": view.operation,
        "status": view.status,
        "count": view.count,
        "prompt": view.prompt,
        "model": view.model,
        "session_id": view.session_id,
        "project_id": view.project_id,
        "asset_ids": [one.id for one in view.assets],
        "assets": [asset(one) for one in view.assets],
        "charges": [charge(one) for one in view.charges],
        "error": fault(view.error_code, view.error_message),
        "queue_position": view.queue_position,
        "usual_seconds": view.usual_seconds,
        "created_at": time(view.created_at),
        "started_at": time(view.started_at),
        "completed_at": time(view.completed_at),
        "chained": view.chained,
        "fell_back": view.fell_back,
        "bytes_up": view.bytes_up,
        "report": view.report,
    }


def fault(code: str | None, message: str | None) -> Json | None:
    """Why something failed; null where it did not."""
    return {"code": code, "message": message} if code else None


def charge(view: ChargeView) -> Json:
    return {"paid_by": view.paid_by, "feature": view.feature, "tokens": view.tokens, "state": view.state}


def message(view: MessageView) -> Json:
    return {
        "id": view.id,
        "role": view.role,
        "state": view.state,
        "text": view.text,
        "assets": [asset(one) for one in view.assets],
        "answers": list(view.answers),
        "generation_id": view.generation_id,
        "error": fault(view.error_code, view.error_message),
        "created_at": time(view.created_at),
    }


def session(view: SessionView) -> Json:
    return {
        "id": view.id,
        "kind": view.kind,
        "state": view.state,
        "title": view.title,
        "asset_type": view.asset_type or None,
        "style_preset": view.style_preset or None,
        "brand_kit_id": view.brand_kit_id,
        "project_id": view.project_id,
        "brief": view.brief,
        "messages": [message(one) for one in view.messages],
        "versions": [version(one) for one in view.versions],
        "references": [asset(one) for one in view.references],
        "thumbnail_asset_id": view.thumbnail_asset_id,
        "refinements_used": view.refinements_used,
        "current_version_id": view.current_version_id,
        "chosen_version_id": view.chosen_version_id,
        "expires_at": time(view.expires_at),
        "created_at": time(view.created_at),
        "updated_at": time(view.updated_at),
    }


def request(view: RequestView) -> Json:
    wish: Json = {"package": view.wants, "tokens": view.tokens, "price_cents": view.price_cents}
    return {
        "id": view.id,
        "user_id": view.user_id,
        "email": view.email,
        **(wish if view.kind == "topup" else {"plan": view.wants}),
        "message": view.message,
        "state": view.state,
        "note": view.note,
        "created_at": time(view.created_at),
        "decided_at": time(view.decided_at),
    }


def notice(view: NoticeView) -> Json:
    return {
        "id": view.id,
        "kind": view.kind,
        "text": view.text,
        "link": view.link,
        "created_at": time(view.created_at),
        "read_at": time(view.read_at),
    }


def plan(view: PlanLine) -> Json:
    return {
        "key": view.key,
        "name": view.name,
        "monthly_tokens": view.monthly_tokens,
        "allowances": view.allowances,
    }


def price(view: PriceLine) -> Json:
    return {
        "operation": view.operation,
        "tokens": view.tokens,
        "credits": None if view.tokens is None else credits_number(view.tokens),
        "active": view.active,
        "features": list(view.features),
    }


def package(view: PackageLine) -> Json:
    return {
        "key": view.key,
        "name": view.name,
        "tokens": view.tokens,
        "price_cents": view.price_cents,
        "active": view.active,
    }


def audit(view: AuditView) -> Json:
    return {
        "id": view.id,
        "ok": view.ok,
        "accounts": view.accounts,
        "rows": view.rows,
        "differences": view.differences,
        "difference": view.difference,
        "seconds": view.seconds,
        "created_at": time(view.created_at),
    }


def kit(view: KitView) -> Json:
    return {
        "id": view.id,
        "name": view.name,
        "colors": list(view.colors),
        "fonts": list(view.fonts),
        "tone": view.tone,
        "logo_asset_id": view.logo_asset_id,
        "source_asset_id": view.source_asset_id,
        "created_at": time(view.created_at),
        "updated_at": time(view.updated_at),
    }


def saved_preset(view: SavedPreset) -> Json:
    return {"id": view.id, "name": view.name, "words": view.words}


def legibility(view: Report) -> Json:
    return {
        "light": view.light,
        "findings": [
            {"code": one.code, "level": one.level, "sentence": one.sentence, "suggestion": one.suggestion}
            for one in view.findings
        ],
        "sizes": [asdict(one) for one in view.sizes],
        "faces": view.faces,
    }


def platform_row(view: PlatformRow) -> Json:
    return {
        "name": view.key,
        "platform": view.platform,
        "width": view.width,
        "height": view.height,
        "max_bytes": view.max_bytes,
        "formats": list(view.formats),
        "alpha": view.alpha,
        "safe_area": view.safe_area,
        "source": view.source,
        "confidence": view.confidence,
        "checked": view.checked.isoformat(),
    }
