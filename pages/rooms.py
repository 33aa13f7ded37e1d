"""All rooms of the house, put on the site, and what a visitor sees who has no business in one."""

from __future__ import annotations

import logging
from urllib.parse import quote

import structlog
from fastapi import Request
from fastapi.responses import RedirectResponse, Response
from nicegui import app, ui
from starlette.exceptions import HTTPException

from components.controls import Kind, button, link_button
from components.frame import plain_frame
from components.markup import tag
from pages import (
    account,
    brand_kits,
    coach,
    exporting,
    gallery,
    notices,
    profile,
    projects,
    room,
    share,
    sign_in,
    studio,
    wallet,
)
from pages.admin import access, figures, health, ledger, pricing, requests, styles, users
from pages.admin import generations as admin_generations
from pages.admin import log as log_page
from pages.admin import news as admin_news
from services.accounts import signins
from services.errors import AccountDisabled, LimnerError, Unauthenticated
from services.settings import Settings

log = structlog.get_logger(__name__)


def install(settings: Settings) -> None:
    """Register every page with NiceGUI; once, before the server starts."""
    app.state.settings = settings
    for one in (
        sign_in,
        coach,
        profile,
        gallery,
        projects,
        studio,
        share,
        brand_kits,
        exporting,
        account,
        wallet,
        notices,
        users,
        requests,
        pricing,
        ledger,
        access,
        styles,
        admin_generations,
        figures,
        health,
        admin_news,
        log_page,
    ):
        one.install()
    signins.on_revoked(room.close_pages)
    app.add_exception_handler(LimnerError, _to_the_door)
    for kind in (HTTPException, 404):  # NiceGUI has a page of its own for 404
        app.add_exception_handler(kind, _nothing_here)
    app.on_page_exception(_page_failed)
    logging.getLogger("nicegui").addFilter(_untold)


async def _to_the_door(request: Request, error: Exception) -> Response:
    """Nobody, or somebody who is disabled, goes to the sign-in page and comes back afterwards."""
    if isinstance(error, Unauthenticated):
        target = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/sign-in?next={quote(target, safe='')}", status_code=303)
    if isinstance(error, AccountDisabled):
        return RedirectResponse("/sign-in?error=account_disabled", status_code=303)
    status = error.status if isinstance(error, LimnerError) else 500
    words = error.message if isinstance(error, LimnerError) else ""
    return _error_page(request, status, words)


async def _nothing_here(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _error_page(request, error.status_code, "There is nothing at this address.")


def _error_page(request: Request, status: int, words: str) -> Response:
    from nicegui import Client
    from nicegui.page import page

    with Client(page(""), request=request) as client:
        title = "Nothing here" if status == 404 else "Not for you" if status == 403 else "Not possible"
        with plain_frame(title=title, lead=words), tag("div", "buttons"):
            link_button("Back to the studio", "/", kind=Kind.LAPIS)
        return client.build_response(request, status)


def _untold(record: logging.LogRecord) -> bool:
    """NiceGUI logs what a handler raises; what the person has read already is no fault."""
    return record.exc_info is None or not isinstance(record.exc_info[1], room.Told)


def _page_failed(error: Exception) -> None:
    """What stands on a page that could not be built. The reason goes to the log, never to the page."""
    log.error("a page could not be built", exc_info=error)
    lead = "This page could not be built. Nothing of yours is lost."
    with plain_frame(title="That did not work", lead=lead), tag("div", "buttons"):
        button("Try again", ui.navigate.reload, kind=Kind.LAPIS, icon="again")
        link_button("Back to the studio", "/")
