"""The middle of the studio: the picture, or two compared, or candidates to choose from, or an empty easel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nicegui.element import Element

from components import states
from components.candidates import Candidate, candidates
from components.canvas import Canvas, Marked, Mode, Sheet
from components.compare import Comparison
from components.controls import button
from components.markup import tag, words
from pages.studio import comparing
from pages.studio.tools import KEYS
from pages.studio.words import report_of, shortened
from pages.urls import UPLOADS, content_url, thumbnail_url
from services.accounts.signins import Visitor
from services.studio.views import GenerationView, VersionView

BEGIN = "Say below what to paint, or bring a picture: drop it here, paste it, or choose a file."
IDEA = "A red fox in an autumn forest, thick oil paint"
PREVIEW = 768  # pixels of the thumbnail that stands there while the picture loads


class Easel:
    """Keeps one canvas for the life of the page and puts the rest over it. Knows what is marked on the picture."""

    def __init__(
        self,
        who: Visitor,
        *,
        on_marked: Callable[[], Any],
        on_mode: Callable[[Mode], Any],
        on_change: Callable[[dict[str, Any]], Any],
        on_brought: Callable[[str], Any],
        on_key: Callable[[str], Any],
        on_idea: Callable[[str], Any],
    ) -> None:
        self._who = who
        self._on_marked = on_marked
        self.region: Marked | None = None
        self.painted = False
        self.mode = Mode.VIEW
        self.compared: tuple[str, str] | None = None
        self._over: Element | None = None
        with tag("section", "easel", aria_label="Easel") as self.element:
            self.canvas = Canvas(
                upload_url=UPLOADS,
                keys=KEYS,
                on_region=self._mark,
                on_painted=self._paint,
                on_mode=on_mode,
                on_change=on_change,
                on_brought=on_brought,
                on_key=on_key,
            )
            self._empty = tag("div", "easel-empty")
            self._note = words("p", "easel-note", "", role="status")
            with self._empty:
                with states.empty_state("An empty easel", BEGIN) as self._bare, tag("div", "answers"):
                    button("Choose a picture…", self.canvas.choose_files, icon="picture")
                    button("Give me an idea", lambda: on_idea(IDEA), icon="star")
                self._wet = states.loading_state("The first picture is being painted …")
        self._note.set_visibility(False)

    @property
    def busy(self) -> bool:
        """Whether the person is in the middle of something here: a mark, a mask, a comparison, a choice."""
        return self._over is not None or self.region is not None or self.painted

    def show(self, version: VersionView | None, *, painting: bool = False) -> None:
        """Put this version's picture on the easel; `painting`: without one, the first is on its way."""
        sheet = None
        if version is not None:
            asset = version.asset
            title = shortened(version.description, 120)
            sheet = Sheet(
                url=content_url(asset.id),
                thumb_url=thumbnail_url(asset.id, PREVIEW),
                alt=f"Version {version.number}" + (f": {title}" if title else ""),
                width=asset.width,
                height=asset.height,
            )
        if sheet != self.canvas.sheet:
            self.region, self.painted = None, False
            self.canvas.show(sheet)
        self.canvas.set_visibility(self._over is None)
        self._empty.set_visibility(version is None and self._over is None)
        self._bare.set_visibility(not painting)
        self._wet.set_visibility(painting)

    def report(self, view: GenerationView | None) -> None:
        """Say under the picture what the region edit that made it left untouched."""
        said, doubt = report_of(view.report) if view is not None else ("", False)
        self._note.text = said
        self._note.classes(add="doubt" if doubt else "", remove="" if doubt else "doubt")
        self._note.set_visibility(bool(said) and self._over is None)

    def set_mode(self, mode: Mode) -> None:
        """Choose what a drag on the picture does."""
        self.mode = mode
        self.canvas.set_mode(mode)

    def compare(self, first: VersionView, second: VersionView, *, on_close: Callable[[], Any]) -> None:
        """Lay two versions against each other in place of the picture."""
        made: list[Comparison] = []
        self._cover(lambda: made.append(comparing.comparison(self._who, first, second, on_close=on_close)))
        self._over = made[0]
        self.compared = (first.id, second.id)

    def offer(
        self,
        view: GenerationView,
        made: list[VersionView],
        *,
        on_choose: Callable[[str], Any],
        on_close: Callable[[], Any],
    ) -> None:
        """Lay the candidates of a painting side by side in place of the picture."""
        shown = [
            Candidate(
                id=one.id,
                url=thumbnail_url(one.asset.id, PREVIEW),
                label=f"candidate {place} of {len(made)}",
                width=one.asset.width,
                height=one.asset.height,
            )
            for place, one in enumerate(made, start=1)
        ]
        title = f"{len(made)} candidates: which one shall it be?"
        if len(made) < view.count:
            title = f"{len(made)} of {view.count} arrived, and only these were charged. Which one shall it be?"
        put: list[Element] = []
        self._cover(lambda: put.append(candidates(title, shown, on_choose=on_choose, on_close=on_close)))
        self._over = put[0]

    def uncover(self) -> None:
        """Back to the picture."""
        if self._over is not None:
            self._over.delete()
        self._over, self.compared = None, None
        self.canvas.set_visibility(True)
        self._note.set_visibility(bool(self._note.text))

    def _cover(self, put: Callable[[], Any]) -> None:
        if self._over is not None:
            self._over.delete()
        self._over, self.compared = None, None
        self.canvas.set_visibility(False)
        self._empty.set_visibility(False)
        self._note.set_visibility(False)
        with self.element:
            put()

    def _mark(self, region: Marked | None) -> Any:
        self.region = region
        return self._on_marked()

    def _paint(self, painted: bool) -> Any:
        self.painted = painted
        return self._on_marked()
