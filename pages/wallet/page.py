"""The wallet's page: what the plan includes this month, the tokens one has, asking for more, and where they went."""

from __future__ import annotations

from nicegui import Client, ui

from components.controls import Kind, link_button
from components.frame import page_head
from components.markup import tag
from pages.doorkeeper import AtDoor
from pages.room import acting, on_news, room
from pages.wallet import contents as wallets
from pages.wallet.asking import Asking
from pages.wallet.contents import Contents
from pages.wallet.ledger import ROWS, Ledger
from services.accounts.signins import Visitor
from services.billing import statement
from services.billing.wallet import Movement

TO_THE_PLACE = "document.getElementById(location.hash.slice(1))?.scrollIntoView()"  # it was not there at first


def install() -> None:
    """Register the page."""
    ui.page("/wallet", title="Wallet · Limner")(_page)


async def _page(client: Client, who: AtDoor) -> None:
    contents = await wallets.read(who)
    reasons = await statement.reasons(who.user.id)
    rows = await statement.movements(who.user.id, limit=ROWS)
    async with room(who, active="wallet", title="Wallet"):
        Wallet(who, contents, reasons, rows)
    await client.connected()
    ui.run_javascript(TO_THE_PLACE)


class Wallet:
    """One open wallet. What may change is built again when something comes in."""

    def __init__(self, who: Visitor, contents: Contents, reasons: tuple[str, ...], rows: tuple[Movement, ...]) -> None:
        self._who = who
        with page_head("Wallet", "What your plan includes, the tokens beside it, and where they went."):
            link_button("Ask for tokens", "#tokens", kind=Kind.LAPIS)
        self._standing = tag("div", "stack")
        with self._standing:
            wallets.show(contents)
        self._asking = Asking(who, contents, self._refresh)
        self._ledger = Ledger(who, reasons, rows)
        on_news(self._refresh)

    async def _refresh(self) -> None:
        contents = await acting(self._who, wallets.read(self._who))
        if contents is None:
            return
        self._standing.clear()
        with self._standing:
            wallets.show(contents)
        self._asking.show(contents)
        await self._ledger.refresh()
