"""From a turn to a picture: a new scene, a changed scene, changed pixels, or several pictures in one."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Protocol

from PIL import Image, ImageOps

from services.engine import errands
from services.engine.answers import ApiError
from services.engine.memory import Memory, Remembered
from services.engine.sizes import DEFAULT_RATIO, DEFAULT_SIZE, nearest_ratio, pixels
from services.engine.turns import Turn

PNG = "image/png"
JPEG = "image/jpeg"

_NEW = re.compile(
    r"\s*(?:please\s+)?(?:create|generate|paint|draw|design|compose|illustrate|make (?:me )?an?|an? )\b", re.IGNORECASE
)
_UNREADABLE = (OSError, SyntaxError, ValueError, Image.DecompressionBombError)
_SAME_SHAPE = 0.03


class Scene(Protocol):
    """A picture as its painter understands it."""

    def to_json(self) -> str:
        """The scene as text, to be kept."""
        ...


class Change(Protocol):
    """What became of a scene, and in words what was done to it (empty if nothing was understood)."""

    @property
    def scene(self) -> Scene: ...
    @property
    def done(self) -> Sequence[str]: ...


class Painter(Protocol):
    """What the engine needs of its painter. Pictures are encoded files, widths and heights pixels; all calls block."""

    def paint(self, words: str, *, width: int, height: int, seed: int) -> Scene: ...
    def change(self, scene: Scene, instruction: str, *, seed: int) -> Change: ...
    def render(self, scene: Scene, *, width: int, height: int) -> bytes: ...
    def change_pixels(self, picture: bytes, instruction: str, *, seed: int) -> tuple[bytes, Sequence[str]]: ...
    def compose(self, pictures: Sequence[bytes], words: str, *, width: int, height: int, seed: int) -> bytes: ...
    def read_scene(self, text: str) -> Scene: ...
    def change_region(
        self, picture: bytes, instruction: str, *, part: tuple[float, float, float, float], seed: int
    ) -> tuple[bytes, Sequence[str]]: ...
    def smooth_seam(self, picture: bytes, colour: str) -> bytes: ...
    def vary(self, picture: bytes, *, seed: int) -> bytes: ...
    def pose(self, picture: bytes, instruction: str) -> tuple[bytes, Sequence[str]] | None: ...
    def scene_does(self, instruction: str) -> bool: ...
    def fit(self, picture: bytes, *, width: int, height: int) -> bytes: ...


class OwnPainter:
    """The engine's own painter; its parts are loaded with the first picture, so that the server starts at once."""

    def paint(self, words: str, *, width: int, height: int, seed: int) -> Scene:
        return _painter().paint(words, width=width, height=height, seed=seed)

    def change(self, scene: Scene, instruction: str, *, seed: int) -> Change:
        return _painter().change(scene, instruction, seed=seed)

    def render(self, scene: Scene, *, width: int, height: int) -> bytes:
        return _painter().render(scene, width=width, height=height)

    def change_pixels(self, picture: bytes, instruction: str, *, seed: int) -> tuple[bytes, Sequence[str]]:
        return _painter().change_pixels(picture, instruction, seed=seed)

    def compose(self, pictures: Sequence[bytes], words: str, *, width: int, height: int, seed: int) -> bytes:
        return _painter().compose(list(pictures), words, width=width, height=height, seed=seed)

    def read_scene(self, text: str) -> Scene:
        return _painter().Scene.from_json(text)

    def change_region(
        self, picture: bytes, instruction: str, *, part: tuple[float, float, float, float], seed: int
    ) -> tuple[bytes, Sequence[str]]:
        return _painter().change_region(picture, instruction, part=part, seed=seed)

    def smooth_seam(self, picture: bytes, colour: str) -> bytes:
        return _painter().smooth_seam(picture, colour)

    def vary(self, picture: bytes, *, seed: int) -> bytes:
        return _painter().varied(picture, seed=seed)

    def pose(self, picture: bytes, instruction: str) -> tuple[bytes, Sequence[str]] | None:
        return _painter().posed(picture, instruction)

    def scene_does(self, instruction: str) -> bool:
        return _painter().scene_does(instruction)

    def fit(self, picture: bytes, *, width: int, height: int) -> bytes:
        return _fitted(picture, width, height)


