"""A file that was read, and what it would change; the last one stays in the memory of the process, so that
storing need not read it again: found by the SHA-256 of the very bytes that lie in the storage now."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dossiers.importing.cell_faults import CellFault
from dossiers.loading.load_kind import LoadGround, LoadKind, LoadPlan
from dossiers.loading.sheet_rows.half_read import half_read
from dossiers.loading.sheet_rows.told_faults import ToldFaults
from dossiers.loading.sheet_rows.typed_rows import LoadReading
from roles.models import Jurisdiction
from vietnamese.numbers import grouped


@dataclass
class ExaminedLoad:
    """`faults` are those of the cells and, once it was compared, of what is stored."""

    kind: LoadKind
    reading: LoadReading
    faults: ToldFaults = field(default_factory=ToldFaults)

    def compared(self, jurisdiction: Jurisdiction, *, on: date, is_locked: bool = False) -> LoadPlan:
        """What storing would do today; the faults are told anew."""
        self.faults = self.reading.faults.copy_of()
        plan = self.kind.plan(self._records(on), self.ground(jurisdiction, on=on), is_locked)
        self.faults.sort(key=lambda fault: fault.row)
        return plan

    def ground(self, jurisdiction: Jurisdiction, *, on: date) -> LoadGround:
        unread = {row.number: frozenset(row.bad) for row in self.reading.left_out}
        return LoadGround(jurisdiction, on, self._tell, unread)

    def _records(self, on: date) -> list[Any]:
        """Those of half-read rows in their places among the others."""
        records = self.reading.records
        if not self.reading.left_out:
            return records
        rows = (half_read(row, self.kind.listing.columns, on) for row in self.reading.left_out)
        return sorted((*records, *map(self.kind.record, rows)), key=lambda record: record.number)

    def _tell(self, number: int, key: str, what: str, remedy: str, name: str = "") -> None:
        cell = f"{self.reading.columns.get(key, 'A')}{number}"
        self.faults.append(CellFault(self.kind.listing.sheet, cell, what, remedy, name=name))

    @property
    def notes(self) -> list[str]:
        """Sentences for a person about what the program did by itself."""
        told = []
        if self.reading.respelled:
            count = grouped(self.reading.respelled)
            told.append(f"Đã thống nhất cách gõ dấu tiếng Việt ở {count} ô; nghĩa không đổi.")
        if self.reading.days_as_text:
            count = grouped(self.reading.days_as_text)
            told.append(f"{count} ô ngày gõ dạng chữ đã được đọc theo ngày/tháng/năm.")
        return told


_last: dict[tuple[str, str, date], ExaminedLoad] = {}


def remember_load(content: str, examined: ExaminedLoad, *, on: date) -> None:
    """What was examined before it is forgotten: one is large enough."""
    _last.clear()
    _last[content, examined.kind.code, on] = examined


def recall_load(content: str, kind: LoadKind, *, on: date) -> ExaminedLoad | None:
    """What was seen in exactly these bytes on that day, once; None when they have to be read."""
    return _last.pop((content, kind.code, on), None)
