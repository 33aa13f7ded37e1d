"""Whether the process is up, and whether it can serve."""

from __future__ import annotations

import secrets

import structlog
from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from pages.doorkeeper import settings_of
from services.errors import NotFound, Unauthenticated
from services.upkeep import house, metrics

log = structlog.get_logger(__name__)
router = APIRouter(include_in_schema=False)


@router.get("/healthz")
async def healthz() -> dict[str, str]:
    return {"status": "ok"}


@router.get("/readyz")
async def readyz() -> JSONResponse:
    """Database, storage and migrations."""
    try:
        await house.ready()
    except Exception:
        log.exception("not ready")
        return JSONResponse({"status": "not ready"}, status_code=503)
    return JSONResponse({"status": "ready"})


@router.get("/metrics")
async def prometheus(request: Request) -> Response:
    """Off unless LIMNER_METRICS_TOKEN is set; then for whoever shows it as a bearer token."""
    token = settings_of(request).metrics_token
    if not token:
        raise NotFound
    if not secrets.compare_digest(request.headers.get("authorization", "").encode(), f"Bearer {token}".encode()):
        raise Unauthenticated
    return Response(await metrics.exposition(), media_type="text/plain; version=0.0.4; charset=utf-8")
