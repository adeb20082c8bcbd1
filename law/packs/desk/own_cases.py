"""A case that the jurist tells himself, where none can be written from the figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from law.packs.tables.case_tables import cases_in
from law.packs.tables.markdown_tables import UnreadableTable


@dataclass(frozen=True, slots=True)
class OwnCase:
    """`facts` are lines "xếp loại: 2026 HTTNV", by the names of the tables; `verdict` is what the law says of
    the whole case, in the words of the tables."""

    award: str
    on: date
    told: str
    facts: str
    verdict: str

    @property
    def page(self) -> str:
        """Its table, as a pack holds it."""
        lines = [f"- {line.strip()}" for line in self.facts.splitlines() if line.strip()]
        return "\n".join(
            [
                f"## {self._name}",
                f"- đề nghị: {self.award}",
                f"- ngày: {self.on:%d/%m/%Y}",
                f"- tình huống: {self._name}, {self.on:%d/%m/%Y}",
                *lines,
                f"- kết luận: {self.verdict}",
                "",
            ]
        )

    @property
    def _name(self) -> str:
        return " ".join(self.told.split())


def unread_reason(case: OwnCase) -> str:
    """Why its facts cannot be read; empty where they can."""
    try:
        cases_in({"": case.page}, {})
    except UnreadableTable as fault:
        return str(fault).rpartition("}: ")[2]
    return ""


def own_cases_page(cases: Sequence[OwnCase]) -> str:
    return "\n".join(case.page for case in cases)
