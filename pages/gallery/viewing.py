"""One picture of the gallery in the whole window: what it was asked to be, how good it is, and what to do with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from components.controls import Kind
from components.gallery import Card
from components.markup import tag
from components.picture import rating
from components.viewer import PictureViewer, ViewerAction
from pages.urls import download_url, session_url
from services.coach.kinds import ASSET_TYPES
from services.studio.views import AssetView


class AssetViewer(PictureViewer):
    """The viewer with the actions that a picture of the studio has, with its stars and its prompt above them.

    `known` holds the asset of every card. An action that a picture does not have is left out.
    """

    def __init__(
        self,
        known: Mapping[str, AssetView],
        *,
        cards: Callable[[], Sequence[Card]],
        on_rate: Callable[[str, int], Any],
        on_favourite: Callable[[str, bool], Any],
        on_delete: Callable[[Card], Any],
    ) -> None:
        super().__init__([], cards=cards)
        self._known = known
        self._on_rate, self._on_favourite, self._on_delete = on_rate, on_favourite, on_delete

    def _show(self, card: Card) -> None:
        asset = self._known[card.id]
        self._actions = self._actions_of(asset)
        super()._show(card)
        with self._body, tag("div", "viewer-about") as about:
            rating(asset.rating, lambda stars: self._on_rate(card.id, stars))
            if asset.prompt and asset.prompt != card.title:
                tag("p", "soft", asset.prompt).style("max-width:72ch;max-height:4.7em;overflow:auto;text-align:center")
        about.style("display:flex;flex-direction:column;align-items:center;gap:4px;padding:12px 24px 0")
        about.move(target_index=2)  # between the picture and what can be done with it

    def _actions_of(self, asset: AssetView) -> list[ViewerAction]:
        actions: list[ViewerAction] = []
        session_id, exact = asset.session_id, _exact_size(asset)
        if session_id is not None:
            actions.append(
                ViewerAction(
                    label="Back into the session",
                    icon="coach",
                    kind=Kind.LAPIS,
                    href=lambda _: session_url(session_id),
                )
            )
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
        actions.append(
            ViewerAction(
                label="No longer a favourite" if asset.favourite else "Favourite",
                icon="heart-full" if asset.favourite else "heart",
                on_click=self._turn_favourite,
            )
        )
        actions.append(ViewerAction(label="Delete", icon="bin", on_click=self._on_delete))
        return actions

    async def _turn_favourite(self, card: Card) -> None:
        await self._on_favourite(card.id, not self._known[card.id].favourite)
        self._show(card)


def _exact_size(asset: AssetView) -> tuple[int, int] | None:
    """The size of what the picture is made for, where it is another than its own and no pixel has to be invented."""
    made_for = ASSET_TYPES.get(asset.asset_type)
    if made_for is None or (made_for.width, made_for.height) == (asset.width, asset.height):
        return None
    if asset.width < made_for.width or asset.height < made_for.height:
        return None
    return made_for.width, made_for.height
