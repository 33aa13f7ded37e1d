"""The gallery's page: pictures newest first, found by what they are, selected, arranged, deleted and brought back."""

from __future__ import annotations

from collections.abc import Sequence

from nicegui import ui

from components import states
from components.controls import Kind, link_button
from components.frame import page_head
from components.gallery import Act, GalleryWall, Opened
from components.markup import tag, words
from pages.doorkeeper import AtDoor
from pages.gallery import bulk
from pages.gallery.arranging import open_move, open_tags
from pages.gallery.looking import ALL, FAVOURITES, Fields, Wish
from pages.gallery.viewing import KINDS, AssetViewer, Deeds, title_of
from pages.room import acting, room
from pages.urls import ASSETS, DOWNLOAD_MANY, content_url, thumbnail_url
from services.accounts.signins import Visitor
from services.billing.words import grouped
from services.coach.kinds import ASSET_TYPES
from services.studio import assets, bundling, gallery, projects
from services.studio.changing import Changes
from services.studio.projects import KEPT
from services.studio.views import AssetView, ProjectView

FAVOUR, UNFAVOUR, TAGS, MOVE, DOWNLOAD, DELETE, RESTORE = (
    "favour",
    "unfavour",
    "tags",
    "move",
    "download",
    "delete",
    "restore",
)
ACTS = (
    Act(key=FAVOUR, label="Favourite", icon="heart"),
    Act(key=TAGS, label="Tags", icon="tag"),
    Act(key=MOVE, label="Move", icon="move"),
    Act(key=DOWNLOAD, label="Download", icon="download"),
    Act(key=DELETE, label="Delete", icon="bin"),
)
AMONG_FAVOURITES = (Act(key=UNFAVOUR, label="No longer favourites", icon="heart-full"), *ACTS[1:])
IN_BIN = (Act(key=RESTORE, label="Restore", icon="again"),)
EACH, EACH_IN_BIN = ("favourite", "remove"), ("restore",)
LABELS = {**{name: one.label for name, one in ASSET_TYPES.items()}, **KINDS}
FIRST = "Talk to the coach"
LOOK_EVERY = 3.0  # seconds between two looks for pictures that were finished meanwhile


def install() -> None:
    """Register the page."""
    ui.page("/gallery", title="Gallery · Limner")(_page)


async def _page(who: AtDoor, project: str = "") -> None:
    found = await projects.list_projects(who.user.id)
    chosen = next((one.id for one in found if one.id == project), "")
    async with room(who, active="gallery", title="Gallery"):
        with page_head("Gallery", "Everything you have painted or brought along, newest first."):
            link_button("New picture", "/", kind=Kind.LAPIS, icon="plus")
        await Hall(who, Wish(project_id=chosen)).build()


