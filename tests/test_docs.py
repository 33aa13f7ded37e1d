"""The documents say what the code says."""

from __future__ import annotations

import re
import subprocess
import sys

from main import HERE
from services.settings import Settings
from tests import settings_page


def test_the_settings_page_lists_the_settings_as_they_are() -> None:
    assert settings_page.PAGE.read_text(encoding="utf-8") == settings_page.page()


def test_every_file_that_a_document_links_to_is_there() -> None:
    for document in (HERE / "README.md", *sorted((HERE / "docs").glob("*.md"))):
        text = document.read_text(encoding="utf-8")
        targets = re.findall(r"\]\(([^)#:]+)\)|src=\"([^\":]+)\"", text)
        for target in (one or other for one, other in targets):
            assert (document.parent / target).exists(), f"{document.name} links to {target}"


def test_every_setting_that_a_document_or_a_container_names_exists() -> None:
    known = {f"LIMNER_{name.upper()}" for name in Settings.model_fields} | {"LIMNER_NO_VENV"}
    files = [HERE / "README.md", HERE / "Dockerfile", *HERE.glob("compose*.yaml"), *(HERE / "docs").glob("*.md")]
    named = {(file.name, name) for file in files for name in re.findall(r"\bLIMNER_[A-Z_]*[A-Z]\b", file.read_text())}
    assert len(named) > 20
    assert {(file, name) for file, name in named if name not in known and "_OIDC_" not in name} == set()


def test_the_image_holds_the_whole_program_and_runs_without_root() -> None:
    lines = (HERE / "Dockerfile").read_text().splitlines()
    for part in ("main.py", "data", "services", "components", "pages", "requirements.txt"):
        assert any(line.startswith(f"COPY {part} ") for line in lines)
        assert f"!{part}" in (HERE / ".dockerignore").read_text().splitlines()
    assert lines.index("USER limner") < next(i for i, line in enumerate(lines) if line.startswith("ENTRYPOINT"))
    assert any(line.startswith("HEALTHCHECK") for line in lines)


def test_every_command_of_the_front_door_is_documented() -> None:
    help_text = subprocess.run([sys.executable, str(HERE / "main.py"), "--help"], capture_output=True, text=True).stdout
    commands = re.findall(r"^    ([a-z-]+) ", help_text, flags=re.MULTILINE)
    assert {"serve", "backup", "restore", "doctor", "create-admin"} <= set(commands)
    documents = "".join(file.read_text() for file in [HERE / "README.md", *(HERE / "docs").glob("*.md")])
    for command in commands:
        assert f"main.py {command}" in documents, command
