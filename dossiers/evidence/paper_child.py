"""What the limited child does with a paper: parses it to its end; its type or its fault is the answer."""

from __future__ import annotations

import json
from pathlib import Path

import pypdf.filters  # noqa: F401 (loaded by the first PDF, were it not here)
from PIL import Image

from dossiers.evidence.paper_types import PaperRefused, type_of
from dossiers.uploads.child_process import ChildLimits

LIMITS = ChildLimits(memory=300 * 1024 * 1024, cpu_seconds=10, output=1024 * 1024)

# The readers of images are loaded once, before any file is seen.
Image.preinit()


def look(path: Path) -> str:
    """{"suffix": ".pdf"} or {"refused": "…"}; the words are Vietnamese and say how to mend it."""
    with path.open("rb") as file:
        try:
            return json.dumps({"suffix": type_of(file).suffix})
        except PaperRefused as refused:
            return json.dumps({"refused": str(refused)})