@dataclass(frozen=True, slots=True, kw_only=True)
class Painted:
    """A finished picture. `scene` is None where only pixels are known, `look` names the pixels, `done` says what
    changed.
    """

    picture: bytes
    mime_type: str
    scene: str | None
    look: str
    ratio: str | None
    size: str
    note: str


def draw(
    turn: Turn, before: Remembered | None, *, painter: Painter, memory: Memory, seed: int, mime_type: str
) -> Painted:
    """Paints a turn; `before` is the interaction it builds on. Blocks for as long as painting takes.

    Raises ApiError 400 for an image that cannot be read.
    """
    looks = [look_of(picture) for picture in turn.pictures]
    known = before if before is not None else _painted_by_us(looks, memory)
    ratio = turn.ratio or (known.ratio if known else None)
    size = turn.size or (known.size if known else DEFAULT_SIZE)
    alone = not turn.pictures if before is not None else len(turn.pictures) == 1
    errand = errands.read(turn) if turn.pictures else None
    if errand is not None and len(turn.pictures) == 1 and before is None:
        scene = painter.read_scene(known.scene) if known is not None and known.scene is not None else None
        done = _ran(errand, turn, scene, painter, ratio, size, seed, mime_type)
        if done is not None:
            return done
    if known is not None and known.scene is not None and alone:
        changed = painter.change(painter.read_scene(known.scene), turn.words, seed=seed)
        return _of_scene(changed.scene, painter, ratio, size, mime_type, _note(changed.done))
    sources = _sources(turn, before, memory)
    if not sources:
        words = f"{before.words}\n{turn.words}" if before is not None else turn.words
        width, height = pixels(ratio or DEFAULT_RATIO, size)
        scene = painter.paint(words, width=width, height=height, seed=seed)
        return _of_scene(scene, painter, ratio, size, mime_type, "")
    retouching = errand is not None and errand.kind is errands.Kind.RETOUCH
    if len(sources) == 1 and (retouching or not _NEW.match(turn.words)):
        picture, done = painter.change_pixels(sources[0], turn.words, seed=seed)
        shaped = _shaped(picture, turn.ratio, turn.size, painter)
        return _of_pixels(shaped, ratio, size, mime_type, _note(done))
    width, height = pixels(ratio or _ratio_of(sources[0]), size)
    picture = painter.compose(sources, turn.words, width=width, height=height, seed=seed)
    return _of_pixels(picture, ratio, size, mime_type, "")


def _ran(
    errand: errands.Errand,
    turn: Turn,
    scene: Scene | None,
    painter: Painter,
    ratio: str | None,
    size: str,
    seed: int,
    mime_type: str,
) -> Painted | None:
    """An errand on the one picture of a turn, whose `scene` may be known; None where it is done in the ordinary way."""
    sent = turn.pictures[0]
    match errand.kind:
        case errands.Kind.SAME if scene is not None:
            return _of_scene(scene, painter, ratio, size, mime_type, _note(["painted again, larger"]))
        case errands.Kind.SAME:
            made, done = sent, ("painted again, larger",)
        case errands.Kind.VARIATION if scene is None:
            made, done = painter.vary(sent, seed=seed), ("another variation",)
        case errands.Kind.SEAM:
            made, done = painter.smooth_seam(sent, errand.color), ("seam smoothed",)
        case errands.Kind.REGION:
            made, done = painter.change_region(sent, turn.words, part=errand.part, seed=seed)
        case errands.Kind.POSE if scene is None or not painter.scene_does(turn.words):
            posed = painter.pose(sent, turn.words)
            if posed is None:
                return None
            made, done = posed
        case _:
            return None
    return _of_pixels(_shaped(made, turn.ratio, turn.size, painter), ratio, size, mime_type, _note(done))


