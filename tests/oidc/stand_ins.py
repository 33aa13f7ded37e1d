"""Stand-ins over real HTTP: a provider whose answers a test spoils, and GitHub as its documentation describes it."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

CLIENT, SECRET = "limner", "a secret that only the two of them know"
Json = dict[str, Any]
Route = Callable[[dict[str, str], dict[str, str]], tuple[int, Any]]


class SpoiltProvider:
    """Answers as a provider does, with whatever a test wants to be wrong.

    `token_claims` and `header` go over what a good token would say; `sign_with` signs with another key; `document`
    goes over the discovery document; `token` makes the whole token, given the good claims.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.key = RSAKey.generate_key(2048, {"kid": "first", "use": "sig", "alg": "RS256"})
        self.published = [self.key]
        self.sign_with: Any = self.key
        self.nonce = ""
        self.header: Json = {}
        self.token_claims: Json = {}
        self.userinfo: Json = {}
        self.document: Json = {}
        self.token: Callable[[Json], str] | None = None
        self.asked: list[tuple[str, dict[str, str], dict[str, str]]] = []

    @property
    def settings(self) -> dict[str, str]:
        return {
            "LIMNER_OIDC_PROVIDERS": "acme",
            "LIMNER_OIDC_ACME_ISSUER": self.url,
            "LIMNER_OIDC_ACME_CLIENT_ID": CLIENT,
            "LIMNER_OIDC_ACME_CLIENT_SECRET": SECRET,
        }

    def times_asked(self, path: str) -> int:
        return sum(one[0] == path for one in self.asked)

    def answer(self, path: str, said: dict[str, str], headers: dict[str, str]) -> tuple[int, Any]:
        self.asked.append((path, said, headers))
        if path == "/.well-known/openid-configuration":
            return 200, {
                "issuer": self.url,
                "authorization_endpoint": f"{self.url}/authorize",
                "token_endpoint": f"{self.url}/token",
                "jwks_uri": f"{self.url}/jwks",
                "userinfo_endpoint": f"{self.url}/userinfo",
                **self.document,
            }
        if path == "/jwks":
            return 200, {"keys": [key.as_dict(private=False) for key in self.published]}
        if path == "/userinfo":
            return 200, {"sub": "person-1", **self.userinfo}
        if path == "/token":
            return 200, {"access_token": "opaque", "token_type": "Bearer", "id_token": self._token()}
        return 404, {}

    def _token(self) -> str:
        now = int(time.time())
        half = hashlib.sha256(b"opaque").digest()[:16]
        good: Json = {
            "iss": self.url,
            "sub": "person-1",
            "aud": CLIENT,
            "exp": now + 300,
            "iat": now,
            "nonce": self.nonce,
            "at_hash": base64.urlsafe_b64encode(half).rstrip(b"=").decode(),
            "email": "ada@example.org",
            "email_verified": True,
            "name": "Ada",
        }
        claims = {name: value for name, value in (good | self.token_claims).items() if value is not None}
        if self.token is not None:
            return self.token(claims)
        header = {"alg": "RS256", "kid": self.sign_with.kid, **self.header}
        return jwt.encode(header, claims, self.sign_with, algorithms=[header["alg"]])

    def unsigned(self, claims: Json) -> str:
        """A token with the algorithm `none`."""
        return f"{_part({'alg': 'none', 'typ': 'JWT'})}.{_part(claims)}."

    def signed_with_what_is_public(self, claims: Json) -> str:
        """A token signed by HS256 with the public key for a secret."""
        signed = f"{_part({'alg': 'HS256', 'kid': 'first'})}.{_part(claims)}"  # by hand: no library would
        digest = hmac.new(self.key.as_pem(private=False), signed.encode(), hashlib.sha256).digest()
        return f"{signed}.{base64.urlsafe_b64encode(digest).rstrip(b'=').decode()}"

    def signed_with_the_client_secret(self, claims: Json) -> str:
        secret = OctKey.import_key(SECRET.encode(), {"kid": "first"})
        return jwt.encode({"alg": "HS256", "kid": "first"}, claims, secret, algorithms=["HS256"])


@dataclass
class GitHub:
    """What of GitHub a sign-in meets, at the addresses of an Enterprise Server."""

    url: str
    emails: list[Json] = field(default_factory=list)
    user: Json = field(default_factory=lambda: {"id": 583231, "login": "octocat", "name": "The Octocat"})
    challenge: str = ""
    used: set[str] = field(default_factory=set)

    @property
    def settings(self) -> dict[str, str]:
        return {
            "LIMNER_OIDC_PROVIDERS": "github",
            "LIMNER_OIDC_GITHUB_ISSUER": self.url,
            "LIMNER_OIDC_GITHUB_CLIENT_ID": CLIENT,
            "LIMNER_OIDC_GITHUB_CLIENT_SECRET": SECRET,
        }

    def answer(self, path: str, said: dict[str, str], headers: dict[str, str]) -> tuple[int, Any]:
        if path == "/login/oauth/access_token":
            return 200, self._token(said, headers)
        if headers.get("authorization") != "Bearer gho_token":
            return 401, {"message": "Requires authentication"}
        if path == "/api/v3/user":
            return 200, self.user
        if path == "/api/v3/user/emails":
            return 200, self.emails
        return 404, {"message": "Not Found"}

    def _token(self, said: dict[str, str], headers: dict[str, str]) -> Json:
        digest = hashlib.sha256(said.get("code_verifier", "").encode()).digest()
        verified = base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == self.challenge
        known = (said.get("client_id"), said.get("client_secret")) == (CLIENT, SECRET)
        code = said.get("code", "")
        if not (known and verified) or code in self.used or headers.get("accept") != "application/json":
            return {"error": "bad_verification_code", "error_description": "The code passed is incorrect or expired."}
        self.used.add(code)
        return {"access_token": "gho_token", "token_type": "bearer", "scope": "read:user,user:email"}


@contextmanager
def listening(make: Callable[[str], Any]) -> Iterator[Any]:
    """Serve what `make(url)` gives on a free port of the loopback address."""
    holder: list[Any] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(dict(parse_qsl(urlsplit(self.path).query)))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", "0"))).decode()
            self._answer(dict(parse_qsl(body)))

        def _answer(self, said: dict[str, str]) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            status, content = holder[0].answer(urlsplit(self.path).path, said, headers)
            body = json.dumps(content).encode()
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    holder.append(make(f"http://127.0.0.1:{server.server_port}"))
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield holder[0]
    finally:
        server.shutdown()
        server.server_close()


def _part(said: Json) -> str:
    return base64.urlsafe_b64encode(json.dumps(said).encode()).rstrip(b"=").decode()
