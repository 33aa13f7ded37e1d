"""For administrators: who may make an account, and invitations."""

from __future__ import annotations

from functools import partial

from nicegui import app, context, ui

from components import states
from components.controls import Kind, button, choice, segmented, text_field
from components.copying import copy_line
from components.frame import page_head, section
from components.markup import tag, words
from pages.admin.tabs import administering, put_tabs, whole_number
from pages.doorkeeper import Admin, AtDoor
from pages.room import ago, room, short_date
from services.accounts import house_rules, invitations, letters
from services.accounts.invitations import LONGEST_LIFE, LONGEST_NOTE, MOST_USES, InvitationView
from services.accounts.letters import Handed
from services.accounts.signins import Visitor
from services.billing import pricing
from services.settings import Settings, Signup

ROWS = 50  # invitations that are shown
USUAL = "usual"
MODES = {Signup.OPEN.value: "Everybody", Signup.INVITE.value: "Who is invited", Signup.CLOSED.value: "Nobody"}
STATES = {"open": "open", "used": "used", "revoked": "revoked", "expired": "expired"}


def install() -> None:
    """Register the page."""
    ui.page("/admin/access", title="Access · Limner")(_page)


async def _page(who: AtDoor, _: Admin) -> None:
    settings: Settings = app.state.settings
    mode, chosen = await house_rules.read_signup(settings)
    rows = await invitations.list_invitations(limit=ROWS)
    plans = {plan.key: plan.name for plan in await pricing.plans()}
    async with room(who, active="admin", title="Admin"):
        with page_head("Access", "Who may make an account here, and links that let people in."):
            pass
        await put_tabs("access")
        Gatehouse(who, settings, mode, chosen)
        Invitations(who, settings, plans, rows)


class Gatehouse:
    """Who may make an account, on one open page."""

    def __init__(self, who: Visitor, settings: Settings, mode: Signup, chosen: bool) -> None:
        self._who = who
        self._settings = settings
        with section("Who may make an account?", "Counts at once. Accounts that exist are not concerned."):
            self._field = segmented("Sign-up", MODES, value=mode.value, on_change=self._choose)
            self._note = words("p", "soft", "")
            with tag("div", ""):
                self._back = button("As the setting says", partial(self._choose, None), kind=Kind.QUIET)
        self._mode = mode.value
        self._say(chosen)

    async def _choose(self, mode: str | None) -> None:
        if mode == self._mode:
            return
        done = await administering(self._who, lambda: self._changed(mode))
        if done is None:
            self._field.value = self._mode
            return
        self._mode, chosen = done
        self._field.value = self._mode
        self._say(chosen)
        states.toast(f"{MODES[self._mode]} may make an account now.", kind="good")

    async def _changed(self, mode: str | None) -> tuple[str, bool]:
        await house_rules.choose_signup(self._who.user.id, mode)
        now, chosen = await house_rules.read_signup(self._settings)
        return now.value, chosen

    def _say(self, chosen: bool) -> None:
        setting = f"LIMNER_SIGNUP says {self._settings.signup.value}"
        self._note.set_text(f"Chosen here; {setting}." if chosen else f"{setting}.")
        self._back.set_visibility(chosen)


class Invitations:
    """Making an invitation on one open page, and those that there are."""

    def __init__(
        self, who: Visitor, settings: Settings, plans: dict[str, str], rows: tuple[InvitationView, ...]
    ) -> None:
        self._who = who
        self._settings = settings
        self._plans = plans
        note = "A link that makes an account, also where only who is invited may. Each can be revoked until it is used."
        with section("Invite somebody", note):
            with tag("div", "field-row"):
                self._email = text_field("E-mail", placeholder="Only this address, if you like", maxlength=320)
                self._plan = choice("Plan", {USUAL: "As for everybody", **plans}, value=USUAL)
                self._uses = text_field("For how many people", value="1", maxlength=6).props("inputmode=numeric")
                self._days = text_field("For how many days", value="7", maxlength=6).props("inputmode=numeric")
            self._said = text_field("Note for yourself", placeholder="If you like", maxlength=LONGEST_NOTE)
            with tag("div", "more"):
                button("Make a link", self._make, kind=Kind.LAPIS)
                if settings.smtp_url:
                    button("Send it by e-mail", partial(self._make, send=True))
            self._link = tag("div", "")
        self._list = tag("div", "")
        self._show(rows)

    async def _make(self, *, send: bool = False) -> None:
        site = str(context.client.request.base_url).rstrip("/")

        async def deed() -> Handed:
            plan = str(self._plan.value or USUAL)
            return await letters.invite(
                self._settings,
                self._who.user.id,
                site,
                email=str(self._email.value or ""),
                plan="" if plan == USUAL else plan,
                note=str(self._said.value or ""),
                uses=min(whole_number(str(self._uses.value or ""), "How many people"), MOST_USES + 1),
                days=min(whole_number(str(self._days.value or ""), "How many days"), LONGEST_LIFE + 1),
                send=send,
            )

        made = await administering(self._who, deed)
        if made is None:
            return
        self._email.value = self._said.value = ""
        self._link.clear()
        with self._link:
            tag("p", "soft", made.words)
            if made.url:
                copy_line("The invitation’s link", made.url)
        await self._refresh()

    async def _revoke(self, row: InvitationView) -> None:
        done = await administering(self._who, lambda: invitations.revoke(self._who.user.id, row.id))
        if done is not None:
            states.toast("Revoked: its link opens nothing any more.", kind="good")
        await self._refresh()

    async def _refresh(self) -> None:
        rows = await administering(self._who, lambda: invitations.list_invitations(limit=ROWS))
        if rows is not None:
            self._show(rows)

    def _show(self, rows: tuple[InvitationView, ...]) -> None:
        self._list.clear()
        with self._list:
            if not rows:
                states.empty_state(
                    "Nobody was invited yet", "Invitations stand here, with who used them.", icon="people"
                )
                return
            with section("Invitations"), tag("ul", "entries", aria_label="Invitations"):
                for row in rows:
                    self._entry(row)

    def _entry(self, row: InvitationView) -> None:
        whom = row.email or ("anybody" if row.uses == 1 else f"{row.uses} people")
        plan = f" on {self._plans.get(row.plan, row.plan)}" if row.plan else ""
        used = f" · used by {', '.join(one.email for one in row.used_by)}" if row.used_by else ""
        with tag("li", "entry asked"):
            with tag("div", "entry-words"):
                tag("span", "", f"For {whom}{plan}" + (f": {row.note}" if row.note else ""))
                until = f"until {short_date(row.expires_at)}"
                tag("small", "", f"{STATES.get(row.state, row.state)} · made {ago(row.created_at)}, {until}{used}")
            with tag("div", "entry-actions"):
                if row.state == "open":
                    button("Revoke", partial(self._revoke, row), kind=Kind.QUIET, label=f"Revoke the one for {whom}")
