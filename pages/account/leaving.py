"""What is one's own: all of it as a file, and leaving."""

from __future__ import annotations

from components import forms, states
from components.controls import Kind, button, link_button
from components.frame import columns, section
from components.markup import tag
from pages.account.sending import Fields, on_sent
from pages.account.you import put_proof
from pages.room import acting
from pages.urls import EXPORT
from services.accounts.oneself import Known, Proof
from services.accounts.signins import Visitor
from services.upkeep import deletion

GOES = (
    "Your sessions with every word in them, brand kits, styles, notices, keys and shared links are gone at once.",
    "Your pictures are gone from every page at once, and for good after 30 days.",
    "Tokens that are left are lost. What was paid stays in the books, without your name.",
    "Your e-mail can be used for a new account, which begins anew.",
)


def put(who: Visitor, known: Known) -> None:
    """The two sections."""
    with columns():
        with section("Your data", "Everything of yours in one file."):
            tag(
                "p",
                "soft",
                "A zip with every picture as it is stored, and everything else as JSON: sessions, briefs, versions,"
                " projects, brand kits, tokens. With many pictures it takes a while to pack.",
            )
            with tag("div"):
                link_button("Export everything", EXPORT, icon="download", download=True)
        with section("Leave", "Delete the account and what is in it."):
            tag("p", "soft", "Export first what you want to keep: there is no way back.")
            with tag("div"):
                button("Delete my account…", lambda: _open(who, known), icon="bin")


def _open(who: Visitor, known: Known) -> None:
    with states.dialog("Delete your account?") as dialog:
        with tag("ul", "plain-list"):
            for one in GOES:
                tag("li", "", one)
        with forms.form("/account#leave", button="Delete my account", kind=Kind.DANGER) as form:
            put_proof(known)

    async def leave(typed: Fields) -> None:
        proof = Proof(sign_in_id=who.sign_in_id, password=typed("password"), email=typed("own_email"))
        await acting(who, deletion.delete_account(who.user.id, proof))

    on_sent(form, leave)
    dialog.on("hide", dialog.delete, args=[])
    dialog.open()
