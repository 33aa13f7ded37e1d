"""A Limner for tests: a database copied from one that was migrated once, accounts without a slow hash, the house behind
the API, and an engine over loopback that paints small pictures and fails when told to.
"""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from fastapi import FastAPI
from sqlmodel import Session, col, func, select
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

import data
from data import catalogue, migrate
from data.accounts import Role, User
from data.billing import Charge, ChargeState, LedgerRow, LedgerType, Lot, PaidBy, UsageCounter, Wallet
from data.library import Asset, Candidate, CandidateState, Generation
from pages import doorkeeper
from pages.api.app import create_app
from pages.gate import Gate
from services.accounts import passwords, signins
from services.billing import subscriptions, wallet
from services.engine.faults import FaultQueue
from services.engine.server import create_app as create_engine
from services.settings import Settings
from services.upkeep import house
from tests.small_painter import SmallPainter
from tests.small_painter import png as png

PASSWORD = "correct horse battery"
ENGINE_KEY = "loopback-key"
Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody with an account, and the cookie of their browser."""

    id: str
    email: str
    cookie: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """The engine as a test sees it."""

    url: str
    faults: FaultQueue
    _app: Any

    @property
    def pictures_asked(self) -> list[Any]:
        """The calls for a picture so far."""
        return [call for call in self._app.state.engine.calls.all() if call.path.endswith("interactions")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Studio:
    """The running house with its API."""

    settings: Settings
    app: FastAPI
    model: Model

    def client(self, who: Account | None = None, *, address: str = "192.0.2.7", **options: Any) -> httpx.AsyncClient:
        """A program or browser that is signed in as `who`."""
        cookies = {doorkeeper.COOKIE: who.cookie} if who else {}
        transport = httpx.ASGITransport(self.app, client=(address, 40_000), **options)
        return httpx.AsyncClient(
            transport=transport, base_url="http://limner.test", cookies=cookies, headers={"accept": "application/json"}
        )


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file at the newest schema with the catalogue in it, made once."""
    path = tmp_path_factory.mktemp("seeded") / "limner.db"
    url = f"sqlite:///{path}"
    migrate.migrate(url)
    data.open_database(url, durable=False)
    data.write_now(catalogue.seed)
    data.close_database()  # leaves one file, without a log beside it
    return path


@pytest.fixture
def database(home: Path, seeded: Path) -> Iterator[Path]:
    """An open database of the test's own."""
    path = home / "limner.db"
    shutil.copyfile(seeded, path)
    data.open_database(f"sqlite:///{path}", durable=False)
    yield path
    data.close_database()


@pytest.fixture
async def model(home: Path) -> AsyncIterator[Model]:
    async with painting_model(home.parent / "model") as running:
        yield running


@pytest.fixture
async def studio(database: Path, model: Model, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Studio]:
    """The house on the test's model, without limits on how fast one may ask."""
    async with open_studio(model, monkeypatch, rate_limit="off") as running:
        yield running


@asynccontextmanager
async def painting_model(folder: Path) -> AsyncGenerator[Model, None]:
    app = create_engine(folder, ENGINE_KEY, painter=SmallPainter(), word_delay=0.0, faults=True)
    config = uvicorn.Config(app, lifespan="off", log_config=None, access_log=False)
    config.load()
    state = ServerState()
    # uvicorn's own loop looks up only every tenth of a second, which is long among so many small tests
    server = await asyncio.get_running_loop().create_server(
        lambda: H11Protocol(config=config, server_state=state, app_state={}), "127.0.0.1", 0
    )
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield Model(url=url, faults=app.state.engine.faults, _app=app)
    finally:
        app.state.engine.closing.set()
        server.close()
        for task in list(state.tasks):
            task.cancel()
        await asyncio.gather(*state.tasks, return_exceptions=True)


@asynccontextmanager
async def open_studio(model: Model, monkeypatch: pytest.MonkeyPatch, **settings: Any) -> AsyncGenerator[Studio, None]:
    """The house with `settings`, on the open database. Leaving it is a restart."""
    monkeypatch.setenv("GOOGLE_GEMINI_BASE_URL", model.url)
    monkeypatch.setenv("GEMINI_API_KEY", ENGINE_KEY)
    chosen = Settings(**settings)
    app = create_app(chosen, None)  # pyright: ignore[reportArgumentType]
    app.add_middleware(Gate, settings=chosen)
    async with house.running(chosen, on_dead_model=pytest.fail):
        yield Studio(settings=chosen, app=app, model=model)


def add_account(email: str = "ada@example.org", *, plan: str = "free", role: Role = Role.USER) -> Account:
    """An account that is signed in, made without the tenth of a second that a password takes."""
    return data.write_now(_add_account, email, plan, role)


def set_password(account: Account, password: str = PASSWORD) -> None:
    """Give the account a real password."""

    def set_it(db: Session) -> None:
        db.get_one(User, account.id).password_hash = passwords._hasher.hash(password)  # pyright: ignore[reportPrivateUsage]

    data.write_now(set_it)


def grant(account: Account, tokens: int, **more: Any) -> str:
    return data.write_now(wallet.grant, account.id, tokens, source="admin_topup", **more)


