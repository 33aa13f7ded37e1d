"""All files for the chosen platforms in one zip: exact in pixels, under each limit, the same bytes every time."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from typing import NamedTuple

from PIL import Image

from services.errors import BadInput
from services.imaging.export import ExportFormat, Fit, encode
from services.imaging.fit import Anchor, Color, edge_color, flatten, parse_color
from services.imaging.mark import find_mark
from services.imaging.placing import placed
from services.imaging.platforms import PlatformRow
from services.imaging.preview import Shown, sheet
from services.imaging.provenance import TOOL, Origin, xmp

THREADS = 2
MANIFEST, PREVIEW = "manifest.json", "preview.png"

_SAME_TIME = (1980, 1, 1, 0, 0, 0)  # the first that a zip can tell
_COLORS = (256, 192, 128, 96, 64, 48, 32, 24, 16, 8, 4, 2)  # a palette PNG, step by step
_QUALITIES = (92, 88, 84, 78, 72, 65, 55, 45, 35, 25, 15)
_PHOTO_COLORS = 3_000  # distinct colours in a small sample from which a picture is a photograph
_SAMPLE = 96  # pixels a side


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A file of the pack. `written` says how: lossless, how many colours, or which quality."""

    file: str
    platform: str
    name: str
    width: int
    height: int
    bytes: int
    sha256: str
    alpha: bool
    upscaled: bool
    written: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """The zip, and its entries in the order in which they stand in it (without preview and manifest)."""

    zip_bytes: bytes
    manifest: tuple[Entry, ...]


class _Packets(NamedTuple):
    """What files say of themselves: those that have every pixel as it was scaled, and the others."""

    exact: bytes
    inexact: bytes


Progress = Callable[[int, int], None]


def pack(
    master: Image.Image,
    rows: Sequence[PlatformRow],
    *,
    fit: Fit = Fit.COVER,
    color: str | None = None,
    focus: Anchor | None = None,
    version_id: str,
    prompt: str | None = None,
    origin: Origin | None = Origin.PAINTED,
    on_progress: Progress | None = None,
) -> Pack:
    """Make every row's file from an RGB or RGBA master, resampled once, with XMP provenance.

    `color` (`#rgb`, `#rrggbb`) is the ground of rows without alpha, None for the colour of the master's edge. `focus`
    is the point of the master (0 to 1) that comes to lie in the middle of the safe area as far as the crop allows, None
    for the middle of the mark. `on_progress` hears, in the caller's thread, how many files of how many are done.
    Raises BadInput without a row, and where a file cannot be brought under its limit.
    """
    if not rows:
        raise BadInput("Choose at least one platform.")
    ground = edge_color(master) if color is None else parse_color(color)
    opaque = master.mode != "RGBA" or master.getchannel("A").getextrema() == (255, 255)
    source = master.convert("RGB") if opaque else master
    solid = flatten(source, ground)  # laid on the colour once, before it is scaled
    center = middle(source) if focus is None else focus
    packets = _Packets(*(xmp(version_id=version_id, prompt=prompt, origin=origin, exact=one) for one in (True, False)))
    photo = _is_photo(source)
    made: list[tuple[Entry, bytes, Image.Image]] = []
    with ThreadPoolExecutor(THREADS) as threads:
        jobs = [
            threads.submit(_file, source if row.alpha else solid, row, fit, ground, center, photo, packets)
            for row in rows
        ]
        try:
            for job in jobs:
                made.append(job.result())
                if on_progress is not None:
                    on_progress(len(made), len(rows))
        except BaseException:
            threads.shutdown(cancel_futures=True)
            raise
    shown = [
        Shown(
            name=row.key,
            picture=thumb,
            pixels=(entry.width, entry.height),
            safe_area=row.safe_area,
            upscaled=entry.upscaled,
        )
        for row, (entry, _, thumb) in zip(rows, made, strict=True)
    ]
    preview = encode(sheet(source, shown), ExportFormat.PNG, packet=packets.exact)
    entries = tuple(entry for entry, _, _ in made)
    files = [(entry.file, data) for entry, data, _ in made]
    files += [(PREVIEW, preview), (MANIFEST, _manifest(entries, preview, version_id))]
    return Pack(zip_bytes=_zipped(files), manifest=entries)


