"""The account: who one is, the password, and signing out everywhere."""

from __future__ import annotations

from collections.abc import Mapping

from nicegui import ui
from nicegui.events import GenericEventArguments

from components import forms, states, tables
from components.controls import Kind, button, link_button
from components.frame import columns, page_head, section
from components.markup import tag
from pages.doorkeeper import AtDoor
from pages.room import acting, room
from pages.urls import WALLET
from services.accounts import entering, passwords, signins
from services.accounts.signins import Visitor
from services.billing.calendar import in_words

STATUSES = {"active": "active", "past_due": "payment is past due", "canceled": "canceled"}
READ_FORM = "(e) => { e.preventDefault(); emit(Object.fromEntries(new FormData(e.target))); }"
LONGEST = 1000  # characters of a password field that are read


def install() -> None:
    """Register the page."""
    ui.page("/account", title="Account · Limner")(_page)


async def _page(who: AtDoor) -> None:
    async with room(who, active="account", title="Account"):
        with page_head("Account", "Who you are here, and how you come in."):
            link_button("Wallet and plan", WALLET)
        with columns():
            _about(who)
            _password(who)


def _about(who: Visitor) -> None:
    user = who.user
    with section("You"):
        tables.facts(
            {
                "Name": user.name,
                "E-mail": user.email,
                "Plan": f"{user.plan_name} · {STATUSES.get(user.subscription_status, user.subscription_status)}",
                "Here since": in_words(user.created_at),
            }
        )

        async def leave() -> None:
            sure = await states.confirm(
                "Sign out everywhere?",
                "Every browser that is signed in to your account, this one too, is asked for the password again.",
                yes="Sign out everywhere",
                no="Stay",
            )
            if sure and await acting(who, signins.sign_out_everywhere(user.id)) is not None:
                ui.navigate.to("/sign-in")

        with tag("div"):
            button("Sign out everywhere", leave, icon="leave")


def _password(who: Visitor) -> None:
    with section("Password"), forms.form("/account", button="Change password", kind=Kind.OUTLINE) as form:
        tag(  # tells password managers whose password it is
            "input",
            "unseen",
            type="text",
            name="username",
            autocomplete="username",
            value=who.user.email,
            readonly=True,
            tabindex=-1,
            aria_hidden="true",
        )
        forms.text_input("Old password", name="old", type="password", autocomplete="current-password")
        for label, name, hint in (
            ("New password", "new", f"At least {passwords.SHORTEST} characters. Every other device is signed out."),
            ("New password again", "again", ""),
        ):
            forms.text_input(
                label,
                name=name,
                type="password",
                autocomplete="new-password",
                hint=hint,
                minlength=passwords.SHORTEST,
                maxlength=passwords.LONGEST,
            )

    at_work = False

    async def change(event: GenericEventArguments) -> None:
        nonlocal at_work
        if at_work:  # a second click, whose old password would no longer be right
            return
        said = event.args if isinstance(event.args, Mapping) else {}
        old, new, again = (str(said.get(name, ""))[:LONGEST] for name in ("old", "new", "again"))
        if new != again:
            states.toast("The two new passwords are not the same.", kind="bad")
            return
        at_work = True
        changed = await acting(who, _change_password(who, old, new))
        at_work = False
        if changed:
            form.run_method("reset")
            states.toast("Your password is changed. Every other device is signed out.", kind="good")

    form.on("submit", change, js_handler=READ_FORM)


async def _change_password(who: Visitor, old: str, new: str) -> bool:
    await entering.change_password(who.user.id, old, new, keep_sign_in=who.sign_in_id)
    return True
