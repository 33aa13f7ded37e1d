"""What things cost and what one has: usage, balance, ledger, quotes."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Response

import data
from data.columns import utcnow
from pages.api import bodies, shapes
from pages.api.sheets import sheet
from pages.doorkeeper import SignedIn
from services.billing import quotes, wallet
from services.billing.charges import quote_shape

router = APIRouter(tags=["Billing"])

MOST_CSV_ROWS = 100_000
COLUMNS = (
    *("created_at", "type", "amount", "balance_after", "reason"),
    *("reference_type", "reference_id", "notes", "id"),
)


@router.get("/usage")
async def usage(user: SignedIn) -> dict[str, Any]:
    """Each feature of the plan this month: used (with what is held), limit, remaining; -1 is unlimited."""
    return shapes.usage(await data.read(quotes.usage, user.id), utcnow())


@router.get("/tokens/balance")
async def balance(user: SignedIn) -> dict[str, Any]:
    """Tokens and the lots they lie in. `available` is what can be spent now."""
    return shapes.balance(await data.read(wallet.read_balance, user.id))


@router.get("/tokens/history", response_model=None)
async def history(
    user: SignedIn, limit: bodies.Limit = 50, cursor: bodies.Cursor = None, format: Literal["json", "csv"] = "json"
) -> dict[str, Any] | Response:
    """The ledger, newest first; `format=csv` answers all of it as a file."""
    if format == "csv":
        rows = await data.read(wallet.read_history, user.id, limit=MOST_CSV_ROWS)
        return await asyncio.to_thread(sheet, "limner-tokens", COLUMNS, map(shapes.movement, rows))
    rows = await data.read(wallet.read_history, user.id, limit=limit + 1, before=cursor)
    return shapes.page([shapes.movement(row) for row in rows], limit)


@router.get("/quote")
async def quote(
    user: SignedIn,
    operation: Annotated[str, Query(max_length=60)],
    count: Annotated[int, Query(ge=1, le=4)] = 1,
) -> dict[str, Any]:
    """What an operation would cost now, and by which means; send its `quote_id` along to be charged just that."""
    return quote_shape(await data.read(quotes.quote, user.id, operation, count))