def middle(image: Image.Image) -> Anchor:
    """The middle of the mark, or of the picture where none can be told from its ground (0 to 1 each)."""
    mark = find_mark(image)
    return (0.5, 0.5) if mark is None else ((mark.box[0] + mark.box[2]) / 2, (mark.box[1] + mark.box[3]) / 2)


def _file(
    source: Image.Image, row: PlatformRow, fit: Fit, ground: Color, focus: Anchor, photo: bool, packets: _Packets
) -> tuple[Entry, bytes, Image.Image]:
    size = (row.width, row.height)
    shaped, scale = placed(source, size, row.safe_area, fit=fit, focus=focus, ground=None if row.alpha else ground)
    if shaped.mode == "RGBA" and shaped.getchannel("A").getextrema() == (255, 255):
        shaped = shaped.convert("RGB")
    for format, written, data in _attempts(shaped, row, photo, packets):
        if len(data) <= row.max_bytes:
            entry = Entry(
                file=f"{row.platform}/{row.name}.{format.value}",
                platform=row.platform,
                name=row.name,
                width=row.width,
                height=row.height,
                bytes=len(data),
                sha256=hashlib.sha256(data).hexdigest(),
                alpha=shaped.mode == "RGBA",
                upscaled=scale > 1,
                written=written,
            )
            shaped.thumbnail((192, 128), Image.Resampling.BOX)
            return entry, data, shaped
    raise BadInput(f"{row.key} cannot be brought under its {row.max_bytes} bytes.", row=row.key)


def _attempts(
    image: Image.Image, row: PlatformRow, photo: bool, packets: _Packets
) -> Iterator[tuple[ExportFormat, str, bytes]]:
    """The file in ever fewer bytes, best first; what costs much time comes only when it is needed."""
    jpeg = ExportFormat.JPEG in row.formats and image.mode == "RGB"
    png, webp = ExportFormat.PNG in row.formats, ExportFormat.WEBP in row.formats
    if png and not (photo and jpeg):
        yield ExportFormat.PNG, "lossless", encode(image, ExportFormat.PNG, packet=packets.exact)
        if not jpeg:
            yield ExportFormat.PNG, "lossless", encode(image, ExportFormat.PNG, packet=packets.exact, optimize=True)
    lossy = [format for format, there in ((ExportFormat.WEBP, webp), (ExportFormat.JPEG, jpeg)) if there]
    if lossy:
        for quality in _QUALITIES:
            yield lossy[0], f"quality {quality}", encode(image, lossy[0], packet=packets.inexact, quality=quality)
    if png:
        for count in _COLORS:
            few = _quantised(image, count)
            data = encode(few, ExportFormat.PNG, packet=packets.inexact, optimize=True)
            yield ExportFormat.PNG, f"{count} colours", data


def _quantised(image: Image.Image, count: int) -> Image.Image:
    """At most `count` colours, dithered where there is no alpha; what was fully transparent stays so."""
    if image.mode == "RGB":
        table = image.quantize(count, Image.Quantize.MEDIANCUT)
        return image.quantize(count, palette=table, dither=Image.Dither.FLOYDSTEINBERG)
    return image.quantize(count, Image.Quantize.FASTOCTREE)


def _is_photo(image: Image.Image) -> bool:
    """By how many different colours a small sample has."""
    sample = image.convert("RGB").resize((_SAMPLE, _SAMPLE), Image.Resampling.NEAREST)
    return sample.getcolors(_PHOTO_COLORS) is None


def _manifest(entries: Sequence[Entry], preview: bytes, version_id: str) -> bytes:
    files = [{**asdict(entry), "version_id": version_id} for entry in entries]
    about = {
        "tool": TOOL,
        "version_id": version_id,
        "files": files,
        "preview": {"file": PREVIEW, "bytes": len(preview), "sha256": hashlib.sha256(preview).hexdigest()},
    }
    return (json.dumps(about, indent=2, ensure_ascii=False) + "\n").encode()


def _zipped(files: Sequence[tuple[str, bytes]]) -> bytes:
    """Stored, not packed: the pictures already are. Nothing in it tells the time or the machine."""
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files:
            info = zipfile.ZipInfo(name, _SAME_TIME)
            info.create_system = 3
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)
    return sink.getvalue()
