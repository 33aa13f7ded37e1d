"""`kill -9` in an operation of two model calls, between and after them: one charge, kept only with its picture."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests import serving
from tests.faults.test_killed import DIES, PATIENCE, call, database_of, last_generation, make_home
from tests.house import check_books, held_anywhere

AFTER = {"answered": ("released", 1), "stored": ("released", 1), "completed": ("captured", 2)}
pytestmark = pytest.mark.xdist_group("killed_twice")


def test_a_picture_that_takes_two_calls_is_paid_if_it_is_there_and_only_then(tmp_path: Path, seeded: Path) -> None:
    home = tmp_path / "home"
    account = make_home(home, seeded)
    with serving.running(home) as server:
        path = f"/generate/text-to-image?wait={PATIENCE}"
        source = call(server, account, path, {"prompt": "a red fox, flat teal background", "seed": 7})["asset_ids"][0]
    body = {"asset_id": source, "action": "remove", "fine_edges": True}
    points = list(AFTER)
    for point, before in zip([*points, ""], ["", *points], strict=True):
        with serving.running(home, LIMNER_FAULT_POINT=point) as server:
            if before:
                states = [one["state"] for one in last_generation(server, account)["charges"]]
                assert (states, len(call(server, account, "/assets")["items"])) == (
                    [AFTER[before][0]],
                    AFTER[before][1],
                )
            if point:
                with pytest.raises(DIES):
                    call(server, account, f"/generate/background?wait={PATIENCE}", body)
                assert server.process.wait(PATIENCE) == -signal.SIGKILL
    with database_of(home):
        check_books()
        assert held_anywhere() == []
