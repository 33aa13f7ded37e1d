"""From what is chosen on the page to the operation that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from components.canvas import Marked
from pages.studio.choices import REPLACE, Chosen
from services.billing import keys
from services.errors import BadInput
from services.imaging import local
from services.imaging.region import Box
from services.studio import operations
from services.studio.views import GenerationView, VersionView

FIRST = "Choose or upload a picture first."


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """All that an operation may need: the picture on the easel, the words, the choices, what is marked."""

    user_id: str
    project_id: str
    version: VersionView | None
    text: str
    chosen: Chosen
    region: Marked | None = None
    mask_id: str | None = None
    quote_id: str | None = None
    key: keys.Request | None = None

    @property
    def asset_id(self) -> str:
        """Raises BadInput where there is no picture."""
        return self.shown.asset.id

    @property
    def shown(self) -> VersionView:
        """Raises BadInput where there is no picture."""
        if self.version is None:
            raise BadInput(FIRST)
        return self.version

    @property
    def paid(self) -> dict[str, Any]:
        return {"quote_id": self.quote_id, "key": self.key}


def operation_of(tool: str, chosen: Chosen) -> tuple[str, int]:
    """The operation by which the tool is paid with these choices, and how many pictures of it."""
    match tool:
        case "paint":
            return "text_to_image", chosen.count
        case "variants":
            return "variation", chosen.count
        case "edit":
            return ("image_edit_complex" if chosen.several else "image_edit"), 1
        case "background":
            return f"background_{chosen.action}", 1
        case _:
            return _NAMES[tool], 1


async def ask(tool: str, wanted: Wanted) -> GenerationView:
    """Ask for what the tool does. Raises BadInput for what is missing, and what the operation raises."""
    return await _ASK[tool](wanted)


def fingerprint(tool: str, wanted: Wanted) -> dict[str, Any]:
    """What makes one wish another than the last one, for its idempotency key."""
    chosen = wanted.chosen
    return {
        "tool": tool,
        "project": wanted.project_id,
        "version": wanted.version.id if wanted.version else None,
        "text": wanted.text,
        "chosen": {name: getattr(chosen, name) for name in chosen.__slots__},
        "region": repr(wanted.region),
        "mask": wanted.mask_id,
        "quote": wanted.quote_id,
    }


def local_edit(change: dict[str, Any]) -> local.LocalEdit:
    """A free change as the easel reports it. Raises BadInput for one that it cannot have reported."""
    try:
        match change["kind"]:
            case "crop":
                x, y, width, height = (int(change[name]) for name in ("x", "y", "width", "height"))
                return local.Crop(box=Box(x=x, y=y, width=width, height=height))
            case "rotate":
                return local.Rotate(degrees=float(change["degrees"]))
            case "flip" if change["axis"] in ("horizontal", "vertical"):
                return local.Flip(axis=change["axis"])
            case "resize":
                return local.Resize(width=int(change["width"]), height=int(change["height"]))
            case "light":
                names = ("brightness", "contrast", "saturation")
                brightness, contrast, saturation = (float(change[name]) / 100 for name in names)
                return local.Adjust(brightness=brightness, contrast=contrast, saturation=saturation)
            case _:
                raise BadInput("This change is not known.")
    except (KeyError, TypeError, ValueError, OverflowError):
        raise BadInput("This change cannot be read.") from None


def _paint(wanted: Wanted) -> Coroutine[Any, Any, GenerationView]:
    chosen = wanted.chosen
    return operations.text_to_image(
        wanted.user_id,
        wanted.text,
        negative_prompt=chosen.unwanted,
        aspect_ratio=chosen.ratio,
        image_size=chosen.size,
        count=chosen.count,
        project_id=wanted.project_id,
        seed=chosen.seed,
        **wanted.paid,
    )


def _refine(wanted: Wanted) -> Coroutine[Any, Any, GenerationView]:
    return operations.continue_version(wanted.user_id, wanted.shown.id, wanted.text, **wanted.paid)


def _edit(wanted: Wanted) -> Coroutine[Any, Any, GenerationView]:
    several = wanted.chosen.several
    return operations.image_edit(wanted.user_id, wanted.asset_id, wanted.text, complex=several, **wanted.paid)


def _region(wanted: Wanted) -> Coroutine[Any, Any, GenerationView]:
    marked = wanted.region
    if marked is None and wanted.mask_id is None:
        raise BadInput("Mark on the picture what should change first.")
    region = Box(x=marked.x, y=marked.y, width=marked.width, height=marked.height) if marked else None
    return operations.region_edit(
        wanted.user_id,
        wanted.asset_id,
        wanted.text,
        region=None if wanted.mask_id else region,
        mask_asset_id=wanted.mask_id,
        **wanted.paid,
    )


def _background(wanted: Wanted) -> Coroutine[Any, Any, GenerationView]:
    replace = wanted.chosen.action == REPLACE
    return operations.background(
        wanted.user_id,
        wanted.asset_id,
        wanted.chosen.action,
        wanted.text if replace else None,
        fine_edges=wanted.chosen.fine_edges and not replace,
        **wanted.paid,
    )


def _turn(wanted: Wanted) -> Coroutine[Any, Any, GenerationView]:
    return operations.reposition(
        wanted.user_id, wanted.asset_id, wanted.chosen.pose, wanted.text or None, **wanted.paid
    )


def _style(wanted: Wanted) -> Coroutine[Any, Any, GenerationView]:
    if wanted.chosen.style is None:
        raise BadInput("Choose the picture whose style it should have.")
    style = wanted.chosen.style
    return operations.style_transfer(wanted.user_id, wanted.asset_id, style, wanted.text or None, **wanted.paid)


def _compose(wanted: Wanted) -> Coroutine[Any, Any, GenerationView]:
    return operations.compose(wanted.user_id, wanted.chosen.parts, wanted.text, **wanted.paid)


def _variants(wanted: Wanted) -> Coroutine[Any, Any, GenerationView]:
    return operations.variation(wanted.user_id, wanted.asset_id, wanted.chosen.count, **wanted.paid)


def _upscale(wanted: Wanted) -> Coroutine[Any, Any, GenerationView]:
    return operations.upscale(wanted.user_id, wanted.asset_id, wanted.chosen.factor, **wanted.paid)


_ASK: dict[str, Callable[[Wanted], Coroutine[Any, Any, GenerationView]]] = {
    "paint": _paint,
    "refine": _refine,
    "edit": _edit,
    "region": _region,
    "background": _background,
    "turn": _turn,
    "style": _style,
    "compose": _compose,
    "variants": _variants,
    "upscale": _upscale,
}
_NAMES = {
    "refine": "refinement",
    "region": "region_edit",
    "turn": "product_reposition",
    "style": "style_transfer",
    "compose": "compose",
    "upscale": "upscale",
}
