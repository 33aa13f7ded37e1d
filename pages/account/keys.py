"""API keys: made in a dialog that shows each once, listed by name, revoked at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from nicegui.element import Element

from components import forms, states
from components.controls import Kind, button, link_button, segmented
from components.copying import copy_line
from components.frame import section
from components.markup import Handler, tag
from data.columns import utcnow
from pages.account.sending import Fields, on_sent
from pages.room import acting, ago, short_date
from services.accounts import api_keys
from services.accounts.api_keys import KeyView, NewKey
from services.accounts.signins import Visitor

LIVES = {"30": "30 days", "90": "90 days", "365": "A year", "": "No end"}


def put(who: Visitor, made: Sequence[KeyView]) -> None:
    """The section with the keys, newest first."""
    with section("API keys", "For programs: what you can do here, they can do with a key, until you revoke it."):
        keys = _Keys(who, made)
        with tag("div", "more"):
            button("Make a key", keys.open_making, icon="key")
            link_button("How programs use it", "/api/docs", kind=Kind.QUIET)


class _Keys:
    """The list, and the dialog that makes another."""

    def __init__(self, who: Visitor, made: Sequence[KeyView]) -> None:
        self._who = who
        self._lines: dict[str, Element] = {}
        self._none = tag("p", "soft", "You have no keys.")
        self._list = tag("ul", "entries", aria_label="API keys")
        with self._list:
            for one in made:
                self._put(one)
        self._show_whether_any()

    def open_making(self) -> None:
        """Ask for a name and an end; then show the key, once."""
        with states.dialog("A new API key") as dialog:
            with forms.form("/account#key", button="Make the key") as form:
                forms.text_input(
                    "Name",
                    name="name",
                    maxlength=api_keys.LONGEST_NAME,
                    hint="What it is for, so that you know it again.",
                    autofocus=True,
                )
                life = segmented("It ends after", LIVES, value="90")
            shown = tag("div", "stack close")
        shown.set_visibility(False)

        async def make(typed: Fields) -> None:
            days = str(life.value or "")
            end = utcnow() + timedelta(days=int(days)) if days in LIVES and days else None
            made = await acting(self._who, api_keys.make(self._who.user.id, typed("name"), expires_at=end))
            if made is None:
                return
            with self._list:
                self._put(made.view, first=True)
            self._show_whether_any()
            form.delete()
            dialog.props("persistent")  # a click beside it would lose what is shown only now
            with shown:
                _show_once(made, dialog.close)
            shown.set_visibility(True)

        on_sent(form, make)
        dialog.on("hide", dialog.delete, args=[])
        dialog.open()

    def _put(self, one: KeyView, *, first: bool = False) -> None:
        async def revoke() -> None:
            sure = await states.confirm(
                f"Revoke “{one.name}”?",
                "Programs that use it are shut out at once. This cannot be undone.",
                yes="Revoke it",
                danger=True,
            )
            if sure and await acting(self._who, _revoke(self._who, one.id)):
                self._lines.pop(one.id).delete()
                self._show_whether_any()
                states.toast("Revoked. It opens nothing any more.", kind="good")

        with tag("li", "entry asked") as line:
            with tag("div", "entry-words"):
                with tag("b", "device-name", one.name):
                    tag("code", "key-start", f"{one.begins}…")
                used = f"last used {ago(one.last_used_at)}" if one.last_used_at else "never used"
                tag("small", "", f"{used} · made {ago(one.created_at)} · {_end(one)}")
            with tag("div", "entry-actions"):
                button("Revoke", revoke, label=f"Revoke {one.name}")
        if first:
            line.move(target_index=0)
        self._lines[one.id] = line

    def _show_whether_any(self) -> None:
        self._none.set_visibility(not self._lines)
        self._list.set_visibility(bool(self._lines))


def _show_once(made: NewKey, close: Handler) -> None:
    tag("p", "", "Copy it now: it is shown this once, and nobody can show it to you again.")
    copy_line("The new key", made.secret)
    tag("p", "hint", "Programs send it as “Authorization: Bearer …”. Whoever has it can do what you can.")
    with tag("div", "dialog-foot"):
        button("I have it", close)


def _end(one: KeyView) -> str:
    if one.expires_at is None:
        return "no end"
    return f"{'ended' if one.expired else 'ends'} {short_date(one.expires_at)}"


async def _revoke(who: Visitor, key_id: str) -> bool:
    await api_keys.revoke(who.user.id, key_id)
    return True
