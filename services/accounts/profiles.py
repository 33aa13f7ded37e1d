"""Who a provider says somebody is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A person as a provider knows them. `emails` are only those that it has verified, the main one first."""

    provider: str
    issuer: str
    subject: str
    emails: tuple[str, ...] = ()
    name: str = ""
    claims: Mapping[str, Any] = field(default_factory=dict[str, Any])
    id_token: str = field(default="", repr=False)


def values(claims: Mapping[str, Any], path: str) -> frozenset[str]:
    """The values of a claim, which may be one word, a list, or the names in an object.

    `path` is the claim's name as it is, or, where there is none, a way through objects: `realm_access.roles`.
    """
    found: Any = claims.get(path)
    if found is None:
        found = claims
        for part in path.split("."):
            found = cast("dict[str, Any]", found).get(part) if isinstance(found, dict) else None
    if isinstance(found, bool):
        return frozenset({str(found).lower()})
    if isinstance(found, str | int):
        return frozenset({str(found)})
    if isinstance(found, list | dict):
        return frozenset(str(one) for one in cast("list[Any]", found))
    return frozenset()
