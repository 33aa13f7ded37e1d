"""What all routes that cost something take alike: who asks, under which key, and how long they wait for the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Request

import data
from data.catalogue import UNLIMITED
from pages.api import bodies, shapes
from pages.doorkeeper import SignedIn
from services.billing import keys, quotes
from services.studio import generation_views
from services.studio.views import GenerationView

BEFORE = "/api/v1/"  # what stands before a route's name


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    user_id: str
    route: str
    wait: float
    key: str | None

    def request(self, body: bodies.Body, route: str = "") -> keys.Request | None:
        """The key with what is asked under it: this body, of this route. Raises BadInput."""
        return keys.request(self.key, route or self.route, body.model_dump())

    async def answer(self, view: GenerationView) -> dict[str, Any]:
        """The generation once it has ended, or as it stands after the seconds that were to be waited."""
        waited = self.wait and not view.finished
        return shapes.generation(
            await generation_views.when_finished(self.user_id, view.id, self.wait) if waited else view
        )

    async def answer_refined(self, view: GenerationView) -> dict[str, Any]:
        """The same with how many refinements remain of this month, and how this one was paid."""
        answer = await self.answer(view)
        usage = await data.read(quotes.usage, self.user_id)
        remaining = usage["refinements"].remaining if "refinements" in usage else UNLIMITED
        return {**answer, "refinements_remaining": remaining, "counted_as": view.counted_as}


async def _asking(request: Request, user: SignedIn, wait: bodies.Wait = 0, key: bodies.Key = None) -> Asking:
    return Asking(user_id=user.id, route=request.url.path.removeprefix(BEFORE), wait=wait, key=key)


Charged = Annotated[Asking, Depends(_asking)]
