"""The self-audit: every balance, lot, hold and counter recomputed from the ledger and the charges.

It reads with one statement per rule, so that a million rows are summed by the database and not here.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime

import structlog
from sqlalchemy import text
from sqlmodel import Session, col, func, select

import data
from data.accounts import User
from data.billing import LedgerAudit, LedgerRow
from data.office import record

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditView:
    """`difference` names the first unit that differs, empty where none does."""

    id: str
    ok: bool
    accounts: int
    rows: int
    differences: int
    difference: str
    seconds: float
    created_at: datetime


SIGNED = "CASE l.type WHEN 'credit' THEN l.amount ELSE -l.amount END"

# Each rule: its words, and a statement that answers (who, what should be, what is) for every difference.
RULES: tuple[tuple[str, str], ...] = (
    (
        "the balance of account {0} is {2}, its ledger says {1}",
        f"""SELECT w.user_id, COALESCE(s.total, 0), w.balance FROM wallet w
        LEFT JOIN (SELECT l.user_id, SUM({SIGNED}) AS total FROM ledger l GROUP BY l.user_id) s ON s.user_id = w.user_id
        WHERE COALESCE(s.total, 0) <> w.balance ORDER BY w.user_id""",
    ),
    (
        "the lots of account {0} hold {2}, its balance is {1}",
        """SELECT w.user_id, w.balance, COALESCE(s.total, 0) FROM wallet w
        LEFT JOIN (SELECT user_id, SUM(remaining) AS total FROM lot GROUP BY user_id) s ON s.user_id = w.user_id
        WHERE COALESCE(s.total, 0) <> w.balance ORDER BY w.user_id""",
    ),
    (
        "ledger row {0} leaves a balance of {2}, the rows up to it make {1}",
        f"""SELECT r.id, r.running, r.balance_after FROM (
        SELECT l.id, l.seq, l.balance_after,
        SUM({SIGNED}) OVER (PARTITION BY l.user_id ORDER BY l.seq) AS running FROM ledger l) r
        WHERE r.running <> r.balance_after ORDER BY r.seq""",
    ),
    (
        "lot {0} has {2} left, its ledger rows leave {1}",
        f"""SELECT t.id, COALESCE(s.total, 0), t.remaining FROM lot t
        LEFT JOIN (SELECT l.lot_id, SUM({SIGNED}) AS total FROM ledger l GROUP BY l.lot_id) s ON s.lot_id = t.id
        WHERE COALESCE(s.total, 0) <> t.remaining ORDER BY t.id""",
    ),
    (
        "lot {0} was granted {2}, its credit row says {1}",
        """SELECT t.id, COALESCE(s.total, 0), t.granted FROM lot t
        LEFT JOIN (SELECT lot_id, SUM(amount) AS total FROM ledger WHERE type = 'credit' GROUP BY lot_id) s
        ON s.lot_id = t.id WHERE COALESCE(s.total, 0) <> t.granted ORDER BY t.id""",
    ),
    (
        "lot {0} has {2} reserved, open charges reserve {1}",
        """SELECT t.id, COALESCE(s.total, 0), t.reserved FROM lot t
        LEFT JOIN (SELECT r.lot_id, SUM(r.tokens) AS total FROM reservation r
        JOIN charge c ON c.id = r.charge_id AND c.state = 'held' GROUP BY r.lot_id) s ON s.lot_id = t.id
        WHERE COALESCE(s.total, 0) <> t.reserved ORDER BY t.id""",
    ),
    (
        "account {0} has {2} held, its open charges hold {1}",
        """SELECT w.user_id, COALESCE(s.total, 0), w.held FROM wallet w
        LEFT JOIN (SELECT user_id, SUM(tokens) AS total FROM charge WHERE state = 'held' GROUP BY user_id) s
        ON s.user_id = w.user_id WHERE COALESCE(s.total, 0) <> w.held ORDER BY w.user_id""",
    ),
    (
        "charge {0} costs {1}, its reservations make {2}",
        """SELECT c.id, c.tokens, COALESCE(s.total, 0) FROM charge c
        LEFT JOIN (SELECT charge_id, SUM(tokens) AS total FROM reservation GROUP BY charge_id) s ON s.charge_id = c.id
        WHERE COALESCE(s.total, 0) <> c.tokens ORDER BY c.id""",
    ),
    (
        "the ledger took {2} for {0}, captured charges make {1}",
        """SELECT b.reference_type || ' ' || b.reference_id, SUM(b.charged), SUM(b.taken) FROM (
        SELECT user_id, reference_type, reference_id, tokens AS charged, 0 AS taken FROM charge
        WHERE state = 'captured' AND paid_by = 'tokens'
        UNION ALL SELECT user_id, reference_type, reference_id, 0, amount FROM ledger
        WHERE type = 'debit' AND reason NOT IN ('expiry', 'correction')) b
        GROUP BY b.user_id, b.reference_type, b.reference_id HAVING SUM(b.charged) <> SUM(b.taken) ORDER BY 1""",
    ),
    (
        "charge {0} is refunded by {2}, it had cost {1}",
        """SELECT b.charge_id, SUM(b.cost), SUM(b.back) FROM (
        SELECT id AS charge_id, tokens AS cost, 0 AS back FROM charge WHERE refunded_at IS NOT NULL
        UNION ALL SELECT reference_id, 0, amount FROM ledger WHERE type = 'credit' AND reason = 'refund') b
        GROUP BY b.charge_id HAVING SUM(b.cost) <> SUM(b.back) ORDER BY b.charge_id""",
    ),
    (
        "account {0} has earned {2}, its credits make {1}",
        """SELECT w.user_id, COALESCE(s.total, 0), w.total_earned FROM wallet w
        LEFT JOIN (SELECT user_id, SUM(amount) AS total FROM ledger WHERE type = 'credit' GROUP BY user_id) s
        ON s.user_id = w.user_id WHERE COALESCE(s.total, 0) <> w.total_earned ORDER BY w.user_id""",
    ),
    (
        "account {0} has spent {2}, its debits make {1}",
        """SELECT w.user_id, COALESCE(s.total, 0), w.total_spent FROM wallet w
        LEFT JOIN (SELECT user_id, SUM(amount) AS total FROM ledger WHERE type = 'debit' GROUP BY user_id) s
        ON s.user_id = w.user_id WHERE COALESCE(s.total, 0) <> w.total_spent ORDER BY w.user_id""",
    ),
    (
        "the counter {0} says {2} used, captured charges make {1}",
        """SELECT u.user_id || ' ' || u.period || ' ' || u.feature, COALESCE(s.total, 0), u.used FROM usage_counter u
        LEFT JOIN (SELECT user_id, period, feature, COUNT(*) AS total FROM charge
        WHERE paid_by = 'plan' AND state = 'captured' AND refunded_at IS NULL GROUP BY user_id, period, feature) s
        ON s.user_id = u.user_id AND s.period = u.period AND s.feature = u.feature
        WHERE COALESCE(s.total, 0) <> u.used ORDER BY 1""",
    ),
    (
        "the counter {0} says {2} held, open charges make {1}",
        """SELECT u.user_id || ' ' || u.period || ' ' || u.feature, COALESCE(s.total, 0), u.held FROM usage_counter u
        LEFT JOIN (SELECT user_id, period, feature, COUNT(*) AS total FROM charge
        WHERE paid_by = 'plan' AND state = 'held' GROUP BY user_id, period, feature) s
        ON s.user_id = u.user_id AND s.period = u.period AND s.feature = u.feature
        WHERE COALESCE(s.total, 0) <> u.held ORDER BY 1""",
    ),
    (
        "charge {0} of a plan has no counter",
        """SELECT c.id, 1, 0 FROM charge c LEFT JOIN usage_counter u
        ON u.user_id = c.user_id AND u.period = c.period AND u.feature = c.feature
        WHERE c.paid_by = 'plan' AND c.state <> 'released' AND u.user_id IS NULL ORDER BY c.id""",
    ),
)

_STATEMENTS = [(words, text(statement)) for words, statement in RULES]


async def run_audit(admin_id: str | None = None) -> AuditView:
    """Recompute everything, keep the outcome, and say in the log what differs; `admin_id` for who asked for it."""
    view = await data.write(_run, admin_id)
    if not view.ok:
        log.error("the ledger audit found a difference", first=view.difference, differences=view.differences)
    return view


async def last_audit() -> AuditView | None:
    return await data.read(_last)


def differences(db: Session) -> list[str]:
    """Every difference in words, in the order of the rules."""
    found: list[str] = []
    for words, statement in _STATEMENTS:
        for who, expected, actual in db.connection().execute(statement).all():
            found.append(words.format(who, expected, actual))
    return found


def _run(db: Session, admin_id: str | None) -> AuditView:
    began = time.perf_counter()
    found = differences(db)
    row = LedgerAudit(
        accounts=db.exec(select(func.count()).select_from(User)).one(),
        rows=db.exec(select(func.count()).select_from(LedgerRow)).one(),
        differences=len(found),
        difference=found[0][:1000] if found else "",
        seconds=round(time.perf_counter() - began, 3),
    )
    db.add(row)
    db.flush()
    if admin_id is not None:
        record(db, admin_id, "ledger.audit", f"ledger_audit:{row.id}", None, {"differences": row.differences})
    return _view(row)


def _last(db: Session) -> AuditView | None:
    row = db.exec(select(LedgerAudit).order_by(col(LedgerAudit.id).desc()).limit(1)).first()
    return _view(row) if row else None


def _view(row: LedgerAudit) -> AuditView:
    return AuditView(
        id=row.id,
        ok=not row.differences,
        accounts=row.accounts,
        rows=row.rows,
        differences=row.differences,
        difference=row.difference,
        seconds=row.seconds,
        created_at=row.created_at,
    )
