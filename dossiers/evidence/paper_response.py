"""A stored paper as the answer to who may read it."""

from __future__ import annotations

from django.http import FileResponse

from dossiers.models import Paper
from trail.kept_files.reading import read_kept

# Shown in the browser; anything else is only ever saved.
SHOWN_INLINE = frozenset({"application/pdf", "image/jpeg", "image/png"})


def paper_response(kept: Paper, *, name: str, about: tuple[str, int]) -> FileResponse:
    """The stored bytes, compared, under the name they were given; the browser may not guess another type.
    `about` is the subject to which a wrong file is told."""
    response = FileResponse(
        read_kept(kept.file.name or "", sha256=kept.sha256, about=about),
        as_attachment=kept.content_type not in SHOWN_INLINE,
        filename=name,
        content_type=kept.content_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
