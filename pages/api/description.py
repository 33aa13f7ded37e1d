"""The description at /api/openapi.json: FastAPI's own of what is asked, with what each route answers filled in."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from pages.api import answers as told

REFERENCE = "#/components/schemas/{model}"
PICTURE, ZIP, EVENTS = "image/*", "application/zip", "text/event-stream"

ANSWERS: dict[str, type[BaseModel]] = {
    "POST /auth/signup": told.Me,
    "POST /auth/login": told.Me,
    "POST /auth/password": told.Me,
    "GET /me": told.Me,
    "PATCH /me": told.Me,
    "GET /me/sessions": told.Page[told.SignIn],
    "GET /me/api-keys": told.Page[told.ApiKey],
    "POST /me/api-keys": told.NewApiKey,
    "GET /me/plan-requests": told.Page[told.AskedForPlan],
    "POST /me/plan-requests": told.AskedForPlan,
    "GET /usage": told.Usage,
    "GET /tokens/balance": told.Balance,
    "GET /tokens/history": told.Page[told.LedgerRow],
    "GET /tokens/topup-requests": told.Page[told.AskedForTokens],
    "POST /tokens/topup-requests": told.AskedForTokens,
    "GET /quote": told.Quote,
    "GET /notices": told.Notices,
    "GET /coach/sessions": told.Page[told.Session],
    "GET /coach/sessions/{session_id}": told.Session,
    "PATCH /coach/sessions/{session_id}/brief": told.Session,
    "POST /coach/sessions/{session_id}/stop": told.Session,
    "POST /coach/sessions/{session_id}/satisfied": told.Session,
    "POST /coach/sessions/{session_id}/end": told.Session,
    "POST /coach/sessions/{session_id}/resume": told.Session,
    "POST /coach/sessions/{session_id}/generate": told.Generation,
    "POST /coach/sessions/{session_id}/refine": told.Refinement,
    "GET /coach/sessions/{session_id}/assets": told.Page[told.Asset],
    "GET /profile-creator/access": told.Access,
    "GET /profile-creator/sessions": told.Page[told.Session],
    "GET /profile-creator/sessions/{session_id}": told.Session,
    "POST /profile-creator/sessions/{session_id}/generate": told.Generation,
    "GET /profile-creator/gallery": told.Page[told.Asset],
    "GET /brand-kits": told.Page[told.Kit],
    "POST /brand-kits": told.Kit,
    "POST /brand-kits/from-image": told.Kit,
    "GET /brand-kits/{kit_id}": told.Kit,
    "PATCH /brand-kits/{kit_id}": told.Kit,
    "POST /generate/text-to-image": told.Generation,
    "POST /generate/edit-image": told.Generation,
    "POST /generate/region-edit": told.Generation,
    "POST /generate/compose": told.Generation,
    "POST /generate/style-transfer": told.Generation,
    "POST /generate/variation": told.Generation,
    "POST /generate/upscale": told.Generation,
    "POST /generate/background": told.Generation,
    "POST /generate/reposition": told.Generation,
    "POST /generate/local": told.Generation,
    "POST /conversation/continue": told.Refinement,
    "GET /generations": told.Page[told.Generation],
    "GET /generations/{generation_id}": told.Generation,
    "POST /generations/{generation_id}/cancel": told.Generation,
    "POST /generations/{generation_id}/retry": told.Generation,
    "POST /uploads": told.Asset,
    "GET /assets": told.Page[told.Asset],
    "GET /assets/{asset_id}": told.Asset,
    "PATCH /assets/{asset_id}": told.Asset,
    "DELETE /assets/{asset_id}": told.Asset,
    "POST /assets/{asset_id}/restore": told.Asset,
    "POST /assets/{asset_id}/rating": told.Asset,
    "POST /assets/{asset_id}/share": told.ShareLink,
    "GET /assets/{asset_id}/share": told.ShareLink,
    "GET /projects": told.Page[told.Project],
    "POST /projects": told.Project,
    "GET /projects/{project_id}": told.Project,
    "PATCH /projects/{project_id}": told.Project,
    "DELETE /projects/{project_id}": told.Project,
    "POST /projects/{project_id}/restore": told.Project,
    "GET /projects/{project_id}/history": told.Page[told.Version],
    "POST /projects/{project_id}/restore/{version_id}": told.Version,
    "GET /versions/{version_id}": told.Version,
    "DELETE /versions/{version_id}": told.Version,
    "POST /versions/{version_id}/undelete": told.Version,
    "GET /admin/users": told.Accounts,
    "PATCH /admin/users/{user_id}": told.Account,
    "POST /admin/tokens/topup": told.Balance,
    "POST /admin/tokens/correction": told.Balance,
    "POST /admin/charges/{charge_id}/refund": told.Balance,
    "GET /admin/topup-requests": told.Page[told.AskedForTokens],
    "GET /admin/plan-requests": told.Page[told.AskedForPlan],
}
EVENT = {
    "type": "object",
    "properties": {
        "event": {"enum": ["session", "token", "brief", "done", "error"]},
        "data": {"type": "string", "description": "JSON: the session, {text}, {brief}, {message, session} or {error}."},
    },
    "required": ["event", "data"],
}
FILES = {
    "GET /me/export": ZIP,
    "GET /assets/{asset_id}/content": PICTURE,
    "GET /assets/{asset_id}/thumbnail": PICTURE,
    "POST /assets/{asset_id}/export-pack": ZIP,
    "POST /assets/download": ZIP,
    "GET /shared/{token}/content": PICTURE,
    "GET /shared/{token}/thumbnail": PICTURE,
    "GET /versions/{version_id}/compare/{other_id}/picture": PICTURE,
    "POST /coach/start": EVENTS,
    "POST /coach/sessions/{session_id}/messages": EVENTS,
    "POST /coach/sessions/{session_id}/again": EVENTS,
    "POST /coach/sessions/{session_id}/messages/{message_id}/edit": EVENTS,
    "POST /profile-creator/start": EVENTS,
    "POST /profile-creator/sessions/{session_id}/messages": EVENTS,
}
TABLES = ("GET /tokens/history", "GET /admin/audit", "GET /admin/analytics")  # also as `format=csv`


def fill(described: dict[str, Any], prefix: str) -> dict[str, Any]:
    """`described` with the types of the answers; `prefix` stands before each path."""
    models = sorted(set(ANSWERS.values()), key=lambda one: one.__name__)
    places, schemas = models_json_schema([(one, "serialization") for one in models], ref_template=REFERENCE)
    described["components"]["schemas"].update(schemas["$defs"])
    for route, model in ANSWERS.items():
        _answer(described, prefix, route)["content"] = {"application/json": {"schema": places[model, "serialization"]}}
    for route, kind in FILES.items():
        schema = EVENT if kind == EVENTS else {"type": "string", "format": "binary"}
        _answer(described, prefix, route)["content"] = {kind: {"schema": schema}}
    for route in TABLES:
        _answer(described, prefix, route)["content"]["text/csv"] = {"schema": {"type": "string"}}
    return described


def _answer(described: dict[str, Any], prefix: str, route: str) -> dict[str, Any]:
    """What the description says of the route's good end."""
    method, path = route.split()
    ends: dict[str, Any] = described["paths"][prefix + path][method.lower()]["responses"]
    return next(end for status, end in ends.items() if status.startswith("2"))
