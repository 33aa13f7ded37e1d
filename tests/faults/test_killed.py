"""`kill -9` at every moment of a picture's way: after the next start nothing is held and the books agree."""

from __future__ import annotations

import json
import shutil
import signal
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import col, select

import data
from data.library import Asset, Candidate, CandidateState, Generation
from services import fault_points
from services.settings import Settings
from services.studio.storage import Storage
from tests import serving
from tests.house import Account, add_account, check_books, held_anywhere

# What is left of one picture, killed at each point: (state of its charge, whether it is in the gallery). What was only
# requested comes last, as the next server paints it and would meet its own fault on that way.
AFTER = {
    "claimed": ("released", False),
    "answered": ("released", False),
    "stored": ("released", False),
    "completing": ("released", False),
    "completed": ("captured", True),
    "requested": ("captured", True),
}
pytestmark = pytest.mark.xdist_group("killed")  # they share the home that was killed
PATIENCE = 60  # seconds for a picture, on a machine that has much else to do
DIES = (urllib.error.URLError, ConnectionError, OSError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deaths:
    """A home whose server was killed once at each point and started again after each; what became of each picture."""

    home: Path
    exits: dict[str, int]
    generations: dict[str, Any]


def make_home(folder: Path, seeded: Path) -> Account:
    """Somebody in a home that no server runs on yet."""
    folder.mkdir()
    shutil.copyfile(seeded, folder / "limner.db")
    data.open_database(f"sqlite:///{folder / 'limner.db'}")
    made = add_account(plan="studio")
    data.close_database()
    return made


@contextmanager
def database_of(home: Path) -> Iterator[None]:
    data.open_database(f"sqlite:///{home / 'limner.db'}")
    try:
        yield
    finally:
        data.close_database()


def call(server: serving.Server, who: Account, path: str, body: Any = None) -> Any:
    """The JSON that the server answers. Raises one of DIES where it dies on the way."""
    request = urllib.request.Request(
        f"{server.url}/api/v1{path}",
        data=None if body is None else json.dumps(body).encode(),
        headers={"content-type": "application/json", "cookie": f"limner_session={who.cookie}"},
    )
    with urllib.request.urlopen(request, timeout=PATIENCE + 30) as response:
        return json.load(response)


def last_generation(server: serving.Server, who: Account) -> Any:
    """The newest generation, once it has ended."""
    newest = call(server, who, "/generations?limit=1")["items"][0]
    return call(server, who, f"/generations/{newest['id']}?wait={PATIENCE}")


@pytest.fixture(scope="module")
def deaths(tmp_path_factory: pytest.TempPathFactory, seeded: Path) -> Deaths:
    home = tmp_path_factory.mktemp("killed") / "home"
    account = make_home(home, seeded)
    exits: dict[str, int] = {}
    generations: dict[str, Any] = {}
    points, path = list(AFTER), f"/generate/text-to-image?wait={PATIENCE}"
    for point, before in zip([*points, ""], ["", *points], strict=True):
        with serving.running(home, LIMNER_FAULT_POINT=point) as server:
            if before:
                generations[before] = last_generation(server, account)
            if point:
                with pytest.raises(DIES):
                    call(server, account, path, {"prompt": f"a fox {point}", "seed": 7})
                exits[point] = server.process.wait(PATIENCE)
            else:  # the last one is stopped kindly, in the middle of its work
                call(server, account, "/generate/text-to-image", {"prompt": "a fox too many", "count": 4})
    return Deaths(home=home, exits=exits, generations=generations)


def test_every_fault_point_is_tried() -> None:
    assert set(AFTER) == set(fault_points.POINTS)


@pytest.mark.parametrize("point", AFTER)
def test_a_picture_is_paid_if_it_is_there_and_only_then_wherever_the_process_was_killed(
    deaths: Deaths, point: str
) -> None:
    charge, in_gallery = AFTER[point]
    ended = deaths.generations[point]
    assert deaths.exits[point] == -signal.SIGKILL
    assert ended["prompt"] == f"a fox {point}"
    assert [one["state"] for one in ended["charges"]] == [charge]
    assert bool(ended["assets"]) == in_gallery
    assert ended["status"] == ("completed" if in_gallery else "failed")
    assert in_gallery or "Nothing was charged" in ended["error"]["message"]


def test_after_all_these_deaths_and_a_kind_stop_nothing_is_held_and_the_books_agree(deaths: Deaths) -> None:
    with database_of(deaths.home):
        check_books()
        last = data.read_now(lambda db: db.exec(select(Generation).order_by(col(Generation.id).desc())).first())
        assert last is not None
        assert last.prompt == "a fox too many"
        waiting = data.read_now(lambda db: db.exec(select(Candidate.state)).all())
        assert CandidateState.RUNNING not in waiting
        assert len(held_anywhere()) == waiting.count(CandidateState.WAITING) + (CandidateState.WAITING in waiting)


def test_no_picture_in_the_gallery_is_without_its_file(deaths: Deaths) -> None:
    with database_of(deaths.home):
        named = {row.sha256 for row in data.read_now(lambda db: db.exec(select(Asset)).all())}
    files = Storage.open(Settings(home=deaths.home))
    assert named
    assert all(files.get(sha) for sha in named)
    assert list((deaths.home / "pictures" / ".part").iterdir()) == []
