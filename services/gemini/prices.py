"""What tokens cost the operator, for the figures of the admin page; never the user's price.

List prices of November 2026, without promotions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """Prices in US cents per million tokens; `image` is for the tokens of pictures that come back."""

    input: int
    text: int
    image: int = 0


PRICES: Mapping[str, Price] = {
    "gemini-nano-banana-2.1": Price(input=150, text=750, image=3000),
    "gemini-3-pro-image": Price(input=200, text=1200, image=12000),
    "gemini-3.1-flash-lite-image": Price(input=25, text=150, image=3000),
    "gemini-3.8-flash": Price(input=150, text=750),
    "gemini-3.5-flash-lite": Price(input=30, text=250),
}
_FREE = Price(input=0, text=0)


def usage(
    model: str, *, input_tokens: int, output_tokens: int, image_tokens: int = 0, free: bool = False
) -> dict[str, int]:
    """The usage of one call with its cost. `output_tokens` includes those of pictures; an unknown model costs 0."""
    price = _FREE if free else PRICES.get(model, _FREE)
    text_tokens = max(output_tokens - image_tokens, 0)
    hundredths = input_tokens * price.input + text_tokens * price.text + image_tokens * price.image
    return {
        "input_tokens": input_tokens,
        "output_tokens": output_tokens,
        "image_tokens": image_tokens,
        "cost_microdollars": round(hundredths / 100),
    }


def total(usages: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """The sum of several calls."""
    sums = usage("", input_tokens=0, output_tokens=0)
    for one in usages:
        for name, amount in one.items():
            sums[name] = sums.get(name, 0) + amount
    return sums
