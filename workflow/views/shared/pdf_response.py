"""Papers as they leave the site: shown in the browser under a plain name, never guessed at, never cached."""

from __future__ import annotations

from io import BytesIO
from typing import IO, Any

from django.http import FileResponse


def pdf_response(content: bytes | IO[Any], *, name: str) -> FileResponse:
    return _kept_private(FileResponse(_stream(content), content_type="application/pdf", filename=name))


def download(content: bytes | IO[Any], *, name: str, kind: str) -> FileResponse:
    """A file to keep rather than to read in the browser."""
    return _kept_private(FileResponse(_stream(content), content_type=kind, filename=name, as_attachment=True))


def _stream(content: bytes | IO[Any]) -> IO[Any]:
    return BytesIO(content) if isinstance(content, bytes) else content


def _kept_private(response: FileResponse) -> FileResponse:
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
