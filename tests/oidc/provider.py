"""A real OpenID provider in a process of its own: Django with Django OAuth Toolkit, set up by a few settings.

`python3 -m tests.oidc.provider FOLDER PORT` serves it. `people.json` in the folder says who can sign in there and what
is told of them; it is read again for every request, so that a test can change it.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socketserver
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import httpx

from main import HERE
from tests.machine import clean
from tests.serving import free_port

CLIENT, SECRET = "limner", "a secret that only the two of them know"
PASSWORD = "a password of the provider"
CALLBACKS = "http://limner.test/sign-in/with/acme/callback http://127.0.0.1/sign-in/with/acme/callback"
AFTERWARDS = "http://limner.test/sign-in http://127.0.0.1/sign-in"
BRINGS = ("auth", "contenttypes", "sessions")
START = 60.0  # seconds
LOGIN = """<!doctype html><title>Work SSO</title><h1>Work SSO</h1>
<form method="post">{% csrf_token %}{{ form.as_p }}<input type="hidden" name="next" value="{{ next }}">
<button type="submit">Log in</button></form>"""


@dataclass(frozen=True, slots=True, kw_only=True)
class RealProvider:
    """The provider as it runs."""

    url: str
    folder: Path

    @property
    def issuer(self) -> str:
        return f"{self.url}/o"

    @property
    def settings(self) -> dict[str, str]:
        """What Limner is told of it."""
        return {
            "LIMNER_OIDC_PROVIDERS": "acme",
            "LIMNER_OIDC_ACME_ISSUER": self.issuer,
            "LIMNER_OIDC_ACME_CLIENT_ID": CLIENT,
            "LIMNER_OIDC_ACME_CLIENT_SECRET": SECRET,
            "LIMNER_OIDC_ACME_LABEL": "Work",
            "LIMNER_OIDC_ACME_SCOPES": "openid email profile groups",
        }

    def knows(self, name: str, **claims: Any) -> None:
        """Have somebody of this name be able to sign in there, with these claims."""
        path = self.folder / "people.json"
        people = json.loads(path.read_text())
        people[name] = {"email": f"{name}@example.org", "email_verified": True, "name": name.title(), **claims}
        path.write_text(json.dumps(people))


@contextlib.contextmanager
def running(folder: Path) -> Iterator[RealProvider]:
    """Start the provider on an empty folder, and stop it at the end."""
    (folder / "people.json").write_text("{}")
    port = free_port()
    provider = RealProvider(url=f"http://127.0.0.1:{port}", folder=folder)
    with (folder / "console.log").open("wb") as console:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.oidc.provider", str(folder), str(port)],
            cwd=HERE,
            env=clean(os.environ),
            stdin=subprocess.DEVNULL,
            stdout=console,
            stderr=subprocess.STDOUT,
        )
    try:
        _await(provider, process)
        yield provider
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()


def _await(provider: RealProvider, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START
    while time.monotonic() < end and process.poll() is None:
        with contextlib.suppress(httpx.HTTPError):
            if httpx.get(f"{provider.issuer}/.well-known/openid-configuration", trust_env=False).status_code == 200:
                return
        time.sleep(0.05)
    raise AssertionError(f"The provider did not start:\n{(provider.folder / 'console.log').read_text()}")


def _serve(folder: Path, port: int) -> None:
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa
    from django.conf import settings

    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()
    settings.configure(
        SECRET_KEY="for this test alone",
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "provider.db"}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        INSTALLED_APPS=[f"django.contrib.{name}" for name in BRINGS] + ["oauth2_provider"],
        MIGRATION_MODULES=dict.fromkeys([*BRINGS, "oauth2_provider"]),  # the tables at once instead of their history
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {
                    "loaders": [("django.template.loaders.locmem.Loader", {"registration/login.html": LOGIN})],
                    "context_processors": ["django.template.context_processors.request"],
                },
            }
        ],
        AUTHENTICATION_BACKENDS=[f"{__name__}.People"],
        PEOPLE=folder / "people.json",
        LOGIN_URL="/login/",
        USE_TZ=True,
        SESSION_COOKIE_NAME="provider_session",
        CSRF_COOKIE_NAME="provider_csrf",
        OAUTH2_PROVIDER={
            "OIDC_ENABLED": True,
            "OIDC_RSA_PRIVATE_KEY": pem,
            "OIDC_RP_INITIATED_LOGOUT_ENABLED": True,
            "OIDC_RP_INITIATED_LOGOUT_ALWAYS_PROMPT": False,
            "COMPLIANT_BCP_RFC9700_AUTHZ_RESPONSE_ISS": True,
            "PKCE_REQUIRED": True,
            "SCOPES": {"openid": "who you are", "email": "e-mail", "profile": "name", "groups": "groups"},
            "OAUTH2_VALIDATOR_CLASS": f"{__name__}.claims_of_people",
        },
    )
    import django

    django.setup()
    from django.core.management import call_command
    from oauth2_provider.models import Application

    call_command("migrate", verbosity=0, run_syncdb=True)
    Application.objects.create(
        name="Limner",
        client_id=CLIENT,
        client_secret=SECRET,
        client_type=Application.CLIENT_CONFIDENTIAL,
        authorization_grant_type=Application.GRANT_AUTHORIZATION_CODE,
        redirect_uris=CALLBACKS,
        post_logout_redirect_uris=AFTERWARDS,
        algorithm=Application.RS256_ALGORITHM,
        skip_authorization=True,
    )
    from django.core.wsgi import get_wsgi_application

    class Threaded(socketserver.ThreadingMixIn, WSGIServer):
        daemon_threads = True

    answering: Any = get_wsgi_application()
    make_server("127.0.0.1", port, answering, Threaded, WSGIRequestHandler).serve_forever()


class People:
    """Django's way to ask who may sign in: everybody in `people.json`, with the one password."""

    def authenticate(self, request: Any, username: str = "", password: str = "") -> Any:
        from django.contrib.auth.models import User

        known = username in _people()
        return User.objects.get_or_create(username=username)[0] if known and password == PASSWORD else None

    def get_user(self, user_id: int) -> Any:
        from django.contrib.auth.models import User

        return User.objects.filter(pk=user_id).first()


def _people() -> dict[str, dict[str, Any]]:
    from django.conf import settings

    return json.loads(settings.PEOPLE.read_text())


def __getattr__(name: str) -> Any:
    """What Django looks up by name once it is set up: the addresses, and the claims that go into a token."""
    if name == "urlpatterns":
        from django.contrib.auth.views import LoginView
        from django.urls import include, path

        return [
            path("o/", include("oauth2_provider.urls", namespace="oauth2_provider")),
            path("login/", LoginView.as_view()),
        ]
    if name == "claims_of_people":
        from oauth2_provider.oauth2_validators import OAuth2Validator

        class ClaimsOfPeople(OAuth2Validator):
            oidc_claim_scope = OAuth2Validator.oidc_claim_scope | {"groups": "groups"}

            def get_additional_claims(self, request: Any) -> dict[str, Any]:
                return _people()[request.user.username]

        return ClaimsOfPeople
    raise AttributeError(name)


if __name__ == "__main__":
    import tests.oidc.provider  # the module that Django will ask by its name

    tests.oidc.provider._serve(Path(sys.argv[1]), int(sys.argv[2]))
