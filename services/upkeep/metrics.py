"""Figures for Prometheus, read from the rows when they are asked for."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Gauge, generate_latest
from sqlmodel import Session, col, func, select

import data
from data.accounts import User
from data.billing import Charge, ChargeState, LedgerAudit, Wallet
from data.library import Asset, Candidate, Generation


async def exposition() -> bytes:
    """All figures in Prometheus' text format."""
    return await data.read(_exposition)


def _exposition(db: Session) -> bytes:
    registry = CollectorRegistry()

    def gauge(name: str, words: str, value: float) -> None:
        Gauge(f"limner_{name}", words, registry=registry).set(value)

    gauge("accounts", "Accounts", db.exec(select(func.count()).select_from(User)).one())
    gauge("pictures", "Pictures that are kept", db.exec(select(func.count()).select_from(Asset)).one())
    held = select(func.count()).select_from(Charge).where(Charge.state == ChargeState.HELD)
    gauge("charges_held", "Charges that are held", db.exec(held).one())
    balance, reserved = db.exec(
        select(func.coalesce(func.sum(Wallet.balance), 0), func.coalesce(func.sum(Wallet.held), 0))
    ).one()
    gauge("tokens", "Tokens in all wallets", float(balance))
    gauge("tokens_held", "Tokens that are held", float(reserved))
    statuses = Gauge("limner_generations", "Generations by status", ["status"], registry=registry)
    for status, count in db.exec(select(Generation.status, func.count()).group_by(col(Generation.status))).all():
        statuses.labels(status).set(count)
    states = Gauge("limner_candidates", "Pictures of generations by state", ["state"], registry=registry)
    for state, count in db.exec(select(Candidate.state, func.count()).group_by(col(Candidate.state))).all():
        states.labels(state).set(count)
    last = db.exec(select(LedgerAudit).order_by(col(LedgerAudit.id).desc()).limit(1)).first()
    if last is not None:
        gauge("ledger_audit_differences", "Units that differ in the last ledger audit", last.differences)
        gauge("ledger_audit_timestamp_seconds", "When the ledger was audited last", last.created_at.timestamp())
    return generate_latest(registry)
