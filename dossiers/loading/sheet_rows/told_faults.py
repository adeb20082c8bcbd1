"""The faults of a load: so many are kept as a person can mend, all are counted."""

from __future__ import annotations

from collections.abc import Iterable

from dossiers.importing.cell_faults import CellFault
from dossiers.loading.sheet_rows.load_limits import MOST_FAULTS


class ToldFaults(list[CellFault]):
    """A list that takes no more than MOST_FAULTS; `total` is how many there were, `rows` of which rows."""

    def __init__(self) -> None:
        super().__init__()
        self.total = 0
        self.rows: set[int] = set()

    def append(self, fault: CellFault) -> None:
        self.total += 1
        if fault.cell:
            self.rows.add(fault.row)
        if len(self) < MOST_FAULTS:
            super().append(fault)

    def extend(self, faults: Iterable[CellFault]) -> None:
        for fault in faults:
            self.append(fault)

    def copy_of(self) -> ToldFaults:
        """The same, so that another look at the same rows begins with these."""
        other = ToldFaults()
        other[:] = self
        other.total, other.rows = self.total, set(self.rows)
        return other
