"""Accounts: sign up, sign in and out, who am I."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response

import data
from pages.api import bodies, entry_bodies, shapes
from pages.doorkeeper import InPerson, let_in, let_out, origin, settings_of
from services.accounts import entering, letters, links, oidc, signins
from services.accounts.views import UserView
from services.billing import wallet

router = APIRouter(tags=["Account"])


@router.post("/auth/signup", status_code=201)
async def sign_up(body: bodies.SignUp, request: Request, response: Response) -> dict[str, Any]:
    """Make an account and sign in. The first account ever is the administrator."""
    settings = settings_of(request)
    coming = origin(request, body.setup, body.invitation)
    entered = await entering.sign_up(settings, body.email, body.password, body.name, coming)
    let_in(response, request, settings, entered.secret)
    return await me_shape(entered.user)


@router.post("/auth/login")
async def login(body: bodies.Login, request: Request, response: Response) -> dict[str, Any]:
    """Sign in; the answer sets the session's cookie."""
    settings = settings_of(request)
    entered = await entering.sign_in(settings, body.email, body.password, origin(request))
    let_in(response, request, settings, entered.secret)
    return await me_shape(entered.user)


@router.get("/auth/ways")
async def ways(request: Request) -> dict[str, Any]:
    """How people come in here: by password or not, by which other sites, and who may make an account."""
    settings = settings_of(request)
    return {
        "password": settings.password_login,
        "providers": [
            {"name": one.name, "label": one.label, "path": f"/sign-in/with/{one.name}"} for one in oidc.offered()
        ],
        "signup": await entering.signup_mode(settings),
        "reset_by_email": settings.sends_mail and settings.password_login,
    }


@router.post("/auth/forgot", status_code=202)
async def forgot(body: entry_bodies.Forgot, request: Request) -> dict[str, Any]:
    """Have a reset link sent to the account of this address; the answer is the same whether there is one."""
    await letters.forgot(settings_of(request), body.email, origin(request))
    return {"accepted": True}


@router.post("/auth/reset")
async def reset(body: entry_bodies.Reset, request: Request) -> dict[str, Any]:
    """Set a password with the secret of a reset link, once; every sign-in ends."""
    await links.set_password(settings_of(request), body.secret, body.password, origin(request).address)
    return {"changed": True}


@router.post("/auth/logout")
async def logout(who: InPerson, request: Request, response: Response) -> dict[str, Any]:
    """Sign out: the session is revoked, not only its cookie removed."""
    await signins.sign_out(who.sign_in_id)
    let_out(response, request)
    return {"signed_out": True}


@router.post("/auth/logout-everywhere")
async def logout_everywhere(who: InPerson, request: Request, response: Response) -> dict[str, Any]:
    """Sign out every device, this one too."""
    count = await signins.sign_out_everywhere(who.user.id)
    let_out(response, request)
    return {"signed_out": count}


@router.post("/auth/password")
async def change_password(body: bodies.ChangePassword, who: InPerson) -> dict[str, Any]:
    """Change the password and sign out every other device."""
    await entering.change_password(who.user.id, body.old_password, body.new_password, keep_sign_in=who.sign_in_id)
    return await me_shape(who.user)


async def me_shape(user: UserView) -> dict[str, Any]:
    shape = shapes.user(user, await data.read(wallet.read_balance, user.id))
    return {**shape, "theme": user.ground or "dusk", "muted": list(user.muted)}
