"""Before a request is read as anything else: what it names by an id has to belong to who asks."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, cast

from fastapi import Depends, Request

from pages.doorkeeper import SignedIn
from services.accounts.signins import Visitor
from services.studio import owning

LONGEST_ID = 64
MOST_IDS = 100  # of one list; more are looked at by what answers
FORMS = ("multipart/", "application/x-www-form-urlencoded")  # were taken apart before, and cannot be read again


async def check_ids(request: Request, user: SignedIn) -> None:
    """Raises NotFound for somebody else's or an unknown id in path or body, whatever else is wrong with that."""
    if request.method == "GET":
        return  # nothing but its path, which is looked at by what answers it
    await _check(user.id, {**await _body(request), **request.path_params})


async def look_first(request: Request, sent: Any) -> None:
    """The same for any route, before it is said what is wrong with what was `sent` to it."""
    who = request.scope.get("limner.visitor")
    if isinstance(who, Visitor):
        body = cast("Mapping[str, Any]", sent) if isinstance(sent, Mapping) else {}
        await _check(who.user.id, {**body, **request.path_params})


async def _check(user_id: str, request: Mapping[str, Any]) -> None:
    named: defaultdict[str, set[str]] = defaultdict(set)
    for field, found in request.items():
        name, _, ending = field.rpartition("_")
        kind = name.rpartition("_")[2]
        if kind not in owning.KINDS or ending not in ("id", "ids"):
            continue
        several = cast("list[Any]", found)[:MOST_IDS] if isinstance(found, list) else []
        ids = several if ending == "ids" else [found]
        named[kind].update(
            one for one in ids if isinstance(one, str) and 0 < len(one) <= LONGEST_ID and _can_be_one(one)
        )
    await owning.check(user_id, named)


def _can_be_one(text: str) -> bool:
    """Half a character and the zero character reach no database; what reads the body says so."""
    return text.isprintable()


async def _body(request: Request) -> dict[str, Any]:
    """Empty for what is no JSON object: reading it as what it should be says what is wrong with it."""
    if request.headers.get("content-type", "").lower().startswith(FORMS):
        return {}
    try:
        body = json.loads(await request.body())
    except (ValueError, RecursionError):
        return {}
    return cast("dict[str, Any]", body) if isinstance(body, dict) else {}


OwnIds = Depends(check_ids)