class Hall:
    """One open gallery: what it shows, by which wish, and what can be done with its pictures."""

    def __init__(self, who: Visitor, wish: Wish, *, begin: str = "/", first: str = FIRST) -> None:
        self._who = who
        self._user_id = who.user.id
        self._wish = wish
        self._begin, self._first = begin, first

    async def build(self) -> None:
        """Put the fields, the wall of pictures and the viewer; no fields where there never was a picture."""
        kinds = self._wish.asset_types
        total = await gallery.count(self._user_id, gallery.Filter(asset_types=kinds))
        binned = await gallery.count(self._user_id, gallery.Filter(asset_types=kinds, deleted=True))
        self._fields: Fields | None = None
        self._fields_place = tag("div", "")
        if total or binned:
            await self._put_fields()
        self._note = words("p", "soft gallery-note", "")
        self._empty = tag("div", "")
        self._wall = GalleryWall(
            ASSETS,
            thumbs=thumbnail_url("{id}"),
            sharp=thumbnail_url("{id}", 768),
            pictures=content_url("{id}"),
            labels=LABELS,
            query=self._wish.query(),
            on_open=self._open,
            on_count=self._counted,
        )
        self._wall.allow(
            acts=ACTS,
            on_act=self._act,
            on_favourite=self._favour,
            on_remove=lambda asset_id: self._delete([asset_id]),
            on_restore=lambda asset_id: self._restore([asset_id]),
        )
        self._offer()
        self._viewer = AssetViewer(
            self._who,
            Deeds(
                step=self._wall.step,
                favour=self._favour_in_viewer,
                tag=self._tag_one,
                move=self._move_one,
                delete=self._delete_in_viewer,
            ),
        )
        self._show_empty(total)
        self._newest = await self._look()
        ui.timer(LOOK_EVERY, self._follow, immediate=False)

    async def _put_fields(self) -> None:
        projects_, tags = await self._options()
        with self._fields_place:
            self._fields = Fields(self._wish, self._find, projects=projects_, tags=tags)

    # Looking

    async def _look(self) -> str:
        """The newest picture; empty where there is none."""
        found = await gallery.page(self._user_id, gallery.Filter(asset_types=self._wish.asset_types), limit=1)
        return found[0].id if found else ""

    async def _follow(self) -> None:
        """Bring in what was painted since, here or elsewhere."""
        newest = await acting(self._who, self._look(), quiet=True)
        if newest is None or newest <= self._newest:
            return
        self._newest = newest
        if self._fields is None:
            await self._put_fields()
        if not self._wish.in_bin:
            self._wall.freshen()

    async def _find(self, wish: Wish) -> None:
        self._wish = wish
        self._offer()
        self._wall.show(wish.query())
        self._show_empty(1)

    def _offer(self) -> None:
        wish = self._wish
        acts = IN_BIN if wish.in_bin else AMONG_FAVOURITES if wish.show == FAVOURITES else ACTS
        self._wall.offer(acts, EACH_IN_BIN if wish.in_bin else EACH)

    async def _open(self, opened: Opened) -> None:
        if self._wish.in_bin:
            states.toast("Restore this picture to look at it.")
        else:
            await self._viewer.open(opened)

    def _counted(self, shown: int) -> None:
        self._show_empty(shown)

    async def _options(self) -> tuple[dict[str, str], dict[str, str]]:
        """The projects and tags to choose from."""
        found, tags = await projects.list_projects(self._user_id), await gallery.tags(self._user_id)
        return {one.id: one.name for one in found}, {one.tag: f"{one.tag} ({grouped(one.count)})" for one in tags}

    async def _offer_options(self) -> None:
        if self._fields is not None:
            projects_, tags = await self._options()
            self._fields.offer(projects=projects_, tags=tags)

    # One or many

    async def _act(self, act: str, ids: list[str]) -> None:
        match act:
            case "favour" | "unfavour":
                await self._favour_many(ids, act == FAVOUR)
            case "tags":
                await self._tag_many(ids)
            case "move":
                await self._ask_where(ids, None)
            case "download":
                if await acting(self._who, bundling.bundle(self._user_id, ids)) is not None:
                    self._wall.send(DOWNLOAD_MANY, ids)
            case "delete":
                await self._delete(ids)
            case _:
                await self._restore(ids)

    async def _favour(self, asset_id: str, on: bool) -> None:
        changed = await acting(self._who, assets.change(self._user_id, asset_id, {"favourite": on}))
        if changed is None:
            self._wall.patch([asset_id], favourite=not on)

    async def _favour_many(self, ids: list[str], on: bool) -> None:
        if await bulk.change(self._who, ids, Changes(favourite=on)):
            self._wall.patch(ids, favourite=on)
            self._wall.clear_selection()
            if not on:
                self._wall.take(ids)

    async def _tag_many(self, ids: list[str]) -> None:
        used = await acting(self._who, gallery.tags(self._user_id)) or ()

        async def save(added: list[str], removed: list[str]) -> bool:
            done = await bulk.change(self._who, ids, Changes(add_tags=added, remove_tags=removed))
            if done:
                self._wall.clear_selection()
                await self._offer_options()
            return done

        await open_tags(self._who, [one.tag for one in used], many=len(ids), on_save=save)

    async def _ask_where(self, ids: Sequence[str], home: str | None) -> None:
        async def move(project: ProjectView) -> bool:
            done = await bulk.change(self._who, ids, Changes(project_id=project.id))
            if done:
                self._wall.clear_selection()
                if self._wish.project_id and self._wish.project_id != project.id:
                    self._wall.take(ids)
                states.toast(f"Moved to “{project.name}”.", kind="good")
                await self._offer_options()
            return done

        await open_move(self._who, home, many=len(ids), on_move=move)

    async def _delete(self, ids: list[str], called: str = "") -> bool:
        if not await bulk.delete(self._who, ids):
            return False
        self._wall.take(ids)

        async def undo() -> None:
            if await bulk.change(self._who, ids, Changes(deleted=False)):
                self._wall.give_back(ids)

        what = f"“{called}” is" if called else "The picture is" if len(ids) == 1 else f"{len(ids)} pictures are"
        states.undo_toast(f"{what} in the bin for {KEPT.days} days.", undo)
        return True

    async def _restore(self, ids: list[str]) -> None:
        if await bulk.change(self._who, ids, Changes(deleted=False)):
            self._wall.take(ids)
            states.toast("It is back." if len(ids) == 1 else f"{len(ids)} pictures are back.", kind="good")

    # In the viewer

    async def _favour_in_viewer(self, asset_id: str, on: bool) -> None:
        changed = await acting(self._who, assets.change(self._user_id, asset_id, {"favourite": on}))
        if changed is not None:
            self._wall.patch([asset_id], favourite=on)
            self._viewer.refresh(changed)

    async def _tag_one(self, asset: AssetView) -> None:
        async def save(added: list[str], removed: list[str]) -> bool:
            tags = [*(one for one in asset.tags if one not in removed), *added]
            changed = await acting(self._who, assets.change(self._user_id, asset.id, {"tags": tags}))
            if changed is not None:
                self._viewer.refresh(changed)
                await self._offer_options()
            return changed is not None

        await open_tags(self._who, asset.tags, on_save=save)

    async def _move_one(self, asset: AssetView) -> None:
        await self._ask_where([asset.id], asset.project_id)

    async def _delete_in_viewer(self, asset: AssetView) -> None:
        if await self._delete([asset.id], title_of(asset)):
            self._viewer.close()

    # What is said where there is nothing

    def _show_empty(self, count: int) -> None:
        self._note.set_visibility(self._wish.in_bin and bool(count))
        if self._wish.in_bin:
            self._note.text = f"What is in the bin is gone for good {KEPT.days} days after it was deleted."
        self._empty.clear()
        self._empty.set_visibility(not count)
        if count:
            return
        wish = self._wish
        with self._empty:
            if wish.in_bin:
                states.empty_state("The bin is empty", f"Deleted pictures wait here for {KEPT.days} days.", icon="bin")
            elif wish.search.strip() or wish.filters or wish.show != ALL:
                states.empty_state("Nothing found", _nothing(wish), icon="search")
            else:
                states.empty_state(
                    "Nothing painted yet",
                    "Your pictures gather here by themselves. The coach helps you make the first one.",
                    action=self._first,
                    href=self._begin,
                    kind=Kind.OUTLINE,
                )


def _nothing(wish: Wish) -> str:
    if wish.filters:
        return "There is no picture like that. Try fewer filters."
    if wish.search.strip():
        return "There is no picture with these words."
    return "There is no picture among your favourites."
