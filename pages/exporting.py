"""The way out for a picture: how it reads when small, and a pack with a file for every platform ticked."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from fastapi import Response
from nicegui import app, ui

from components import states
from components.controls import Kind, button, checkbox, choice
from components.markup import tag, words
from pages.api.assets import disposition
from pages.doorkeeper import SignedIn
from pages.room import acting
from services.accounts.signins import Visitor
from services.errors import NotFound
from services.imaging.legibility import Report
from services.studio import handing_out
from services.studio.assets import File
from services.studio.workshop import workshop

KEPT = 300.0  # seconds that a finished pack waits to be fetched
MOST_KEPT = 20
LIGHTS = {"green": "Reads well when small", "amber": "Mostly reads well when small", "red": "Hard to read when small"}
REFINE = "Refine:"
NAMES = {"youtube": "YouTube", "tiktok": "TikTok", "x": "X"}
FITS = {"cover": "Crop to fill", "pad": "Keep all, fill around"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Waiting:
    user_id: str
    file: File
    until: float


_packs: dict[str, _Waiting] = {}


def install() -> None:
    """Register the address that finished packs are fetched from."""
    app.get("/packs/{ticket}", include_in_schema=False)(_fetch)


async def open_export(who: Visitor, asset_id: str, *, on_refine: Callable[[str], Any] | None = None) -> None:
    """Open the dialog for this picture; `on_refine` takes a suggestion of the report."""
    report = await acting(who, handing_out.small_sizes(who.user.id, asset_id))
    rows = handing_out.platform_rows(workshop().settings)
    with states.dialog("Export", wide=True) as dialog:
        if report is not None:
            _show_report(report, on_refine, dialog)
        tag("h3", "", "A pack for your platforms")
        ticked: dict[str, bool] = {}
        with tag("div", "export-platforms"):
            for platform, files in groupby(rows, key=lambda row: row.platform):
                sizes = ", ".join(f"{_called(row.name)} {row.width} × {row.height}" for row in files)
                with tag("div", "export-platform"):
                    checkbox(
                        NAMES.get(platform, platform.capitalize()),
                        on_change=lambda on, platform=platform: ticked.__setitem__(platform, on),
                    )
                    tag("p", "hint", sizes)
        fit = choice("Another shape", FITS, value="cover")
        with_prompt = checkbox("Write the prompt into the files")
        said = words("p", "hint", "")

        async def make() -> None:
            done: list[tuple[int, int]] = []
            clock = ui.timer(0.2, lambda: _tell(said, done))
            chosen = [platform for platform, on in ticked.items() if on]
            file = await acting(
                who,
                handing_out.export_pack(
                    who.user.id,
                    asset_id,
                    chosen,
                    fit=str(fit.value),
                    with_prompt=bool(with_prompt.value),
                    on_progress=lambda number, of: done.append((number, of)),
                ),
            )
            clock.cancel()
            said.text = "" if file is None else "Your pack is ready."
            if file is not None:
                ui.download.from_url(_keep(who.user.id, file))

        with tag("div", "dialog-foot"):
            button("Make the pack", make, kind=Kind.LAPIS)
    dialog.open()


def _show_report(report: Report, on_refine: Callable[[str], Any] | None, dialog: ui.dialog) -> None:
    tag("h3", f"light {report.light}", LIGHTS[str(report.light)])
    for finding in report.findings:
        with tag("div", "finding"):
            tag("p", "", finding.sentence)
            if on_refine is not None and finding.suggestion:

                def refine(suggestion: str = finding.suggestion) -> Any:
                    dialog.close()
                    return on_refine(suggestion.removeprefix(REFINE).strip())

                button(finding.suggestion, refine, kind=Kind.QUIET)


def _called(name: str) -> str:
    """`emote_112` is an emote; its size stands beside it."""
    return name.rstrip("0123456789").replace("_", " ").strip()


def _tell(said: Any, done: list[tuple[int, int]]) -> None:
    if done:
        number, of = done[-1]
        said.text = f"{number} of {of} files …"


def _keep(user_id: str, file: File) -> str:
    """Keep a finished pack for its owner for a few minutes; returns its address."""
    now = time.monotonic()
    for ticket in [one for one, waiting in _packs.items() if waiting.until < now]:
        del _packs[ticket]
    while len(_packs) >= MOST_KEPT:
        del _packs[next(iter(_packs))]
    ticket = secrets.token_urlsafe(24)
    _packs[ticket] = _Waiting(user_id=user_id, file=file, until=now + KEPT)
    return f"/packs/{ticket}"


async def _fetch(ticket: str, user: SignedIn) -> Response:
    waiting = _packs.get(ticket)
    if waiting is None or waiting.user_id != user.id or waiting.until < time.monotonic():
        raise NotFound("This pack is gone. Make it once more.")
    headers = {"content-disposition": disposition(waiting.file.name, download=True), "cache-control": "no-store"}
    return Response(waiting.file.data, media_type=waiting.file.mime_type, headers=headers)
