"""What belongs to a person, table by table: what its export is called, what stays secret, and what leaving does to it.

A table that refers to accounts and stands neither here nor in `NOT_MINE` fails a test.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Table, select

from data.schema import TABLES

SECRETS = frozenset({"secret_hash", "token_hash", "password_hash", "id_token"})  # never told, not even to their owner


class Leaving(StrEnum):
    """What happens to a person's rows when their account is deleted."""

    GONE = "gone"  # deleted at once
    EMPTIED = "emptied"  # stays for the sums and the pictures that hang on it, without a word of theirs
    KEPT = "kept"  # money and counts, which name nobody


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging:
    """The rows of one table that are a person's: by `owner`, a column of it, or by the `user_id` of its parent.

    `through` is the column that leads to the parent, and the parent's table. `hidden` columns are of no use outside;
    `emptied` are the columns that leaving sets, and to what.
    """

    table: str
    file: str
    what: str
    leaving: Leaving
    owner: str = "user_id"
    through: tuple[str, str] | None = None
    hidden: frozenset[str] = frozenset()
    emptied: Mapping[str, Any] = field(default_factory=dict[str, Any])

    @property
    def columns(self) -> Table:
        return TABLES.tables[self.table]

    def told(self) -> list[ColumnElement[Any]]:
        """The columns that an export tells."""
        return [column for column in self.columns.c if column.name not in self.hidden | SECRETS]

    def of(self, user_id: str) -> ColumnElement[bool]:
        """The condition under which a row is this person's."""
        if self.through is None:
            return self.columns.c[self.owner] == user_id
        column, parent = self.through
        theirs = select(TABLES.tables[parent].c.id).where(TABLES.tables[parent].c.user_id == user_id)
        return self.columns.c[column].in_(theirs)


GONE, EMPTIED, KEPT = Leaving.GONE, Leaving.EMPTIED, Leaving.KEPT
INSIDE = frozenset({"runner", "alive_until"})

BELONGINGS: tuple[Belonging, ...] = (
    Belonging(
        table="user_account",
        file="account",
        what="Who you are here: name, e-mail, role, theme, which notices you want.",
        leaving=EMPTIED,
        owner="id",
        emptied={"name": "Deleted account", "password_hash": None, "role": "user", "disabled": True, "muted": []},
    ),
    Belonging(table="sign_in", file="sign-ins", what="Where you signed in, and when.", leaving=GONE),
    Belonging(table="api_key", file="api-keys", what="Your API keys by name, without the keys.", leaving=GONE),
    Belonging(table="identity", file="identities", what="Accounts at providers that open yours.", leaving=GONE),
    Belonging(table="email_proof", file="email-proofs", what="That your e-mail address was proven.", leaving=GONE),
    Belonging(table="invitation_use", file="invitations", what="The invitation that you came in by.", leaving=GONE),
    Belonging(table="one_time_link", file="one-time-links", what="Reset links that were made for you.", leaving=GONE),
    Belonging(table="notice", file="notices", what="What the bell told you.", leaving=GONE),
    Belonging(
        table="announcement_dismissal", file="announcements-read", what="Announcements you put away.", leaving=GONE
    ),
    Belonging(table="coach_session", file="sessions", what="Your sessions with their briefs (slots).", leaving=GONE),
    Belonging(
        table="message",
        file="messages",
        what="Every word that you and the coach said, by session.",
        leaving=GONE,
        through=("session_id", "coach_session"),
    ),
    Belonging(table="brand_kit", file="brand-kits", what="Your brand kits.", leaving=GONE),
    Belonging(table="style_preset", file="style-presets", what="Styles in your own words.", leaving=GONE),
    Belonging(
        table="project",
        file="projects",
        what="Your projects.",
        leaving=EMPTIED,
        emptied={"name": "Deleted", "description": "", "cover_asset_id": None, "state": "deleted"},
    ),
    Belonging(
        table="generation",
        file="generations",
        what="What you asked to be painted, how, and what became of it.",
        leaving=EMPTIED,
        emptied={"prompt": "", "request": {}, "report": {}, "error_message": None},
    ),
    Belonging(
        table="candidate",
        file="candidates",
        what="Each picture of a generation on its way: its state, charge and cost.",
        leaving=EMPTIED,
        hidden=INSIDE,
        emptied={"error_message": None, "report": {}},
    ),
    Belonging(
        table="asset",
        file="assets",
        what="Your pictures; the files lie in pictures/ under their ids.",
        leaving=EMPTIED,
        hidden=frozenset({"search_text"}),
        emptied={"title": "", "prompt": "", "tags": [], "search_text": "", "favourite": False},
    ),
    Belonging(
        table="version",
        file="versions",
        what="The versions of your pictures, each with its parent.",
        leaving=EMPTIED,
        emptied={"description": "", "interaction_id": None},
    ),
    Belonging(table="share_link", file="share-links", what="Links by which strangers see a picture.", leaving=GONE),
    Belonging(table="subscription", file="subscription", what="Your plan.", leaving=KEPT),
    Belonging(table="wallet", file="wallet", what="Your tokens in sums.", leaving=KEPT),
    Belonging(table="lot", file="lots", what="Tokens that were granted together.", leaving=KEPT),
    Belonging(
        table="ledger",
        file="ledger",
        what="Every movement of your tokens.",
        leaving=KEPT,
        hidden=frozenset({"admin_id"}),
    ),
    Belonging(table="usage_counter", file="usage", what="What you used of your plan, by month.", leaving=KEPT),
    Belonging(table="charge", file="charges", what="What was held, charged or released, and for what.", leaving=KEPT),
    Belonging(
        table="reservation",
        file="reservations",
        what="Which lot a charge took its tokens from.",
        leaving=KEPT,
        through=("charge_id", "charge"),
    ),
    Belonging(table="request_key", file="idempotency-keys", what="Keys that your programs sent.", leaving=GONE),
    Belonging(
        table="topup_request",
        file="topup-requests",
        what="Packages of tokens that you asked for.",
        leaving=EMPTIED,
        hidden=frozenset({"admin_id"}),
        emptied={"message": "", "note": ""},
    ),
    Belonging(
        table="plan_request",
        file="plan-requests",
        what="Plans that you asked for.",
        leaving=EMPTIED,
        hidden=frozenset({"admin_id"}),
        emptied={"message": "", "note": ""},
    ),
    Belonging(table="month_closing", file="month-closings", what="Each ended month in sums.", leaving=KEPT),
)

# Columns that name an account whose row it is not, as `table.column`, and why they stay as they are.
NOT_MINE: Mapping[str, str] = {
    "ledger.admin_id": "who granted somebody else's tokens; the ledger is append-only and has no name",
    "topup_request.admin_id": "who answered somebody else's request",
    "plan_request.admin_id": "who answered somebody else's request",
    "audit_entry.admin_id": "what administrators did to the house; append-only, and it holds no names",
    "invitation.created_by": "the house's invitation; its address is emptied with the account that it was for",
}
