"""The API's page for people."""

from __future__ import annotations

from tests.house import Studio


async def test_the_page_names_every_route_that_the_description_has(studio: Studio) -> None:
    async with studio.client() as client:
        page = (await client.get("/api/docs")).text
        described = (await client.get("/api/openapi.json")).json()
    assert [path for path in described["paths"] if path not in page] == []
