"""Tables of the other ways in: accounts at providers, addresses that were proven, invitations."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from data.columns import Table, id_field, optional_time, ref_field, time_field


class Identity(Table, table=True):
    """An account at a provider that opens an account here.

    `issuer` and `subject` say together who it is: a provider's name in the settings may be given to another issuer one
    day, and another issuer's subjects must not open these accounts. `made_admin` and `gave_plan` remember what its
    claims gave, so that only this is taken away again.
    """

    __tablename__ = "identity"
    __table_args__ = (UniqueConstraint("issuer", "subject"),)

    id: str = id_field()
    user_id: str = ref_field("user_account.id")
    provider: str = Field(max_length=40)
    issuer: str = Field(max_length=255)
    subject: str = Field(max_length=255)
    email: str = Field(default="", max_length=320)
    made_admin: bool = False
    gave_plan: str = Field(default="", max_length=40)
    created_at: datetime = time_field()
    last_used_at: datetime = time_field()


class EmailProof(Table, table=True):
    """The account's owner has shown that mail to `email` reaches them. Worth nothing once the address is another."""

    __tablename__ = "email_proof"

    user_id: str = ref_field("user_account.id", primary_key=True)
    email: str = Field(max_length=320)
    proven_at: datetime = time_field()


class Invitation(Table, table=True):
    """A link that lets somebody make an account. Only the hash of its secret is kept."""

    __tablename__ = "invitation"

    id: str = id_field()
    secret_hash: str = Field(max_length=64, unique=True)
    email: str = Field(default="", max_length=320)
    plan: str = Field(default="", max_length=40)
    note: str = Field(default="", max_length=200)
    uses: int = 1
    used: int = 0
    mailed: bool = False
    created_by: str | None = ref_field("user_account.id", optional=True)
    created_at: datetime = time_field()
    expires_at: datetime = time_field()
    revoked_at: datetime | None = optional_time()


class InvitationUse(Table, table=True):
    """Who came in by an invitation."""

    __tablename__ = "invitation_use"

    invitation_id: str = ref_field("invitation.id", primary_key=True)
    user_id: str = ref_field("user_account.id", primary_key=True)
    used_at: datetime = time_field()
