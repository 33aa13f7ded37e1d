"""Who one is: the name, the e-mail that one comes in with, the plan."""

from __future__ import annotations

from collections.abc import Callable

from components import forms, states
from components.controls import Kind, button
from components.frame import section
from components.markup import tag, words
from pages.account.sending import Fields, on_sent
from pages.room import acting
from services.accounts import entering, oneself
from services.accounts.oneself import Known, Proof
from services.accounts.signins import Visitor
from services.billing.calendar import in_words

STATUSES = {"active": "active", "past_due": "payment is past due", "canceled": "canceled"}


def put(who: Visitor, known: Known) -> None:
    """The section with the name's form and the way to another e-mail."""
    user = who.user
    with section("You"):
        with tag("dl", "facts"):
            with tag("div"):
                tag("dt", "", "E-mail")
                with tag("dd", "with-button"):
                    shown = words("span", "", user.email)

                    def changed(email: str) -> None:
                        shown.set_text(email)

                    button("Change", lambda: _open(who, known, changed), kind=Kind.QUIET, label="Change the e-mail")
            for name, value in (
                ("Plan", f"{user.plan_name} · {STATUSES.get(user.subscription_status, user.subscription_status)}"),
                ("Here since", in_words(user.created_at)),
            ):
                with tag("div"):
                    tag("dt", "", name)
                    tag("dd", "", value)
        with forms.form("/account#name", button="Save the name", kind=Kind.OUTLINE, classes="side-by-side") as form:
            forms.text_input("Name", name="name", value=user.name, autocomplete="name", maxlength=entering.LONGEST_NAME)

    async def save(typed: Fields) -> None:
        proof = Proof(sign_in_id=who.sign_in_id)
        saved = await acting(who, oneself.change(user.id, {"name": typed("name")}, proof))
        if saved is not None:
            states.toast(f"You are called {saved.name} now.", kind="good")

    on_sent(form, save)


def _open(who: Visitor, known: Known, changed: Callable[[str], None]) -> None:
    with states.dialog("Another e-mail") as dialog:
        tag("p", "soft", "You come in with it from then on. Every other device is signed out.")
        with forms.form("/account#email", button="Change the e-mail") as form:
            forms.text_input("New e-mail", name="email", type="email", autocomplete="email", maxlength=320)
            put_proof(known)

    async def change(typed: Fields) -> None:
        proof = Proof(sign_in_id=who.sign_in_id, password=typed("password"), email=typed("own_email"))
        saved = await acting(who, oneself.change(who.user.id, {"email": typed("email")}, proof))
        if saved is not None:
            dialog.close()
            changed(saved.email)
            states.toast("Your e-mail is changed. Every other device is signed out.", kind="good")

    on_sent(form, change)
    dialog.on("hide", dialog.delete, args=[])
    dialog.open()


def put_proof(known: Known) -> None:
    """The field by which somebody shows that they are the owner: the password, or where there is none the e-mail."""
    if known.has_password:
        forms.text_input("Your password", name="password", type="password", autocomplete="current-password")
        return
    forms.text_input(
        "The e-mail of your account",
        name="own_email",
        type="email",
        autocomplete="off",
        hint="For this you have to have signed in within the last ten minutes.",
    )
