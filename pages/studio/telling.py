"""The dialogs that only tell: where a picture comes from, and which key does what."""

from __future__ import annotations

from components import states
from components.markup import picture, tag
from data.billing import ChargeState
from data.catalogue import FEATURES
from pages.room import acting
from pages.studio.tools import HELP
from pages.studio.words import action, when
from pages.urls import thumbnail_url
from services.accounts.signins import Visitor
from services.billing.words import grouped
from services.studio import lineage
from services.studio.lineage import Step
from services.studio.views import VersionView

KEPT = {ChargeState.CAPTURED: "", ChargeState.HELD: ", held", ChargeState.RELEASED: ", given back"}
MOST_SHOWN = 60  # steps: each is a handful of elements


async def open_lineage(who: Visitor, version: VersionView) -> None:
    """Every prompt, model, input, price and time back to the first."""
    steps = await acting(who, lineage.of_asset(who.user.id, version.asset.id))
    if steps is None:
        return
    with states.dialog(f"How version {version.number} came about", wide=True) as dialog, tag("div", "lineage"):
        for step in steps[:MOST_SHOWN]:
            _step(step)
        if len(steps) > MOST_SHOWN:
            tag("p", "hint", f"… and {len(steps) - MOST_SHOWN} steps before these.")
        if not steps:
            tag("p", "soft", "Nothing is known about where this picture comes from.")
    dialog.on("hide", dialog.delete)
    dialog.open()


def open_help() -> None:
    """The keyboard shortcuts."""
    with states.dialog("Keyboard shortcuts", wide=True) as dialog, tag("div", "keys"):
        for key, does in HELP:
            with tag("div"):
                tag("span", "", does)
                tag("kbd", "", key)
    dialog.on("hide", dialog.delete)
    dialog.open()


def _step(step: Step) -> None:
    with tag("article", "ancestor"):
        picture(thumbnail_url(step.asset.id), "", width=88, height=66)
        with tag("div"):
            gone = " · deleted" if step.deleted else ""
            tag("h3", "", f"{step.number} · {action(step.action)[:1].upper()}{action(step.action)[1:]}{gone}")
            if said := step.prompt or step.description:
                tag("p", "said", said)
            tag("p", "hint", " · ".join(_facts(step)))
            if step.inputs:
                with tag("div", "chosen-pictures"):
                    tag("span", "hint", "with")
                    for one in step.inputs:
                        picture(thumbnail_url(one.id), one.title or "an input", width=40, height=40)


def _facts(step: Step) -> list[str]:
    facts = [when(step.created_at), f"{step.asset.width} × {step.asset.height}"]
    if step.model:
        facts.append(step.model)
    if step.seconds is not None and step.model:
        facts.append(f"{step.seconds:.0f} s" if step.seconds >= 1 else "under 1 s")
    kept = KEPT[ChargeState(step.charge.state)] if step.charge else ""
    if step.charge is None:
        facts.append("free")
    elif step.charge.tokens:
        facts.append(f"{grouped(step.charge.tokens)} tokens{kept}")
    else:
        of_the_plan = f"1 of the plan’s {FEATURES.get(step.charge.feature or '', 'units')}"
        facts.append(f"{of_the_plan}{kept}")
    return facts
