"""One picture of the gallery in the whole window: what it was asked to be, how good it is, and what to do with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from components import states
from components.controls import Kind
from components.gallery import Card, Opened
from components.markup import tag
from components.picture import rating
from components.viewer import PictureViewer, ViewerAction, ViewerTool
from pages.exporting import open_export
from pages.gallery.sharing import open_share
from pages.room import acting, short_date
from pages.urls import content_url, download_url, reference_url, session_url, studio_url
from services.accounts.signins import Visitor
from services.coach.kinds import ASSET_TYPES
from services.studio import assets, projects
from services.studio.views import AssetView

KINDS = {"upload": "Brought along"}
LONGEST_TITLE = 80  # characters of a prompt that stand in for a title


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """What the page does with the picture that is shown."""

    step: Callable[[str, int], Any]
    favour: Callable[[str, bool], Any]
    tag: Callable[[AssetView], Any]
    move: Callable[[AssetView], Any]
    delete: Callable[[AssetView], Any]


class AssetViewer:
    """The viewer of one open gallery. An action that a picture does not have is left out."""

    def __init__(self, who: Visitor, deeds: Deeds) -> None:
        self._who = who
        self._deeds = deeds
        self._viewer = PictureViewer(on_step=deeds.step)
        self._opened: Opened | None = None
        self._asset: AssetView | None = None

    async def open(self, opened: Opened) -> None:
        """Show the picture as it is now."""
        self._opened = opened
        asset = await acting(self._who, assets.get(self._who.user.id, opened.id))
        if asset is not None and self._opened is opened:  # not if the person walked on meanwhile
            self._show(asset, opened)

    def refresh(self, asset: AssetView) -> None:
        """Show what has changed of the picture, if it is the one that stands here."""
        if self._opened is not None and self._opened.id == asset.id and self._viewer.is_open:
            self._show(asset, self._opened)

    def close(self) -> None:
        self._viewer.close()

    def _show(self, asset: AssetView, opened: Opened) -> None:
        self._asset = asset
        card = card_of(asset)
        about = self._viewer.open(
            card, actions=_actions(self._who, asset), tools=self._tools(asset), before=opened.before, after=opened.after
        )
        with about:
            rating(asset.rating, lambda stars: self._rate(asset.id, stars))
            if asset.prompt and asset.prompt != card.title:
                tag("p", "soft viewer-prompt", asset.prompt)
            if asset.tags:
                with tag("ul", "viewer-tags", aria_label="Tags"):
                    for one in asset.tags:
                        tag("li", "", one)

    async def _rate(self, asset_id: str, stars: int) -> None:
        await acting(self._who, assets.rate(self._who.user.id, asset_id, stars))

    async def _make_cover(self, asset: AssetView) -> None:
        covered = projects.update(self._who.user.id, asset.project_id, cover_asset_id=asset.id)
        project = await acting(self._who, covered)
        if project is not None:
            states.toast(f"It is the cover of “{project.name}” now.", kind="good")

    def _tools(self, asset: AssetView) -> list[ViewerTool]:
        return [
            ViewerTool(
                label="No longer a favourite" if asset.favourite else "Favourite",
                icon="heart-full" if asset.favourite else "heart",
                on_click=lambda _: self._deeds.favour(asset.id, not asset.favourite),
                pressed=asset.favourite,
            ),
            ViewerTool(label="Tags…", icon="tag", on_click=lambda _: self._deeds.tag(asset)),
            ViewerTool(label="Move…", icon="move", on_click=lambda _: self._deeds.move(asset)),
            ViewerTool(label="Cover of its project", icon="picture", on_click=lambda _: self._make_cover(asset)),
            ViewerTool(label="Share…", icon="share", on_click=lambda _: open_share(self._who, asset.id)),
            ViewerTool(label="Delete", icon="bin", on_click=lambda _: self._deeds.delete(asset)),
        ]


def card_of(asset: AssetView) -> Card:
    made_for = ASSET_TYPES.get(asset.asset_type)
    return Card(
        id=asset.id,
        url=content_url(asset.id),
        width=asset.width,
        height=asset.height,
        title=title_of(asset),
        note=f"{made_for.label if made_for else KINDS.get(asset.kind, 'Picture')} · {short_date(asset.created_at)}",
    )


def title_of(asset: AssetView) -> str:
    return asset.title or asset.prompt[:LONGEST_TITLE] or "Untitled"


def _actions(who: Visitor, asset: AssetView) -> list[ViewerAction]:
    actions: list[ViewerAction] = []
    version_id, session_id, exact = asset.version_id, asset.session_id, _exact_size(asset)
    if version_id is not None:
        actions.append(
            ViewerAction(
                label="Open in the studio",
                icon="studio",
                kind=Kind.LAPIS,
                href=lambda _: studio_url(asset.project_id, version_id),
            )
        )
    if session_id is not None:
        actions.append(
            ViewerAction(label="Refine further", icon="coach", href=lambda _: session_url(session_id)),
        )
    actions.append(ViewerAction(label="Use as a reference", icon="attach", href=lambda card: reference_url(card.id)))
    if exact is not None:
        actions.append(
            ViewerAction(
                label=f"Download {exact[0]} × {exact[1]}",
                icon="download",
                download=True,
                href=lambda card: download_url(card.id, exact),
            )
        )
    actions.append(
        ViewerAction(
            label="Download original" if exact else "Download",
            icon="download",
            download=True,
            href=lambda card: download_url(card.id),
        )
    )
    actions.append(ViewerAction(label="Export…", icon="open", on_click=lambda card: open_export(who, card.id)))
    return actions


def _exact_size(asset: AssetView) -> tuple[int, int] | None:
    """The size of what the picture is made for, where it is another than its own and no pixel has to be invented."""
    made_for = ASSET_TYPES.get(asset.asset_type)
    if made_for is None or (made_for.width, made_for.height) == (asset.width, asset.height):
        return None
    if asset.width < made_for.width or asset.height < made_for.height:
        return None
    return made_for.width, made_for.height
