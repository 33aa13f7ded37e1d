"""Accounts: sign up, sign in and out, who am I."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response

import data
from pages.api import bodies, shapes
from pages.doorkeeper import AtDoor, let_in, let_out, origin, settings_of
from services.accounts import entering, signins
from services.accounts.views import UserView
from services.billing import wallet

router = APIRouter(tags=["Account"])


@router.post("/auth/signup", status_code=201)
async def sign_up(body: bodies.SignUp, request: Request, response: Response) -> dict[str, Any]:
    """Make an account and sign in. The first account ever is the administrator."""
    settings = settings_of(request)
    entered = await entering.sign_up(settings, body.email, body.password, body.name, origin(request, body.setup))
    let_in(response, request, settings, entered.secret)
    return await me_shape(entered.user)


@router.post("/auth/login")
async def login(body: bodies.Login, request: Request, response: Response) -> dict[str, Any]:
    """Sign in; the answer sets the session's cookie."""
    settings = settings_of(request)
    entered = await entering.sign_in(settings, body.email, body.password, origin(request))
    let_in(response, request, settings, entered.secret)
    return await me_shape(entered.user)


@router.post("/auth/logout")
async def logout(who: AtDoor, response: Response) -> dict[str, Any]:
    """Sign out: the session is revoked, not only its cookie removed."""
    await signins.sign_out(who.sign_in_id)
    let_out(response)
    return {"signed_out": True}


@router.post("/auth/logout-everywhere")
async def logout_everywhere(who: AtDoor, response: Response) -> dict[str, Any]:
    """Sign out every device, this one too."""
    count = await signins.sign_out_everywhere(who.user.id)
    let_out(response)
    return {"signed_out": count}


@router.post("/auth/password")
async def change_password(body: bodies.ChangePassword, who: AtDoor) -> dict[str, Any]:
    """Change the password and sign out every other device."""
    await entering.change_password(who.user.id, body.old_password, body.new_password, keep_sign_in=who.sign_in_id)
    return await me_shape(who.user)


@router.get("/me")
async def me(who: AtDoor) -> dict[str, Any]:
    """The signed-in user, with the wallet's balance."""
    return await me_shape(who.user)


async def me_shape(user: UserView) -> dict[str, Any]:
    return shapes.user(user, await data.read(wallet.read_balance, user.id))
