"""The form that makes an account, with a password."""

from __future__ import annotations

from collections.abc import Mapping

from components import forms
from pages.sign_in import fields
from services.accounts import entering, passwords


def new_account(action: str, asked: Mapping[str, str], *, button: str, email: str = "") -> None:
    """Put the form; `email` is the only address that will do."""
    with fields.form(action, asked, button=button):
        forms.text_input(
            "Name",
            name="name",
            value=asked["name"],
            autocomplete="name",
            required=False,
            maxlength=entering.LONGEST_NAME,
            hint="What you are called here. You may leave it out.",
            error=fields.error_beside("name", asked),
            autofocus=not asked["error"],
        )
        fields.email_field(asked, autofocus=fields.error_beside("email", asked) is not None, fixed=email)
        fields.password_field(
            asked,
            autocomplete="new-password",
            hint=f"At least {passwords.SHORTEST} characters.",
            minlength=passwords.SHORTEST,
            autofocus=fields.error_beside("password", asked) is not None,
        )
