"""The API as one application: its routes, its errors in one shape, its description at /api/openapi.json."""

from __future__ import annotations

import json
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from pydantic import BaseModel
from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Lifespan, Receive, Scope, Send

from pages.api import (
    admin,
    admin_money,
    admin_office,
    assets,
    auth,
    billing,
    coach,
    description,
    generate,
    generations,
    health,
    keys,
    kits,
    many,
    me,
    money,
    owning,
    profile,
    projects,
    reference,
    shapes,
    shares,
    versions,
)
from services.errors import BadInput, DatabaseFailed, LimnerError, NotFound
from services.settings import Settings

log = structlog.get_logger(__name__)

PREFIX = "/api/v1"
AREAS = (
    *(auth, me, keys, billing, money, coach, profile, kits, generate, generations),
    *(many, assets, shares, projects, versions, admin, admin_money, admin_office),
)
METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
CODES = {401: "unauthenticated", 403: "forbidden", 404: "not_found", 405: "method_not_allowed", 413: "too_large"}


class Problem(BaseModel):
    code: str
    message: str
    details: dict[str, Any]


class Failure(BaseModel):
    """What every refusal says, whatever its status."""

    error: Problem


REFUSALS: dict[int | str, dict[str, Any]] = {"default": {"model": Failure, "description": "Refused, and why."}}


class Api(FastAPI):
    def openapi(self) -> dict[str, Any]:
        if self.openapi_schema is None:
            self.openapi_schema = description.fill(super().openapi(), PREFIX)
        return self.openapi_schema


def create_app(settings: Settings, lifespan: Lifespan[FastAPI]) -> FastAPI:
    """The application without the pages. `lifespan` runs the house behind it."""
    app = Api(
        title="Limner",
        version="1",
        summary="Everything the pages do, a program can do.",
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.settings = settings
    app.add_middleware(Heads)
    for area in AREAS:
        app.include_router(area.router, prefix=PREFIX, responses=REFUSALS)
    app.include_router(health.router)
    app.include_router(reference.router)
    app.add_api_route("/api/{rest:path}", _nothing_here, methods=METHODS, include_in_schema=False)
    app.add_exception_handler(LimnerError, _limner_error)
    app.add_exception_handler(RequestValidationError, _bad_body)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(OperationalError, _database_failed)
    app.add_exception_handler(Exception, _unforeseen)
    return app


class Heads:
    """HEAD of an address of the API is answered as GET is; the server leaves the body out."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] == "HEAD" and scope["path"].startswith("/api/"):
            scope = {**scope, "method": "GET"}
        await self._app(scope, receive, send)


async def _nothing_here(request: Request) -> None:
    """What no route answers. The pages stand behind the API and would answer it as one of them."""
    path = request.url.path.removeprefix(PREFIX)
    routes = [route for area in AREAS for route in area.router.routes if isinstance(route, APIRoute)]
    fitting = [one for one in routes if one.path == path] or [one for one in routes if one.path_regex.match(path)]
    if taken := {method for route in fitting for method in route.methods or ()}:
        raise HTTPException(405, headers={"allow": ", ".join(sorted(taken))})
    raise HTTPException(404)


async def _limner_error(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, LimnerError)
    headers = {"retry-after": str(max(1, round(error.retry_after)))} if error.retry_after is not None else None
    return JSONResponse(jsonable_encoder(shapes.error(error)), status_code=error.status, headers=headers)


async def _bad_body(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    try:
        await owning.look_first(request, error.body)
    except NotFound as not_theirs:
        return await _limner_error(request, not_theirs)
    fields = [_field(one) for one in error.errors()]
    first = fields[0] if fields else {"field": "body", "message": "cannot be read"}
    failure = BadInput(f"{first['field']}: {first['message']}.", fields=fields)
    return await _limner_error(request, failure)


def _field(found: dict[str, Any]) -> dict[str, str]:
    if found["type"] == "json_invalid":
        return {"field": "body", "message": "it is not JSON"}
    if "UploadFile" in str(found["msg"]):
        return {"field": "file", "message": "send it as a file with a name"}
    where = ".".join(str(part) for part in found["loc"] if part not in {"body", "query", "path"}) or "body"
    message = str(found["msg"]).removeprefix("Value error, ")
    return {"field": where[:100], "message": message[0].lower() + message[1:].rstrip(".")}


async def _database_failed(request: Request, error: Exception) -> JSONResponse:
    log.error("the database failed", path=request.url.path, reason=str(getattr(error, "orig", error)))
    return await _limner_error(request, DatabaseFailed(retry_after=5))


async def _unforeseen(request: Request, _: Exception) -> JSONResponse:
    """What is answered in place of a trace; the server writes that to its log."""
    return await _limner_error(request, LimnerError())


async def _http_error(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    if error.status_code == 404:
        return await _limner_error(request, NotFound("There is nothing at this address."))
    if error.status_code == 400:  # the framework's word for a body that it could not take apart
        return await _limner_error(request, BadInput(f"{str(error.detail).rstrip('.')}."))
    detail = error.detail if isinstance(error.detail, str) else json.dumps(error.detail)
    shape = {"error": {"code": CODES.get(error.status_code, "invalid"), "message": detail, "details": {}}}
    return JSONResponse(shape, status_code=error.status_code, headers=error.headers)
