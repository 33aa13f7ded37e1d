"""The brief as the panel shows it: slots, choices, the price of the next picture."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import data
from components.brief import Brief, Choice, Picker, Price, Slot
from components.chat import Attachment
from data.billing import PaidBy
from data.coaching import SessionState
from pages.urls import thumbnail_url
from services.billing import quotes, words
from services.billing.quotes import FeatureUsage, Quote
from services.coach import brief as briefs
from services.coach import pictures
from services.coach.brief import Source
from services.coach.kinds import ASSET_TYPES, DEFAULT_ASSET_TYPE, KINDS, kind_of
from services.coach.presets import Styles
from services.coach.views import SessionView
from services.gemini import nearest_ratio

SOURCES = {Source.USER: "you", Source.PRESET: "preset", Source.BRAND_KIT: "brand kit", Source.COACH: "coach’s guess"}
NO_PRESET = "none"
HEX = re.compile(r"#[0-9a-fA-F]{6}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is chosen before a session exists."""

    asset_type: str = DEFAULT_ASSET_TYPE
    style_preset: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What the next picture and the next refinement would cost; `picture` is None where it is paid already.

    `shut`: why no session can be begun, empty where one can or one is open.
    """

    picture: Quote | None
    refinement: Quote
    refinement_words: str
    usage: Mapping[str, FeatureUsage]
    shut: str = ""


async def read_terms(user_id: str, session: SessionView | None, operation: str | None = "text_to_image") -> Terms:
    """The prices of the moment; `operation` is what the first picture would be before there is a session."""
    if session is not None:
        operation = await data.read(pictures.next_operation, user_id, session.id)
    picture = await data.read(quotes.quote, user_id, operation) if operation else None
    refinement = await data.read(quotes.quote, user_id, "refinement")
    usage = await data.read(quotes.usage, user_id)
    talk = None
    if session is None and operation == "text_to_image":  # a profile session is paid as its first picture
        talk = await data.read(quotes.quote, user_id, "coach")
    shut = words.before_the_click(talk.refusal) if talk and talk.refusal else ""
    said = refinement.message
    if refinement.lines:
        line = refinement.lines[0]
        left = usage[line.feature].remaining if line.feature else 0
        paid_by = line.feature if line.paid_by == PaidBy.PLAN else None
        said = words.refinement_price(paid_by, left, refinement.message)
    return Terms(picture=picture, refinement=refinement, refinement_words=said, usage=usage, shut=shut)


def of_draft(draft: Draft, terms: Terms, styles: Styles) -> Brief:
    """The panel before the first word."""
    kind = kind_of("image", draft.asset_type)
    slots: briefs.Slots = {}
    if (preset := styles.of_house(draft.style_preset)) is not None:
        slots = briefs.from_preset(kind, slots, preset)
    return Brief(
        slots=slots_of(kind.name, slots),
        price=price_of(terms, terms.shut or "Say what you would like to see", painted=False),
        pickers=(asset_type_picker(draft.asset_type), preset_picker(draft.style_preset, styles)),
    )


def of_session(session: SessionView, terms: Terms, styles: Styles) -> Brief:
    """The panel of a session."""
    kind = KINDS[session.kind]
    missing = session.brief["missing"]
    labels = {slot.name: slot.label.lower() for slot in kind.slots}
    lacking = f"Still missing: {', '.join(labels[name] for name in missing)}" if missing else None
    if session.state == SessionState.EXPIRED:
        lacking = "This session has expired"
    versions = session.versions
    shown = next((one for one in versions if one.id == session.current_version_id), versions[-1] if versions else None)
    price = price_of(terms, lacking, painted=bool(versions))
    presets = preset_picker(session.style_preset, styles)
    return Brief(
        slots=slots_of(session.kind, session.brief["slots"]),
        price=price,
        pickers=(presets,) if kind.is_profile else (asset_type_picker(session.asset_type), presets),
        preview_url=thumbnail_url(shown.asset.id, 768) if shown else None,
        attachments=tuple(
            Attachment(id=one.id, url=thumbnail_url(one.id), name=one.title or "picture") for one in session.references
        ),
    )


def price_of(terms: Terms, lacking: str | None, *, painted: bool) -> Price:
    """The button, and what it costs or why it is shut."""
    quote = terms.picture
    button = "Paint another" if painted else "Paint it"
    if quote is None:
        return Price(button=button, words="Covered by this session", missing=lacking)
    if quote.refusal is not None:
        return Price(button=button, missing=words.before_the_click(quote.refusal))
    line = quote.lines[0]
    left = quote.remaining_after + line.units if line.paid_by == PaidBy.PLAN else 0
    short = f"{line.units} of {left}" if line.paid_by == PaidBy.PLAN and quote.remaining_after >= 0 else ""
    if line.paid_by == PaidBy.TOKENS:
        short = f"{words.grouped(quote.tokens)} tokens"
    return Price(button=button, words=quote.message, short=short, missing=lacking)


def slots_of(kind_name: str, slots: Mapping[str, Any]) -> tuple[Slot, ...]:
    """The slots of a kind with what is known of them."""
    kind = KINDS[kind_name]
    shown: list[Slot] = []
    for slot in kind.slots:
        known = slots.get(slot.name) or {}
        value = str(known.get("value") or "") or None
        colours = tuple(HEX.findall(value)) if value and not re.sub(r"[\s,;/&]|and", "", HEX.sub("", value)) else ()
        shown.append(
            Slot(
                key=slot.name,
                label=slot.label,
                value=value,
                source=SOURCES.get(known.get("source", "")) if value else None,
                required=slot.name in kind.required,
                colours=colours,
                ask="say it here" if slot.name in kind.required else "add one?",
                options=slot.options,
            )
        )
    return tuple(shown)


def preset_picker(chosen: str, styles: Styles) -> Picker:
    """The house's presets and the person's own."""
    return Picker(
        key="style_preset",
        label="Style preset",
        choices=(
            Choice(key=NO_PRESET, label="None"),
            *(Choice(key=one.name, label=one.label) for one in styles.house),
            *(Choice(key=one.id, label=one.name, note="yours") for one in styles.own),
        ),
        chosen=chosen or NO_PRESET,
    )


def asset_type_picker(chosen: str) -> Picker:
    """What the picture is for."""
    choices = tuple(
        Choice(key=one.name, label=one.label, note=one.size_text)
        for one in ASSET_TYPES.values()
        if one.name not in KINDS
    )
    return Picker(key="asset_type", label="Made for", choices=choices, chosen=chosen)


def shape_of(asset_type: str) -> tuple[int, int]:
    """The width and height, in any unit, that a picture of this type is painted in."""
    target = ASSET_TYPES[asset_type]
    width, height = nearest_ratio(target.width, target.height).split(":")
    return int(width), int(height)
