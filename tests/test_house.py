"""The house stays in order: what stands at its top, how long a file is, what is left open, where imports go."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from fnmatch import fnmatch
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
import pytest

from main import HERE

ROOMS = {"pages", "components", "services", "data", "tests", "docs", ".ci"}
SINGLE_FILES = {
    ".dockerignore",
    ".editorconfig",
    ".gitattributes",
    ".gitignore",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "Dockerfile",
    "LICENSE",
    "Makefile",
    "README.md",
    "SECURITY.md",
    "alembic.ini",
    "compose.grown.yaml",
    "compose.yaml",
    "main.py",
    "pyproject.toml",
    "requirements-dev.in",
    "requirements-dev.txt",
    "requirements.in",
    "requirements.txt",
}
LONGEST = 400  # lines
# The character classes keep these patterns from finding themselves.
LEFT_OPEN = r"TOD[O]|FIXM[E]|XX[X]\b|NotImplementedErro[r]|pytest\.ski[p]|importorski[p]|mark\.ski[p]|xfai[l]"
BELONGS_ELSEWHERE = (
    r"/(wor[k]|roo[t]|far[m]|home/\w+|Users/\w+)/|(?<![\w.])/tm[p]/|\.\./share[d]"
    r"|\bpyp[i]\.|pythonhoste[d]|npmj[s]\.|deb\.debia[n]"
)


def _ignored(path: Path) -> bool:
    patterns = [".git", *(HERE / ".gitignore").read_text().split()]
    return any(fnmatch(path.name, pattern.strip("/")) for pattern in patterns)


def _files(folder: Path = HERE) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if _ignored(path):
            continue
        if path.is_dir():
            yield from _files(path)
        else:
            yield path.relative_to(HERE)


def _texts() -> Iterator[tuple[Path, str]]:
    for path in _files():
        content = (HERE / path).read_bytes()
        if b"\0" not in content:
            yield path, content.decode()


def _places(pattern: str, suffixes: set[str] | None = None) -> list[str]:
    return [
        f"{path}:{number}: {line.strip()}"
        for path, text in _texts()
        if suffixes is None or path.suffix in suffixes
        for number, line in enumerate(text.splitlines(), start=1)
        if re.search(pattern, line)
    ]


def test_only_the_rooms_and_the_usual_single_files_stand_at_the_top() -> None:
    assert {path.parts[0] for path in _files() if len(path.parts) > 1} <= ROOMS
    assert {path.name for path in _files() if len(path.parts) == 1} <= SINGLE_FILES


def test_no_python_file_is_longer_than_it_can_be_read() -> None:
    lengths = {str(path): len(text.splitlines()) for path, text in _texts() if path.suffix == ".py"}
    migrations = "data/migrations/"
    assert {n: lines for n, lines in lengths.items() if lines > LONGEST and not n.startswith(migrations)} == {}


def test_nothing_is_left_open_in_the_code() -> None:
    assert _places(LEFT_OPEN, {".py"}) == []


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    assert _places(BELONGS_ELSEWHERE) == []


def _declared(module: ast.Module) -> Iterator[str]:
    """The functions, classes and values of a file that nothing registers by a decorator or as a table."""
    for one in module.body:
        match one:
            case ast.FunctionDef() | ast.AsyncFunctionDef() if not one.decorator_list:
                yield one.name
            case ast.ClassDef() if not any(word.arg == "table" for word in one.keywords):
                yield one.name
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                yield name
            case _:
                pass


def test_nothing_stands_there_that_the_product_does_not_use() -> None:
    product = {path: text for path, text in _texts() if path.suffix == ".py" and path.parts[0] != "tests"}
    said = Counter(word for text in product.values() for word in re.findall(r"\w+", text))
    unused = {
        f"{path}: {name}"
        for path, text in product.items()
        if path.parts[:2] != ("data", "migrations")
        for name in _declared(ast.parse(text))
        if said[name] < 2
    }
    assert unused == {
        "data/schema.py: DECLARED_IN",
        *(f"services/fault_points.py: {name}" for name in ("POINTS", "MONEY_POINTS", "LEAVING_POINTS")),
    }  # lists that are there to be read


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_every_wanted_package_is_pinned(name: str) -> None:
    wanted = re.findall(r"^[\w-]+", (HERE / f"{name}.in").read_text(), re.MULTILINE)
    pinned = re.findall(r"^([\w-]+)==", (HERE / f"{name}.txt").read_text(), re.MULTILINE)
    assert set(wanted) - {"-c"} <= set(pinned)


def test_no_two_files_import_each_other() -> None:
    graph = grimp.build_graph("pages", "components", "services", "data", cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    TopologicalSorter(imports).prepare()  # raises CycleError with the circle in it


@pytest.mark.xdist_group("together")
def test_tests_that_share_something_run_in_one_process(request: pytest.FixtureRequest) -> None:
    grouping = request.config.getoption("loadgroup", default=False)
    assert request.node.nodeid.endswith("@together") == grouping
