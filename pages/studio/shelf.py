"""The right side of the studio: what is being painted, what can be done with the shown version, and the tree of all."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from components.controls import Button
from components.markup import tag, words
from components.running import RunningPanel
from components.versions import VersionStrip
from pages.studio.words import item_of
from pages.urls import download_url
from services.studio.views import VersionView

Deed = Callable[[], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """What can be done with the version on the easel."""

    compare: Deed
    branch: Deed
    restore: Deed
    lineage: Deed
    share: Deed
    export: Deed
    delete: Deed


class Shelf:
    """Built once; `show` follows the versions and which of them is on the easel."""

    def __init__(
        self,
        deeds: Deeds,
        *,
        on_open: Callable[[str], Any],
        on_more: Callable[[], Any],
        on_cancel: Callable[[str], Awaitable[None]],
        on_retry: Callable[[str], Awaitable[None]],
        on_choose: Callable[[str], Awaitable[None]],
        on_dismiss: Callable[[str], Awaitable[None]],
    ) -> None:
        self._buttons: list[Button] = []
        with tag("aside", "shelf", aria_label="Versions"):
            self.running = RunningPanel(
                on_cancel=on_cancel, on_retry=on_retry, on_choose=on_choose, on_dismiss=on_dismiss
            )
            with tag("div", "shelf-head"):
                tag("h2", "", "Versions")
                self._count = words("small", "", "")
            self._deeds = tag("div", "deeds", popover="auto", role="group", aria_label="With this version")
            with self._deeds:
                self._title = words("p", "deeds-head", "")
                self._deed("compare", "Compare", deeds.compare)
                self._deed("branch", "Go on from here: a branch", deeds.branch)
                self._restore = self._deed("restore", "Restore as the newest", deeds.restore)
                self._deed("lineage", "How it came about", deeds.lineage)
                self._download = tag("a", "deed before i-download", "Download", href="#", download="", title="Download")
                self._deed("open", "Export…", deeds.export)
                self._deed("share", "Share…", deeds.share)
                self._deed("bin", "Delete this version", deeds.delete, classes="danger")
            self._strip = VersionStrip(on_open=on_open, on_more=on_more)

    @property
    def opener(self) -> dict[str, str]:
        """Attributes for the phone's button that brings up what can be done with the version."""
        return {"popovertarget": self._deeds.html_id, "aria-haspopup": "dialog"}

    def show(self, versions: Sequence[VersionView], shown: VersionView | None, *, more: bool) -> None:
        """Show these versions, newest first, with `shown` on the easel."""
        self._strip.show([item_of(one) for one in versions], current=shown.id if shown else None, more=more)
        count = len(versions)
        self._count.text = f"{count}{' or more' if more else ''}" if count else "none yet"
        for one in self._buttons:
            one.set_enabled(shown is not None)
        self._deeds.set_visibility(shown is not None)
        if shown is None:
            return
        self._title.text = f"Version {shown.number}"
        if self._download.props["href"] != (href := download_url(shown.asset.id)):
            self._download.props["href"] = href
        newest = bool(versions) and versions[0].id == shown.id
        self._restore.set_enabled(not newest)

    def mark(self, other: str | None) -> None:
        """Mark the version that the shown one is compared with."""
        self._strip.mark(other)

    def _deed(self, icon: str, label: str, on_click: Deed, *, classes: str = "") -> Button:
        made = Button(label, on_click, classes=f"deed before i-{icon} {classes}".strip())
        made.props["title"] = label
        made.props["popovertarget"] = self._deeds.html_id
        made.props["popovertargetaction"] = "hide"
        self._buttons.append(made)
        return made
