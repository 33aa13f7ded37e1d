"""The shapes of the administrators' routes."""

from __future__ import annotations

from dataclasses import asdict

from data.columns import utcnow
from pages.api import shapes
from pages.api.shapes import Json, time
from services.accounts.announcements import AnnouncementView
from services.accounts.invitations import InvitationView
from services.accounts.people import Glance
from services.coach.house_presets import HousePreset
from services.upkeep.analytics import Metric, Report
from services.upkeep.audit_log import EntryView, LastChange
from services.upkeep.generation_log import LogLine
from services.upkeep.health import Health


def glance(view: Glance) -> Json:
    return {
        **shapes.person(view.person),
        "total_earned": view.total_earned,
        "total_spent": view.total_spent,
        "usage": shapes.usage(view.usage, utcnow()),
        "signed_in": view.signed_in,
        "last_seen": time(view.last_seen),
    }


def entry(view: EntryView) -> Json:
    return {
        "id": view.id,
        "admin_id": view.admin_id,
        "admin": view.who,
        "action": view.action,
        "target": view.target,
        "user": view.whom or None,
        "before": dict(view.before),
        "after": dict(view.after),
        "created_at": time(view.created_at),
    }


def changed(line: Json, last: LastChange | None) -> Json:
    """A line of the catalogue with who changed it last and since when it holds; null as it was seeded."""
    return {**line, "changed_by": last.who if last else None, "changed_at": time(last.when) if last else None}


def generation(line: LogLine) -> Json:
    return {
        "id": line.id,
        "user_id": line.user_id,
        "email": line.email,
        "operation": line.operation,
        "status": line.status,
        "count": line.count,
        "pictures": line.pictures,
        "prompt": line.prompt,
        "model": line.model,
        "session_id": line.session_id,
        "error": shapes.fault(line.error_code, line.error_message),
        "chained": line.chained,
        "fell_back": line.fell_back,
        "bytes_up": line.bytes_up,
        "cost_microdollars": line.cost_microdollars,
        "created_at": time(line.created_at),
        "started_at": time(line.started_at),
        "completed_at": time(line.completed_at),
    }


def report(view: Report) -> Json:
    return {
        "by": view.by,
        "from": view.first.isoformat(),
        "to": view.last.isoformat(),
        "buckets": list(view.buckets),
        "totals": {metric.value: view.total(metric) for metric in Metric},
        "series": [
            {"metric": metric, "key": key or None, "values": list(values)}
            for metric, lines in view.series.items()
            for key, values in lines.items()
        ],
    }


def report_rows(view: Report) -> list[Json]:
    """One row for each number that is not nought."""
    return [
        {"bucket": bucket, "metric": metric, "key": key, "value": values[place]}
        for place, bucket in enumerate(view.buckets)
        for metric, lines in view.series.items()
        for key, values in lines.items()
        if values[place]
    ]


def health(view: Health) -> Json:
    return {
        "status": view.state,
        "version": view.version,
        "python": view.python,
        "checks": [asdict(part) for part in view.parts],
        "queue": {**asdict(view.queue), "oldest": time(view.queue.oldest)},
        "jobs": [
            {
                "name": run.name,
                "period": run.period,
                "started_at": time(run.started_at),
                "finished_at": time(run.finished_at),
                "outcome": run.outcome,
            }
            for run in view.runs
        ],
        "checked_at": time(view.checked_at),
    }


def announcement(view: AnnouncementView) -> Json:
    return {
        "id": view.id,
        "kind": view.kind,
        "text": view.text,
        "state": view.state,
        "starts_at": time(view.starts_at),
        "ends_at": time(view.ends_at),
        "created_at": time(view.created_at),
    }


def house_preset(view: HousePreset) -> Json:
    return {**asdict(view.preset), "hidden": view.hidden, "changed": view.changed}


def invitation(view: InvitationView) -> Json:
    """Without its secret, which nobody can ask for again."""
    return {
        "id": view.id,
        "email": view.email or None,
        "plan": view.plan or None,
        "note": view.note,
        "uses": view.uses,
        "state": view.state,
        "created_by": view.created_by,
        "created_at": time(view.created_at),
        "expires_at": time(view.expires_at),
        "revoked_at": time(view.revoked_at),
        "used_by": [{"user_id": one.user_id, "email": one.email, "used_at": time(one.used_at)} for one in view.used_by],
    }
