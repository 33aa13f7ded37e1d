"""What the studio says of versions, paintings and region edits."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from components.running import Job
from components.versions import VersionItem
from data.columns import utcnow
from data.library import GenerationStatus
from pages.room import short_date
from pages.urls import thumbnail_url
from services.billing.words import grouped
from services.coach.kinds import KINDS
from services.studio.templates import TEMPLATES
from services.studio.views import GenerationView, VersionView

ACTIONS = {"upload": "brought along", "restore": "restored", "local_edit": "free change", "coach": "coach"}
LONGEST = 90  # characters of a title
UNVERIFIED = "alignment could not be verified"


def item_of(version: VersionView) -> VersionItem:
    """A version as the strip shows it."""
    return VersionItem(
        id=version.id,
        number=version.number,
        parent_id=version.parent_id,
        title=shortened(_said(version)),
        note=f"{when(version.created_at)} · {action(version.action)}",
        thumb_url=thumbnail_url(version.asset.id),
    )


def _said(version: VersionView) -> str:
    """What a brief describes slot by slot is called by its title."""
    by_a_brief = version.description.startswith(tuple(f"{kind.slots[0].label.lower()}: " for kind in KINDS.values()))
    return (version.asset.title if by_a_brief else "") or version.description


def action(name: str) -> str:
    """What was done, in a word or two."""
    if name in ACTIONS:
        return ACTIONS[name]
    return TEMPLATES[name].label.lower() if name in TEMPLATES else name.replace("_", " ")


def when(moment: datetime) -> str:
    """The time of a version of today, else its day, in UTC."""
    if moment.date() == utcnow().date():
        return f"{moment:%H:%M}"
    return short_date(moment).rsplit("\u00a0", 1)[0] if moment.year == utcnow().year else short_date(moment)


def shortened(text: str, longest: int = LONGEST) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= longest else one_line[: longest - 1].rstrip() + "…"


def job_of(view: GenerationView, *, price: str = "", shut: bool = False) -> Job:
    """A painting as the panel shows it; `price` is that of another try, `shut` where it cannot be paid."""
    waiting = view.status == GenerationStatus.PENDING
    began = view.created_at if waiting or view.started_at is None else view.started_at
    title = shortened(view.prompt, 60) or action(view.operation).capitalize()
    if view.status in (GenerationStatus.PENDING, GenerationStatus.PROCESSING):
        return Job(
            id=view.id,
            title=title,
            state="waiting" if waiting else "painting",
            words=_ahead(view) if waiting else _under_way(view),
            elapsed=max(0.0, (utcnow() - began).total_seconds()),
            usual=view.usual_seconds,
        )
    if view.status == GenerationStatus.COMPLETED:
        here = len(view.assets)
        arrived = f"{here} of {view.count} arrived" if here < view.count else f"{here} to choose from"
        return Job(id=view.id, title=title, state="done", words=arrived, choose=True)
    if view.status == GenerationStatus.CANCELLED:
        said = "Cancelled. Nothing was charged."
        return Job(id=view.id, title=title, state="cancelled", words=said, retry=True, price=price, shut=shut)
    return Job(
        id=view.id,
        title=title,
        state="failed",
        words=view.error_message or "It did not work. Nothing was charged.",
        retry=True,
        price=price,
        shut=shut,
    )


def report_of(report: dict[str, Any]) -> tuple[str, bool]:
    """The line under a picture after a region edit, and whether it holds a doubt; empty without a report."""
    if "outside_pixels" not in report:
        return "", False
    outside, changed = int(report["outside_pixels"]), int(report.get("outside_changed") or 0)
    said = f"{grouped(changed)} of {grouped(outside)} pixels outside changed"
    if not outside:
        said = "The whole picture was marked"
    registration = report.get("registration")
    if not outside or not isinstance(registration, dict):
        return said, changed > 0
    if registration.get("error") is None:
        return f"{said} · {UNVERIFIED}", True
    dx, dy = float(registration.get("dx") or 0), float(registration.get("dy") or 0)
    if max(abs(dx), abs(dy)) >= 0.05:
        said += f" · aligned by {dx:+.1f}, {dy:+.1f} px"
    else:
        said += " · alignment verified"
    return said, changed > 0


def _ahead(view: GenerationView) -> str:
    ahead = view.queue_position or 0
    return f"{ahead} picture{'s' if ahead > 1 else ''} before yours" if ahead else "Waiting for a free easel"


def _under_way(view: GenerationView) -> str:
    if view.count == 1:
        return action(view.operation).capitalize()
    return f"{action(view.operation).capitalize()} · {len(view.assets)} of {view.count} ready"
