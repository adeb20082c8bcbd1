"""A paper as somebody hands it in: its bytes kept before an act begins, its row written within one."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.files.base import File

from dossiers.evidence.storing_papers import KeptPaper, PaperRefused, keep_paper, safe_name
from roles.doors.refusals import Refused


@dataclass(frozen=True, slots=True)
class HandedIn:
    """Kept bytes, and the name under which they lie in a dossier."""

    kept: KeptPaper
    name: str


def handed_in(upload: File[bytes]) -> HandedIn:
    """Before the act, so that no row ever names a file that is not there; Refused when it is not taken."""
    try:
        kept = keep_paper(upload)
    except PaperRefused as fault:
        raise Refused(f"{upload.name}: {fault}") from fault
    return HandedIn(kept, safe_name(upload.name or "", kept.paper_type))
