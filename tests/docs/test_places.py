"""Every file and folder that the documents send a reader to is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [ROOT / "CONTRIBUTING.md", ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
TOPS = "|".join(path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith("."))
PLACE = re.compile(rf"`((?:{TOPS})/[^`\s]*)`")
# A name in capitals is put in by the reader; the act of the example is not in the product.
MADE_UP = re.compile(r"[A-Z]{2,}|<|suspend")


def places(text: str) -> list[str]:
    """The paths in backticks that begin with a folder of the house, as patterns of glob."""
    found = (place.rstrip("/").replace("…", "*") for place in PLACE.findall(text))
    return [place for place in found if not MADE_UP.search(place)]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_place_that_is_named_exists(document: Path) -> None:
    named = places(document.read_text(encoding="utf-8"))

    assert [place for place in named if not any(ROOT.glob(place))] == []
