"""Every route of the API as its own description tells it, with a body for each that is right in form.

A new route comes in by itself; one whose path names an id that is not known here fails the tests until it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from tests.house import png

Json = dict[str, Any]
PREFIX = "/api/v1"
OPEN: Mapping[tuple[str, str], str] = {
    ("POST", "/auth/signup"): "makes an account",
    ("POST", "/auth/login"): "is how one comes in",
    ("GET", "/auth/ways"): "tells how one can come in",
    ("POST", "/auth/forgot"): "asks for a reset link by mail, and tells nothing",
    ("POST", "/auth/reset"): "the link's secret opens it",
    ("GET", "/shared/{token}"): "the link's token opens it",
    ("GET", "/shared/{token}/content"): "the link's token opens it",
    ("GET", "/shared/{token}/thumbnail"): "the link's token opens it",
}
NOBODYS = {"announcement_id": "announcements are for everybody"}
LONG = 60  # characters that are surely enough, where a text has a least length


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A method of a path, without the prefix, and its body's description."""

    method: str
    path: str
    body: Json | None
    is_upload: bool = False

    def __str__(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def for_administrators(self) -> bool:
        return self.path.startswith("/admin")

    @property
    def ids(self) -> set[str]:
        """The names of the ids in its path."""
        return {part.partition("}")[0] for part in self.path.split("{")[1:]}

    def names_somebodys(self, ids: Mapping[str, str]) -> bool:
        """Whether its path or its body names something that is somebody's."""
        return bool(self.ids - set(NOBODYS)) or bool(self.body and _ids_in(self.body) & set(ids))

    async def call(self, client: httpx.AsyncClient, ids: Mapping[str, str]) -> httpx.Response:
        """Ask it, with `ids` wherever it names one."""
        path = self.path.format_map({name: _id(self, name, ids) for name in self.ids})
        sent: Json = {}
        if self.is_upload:
            sent = {"files": {"file": ("fox.png", png(), "image/png")}}
        elif self.body is not None:
            sent = {"json": _example(self.body, ids)}
        return await client.request(self.method, PREFIX + path, **sent)


def routes(described: Json) -> list[Route]:
    """All routes of the description that are not open to everybody."""
    found: list[Route] = []
    for path, methods in described["paths"].items():
        if not path.startswith(PREFIX):
            continue
        for method, told in methods.items():
            content = told.get("requestBody", {}).get("content", {})
            schema = content.get("application/json", {}).get("schema")
            route = Route(
                method=method.upper(),
                path=path.removeprefix(PREFIX),
                body=None if schema is None else _whole(schema, described),
                is_upload="multipart/form-data" in content,
            )
            if (route.method, route.path) not in OPEN:
                found.append(route)
    return found


def _id(route: Route, name: str, ids: Mapping[str, str]) -> str:
    if route.path.startswith("/me/sessions/"):
        return ids["sign_in_id"]
    assert name in ids or name in NOBODYS or route.for_administrators, f"{route}: whose is {name}?"
    return ids.get(name, "00000000-0000-7000-8000-000000000000")


def _whole(schema: Json, described: Json) -> Json:
    """The schema with what it refers to in its place."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        return _whole(described["components"]["schemas"][name], described)
    return {
        key: _whole(value, described)
        if isinstance(value, dict)
        else [_whole(one, described) if isinstance(one, dict) else one for one in value]
        if isinstance(value, list)
        else value
        for key, value in schema.items()
    }


def _ids_in(schema: Json) -> set[str]:
    return {_singular(name) for name in schema.get("properties", {})}


def _singular(name: str) -> str:
    """The kind of thing that a field's id is of: `style_asset_id` is an asset's, `asset_ids` are."""
    kind = name.removesuffix("s")
    for ending in ("asset_id", "version_id", "project_id", "brand_kit_id", "generation_id", "session_id"):
        if kind.endswith(ending):
            return ending
    return kind


def _example(schema: Json, ids: Mapping[str, str], name: str = "") -> Any:
    """The least that is right in form; every id in it is one of `ids`."""
    if _singular(name) in ids:
        return (
            [ids[_singular(name)]] * max(1, schema.get("minItems", 1)) if name.endswith("s") else ids[_singular(name)]
        )
    for alternatives in ("anyOf", "oneOf", "allOf"):
        if alternatives in schema:
            return _example(schema[alternatives][0], ids, name)
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][0]
    match schema.get("type"):
        case "object":
            wanted = set(schema.get("required", ())) | {
                one for one in schema.get("properties", {}) if _singular(one) in ids
            }
            return {
                one: _example(part, ids, one) for one, part in schema.get("properties", {}).items() if one in wanted
            }
        case "array":
            return [_example(schema["items"], ids)] * schema.get("minItems", 0)
        case "integer" | "number":
            return max(1, schema.get("minimum", 1))
        case "boolean":
            return True
        case "null":
            return None
        case _:
            return {"date-time": "2030-01-01T00:00:00Z", "date": "2030-01-01"}.get(
                schema.get("format", ""), "x" * max(8, min(LONG, schema.get("maxLength", LONG)))
            )
