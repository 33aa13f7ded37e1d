"""How files are answered: with a tag, so that none is sent twice, and with a name."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import Request, Response

from services.studio.files import File

PRIVATE = "private, max-age=31536000, immutable"
ASK_AGAIN = "private, no-cache"  # kept, but asked for each time whether it still counts


def answer(request: Request, file: File, *, download: bool, caching: str = PRIVATE, **headers: str) -> Response:
    """The file, or 304 where the browser has it already."""
    etag = f'"{file.etag}"'
    sent = {"etag": etag, "cache-control": caching, "vary": "cookie, authorization", **headers}
    known = {tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")}
    if known & {etag, "*"}:
        return Response(status_code=304, headers=sent)
    sent["content-disposition"] = disposition(file.name, download=download)
    return Response(file.data, media_type=file.mime_type, headers=sent)


def disposition(name: str, *, download: bool) -> str:
    """The header that names a file, also where the name is not in ASCII."""
    plain = name.encode("ascii", "ignore").decode() or "picture"
    return f"{'attachment' if download else 'inline'}; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"
