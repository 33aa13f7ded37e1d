# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false
"""Signing in with another site: the way there, and what is believed of who comes back.

OpenID Connect by the authorization code flow with PKCE, state and nonce, through Authlib; GitHub by the same flow
without an ID token. What belongs to one sign-in travels sealed in a cookie of the browser that began it.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, cast
from urllib.parse import urlencode, urlsplit

import httpx2
import structlog
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import AsyncOAuth2Client

from services.accounts import oidc_github, oidc_settings, oidc_tokens, sealing
from services.accounts.attempts import attempts
from services.accounts.entering import clean_email
from services.accounts.oidc_discovery import TIMEOUT, Source, fetch_json, tls
from services.accounts.oidc_settings import Kind, Provider
from services.accounts.profiles import Profile
from services.errors import BadInput, NotFound, ProviderRefused, ProviderSilent, SignInStale
from services.settings import Settings

log = structlog.get_logger(__name__)

LASTS = 600  # seconds that somebody has for signing in there
CONNECTING_LASTS = 120  # seconds between the click on the account page and the way there
TICKET, CONNECTING, ID_TOKEN = "sign-in ticket", "connecting", "id token"
LONGEST_SEALED = 8000  # characters of a sealed ID token that the table takes


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """What somebody comes for: where they go on, the secrets of a link that they hold, or the sign-in to connect to."""

    next: str = "/"
    setup: str = ""
    invitation: str = ""
    connect_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """The way to the provider, and the ticket that the browser has to bring back; `state` names the ticket."""

    url: str
    ticket: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """Who came back, and what for."""

    provider: Provider
    profile: Profile
    errand: Errand


class _Site:
    def __init__(self, provider: Provider) -> None:
        self.provider = provider
        self.source = Source(provider.issuer)


_open: dict[str, _Site] = {}


def open_providers(settings: Settings) -> None:
    """Take the providers of the settings; none is asked anything before somebody signs in. Raises SettingsError."""
    sealing.open_seal(settings)
    _open.clear()
    if settings.oidc_providers:
        tls()
    _open.update({provider.name: _Site(provider) for provider in oidc_settings.read(settings)})


def offered() -> tuple[Provider, ...]:
    """The providers in the order in which their buttons stand."""
    return tuple(site.provider for site in _open.values())


def find(name: str) -> Provider | None:
    site = _open.get(name)
    return site.provider if site else None


def connecting_path(sign_in_id: str, name: str) -> str:
    """Where an account page sends somebody who wants to connect a provider to the account that they are signed in to.

    Works for two minutes and for that sign-in alone, so that no other site can lead anybody there. Raises NotFound.
    """
    if name not in _open:
        raise NotFound
    return f"/sign-in/with/{name}?{urlencode({'connect': sealing.seal(CONNECTING, {'to': sign_in_id})})}"


def connecting(sealed: str, sign_in_id: str) -> str:
    """The sign-in that is to be connected to. Raises SignInStale unless it is the one of this browser."""
    try:
        asked = str(sealing.unseal(CONNECTING, sealed, seconds=CONNECTING_LASTS).get("to", ""))
    except sealing.Unreadable as error:
        raise SignInStale from error
    if not sign_in_id or not _same(asked, sign_in_id):
        raise SignInStale
    return sign_in_id


async def depart(name: str, redirect_uri: str, errand: Errand) -> Departure:
    """Begin a sign-in. Raises NotFound for a provider that is not offered, ProviderSilent."""
    site = _site(name)
    state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
    if site.provider.kind is Kind.GITHUB:
        endpoint, more = oidc_github.authorization_endpoint(site.provider), {}
    else:
        endpoint, more = (await site.source.metadata()).endpoint("authorization_endpoint"), {"nonce": nonce}
    async with _client(site.provider, redirect_uri) as client:
        url, _ = client.create_authorization_url(endpoint, state=state, code_verifier=verifier, **more)
    said = {"name": name, "state": state, "nonce": nonce, "verifier": verifier, "redirect_uri": redirect_uri}
    return Departure(url=str(url), ticket=sealing.seal(TICKET, said | asdict(errand)), state=state)


async def arrive(name: str, ticket: str, answered: Mapping[str, str]) -> Arrival:
    """Take what the provider's redirect brought back, with the ticket of the same browser.

    Raises SignInStale for what was not begun in this browser, took over ten minutes or was used already;
    ProviderRefused, ProviderSilent.
    """
    site = _site(name)
    said = _opened(ticket)
    if said.get("name") != name or not _same(str(said["state"]), answered.get("state", "")):
        raise SignInStale
    if not attempts().first_use("sign-in ticket", str(said["state"]), seconds=2 * LASTS):
        raise SignInStale
    await _check_issuer(site, answered.get("iss", ""))
    if not answered.get("code"):
        raise ProviderRefused
    token = await _exchange(site, answered["code"], said)
    errand = Errand(**{field: str(said[field]) for field in Errand.__slots__})
    return Arrival(provider=site.provider, profile=await _profile(site, token, str(said["nonce"])), errand=errand)


async def farewell(name: str, sealed_id_token: str, back_to: str) -> str | None:
    """Where the provider ends its own session, None where it offers no such place or the settings want none."""
    site = _open.get(name)
    if site is None or site.provider.kind is Kind.GITHUB or not site.provider.logout:
        return None
    try:
        endpoint = (await site.source.metadata()).endpoint("end_session_endpoint")
        hint = str(sealing.unseal(ID_TOKEN, sealed_id_token).get("token", "")) if sealed_id_token else ""
    except (ProviderSilent, sealing.Unreadable):
        return None
    if not endpoint:
        return None
    asked = {"client_id": site.provider.client_id, "post_logout_redirect_uri": back_to}
    if hint:
        asked["id_token_hint"] = hint
    return f"{endpoint}{'&' if '?' in endpoint else '?'}{urlencode(asked)}"


def sealed_id_token(profile: Profile) -> str:
    """The ID token for the table of sign-ins, empty where there is none or it is too long."""
    sealed = sealing.seal(ID_TOKEN, {"token": profile.id_token}) if profile.id_token else ""
    return sealed if len(sealed) <= LONGEST_SEALED else ""


def _site(name: str) -> _Site:
    if name not in _open:
        raise NotFound("There is nothing at this address.")
    return _open[name]


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode(errors="replace"))


def _opened(ticket: str) -> dict[str, Any]:
    try:
        return sealing.unseal(TICKET, ticket, seconds=LASTS)
    except sealing.Unreadable as error:
        raise SignInStale from error


async def _check_issuer(site: _Site, named: str) -> None:
    """Another provider's answer that was led here (RFC 9207). Raises ProviderRefused."""
    if site.provider.kind is Kind.GITHUB:
        right = not named or urlsplit(named)[:2] == urlsplit(site.provider.issuer)[:2]
    else:
        metadata = await site.source.metadata()
        always = metadata.said.get("authorization_response_iss_parameter_supported") is True
        right = named == metadata.issuer or not (named or always)
    if not right:
        log.warning("an answer of another issuer was refused", provider=site.provider.name)
        raise ProviderRefused


