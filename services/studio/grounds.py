"""The ground behind a picture: asked for flat so that it can be taken away, by one painting or by two."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from PIL import Image

from services.errors import NoImage
from services.imaging import codec, transparency
from services.imaging.colour_words import colors_in
from services.imaging.palette import palette
from services.imaging.transparency import Keyed
from services.studio.storage import Storage

WHITE, BLACK = "#ffffff", "#000000"
_NEAR = 0.3  # OKLab distance of a colour from which a key cannot be told
NOTHING_LEFT = (
    "The model did not paint on a flat background, so that nothing was left when it was taken away. "
    "Nothing was charged; please try again."
)


DIFFERED = "The two paintings differ, so the edges were taken from one."


class Mode(StrEnum):
    """What becomes of the flat ground that was asked for."""

    FLAT = "flat"  # it stays
    KEY = "key"  # it is keyed out
    PAIR = "pair"  # the picture is painted on white and on black, and what differs is transparent


def again_on(color: str) -> str:
    """How the same picture is asked for on another ground."""
    return (
        f"Exactly the same picture once more, with nothing of it changed, but on a flat {color} background: one "
        "perfectly uniform colour, without shadow, gradient, glow or texture."
    )


def ground_for(storage: Storage, sha256: str, words: str) -> dict[str, str]:
    """The ground to ask for where a stored picture is transparent, so that the next one is too; `{}` where it is not.

    Its colour keeps away from those of the picture and those that `words` name.
    """
    small = _small(storage, sha256)
    return _key(small, words) if small.mode == "RGBA" else {}


def to_take_away(storage: Storage, sha256: str, words: str, *, fine_edges: bool) -> dict[str, str]:
    """The ground to ask for where the background of a stored picture is to become transparent."""
    if fine_edges:
        return {"mode": Mode.PAIR, "color": WHITE}
    return _key(_small(storage, sha256), words)


def away_from(ground: Mapping[str, Any], words: Sequence[str]) -> dict[str, str]:
    """The ground for a picture that is painted on from one on `ground`: another key where `words` name its colour."""
    kept = {"mode": str(ground["mode"]), "color": str(ground["color"])}
    named = [color for text in words for color in colors_in(text)]
    if mode_of(ground) is not Mode.KEY or not named or transparency.distance(kept["color"], named) >= _NEAR:
        return kept
    return {"mode": Mode.KEY, "color": transparency.key_color(named)}


def mode_of(ground: Mapping[str, Any]) -> Mode | None:
    return Mode(ground["mode"]) if ground else None


def cleared(picture: Image.Image, ground: Mapping[str, Any], *, note: str = "") -> tuple[Image.Image, dict[str, Any]]:
    """The picture without its flat ground, and how that went.

    A checkerboard that a model painted instead of the ground is taken away as well. Raises NoImage where nothing is
    left: an empty picture is not worth its price.
    """
    if mode_of(ground) in (None, Mode.FLAT):
        return picture, {}
    if transparency.checkerboard(picture) is not None:
        return _told(transparency.remove_checkerboard(picture), "checkerboard")
    return _told(transparency.key(picture, str(ground["color"])), "key", note=note)


def cleared_by_two(white: Image.Image, black: Image.Image) -> tuple[Image.Image, dict[str, Any]] | None:
    """The picture solved from its paintings on white and on black; None where they do not show the same thing.

    Raises NoImage where nothing is left.
    """
    if transparency.checkerboard(white) is not None:
        return _told(transparency.remove_checkerboard(white), "checkerboard")
    if black.size != white.size:
        return None
    pair = transparency.pair(white, black)
    return _told(pair, "pair") if pair.good else None


def key_for(picture: Image.Image) -> str:
    """A key colour for a picture that stands on white."""
    return transparency.key_color([one.hex for one in palette(picture)])


def _key(small: Image.Image, words: str) -> dict[str, str]:
    avoid = [one.hex for one in palette(small)] + colors_in(words)
    return {"mode": Mode.KEY, "color": transparency.key_color(avoid)}


def _small(storage: Storage, sha256: str) -> Image.Image:
    """The picture's thumbnail, RGBA where something of it is transparent."""
    with Image.open(io.BytesIO(storage.get_thumbnail(sha256, codec.THUMBNAIL_EDGES[0]))) as opened:
        small = opened.convert("RGBA")
    return small if small.getchannel("A").getextrema()[0] != 255 else small.convert("RGB")


def _told(keyed: Keyed, way: str, *, note: str = "") -> tuple[Image.Image, dict[str, Any]]:
    if keyed.picture.getchannel("A").getextrema() == (0, 0):
        raise NoImage(NOTHING_LEFT)
    report = {"way": way, "good": keyed.good, "quality": round(keyed.quality, 4), "note": note or keyed.reason}
    return keyed.picture, {"transparency": report}
