"""The dialog in which a picture is shared: a link for whoever has it, until its end or until it is revoked."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from nicegui import context

from components import states
from components.controls import Kind, button, choice
from components.copying import copy_line
from components.markup import tag
from data.columns import utcnow
from pages.room import acting, doing, short_date
from services.accounts.signins import Visitor
from services.errors import NotFound
from services.studio import sharing
from services.studio.sharing import ShareView
from services.studio.workshop import workshop

AS_IT_IS = "as it is"
ENDS = {"": "Never", "1": "In a day", "7": "In a week", "30": "In 30 days"}


async def open_share(who: Visitor, asset_id: str) -> None:
    """Open the dialog for this picture."""
    link = await acting(who, _link(who.user.id, asset_id))
    with context.client.content, states.dialog("Share") as dialog:
        _Share(who, asset_id, tag("div", "share"), link)
    dialog.on("hide", dialog.delete, args=[])
    dialog.open()


class _Share:
    """What stands in the open dialog."""

    def __init__(self, who: Visitor, asset_id: str, place: Any, link: ShareView | None) -> None:
        self._who, self._asset_id, self._place = who, asset_id, place
        self._show(link)

    def _show(self, link: ShareView | None) -> None:
        self._place.clear()
        with self._place:
            tag("p", "soft", "Whoever has the link sees this one picture, and nothing else of yours.")
            if link is None:
                ends = choice("The link ends", ENDS, value="")
                with tag("div", "dialog-foot"):
                    button("Make a link", lambda: self._make(str(ends.value or "")), kind=Kind.LAPIS, icon="share")
                return
            copy_line("Link", _address(link))
            until = f"until {short_date(link.expires_at)}" if link.expires_at else "until you revoke it"
            tag("p", "soft", f"It holds {until}.")
            ends = choice("Let it end", {**ENDS, AS_IT_IS: "As it is"}, value=AS_IT_IS)
            ends.on_value_change(lambda event: self._make(str(event.value or "")))
            with tag("div", "dialog-foot"):
                button("Revoke the link", self._revoke, icon="bin")

    async def _make(self, days: str) -> None:
        end = utcnow() + timedelta(days=int(days)) if days in ENDS and days else None
        link = await acting(self._who, sharing.share(self._who.user.id, self._asset_id, expires_at=end))
        if link is not None:
            self._show(link)

    async def _revoke(self) -> None:
        await doing(self._who, sharing.unshare(self._who.user.id, self._asset_id))
        states.toast("Revoked. The link shows nothing any more.")
        self._show(None)


async def _link(user_id: str, asset_id: str) -> ShareView | None:
    try:
        return await sharing.link_of(user_id, asset_id)
    except NotFound:
        return None


def _address(link: ShareView) -> str:
    request = context.client.request
    site = workshop().settings.base_url or (f"{request.url.scheme}://{request.url.netloc}" if request else "")
    return f"{site.rstrip('/')}{link.path}"
