"""GitHub, which speaks OAuth 2.0 and no OpenID Connect: its addresses, and who somebody is by its API."""

from __future__ import annotations

from typing import Any, cast

from services.accounts.entering import clean_email
from services.accounts.oidc_discovery import fetch_json
from services.accounts.oidc_settings import Provider
from services.accounts.profiles import Profile
from services.errors import BadInput, ProviderRefused

PUBLIC = "https://github.com"
PUBLIC_API = "https://api.github.com"


def authorization_endpoint(provider: Provider) -> str:
    return f"{_site(provider)}/login/oauth/authorize"


def token_endpoint(provider: Provider) -> str:
    return f"{_site(provider)}/login/oauth/access_token"


async def profile(provider: Provider, access_token: str) -> Profile:
    """The person whom a token belongs to. Raises ProviderRefused, ProviderSilent."""
    api = PUBLIC_API if _site(provider) == PUBLIC else f"{_site(provider)}/api/v3"
    told = await fetch_json(f"{api}/user", token=access_token)
    listed = await fetch_json(f"{api}/user/emails", token=access_token)
    user = cast("dict[str, Any]", told) if isinstance(told, dict) else {}
    if not isinstance(user.get("id"), int) or not isinstance(listed, list):
        raise ProviderRefused
    return Profile(
        provider=provider.name,
        issuer=_site(provider),
        subject=str(user["id"]),
        emails=_verified(cast("list[dict[str, Any]]", listed)),
        name=str(user.get("name") or user.get("login") or ""),
        claims=user,
    )


def _site(provider: Provider) -> str:
    return provider.issuer.rstrip("/")


def _verified(listed: list[dict[str, Any]]) -> tuple[str, ...]:
    """The addresses that GitHub has verified, the primary one first."""
    found: list[tuple[bool, str]] = []
    for one in listed:
        if one.get("verified") is True:
            try:
                found.append((one.get("primary") is not True, clean_email(str(one.get("email", "")))))
            except BadInput:
                continue
    return tuple(email for _, email in sorted(found, key=lambda each: each[0]))
