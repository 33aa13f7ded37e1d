"""For all tests: an environment without anybody's keys, and a plain word about tests that this machine cannot run."""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from tests.machine import NEEDS, find, missing, personal

for _name in personal(os.environ):
    del os.environ[_name]

left_out: dict[str, list[str]] = defaultdict(list)  # why → which tests


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty LIMNER_HOME of the test's own."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("LIMNER_HOME", str(folder))
    return folder


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for need in NEEDS:
        needing = [item for item in items if item.get_closest_marker(need.marker)]
        if needing and find(need) is None:
            left_out[missing(need)] += [item.nodeid for item in needing]
            items[:] = [item for item in items if item not in needing]
            config.hook.pytest_deselected(items=needing)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    workeroutput: dict[str, Any] | None = getattr(session.config, "workeroutput", None)
    if workeroutput is not None:
        workeroutput["left_out"] = dict(left_out)
    elif left_out and os.environ.get("CI") == "true":
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    for why, tests in getattr(node, "workeroutput", {}).get("left_out", {}).items():
        left_out[why] = tests  # every worker collects, and leaves out, the same


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for why, tests in left_out.items():
        terminalreporter.section("left out", yellow=True)
        terminalreporter.line(f"{len(tests)} left out, because {why}:")
        for name in tests:
            terminalreporter.line(f"  {name}")
        if os.environ.get("CI") == "true":
            terminalreporter.line("In CI every test has to run, so this run has failed.")
