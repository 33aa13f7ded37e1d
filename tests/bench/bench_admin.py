"""How long the administrators' views take with 10 000 users and 1 000 000 rows in the ledger.

`python3 -m tests.bench.bench_admin [sqlite|postgresql]`; SQLite where nothing is named. Each view is what a page or
route asks of the services, timed on the server, the median and the worst of ROUNDS; the figures of ended days are
counted once before, as the nightly job does.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import insert

import data
from data import catalogue, migrate
from data.accounts import Role, User
from data.billing import Charge, LedgerRow, Lot, Subscription, TopupRequest, Wallet
from data.coaching import CoachSession
from data.library import Asset, Candidate, Generation, Project, Version
from data.office import AuditEntry
from services.accounts import people
from services.accounts.people import Only
from services.billing import audit, requests, statement
from services.upkeep import analytics, audit_log, generation_log, jobs
from tests import postgres

USERS = 10_000
ROWS_EACH = 100  # of the ledger
GENERATIONS = 200_000
SESSIONS = 50_000
AUDIT = 100_000
DAYS = 365
ROUNDS = 5
WANTED = 300  # milliseconds
CHUNK = 5_000
OPERATIONS = ["text_to_image", "refinement", "upscale", "variation", "region_edit", "compose"]
FAILURES = ["model_busy", "model_refused", "no_image", "broken_image"]

Row = dict[str, Any]


def chance_time(chance: random.Random, now: datetime) -> datetime:
    return now - timedelta(seconds=chance.random() * DAYS * 86_400)


def id_at(moment: datetime, chance: random.Random) -> str:
    """A UUIDv7 of that moment."""
    high = f"{int(moment.timestamp() * 1000):012x}"
    low = f"{chance.getrandbits(76):019x}"
    return f"{high[:8]}-{high[8:]}-7{low[:3]}-8{low[3:6]}-{low[6:18]}"


def in_order(chance: random.Random, now: datetime, count: int) -> list[datetime]:
    return sorted(chance_time(chance, now) for _ in range(count))


def seed() -> str:
    """Fill the open database; answers the id of the administrator."""
    chance, now = random.Random(7), data.utcnow()
    born = in_order(chance, now, USERS)
    ids = [id_at(moment, chance) for moment in born]
    people_rows = (
        {"id": one, "email": f"user{n}@example.org", "name": f"User {n}", "created_at": born[n]}
        for n, one in enumerate(ids)
    )
    put(User, ({**row, "role": Role.ADMIN if n == 0 else Role.USER} for n, row in enumerate(people_rows)))
    plans = ["free", "pro", "studio"]
    put(Subscription, ({"user_id": one, "plan": chance.choice(plans)} for one in ids))
    spent = (ROWS_EACH - 1) * 100
    left = {"balance": 1_000_000 - spent, "total_earned": 1_000_000, "total_spent": spent}
    put(Wallet, ({"user_id": one, **left} for one in ids))
    lots = [data.new_id() for _ in ids]
    put(
        Lot,
        (
            {"id": lot, "user_id": one, "source": "admin_topup", "granted": 1_000_000, "remaining": left["balance"]}
            for lot, one in zip(lots, ids, strict=True)
        ),
    )
    put(LedgerRow, ledger(chance, now, ids, lots))
    projects = [data.new_id() for _ in ids]
    put(
        Project,
        (
            {"id": project, "user_id": one, "name": "Pictures", "is_default": True}
            for project, one in zip(projects, ids, strict=True)
        ),
    )
    sessions = put_sessions(chance, now, ids, projects)
    put_pictures(chance, now, ids, projects, sessions)
    put(
        AuditEntry,
        (
            {
                "id": id_at(moment, chance),
                "admin_id": ids[0],
                "action": chance.choice(["user.change", "tokens.grant", "price.change"]),
                "target": f"user:{chance.choice(ids)}",
                "before": {"plan": "free"},
                "after": {"plan": "pro"},
                "created_at": moment,
            }
            for moment in in_order(chance, now, AUDIT)
        ),
    )
    put(
        TopupRequest,
        (
            {
                "id": id_at(moment, chance),
                "user_id": chance.choice(ids),
                "package": "pro",
                "tokens": 5_000,
                "price_cents": 2_000,
                "state": "open" if n % 400 == 0 else "granted",
                "created_at": moment,
                "decided_at": moment,
            }
            for n, moment in enumerate(in_order(chance, now, 20_000))
        ),
    )
    return ids[0]


def ledger(chance: random.Random, now: datetime, ids: list[str], lots: list[str]) -> Iterator[Row]:
    rows = dict.fromkeys(range(len(ids)), 0)
    for moment in in_order(chance, now, len(ids) * ROWS_EACH):
        who = chance.randrange(len(ids))
        while rows[who] == ROWS_EACH:
            who = (who + 1) % len(ids)
        credit, rows[who] = rows[who] == 0, rows[who] + 1
        yield {
            "id": id_at(moment, chance),
            "user_id": ids[who],
            "lot_id": lots[who],
            "type": "credit" if credit else "debit",
            "amount": 1_000_000 if credit else 100,
            "balance_after": 1_000_000 - 100 * (rows[who] - 1),
            "reason": "admin_topup" if credit else chance.choice(OPERATIONS),
            "notes": "",
            "created_at": moment,
        }


def put_sessions(chance: random.Random, now: datetime, ids: list[str], projects: list[str]) -> list[str]:
    made = [(moment, id_at(moment, chance)) for moment in in_order(chance, now, SESSIONS)]

    def rows() -> Iterator[Row]:
        for moment, one in made:
            who, happy = chance.randrange(len(ids)), chance.random() < 0.6
            yield {
                "id": one,
                "user_id": ids[who],
                "project_id": projects[who],
                "kind": "image",
                "state": "completed",
                "slots": {},
                "references": [],
                "options": {},
                "refinements_used": chance.randrange(3),
                "opened_period": "2026-01",
                "chosen_version_id": data.new_id() if happy else None,
                "created_at": moment,
                "completed_at": moment,
                "expires_at": moment,
            }

    put(CoachSession, rows())
    return [one for _, one in made]


def put_pictures(
    chance: random.Random, now: datetime, ids: list[str], projects: list[str], sessions: list[str]
) -> None:
    made = [
        (moment, id_at(moment, chance), chance.randrange(len(ids))) for moment in in_order(chance, now, GENERATIONS)
    ]
    good = [n % 10 != 0 for n in range(len(made))]
    operations = [chance.choice(OPERATIONS) for _ in made]
    codes = [None if fine else chance.choice(FAILURES) for fine in good]
    charges, assets, versions = ([data.new_id() for _ in made] for _ in range(3))
    changed = [n > 100 and n % 3 == 0 for n in range(len(made))]

    def charge(n: int) -> Row:
        moment, one, who = made[n]
        return {
            "id": charges[n],
            "user_id": ids[who],
            "operation": operations[n],
            "state": "captured" if good[n] else "released",
            "paid_by": "tokens",
            "period": moment.strftime("%Y-%m"),
            "tokens": 100,
            "reference_type": "generation",
            "reference_id": one,
            "deadline": moment,
            "created_at": moment,
            "resolved_at": moment,
        }

    def generation(n: int) -> Row:
        moment, one, who = made[n]
        return {
            "id": one,
            "user_id": ids[who],
            "project_id": projects[who],
            "session_id": sessions[n % len(sessions)] if n % 2 else None,
            "operation": operations[n],
            "status": "completed" if good[n] else "failed",
            "prompt": "A teal fox with a golden crown, in front of mountains at night",
            "request": {},
            "report": {},
            "parent_version_id": versions[n - n % 10 - 9] if changed[n] else None,
            "model": "gemini-nano-banana-2.1",
            "error_code": codes[n],
            "error_message": "The model is busy just now." if codes[n] else None,
            "created_at": moment,
            "completed_at": moment,
        }

    def asset(n: int) -> Row:
        moment, one, who = made[n]
        stars = n % 7 if n % 7 in range(1, 6) else None
        return {
            "id": assets[n],
            "user_id": ids[who],
            "project_id": projects[who],
            "generation_id": one,
            "kind": "generated",
            "width": 1024,
            "height": 1024,
            "mime_type": "image/png",
            "bytes": 1_500_000,
            "sha256": f"{n:064x}",
            "tags": [],
            "rating": stars,
            "rated_at": moment if stars else None,
            "created_at": moment,
        }

    def version(n: int) -> Row:
        moment, one, who = made[n]
        return {
            "id": versions[n],
            "user_id": ids[who],
            "project_id": projects[who],
            "generation_id": one,
            "asset_id": assets[n],
            "number": n,
            "action": operations[n],
            "created_at": moment,
        }

    def candidate(n: int) -> Row:
        moment, one, who = made[n]
        return {
            "id": data.new_id(),
            "generation_id": one,
            "user_id": ids[who],
            "number": 1,
            "charge_id": charges[n],
            "state": "done" if good[n] else "failed",
            "asset_id": assets[n] if good[n] else None,
            "error_code": codes[n],
            "chained": changed[n],
            "bytes_up": 800,
            "usage": {"cost_microdollars": 40_000} if good[n] else {},
            "created_at": moment,
            "completed_at": moment,
        }

    put(Charge, map(charge, range(len(made))))
    put(Generation, map(generation, range(len(made))))
    put(Asset, (asset(n) for n in range(len(made)) if good[n]))
    put(Version, (version(n) for n in range(len(made)) if good[n]))
    put(Candidate, map(candidate, range(len(made))))


def put(table: Any, rows: Iterator[Row] | Any) -> None:
    """Insert, in transactions of CHUNK rows; columns that are not named get their defaults."""
    rows = iter(rows)
    while chunk := list(islice(rows, CHUNK)):
        data.write_now(lambda db, chunk=chunk: db.connection().execute(insert(table), chunk))


def views(someone: str) -> dict[str, Callable[[], Awaitable[Any]]]:
    middle = USERS // 2
    today = data.utcnow().date()
    return {
        "users, newest": lambda: people.list_people(limit=50),
        "users, counted": lambda: people.count_people(),
        "users, searched": lambda: people.list_people(Only(search="user999"), limit=50),
        "users, nobody found": lambda: people.list_people(Only(search="nobody at all"), limit=50),
        "users, by balance, page 100": lambda: people.list_people(sort="balance", limit=50, offset=middle),
        "users, by name, of a plan": lambda: people.list_people(Only(plan="pro"), sort="name", limit=50),
        "one user": lambda: people.look_at(someone),
        "one user’s charges": lambda: statement.charged(someone, limit=20),
        "requests, open": lambda: requests.list_requests("topup", state="open", limit=100),
        "requests, answered": lambda: requests.list_requests("topup", state="granted", limit=20),
        "requests, counted": requests.count_open,
        "generations, newest": lambda: generation_log.log_lines(limit=50),
        "generations, failed": lambda: generation_log.log_lines(generation_log.Only(status="failed"), limit=50),
        "generations, of a user": lambda: generation_log.log_lines(generation_log.Only(user="user77"), limit=50),
        "generations, operation and code": lambda: generation_log.log_lines(
            generation_log.Only(operation="compose", error="no_image"), limit=50
        ),
        "generations, of a month, failed": lambda: generation_log.log_lines(
            generation_log.Only(status="failed", first=today - timedelta(days=200), last=today - timedelta(days=170)),
            limit=50,
        ),
        "generations, what there is": generation_log.known,
        "figures, 30 days": lambda: analytics.report("day"),
        "figures, a year by day": lambda: analytics.report("day", today - timedelta(days=364)),
        "figures, a year by week": lambda: analytics.report("week", today - timedelta(days=364)),
        "figures, a year by month": lambda: analytics.report("month"),
        "audit log": lambda: audit_log.entries(limit=50),
        "audit log, of a day in spring": lambda: audit_log.entries(
            audit_log.Only(first=today - timedelta(days=200), last=today - timedelta(days=200)), limit=50
        ),
        "audit log, prices": lambda: audit_log.entries(audit_log.Only(action="price.change"), limit=50),
        "audit log, what there is": audit_log.actions,
        "audit log, who": audit_log.administrators,
        "last changes of prices": lambda: audit_log.last_changes("price"),
        "ledger’s last audit": audit.last_audit,
        "jobs": jobs.last_runs,
    }


async def measure(someone: str) -> bool:
    began = time.perf_counter()
    days = await analytics.close_days()
    print(f"{days} days counted in {time.perf_counter() - began:.1f} s, once")
    fast = True
    for name, view in views(someone).items():
        took: list[float] = []
        for _ in range(ROUNDS):
            began = time.perf_counter()
            await view()
            took.append((time.perf_counter() - began) * 1000)
        slow = statistics.median(took) > WANTED
        fast = fast and not slow
        print(f"{statistics.median(took):8.1f} ms  worst {max(took):8.1f}  {name}{'  TOO SLOW' if slow else ''}")
    return fast


@contextmanager
def database(kind: str) -> Iterator[None]:
    with tempfile.TemporaryDirectory() as folder:
        if kind == "sqlite":
            with opened(f"sqlite:///{Path(folder) / 'limner.db'}"):
                yield
        else:
            with postgres.running() as cluster, opened(cluster.create("bench")):
                yield


@contextmanager
def opened(url: str) -> Iterator[None]:
    migrate.migrate(url)
    data.open_database(url, durable=False)
    try:
        data.write_now(catalogue.seed)
        yield
    finally:
        data.close_database()


def main() -> None:
    kind = sys.argv[1] if len(sys.argv) > 1 else "sqlite"
    with database(kind):
        began = time.perf_counter()
        someone = seed()
        print(f"{kind}: {USERS} users, {USERS * ROWS_EACH} ledger rows, seeded in {time.perf_counter() - began:.0f} s")
        data.write_now(lambda db: db.connection().exec_driver_sql("ANALYZE"))
        if not asyncio.run(measure(someone)):
            sys.exit(1)


if __name__ == "__main__":
    main()
