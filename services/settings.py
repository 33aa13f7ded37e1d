"""Every setting of Limner, once. Read from the environment (prefix `LIMNER_`; the model's key by its own names).

A wrong value ends the start with one sentence that says what to write.
"""

from __future__ import annotations

import os
import re
from enum import StrEnum
from functools import cached_property
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AliasChoices, Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

MAIL_FROM = re.compile(r"^[^\s@<>,;:\"]+@[^\s@<>,;:\"]+$")
SWITCHES = {"on": True, "true": True, "yes": True, "1": True, "off": False, "false": False, "no": False, "0": False}
RATE = re.compile(r"^\s*[1-9][0-9]*\s*/\s*(second|minute|hour|day)\s*$")
DEAD_MODELS = {
    "gemini-2.5-flash-image": "gemini-nano-banana-2.1",
    "gemini-3-pro-image-preview": "gemini-3-pro-image",
    "gemini-3.1-flash-image-preview": "gemini-3.1-flash-lite-image",
}


class SettingsError(Exception):
    """A setting cannot be used; the text says which and what to write instead."""


def on_or_off(value: object) -> bool:
    """What a switch says. Raises ValueError with what to write."""
    if isinstance(value, bool):
        return value
    if str(value).strip().lower() not in SWITCHES:
        raise ValueError("write on or off")
    return SWITCHES[str(value).strip().lower()]


class Signup(StrEnum):
    OPEN = "open"
    INVITE = "invite"
    CLOSED = "closed"


