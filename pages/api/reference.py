"""The API's description as one page for a person, made from the OpenAPI of this build; no script, no network."""

from __future__ import annotations

import json
from html import escape
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

router = APIRouter(include_in_schema=False)

HEAD = (
    "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>"
    "<title>API · Limner</title><style>body{font:15px/1.5 system-ui,sans-serif;max-width:860px;margin:32px auto;"
    "padding:0 16px;background:#f6f1e6;color:#221d15}code,pre{font:13px/1.45 ui-monospace,monospace}"
    "section{border-top:1px solid #cfc3aa;padding:8px 0}summary{cursor:pointer}pre{overflow:auto}</style>"
    "<h1>Limner’s API</h1><p>The same for programs: <a href='/api/openapi.json'>/api/openapi.json</a></p>"
)


@router.get("/api/docs")
async def docs(request: Request) -> HTMLResponse:
    """Every route with its parameters and body."""
    described: dict[str, Any] = request.app.openapi()
    schemas = described.get("components", {}).get("schemas", {})
    parts = [HEAD]
    for path, methods in described["paths"].items():
        for method, route in methods.items():
            parts.append(_route(method, path, route, schemas))
    return HTMLResponse("".join(parts))


def _route(method: str, path: str, route: dict[str, Any], schemas: dict[str, Any]) -> str:
    words = escape(route.get("description") or route.get("summary") or "")
    names = ", ".join(escape(f"{one['name']} ({one['in']})") for one in route.get("parameters", []))
    body = ""
    for content in route.get("requestBody", {}).get("content", {}).values():
        reference = json.dumps(content.get("schema", {}))
        named = {name: schema for name, schema in schemas.items() if f'/{name}"' in reference}
        shown = escape(json.dumps(named or content.get("schema"), indent=1, ensure_ascii=False))
        body = f"<details><summary>Body</summary><pre>{shown}</pre></details>"
    parameters = f"<p>Parameters: <code>{names}</code></p>" if names else ""
    return f"<section><h2><code>{method.upper()} {escape(path)}</code></h2><p>{words}</p>{parameters}{body}</section>"
