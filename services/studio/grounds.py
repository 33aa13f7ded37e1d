"""The ground behind a picture: asked for flat so that it can be taken away, by one painting or by two."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from PIL import Image

from services.errors import NoImage
from services.imaging import codec, transparency
from services.imaging.fit import flatten, parse_color
from services.imaging.transparency import Keyed
from services.studio.storage import Storage

BLACK = "#000000"
AGAIN = (
    f"Exactly the same picture once more, every line and colour of it unchanged, but on a flat {BLACK} background: "
    "one perfectly uniform black, without shadow, gradient, glow or texture."
)
NOTHING_LEFT = (
    "The model did not paint on a flat background, so that nothing was left when it was taken away. "
    "Nothing was charged; please try again."
)


class Mode(StrEnum):
    """What becomes of the flat ground that was asked for."""

    FLAT = "flat"  # it stays
    KEY = "key"  # it is keyed out
    PAIR = "pair"  # the picture is painted on white and on black, and what differs is transparent


def mode_of(ground: Mapping[str, Any]) -> Mode | None:
    return Mode(ground["mode"]) if ground else None


def cleared(
    picture: Image.Image, ground: Mapping[str, Any], on_black: bytes | None
) -> tuple[Image.Image, dict[str, Any]]:
    """The picture without its ground, and how that went; `on_black` is the second painting of a pair.

    A checkerboard that a model painted instead of the ground is taken away as well. Raises BrokenImage for a second
    painting that is none, NoImage where nothing is left: an empty picture is not worth its price.
    """
    mode = mode_of(ground)
    if mode is None or mode is Mode.FLAT:
        return picture, {}
    if transparency.checkerboard(picture) is not None:
        return _told(transparency.remove_checkerboard(picture), "checkerboard")
    if mode is Mode.PAIR and on_black is not None:
        dark = codec.check_answer(on_black, "image/png").picture
        if dark.size == picture.size:
            pair = transparency.pair(picture, dark)
            if pair.good:
                return _told(pair, "pair")
        note = "The two paintings differ, so the edges were taken from one."
        return _told(transparency.key(picture, str(ground["color"])), "key", note=note)
    return _told(transparency.key(picture, str(ground["color"])), "key")


def laid_on(storage: Storage, sha256: str, ground: Mapping[str, Any]) -> bytes:
    """The stored file as the model painted it: a cleared picture is laid on its ground again."""
    file = storage.get(sha256)
    if mode_of(ground) in (None, Mode.FLAT):
        return file
    return codec.encode_png(flatten(codec.decode(file), parse_color(str(ground["color"]))))


def _told(keyed: Keyed, way: str, *, note: str = "") -> tuple[Image.Image, dict[str, Any]]:
    if keyed.picture.getchannel("A").getextrema() == (0, 0):
        raise NoImage(NOTHING_LEFT)
    report = {"way": way, "good": keyed.good, "quality": round(keyed.quality, 4), "note": note or keyed.reason}
    return keyed.picture, {"transparency": report}
