"""The tables of the program's own law: the pages of cases/ and figures/, read as a pack's are read."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from law.packs.proving import coverage
from law.packs.proving.coverage import Side
from law.packs.tables.case_rows import Biographies, biographies_in
from law.packs.tables.case_tables import Row, cases_in
from law.packs.tables.figure_tables import figures_in
from law.rulebook import own_law

HERE = Path(__file__).parent
CASES, FIGURES, BIOGRAPHIES = HERE / "cases", HERE / "figures", HERE / "biographies.md"


def pages_of(folder: Path) -> Mapping[str, str]:
    """The text of each page by the name of its file."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.md"))}


def biographies() -> Biographies:
    return biographies_in(BIOGRAPHIES.read_text(encoding="utf-8"), where=BIOGRAPHIES.name)


def all_cases() -> list[tuple[str, Row]]:
    """(file: name, row) of every case of every table."""
    return cases_in(pages_of(CASES), biographies())


def all_figures() -> list[tuple[str, Row]]:
    """(kind: subject, day) and the answer joined to its row, of every table and every day of its rows."""
    return figures_in(pages_of(FIGURES))


@cache
def asked() -> frozenset[Side]:
    """Every side of the own law that the tables ask for."""
    return coverage.asked(own_law(), all_cases(), all_figures())


def missing() -> list[str]:
    """What no table asks for, as a jurist would read it."""
    return sorted(told for side, told in coverage.demanded(own_law()).items() if side not in asked())
