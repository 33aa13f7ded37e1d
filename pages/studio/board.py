"""The studio's board: the versions and paintings of one open page, kept in step with their rows."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Sequence

import structlog
from nicegui import Client, ui

from components import states
from components.markup import Words
from pages.exporting import open_export
from pages.gallery.sharing import open_share
from pages.room import acting, refresh_purse
from pages.studio import telling
from pages.studio.easel import Easel
from pages.studio.line import Line
from pages.studio.paintings import Paintings
from pages.studio.shelf import Shelf
from pages.studio.switching import Switcher
from pages.studio.tools import PAINT, TOOLS
from pages.urls import studio_url
from services.accounts.signins import Visitor
from services.errors import LimnerError, NotFound
from services.studio import easel, projects, versions, watching
from services.studio.easel import Pulse
from services.studio.views import GenerationView, ProjectView, VersionView

log = structlog.get_logger(__name__)

PAGE = 200  # versions that are fetched at once
LOOK_EVERY = 2.0  # seconds between two looks while nothing is being painted


class Board(ABC):
    """What one tab shows of a project; the truth is in the rows. The parts are put by who builds the page."""

    _switcher: Switcher
    _note: Words
    _easel: Easel
    _shelf: Shelf
    _line: Line

    def __init__(self, who: Visitor, project: ProjectView) -> None:
        self._who = who
        self._user_id = who.user.id
        self._project = project
        self._paintings = Paintings(who, project.id)
        self._versions: tuple[VersionView, ...] = ()
        self._more = False
        self._shown: VersionView | None = None
        self._tool = PAINT
        self._pulse: Pulse | None = None
        self._looking = asyncio.Lock()
        self._address = ""

    @property
    def _shown_id(self) -> str | None:
        return self._shown.id if self._shown else None

    @abstractmethod
    async def _take(self, key: str) -> None:
        """Take a tool in hand."""

    @abstractmethod
    async def _chosen(self) -> None:
        """Something was chosen: the choices and the price follow."""

    async def watch(self, client: Client) -> None:
        """Follow what happens to the project elsewhere: other tabs, the worker."""
        waiting = self._waiting(client)
        try:
            while not client.is_deleted:
                await waiting
                waiting = self._waiting(client)  # before the look, or what happens during it would be missed
                if client.is_deleted or not client.has_socket_connection:
                    continue
                try:
                    with client:
                        await self._refresh()
                except LimnerError:
                    raise
                except Exception:
                    log.exception("an open studio could not look")  # the next look may
        except NotFound:
            with client:
                ui.navigate.to("/studio")
        except LimnerError:
            return
        finally:
            waiting.cancel()

    def _waiting(self, client: Client) -> asyncio.Task[None]:
        """Wait for the next look. Who is not connected counts as nobody who watches, and is told by the bell."""
        pause = watching.LOOK_EVERY if self._paintings.unfinished else LOOK_EVERY
        if not client.has_socket_connection:
            return asyncio.create_task(asyncio.sleep(pause))
        return asyncio.create_task(watching.wait(self._project.id, pause))

    # Following

    async def _refresh(self, *, thorough: bool = False) -> None:
        """Show what is new. One look at a time, or an older one would be shown over a newer one."""
        async with self._looking:
            pulse = await easel.pulse(self._user_id, self._project.id)
            if not thorough and pulse == self._pulse and not self._paintings.unfinished:
                return
            changed = thorough or pulse != self._pulse
            self._pulse = pulse
            arrived = await self._paintings.read(begun_on=self._shown_id)
            if changed or arrived:
                self._project = await projects.get(self._user_id, self._project.id)
                await self._read_versions()
            await self._show()
        for view in arrived:
            await self._arrive(view)
        if arrived:
            await refresh_purse(self._who)
            await self._chosen()

    async def _read_versions(self) -> None:
        found, self._more = await self._newest(max(PAGE, len(self._versions)))
        self._versions = found
        if self._shown is not None:
            current = next((one for one in found if one.id == self._shown.id), None)
            if current is None and not self._more:
                current = found[0] if found else None
            self._shown = current or self._shown
        elif self._pulse is not None and found:
            self._shown = found[0]

    async def _newest(self, count: int) -> tuple[tuple[VersionView, ...], bool]:
        """The newest versions, and whether there are earlier ones."""
        found: tuple[VersionView, ...] = ()
        while len(found) <= count:
            before = found[-1].id if found else None
            page = await versions.history(self._user_id, self._project.id, limit=count + 1 - len(found), before=before)
            if not page:
                break
            found += page
        return found[:count], len(found) > count

    async def _arrive(self, view: GenerationView) -> None:
        """A painting has ended: show it, unless the person is busy with something else."""
        made = [one for one in reversed(self._versions) if one.generation_id == view.id]
        if not made:
            return
        shown = self._shown_id
        here = self._paintings.begun_on(view.id) == shown or shown in [one.id for one in made]
        free = here and (self._paintings.is_mine(view.id) or not (self._easel.busy or self._line.text.strip()))
        if not free:
            states.toast(f"Version {made[-1].number} is painted.", kind="good")
        elif len(made) > 1 or view.count > 1:
            await self._choose_among(view.id)
        else:
            await self._open(made[0].id)

    async def _show(self) -> None:
        shown = self._shown
        self._switcher.show(self._project)
        self._shelf.show(self._versions, shown, more=self._more)
        await self._paintings.price()
        self._shelf.running.show(self._paintings.jobs())
        self._easel.show(shown, painting=self._paintings.unfinished)
        self._note.text = _note(self._project, self._versions, more=self._more)
        made_by = None
        if shown is not None and shown.action == "region_edit" and shown.generation_id:
            made_by = await self._paintings.look_up(shown.generation_id)
        self._easel.report(made_by)
        address = studio_url(self._project.id, self._shown_id)
        if address != self._address:
            self._address = address
            ui.navigate.history.replace(address)

    # Versions

    async def _open(self, version_id: str) -> None:
        """Put a version on the easel; while two are compared, compare with it."""
        version = next((one for one in self._versions if one.id == version_id), None)
        if version is None:
            return
        if self._easel.compared is not None and self._shown is not None and version.id != self._shown.id:
            self._easel.compare(version, self._shown, on_close=self._uncompare)
            self._shelf.mark(version.id)
            return
        self._easel.uncover()
        self._shelf.mark(None)
        self._shown = version
        await self._show()
        await self._line.refresh(self._tool, picture=True)

    async def _fetch_more(self) -> None:
        if not self._more or not self._versions:
            return
        oldest = self._versions[-1].id
        page = versions.history(self._user_id, self._project.id, limit=PAGE + 1, before=oldest)
        found = await acting(self._who, page)
        if found is not None and self._versions[-1].id == oldest:
            self._versions, self._more = (*self._versions, *found[:PAGE]), len(found) > PAGE
            await self._show()

    async def _compare(self) -> None:
        shown = self._shown
        if self._easel.compared is not None:
            self._uncompare()
            return
        others = [one for one in self._versions if shown is not None and one.id != shown.id]
        if shown is None or not others:
            states.toast("There is only one version so far: nothing to compare with.")
            return
        other = next((one for one in others if one.id == shown.parent_id), None) or others[0]
        self._easel.compare(other, shown, on_close=self._uncompare)
        self._shelf.mark(other.id)

    def _uncompare(self) -> None:
        self._easel.uncover()
        self._shelf.mark(None)

    async def _branch(self) -> None:
        if self._shown is not None:
            if TOOLS[self._tool].operation is None or not TOOLS[self._tool].picture:
                await self._take("refine")
            states.toast(f"What you ask for next starts from version {self._shown.number}.")
            self._line.focus()

    async def _restore(self) -> None:
        if self._shown is None:
            return
        made = await acting(self._who, versions.restore(self._user_id, self._project.id, self._shown.id))
        if made is not None:
            await self._refresh(thorough=True)
            await self._open(made.id)
            states.toast(f"{made.description or 'Restored'}: it is version {made.number} now.", kind="good")

    async def _delete(self) -> None:
        gone = self._shown
        if gone is None or await acting(self._who, versions.delete(self._user_id, gone.id)) is None:
            return
        self._shown = next((one for one in self._versions if one.id == gone.parent_id), None)
        self._easel.uncover()
        await self._refresh(thorough=True)

        async def undo() -> None:
            with self._easel.element:  # what was clicked is gone by now
                if await acting(self._who, versions.undelete(self._user_id, gone.id)) is not None:
                    await self._refresh(thorough=True)
                    await self._open(gone.id)

        states.undo_toast(f"Version {gone.number} is deleted.", undo)

    async def _lineage(self) -> None:
        if self._shown is not None:
            await telling.open_lineage(self._who, self._shown)

    async def _export(self) -> None:
        if self._shown is not None:
            await open_export(self._who, self._shown.asset.id, on_refine=self._suggest)

    async def _share(self) -> None:
        if self._shown is not None:
            await open_share(self._who, self._shown.asset.id)

    async def _suggest(self, text: str) -> None:
        await self._take("refine")
        self._line.offer(text)

    # Paintings

    async def _cancel(self, generation_id: str) -> None:
        await self._paintings.cancel(generation_id)
        await self._refresh(thorough=True)
        await self._chosen()

    async def _retry(self, generation_id: str) -> None:
        await self._paintings.retry(generation_id, self._shown_id)
        await self._refresh(thorough=True)
        await self._chosen()

    async def _dismiss(self, generation_id: str) -> None:
        self._paintings.dismiss(generation_id)
        self._shelf.running.show(self._paintings.jobs())

    async def _choose_among(self, generation_id: str) -> None:
        view = self._paintings.get(generation_id)
        made = [one for one in reversed(self._versions) if one.generation_id == generation_id]
        if view is None or not made:
            return

        async def chosen(version_id: str) -> None:
            with self._easel.element:  # what was clicked is gone by now
                self._paintings.dismiss(generation_id)
                await self._open(version_id)

        self._easel.offer(view, made, on_choose=chosen, on_close=self._uncompare)


def _note(project: ProjectView, found: Sequence[VersionView], *, more: bool) -> str:
    count = f"{len(found)}{'+' if more else ''} version{'' if len(found) == 1 else 's'}"
    return f"{count} · {'archived' if project.state == 'archived' else 'saved'}" if found else ""
