"""The password: another one, which signs out every other device."""

from __future__ import annotations

from components import forms, states
from components.controls import Kind
from components.frame import section
from components.markup import tag
from pages.account.sending import Fields, on_sent
from pages.room import acting
from services.accounts import entering, passwords
from services.accounts.signins import Visitor


def put(who: Visitor) -> None:
    """The section of an account that has a password."""
    with section("Password"), forms.form("/account#password", button="Change password", kind=Kind.OUTLINE) as form:
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

    async def change(typed: Fields) -> None:
        if typed("new") != typed("again"):
            states.toast("The two new passwords are not the same.", kind="bad")
            return
        if await acting(who, _change(who, typed("old"), typed("new"))):
            form.run_method("reset")
            states.toast("Your password is changed. Every other device is signed out.", kind="good")

    on_sent(form, change)


def put_none(others: bool) -> None:
    """The section of an account that comes in by other ways only."""
    with section("Password"):
        tag("p", "soft", "Your account has no password: you come in with another site." if others else "You have none.")
        tag("p", "hint", "If you want one, ask the administrator for a reset link: it lets you choose a password.")


async def _change(who: Visitor, old: str, new: str) -> bool:
    await entering.change_password(who.user.id, old, new, keep_sign_in=who.sign_in_id)
    return True
