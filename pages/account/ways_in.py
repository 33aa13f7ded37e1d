"""Other sites that open the account: connected, disconnected, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from nicegui import ui
from nicegui.element import Element

from components import states
from components.controls import button
from components.frame import section
from components.markup import tag
from pages.room import acting, ago
from services import errors
from services.accounts import identities, oidc, signins
from services.accounts.identities import IdentityView
from services.accounts.signins import Visitor
from services.settings import Settings

TROUBLES = {
    one.code: one.text
    for one in (
        errors.IdentityTaken,
        errors.SignInStale,
        errors.EmailUnverified,
        errors.ProviderRefused,
        errors.ProviderSilent,
    )
}


def put(who: Visitor, settings: Settings, connected: Sequence[IdentityView], *, only: bool) -> None:
    """The section with what is connected and what could be. `only`: there is no password beside it."""
    lines: dict[str, Element] = {}
    with section("Other ways in", "Sites that you can sign in with in place of your password."):
        if connected:
            with tag("ul", "entries", aria_label="Connected sites"):
                for one in connected:
                    lines[one.id] = _line(who, settings, one, lines, last=only and len(connected) == 1)
        with tag("div", "more"):
            for provider in oidc.offered():
                _connect_button(who, provider.name, provider.label)


def _line(who: Visitor, settings: Settings, one: IdentityView, lines: dict[str, Element], *, last: bool) -> Element:
    async def disconnect() -> None:
        sure = await states.confirm(
            f"Disconnect {one.label}?",
            f"{one.label} opens your account no longer, and devices that came in with it are signed out.",
            yes="Disconnect",
        )
        if sure and await acting(who, _disconnect(who, settings, one.id)):
            lines.pop(one.id).delete()
            states.toast(f"{one.label} opens your account no longer.", kind="good")

    with tag("li", "entry asked") as line:
        with tag("div", "entry-words"):
            tag("b", "device-name", one.label)
            tag("small", "", f"{one.email} · last used {ago(one.last_used_at)}".removeprefix(" · "))
        with tag("div", "entry-actions"):
            if last:
                tag("span", "soft", "Your only way in")
            else:
                button("Disconnect", disconnect, label=f"Disconnect {one.label}")
    return line


def _connect_button(who: Visitor, name: str, label: str) -> None:
    async def connect() -> None:
        if await acting(who, signins.still_in(who.sign_in_id)):
            ui.navigate.to(oidc.connecting_path(who.sign_in_id, name))

    button(f"Connect {label}", connect)


async def _disconnect(who: Visitor, settings: Settings, identity_id: str) -> bool:
    await identities.disconnect(settings, who.user.id, identity_id, keep_sign_in=who.sign_in_id)
    return True
