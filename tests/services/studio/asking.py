"""What tests of pictures say often: ask for one, wait for it, see what was used up and what is in a table."""

from __future__ import annotations

from typing import Any

from sqlmodel import select

import data
from services.billing import quotes
from services.studio import generation_views, operations
from services.studio.views import GenerationView
from tests.house import Account


async def ask(account: Account, prompt: str = "a teal fox", **more: Any) -> GenerationView:
    return await operations.text_to_image(account.id, prompt, **more)


async def painted(account: Account, prompt: str = "a teal fox", **more: Any) -> GenerationView:
    view = await ask(account, prompt, **more)
    return await generation_views.when_finished(account.id, view.id, 60)


def used(account: Account) -> int:
    return data.read_now(quotes.usage, account.id)["creations"].used


def rows(table: Any) -> list[Any]:
    return list(data.read_now(lambda db: db.exec(select(table)).all()))
