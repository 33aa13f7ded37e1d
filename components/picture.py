"""The picture in the talk: happy or refine, before and after, versions, a rating; and what stands there meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from nicegui.element import Element

from components.controls import Button, Kind, button, link_button, text_field
from components.markup import Handler, picture, safe_href, safe_source, tag, words
from components.theme import icon, mark

SHORTEST, LONGEST = 3, 500  # characters of a refinement
TAKE_FOCUS = "(node) => document.activeElement === document.body && node.el.focus({ preventScroll: true })"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One painting of the picture; `width` and `height` are its own pixels."""

    id: str
    url: str
    thumb_url: str
    label: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A file to save."""

    label: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refining:
    """What refining costs and suggests; `locked` says in a sentence which plan opens it."""

    cost: str = ""
    suggestions: tuple[str, ...] = ()
    locked: str | None = None
    locked_href: str = "/wallet#plans"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plate:
    """A picture with its versions; `current` and `before` are ids of versions."""

    title: str
    versions: tuple[Version, ...]
    current: str
    refining: Refining
    before: str | None = None
    happy: bool = False
    rating: int | None = None
    downloads: tuple[Download, ...] = ()

    def version(self, version_id: str) -> Version:
        """The version with this id; raises KeyError."""
        for version in self.versions:
            if version.id == version_id:
                return version
        raise KeyError(version_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """A picture on its way; `elapsed` and `usual` in seconds, `position` how many stand before it."""

    words: str
    elapsed: float
    usual: float | None
    width: int
    height: int
    position: int | None = None


class BeforeAfter(Element, component="before_after.js"):
    """Two pictures of one size over one another, with an edge to move."""

    def __init__(
        self, before_url: str, after_url: str, *, width: int, height: int, label: str = "Compare before and after"
    ) -> None:
        super().__init__()
        for name, value in {
            "before": safe_source(before_url),
            "after": safe_source(after_url),
            "width": width,
            "height": height,
            "label": label,
        }.items():
            self.props[name] = value


class PicturePlate:
    """The picture with its two buttons. `update` keeps a refinement that is being written."""

    def __init__(
        self,
        plate: Plate,
        *,
        on_happy: Handler,
        on_refine: Callable[[str], Any],
        on_version: Callable[[str], Any],
        on_rate: Callable[[int], Any],
    ) -> None:
        self._plate = plate
        self._on_happy, self._on_refine, self._on_version, self._on_rate = on_happy, on_refine, on_version, on_rate
        self._refining = self._acted = False
        self.element = tag("figure", "plate", aria_label=plate.title)
        with self.element:
            self._easel = tag("div", "easel")
            self._foot = tag("div", "plate-foot")
            self._more = tag("div", "plate-more")
        self._show_picture()
        self._show_foot()

    def update(self, plate: Plate) -> None:
        """Show this plate in place of the one before."""
        before, self._plate = self._plate, plate
        if (before.versions, before.current, before.before) != (plate.versions, plate.current, plate.before):
            self._refining = False
            self._show_picture()
        if before != plate and not self._refining:
            self._show_foot()

    def _show_picture(self) -> None:
        plate = self._plate
        now = plate.version(plate.current)
        self._easel.clear()
        with self._easel:
            if plate.before is not None and plate.before != plate.current:
                old = plate.version(plate.before)
                BeforeAfter(old.url, now.url, width=now.width, height=now.height)
            else:
                picture(now.url, plate.title, "pic", width=now.width, height=now.height, lazy=False)

    def _show_foot(self) -> None:
        plate, self._refining = self._plate, False
        self._foot.clear()
        self._more.clear()
        with self._foot:
            versions_strip(plate.versions, plate.current, self._on_version)
            button("Refine it", self._refine, icon="lock" if plate.refining.locked else None)
            if plate.happy:
                chosen = tag("p", "chosen before i-check", "Chosen", tabindex="-1")
            else:
                chosen = button("I’m happy with this", self._happy, kind=Kind.GOLD)
            if self._acted:  # the button that had the focus is gone
                chosen.on("vnode-mounted", js_handler=TAKE_FOCUS)
        if plate.happy or plate.downloads:
            with self._more:
                rating(plate.rating, self._on_rate)
                with tag("div", "plate-downloads"):
                    for place, download in enumerate(plate.downloads):
                        link_button(
                            download.label, download.href, download=True, icon="download" if place == 0 else None
                        )

    def _happy(self) -> Any:
        self._acted = True
        return self._on_happy()

    def _refine(self) -> None:
        refining = self._plate.refining
        self._more.clear()
        if refining.locked is not None:
            with self._more, tag("p", "plate-locked before i-lock"):
                tag("span", "", refining.locked)
                tag("a", "", "See plans", href=safe_href(refining.locked_href))
            return
        self._refining = True
        self._foot.clear()
        with self._foot:
            refine_form(refining, on_refine=self._send, on_cancel=self._show_foot)

    def _send(self, text: str) -> Any:
        self._refining, self._acted = False, True
        return self._on_refine(text)


class ProgressPlate:
    """A frame of the picture's own shape while it is being painted."""

    def __init__(self, progress: Progress, *, on_cancel: Handler | None = None) -> None:
        with tag("figure", "plate waiting-plate", aria_label=progress.words, role="status") as self.element:
            with tag("div", "easel wet").style(f"aspect-ratio:{int(progress.width)}/{int(progress.height)}"):
                tag("span", "brush", aria_hidden="true")
                mark(48)
            with tag("div", "plate-foot"):
                with tag("div", "waiting-words"):
                    self._words = words("b", "", progress.words)
                    self._place = words("span", "soft", "")
                    self._clock = _Waiting()
                if on_cancel is not None:
                    button("Cancel", on_cancel)
        self.update(progress)

    def update(self, progress: Progress) -> None:
        """Show how it stands now; the seconds between two updates are counted in the browser."""
        self._words.text = progress.words
        ahead = progress.position or 0
        self._place.text = f"{ahead} picture{'s' if ahead > 1 else ''} before yours" if ahead else ""
        self._clock.props["elapsed"] = round(progress.elapsed, 1)
        self._clock.props["usual"] = progress.usual or 0


