"""Bodies and texts that nobody sends in good faith: each is refused in plain words or kept harmless, never a 500."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from starlette.types import Message

from pages.doorkeeper import COOKIE
from tests.api.test_doors import error_of
from tests.house import Account, Studio, add_account, events, png

NASTY = [
    "\x00",
    "a\x00b",
    "\u202egnp.exe",
    "🦊👩‍👩‍👧‍👦\u200d",
    "\ufffe\uffff",
    "<script>alert(1)</script>",
    "'; DROP TABLE ledger; --",
    "{{7*7}}${7*7}%s%n",
    "\r\nset-cookie: limner_session=x",
    "ﷺ" * 20,
    "a\u0301" * 30,
    "\x1b[31m\x07",
]
SURROGATES = [r'"\ud800"', r'"fox \ude00\ud83d"']


@pytest.fixture
def user(database: Any) -> Account:
    return add_account(plan="studio")


async def opened(client: httpx.AsyncClient) -> str:
    """The id of a new session."""
    response = await client.post("/api/v1/coach/start", json={"message": "a teal fox in anime style"})
    return events(response.text)[0][1]["id"]


def places(session: str, asset: str) -> dict[str, tuple[str, str, Any]]:
    """Every text field of the API, as (method, path, body with the text at TEXT)."""
    return {
        "sign-up e-mail": ("POST", "/auth/signup", {"email": "TEXT", "password": "long enough"}),
        "sign-up name": (
            "POST",
            "/auth/signup",
            {"email": "TEXT@example.org", "password": "long enough", "name": "TEXT"},
        ),
        "sign-up setup": ("POST", "/auth/signup", {"email": "x", "password": "long enough", "setup": "TEXT"}),
        "sign-in e-mail": ("POST", "/auth/login", {"email": "TEXT", "password": "long enough"}),
        "sign-in password": ("POST", "/auth/login", {"email": "ada@example.org", "password": "TEXT"}),
        "old password": ("POST", "/auth/password", {"old_password": "TEXT", "new_password": "TEXT"}),
        "first message": ("POST", "/coach/start", {"message": "TEXT"}),
        "kind": ("POST", "/coach/start", {"kind": "TEXT"}),
        "asset type": ("POST", "/coach/start", {"asset_type": "TEXT"}),
        "preset": ("POST", "/coach/start", {"style_preset": "TEXT"}),
        "project": ("POST", "/coach/start", {"project_id": "TEXT"}),
        "picture": ("POST", "/coach/start", {"asset_ids": ["TEXT"]}),
        "message": ("POST", f"/coach/sessions/{session}/messages", {"text": "TEXT"}),
        "message picture": ("POST", f"/coach/sessions/{session}/messages", {"text": "hi", "asset_ids": ["TEXT"]}),
        "slot": ("PATCH", f"/coach/sessions/{session}/brief", {"slots": {"subject": "TEXT"}}),
        "slot name": ("PATCH", f"/coach/sessions/{session}/brief", {"slots": {"TEXT": "a fox"}}),
        "slot beside": ("PATCH", f"/coach/sessions/{session}/brief", {"subject": "TEXT"}),
        "slot name beside": ("PATCH", f"/coach/sessions/{session}/brief", {"TEXT": "a fox"}),
        "slot by name": ("PATCH", f"/coach/sessions/{session}/brief", {"slot": "TEXT", "value": "TEXT"}),
        "brief preset": ("PATCH", f"/coach/sessions/{session}/brief", {"style_preset": "TEXT"}),
        "generate quote": ("POST", f"/coach/sessions/{session}/generate", {"quote_id": "TEXT"}),
        "refinement": ("POST", f"/coach/sessions/{session}/refine", {"refinement": "TEXT"}),
        "refine version": ("POST", f"/coach/sessions/{session}/refine", {"refinement": "more", "version_id": "TEXT"}),
        "satisfied version": ("POST", f"/coach/sessions/{session}/satisfied", {"version_id": "TEXT"}),
        "prompt": ("POST", "/generate/text-to-image", {"prompt": "TEXT"}),
        "negative prompt": ("POST", "/generate/text-to-image", {"prompt": "fox", "negative_prompt": "TEXT"}),
        "ratio": ("POST", "/generate/text-to-image", {"prompt": "fox", "aspect_ratio": "TEXT"}),
        "tags": ("PATCH", f"/assets/{asset}", {"tags": ["TEXT"]}),
        "asset project": ("PATCH", f"/assets/{asset}", {"project_id": "TEXT"}),
        "unknown field": ("POST", "/admin/tokens/topup", {"user_id": "x", "amount": 1, "TEXT": "TEXT"}),
    }


async def session_and_picture(client: httpx.AsyncClient) -> tuple[str, str]:
    upload = await client.post("/api/v1/uploads", files={"file": ("fox.png", png(), "image/png")})
    return await opened(client), upload.json()["id"]


async def test_no_text_in_any_field_breaks_the_server(studio: Studio, user: Account) -> None:
    async with studio.client(user) as client:
        session, asset = await session_and_picture(client)
        for name, (method, path, body) in places(session, asset).items():
            for nasty in ("\x00", "".join(NASTY[1:8]), "".join(NASTY[8:])):
                sent = json.dumps(body).replace("TEXT", json.dumps(nasty)[1:-1])
                response = await client.request(
                    method, "/api/v1" + path, content=sent, headers={"content-type": "application/json"}
                )
                assert response.status_code < 500, (name, nasty, response.text)
                if response.status_code >= 400:
                    error_of(response)


async def test_half_a_character_in_any_field_is_refused_and_breaks_nothing(studio: Studio, user: Account) -> None:
    async with studio.client(user) as client:
        session, asset = await session_and_picture(client)
        for name, (method, path, body) in places(session, asset).items():
            for half in SURROGATES:
                sent = json.dumps(body).replace("TEXT", half[1:-1])
                response = await client.request(
                    method, "/api/v1" + path, content=sent, headers={"content-type": "application/json"}
                )
                assert 400 <= response.status_code < 500, (name, half, response.status_code, response.text)
                error_of(response)


@pytest.mark.parametrize("name", ["search", "cursor", "kind", "project_id", "operation", "format"])
async def test_no_text_in_a_query_breaks_the_server(studio: Studio, user: Account, name: str) -> None:
    async with studio.client(user) as client:
        _, asset = await session_and_picture(client)
        for path in (
            "/coach/sessions",
            "/assets",
            "/tokens/history",
            "/generations",
            "/quote",
            f"/assets/{asset}/content",
            "/admin/users",
        ):
            for nasty in NASTY:
                response = await client.get("/api/v1" + path, params={name: nasty[:60]})
                assert response.status_code < 500, (path, nasty, response.text)


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 422),
        (b"{", 422),
        (b"null", 422),
        (b"[]", 422),
        (b'"text"', 422),
        (b"\xff\xfe", 422),
        (b'{"prompt": NaN}', 422),
        (b'{"prompt": "fox", "count": 1e999}', 422),
        (b'{"prompt": "fox", "count": 1.0}', 422),
        (b'{"prompt": "fox", "count": true}', 422),
        (b'{"prompt": "fox", "count": "2"}', 422),
        (b'{"prompt": "fox", "seed": ' + b"9" * 5000 + b"}", 422),
        (b'{"prompt": ' + b"[" * 100_000, 422),
        (b'{"prompt": "\xff\xfe"}', 422),
        (b'{"prompt": ["fox"]}', 422),
        (b'{"prompt": {"$gt": ""}}', 422),
    ],
    ids=range(16),
)
async def test_a_body_that_is_no_request_is_refused_in_the_one_shape(
    studio: Studio, user: Account, content: bytes, status: int
) -> None:
    async with studio.client(user) as client:
        response = await client.post(
            "/api/v1/generate/text-to-image", content=content, headers={"content-type": "application/json"}
        )
    assert response.status_code == status, response.text
    error_of(response)


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "", "x"])
async def test_another_kind_of_body_is_refused_in_the_one_shape(studio: Studio, user: Account, kind: str) -> None:
    async with studio.client(user) as client:
        response = await client.post(
            "/api/v1/generate/text-to-image", content=b"prompt=fox", headers={"content-type": kind}
        )
    assert response.status_code in {400, 415, 422}
    error_of(response)


async def test_a_form_that_holds_no_file_is_refused_in_words_of_the_house(studio: Studio, user: Account) -> None:
    forms: tuple[dict[str, Any], ...] = (
        {"data": {"file": "x"}, "files": {"other": ("a", b"x")}},
        {"files": [(f"part{number}", ("a.png", b"x")) for number in range(1_001)]},
        {"json": {"file": "x"}},
        {"data": {"file": "x"}},
        {
            "content": b'--x\r\ncontent-disposition: form-data; name="file"\r\n\r\na\r\n--x--',
            "headers": {"content-type": "Multipart/Form-Data; boundary=x"},
        },
    )
    async with studio.client(user) as client:
        for form in forms:
            response = await client.post("/api/v1/uploads", **form)
            assert response.status_code == 422
            words = error_of(response)["message"]
            assert "UploadFile" not in words
            assert not words.endswith("..")


async def test_a_body_that_says_it_is_huge_is_refused_before_it_is_read(studio: Studio, user: Account) -> None:
    async with studio.client(user) as client:
        response = await client.post("/api/v1/generate/text-to-image", json={"prompt": "x" * 1_100_000})
    assert response.status_code == 413
    assert error_of(response)["code"] == "too_large"


@pytest.mark.parametrize("path", ["/api/v1/generate/text-to-image", "/api/v1/auth/login", "/api/v1/uploads"])
@pytest.mark.parametrize("declared", [None, b"10", b"-1", b"abc", b"\xb2", b"99999999999999999999999"])
async def test_a_body_that_lies_about_its_length_is_stopped(
    studio: Studio, user: Account, path: str, declared: bytes | None
) -> None:
    kind = b"multipart/form-data; boundary=x" if path.endswith("uploads") else b"application/json"
    start = b'--x\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n\r\n'
    pieces = [start if path.endswith("uploads") else b'{"prompt": "', *([b"x" * 1_000_000] * 23)]
    sent: list[Message] = []
    read = 0

    async def receive() -> Message:
        nonlocal read
        read += 1
        body = pieces[read - 1] if read <= len(pieces) else b""
        return {"type": "http.request", "body": body, "more_body": read < len(pieces)}

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(b"host", b"limner.test"), (b"content-type", kind), (b"cookie", f"{COOKIE}={user.cookie}".encode())]
    await studio.app(
        {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "POST",
            "path": path,
            "raw_path": path.encode(),
            "query_string": b"",
            "root_path": "",
            "scheme": "http",
            "server": ("limner.test", 80),
            "client": ("192.0.2.7", 1),
            "headers": headers + ([(b"content-length", declared)] if declared is not None else []),
        },
        receive,
        send,
    )
    assert sent[0]["status"] == 413
    assert json.loads(sent[1]["body"])["error"]["code"] == "too_large"
    assert read < 24


async def test_what_nobody_foresaw_is_told_in_the_one_shape_without_its_trace(
    studio: Studio, user: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr("services.studio.generation_views.list_generations", broken)
    async with studio.client(user, raise_app_exceptions=False) as client:
        response = await client.get("/api/v1/generations")
    assert response.status_code == 500
    assert "secret" not in response.text
    assert error_of(response)["code"] == "internal"


async def test_text_that_tries_to_be_markup_is_kept_as_it_was_written(studio: Studio, user: Account) -> None:
    wish = "<img src=x onerror=alert(1)> & a fox"
    async with studio.client(user) as client:
        session = await opened(client)
        response = await client.patch(f"/api/v1/coach/sessions/{session}/brief", json={"slots": {"subject": wish}})
    assert response.json()["brief"]["slots"]["subject"] == {"value": wish, "source": "user"}


async def test_a_file_name_cannot_smuggle_a_header(studio: Studio, user: Account) -> None:
    name = 'fox"\r\nset-cookie: a=b; 狐.png'
    async with studio.client(user) as client:
        made = await client.post("/api/v1/uploads", files={"file": (name, png(), "image/png")})
        response = await client.get(f"/api/v1/assets/{made.json()['id']}/content?download=true")
    assert response.status_code == 200
    assert "set-cookie" not in response.headers
    assert response.headers["content-disposition"].startswith("attachment; filename=")
