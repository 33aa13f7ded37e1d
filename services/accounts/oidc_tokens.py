# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false
"""Whether an ID token can be believed: signed by the provider, for this client, for this very sign-in, just now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import structlog
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet

from services.accounts.oidc_discovery import Source
from services.errors import ProviderRefused

log = structlog.get_logger(__name__)

# Never `none`, and never HS256 and its like: with these anybody who knows the public key or the client could sign.
SIGNATURES = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
LEEWAY = 60  # seconds by which two clocks may differ


async def verified(source: Source, id_token: str, *, client_id: str, nonce: str, access_token: str) -> dict[str, Any]:
    """The claims of a token. Raises ProviderRefused for one that proves nothing, ProviderSilent without keys."""
    metadata = await source.metadata()
    offered = metadata.listed("id_token_signing_alg_values_supported")
    allowed = [one for one in SIGNATURES if not offered or one in offered]
    try:
        try:
            token = _decoded(id_token, await source.keys(), allowed)
        except InvalidKeyIdError:
            token = _decoded(id_token, await source.keys(fresh=True), allowed)
        claims: Any = CodeIDToken(
            token.claims,
            token.header,
            {
                "iss": {"essential": True, "value": metadata.issuer},
                "aud": {"essential": True, "value": client_id},
                "sub": {"essential": True},
                "exp": {"essential": True},
                "iat": {"essential": True},
            },
            {"nonce": nonce, "client_id": client_id, "access_token": access_token},
        )
        claims.validate(leeway=LEEWAY)
    except (JoseError, ValueError, TypeError) as error:
        log.warning("an ID token was refused", issuer=metadata.issuer, reason=f"{type(error).__name__}: {error}")
        raise ProviderRefused from error
    return dict(claims)


def of_same_person(claims: Mapping[str, Any], userinfo: Mapping[str, Any]) -> dict[str, Any]:
    """What is told beside the token added to what the token says. Raises ProviderRefused where it is of another."""
    if userinfo.get("sub") != claims["sub"]:
        raise ProviderRefused
    return {**userinfo, **claims}


def _decoded(id_token: str, keys: KeySet, allowed: list[str]) -> jwt.Token:
    return jwt.decode(id_token, keys, algorithms=allowed)
