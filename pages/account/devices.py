"""The devices that are signed in: what each is, when it was last used, and the way to sign it out."""

from __future__ import annotations

from collections.abc import Sequence

from nicegui import ui
from nicegui.element import Element

from components import states
from components.controls import Kind, button
from components.frame import section
from components.markup import tag
from pages.room import acting, ago
from services.accounts import signins
from services.accounts.signins import SignInView, Visitor

SHOWN = 8  # devices in sight before one asks for the others


def put(who: Visitor, signed_in: Sequence[SignInView]) -> None:
    """The section with one line a device, this one first."""
    ordered = sorted(signed_in, key=lambda one: one.last_used_at, reverse=True)
    ordered.sort(key=lambda one: one.id != who.sign_in_id)
    lines: dict[str, Element] = {}

    async def elsewhere() -> None:
        count = await acting(who, signins.sign_out_everywhere(who.user.id, but=who.sign_in_id))
        if count is None:
            return
        for sign_in_id in [one for one in lines if one != who.sign_in_id]:
            lines.pop(sign_in_id).delete()
        said = (
            f"{count} other device{'s are' if count != 1 else ' is'} signed out."
            if count
            else "There is no other device."
        )
        states.toast(said, kind="good" if count else "info")

    with section("Devices", "Where you are signed in. What you do not know, sign out, and change your password."):
        with tag("ul", "entries", aria_label="Devices"):
            for one in ordered[:SHOWN]:
                lines[one.id] = _line(who, one, lines)
            hidden = ordered[SHOWN:]
            with tag("div", "entries") as rest:
                for one in hidden:
                    lines[one.id] = _line(who, one, lines)
            rest.set_visibility(False)
        with tag("div", "more"):
            if hidden:
                more = button(f"Show {len(hidden)} more", kind=Kind.QUIET)

                def show() -> None:
                    rest.set_visibility(True)
                    more.delete()

                more.on("click", show, args=[])
            button("Sign out everywhere else", elsewhere)
            button("Sign out everywhere", lambda: _everywhere(who), icon="leave")


def _line(who: Visitor, one: SignInView, lines: dict[str, Element]) -> Element:
    here = one.id == who.sign_in_id

    async def sign_out() -> None:
        if await acting(who, _sign_out(who, one.id)):
            lines.pop(one.id).delete()
            states.toast(f"{one.device} is signed out.", kind="good")

    with tag("li", "entry asked") as line:
        with tag("div", "entry-words"):
            with tag("b", "device-name", one.device):
                if here:
                    tag("em", "mark-here", "This device")
            used = "in use now" if here else f"last used {ago(one.last_used_at)}"
            tag(
                "small",
                "",
                " · ".join(part for part in (used, f"signed in {ago(one.created_at)}", one.address) if part),
            )
        with tag("div", "entry-actions"):
            if not here:
                button("Sign out", sign_out, label=f"Sign out {one.device}")
    return line


async def _sign_out(who: Visitor, sign_in_id: str) -> bool:
    await signins.sign_out_device(who.user.id, sign_in_id)
    return True


async def _everywhere(who: Visitor) -> None:
    sure = await states.confirm(
        "Sign out everywhere?",
        "Every browser that is signed in to your account, this one too, is asked for the password again.",
        yes="Sign out everywhere",
        no="Stay",
    )
    if sure and await acting(who, signins.sign_out_everywhere(who.user.id)) is not None:
        ui.navigate.to("/sign-in")
