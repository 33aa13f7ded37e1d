"""Markdown from people and models does no harm."""

from __future__ import annotations

import pytest

from components.markdown import code_html, to_html
from components.markup import safe_href, safe_source


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "a <b onclick=x>b</b>"])
def test_html_is_shown_as_text(text: str) -> None:
    assert "<script" not in to_html(text)
    assert "<img" not in to_html(text)
    assert "<b " not in to_html(text)
    assert "&lt;" in to_html(text)


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html;base64,xx",
        "vbscript:x",
        "java&#115;cript:alert(1)",
        "/sign-out",
    ],
)
def test_a_link_that_leads_elsewhere_than_the_web_is_no_link(target: str) -> None:
    assert "<a " not in to_html(f"[click]({target})")


def test_a_link_to_the_web_is_a_link() -> None:
    assert '<a href="https://example.org/a">there</a>' in to_html("[there](https://example.org/a)")


def test_a_picture_from_outside_is_never_loaded() -> None:
    assert "<img" not in to_html("![leak](https://example.org/pixel.png)")


def test_tables_lists_and_code_are_rendered() -> None:
    html = to_html("| a | b |\n|---|---|\n| 1 | 2 |\n\n1. x\n\n```py\ny < 1\n```")
    assert "<table>" in html
    assert "<ol>" in html
    assert '<code class="language-py">y &lt; 1' in html


def test_code_is_escaped() -> None:
    assert code_html("</code><script>") == "<pre><code>&lt;/code&gt;&lt;script&gt;</code></pre>"


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", " \x01javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "http://[oops"],
)
def test_a_link_of_ours_leads_nowhere_when_it_would_do_harm(target: str) -> None:
    assert safe_href(target) == "#"


@pytest.mark.parametrize("target", ["/gallery", "?page=2", "https://example.org", "sign-in"])
def test_a_link_of_ours_may_lead_to_the_web_or_within_the_site(target: str) -> None:
    assert safe_href(target) == target


def test_an_image_comes_from_no_script() -> None:
    assert safe_source("javascript:alert(1)") == ""
    assert safe_source("data:image/png;base64,AA") == "data:image/png;base64,AA"
