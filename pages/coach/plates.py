"""The picture in the talk, as its plate shows it."""

from __future__ import annotations

from collections.abc import Sequence

from components.picture import Download, Plate, Progress, Refining, Version
from data.coaching import SessionState
from data.columns import utcnow
from data.library import GenerationStatus
from pages.coach.briefing import Terms, shape_of
from pages.urls import content_url, download_url, thumbnail_url
from services.coach import options
from services.coach.kinds import ASSET_TYPES, KINDS
from services.coach.views import SessionView
from services.errors import FeatureLocked
from services.studio.views import GenerationView, VersionView

SUGGESTIONS: dict[str, tuple[str, ...]] = {  # by what the picture is for; the empty one fits all
    "": ("Make it brighter", "Change the background", "Make the colours stronger", "Show it from closer"),
    "thumbnail": ("Make it brighter", "Make the subject bigger", "Change the background", "Add a bold title"),
    "twitch_emote": ("Thicker outline", "Make it smile", "Plain background", "Make the colours stronger"),
    "twitch_badge": ("Thicker outline", "Simpler shape", "Plain background", "Make it brighter"),
    "profile_picture": ("Make it smile", "Change the background", "Make it brighter", "Show it from closer"),
    "streamer_logo": ("Simpler shape", "Thicker outline", "Other colours", "Plain background"),
}


def plate_of(session: SessionView, terms: Terms) -> Plate:
    """The session's picture with all its versions. The session has at least one."""
    shown = current_version(session)
    ids = {version.id for version in session.versions}
    locked = terms.refinement.message if isinstance(terms.refinement.refusal, FeatureLocked) else None
    return Plate(
        title=session.title,
        versions=tuple(_version(place, one) for place, one in enumerate(session.versions, start=1)),
        current=shown.id,
        before=shown.parent_id if shown.parent_id in ids else None,
        refining=Refining(
            cost=terms.refinement_words,
            suggestions=SUGGESTIONS.get(session.asset_type, SUGGESTIONS[""]),
            locked=locked,
            locked_href="/account",
        ),
        happy=session.state == SessionState.COMPLETED and session.chosen_version_id == shown.id,
        rating=shown.asset.rating,
        downloads=_session_downloads(session, shown),
    )


def downloads(asset_type: str, asset_id: str, width: int, height: int) -> tuple[Download, ...]:
    """The exact size of the type, where the picture has that many pixels, and the picture as it was painted."""
    found: list[Download] = []
    target = ASSET_TYPES.get(asset_type)
    size = (target.width, target.height) if target else (width, height)
    if target is not None and size != (width, height) and size[0] <= width and size[1] <= height:
        found.append(Download(label=f"Download {target.size_text}", href=download_url(asset_id, size)))
    found.append(
        Download(label=f"{'Original' if found else 'Download'} {width} × {height}", href=download_url(asset_id))
    )
    return tuple(found)


def _session_downloads(session: SessionView, shown: VersionView) -> tuple[Download, ...]:
    asset = shown.asset
    if not KINDS[session.kind].is_profile:
        return downloads(session.asset_type, asset.id, asset.width, asset.height)
    chosen = options.from_json(session.options)
    side = min(options.pixels(session.kind, chosen), asset.width, asset.height)
    ground = f"&background=solid&color=%23{chosen.color.removeprefix('#')}" if chosen.color else ""
    href = f"{content_url(asset.id)}?size={side}x{side}&format={chosen.format}{ground}&download=true"
    wanted = Download(label=f"Download {side} × {side} {chosen.format.upper()}", href=href)
    whole = Download(label=f"Original {asset.width} × {asset.height}", href=download_url(asset.id))
    return (wanted, whole)


def progress_of(view: GenerationView, asset_type: str) -> Progress:
    waiting = view.status == GenerationStatus.PENDING
    began = view.created_at if waiting or view.started_at is None else view.started_at
    width, height = shape_of(asset_type)
    return Progress(
        words="Waiting for a free easel" if waiting and view.queue_position else "Painting your picture",
        elapsed=max(0.0, (utcnow() - began).total_seconds()),
        usual=view.usual_seconds,
        width=width,
        height=height,
        position=view.queue_position if waiting else None,
    )


def current_version(session: SessionView) -> VersionView:
    versions: Sequence[VersionView] = session.versions
    return next((one for one in versions if one.id == session.current_version_id), versions[-1])


def shown_id(session: SessionView | None) -> str | None:
    """The version on the plate, None without one: the one the session was left at may be in the bin by now."""
    return current_version(session).id if session is not None and session.versions else None


def _version(place: int, view: VersionView) -> Version:
    return Version(
        id=view.id,
        url=content_url(view.asset.id),
        thumb_url=thumbnail_url(view.asset.id),
        label=f"Version {place}" + (f": {view.description}" if view.parent_id else ""),
        width=view.asset.width,
        height=view.asset.height,
    )
