"""What no file of the house does: run text as code, start a shell, unpack objects, or speak to the network unseen."""

from __future__ import annotations

import ast
import re
import ssl
from collections.abc import Iterator
from contextlib import nullcontext
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from data.accounts import User
from main import HERE
from services.accounts import passwords
from services.accounts.oidc_discovery import tls
from services.errors import BadInput
from services.settings import Settings

ROOMS = ("pages", "components", "services", "data")
# Who opens connections, besides the drivers of LIMNER_DATABASE_URL and LIMNER_REDIS_URL, and to which addresses.
SPEAKERS = {
    "services/accounts/mail.py": "LIMNER_SMTP_URL",
    "services/accounts/oidc.py": "LIMNER_OIDC_PROVIDERS",
    "services/accounts/oidc_discovery.py": "LIMNER_OIDC_PROVIDERS",
    "services/gemini/images.py": "the model",
    "services/gemini/traffic.py": "the model",
    "services/gemini/wire.py": "the model",
    "services/studio/storage.py": "LIMNER_STORAGE_URL",
    "services/upkeep/wakeups.py": "LIMNER_REDIS_URL",
    "services/engine/server.py": "listens on loopback",
}
NETWORK = {
    *("socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "httpx", "httpx2", "requests", "aiohttp"),
    *("aiosmtplib", "obstore", "redis", "boto3", "paramiko", "psycopg", "google", "authlib.integrations"),
}
UNPACKERS = {"pickle", "marshal", "shelve", "dill", "yaml", "tarfile", "ctypes"}
XML = {"xml.etree", "xml.dom", "xml.sax.expatreader", "lxml", "xml.sax.handler"}
SHELLS = {"os.system", "os.popen", "subprocess.getoutput", "pty.spawn", "asyncio.create_subprocess_shell"}
STARTERS = {"services/imaging/apart.py"}
WEAK = {"hashlib.md5", "hashlib.sha1", "random.choice", "random.random", "random.randint", "uuid.uuid1", "uuid.uuid3"}


@cache
def files() -> list[tuple[str, ast.Module]]:
    """All Python files of the house, read once."""
    found = [path for room in ROOMS for path in sorted((HERE / room).rglob("*.py"))]
    return [(str(path.relative_to(HERE)), ast.parse(path.read_text())) for path in found]


def imported(tree: ast.Module) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {node.module} | {f"{node.module}.{one.name}" for one in node.names}
    return found


def within(names: set[str], wanted: set[str]) -> set[str]:
    return {one for one in names if any(one == name or one.startswith(name + ".") for name in wanted)}


def calls(tree: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


def test_no_text_is_run_as_code_or_by_a_shell() -> None:
    found: list[str] = []
    for name, tree in files():
        if "subprocess" in imported(tree) and name not in STARTERS:
            found.append(f"{name} starts processes")
        for called, node in calls(tree):
            shell = any(one.arg == "shell" for one in node.keywords)
            if called in {"eval", "exec", "compile", "__import__"} or called in SHELLS or shell:
                found.append(f"{name}:{node.lineno} {called}")
    assert found == []


def test_no_objects_are_unpacked_and_no_xml_is_read() -> None:
    assert {name for name, tree in files() if within(imported(tree), UNPACKERS | XML)} == set()
    assert {name for name, tree in files() for called, _ in calls(tree) if called.endswith("extractall")} == set()


def test_statements_for_the_database_are_not_put_together_of_what_people_send() -> None:
    found: list[str] = []
    for name, tree in files():
        for called, node in calls(tree):
            if called in {"text", "sa.text", "sqlalchemy.text"} and isinstance(node.args[0], ast.JoinedStr):
                found.append(name)
    assert [name for name in found if not name.startswith(("data/copying.py", "data/migrations/"))] == []


def test_secrets_come_from_the_secret_generator_and_nothing_is_hashed_with_broken_functions() -> None:
    found = [f"{name} {called}" for name, tree in files() for called, _ in calls(tree) if called in WEAK]
    assert [one for one in found if not one.startswith("services/engine/painter/")] == []


def test_only_these_files_speak_to_the_network() -> None:
    speaking = {name for name, tree in files() if within(imported(tree), NETWORK)}
    assert {one for one in speaking if not only_types(one)} == set(SPEAKERS)


def only_types(name: str) -> bool:
    """Whether the file takes nothing but Google's shapes of requests and answers."""
    told = within(imported(ast.parse((HERE / name).read_text())), NETWORK)
    return told <= {"google.genai", "google.genai.types"}


def test_no_script_of_ours_puts_text_into_a_page_as_html() -> None:
    scripts = [*(HERE / "components").rglob("*.js"), *(HERE / "pages").rglob("*.js")]
    assert len(scripts) > 10
    risky = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|v-html|postMessage|onpaste"
    )
    assert [f"{one.name}: {risky.findall(one.read_text())}" for one in scripts if risky.search(one.read_text())] == []


def test_no_script_of_ours_keeps_things_by_names_that_others_give() -> None:
    """What has ids for its names is a Map; an object gets what its own script names: sides of a box, pixels."""
    ours = {"canvas.js": {"key", "size", "place", "other", "i", "i + 1", "i + 2", "i + 3"}}
    for path in (HERE / "components").rglob("*.js"):
        named = set(re.findall(r"\w\[([^\]\"'`]*[a-zA-Z][^\]\"'`]*)\]\s*=(?![=>])", path.read_text()))
        assert named <= ours.get(path.name, set()), path.name


def test_certificates_are_checked_and_redirects_not_followed() -> None:
    assert (tls().verify_mode, tls().check_hostname) == (ssl.CERT_REQUIRED, True)
    for name, tree in files():
        for _, node in calls(tree):
            said = {one.arg: ast.unparse(one.value) for one in node.keywords}
            assert said.get("verify") not in {"False", "None"}, name
            assert said.get("follow_redirects") != "True", name


def test_a_password_has_no_age_no_hint_and_no_question_beside_it() -> None:
    columns = set(User.model_fields)
    assert {one for one in columns if re.search("password|secret|hint|question|answer", one)} == {"password_hash"}


def test_no_container_comes_with_a_password_that_others_know() -> None:
    for line in (HERE / "compose.grown.yaml").read_text().splitlines():
        if re.search(r"(PASSWORD|SECRET_KEY|ACCESS_KEY):", line):
            assert ":?" in line, line


def leaked() -> list[str]:
    """The passwords that Django carries, the most frequent one first."""
    import gzip

    from django.contrib.auth import password_validation

    path = Path(password_validation.__file__).parent / "common-passwords.txt.gz"
    with gzip.open(path, "rt", encoding="utf-8") as listed:
        return [line.strip() for line in listed]


@pytest.fixture
def open_to_others() -> None:
    passwords.open_rules(Settings(host="0.0.0.0"))


def test_the_passwords_that_leaked_most_often_are_refused(open_to_others: None) -> None:
    long_enough = [one for one in leaked() if len(one) >= passwords.SHORTEST]
    assert len(long_enough) > 3000
    for password in (*long_enough, "PASSWORD123"):
        with pytest.raises(BadInput, match="stands in lists"):
            passwords.check_strength(password)


@pytest.mark.parametrize("password", ["limner2026", "Limner!!", "limnerstudio1", "admin-limner", "Administrator1"])
def test_the_name_of_the_house_is_no_password(open_to_others: None, password: str) -> None:
    with pytest.raises(BadInput, match=r"name of this house|stands in lists"):
        passwords.check_strength(password)


@pytest.mark.parametrize(
    "password",
    ["correct horse battery", "limner paints foxes", "99887711224", "ÄÖÜ ß 漢字 🦊🦊", "        x", "x" * 256],
)
def test_any_characters_make_a_password(open_to_others: None, password: str) -> None:
    assert passwords.check_strength(password) == password


@pytest.mark.parametrize(
    ("reached", "refused"),
    [
        ({}, False),
        ({"host": "::1"}, False),
        ({"base_url": "http://localhost:8080"}, False),
        ({"host": "0.0.0.0"}, True),
        ({"base_url": "https://art.example.org"}, True),
    ],
)
def test_a_password_may_be_guessable_only_where_nobody_else_can_reach_limner(
    reached: dict[str, Any], refused: bool
) -> None:
    passwords.open_rules(Settings(**reached))
    with pytest.raises(BadInput) if refused else nullcontext():
        passwords.check_strength("password123")