class Settings(BaseSettings):
    """What a self-hoster can set. Field names are the environment's names without the prefix."""

    model_config = SettingsConfigDict(env_prefix="LIMNER_", extra="ignore", frozen=False)

    home: Annotated[Path, Field(description="The one folder with everything that is kept.")] = Path("var")
    host: Annotated[str, Field(description="The address that is listened on.")] = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535, description="The port that is listened on.")] = 8080
    base_url: Annotated[str, Field(description="How people reach Limner, such as https://art.example.org.")] = ""
    trusted_proxies: Annotated[
        str, Field(description="Proxies whose X-Forwarded-For and -Proto are believed: addresses, networks, or *.")
    ] = "127.0.0.1,::1"
    database_url: Annotated[str, Field(repr=False, description="postgresql+psycopg://…; empty: SQLite under HOME.")] = (
        ""
    )
    redis_url: Annotated[str, Field(repr=False, description="redis://…; for several processes.")] = ""
    storage_url: Annotated[str, Field(description="s3://bucket/prefix; empty: a folder under HOME.")] = ""
    secret_key: Annotated[
        str,
        Field(repr=False, description="Signs cookies; at least 32 characters; empty: made under HOME."),
    ] = ""
    signup: Annotated[Signup, Field(description="Who may make an account: open, invite or closed.")] = Signup.OPEN
    password_login: Annotated[bool, Field(description="Whether people may sign in with a password: on or off.")] = True
    oidc_providers: Annotated[
        str,
        Field(description="Other sites to sign in with, such as google,github,work; each with settings of its own."),
    ] = ""
    smtp_url: Annotated[
        str,
        Field(repr=False, description="smtp://user:password@host:587 or smtps://…; empty: Limner sends no e-mail."),
    ] = ""
    mail_from: Annotated[str, Field(description="The address that e-mail is sent from.")] = ""
    default_plan: Annotated[str, Field(description="The plan of new accounts: free, pro or studio.")] = "free"
    image_model: Annotated[str, Field(description="The model that paints.")] = "gemini-nano-banana-2.1"
    coach_model: Annotated[str, Field(description="The model that talks.")] = "gemini-3.8-flash"
    max_generations: Annotated[int, Field(ge=1, le=64, description="Model calls at once in this process.")] = 4
    max_generations_per_user: Annotated[int, Field(ge=1, le=64, description="Model calls at once for one user.")] = 2
    max_waiting: Annotated[int, Field(ge=1, le=1000, description="Unfinished generations a user may have.")] = 20
    rate_limit: Annotated[str, Field(description="Requests a user and an address may make, or off.")] = "600/minute"
    session_ttl_hours: Annotated[
        int, Field(ge=1, le=24 * 365, description="Idle hours until a coach session expires.")
    ] = 24
    signin_ttl_days: Annotated[int, Field(ge=1, le=365, description="Days until an unused sign-in ends.")] = 30
    model_timeout: Annotated[float, Field(gt=0, le=3600, description="Seconds until a picture counts as lost.")] = 180.0
    coach_timeout: Annotated[
        float, Field(gt=0, le=3600, description="Seconds of silence until a reply counts as lost.")
    ] = 60.0
    max_upload_mb: Annotated[int, Field(ge=1, le=200, description="Largest upload in megabytes.")] = 20
    max_megapixels: Annotated[int, Field(ge=1, le=400, description="Largest upload in megapixels.")] = 40
    backup_folder: Annotated[str, Field(description="Where backups are kept; empty: a folder under HOME.")] = ""
    backup_keep: Annotated[
        int, Field(ge=0, le=1000, description="Nightly backups that are kept; 0: none are made.")
    ] = 7
    metrics_token: Annotated[
        str, Field(repr=False, description="Opens /metrics as a bearer token; empty: it is off.")
    ] = ""
    log_level: Annotated[str, Field(description="debug, info, warning or error.")] = "info"
    gemini_api_key: Annotated[
        str,
        Field(
            repr=False,
            validation_alias=AliasChoices("GOOGLE_API_KEY", "GEMINI_API_KEY"),
            description="The key of the Gemini API; empty: Limner paints with the engine that it carries itself.",
        ),
    ] = ""
    fault_point: Annotated[str, Field(description="For tests only: the point at which the process kills itself.")] = ""

    @field_validator("image_model", "coach_model")
    @classmethod
    def _alive(cls, value: str) -> str:
        name = value.strip()
        if name in DEAD_MODELS:
            raise ValueError(f"{name} was shut down; write {DEAD_MODELS[name]}")
        if not name:
            raise ValueError("write the name of a model")
        return name

    @field_validator("gemini_api_key")
    @classmethod
    def _key(cls, value: str) -> str:
        return value.strip()

    @field_validator("rate_limit")
    @classmethod
    def _rate(cls, value: str) -> str:
        if value.strip().lower() == "off":
            return "off"
        if not RATE.match(value):
            raise ValueError("write a number and a time, such as 600/minute, or off")
        return re.sub(r"\s", "", value)

    @field_validator("password_login", mode="before")
    @classmethod
    def _switch(cls, value: object) -> object:
        return on_or_off(value)

    @field_validator("smtp_url")
    @classmethod
    def _smtp_url(cls, value: str) -> str:
        parts = urlsplit(value)
        if value and (parts.scheme not in {"smtp", "smtps"} or not parts.hostname):
            raise ValueError("write smtp://user:password@host:587 or smtps://user:password@host, or leave it empty")
        return value

    @field_validator("mail_from")
    @classmethod
    def _mail_from(cls, value: str) -> str:
        if value and not MAIL_FROM.match(value):
            raise ValueError("write an e-mail address, such as limner@example.org")
        return value

    @field_validator("base_url")
    @classmethod
    def _base_url(cls, value: str) -> str:
        parts = urlsplit(value)
        if value and (parts.scheme not in {"http", "https"} or not parts.netloc):
            raise ValueError("write it whole, such as https://art.example.org")
        return value.rstrip("/")

    @field_validator("trusted_proxies")
    @classmethod
    def _proxies(cls, value: str) -> str:
        for part in value.split(","):
            try:
                if part.strip() != "*":
                    ip_network(part.strip(), strict=False)
            except ValueError:
                raise ValueError("write addresses or networks with commas between them, or *") from None
        return value

    @field_validator("database_url")
    @classmethod
    def _database_url(cls, value: str) -> str:
        if value and not value.startswith(("postgresql+psycopg://", "sqlite:///")):
            raise ValueError("write postgresql+psycopg://user:password@host/name, or leave it empty")
        return value

    @field_validator("storage_url")
    @classmethod
    def _storage_url(cls, value: str) -> str:
        if value and not value.startswith(("s3://", "file://")):
            raise ValueError("write s3://bucket/prefix, or leave it empty")
        return value

    @field_validator("redis_url")
    @classmethod
    def _redis_url(cls, value: str) -> str:
        if value and not value.startswith(("redis://", "rediss://")):
            raise ValueError("write redis://host:6379, or leave it empty")
        return value

    @field_validator("secret_key")
    @classmethod
    def _secret(cls, value: str) -> str:
        if value and len(value) < 32:
            raise ValueError("write at least 32 random characters, or leave it empty")
        return value

    @field_validator("default_plan")
    @classmethod
    def _plan(cls, value: str) -> str:
        if value not in {"free", "pro", "studio"}:
            raise ValueError("write free, pro or studio")
        return value

    @field_validator("log_level")
    @classmethod
    def _level(cls, value: str) -> str:
        if value.lower() not in {"debug", "info", "warning", "error"}:
            raise ValueError("write debug, info, warning or error")
        return value.lower()

    @cached_property
    def folder(self) -> Path:
        """HOME as an absolute path; relative ones count from the working directory."""
        return self.home.expanduser().resolve()

    @property
    def database(self) -> str:
        """The SQLAlchemy URL in force."""
        return self.database_url or f"sqlite:///{self.folder / 'limner.db'}"

    @property
    def uses_engine(self) -> bool:
        """No key and no proxy in between: the carried engine stands in for Gemini."""
        return not self.gemini_api_key and not os.environ.get("GOOGLE_GEMINI_BASE_URL")

    @property
    def sends_mail(self) -> bool:
        """Links in e-mail need an address that no request can choose: without BASE_URL nothing is sent."""
        return bool(self.smtp_url and self.mail_from and self.base_url)

    @property
    def open_to_others(self) -> bool:
        """Whether other machines can reach Limner: it listens to them, or a proxy does."""
        local = {"127.0.0.1", "::1", "localhost"}
        return self.host not in local or (urlsplit(self.base_url).hostname or "127.0.0.1") not in local

    @property
    def secure_cookies(self) -> bool:
        return self.base_url.startswith("https://")

    @property
    def rate(self) -> str | None:
        return None if self.rate_limit == "off" else self.rate_limit


def load() -> Settings:
    """Read the environment.

    Raises SettingsError with one sentence that names the setting and what to write.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        field = str(first["loc"][0]) if first["loc"] else "?"
        name = field if field.isupper() else f"LIMNER_{field.upper()}"
        reason = first["msg"].removeprefix("Value error, ")
        raise SettingsError(f"{name} cannot be used: {reason[0].lower() + reason[1:]}.") from error
