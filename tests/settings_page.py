"""Writes docs/settings.md from the settings class: `python3 -m tests.settings_page`."""

from __future__ import annotations

from pydantic.fields import FieldInfo

from main import HERE
from services.accounts.oidc_settings import ProviderSettings
from services.settings import Settings

PAGE = HERE / "docs" / "settings.md"
KEY = "gemini_api_key"
PREFIX = "LIMNER_OIDC_<NAME>_"
PROVIDERS = """

## Signing in with other sites

`LIMNER_OIDC_PROVIDERS` names them, and each has these settings, such as `LIMNER_OIDC_WORK_ISSUER` for `work`. See
[Signing in](signing-in.md).

| variable | default | what it does |
|---|---|---|
"""
TESTS_ONLY = {"fault_point"}
HEAD = """# Settings

Every setting is an environment variable. A wrong value ends the start with one sentence that says what to write.
This page is made from the settings class (`python3 -m tests.settings_page`).

| variable | default | what it does |
|---|---|---|
"""


def page() -> str:
    """The page as it has to be."""
    rows = [_row(name, field) for name, field in Settings.model_fields.items() if name not in TESTS_ONLY]
    more = [_row(name, field, PREFIX) for name, field in ProviderSettings.model_fields.items()]
    return HEAD + "\n".join(rows) + PROVIDERS + "\n".join(more) + "\n"


def _row(name: str, field: FieldInfo, prefix: str = "LIMNER_") -> str:
    variable = "`GEMINI_API_KEY` or `GOOGLE_API_KEY`" if name == KEY else f"`{prefix}{name.upper()}`"
    default = str(field.default) if str(field.default) else "–"
    if isinstance(field.default, bool):
        default = "on" if field.default else "off"
    return f"| {variable} | {default if default == '–' else f'`{default}`'} | {field.description} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