def failed_plate(
    words: str, *, on_retry: Handler | None = None, note: str = "Nothing was charged.", retry: str = "Try again"
) -> Element:
    """Say why there is no picture, and offer to try again."""
    with tag("div", "plate failed-plate", role="alert") as element:
        icon("warning")
        with tag("div"):
            tag("p", "", words)
            tag("p", "hint", note)
        if on_retry is not None:
            button(retry, on_retry, icon="again")
    return element


def refine_form(
    refining: Refining, *, on_refine: Callable[[str], Any], on_cancel: Handler | None = None, words: str = "Refine it"
) -> Element:
    """Put the field for what should change, with suggestions to click and what it will cost."""
    with tag("div", "refine") as element:
        field = text_field(
            "What should change?",
            placeholder="Make the visor glow, keep everything else",
            multiline=True,
            maxlength=LONGEST,
            counter=True,
            on_change=lambda text: check(text or ""),
        )
        field.props("autofocus")
        if refining.suggestions:
            with tag("div", "answers", role="group", aria_label="Suggestions"):
                for suggestion in refining.suggestions:
                    Button(suggestion, lambda said=suggestion: field.set_value(said), classes="chip")
        with tag("div", "row-end"):
            tag("p", "hint", refining.cost)
            if on_cancel is not None:
                button("Cancel", on_cancel)
            send = button(words, lambda: on_refine((field.value or "").strip()), kind=Kind.LAPIS, disabled=True)

        def check(text: str) -> None:
            send.set_enabled(SHORTEST <= len(text.strip()) <= LONGEST)

    return element


def versions_strip(versions: tuple[Version, ...], current: str, on_version: Callable[[str], Any]) -> Element:
    """Put the versions as small pictures to click, the current one in gold."""
    with tag("div", "strip", role="group", aria_label="Versions") as element:
        if len(versions) > 1:
            for version in versions:
                with Button(
                    "", lambda each=version.id: on_version(each), classes="strip-pic", label=version.label
                ) as small:
                    small.props["aria-pressed"] = "true" if version.id == current else "false"
                    tag("img", "", src=safe_source(version.thumb_url), alt="", loading="lazy")
    return element


def rating(value: int | None, on_rate: Callable[[int], Any]) -> Element:
    """Put five stars; one click rates."""
    stars: list[Button] = []

    def show(stand: int) -> None:
        for number, star in enumerate(stars, start=1):
            star.set_icon("star-full" if number <= stand else "star")
            star.props["aria-pressed"] = "true" if number == stand else "false"

    def rate(number: int) -> Any:
        show(number)
        return on_rate(number)

    with tag("div", "rating", role="group", aria_label="How good is it?") as element:
        for number in range(1, 6):
            star = Button(
                "",
                lambda number=number: rate(number),
                classes="star before",
                label=f"{number} star{'s' if number > 1 else ''}",
            )
            stars.append(star)
        show(value or 0)
    return element


class _Waiting(Element, component="waiting.js"):
    """Elapsed time and a bar; both run in the browser."""
