"""How fast the library answers: a gallery of 10 000 pictures and a project of 200 versions, on both databases.

`python -m tests.bench.bench_gallery`
"""

from __future__ import annotations

import asyncio
import os
import random
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session

import data
from data import catalogue, migrate
from data.columns import new_id, utcnow
from data.library import Asset, Project, Version, searchable
from services.studio import changing, gallery, lineage, projects, versions
from services.studio.changing import Changes
from services.studio.gallery import Filter
from tests import postgres
from tests.house import Account, add_account
from tests.machine import POSTGRESQL, find

PICTURES, VERSIONS, PAGE = 10_000, 200, 48
RUNS = 15
FIRST_PAGE = 0.150  # seconds that the first page may take
WORDS = [
    "fox",
    "robot",
    "knight",
    "lake",
    "city",
    "dragon",
    "wizard",
    "rocket",
    "teal",
    "gold",
    "purple",
    "calm",
    "bright",
    "anime",
    "minimal",
    "pixel",
]


def main() -> None:
    """Print the median and the worst of fifteen runs of each question."""
    print(f"{PICTURES} pictures, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as folder:
        _run("SQLite", f"sqlite:///{Path(folder) / 'limner.db'}")
    if find(POSTGRESQL) is None:
        print("PostgreSQL: not on this machine")
        return
    with postgres.running(careful=True) as cluster:
        _run("PostgreSQL", cluster.create("bench"))


def _run(name: str, url: str) -> None:
    migrate.migrate(url)
    data.open_database(url)
    try:
        data.write_now(catalogue.seed)
        account, other = add_account(), add_account("eve@example.org")
        kit, ids, last = data.write_now(_fill, account)
        data.write_now(_fill, other)
        print(f"\n{name}")
        asyncio.run(_ask(account.id, kit, ids, last))
    finally:
        data.close_database()


async def _ask(user_id: str, kit: str, ids: list[str], last: str) -> None:
    month = utcnow() - timedelta(days=30)
    deep = ids[PICTURES // 10]
    questions: dict[str, Callable[[], Awaitable[Any]]] = {
        "first page": lambda: gallery.page(user_id, limit=PAGE),
        "page 188": lambda: gallery.page(user_id, limit=PAGE, before=deep),
        "search, many hits": lambda: gallery.page(user_id, Filter(search="fox"), limit=PAGE),
        "search, no hit": lambda: gallery.page(user_id, Filter(search="nowhere to be found"), limit=PAGE),
        "favourites": lambda: gallery.page(user_id, Filter(favourite=True), limit=PAGE),
        "a rare tag": lambda: gallery.page(user_id, Filter(tags=("rare",)), limit=PAGE),
        "four stars": lambda: gallery.page(user_id, Filter(rating=4), limit=PAGE),
        "one project": lambda: gallery.page(user_id, Filter(project_id=kit), limit=PAGE),
        "uploads before a month ago": lambda: gallery.page(user_id, Filter(kind="upload", until=month), limit=PAGE),
        "the empty bin": lambda: gallery.page(user_id, Filter(deleted=True), limit=PAGE),
        "count of a search": lambda: gallery.count(user_id, Filter(search="fox")),
        "tags with counts": lambda: gallery.tags(user_id),
        "projects with counts": lambda: projects.list_projects(user_id),
        f"history of {VERSIONS} versions": lambda: versions.history(user_id, kit),
        f"lineage of {VERSIONS} versions": lambda: lineage.of_asset(user_id, last),
        "tag 500 pictures": lambda: changing.change_many(user_id, ids[:500], Changes(add_tags=["new"])),
    }
    for name, question in questions.items():
        took: list[float] = []
        for _ in range(RUNS):
            with _timed(took):
                found = await question()
        found_many = f"{len(found)} found" if hasattr(found, "__len__") else f"{found}"
        middle, worst = sorted(took)[RUNS // 2], max(took)
        verdict = ""
        if name == "first page":
            verdict = f" (under {FIRST_PAGE * 1000:.0f} ms: {'reached' if worst < FIRST_PAGE else 'NOT REACHED'})"
        print(f"{name:28s} {middle * 1000:6.1f} ms, worst {worst * 1000:6.1f} ms, {found_many}{verdict}")


@contextmanager
def _timed(took: list[float]) -> Iterator[None]:
    start = time.perf_counter()
    yield
    took.append(time.perf_counter() - start)


def _fill(db: Session, account: Account) -> tuple[str, list[str], str]:
    """Pictures over a year in the default project, and a line of versions in one of its own.

    Returns that project's id, the pictures' ids from the first to the last, and the id of the line's last picture.
    """
    chance = random.Random(7)
    default = projects.default_project(db, account.id)
    kit = Project(user_id=account.id, name="Kit")
    db.add(kit)
    db.flush()
    start = utcnow() - timedelta(days=365)
    pictures: list[dict[str, Any]] = []
    for number in range(PICTURES):
        in_line = number >= PICTURES - VERSIONS
        prompt = " ".join(chance.choices(WORDS, k=40))
        tags = [*chance.sample(WORDS, chance.randrange(3)), *(["rare"] if number == 17 else [])]
        pictures.append(
            {
                "id": new_id(),
                "user_id": account.id,
                "project_id": kit.id if in_line else default.id,
                "kind": "upload" if number % 10 == 0 else "generated",
                "asset_type": "",
                "title": prompt[:80],
                "prompt": prompt,
                "width": 1024,
                "height": 1024,
                "mime_type": "image/png",
                "bytes": 1_500_000,
                "sha256": f"{number:064x}",
                "favourite": number % 50 == 0,
                "rating": chance.choice([None, None, None, 3, 4, 5]),
                "tags": tags,
                "created_at": start + timedelta(days=365) * (number / PICTURES),
                "search_text": searchable(f"{prompt[:80]}\n{prompt}\n{' '.join(tags)}"),
                "version_id": new_id(),
            }
        )
    first_of_kit = PICTURES - VERSIONS + 1
    made = [
        {
            "id": one["version_id"],
            "user_id": account.id,
            "project_id": one["project_id"],
            "asset_id": one["id"],
            "parent_id": pictures[number - 2]["version_id"] if number > first_of_kit else None,
            "number": number,
            "action": "image_edit",
            "description": one["prompt"],
            "provider": "",
            "created_at": one["created_at"],
        }
        for number, one in enumerate(pictures, start=1)
    ]
    db.connection().execute(insert(Asset), pictures)
    db.connection().execute(insert(Version), made)
    if data.dialect() == "postgresql":  # which does so by itself within a minute
        db.connection().exec_driver_sql("ANALYZE")
    return kit.id, [one["id"] for one in pictures], pictures[-1]["id"]


if __name__ == "__main__":
    main()
