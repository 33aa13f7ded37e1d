"""Another pair of hands: a process that opens the same database and does what it is told, with several threads at once.

`python -m tests.money.hands` reads one JSON object, says `ready`, waits for a line on its input, and answers JSON.
"""

from __future__ import annotations

import asyncio
import json
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, select

import data
from data.billing import Charge
from data.library import Generation
from main import HERE
from services import errors
from services.accounts import people
from services.billing import charges, turn, wallet
from services.studio import generations, queue
from services.upkeep import schedule
from tests.money.steps import deliver

WITHIN = 60.0  # seconds for another process to answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """`what` is the name of a function here, called `times` times by `threads` threads; it answers one word a call."""

    url: str
    what: str
    users: list[str] = field(default_factory=list)
    charges: list[str] = field(default_factory=list)
    times: int = 1
    threads: int = 8
    seed: int = 0


def hold(orders: Orders, number: int) -> str:
    """One picture for the first user."""
    deadline = data.utcnow() + timedelta(hours=1)
    try:
        data.write_now(
            charges.hold, orders.users[0], "image_edit", [f"{number}"], reference_type="test", deadline=deadline
        )
    except errors.InsufficientCredits:
        return "refused"
    return "held"


def resolve(orders: Orders, number: int) -> str:
    """Capture or release a charge that the others resolve too. An even number captures."""
    charge_id = orders.charges[number // 2 % len(orders.charges)]
    if number % 2:
        return "released" if data.write_now(charges.release, charge_id) else "too late"
    try:
        data.write_now(charges.capture, charge_id)
    except errors.Conflict:
        return "too late"
    return "captured"


def turn_month(orders: Orders, _: int) -> str:
    """The scheduled job, as often as one likes."""
    asyncio.run(schedule.turn_month())
    return "turned"


def turn_accounts(orders: Orders, _: int) -> str:
    """The month's turn itself, past the job's own guard."""
    asyncio.run(turn.turn_month())
    return "turned"


def claim(orders: Orders, number: int) -> str:
    """Take a picture from the queue; answers which."""
    return data.write_now(queue.claim, f"runner-{orders.seed}-{number}", most=1000, most_per_user=1000) or "none"


def anything(orders: Orders, number: int) -> str:
    """One of all the things that happen in a busy house."""
    chance = random.Random(f"{orders.seed} {number}")
    user = chance.choice(orders.users)
    act = chance.choice(ACTS)
    try:
        data.write_now(act, user, chance)
    except errors.LimnerError as error:
        return error.code
    return "done"


def _ask(db: Session, user: str, chance: random.Random) -> None:
    wish = generations.Wish(operation="image_edit", prompt="a fox", request={}, count=chance.randint(1, 4))
    generations.request(db, user, wish, most_waiting=30)


def _paint(db: Session, user: str, chance: random.Random) -> None:
    queue.claim(db, "one", most=1000, most_per_user=1000)


def _beat(db: Session, user: str, chance: random.Random) -> None:
    queue.renew(db, "one")


def _finish(db: Session, user: str, chance: random.Random) -> None:
    mine = db.exec(select(Generation.id).where(Generation.user_id == user).limit(200)).all()
    if not mine:
        return
    for candidate in generations.candidates_of(db, chance.choice(mine))[:2]:
        if chance.random() < 0.3:
            generations.fail_candidate(db, candidate.id, errors.ModelBusy())
        else:
            deliver(db, candidate.id)


def _cancel(db: Session, user: str, chance: random.Random) -> None:
    mine = db.exec(select(Generation.id).where(Generation.user_id == user).limit(200)).all()
    if mine:
        generations.cancel(db, user, chance.choice(mine))


def _sweep(db: Session, user: str, chance: random.Random) -> None:
    generations.sweep(db)


def _recover(db: Session, user: str, chance: random.Random) -> None:
    generations.recover(db, everything=chance.random() < 0.5)


def _forget(db: Session, user: str, chance: random.Random) -> None:
    """Let a charge of each user run out, for the sweep."""
    for row in db.exec(select(Charge).where(Charge.user_id == user, Charge.state == "held").limit(3)).all():
        charges.extend(db, row.id, data.utcnow() - timedelta(seconds=1))


def _top_up(db: Session, user: str, chance: random.Random) -> None:
    wallet.grant(db, user, chance.randint(1, 300), source="admin_topup")


def _change(db: Session, user: str, chance: random.Random) -> None:
    people._change(db, user, user, {"plan": chance.choice(["free", "pro", "studio"])})  # pyright: ignore[reportPrivateUsage]


def _turn(db: Session, user: str, chance: random.Random) -> None:
    turn.turn_account(db, user)


Act = Callable[[Session, str, random.Random], None]
ACTS: list[Act] = [
    *(_ask, _ask, _paint, _paint, _beat, _finish, _finish, _cancel),
    *(_sweep, _recover, _forget, _top_up, _change, _turn),
]


def carry_out(orders: Orders) -> Counter[str]:
    """What the calls answered, with how many each; a database's complaint under its own name."""
    act: Callable[[Orders, int], str] = globals()[orders.what]

    def once(number: int) -> str:
        try:
            return act(orders, number)
        except DBAPIError as error:
            return f"{type(error.orig).__name__}: {error.orig}"

    with ThreadPoolExecutor(orders.threads) as threads:
        return Counter(threads.map(once, range(orders.times)))


def together(here: Orders, *elsewhere: Orders) -> list[Counter[str]]:
    """Carry out the orders at the same moment: the first in this process, each other in one of its own."""
    others = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.money.hands"],
            cwd=HERE,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in elsewhere
    ]
    try:
        for process, orders in zip(others, elsewhere, strict=True):
            _say(process, json.dumps(asdict(orders)))
        for process in others:
            assert _hear(process) == "ready"
        for process in others:
            _say(process, "go")
        mine = carry_out(here)
        return [mine, *(Counter(json.loads(_hear(process))) for process in others)]
    finally:
        for process in others:
            process.kill()
            process.communicate(timeout=WITHIN)


def _say(process: subprocess.Popen[str], line: str) -> None:
    assert process.stdin is not None
    process.stdin.write(line + "\n")
    process.stdin.flush()


def _hear(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def _main() -> None:
    orders = Orders(**json.loads(sys.stdin.readline()))
    data.open_database(orders.url, durable=False)
    print("ready", flush=True)
    sys.stdin.readline()
    done: dict[str, Any] = dict(carry_out(orders))
    print(json.dumps(done), flush=True)
    data.close_database()


if __name__ == "__main__":
    _main()
