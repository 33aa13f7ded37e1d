"""How features, operations and the reasons of the ledger are called on pages, for somebody who reads them first."""

from __future__ import annotations

from data.catalogue import FEATURES
from services.billing.words import credits_text, grouped

FEATURE_NOTES: dict[str, str] = {
    "coach": "Talks with the coach, who helps you say what you want",
    "creations": "New pictures painted from words",
    "refinements": "Changes to a picture that the coach painted",
    "profile_creator": "Sessions for a profile picture or a logo",
    "vibe_branding": "Colours and style drawn from one of your pictures",
    "aura_lab": "Pictures composed, or painted in the style of another",
}

OPERATION_NAMES: dict[str, str] = {
    "coach": "Coach session",
    "text_to_image": "Picture from words",
    "refinement": "Refinement",
    "profile_picture": "Profile picture session",
    "streamer_logo": "Logo session",
    "image_edit": "Edit",
    "image_edit_complex": "Large edit",
    "background_remove": "Background removed",
    "background_replace": "Background replaced",
    "product_reposition": "Turned or moved",
    "region_edit": "Region changed",
    "variation": "Variation",
    "upscale": "Upscaled",
    "style_transfer": "Style of another picture",
    "compose": "Pictures composed",
    "vibe_branding": "Brand kit from a picture",
    "video_generation": "Video",
}

REASON_NAMES: dict[str, str] = {
    "signup_bonus": "Welcome gift",
    "plan_grant": "This month’s tokens of the plan",
    "admin_topup": "From the administrator",
    "topup_request": "Package you asked for",
    "refund": "Given back",
    "expiry": "Expired",
    "correction": "Correction",
}


def feature(key: str) -> str:
    """`Coach sessions`: the feature at the head of a line."""
    name = FEATURES[key]
    return f"{name[0].upper()}{name[1:]}"


def operation(key: str) -> str:
    return OPERATION_NAMES.get(key) or key.replace("_", " ").capitalize()


def reason(key: str) -> str:
    """Why tokens came or went."""
    return REASON_NAMES.get(key) or operation(key)


def credits(tokens: int) -> str:
    """`0.5 credits`, `5 000 credits`."""
    whole, dot, rest = credits_text(tokens).partition(".")
    text = f"{grouped(int(whole))}{dot}{rest}"
    return "1 credit" if text == "1" else f"{text} credits"


def tokens(number: int) -> str:
    """`1 000 tokens`."""
    return "1 token" if number == 1 else f"{grouped(number)} tokens"


def dollars(cents: int) -> str:
    """`$5` or `$4.50`."""
    whole, rest = divmod(cents, 100)
    return f"${grouped(whole)}" + (f".{rest:02d}" if rest else "")
