"""The seed of the catalogue: plans, allowances, prices. Copied on first start, owned by the database afterwards."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session, select

from data.billing import Allowance, OperationPrice, Plan, TokenPackage
from data.locks import Lock, exclusive

UNLIMITED = -1
SIGNUP_TOKENS = 1_000
TOKENS_PER_CREDIT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSeed:
    key: str
    name: str
    monthly_tokens: int
    allowances: dict[str, int]


PLANS: tuple[PlanSeed, ...] = (
    PlanSeed(
        key="free",
        name="Free",
        monthly_tokens=0,
        allowances={
            "coach": 1,
            "creations": 3,
            "refinements": 0,
            "profile_creator": 1,
            "vibe_branding": 1,
            "aura_lab": 2,
        },
    ),
    PlanSeed(
        key="pro",
        name="Pro",
        monthly_tokens=5_000,
        allowances={
            "coach": UNLIMITED,
            "creations": 50,
            "refinements": 5,
            "profile_creator": 5,
            "vibe_branding": 10,
            "aura_lab": 25,
        },
    ),
    PlanSeed(
        key="studio",
        name="Studio",
        monthly_tokens=20_000,
        allowances={
            "coach": UNLIMITED,
            "creations": UNLIMITED,
            "refinements": UNLIMITED,
            "profile_creator": 10,
            "vibe_branding": 10,
            "aura_lab": 25,
        },
    ),
)

FEATURES: dict[str, str] = {  # how a feature is called in a sentence, in the plural
    "coach": "coach sessions",
    "creations": "creations",
    "refinements": "refinements",
    "profile_creator": "profile creator sessions",
    "vibe_branding": "brand kits from a picture",
    "aura_lab": "aura lab pictures",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationSeed:
    """`draws_on`: the features whose allowance pays first, in this order; the first also locks the operation."""

    tokens: int | None
    draws_on: tuple[str, ...] = ()
    active: bool = True


OPERATIONS: dict[str, OperationSeed] = {
    "coach": OperationSeed(tokens=None, draws_on=("coach",)),
    "text_to_image": OperationSeed(tokens=100, draws_on=("creations",)),
    "refinement": OperationSeed(tokens=100, draws_on=("refinements", "creations")),
    "profile_picture": OperationSeed(tokens=None, draws_on=("profile_creator",)),
    "streamer_logo": OperationSeed(tokens=None, draws_on=("profile_creator",)),
    "image_edit": OperationSeed(tokens=100),
    "image_edit_complex": OperationSeed(tokens=150),
    "background_remove": OperationSeed(tokens=100),
    "background_replace": OperationSeed(tokens=100),
    "product_reposition": OperationSeed(tokens=150),
    "region_edit": OperationSeed(tokens=200),
    "variation": OperationSeed(tokens=100),
    "upscale": OperationSeed(tokens=300),
    "style_transfer": OperationSeed(tokens=150, draws_on=("aura_lab",)),
    "compose": OperationSeed(tokens=200, draws_on=("aura_lab",)),
    "vibe_branding": OperationSeed(tokens=None, draws_on=("vibe_branding",)),
    "video_generation": OperationSeed(tokens=1_000, active=False),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageSeed:
    key: str
    name: str
    tokens: int
    price_cents: int  # US dollars


PACKAGES: tuple[PackageSeed, ...] = (
    PackageSeed(key="starter", name="Starter", tokens=1_000, price_cents=500),
    PackageSeed(key="pro", name="Pro", tokens=5_000, price_cents=2_000),
    PackageSeed(key="business", name="Business", tokens=20_000, price_cents=6_000),
)


def seed(db: Session) -> None:
    """Fill an empty catalogue; one that has rows is the administrator's and stays as it is."""
    exclusive(db, Lock.CATALOGUE)
    if db.exec(select(Plan.key)).first() is not None:
        return
    for rank, plan in enumerate(PLANS):
        db.add(
            Plan(
                key=plan.key,
                name=plan.name,
                rank=rank,
                monthly_tokens=plan.monthly_tokens,
            )
        )
    db.flush()
    for plan in PLANS:
        db.add_all(Allowance(plan=plan.key, feature=feature, units=units) for feature, units in plan.allowances.items())
    db.add_all(
        OperationPrice(operation=name, tokens=operation.tokens, active=operation.active)
        for name, operation in OPERATIONS.items()
    )
    db.add_all(
        TokenPackage(key=one.key, name=one.name, tokens=one.tokens, price_cents=one.price_cents, rank=rank)
        for rank, one in enumerate(PACKAGES)
    )
