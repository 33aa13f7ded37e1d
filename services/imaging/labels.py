"""What a picture is called, by its file's name and by its type, against what its bytes say it is."""

from __future__ import annotations

from services.imaging.signature import SourceFormat

# endings of names, and what follows `image/` in types
_CALLED: dict[SourceFormat, str] = {
    SourceFormat.PNG: "png apng x-png vnd.mozilla.apng",
    SourceFormat.JPEG: "jpg jpeg jpe jfif jif pjpeg pjp mpo x-jpeg",
    SourceFormat.WEBP: "webp",
    SourceFormat.GIF: "gif",
    SourceFormat.AVIF: "avif avifs avif-sequence heif heifs heif-sequence hif",
    SourceFormat.HEIC: "heic heics heic-sequence heif heifs heif-sequence hif",
}
_OTHERS = (
    "bmp cur dng eps exe htm html ico jp2 js jxl pdf php psd svg svg+xml svgz tif tiff vnd.adobe.photoshop x-icon "
    "x-ms-bmp zip"
)
_ENDING = {
    SourceFormat.PNG: ".png",
    SourceFormat.JPEG: ".jpg",
    SourceFormat.WEBP: ".webp",
    SourceFormat.GIF: ".gif",
    SourceFormat.AVIF: ".avif",
    SourceFormat.HEIC: ".heic",
}
_KNOWN = frozenset(" ".join([_OTHERS, *_CALLED.values()]).split())


def mislabelled(found: SourceFormat, *, name: str, mime_type: str) -> str | None:
    """One sentence for a picture that is labelled as another kind of file, or None.

    One right label is enough: phones keep an old name beside the true type, and many senders give no type at all.
    """
    type_said = mime_type.partition(";")[0].strip().lower()
    group, _, rest = type_said.partition("/")
    ending = name.strip().rpartition(".")[2].lower() if "." in name else ""
    said = [label for label in (ending, rest if group in {"image", "application", "text"} else "") if label in _KNOWN]
    if not said or any(label in _CALLED[found].split() for label in said):
        return None
    called = f"is called .{ending}" if ending in _KNOWN else f"is said to be {type_said}"
    return (
        f"The file {called}, but it is a {found.upper()} picture. Please let its name end in {_ENDING[found]}, "
        "or save it again, and send that."
    )
