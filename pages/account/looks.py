"""What the pages are painted on, and which notices one wants."""

from __future__ import annotations

from components.controls import segmented, switch
from components.frame import section
from components.theme import Ground
from pages.room import doing, ground_of, on_ground, repaint
from services.accounts import oneself
from services.accounts.oneself import Proof
from services.accounts.signins import Visitor

GROUNDS = {Ground.DUSK.value: "Dusk", Ground.DAY.value: "Day", Ground.SYSTEM.value: "As the system"}
NOTICES = {
    "pictures": "Pictures that were finished while the page was closed",
    "balance": "Tokens that run low",
    "month": "The month’s summary",
}


def put_theme(who: Visitor) -> None:
    """The section with the three grounds."""

    kept = ground_of(who.user.ground)

    async def choose(ground: str) -> None:
        if ground != kept:
            await _keep(who, {"ground": ground})
            repaint(who.user.id, Ground(ground))

    def follow(ground: Ground) -> None:
        nonlocal kept
        kept = ground
        shown.value = ground.value

    with section("Theme", "A dark studio, a light one, or as your machine has it."):
        shown = segmented("Theme", GROUNDS, value=kept.value, on_change=choose)
    on_ground(follow)


def put_notices(who: Visitor) -> None:
    """The section with a switch for each kind of notice that one may do without."""
    muted = set(who.user.muted)

    def put_switch(group: str, label: str) -> None:
        async def choose(wanted: bool) -> None:
            if wanted:
                muted.discard(group)
            else:
                muted.add(group)
            await _keep(who, {"muted": sorted(muted)})

        switch(label, value=group not in muted, on_change=choose)

    with section("Notices", "Answers to what you asked for are told in any case."):
        for group, label in NOTICES.items():
            put_switch(group, label)


async def _keep(who: Visitor, changes: dict[str, object]) -> None:
    await doing(who, oneself.change(who.user.id, changes, Proof(sign_in_id=who.sign_in_id)))
