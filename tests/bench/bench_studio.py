"""How fast the studio opens a project of 200 versions, in a real browser on this machine.

`python -m tests.bench.bench_studio`
"""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import FilePayload, Page, sync_playwright

from data.columns import new_id
from tests.browser.conftest import DESKTOP, QUIET
from tests.house import png
from tests.machine import CHROMIUM, find
from tests.serving import Server, running

VERSIONS = 200
TIMES = 8
LIMIT = 1.0  # seconds
SHOWN = "document.querySelectorAll('.version').length === %d && document.querySelector('.sheet-picture')?.complete"


def main() -> None:
    """Print the median and the worst, for the server's part and for the whole, and how busy the machine was."""
    with (
        tempfile.TemporaryDirectory() as folder,
        running(Path(folder) / "home", LIMNER_RATE_LIMIT="off") as server,
        sync_playwright() as playwright,
    ):
        chromium = playwright.chromium.launch(executable_path=find(CHROMIUM), args=QUIET)
        measure(chromium.new_context(base_url=server.url, **DESKTOP).new_page(), server)
        chromium.close()


def measure(page: Page, server: Server) -> None:
    origin = {"origin": server.url}
    person = {"email": "bench@example.org", "password": "a fine long password"}
    page.request.post("/api/v1/auth/signup", data=person, headers=origin)
    one: FilePayload = {"name": "one.png", "mimeType": "image/png", "buffer": png(1024, 1024)}
    asset = json.loads(page.request.post("/api/v1/uploads", multipart={"file": one}, headers=origin).text())
    page.goto(f"/studio?asset={asset['id']}")
    page.wait_for_function(SHOWN % 1)
    copy(server, asset["id"])
    address = page.url.split("&version")[0]
    answers: list[float] = []
    wholes: list[float] = []
    for _ in range(TIMES):
        start = time.perf_counter()
        page.request.get(address)
        answers.append(time.perf_counter() - start)
        start = time.perf_counter()
        page.goto(address)
        page.wait_for_function(SHOWN % VERSIONS)
        wholes.append(time.perf_counter() - start)
    print(f"{VERSIONS} versions, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    for name, times in (("the server's answer", answers), ("until all is shown", wholes)):
        middle = sorted(times)[len(times) // 2]
        verdict = "reached" if middle < LIMIT else "NOT REACHED"
        print(f"{name:20s} {middle:.2f} s, at most {max(times):.2f} s (under {LIMIT:.0f} s: {verdict})")


def copy(server: Server, asset_id: str) -> None:
    """More versions that share the one file, each made from the one before and every seventh from an earlier one."""
    with sqlite3.connect(server.home / "limner.db", timeout=10) as database:
        database.row_factory = sqlite3.Row
        asset: dict[str, Any] = dict(database.execute("SELECT * FROM asset WHERE id = ?", (asset_id,)).fetchone())
        first: dict[str, Any] = dict(
            database.execute("SELECT * FROM version WHERE asset_id = ?", (asset_id,)).fetchone()
        )
        ids = [str(first["id"])]
        for number in range(2, VERSIONS + 1):
            picture, version = new_id(), new_id()
            parent = ids[-1] if number % 7 else ids[max(0, len(ids) - 5)]
            words = f"version {number}: what was asked for in a line or two"
            insert(database, "asset", asset | {"id": picture, "version_id": version})
            own = {"id": version, "asset_id": picture, "number": number, "parent_id": parent, "description": words}
            insert(database, "version", first | own)
            ids.append(version)


def insert(database: sqlite3.Connection, table: str, row: dict[str, Any]) -> None:
    names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
    database.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", row)


if __name__ == "__main__":
    main()
