"""The other sites to sign in with: `LIMNER_OIDC_PROVIDERS` names them, `LIMNER_OIDC_<NAME>_…` tells of each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from services.settings import Settings, SettingsError, on_or_off

NAME = re.compile(r"^[a-z][a-z0-9_]{0,29}$")
DISCOVERY = "/.well-known/openid-configuration"
LOOPBACK = {"127.0.0.1", "::1", "localhost"}
PLANS = ("free", "pro", "studio")


class Kind(StrEnum):
    OIDC = "oidc"
    GITHUB = "github"


READY: dict[str, tuple[Kind, str, str]] = {
    "google": (Kind.OIDC, "Google", "https://accounts.google.com"),
    "github": (Kind.GITHUB, "GitHub", "https://github.com"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """A site to sign in with, as it was set."""

    name: str
    kind: Kind
    label: str
    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    scopes: str
    role_claim: str
    admin_values: frozenset[str]
    plan_claim: str
    plans: Mapping[str, str]
    logout: bool


class ProviderSettings(BaseSettings):
    """What can be set of one site. Field names are the environment's names behind `LIMNER_OIDC_<NAME>_`."""

    model_config = SettingsConfigDict(extra="ignore")

    client_id: Annotated[str, Field(description="The client that you registered there.")] = ""
    client_secret: Annotated[str, Field(repr=False, description="Its secret; empty for a client without one.")] = ""
    issuer: Annotated[
        str,
        Field(
            description="The issuer, or its discovery URL: https://sso.example.org/realms/main. Google and GitHub are "
            "known; for github it may name a GitHub Enterprise Server."
        ),
    ] = ""
    label: Annotated[str, Field(max_length=40, description="What its button calls it; empty: the name.")] = ""
    scopes: Annotated[str, Field(description="What is asked for, such as openid email profile groups.")] = (
        "openid email profile"
    )
    role_claim: Annotated[
        str,
        Field(description="The claim with the person's roles, such as groups or realm_access.roles; empty: no roles."),
    ] = ""
    admin_values: Annotated[str, Field(description="The values of that claim that make an administrator.")] = ""
    plan_claim: Annotated[str, Field(description="The claim that names the person's plan; empty: it names none.")] = ""
    plans: Annotated[
        str, Field(description="Which value is which plan, such as gold=studio,team=pro; empty: the plans' own keys.")
    ] = ""
    logout: Annotated[bool, Field(description="Whether signing out here signs out there, where it can: on or off.")] = (
        True
    )

    @field_validator("logout", mode="before")
    @classmethod
    def _switch(cls, value: object) -> object:
        return on_or_off(value)

    @field_validator("issuer")
    @classmethod
    def _issuer(cls, value: str) -> str:
        value = value.strip().removesuffix(DISCOVERY)
        if value and not secure(value):
            raise ValueError("write it whole with https://, such as https://sso.example.org/realms/main")
        return value

    @field_validator("plans")
    @classmethod
    def _plans(cls, value: str) -> str:
        for said, plan in pairs(value).items():
            if not said or plan not in PLANS:
                raise ValueError("write value=plan with the plans free, pro or studio, such as gold=studio,team=pro")
        return value


def read(settings: Settings) -> tuple[Provider, ...]:
    """The sites in the order in which their buttons stand. Raises SettingsError with one sentence."""
    names = [name.lower() for name in words(settings.oidc_providers)]
    for name in names:
        if not NAME.match(name) or names.count(name) > 1:
            raise SettingsError(
                "LIMNER_OIDC_PROVIDERS cannot be used: write names of letters and digits, such as google,github,work."
            )
    if not names and not settings.password_login:
        raise SettingsError(
            "LIMNER_PASSWORD_LOGIN cannot be used: name another way to sign in in LIMNER_OIDC_PROVIDERS first."
        )
    return tuple(_read_one(name) for name in names)


def words(value: str) -> list[str]:
    """`a, b` as a list."""
    return [word.strip() for word in value.split(",") if word.strip()]


def pairs(value: str) -> dict[str, str]:
    """`a=b, c=d` as a dictionary."""
    return {left.strip(): right.strip() for left, _, right in (word.partition("=") for word in words(value))}


def secure(url: str) -> bool:
    """Whether nobody on the way can read or change what is said there: https, or this machine itself."""
    try:
        parts = urlsplit(url)
        return bool(parts.hostname) and (
            parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
        )
    except ValueError:
        return False


def _read_one(name: str) -> Provider:
    prefix = f"LIMNER_OIDC_{name.upper()}_"
    try:
        said = ProviderSettings(_env_prefix=prefix)  # pyright: ignore[reportCallIssue]
    except ValidationError as error:
        first = error.errors()[0]
        reason = first["msg"].removeprefix("Value error, ")
        field = str(first["loc"][0]).upper()
        raise SettingsError(f"{prefix}{field} cannot be used: {reason[0].lower() + reason[1:]}.") from error
    kind, label, issuer = READY.get(name, (Kind.OIDC, name.capitalize(), ""))
    issuer = said.issuer or issuer
    for field, value in (("CLIENT_ID", said.client_id), ("ISSUER", issuer)):
        if not value:
            raise SettingsError(f"{prefix}{field} cannot be used: it is empty, and {name} needs it.")
    if kind is Kind.GITHUB and not said.client_secret:
        raise SettingsError(f"{prefix}CLIENT_SECRET cannot be used: it is empty, and {name} needs it.")
    if bool(said.role_claim) != bool(words(said.admin_values)):
        missing = "ADMIN_VALUES" if said.role_claim else "ROLE_CLAIM"
        raise SettingsError(f"{prefix}{missing} cannot be used: it is empty, and its counterpart is set.")
    return Provider(
        name=name,
        kind=kind,
        label=said.label.strip() or label,
        issuer=issuer,
        client_id=said.client_id,
        client_secret=said.client_secret,
        scopes="read:user user:email"
        if kind is Kind.GITHUB
        else " ".join({"openid": 1} | dict.fromkeys(said.scopes.split())),
        role_claim=said.role_claim,
        admin_values=frozenset(words(said.admin_values)),
        plan_claim=said.plan_claim,
        plans=pairs(said.plans) or {plan: plan for plan in PLANS},
        logout=said.logout,
    )
