"""Two versions against each other on the page, and the address of the picture that shows what differs."""

from __future__ import annotations

from collections import OrderedDict

from fastapi import Response
from nicegui import app

from components.compare import Comparison, Side
from pages.doorkeeper import SignedIn
from pages.room import acting
from pages.urls import content_url
from services.accounts.signins import Visitor
from services.billing.words import grouped
from services.studio import versions
from services.studio.versions import Difference
from services.studio.views import VersionView

ADDRESS = "/studio/difference"
MOST_KEPT = 6  # differences that were just looked at: their figures and their picture are asked for separately
CACHED = "private, max-age=3600"

_kept: OrderedDict[tuple[str, str, str], Difference] = OrderedDict()


def install() -> None:
    """Register the address of the difference's picture."""
    app.get(ADDRESS, include_in_schema=False)(_picture)


def comparison(who: Visitor, first: VersionView, second: VersionView, *, on_close: object) -> Comparison:
    """Put the two on the page; what differs is looked for when it is asked for."""

    async def looked(way: str) -> None:
        if way != "difference":
            return
        found = await acting(who, _difference(who.user.id, first.id, second.id))
        if found is not None and not made.is_deleted:
            made.say(_words(found))

    made = Comparison(
        _side(first),
        _side(second),
        difference_url=f"{ADDRESS}?first={first.id}&second={second.id}",
        on_close=on_close,  # pyright: ignore[reportArgumentType]
        on_way=looked,
    )
    return made


async def _picture(user: SignedIn, first: str, second: str) -> Response:
    found = await _difference(user.id, first[:64], second[:64])
    return Response(found.picture, media_type="image/png", headers={"cache-control": CACHED, "vary": "cookie"})


async def _difference(user_id: str, first_id: str, second_id: str) -> Difference:
    """What differs, of which the last few are kept. Raises NotFound."""
    name = (user_id, first_id, second_id)
    if name in _kept:
        for one in (first_id, second_id):
            await versions.get(user_id, one)  # one that was deleted meanwhile is not shown
        return _kept[name]
    found = _kept[name] = await versions.compare(user_id, first_id, second_id)
    while len(_kept) > MOST_KEPT:
        _kept.popitem(last=False)
    return found


def _side(version: VersionView) -> Side:
    asset = version.asset
    return Side(
        id=version.id,
        url=content_url(asset.id),
        label=f"Version {version.number}",
        width=asset.width,
        height=asset.height,
    )


def _words(found: Difference) -> str:
    if not found.changed:
        return "Not one pixel differs."
    share = f"{found.share * 100:.1f}" if found.share >= 0.001 else "less than 0.1"
    said = f"{grouped(found.changed)} of {grouped(found.width * found.height)} pixels differ ({share} %)."
    return said if found.same_size else f"{said} They differ in size: the second was scaled to the first."
