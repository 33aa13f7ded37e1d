"""The coach's desk: the three columns of an open page, kept in step with the session's rows."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, ClassVar

from nicegui import Client, ui

from components import chat, states
from components.brief import Brief, BriefPanel
from components.composer import Composer
from components.controls import Kind, button
from components.markup import tag
from components.sessions import SessionsColumn
from data.coaching import MessageState, SessionState
from data.columns import new_id
from pages.coach import briefing, clock, plates, sidebar
from pages.coach.briefing import NO_PRESET, Draft, Terms
from pages.coach.thread import Deeds, Thread
from pages.exporting import open_export
from pages.room import acting, doing, refresh_purse
from pages.urls import UPLOADS, session_url
from services.accounts.signins import Visitor
from services.billing import keys
from services.coach import pictures, presets, sessions, talk
from services.coach.kinds import ASSET_TYPES, KINDS
from services.coach.presets import Styles
from services.coach.sessions import Opening
from services.coach.views import SessionLine, SessionView
from services.errors import LimnerError, NotFound
from services.studio import assets, generation_views, watching, workshop
from services.studio.views import GenerationView

LOOK_EVERY = 3.0  # seconds, while nothing is known to go on
WELCOME = (
    "What shall we make? Tell me in your own words what you would like to see, and I’ll ask for what is missing. "
    "You can also drop in a picture of yours to build on."
)
IDEAS = (
    "A robot knight for my gaming channel",
    "A cosy cat in a coffee shop",
    "A dragon above a burning city, with the title RISE",
    "A calm mountain lake at sunset",
)


class Desk:
    """One open page of the coach. Holds what is on the screen; the truth is in the rows."""

    path: ClassVar[str] = "/"
    profile: ClassVar[bool] = False
    welcome: ClassVar[str] = WELCOME
    ideas: ClassVar[tuple[str, ...]] = IDEAS
    new_words: ClassVar[str] = "New picture"

    def __init__(self, who: Visitor, session: SessionView | None) -> None:
        self._who = who
        self._user_id = who.user.id
        self._session = session
        self._draft = Draft()
        self._generations: dict[str, GenerationView] = {}
        self._looking = asyncio.Lock()
        self._terms: Terms
        self._key = new_id()
        self._search = ""
        self._styles = Styles()
        self._panel_kind = ""
        self._notice: clock.Line | None = None

    async def build(self, lines: tuple[SessionLine, ...]) -> None:
        """Put the three columns into the frame."""
        self._terms = await self._read_terms()
        self._styles = await presets.styles_of(self._user_id)
        await self._read_generations()
        self._sessions = SessionsColumn(
            sidebar.groups(lines),
            current=self._session.id if self._session else None,
            new_href=self.path,
            on_search=self._find,
            new_words=self.new_words,
        )
        deeds = Deeds(
            answer=lambda text: self._send(text, []),
            edit=self._edit,
            again=self._again,
            happy=self._happy,
            refine=self._refine,
            version=self._show_version,
            rate=self._rate,
            cancel=self._cancel,
            retry=self._retry,
            settled=self._refresh,
        )
        with chat.conversation(title="") as self._talk:
            self._welcome = tag("div", "turn")
            self._thread = Thread(self._talk.thread, deeds)
        with self._talk.actions:
            self._sessions.opener()
            self._more_actions()
            self._export_button = button("Export…", self._export, kind=Kind.QUIET)
            self._end_button = button("End session", self._end, kind=Kind.QUIET)
        with self._talk.foot:
            self._notices = tag("div", "foot-notices")
            bar_place = tag("div", "foot-bar")
            self._composer = Composer(
                on_send=self._send,
                on_stop=self._stop,
                upload_url=UPLOADS,
                placeholder="Say what you would like to see",
                draft_key=self._session.id if self._session else f"{self._draft_kind()} of {self._user_id}",
            )
        self._panel_place = tag("div").style("display:contents")
        self._bar_place = bar_place
        self._show()

    async def attach(self, asset_id: str) -> None:
        """Put a picture from the gallery into the composer."""
        try:
            view = await assets.get(self._user_id, asset_id)
        except NotFound:
            return
        self._composer.attach([chat.Attachment(id=view.id, url=briefing.thumbnail_url(view.id), name=view.title)])

    async def watch(self, client: Client) -> None:
        """Follow what happens to the session elsewhere: other tabs, the worker, the clock."""
        while not client.is_deleted:
            unfinished = any(not one.finished for one in self._generations.values())
            pause = watching.LOOK_EVERY if unfinished else LOOK_EVERY
            await watching.wait(self._session.id if self._session else "no session", pause)
            if client.is_deleted or self._session is None or not client.has_socket_connection:
                continue
            try:
                with client:
                    await self._refresh()
            except LimnerError:
                return

    # What the person does

    async def _send(self, text: str, attachments: list[str]) -> None:
        if self._session is None:
            view, _ = await doing(self._who, talk.start(self._user_id, self._opening(attachments), text))
            self._session = view
            ui.navigate.history.replace(session_url(view.id, profile=self.profile))
        else:
            await doing(self._who, talk.say(self._user_id, self._session.id, text, attachments))
        await self._refresh()
        await self._list_sessions()

    async def _edit(self, message_id: str, text: str) -> None:
        await acting(self._who, talk.edit(self._user_id, self._id, message_id, text))
        await self._refresh()

    async def _again(self) -> None:
        await acting(self._who, talk.ask_again(self._user_id, self._id))
        await self._refresh()

    async def _stop(self) -> None:
        await acting(self._who, talk.stop(self._user_id, self._id))
        await self._refresh()

    async def _change_slot(self, slot: str, value: str) -> None:
        if self._session is None:
            await self._begin_quietly(slot, value)
            return
        await acting(self._who, sessions.change_brief(self._user_id, self._id, {slot: value}))
        await self._refresh()

    async def _begin_quietly(self, slot: str, value: str) -> None:
        """A slot filled before the first word is the first word."""
        labels = {one.name: one.label for kind in KINDS.values() for one in kind.slots}
        await self._send(f"{labels[slot]}: {value}", [])

    async def _pick(self, picker: str, key: str) -> None:
        chosen = "" if key == NO_PRESET else key
        if self._session is None:
            if picker == "asset_type" and chosen in ASSET_TYPES:
                self._draft = Draft(asset_type=chosen, style_preset=self._draft.style_preset)
            elif picker == "style_preset":
                self._draft = Draft(asset_type=self._draft.asset_type, style_preset=chosen)
            self._show()
            return
        change = {"asset_type": chosen} if picker == "asset_type" else {"style_preset": chosen}
        await acting(self._who, sessions.change_target(self._user_id, self._id, **change))
        await self._refresh()

    async def _generate(self) -> None:
        """One click, one picture: a second click before the first is answered carries the same key."""
        if self._session is None:
            return
        quote = self._terms.picture
        asked = keys.request(self._key, "page/generate", {"session": self._id})
        quote_id = quote.quote_id if quote else None
        await acting(self._who, self._painting(quote_id, asked))
        self._key = new_id()
        await self._refresh()

    async def _refine(self, text: str) -> None:
        asked = keys.request(self._key, "page/refine", {"session": self._id, "text": text})
        await acting(
            self._who,
            pictures.refine(
                self._user_id,
                self._id,
                text,
                version_id=plates.shown_id(self._session),
                quote_id=self._terms.refinement.quote_id,
                key=asked,
            ),
        )
        self._key = new_id()
        await self._refresh()

    async def _retry(self, view: GenerationView) -> None:
        if view.operation == "refinement":
            await self._refine(view.prompt)
        else:
            await self._generate()

    async def _cancel(self, generation_id: str) -> None:
        await acting(self._who, workshop.cancel(self._user_id, generation_id))
        await self._refresh()

    async def _happy(self) -> None:
        if await acting(self._who, sessions.satisfied(self._user_id, self._id, plates.shown_id(self._session))):
            states.toast("Chosen. It is in your gallery, ready to download.", kind="good")
        await self._refresh()

    async def _show_version(self, version_id: str) -> None:
        await acting(self._who, pictures.show_version(self._user_id, self._id, version_id))
        await self._refresh()

    async def _rate(self, stars: int) -> None:
        if self._session is None or not self._session.versions:
            return
        shown = plates.current_version(self._session)
        await acting(self._who, assets.rate(self._user_id, shown.asset.id, stars))

    async def _end(self) -> None:
        await acting(self._who, sessions.end(self._user_id, self._id))
        await self._refresh()

    async def _resume(self) -> None:
        await acting(self._who, sessions.resume(self._user_id, self._id))
        await self._refresh()

    async def _export(self) -> None:
        if self._session is not None and self._session.versions:
            shown = plates.current_version(self._session)
            await open_export(self._who, shown.asset.id, on_refine=self._refine)

    async def _find(self, words: str) -> None:
        self._search = words[:100]
        await self._list_sessions()

    # What is shown

    @property
    def _id(self) -> str:
        assert self._session is not None
        return self._session.id

    async def _refresh(self) -> None:
        if self._session is None:
            return
        # One at a time, or an older look would be shown over a newer one; also from the task that follows a reply.
        async with self._looking:
            with self._talk.thread.client:
                await self._look()

    async def _look(self) -> None:
        before = self._line()
        self._session = await sessions.get(self._user_id, self._id)
        await self._read_generations()
        self._terms = await self._read_terms()
        if self._line() != before:
            await self._list_sessions()
            await refresh_purse(self._who)
        self._show()

    async def _read_generations(self) -> None:
        """The generations that messages name; those that have ended are not read again."""
        if self._session is None:
            return
        named = [one.generation_id for one in self._session.messages if one.generation_id]
        for generation_id in named:
            known = self._generations.get(generation_id)
            if known is None or not known.finished:
                self._generations[generation_id] = await generation_views.get(self._user_id, generation_id)

    def _line(self) -> tuple[object, ...]:
        """What the list at the left says of this session."""
        session = self._session
        if session is None:
            return ()
        shown = (session.title, len(session.brief["missing"]), len(session.versions), session.current_version_id)
        return (session.state, *shown)

    async def _list_sessions(self) -> None:
        lines = await sessions.list_sessions(self._user_id, search=self._search, profile=self.profile)
        self._sessions.update(sidebar.groups(lines), current=self._session.id if self._session else None)

    def _show(self) -> None:
        session = self._session
        self._show_head(session)
        self._show_panel(session)
        self._show_notices(session)
        if session is None:
            self._show_welcome()
            return
        self._welcome.clear()
        self._thread.show(session, self._generations, self._terms)
        streaming = bool(session.messages) and session.messages[-1].state == MessageState.STREAMING
        self._composer.set_streaming(streaming)
        if session.state == SessionState.EXPIRED:
            self._composer.disable("This session has expired. Resume it to go on.")
        else:
            self._composer.enable()

    def _show_head(self, session: SessionView | None) -> None:
        title = session.title if session else f"A {self.new_words.lower()}"
        self._talk.set_title(title, self._note(session))
        self._export_button.visible = session is not None and bool(session.versions)
        open_states = (SessionState.ACTIVE, SessionState.CHOOSING)
        self._end_button.visible = session is not None and session.state in open_states

    def _show_panel(self, session: SessionView | None) -> None:
        brief = self._brief(session)
        kind = session.kind if session else self._draft_kind()
        if self._panel_kind == kind:
            self._panel.update(brief)
            return
        self._panel_kind = kind
        self._panel_place.clear()
        self._bar_place.clear()
        with self._panel_place:
            self._panel = self._new_panel(brief)
        with self._bar_place:
            self._panel.bar()

    def _show_welcome(self) -> None:
        self._welcome.clear()
        with self._welcome, chat.coach_turn():
            tag("p", "prose", self.welcome)
            chat.answers(list(self.ideas), lambda text: self._send(text, []))

    def _show_notices(self, session: SessionView | None) -> None:
        """Above the composer: the session expires soon, or has."""
        line = clock.line_of(session) if session else None
        if line == self._notice:
            return
        self._notice = line
        self._notices.clear()
        if line is not None:
            with self._notices:
                chat.notice_line(line.words, kind="warn", action=line.action, on_action=self._resume)

    # What another kind of desk does in its own way

    def _opening(self, attachments: list[str]) -> Opening:
        return Opening(
            asset_type=self._draft.asset_type,
            style_preset=self._draft.style_preset or None,
            asset_ids=tuple(attachments),
        )

    def _painting(self, quote_id: str | None, key: keys.Request | None) -> Coroutine[Any, Any, GenerationView]:
        return pictures.generate(self._user_id, self._id, quote_id=quote_id, key=key)

    async def _read_terms(self) -> Terms:
        return await briefing.read_terms(self._user_id, self._session)

    def _draft_kind(self) -> str:
        return "image"

    def _brief(self, session: SessionView | None) -> Brief:
        if session is None:
            return briefing.of_draft(self._draft, self._terms, self._styles)
        return briefing.of_session(session, self._terms, self._styles)

    def _new_panel(self, brief: Brief) -> BriefPanel:
        return BriefPanel(brief, on_edit=self._change_slot, on_generate=self._generate, on_pick=self._pick)

    def _more_actions(self) -> None:
        """What stands beside the title."""

    def _note(self, session: SessionView | None) -> str:
        """What stands beside the title."""
        target = ASSET_TYPES[session.asset_type if session else self._draft.asset_type]
        preset = self._preset_label(session.style_preset if session else self._draft.style_preset)
        return f"{target.label} · {target.size_text}" + (f" · {preset.lower()}" if preset else "")

    def _preset_label(self, name: str) -> str:
        if (preset := self._styles.of_house(name)) is not None:
            return preset.label
        return next((one.name for one in self._styles.own if one.id == name), "")
