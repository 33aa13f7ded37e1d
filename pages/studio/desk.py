"""The studio's desk: one open page on one project, with its tools and what they ask for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from components import states
from components.canvas import Mode
from components.controls import Button, icon_button
from components.markup import tag, words
from data.columns import new_id
from pages.room import acting
from pages.studio import asking, telling
from pages.studio.asking import Wanted
from pages.studio.board import Board
from pages.studio.choices import Choices
from pages.studio.easel import Easel
from pages.studio.line import FREE_IN_WORDS, SEVERAL, Line
from pages.studio.picking import Picking
from pages.studio.shelf import Deeds, Shelf
from pages.studio.switching import Switcher
from pages.studio.tools import FREE_AFTER, PAINT, TOOLS
from services.accounts.signins import Visitor
from services.billing import keys
from services.imaging import local
from services.imaging.local import LocalEdit, Resize
from services.studio import easel, local_edits, versions
from services.studio.operations import MOST_PICTURES
from services.studio.spoken_edits import suggest
from services.studio.views import ProjectView

ROUTE = "page/studio"


class Desk(Board):
    """The board with its tools: what is asked for, and how."""

    def __init__(self, who: Visitor, project: ProjectView, listed: Sequence[ProjectView]) -> None:
        super().__init__(who, project)
        self._listed = listed
        self._intent: dict[str, Any] = {}
        self._key = ""
        self._working = False

    async def build(self, version_id: str | None) -> None:
        """Put the parts into the frame, with this version on the easel, else the newest."""
        with tag("div", "studio"):
            with tag("header", "studio-head"):
                self._switcher = Switcher(self._who, self._project, self._listed)
                self._note = words("p", "note", "", role="status")
                with tag("div", "studio-actions"):
                    icon_button("attach", "Upload a picture (O)", lambda: self._easel.canvas.choose_files())
                    more = icon_button("more", "With this version", classes="only-phone")
                    icon_button("help", "Keyboard shortcuts (?)", telling.open_help, classes="only-desk")
            self._put_tools()
            self._easel = Easel(
                self._who,
                on_marked=self._marked,
                on_mode=self._take_mode,
                on_change=self._change,
                on_brought=self._bring,
                on_key=self._press,
                on_idea=lambda words: self._line.offer(words),
            )
            deeds = Deeds(
                compare=self._compare,
                branch=self._branch,
                restore=self._restore,
                lineage=self._lineage,
                share=self._share,
                export=self._export,
                delete=self._delete,
            )
            self._shelf = Shelf(
                deeds,
                on_open=self._open,
                on_more=self._fetch_more,
                on_cancel=self._cancel,
                on_retry=self._retry,
                on_choose=self._choose_among,
                on_dismiss=self._dismiss,
            )
            for name, value in self._shelf.opener.items():
                more.props[name] = value
            with tag("footer", "studio-foot"):
                self._choices = Choices(
                    on_change=self._chosen,
                    on_pick_style=self._pick_style,
                    on_pick_parts=self._pick_parts,
                    on_resample=self._resample,
                )
                draft = f"studio-{self._project.id}"
                self._line = Line(self._user_id, self._choices.now, on_send=self._send, draft_key=draft)
        self._easel.canvas.bring_into(self._project.id)
        await self._read_versions()
        chosen = next((one for one in self._versions if one.id == version_id), None)
        if chosen is None and version_id:
            chosen = await versions.get(self._user_id, version_id)
        self._shown = chosen or (self._versions[0] if self._versions else None)
        await self._paintings.read()
        self._paintings.begin(self._shown_id)
        await self._take("refine" if self._shown else PAINT)
        await self._show()

    # Tools

    def _put_tools(self) -> None:
        self._tool_buttons: dict[str, Button] = {}
        with tag("div", "tools", role="toolbar", aria_label="Tools"):
            for key, tool in TOOLS.items():
                made = Button(tool.label, lambda key=key: self._take(key), classes=f"tool before i-{tool.icon}")
                made.props["title"] = f"{tool.label} ({tool.shortcut.upper()})"
                made.props["aria-pressed"] = "false"
                self._tool_buttons[key] = made
                if key == FREE_AFTER:
                    tag("span", "tools-gap", role="separator")

    async def _take(self, key: str) -> None:
        self._tool = key
        for each, made in self._tool_buttons.items():
            pressed = "true" if each == key else "false"
            if made.props["aria-pressed"] != pressed:
                made.props["aria-pressed"] = pressed
        mode = TOOLS[key].mode
        if mode == Mode.RECT and self._easel.painted:
            mode = Mode.MASK
        self._easel.uncover()
        self._shelf.mark(None)
        self._easel.set_mode(mode)
        self._easel.show(self._shown, painting=self._paintings.unfinished)
        await self._chosen()

    async def _take_mode(self, mode: Mode) -> None:
        if self._tool == "region" and mode in (Mode.RECT, Mode.MASK):
            self._easel.set_mode(mode)

    async def _chosen(self) -> None:
        """Something was chosen: the row and the price follow."""
        self._choices.show(self._tool)
        await self._line.refresh(self._tool, picture=self._shown is not None)

    def _marked(self) -> None:
        """What is marked is asked for when it is needed."""

    async def _press(self, name: str) -> None:
        """A key of the keyboard."""
        if name in TOOLS:
            await self._take(name)
        elif name == "write":
            self._line.focus()
        elif name == "help":
            telling.open_help()
        elif name == "compare":
            await self._compare()
        elif name == "upload":
            self._easel.canvas.choose_files()
        elif name in ("before", "after") and self._shown is not None:
            order = sorted(self._versions, key=lambda one: one.number)
            place = next((n for n, one in enumerate(order) if one.id == self._shown.id), 0)
            step = place + (1 if name == "after" else -1)
            if 0 <= step < len(order):
                await self._open(order[step].id)

    async def _pick_style(self) -> None:
        chosen = (self._choices.now.style,) if self._choices.now.style else ()
        shown = self._shown.asset.id if self._shown else None
        await Picking(
            self._who,
            "The picture whose style it should have",
            least=1,
            most=1,
            chosen=chosen,
            on_done=lambda ids: self._choices.set_style(ids[0]),
            without=shown,
        ).open()

    async def _pick_parts(self) -> None:
        chosen = self._choices.now.parts or ((self._shown.asset.id,) if self._shown else ())
        title = f"2 to {MOST_PICTURES} pictures to put together"
        await Picking(
            self._who, title, least=2, most=MOST_PICTURES, chosen=chosen, on_done=self._choices.set_parts
        ).open()

    # Asking

    async def _send(self, text: str, how: str) -> bool:
        """Ask for what the tool does. Returns whether it was taken."""
        if how == SEVERAL:
            self._choices.set_several()
            await self._chosen()
            return False
        free = suggest(text) if self._tool in FREE_IN_WORDS else None
        if free is not None and free.free and self._shown is not None:
            return await self._carry_out(list(free.edits), text)
        if TOOLS[self._tool].operation is None:
            states.toast("This takes the model: choose Edit for it.", kind="bad")
            return False
        wanted = Wanted(
            user_id=self._user_id,
            project_id=self._project.id,
            version=self._shown,
            text=text,
            chosen=self._choices.now,
            quote_id=self._line.quote.quote_id if self._line.quote else None,
        )
        if self._tool == "region":
            if self._easel.mode == Mode.MASK:
                kept = await self._easel.canvas.keep_mask()
                if kept.error or not kept.asset_id:
                    states.toast(kept.error or "Paint over what should change first.", kind="bad")
                    return False
                wanted = replace(wanted, mask_id=kept.asset_id)
            else:
                wanted = replace(wanted, region=self._easel.region)
        view = await acting(self._who, asking.ask(self._tool, self._keyed(wanted)))
        if view is not None:
            self._intent = {}
            self._paintings.add(view, self._shown_id)
        await self._refresh(thorough=True)
        await self._chosen()
        return view is not None

    def _keyed(self, wanted: Wanted) -> Wanted:
        """The wish with its idempotency key: the same one until it was taken or something else is wished."""
        intent = asking.fingerprint(self._tool, wanted)
        if intent != self._intent:
            self._intent, self._key = intent, new_id()
        return replace(wanted, key=keys.request(self._key, ROUTE, intent))

    async def _change(self, change: dict[str, Any]) -> None:
        """A free change by the easel's own buttons."""

        async def read() -> LocalEdit:
            return asking.local_edit(change)

        edit = await acting(self._who, read())
        if edit is not None:
            await self._carry_out([edit])

    async def _resample(self, factor: int) -> None:
        await self._carry_out([Resize(factor=float(factor))])

    async def _carry_out(self, edits: list[LocalEdit], prompt: str = "") -> bool:
        """Make the free changes, as one new version with a way back. One at a time: a double click is one."""
        before = self._shown
        if before is None or self._working:
            return False
        self._working = True
        self._easel.canvas.set_working(True)
        try:
            done = local_edits.carry_out(self._user_id, before.asset.id, edits, prompt=prompt)
            view = await acting(self._who, done)
        finally:
            self._working = False
            self._easel.canvas.set_working(False)
        if view is None:
            return False
        self._paintings.add(view, before.id)
        await self._refresh(thorough=True)
        made = next((one for one in self._versions if one.generation_id == view.id), None)
        if made is None:
            return True
        await self._open(made.id)

        async def undo() -> None:
            with self._easel.element:  # what was clicked is gone by now
                await acting(self._who, versions.delete(self._user_id, made.id))
                await self._refresh(thorough=True)
                await self._open(before.id)

        states.undo_toast(f"{', '.join(local.says(one) for one in edits)}. Nothing was charged.", undo)
        return True

    async def _bring(self, asset_id: str) -> None:
        """A picture was uploaded: it becomes a version and stands on the easel."""
        version = await acting(self._who, easel.place(self._user_id, asset_id))
        await self._refresh(thorough=True)
        if version is not None:
            await self._open(version.id)
            if self._tool == PAINT:
                await self._take("edit")