def look_of(picture: bytes) -> str:
    """A name for the pixels of a picture, the same however the file is encoded without loss. ApiError 400 if
    unreadable.
    """
    try:
        with Image.open(io.BytesIO(picture)) as opened:
            pixels_ = opened.convert("RGBA")
    except _UNREADABLE as error:
        raise ApiError(status=400, message="Unable to process input image. Please retry or report.") from error
    digest = hashlib.sha256(f"{pixels_.width}x{pixels_.height}:".encode())
    digest.update(pixels_.tobytes())
    return digest.hexdigest()


def _painted_by_us(looks: Sequence[str], memory: Memory) -> Remembered | None:
    return memory.with_look(looks[0]) if len(looks) == 1 else None


def _sources(turn: Turn, before: Remembered | None, memory: Memory) -> tuple[bytes, ...]:
    """The pictures that a turn works on: the one before it, if there is one, then its own."""
    earlier = memory.picture(before.id) if before is not None else None
    return (earlier, *turn.pictures) if earlier is not None else turn.pictures


def _of_scene(scene: Scene, painter: Painter, ratio: str | None, size: str, mime_type: str, note: str) -> Painted:
    width, height = pixels(ratio or DEFAULT_RATIO, size)
    picture = _encoded(painter.render(scene, width=width, height=height), mime_type)
    return Painted(
        picture=picture,
        mime_type=mime_type,
        scene=scene.to_json(),
        look=look_of(picture),
        ratio=ratio,
        size=size,
        note=note,
    )


def _of_pixels(picture: bytes, ratio: str | None, size: str, mime_type: str, note: str) -> Painted:
    encoded = _encoded(picture, mime_type)
    return Painted(
        picture=encoded, mime_type=mime_type, scene=None, look=look_of(encoded), ratio=ratio, size=size, note=note
    )


def _shaped(picture: bytes, ratio: str | None, size: str | None, painter: Painter) -> bytes:
    """The picture in the ratio and size asked for; as it is if neither was."""
    if ratio is None and size is None:
        return picture
    with Image.open(io.BytesIO(picture)) as opened:
        there = opened.size
    width, height = pixels(ratio or nearest_ratio(*there), size or DEFAULT_SIZE)
    return picture if there == (width, height) else painter.fit(picture, width=width, height=height)


def _fitted(picture: bytes, width: int, height: int) -> bytes:
    """The picture at this size. Cuts only where the shapes really differ."""
    with Image.open(io.BytesIO(picture)) as opened:
        image = opened.convert("RGBA") if "A" in opened.getbands() else opened.convert("RGB")
    stretch = (width / height) / (image.width / image.height)
    if abs(stretch - 1) <= _SAME_SHAPE:
        return _png(image.resize((width, height), Image.Resampling.LANCZOS))
    return _png(ImageOps.fit(image, (width, height), Image.Resampling.LANCZOS))


def _ratio_of(picture: bytes) -> str:
    with Image.open(io.BytesIO(picture)) as opened:
        return nearest_ratio(*opened.size)


def _encoded(picture: bytes, mime_type: str) -> bytes:
    """A PNG as the kind of file that the engine answers with."""
    if mime_type == PNG:
        return picture
    with Image.open(io.BytesIO(picture)) as opened:
        see_through = opened.convert("RGBA")
    flat = Image.new("RGB", see_through.size, "white")
    flat.paste(see_through, mask=see_through.getchannel("A"))
    out = io.BytesIO()
    flat.save(out, "JPEG", quality=95, subsampling=0)
    return out.getvalue()


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=4)
    return out.getvalue()


def _note(done: Sequence[str]) -> str:
    return f"Done: {'; '.join(done)}." if done else "I could not find that in the picture, so it stayed as it was."


def _painter() -> Any:
    return import_module("services.engine.painter")
