"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from data import columns
from data.triggers import guard_ledger

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "announcement",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("starts_at", columns.UtcTime(), nullable=False),
        sa.Column("ends_at", columns.UtcTime(), nullable=True),
        sa.Column("told_at", columns.UtcTime(), nullable=True),
        sa.Column("withdrawn_at", columns.UtcTime(), nullable=True),
        sa.Column("created_at", columns.UtcTime(), nullable=False),
        sa.CheckConstraint("kind IN ('info', 'warning')", name=op.f("ck_announcement_kind")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcement")),
    )
    op.create_table(
        "daily_figure",
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("metric", sa.String(length=30), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("week", sa.String(length=10), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("day", "metric", "key", name=op.f("pk_daily_figure")),
    )
    with op.batch_alter_table("daily_figure", schema=None) as batch_op:
        batch_op.create_index("ix_daily_figure_metric", ["metric", "day"], unique=False)

    op.create_table(
        "house_setting",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("value", columns.Json, nullable=False),
        sa.Column("updated_at", columns.UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_house_setting")),
    )
    op.create_table(
        "job_run",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("period", sa.String(length=20), nullable=False),
        sa.Column("runner", sa.String(length=60), nullable=False),
        sa.Column("taken_until", columns.UtcTime(), nullable=False),
        sa.Column("started_at", columns.UtcTime(), nullable=False),
        sa.Column("finished_at", columns.UtcTime(), nullable=True),
        sa.Column("outcome", sa.String(length=300), nullable=False),
        sa.PrimaryKeyConstraint("name", "period", name=op.f("pk_job_run")),
    )
    op.create_table(
        "ledger_audit",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("accounts", sa.Integer(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("differences", sa.Integer(), nullable=False),
        sa.Column("difference", sa.String(length=1000), nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("created_at", columns.UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_audit")),
    )
    op.create_table(
        "operation_price",
        sa.Column("operation", sa.String(length=40), nullable=False),
        sa.Column("tokens", sa.BigInteger(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("updated_at", columns.UtcTime(), nullable=False),
        sa.CheckConstraint(
            "tokens BETWEEN 1 AND 1000000000 AND tokens = CAST(tokens AS BIGINT)",
            name=op.f("ck_operation_price_tokens"),
        ),
        sa.PrimaryKeyConstraint("operation", name=op.f("pk_operation_price")),
    )
    op.create_table(
        "plan",
        sa.Column("key", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("monthly_tokens", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "monthly_tokens BETWEEN 0 AND 1000000000 AND monthly_tokens = CAST(monthly_tokens AS BIGINT)",
            name=op.f("ck_plan_monthly_tokens"),
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_plan")),
    )
    op.create_table(
        "token_package",
        sa.Column("key", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("tokens", sa.BigInteger(), nullable=False),
        sa.Column("price_cents", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "price_cents BETWEEN 0 AND 1000000000 AND price_cents = CAST(price_cents AS BIGINT)",
            name=op.f("ck_token_package_price_cents"),
        ),
        sa.CheckConstraint(
            "tokens BETWEEN 1 AND 1000000000 AND tokens = CAST(tokens AS BIGINT)", name=op.f("ck_token_package_tokens")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_token_package")),
    )
    op.create_table(
        "user_account",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("email", sa.String(length=320), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("password_hash", sa.String(length=255), nullable=True),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("disabled", sa.Boolean(), nullable=False),
        sa.Column("ground", sa.String(length=10), nullable=False),
        sa.Column("muted", columns.Json, nullable=False),
        sa.Column("created_at", columns.UtcTime(), nullable=False),
        sa.Column("deleted_at", columns.UtcTime(), nullable=True),
        sa.CheckConstraint("role IN ('user', 'admin')", name=op.f("ck_user_account_role")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_account")),
        sa.UniqueConstraint("email", name=op.f("uq_user_account_email")),
    )
    with op.batch_alter_table("user_account", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_user_account_created_at"), ["created_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_user_account_deleted_at"), ["deleted_at"], unique=False)

    op.create_table(
        "allowance",
        sa.Column("plan", sa.String(length=20), nullable=False),
        sa.Column("feature", sa.String(length=30), nullable=False),
        sa.Column("units", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "units BETWEEN -1 AND 1000000000 AND units = CAST(units AS BIGINT)", name=op.f("ck_allowance_units")
        ),
        sa.ForeignKeyConstraint(["plan"], ["plan.key"], name=op.f("fk_allowance_plan_plan")),
        sa.PrimaryKeyConstraint("plan", "feature", name=op.f("pk_allowance")),
    )
    op.create_table(
        "announcement_dismissal",
        sa.Column("announcement_id", sa.String(length=36), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("created_at", columns.UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["announcement_id"],
            ["announcement.id"],
            name=op.f("fk_announcement_dismissal_announcement_id_announcement"),
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_announcement_dismissal_user_id_user_account")
        ),
        sa.PrimaryKeyConstraint("announcement_id", "user_id", name=op.f("pk_announcement_dismissal")),
    )
    op.create_table(
        "api_key",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("begins", sa.String(length=12), nullable=False),
        sa.Column("secret_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", columns.UtcTime(), nullable=False),
        sa.Column("last_used_at", columns.UtcTime(), nullable=True),
        sa.Column("expires_at", columns.UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_api_key_user_id_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_key")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_api_key_secret_hash")),
    )
    with op.batch_alter_table("api_key", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_api_key_user_id"), ["user_id"], unique=False)

    op.create_table(
        "audit_entry",
        sa.Column("seq", columns.RowNumber, nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("admin_id", sa.String(length=36), nullable=True),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("target", sa.String(length=100), nullable=False),
        sa.Column("before", columns.Json, nullable=False),
        sa.Column("after", columns.Json, nullable=False),
        sa.Column("created_at", columns.UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["admin_id"], ["user_account.id"], name=op.f("fk_audit_entry_admin_id_user_account")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit_entry")),
        sa.UniqueConstraint("id", name=op.f("uq_audit_entry_id")),
    )
    with op.batch_alter_table("audit_entry", schema=None) as batch_op:
        batch_op.create_index("ix_audit_entry_action", ["action", "seq"], unique=False)
        batch_op.create_index("ix_audit_entry_admin", ["admin_id", "seq"], unique=False)
        batch_op.create_index(batch_op.f("ix_audit_entry_created_at"), ["created_at"], unique=False)
        batch_op.create_index("ix_audit_entry_target", ["target", "seq"], unique=False)

    op.create_table(
        "brand_kit",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("colors", columns.Json, nullable=False),
        sa.Column("fonts", columns.Json, nullable=False),
        sa.Column("tone", sa.String(length=400), nullable=False),
        sa.Column("logo_asset_id", sa.String(length=36), nullable=True),
        sa.Column("source_asset_id", sa.String(length=36), nullable=True),
        sa.Column("created_at", columns.UtcTime(), nullable=False),
        sa.Column("updated_at", columns.UtcTime(), nullable=False),
        sa.Column("deleted_at", columns.UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_brand_kit_user_id_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_brand_kit")),
    )
    with op.batch_alter_table("brand_kit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_brand_kit_user_id"), ["user_id"], unique=False)

    op.create_table(
        "charge",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("operation", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("paid_by", sa.String(length=10), nullable=False),
        sa.Column("feature", sa.String(length=30), nullable=True),
        sa.Column("period", sa.String(length=7), nullable=False),
        sa.Column("tokens", sa.BigInteger(), nullable=False),
        sa.Column("reference_type", sa.String(length=30), nullable=False),
        sa.Column("reference_id", sa.String(length=60), nullable=False),
        sa.Column("deadline", columns.UtcTime(), nullable=False),
        sa.Column("created_at", columns.UtcTime(), nullable=False),
        sa.Column("resolved_at", columns.UtcTime(), nullable=True),
        sa.Column("refunded_at", columns.UtcTime(), nullable=True),
        sa.CheckConstraint("paid_by IN ('plan', 'tokens')", name=op.f("ck_charge_paid_by")),
        sa.CheckConstraint("state IN ('held', 'captured', 'released')", name=op.f("ck_charge_state")),
        sa.CheckConstraint(
            "tokens BETWEEN 0 AND 1000000000 AND tokens = CAST(tokens AS BIGINT)", name=op.f("ck_charge_tokens")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_charge_user_id_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_charge")),
    )
    with op.batch_alter_table("charge", schema=None) as batch_op:
        batch_op.create_index("ix_charge_open", ["state", "deadline"], unique=False)
        batch_op.create_index(batch_op.f("ix_charge_reference_id"), ["reference_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_charge_user_id"), ["user_id"], unique=False)

    op.create_table(
        "email_proof",
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("email", sa.String(length=320), nullable=False),
        sa.Column("proven_at", columns.UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_email_proof_user_id_user_account")),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_email_proof")),
    )
    op.create_table(
        "identity",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("provider", sa.String(length=40), nullable=False),
        sa.Column("issuer", sa.String(length=255), nullable=False),
        sa.Column("subject", sa.String(length=255), nullable=False),
        sa.Column("email", sa.String(length=320), nullable=False),
        sa.Column("made_admin", sa.Boolean(), nullable=False),
        sa.Column("gave_plan", sa.String(length=40), nullable=False),
        sa.Column("created_at", columns.UtcTime(), nullable=False),
        sa.Column("last_used_at", columns.UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_identity_user_id_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identity")),
        sa.UniqueConstraint("issuer", "subject", name=op.f("uq_identity_issuer_subject")),
    )
    with op.batch_alter_table("identity", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_identity_user_id"), ["user_id"], unique=False)

    op.create_table(
        "invitation",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("secret_hash", sa.String(length=64), nullable=False),
        sa.Column("email", sa.String(length=320), nullable=False),
        sa.Column("plan", sa.String(length=40), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("uses", sa.Integer(), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.Column("mailed", sa.Boolean(), nullable=False),
        sa.Column("created_by", sa.String(length=36), nullable=True),
        sa.Column("created_at", columns.UtcTime(), nullable=False),
        sa.Column("expires_at", columns.UtcTime(), nullable=False),
        sa.Column("revoked_at", columns.UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["created_by"], ["user_account.id"], name=op.f("fk_invitation_created_by_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitation")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_invitation_secret_hash")),
    )
    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_invitation_created_by"), ["created_by"], unique=False)

    op.create_table(
        "lot",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("source", sa.String(length=30), nullable=False),
        sa.Column("granted", sa.BigInteger(), nullable=False),
        sa.Column("remaining", sa.BigInteger(), nullable=False),
        sa.Column("reserved", sa.BigInteger(), nullable=False),
        sa.Column("period", sa.String(length=7), nullable=True),
        sa.Column("expires_at", columns.UtcTime(), nullable=True),
        sa.Column("created_at", columns.UtcTime(), nullable=False),
        sa.CheckConstraint(
            "granted BETWEEN 1 AND 1000000000 AND granted = CAST(granted AS BIGINT)", name=op.f("ck_lot_granted")
        ),
        sa.CheckConstraint(
            "remaining BETWEEN 0 AND 1000000000 AND remaining = CAST(remaining AS BIGINT) AND remaining <= granted",
            name=op.f("ck_lot_remaining"),
        ),
        sa.CheckConstraint(
            "reserved BETWEEN 0 AND 1000000000 AND reserved = CAST(reserved AS BIGINT) AND reserved <= remaining",
            name=op.f("ck_lot_reserved"),
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_lot_user_id_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lot")),
    )
    with op.batch_alter_table("lot", schema=None) as batch_op:
        batch_op.create_index("ix_lot_open", ["user_id", "expires_at"], unique=False)

    op.create_table(
        "month_closing",
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("period", sa.String(length=7), nullable=False),
        sa.Column("plan", sa.String(length=20), nullable=False),
        sa.Column("features", columns.Json, nullable=False),
        sa.Column("tokens_granted", sa.BigInteger(), nullable=False),
        sa.Column("tokens_spent", sa.BigInteger(), nullable=False),
        sa.Column("tokens_expired", sa.BigInteger(), nullable=False),
        sa.Column("balance", sa.BigInteger(), nullable=False),
        sa.Column("created_at", columns.UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_month_closing_user_id_user_account")),
        sa.PrimaryKeyConstraint("user_id", "period", name=op.f("pk_month_closing")),
    )
    op.create_table(
        "notice",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("text", sa.String(length=1000), nullable=False),
        sa.Column("link", sa.String(length=200), nullable=False),
        sa.Column("once", sa.String(length=100), nullable=True),
        sa.Column("created_at", columns.UtcTime(), nullable=False),
        sa.Column("read_at", columns.UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_notice_user_id_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
        sa.UniqueConstraint("user_id", "once", name=op.f("uq_notice_user_id_once")),
    )
    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_notice_user_id"), ["user_id"], unique=False)

    op.create_table(
        "one_time_link",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("purpose", sa.String(length=10), nullable=False),
        sa.Column("secret_hash", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=True),
        sa.Column("mailed_to", sa.String(length=320), nullable=False),
        sa.Column("created_at", columns.UtcTime(), nullable=False),
        sa.Column("expires_at", columns.UtcTime(), nullable=False),
        sa.Column("used_at", columns.UtcTime(), nullable=True),
        sa.CheckConstraint("purpose IN ('setup', 'reset')", name=op.f("ck_one_time_link_purpose")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_one_time_link_user_id_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_one_time_link")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_one_time_link_secret_hash")),
    )
    with op.batch_alter_table("one_time_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_one_time_link_user_id"), ["user_id"], unique=False)

    op.create_table(
        "plan_request",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("plan", sa.String(length=20), nullable=False),
        sa.Column("message", sa.String(length=1000), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("admin_id", sa.String(length=36), nullable=True),
        sa.Column("created_at", columns.UtcTime(), nullable=False),
        sa.Column("decided_at", columns.UtcTime(), nullable=True),
        sa.CheckConstraint("state IN ('open', 'granted', 'declined')", name=op.f("ck_plan_request_state")),
        sa.ForeignKeyConstraint(["admin_id"], ["user_account.id"], name=op.f("fk_plan_request_admin_id_user_account")),
        sa.ForeignKeyConstraint(["plan"], ["plan.key"], name=op.f("fk_plan_request_plan_plan")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_plan_request_user_id_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_request")),
    )
    with op.batch_alter_table("plan_request", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_request_state"), ["state"], unique=False)
        batch_op.create_index(batch_op.f("ix_plan_request_user_id"), ["user_id"], unique=False)

    op.create_table(
        "project",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("description", sa.String(length=1000), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("is_default", sa.Boolean(), nullable=False),
        sa.Column("cover_asset_id", sa.String(length=36), nullable=True),
        sa.Column("created_at", columns.UtcTime(), nullable=False),
        sa.Column("updated_at", columns.UtcTime(), nullable=False),
        sa.Column("deleted_at", columns.UtcTime(), nullable=True),
        sa.CheckConstraint("state IN ('active', 'archived', 'deleted')", name=op.f("ck_project_state")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_project_user_id_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_project")),
    )
    with op.batch_alter_table("project", schema=None) as batch_op:
        batch_op.create_index("ix_project_user_state", ["user_id", "state"], unique=False)

    op.create_table(
        "request_key",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("reference_type", sa.String(length=30), nullable=False),
        sa.Column("reference_id", sa.String(length=60), nullable=False),
        sa.Column("created_at", columns.UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_request_key_user_id_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_key")),
        sa.UniqueConstraint("user_id", "key", name=op.f("uq_request_key_user_id_key")),
    )
    with op.batch_alter_table("request_key", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_request_key_created_at"), ["created_at"], unique=False)

    op.create_table(
        "sign_in",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("secret_hash", sa.String(length=64), nullable=False),
        sa.Column("device", sa.String(length=200), nullable=False),
        sa.Column("address", sa.String(length=64), nullable=False),
        sa.Column("provider", sa.String(length=40), nullable=False),
        sa.Column("id_token", sa.String(length=8000), nullable=False),
        sa.Column("created_at", columns.UtcTime(), nullable=False),
        sa.Column("last_used_at", columns.UtcTime(), nullable=False),
        sa.Column("expires_at", columns.UtcTime(), nullable=False),
        sa.Column("revoked_at", columns.UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_sign_in_user_id_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_sign_in_secret_hash")),
    )
    with op.batch_alter_table("sign_in", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sign_in_expires_at"), ["expires_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_sign_in_user_id"), ["user_id"], unique=False)

    op.create_table(
        "style_preset",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("words", sa.String(length=400), nullable=False),
        sa.Column("created_at", columns.UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_style_preset_user_id_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_style_preset")),
        sa.UniqueConstraint("user_id", "name", name=op.f("uq_style_preset_user_id_name")),
    )
    op.create_table(
        "subscription",
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("plan", sa.String(length=20), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("updated_at", columns.UtcTime(), nullable=False),
        sa.CheckConstraint("status IN ('active', 'past_due', 'canceled')", name=op.f("ck_subscription_status")),
        sa.ForeignKeyConstraint(["plan"], ["plan.key"], name=op.f("fk_subscription_plan_plan")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_subscription_user_id_user_account")),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_subscription")),
    )
    op.create_table(
        "topup_request",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("package", sa.String(length=20), nullable=False),
        sa.Column("tokens", sa.BigInteger(), nullable=False),
        sa.Column("price_cents", sa.Integer(), nullable=False),
        sa.Column("message", sa.String(length=1000), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("admin_id", sa.String(length=36), nullable=True),
        sa.Column("created_at", columns.UtcTime(), nullable=False),
        sa.Column("decided_at", columns.UtcTime(), nullable=True),
        sa.CheckConstraint("state IN ('open', 'granted', 'declined')", name=op.f("ck_topup_request_state")),
        sa.CheckConstraint(
            "tokens BETWEEN 1 AND 1000000000 AND tokens = CAST(tokens AS BIGINT)", name=op.f("ck_topup_request_tokens")
        ),
        sa.ForeignKeyConstraint(["admin_id"], ["user_account.id"], name=op.f("fk_topup_request_admin_id_user_account")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_topup_request_user_id_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topup_request")),
    )
    with op.batch_alter_table("topup_request", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_topup_request_state"), ["state"], unique=False)
        batch_op.create_index(batch_op.f("ix_topup_request_user_id"), ["user_id"], unique=False)

    op.create_table(
        "usage_counter",
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("period", sa.String(length=7), nullable=False),
        sa.Column("feature", sa.String(length=30), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.Column("held", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "held BETWEEN 0 AND 1000000000 AND held = CAST(held AS BIGINT)", name=op.f("ck_usage_counter_held")
        ),
        sa.CheckConstraint(
            "used BETWEEN 0 AND 1000000000 AND used = CAST(used AS BIGINT)", name=op.f("ck_usage_counter_used")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_usage_counter_user_id_user_account")),
        sa.PrimaryKeyConstraint("user_id", "period", "feature", name=op.f("pk_usage_counter")),
    )
    op.create_table(
        "wallet",
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("balance", sa.BigInteger(), nullable=False),
        sa.Column("held", sa.BigInteger(), nullable=False),
        sa.Column("total_earned", sa.BigInteger(), nullable=False),
        sa.Column("total_spent", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "balance BETWEEN 0 AND 1000000000000000 AND balance = CAST(balance AS BIGINT)",
            name=op.f("ck_wallet_balance"),
        ),
        sa.CheckConstraint(
            "held BETWEEN 0 AND 1000000000000000 AND held = CAST(held AS BIGINT) AND held <= balance",
            name=op.f("ck_wallet_held"),
        ),
        sa.CheckConstraint(
            "total_earned BETWEEN 0 AND 1000000000000000 AND total_earned = CAST(total_earned AS BIGINT)",
            name=op.f("ck_wallet_total_earned"),
        ),
        sa.CheckConstraint(
            "total_spent BETWEEN 0 AND 1000000000000000 AND total_spent = CAST(total_spent AS BIGINT)",
            name=op.f("ck_wallet_total_spent"),
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_wallet_user_id_user_account")),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_wallet")),
    )
    op.create_table(
        "coach_session",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("project_id", sa.String(length=36), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("asset_type", sa.String(length=30), nullable=False),
        sa.Column("style_preset", sa.String(length=60), nullable=False),
        sa.Column("brand_kit_id", sa.String(length=36), nullable=True),
        sa.Column("slots", columns.Json, nullable=False),
        sa.Column("summary", sa.String(length=1000), nullable=False),
        sa.Column("references", columns.Json, nullable=False),
        sa.Column("options", columns.Json, nullable=False),
        sa.Column("refinements_used", sa.Integer(), nullable=False),
        sa.Column("charge_id", sa.String(length=36), nullable=True),
        sa.Column("opened_period", sa.String(length=7), nullable=False),
        sa.Column("current_version_id", sa.String(length=36), nullable=True),
        sa.Column("chosen_version_id", sa.String(length=36), nullable=True),
        sa.Column("expires_at", columns.UtcTime(), nullable=False),
        sa.Column("created_at", columns.UtcTime(), nullable=False),
        sa.Column("updated_at", columns.UtcTime(), nullable=False),
        sa.Column("completed_at", columns.UtcTime(), nullable=True),
        sa.CheckConstraint(
            "state IN ('active', 'generating', 'choosing', 'completed', 'expired')", name=op.f("ck_coach_session_state")
        ),
        sa.ForeignKeyConstraint(
            ["brand_kit_id"], ["brand_kit.id"], name=op.f("fk_coach_session_brand_kit_id_brand_kit")
        ),
        sa.ForeignKeyConstraint(["charge_id"], ["charge.id"], name=op.f("fk_coach_session_charge_id_charge")),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_coach_session_project_id_project")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_coach_session_user_id_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coach_session")),
    )
    with op.batch_alter_table("coach_session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_coach_session_charge_id"), ["charge_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_coach_session_completed_at"), ["completed_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_coach_session_created_at"), ["created_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_coach_session_expires_at"), ["expires_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_coach_session_project_id"), ["project_id"], unique=False)
        batch_op.create_index("ix_coach_session_user", ["user_id", "updated_at"], unique=False)

    op.create_table(
        "generation",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("project_id", sa.String(length=36), nullable=False),
        sa.Column("session_id", sa.String(length=36), nullable=True),
        sa.Column("operation", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("prompt", sa.Text(), nullable=False),
        sa.Column("request", columns.Json, nullable=False),
        sa.Column("parent_version_id", sa.String(length=36), nullable=True),
        sa.Column("model", sa.String(length=100), nullable=False),
        sa.Column("counted_as", sa.String(length=20), nullable=False),
        sa.Column("error_code", sa.String(length=40), nullable=True),
        sa.Column("error_message", sa.String(length=1000), nullable=True),
        sa.Column("report", columns.Json, nullable=False),
        sa.Column("cancel_requested", sa.Boolean(), nullable=False),
        sa.Column("created_at", columns.UtcTime(), nullable=False),
        sa.Column("started_at", columns.UtcTime(), nullable=True),
        sa.Column("completed_at", columns.UtcTime(), nullable=True),
        sa.CheckConstraint(
            "status IN ('pending', 'processing', 'completed', 'failed', 'cancelled')", name=op.f("ck_generation_status")
        ),
        sa.CheckConstraint("count >= 1", name=op.f("ck_generation_count")),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_generation_project_id_project")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_generation_user_id_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_generation")),
    )
    with op.batch_alter_table("generation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_generation_created_at"), ["created_at"], unique=False)
        batch_op.create_index("ix_generation_error", ["error_code", "id"], unique=False)
        batch_op.create_index("ix_generation_operation", ["operation", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_generation_project_id"), ["project_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_generation_session_id"), ["session_id"], unique=False)
        batch_op.create_index("ix_generation_status", ["status", "id"], unique=False)
        batch_op.create_index("ix_generation_user", ["user_id", "id"], unique=False)

    op.create_table(
        "invitation_use",
        sa.Column("invitation_id", sa.String(length=36), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("used_at", columns.UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["invitation_id"], ["invitation.id"], name=op.f("fk_invitation_use_invitation_id_invitation")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_invitation_use_user_id_user_account")),
        sa.PrimaryKeyConstraint("invitation_id", "user_id", name=op.f("pk_invitation_use")),
    )
    op.create_table(
        "ledger",
        sa.Column("seq", columns.RowNumber, nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("lot_id", sa.String(length=36), nullable=False),
        sa.Column("type", sa.String(length=6), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("balance_after", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("reference_type", sa.String(length=30), nullable=True),
        sa.Column("reference_id", sa.String(length=60), nullable=True),
        sa.Column("notes", sa.String(length=1000), nullable=False),
        sa.Column("admin_id", sa.String(length=36), nullable=True),
        sa.Column("created_at", columns.UtcTime(), nullable=False),
        sa.CheckConstraint("type IN ('credit', 'debit')", name=op.f("ck_ledger_type")),
        sa.CheckConstraint(
            "amount BETWEEN 1 AND 1000000000 AND amount = CAST(amount AS BIGINT)", name=op.f("ck_ledger_amount")
        ),
        sa.CheckConstraint(
            "balance_after BETWEEN 0 AND 1000000000000000 AND balance_after = CAST(balance_after AS BIGINT)",
            name=op.f("ck_ledger_balance_after"),
        ),
        sa.ForeignKeyConstraint(["admin_id"], ["user_account.id"], name=op.f("fk_ledger_admin_id_user_account")),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_ledger_lot_id_lot")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_ledger_user_id_user_account")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_ledger")),
        sa.UniqueConstraint("id", name=op.f("uq_ledger_id")),
    )
    with op.batch_alter_table("ledger", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ledger_created_at"), ["created_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_ledger_lot_id"), ["lot_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_ledger_reference_id"), ["reference_id"], unique=False)
        batch_op.create_index("ix_ledger_user_seq", ["user_id", "seq"], unique=False)

    op.create_table(
        "reservation",
        sa.Column("charge_id", sa.String(length=36), nullable=False),
        sa.Column("lot_id", sa.String(length=36), nullable=False),
        sa.Column("tokens", sa.BigInteger(), nullable=False),
        sa.CheckConstraint(
            "tokens BETWEEN 1 AND 1000000000 AND tokens = CAST(tokens AS BIGINT)", name=op.f("ck_reservation_tokens")
        ),
        sa.ForeignKeyConstraint(["charge_id"], ["charge.id"], name=op.f("fk_reservation_charge_id_charge")),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_reservation_lot_id_lot")),
        sa.PrimaryKeyConstraint("charge_id", "lot_id", name=op.f("pk_reservation")),
    )
    op.create_table(
        "asset",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("project_id", sa.String(length=36), nullable=False),
        sa.Column("session_id", sa.String(length=36), nullable=True),
        sa.Column("generation_id", sa.String(length=36), nullable=True),
        sa.Column("version_id", sa.String(length=36), nullable=True),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("asset_type", sa.String(length=30), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("prompt", sa.Text(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("mime_type", sa.String(length=40), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("favourite", sa.Boolean(), nullable=False),
        sa.Column("tags", columns.Json, nullable=False),
        sa.Column("rating", sa.Integer(), nullable=True),
        sa.Column("rated_at", columns.UtcTime(), nullable=True),
        sa.Column("created_at", columns.UtcTime(), nullable=False),
        sa.Column("deleted_at", columns.UtcTime(), nullable=True),
        sa.Column("removed_at", columns.UtcTime(), nullable=True),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('generated', 'upload', 'mask')", name=op.f("ck_asset_kind")),
        sa.CheckConstraint("rating IS NULL OR (rating >= 1 AND rating <= 5)", name=op.f("ck_asset_rating")),
        sa.ForeignKeyConstraint(["generation_id"], ["generation.id"], name=op.f("fk_asset_generation_id_generation")),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_asset_project_id_project")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_asset_user_id_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asset")),
    )
    with op.batch_alter_table("asset", schema=None) as batch_op:
        batch_op.create_index(
            "ix_asset_deleted",
            ["deleted_at", "id"],
            unique=False,
            sqlite_where=sa.text("deleted_at IS NOT NULL"),
            postgresql_where=sa.text("deleted_at IS NOT NULL"),
        )
        batch_op.create_index(batch_op.f("ix_asset_generation_id"), ["generation_id"], unique=False)
        batch_op.create_index("ix_asset_project", ["project_id", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_asset_rated_at"), ["rated_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_asset_session_id"), ["session_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_asset_sha256"), ["sha256"], unique=False)
        batch_op.create_index("ix_asset_user", ["user_id", "id"], unique=False)

    op.create_table(
        "candidate",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("generation_id", sa.String(length=36), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("charge_id", sa.String(length=36), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("asset_id", sa.String(length=36), nullable=True),
        sa.Column("error_code", sa.String(length=40), nullable=True),
        sa.Column("error_message", sa.String(length=1000), nullable=True),
        sa.Column("runner", sa.String(length=60), nullable=True),
        sa.Column("alive_until", columns.UtcTime(), nullable=True),
        sa.Column("chained", sa.Boolean(), nullable=False),
        sa.Column("fell_back", sa.Boolean(), nullable=False),
        sa.Column("bytes_up", sa.Integer(), nullable=False),
        sa.Column("bytes_down", sa.Integer(), nullable=False),
        sa.Column("usage", columns.Json, nullable=False),
        sa.Column("report", columns.Json, nullable=False),
        sa.Column("created_at", columns.UtcTime(), nullable=False),
        sa.Column("started_at", columns.UtcTime(), nullable=True),
        sa.Column("completed_at", columns.UtcTime(), nullable=True),
        sa.CheckConstraint(
            "state IN ('waiting', 'running', 'done', 'failed', 'cancelled')", name=op.f("ck_candidate_state")
        ),
        sa.ForeignKeyConstraint(["charge_id"], ["charge.id"], name=op.f("fk_candidate_charge_id_charge")),
        sa.ForeignKeyConstraint(
            ["generation_id"], ["generation.id"], name=op.f("fk_candidate_generation_id_generation")
        ),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_candidate_user_id_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidate")),
        sa.UniqueConstraint("generation_id", "number", name=op.f("uq_candidate_generation_id_number")),
    )
    with op.batch_alter_table("candidate", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_candidate_charge_id"), ["charge_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_candidate_completed_at"), ["completed_at"], unique=False)
        batch_op.create_index("ix_candidate_queue", ["state", "user_id"], unique=False)

    op.create_table(
        "message",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("session_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=6), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("asset_ids", columns.Json, nullable=False),
        sa.Column("answers", columns.Json, nullable=False),
        sa.Column("slots_before", columns.Json, nullable=False),
        sa.Column("generation_id", sa.String(length=36), nullable=True),
        sa.Column("error_code", sa.String(length=40), nullable=True),
        sa.Column("error_message", sa.String(length=1000), nullable=True),
        sa.Column("usage", columns.Json, nullable=False),
        sa.Column("created_at", columns.UtcTime(), nullable=False),
        sa.CheckConstraint("role IN ('user', 'coach')", name=op.f("ck_message_role")),
        sa.CheckConstraint("state IN ('streaming', 'complete', 'stopped', 'failed')", name=op.f("ck_message_state")),
        sa.ForeignKeyConstraint(["session_id"], ["coach_session.id"], name=op.f("fk_message_session_id_coach_session")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
        sa.UniqueConstraint("session_id", "number", name=op.f("uq_message_session_id_number")),
    )
    with op.batch_alter_table("message", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_message_created_at"), ["created_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_message_generation_id"), ["generation_id"], unique=False)

    op.create_table(
        "share_link",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("asset_id", sa.String(length=36), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", columns.UtcTime(), nullable=False),
        sa.Column("expires_at", columns.UtcTime(), nullable=True),
        sa.Column("revoked_at", columns.UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(["asset_id"], ["asset.id"], name=op.f("fk_share_link_asset_id_asset")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_share_link_user_id_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_share_link")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_share_link_token_hash")),
    )
    with op.batch_alter_table("share_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_share_link_asset_id"), ["asset_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_share_link_user_id"), ["user_id"], unique=False)

    op.create_table(
        "version",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("project_id", sa.String(length=36), nullable=False),
        sa.Column("session_id", sa.String(length=36), nullable=True),
        sa.Column("parent_id", sa.String(length=36), nullable=True),
        sa.Column("generation_id", sa.String(length=36), nullable=True),
        sa.Column("asset_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("description", sa.String(length=600), nullable=False),
        sa.Column("interaction_id", sa.String(length=300), nullable=True),
        sa.Column("provider", sa.String(length=100), nullable=False),
        sa.Column("created_at", columns.UtcTime(), nullable=False),
        sa.Column("deleted_at", columns.UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(["asset_id"], ["asset.id"], name=op.f("fk_version_asset_id_asset")),
        sa.ForeignKeyConstraint(["generation_id"], ["generation.id"], name=op.f("fk_version_generation_id_generation")),
        sa.ForeignKeyConstraint(["parent_id"], ["version.id"], name=op.f("fk_version_parent_id_version")),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_version_project_id_project")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_version_user_id_user_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_version")),
        sa.UniqueConstraint("project_id", "number", name=op.f("uq_version_project_id_number")),
    )
    with op.batch_alter_table("version", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_version_asset_id"), ["asset_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_version_generation_id"), ["generation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_version_parent_id"), ["parent_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_version_session_id"), ["session_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_version_user_id"), ["user_id"], unique=False)
    guard_ledger(op.execute, op.get_bind().dialect.name)


def downgrade() -> None:
    raise RuntimeError("the first revision is the oldest there is")
