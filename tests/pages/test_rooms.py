"""What all pages share: an address with nothing at it, the headers, and who may come in."""

from __future__ import annotations

import pytest

from tests.house import add_account
from tests.pages.conftest import Site


async def test_an_address_with_nothing_at_it_says_so_in_our_words(site: Site) -> None:
    answer = await (await site.browser()).get("/nowhere")
    assert answer.status_code == 404
    assert "There is nothing at this address." in answer.text
    assert "HTTPException" not in answer.text


@pytest.mark.parametrize("path", ["/", "/gallery", "/account", "/admin"])
async def test_every_room_is_behind_the_door(site: Site, path: str) -> None:
    add_account()
    answer = await (await site.browser()).get(path)
    assert answer.headers["location"].startswith("/sign-in?next=%2F")


@pytest.mark.parametrize("path", ["/sign-in", "/gallery", "/account"])
async def test_no_page_is_kept_by_the_browser_or_framed_by_another_site(site: Site, path: str) -> None:
    account = add_account()
    answer = await (await site.browser(None if path == "/sign-in" else account)).get(path)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