async def _exchange(site: _Site, code: str, said: Mapping[str, Any]) -> dict[str, Any]:
    """The tokens for a code."""
    if site.provider.kind is Kind.GITHUB:
        endpoint, method = oidc_github.token_endpoint(site.provider), "client_secret_post"
    else:
        metadata = await site.source.metadata()
        endpoint = metadata.endpoint("token_endpoint")
        methods = metadata.listed("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
        method = next((one for one in ("client_secret_basic", "client_secret_post") if one in methods), methods[0])
    try:
        async with _client(site.provider, str(said["redirect_uri"]), method) as client:
            token: Any = await client.fetch_token(
                endpoint, grant_type="authorization_code", code=code, code_verifier=said["verifier"]
            )
    except AuthlibBaseError as error:
        log.warning("a provider gave no token", provider=site.provider.name, reason=repr(error.error)[:80])
        raise ProviderRefused from error
    except (httpx2.HTTPError, ValueError) as error:
        log.warning("a provider does not answer as it should", url=endpoint, reason=type(error).__name__)
        raise ProviderSilent from error
    if not token.get("access_token"):
        raise ProviderRefused
    return dict(token)


async def _profile(site: _Site, token: Mapping[str, Any], nonce: str) -> Profile:
    provider, access_token = site.provider, str(token["access_token"])
    if provider.kind is Kind.GITHUB:
        return await oidc_github.profile(provider, access_token)
    id_token = token.get("id_token")
    if not isinstance(id_token, str):
        raise ProviderRefused
    claims = await oidc_tokens.verified(
        site.source, id_token, client_id=provider.client_id, nonce=nonce, access_token=access_token
    )
    metadata = await site.source.metadata()
    if metadata.endpoint("userinfo_endpoint") and _lacks(provider, claims):
        userinfo = await fetch_json(metadata.endpoint("userinfo_endpoint"), token=access_token)
        claims = oidc_tokens.of_same_person(claims, cast("dict[str, Any]", userinfo))
    return Profile(
        provider=provider.name,
        issuer=metadata.issuer,
        subject=str(claims["sub"]),
        emails=_verified_email(claims),
        name=str(claims.get("name") or claims.get("preferred_username") or ""),
        claims=claims,
        id_token=id_token,
    )


def _lacks(provider: Provider, claims: Mapping[str, Any]) -> bool:
    """Whether the token leaves out what the settings want to know; many providers tell it only beside the token."""
    wanted = ["email", "email_verified", "name", *(one for one in (provider.role_claim, provider.plan_claim) if one)]
    return any(one not in claims and one.split(".")[0] not in claims for one in wanted)


def _verified_email(claims: Mapping[str, Any]) -> tuple[str, ...]:
    """The address, only where the provider itself has verified it: some let anybody write one in."""
    if claims.get("email_verified") is not True and claims.get("email_verified") != "true":
        return ()
    try:
        return (clean_email(str(claims.get("email") or "")),)
    except BadInput:
        return ()


def _client(provider: Provider, redirect_uri: str, method: str | None = None) -> Any:
    return AsyncOAuth2Client(
        client_id=provider.client_id,
        client_secret=provider.client_secret or None,
        token_endpoint_auth_method=method if provider.client_secret else "none",
        scope=provider.scopes,
        redirect_uri=redirect_uri,
        code_challenge_method="S256",
        timeout=TIMEOUT,
        follow_redirects=False,
        verify=tls(),
    )
