"""For administrators: prices, plans, requests, mending, and the ledger's audit."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from pages.api import bodies, shapes
from pages.api.admin_bodies import PlanOf, Plans, PriceOf, Prices
from pages.api.admin_shapes import changed
from pages.doorkeeper import Admin
from services.billing import audit, mending, pricing, requests
from services.upkeep import audit_log

router = APIRouter(prefix="/admin", tags=["Administration"])
State = Annotated[str | None, Query(max_length=20, description="open, granted or declined.")]


@router.get("/pricing")
async def get_pricing(_: Admin, limit: bodies.Limit = 100, cursor: bodies.Place = None) -> dict[str, Any]:
    """The price of every operation, and the packages, also those that are switched off."""
    prices, packages = await audit_log.last_changes("price"), await audit_log.last_changes("package")
    items = [changed(shapes.price(row), prices.get(row.operation)) for row in await pricing.prices()]
    return {
        **shapes.part(items, limit, cursor, name="operation"),
        "packages": [
            changed(shapes.package(row), packages.get(row.key)) for row in await pricing.packages(all_of_them=True)
        ],
    }


@router.patch("/pricing")
async def change_prices(body: Prices | PriceOf, admin: Admin) -> dict[str, Any]:
    """Prices of several operations at once, all of them or none; or of the one that the body names."""
    items = body.items if isinstance(body, Prices) else [body]
    wanted = {one.operation: one.model_dump(exclude_unset=True, exclude={"operation"}) for one in items}
    await pricing.change_prices(admin.id, wanted)
    return await get_pricing(admin)


@router.patch("/pricing/{operation}")
async def change_price(operation: str, body: bodies.PriceChange, admin: Admin) -> dict[str, Any]:
    """Counts from the next quote on; who clicks on an older one is shown the new one first."""
    return shapes.price(await pricing.change_price(admin.id, operation, body.model_dump(exclude_unset=True)))


@router.patch("/packages/{key}")
async def change_package(key: str, body: bodies.PackageChange, admin: Admin) -> dict[str, Any]:
    return shapes.package(await pricing.change_package(admin.id, key, body.model_dump(exclude_unset=True)))


@router.get("/plans")
async def get_plans(_: Admin, limit: bodies.Limit = 100, cursor: bodies.Place = None) -> dict[str, Any]:
    plans = await audit_log.last_changes("plan")
    items = [changed(shapes.plan(row), plans.get(row.key)) for row in await pricing.plans()]
    return shapes.part(items, limit, cursor, name="key")


@router.patch("/plans")
async def change_plans(body: Plans | PlanOf, admin: Admin) -> dict[str, Any]:
    """Several plans at once, all of them or none; or the one that the body names."""
    items = body.items if isinstance(body, Plans) else [body]
    wanted = {one.key: one.model_dump(exclude_unset=True, exclude={"key"}) for one in items}
    await pricing.change_plans(admin.id, wanted)
    return await get_plans(admin)


@router.patch("/plans/{key}")
async def change_plan(key: str, body: bodies.PlanChange, admin: Admin) -> dict[str, Any]:
    """Allowances (-1 without limit, 0 locked) and the month's tokens."""
    return shapes.plan(await pricing.change_plan(admin.id, key, body.model_dump(exclude_unset=True)))


@router.get("/topup-requests")
async def topup_requests(
    _: Admin, limit: bodies.Limit = 50, cursor: bodies.Cursor = None, state: State = None
) -> dict[str, Any]:
    rows = await requests.list_requests("topup", state=state, limit=limit + 1, before=cursor)
    return shapes.page([shapes.request(row) for row in rows], limit)


@router.post("/topup-requests/{request_id}/grant")
async def grant_topup(request_id: str, admin: Admin, body: bodies.Answer | None = None) -> dict[str, Any]:
    return await _decided(admin.id, "topup", request_id, body, grant=True)


@router.post("/topup-requests/{request_id}/decline")
async def decline_topup(request_id: str, admin: Admin, body: bodies.Answer | None = None) -> dict[str, Any]:
    return await _decided(admin.id, "topup", request_id, body, grant=False)


@router.get("/plan-requests")
async def plan_requests(
    _: Admin, limit: bodies.Limit = 50, cursor: bodies.Cursor = None, state: State = None
) -> dict[str, Any]:
    rows = await requests.list_requests("plan", state=state, limit=limit + 1, before=cursor)
    return shapes.page([shapes.request(row) for row in rows], limit)


@router.post("/plan-requests/{request_id}/grant")
async def grant_plan(request_id: str, admin: Admin, body: bodies.Answer | None = None) -> dict[str, Any]:
    return await _decided(admin.id, "plan", request_id, body, grant=True)


@router.post("/plan-requests/{request_id}/decline")
async def decline_plan(request_id: str, admin: Admin, body: bodies.Answer | None = None) -> dict[str, Any]:
    return await _decided(admin.id, "plan", request_id, body, grant=False)


@router.post("/charges/{charge_id}/refund")
async def refund(charge_id: str, admin: Admin, body: bodies.Answer | None = None) -> dict[str, Any]:
    """Give back what a captured charge took, once. Answers the account's new balance."""
    return shapes.balance(await mending.refund(admin.id, charge_id, body.note if body else ""))


@router.post("/tokens/correction")
async def correction(body: bodies.Correction, admin: Admin) -> dict[str, Any]:
    """Mend a mistake by a counter-row: whole tokens above or below zero, with the reason."""
    return shapes.balance(await mending.correct(admin.id, body.user_id, body.amount, body.notes))


@router.get("/ledger-audit")
async def last_audit(_: Admin) -> dict[str, Any]:
    """The last self-audit; null before the first."""
    view = await audit.last_audit()
    return {"audit": shapes.audit(view) if view else None}


@router.post("/ledger-audit")
async def run_audit(admin: Admin) -> dict[str, Any]:
    """Recompute every balance, lot, hold and counter now."""
    return {"audit": shapes.audit(await audit.run_audit(admin.id))}


async def _decided(
    admin_id: str, kind: requests.Kind, request_id: str, body: bodies.Answer | None, *, grant: bool
) -> dict[str, Any]:
    view = await requests.decide(admin_id, kind, request_id, grant=grant, note=body.note if body else "")
    return shapes.request(view)
