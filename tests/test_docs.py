"""The documents say what the code says."""

from __future__ import annotations

import re

from main import HERE
from tests import settings_page


def test_the_settings_page_lists_the_settings_as_they_are() -> None:
    assert settings_page.PAGE.read_text(encoding="utf-8") == settings_page.page()


def test_every_file_that_a_document_links_to_is_there() -> None:
    for document in (HERE / "README.md", *sorted((HERE / "docs").glob("*.md"))):
        text = document.read_text(encoding="utf-8")
        targets = re.findall(r"\]\(([^)#:]+)\)|src=\"([^\":]+)\"", text)
        for target in (one or other for one, other in targets):
            assert (document.parent / target).exists(), f"{document.name} links to {target}"
