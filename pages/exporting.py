"""The way out for a picture: how it reads when small, one file, and a pack with a file for every platform ticked."""

from __future__ import annotations

import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from fastapi import Response
from nicegui import app, context, ui

from components import states
from components.controls import Kind, button, checkbox, choice
from components.markup import tag, words
from components.picking import FocusPicker, Shape
from pages.api.sending import disposition
from pages.doorkeeper import SignedIn
from pages.room import acting
from pages.single_file import SingleFile
from pages.urls import thumbnail_url
from services.accounts.signins import Visitor
from services.errors import NotFound
from services.imaging.export import Fit
from services.imaging.legibility import Report
from services.imaging.platforms import PlatformRow
from services.studio import assets, handing_out, platforms
from services.studio.files import File
from services.studio.views import AssetView
from services.studio.workshop import workshop

KEPT = 300.0  # seconds that a finished pack waits to be fetched
MOST_KEPT = 20
LIGHTS = {"green": "Reads well when small", "amber": "Mostly reads well when small", "red": "Hard to read when small"}
REFINE = "Refine:"
NAMES = {"youtube": "YouTube", "tiktok": "TikTok", "x": "X"}
FITS = {Fit.COVER.value: "Crop to fill", Fit.PAD.value: "Keep all, fill around"}


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
    asset = await acting(who, assets.get(who.user.id, asset_id))
    outlook = None if asset is None else await acting(who, handing_out.outlook(who.user.id, asset_id))
    if asset is None or outlook is None:
        return
    rows, client = platforms.rows(workshop().settings), context.client
    with client.content, states.dialog("Export", wide=True) as dialog:
        _show_report(outlook.report, on_refine, dialog)
        SingleFile(asset, see_through=outlook.see_through)
        tag("h3", "", "A pack for your platforms")
        ticked: dict[str, bool] = {}

        def tick(platform: str, on: bool) -> None:
            ticked[platform] = on
            show_crops()

        def show_crops() -> None:
            cut = fit.value == Fit.COVER
            focus.show([_shape(row) for row in rows if cut and ticked.get(row.platform) and _is_cut(asset, row)])
            hint.set_visibility(focus.visible)

        with tag("div", "export-platforms"):
            for platform, files in groupby(rows, key=lambda row: row.platform):
                sizes = ", ".join(f"{_called(row.name)} {row.width}\u00a0×\u00a0{row.height}" for row in files)
                with tag("div", "export-platform"):
                    checkbox(
                        NAMES.get(platform, platform.capitalize()),
                        on_change=lambda on, platform=platform: tick(platform, on),
                    )
                    tag("p", "hint", sizes)
        fit = choice("Another shape", FITS, value=Fit.COVER.value, on_change=lambda _: show_crops())
        hint = tag("p", "hint", "Drag the point, or move it with the arrow keys: every crop keeps it.")
        focus = FocusPicker(thumbnail_url(asset.id, 768), (asset.width, asset.height), focus=outlook.focus)
        show_crops()
        with_prompt = checkbox("Write the prompt into the files")
        with_prompt.set_visibility(bool(asset.prompt))
        said = words("p", "hint", "")

        async def make() -> None:
            done: list[tuple[int, int]] = []
            clock = ui.timer(0.2, lambda: _tell(said, done))
            pack = handing_out.export_pack(
                who.user.id,
                asset_id,
                [platform for platform, on in ticked.items() if on],
                fit=str(fit.value),
                focus=focus.focus if focus.moved else None,
                with_prompt=bool(with_prompt.value),
                on_progress=lambda number, of: done.append((number, of)),
            )
            with client:  # the dialog may be closed before the pack is made
                file = await acting(who, pack)
                clock.cancel()
                said.text = "" if file is None else "Your pack is ready."
                if file is not None:
                    ui.download.from_url(_keep(who.user.id, file))

        with tag("div", "dialog-foot"):
            button("Make the pack", make, kind=Kind.LAPIS)
    dialog.on("hide", dialog.delete, args=[])
    dialog.open()


def _show_report(report: Report, on_refine: Callable[[str], Any] | None, dialog: ui.dialog) -> None:
    tag("h3", f"light {report.light}", LIGHTS[str(report.light)])
    for finding in report.findings:
        with tag("div", "finding"):
            tag("p", "", finding.sentence)
            if on_refine is not None and finding.suggestion:

                async def refine(suggestion: str = finding.suggestion) -> None:
                    dialog.close()
                    with context.client:  # the dialog goes
                        outcome = on_refine(suggestion.removeprefix(REFINE).strip())
                        if isinstance(outcome, Awaitable):
                            await outcome

                button(finding.suggestion, refine, kind=Kind.QUIET)


def _is_cut(asset: AssetView, row: PlatformRow) -> bool:
    """Whether the file has another shape than the picture."""
    return asset.width * row.height != asset.height * row.width


def _shape(row: PlatformRow) -> Shape:
    return Shape(
        name=f"{NAMES.get(row.platform, row.platform.capitalize())} {_called(row.name)} {row.width} × {row.height}",
        width=row.width,
        height=row.height,
        safe=handing_out.always_shown(row),
        round=row.safe_area == "circle",
    )


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
