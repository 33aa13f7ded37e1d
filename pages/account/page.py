"""The account's page, part by part."""

from __future__ import annotations

from fastapi import Request
from nicegui import ui

from components import states
from components.controls import link_button
from components.frame import columns, page_head
from pages.account import devices, keys, leaving, looks, password, ways_in, you
from pages.doorkeeper import AtDoor, settings_of
from pages.room import room
from pages.urls import WALLET
from services.accounts import api_keys, identities, oidc, oneself, signins


def install() -> None:
    """Register the page."""
    ui.page("/account", title="Account · Limner")(_page)


async def _page(who: AtDoor, request: Request) -> None:
    user_id = who.user.id
    known = await oneself.known(user_id)
    connected = await identities.list_identities(user_id)
    signed_in = await signins.list_sign_ins(user_id)
    made = await api_keys.list_keys(user_id)
    async with room(who, active="account", title="Account"):
        with page_head("Account", "Who you are here, how you come in, and what is yours."):
            link_button("Wallet and plan", WALLET)
        with columns():
            you.put(who, known)
            if known.has_password:
                password.put(who)
            else:
                password.put_none(bool(oidc.offered()))
        with columns():
            looks.put_theme(who)
            looks.put_notices(who)
        if connected or oidc.offered():
            ways_in.put(who, settings_of(request), connected, only=not known.has_password)
        devices.put(who, signed_in)
        keys.put(who, made)
        leaving.put(who, known)
        _say_what_came_back(request)


def _say_what_came_back(request: Request) -> None:
    """After a way to a provider and back: what became of it, in our own words."""
    provider = oidc.find(request.query_params.get("connected", "")[:60])
    if provider is not None:
        states.toast(f"{provider.label} opens your account from now on.", kind="good")
    elif words := ways_in.TROUBLES.get(request.query_params.get("error", "")):
        states.toast(words, kind="bad")