def spend_allowance(account: Account, feature: str, units: int) -> None:
    """Have the account used up `units` of this month's allowance, with the charges that prove it."""

    def use(db: Session) -> None:
        period = subscriptions.period_of(data.utcnow())
        db.add(UsageCounter(user_id=account.id, period=period, feature=feature, used=units))
        db.add_all(
            Charge(
                user_id=account.id,
                operation="text_to_image",
                state=ChargeState.CAPTURED,
                paid_by=PaidBy.PLAN,
                feature=feature,
                period=period,
                reference_type="test",
                reference_id=f"{feature}-{number}",
            )
            for number in range(units)
        )

    data.write_now(use)


def take_tokens_away(account: Account, left: int = 0) -> None:
    """Leave the account `left` tokens, by the ledger."""

    def take(db: Session) -> None:
        purse = wallet.lock(db, account.id)
        for lot in wallet.spendable_lots(db, account.id, data.utcnow()):
            part = min(lot.free, purse.balance - purse.held - left)
            if part > 0:
                wallet.debit(db, purse, lot, part, reason="correction", reference_type="lot", reference_id=lot.id)

    data.write_now(take)


def check_books() -> None:
    """What has to hold at every moment: ledger, lots, holds, counters, charges and pictures agree."""
    data.read_now(_check_books)


def held_anywhere() -> list[str]:
    """Open charges, tokens and units in the whole database; nothing should be there once all is finished."""

    def look(db: Session) -> list[str]:
        charges = db.exec(select(Charge.id).where(Charge.state == ChargeState.HELD)).all()
        wallets = db.exec(select(Wallet.user_id).where(Wallet.held > 0)).all()
        counters = db.exec(select(UsageCounter.feature).where(UsageCounter.held > 0)).all()
        lots = db.exec(select(Lot.id).where(Lot.reserved > 0)).all()
        return [*charges, *wallets, *counters, *lots]

    return data.read_now(look)


def events(text: str) -> list[tuple[str, Any]]:
    """The events of a stream, as (name, payload), without the comments that keep it awake."""
    found: list[tuple[str, Any]] = []
    for block in text.split("\n\n"):
        lines = dict(line.split(": ", 1) for line in block.splitlines() if line and not line.startswith(":"))
        if "event" in lines:
            found.append((lines["event"], json.loads(lines["data"])))
    return found


async def until(look: Any, seconds: float = 30.0) -> Any:
    """What `look()` finds as soon as it finds something. Raises AssertionError where it never does.

    The patience is for a machine that has much else to do, and costs nothing where the thing comes.
    """
    end = asyncio.get_running_loop().time() + seconds
    while not (found := look()):
        assert asyncio.get_running_loop().time() < end, "it never came to that"
        await asyncio.sleep(0.005)
    return found


def _add_account(db: Session, email: str, plan: str, role: Role) -> Account:
    user = User(email=email, name=email.split("@")[0].title(), role=role)
    db.add(user)
    db.flush()
    subscriptions.open_account(db, user.id, plan)
    cookie = signins.open_sign_in(db, user.id, days=30, device="test", address="")
    return Account(id=user.id, email=email, cookie=cookie)


def _check_books(db: Session) -> None:
    for purse in db.exec(select(Wallet)).all():
        rows = db.exec(select(LedgerRow).where(LedgerRow.user_id == purse.user_id).order_by(col(LedgerRow.seq))).all()
        running = 0
        for row in rows:
            running += row.amount if row.type == LedgerType.CREDIT else -row.amount
            assert row.balance_after == running, "a ledger row does not follow from the one before it"
        lots = db.exec(select(Lot).where(Lot.user_id == purse.user_id)).all()
        assert running == purse.balance == sum(lot.remaining for lot in lots)
        assert purse.total_earned == sum(row.amount for row in rows if row.type == LedgerType.CREDIT)
        assert purse.total_spent == sum(row.amount for row in rows if row.type == LedgerType.DEBIT)
        held = db.exec(
            select(func.coalesce(func.sum(Charge.tokens), 0)).where(
                Charge.user_id == purse.user_id, Charge.state == ChargeState.HELD
            )
        ).one()
        assert held == purse.held == sum(lot.reserved for lot in lots)
        assert 0 <= purse.held <= purse.balance
    for counter in db.exec(select(UsageCounter)).all():
        states = db.exec(
            select(Charge.state).where(
                Charge.user_id == counter.user_id,
                Charge.feature == counter.feature,
                Charge.period == counter.period,
                Charge.paid_by == PaidBy.PLAN,
                col(Charge.refunded_at).is_(None),
            )
        ).all()
        assert counter.held == states.count(ChargeState.HELD)
        assert counter.used == states.count(ChargeState.CAPTURED)
    for candidate, charge in db.exec(select(Candidate, Charge).join(Charge, col(Charge.id) == Candidate.charge_id)):
        expected = {
            CandidateState.DONE: ChargeState.CAPTURED,
            CandidateState.FAILED: ChargeState.RELEASED,
            CandidateState.CANCELLED: ChargeState.RELEASED,
        }.get(CandidateState(candidate.state), ChargeState.HELD)
        assert charge.state == expected, f"{candidate.state} candidate with a {charge.state} charge"
        assert (candidate.asset_id is not None) == (charge.state == ChargeState.CAPTURED)
        if candidate.asset_id is not None:
            assert db.get_one(Asset, candidate.asset_id).generation_id == candidate.generation_id
    for generation in db.exec(select(Generation)).all():
        made = db.exec(select(func.count()).select_from(Candidate).where(Candidate.generation_id == generation.id))
        assert made.one() == generation.count
