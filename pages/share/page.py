"""A shared picture: large and read-only, without an account, a script or a word about anything else."""

from __future__ import annotations

from html import escape

from fastapi.responses import HTMLResponse, Response
from nicegui import app

from components import theme
from pages import plain
from pages.api.sending import ASK_AGAIN
from pages.urls import shared_content_url
from services.errors import NotFound
from services.studio import sharing
from services.studio.sharing import PATH, SharedPicture

UNNAMED = "A shared picture"
GONE = "Whoever shared it has taken the link back, or its time is over."
HEADERS = {"cache-control": ASK_AGAIN, "x-robots-tag": "noindex"}  # a link that was revoked shows nothing from then on
_BODY = """<div class="shared">
<main class="shared-easel"><img src="{source}" alt="{title}" width="{width}" height="{height}"></main>
<footer class="shared-words">
<div><h1>{title}</h1><p class="soft">{width} × {height}</p></div>
<p class="shared-by"><img src="{mark}" alt="" width="24" height="24">Shared from Limner</p>
</footer>
</div>"""


def install() -> None:
    """Register the page."""
    app.get(PATH + "{token}", include_in_schema=False)(_page)


async def _page(token: str) -> Response:
    try:
        found = await sharing.shared(token)
    except NotFound as error:
        return HTMLResponse(plain.notice("No longer shared", f"{error.message} {GONE}"), 404, HEADERS)
    return HTMLResponse(_show(token, found), headers=HEADERS)


def _show(token: str, found: SharedPicture) -> str:
    title = found.title or UNNAMED
    body = _BODY.format(
        source=escape(shared_content_url(token)),
        title=escape(title),
        width=found.width,
        height=found.height,
        mark=theme.asset_url("mark.svg"),
    )
    return plain.whole(title, body)
