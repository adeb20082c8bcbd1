"""The columns of the paper by which a row founds what it says, the same in every sheet about organs."""

from __future__ import annotations

from typing import Any, NamedTuple

from dossiers.importing.checking.columns import SheetColumn

PAPER_COLUMNS = (
    SheetColumn("paper_number", "Số văn bản", width=18, longest=80, is_required=True),
    SheetColumn("paper_on", "Ngày văn bản", "date", 13, is_required=True),
    SheetColumn("paper_by", "Cơ quan ban hành", width=30, is_required=True),
)


class TypedPaper(NamedTuple):
    """As the doors ask it."""

    paper_number: str
    paper_on: Any
    paper_by: str
