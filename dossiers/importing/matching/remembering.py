"""The last workbook that this process examined, so that storing it need not read and match it again.

What is stored must come from the kept file. A reading follows from the bytes and the day alone, so it is
found by the SHA-256 of the bytes that lie in the storage now, and by nothing that a request or a row of the
database could name. It never leaves the memory of the process, and is given out once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dossiers.importing.checking.rows import ListReading
from dossiers.importing.matching.people import Matching, match
from dossiers.importing.matching.unit_roster import UnitRoster

_Key = tuple[str, date]


@dataclass(slots=True)
class Examined:
    """A reading, and how its rows matched the people who were known then."""

    reading: ListReading
    _asked: tuple[UnitRoster, dict[str, str]] | None = None
    _found: Matching | None = None

    def matched(self, roster: UnitRoster, decisions: Mapping[str, str]) -> Matching:
        """Matched once for the same people and the same answers; anything that changed is matched anew."""
        asked = roster, dict(decisions)
        if self._found is None or self._asked != asked:
            self._asked, self._found = asked, match(self.reading, roster, decisions)
        return self._found


_last: dict[_Key, Examined] = {}


def remember(content: str, examined: Examined, *, on: date) -> None:
    """`content` is the SHA-256 of the file; what was examined before it is forgotten: one is large enough."""
    _last.clear()
    _last[content, on] = examined


def recall_examined(content: str, *, on: date) -> Examined | None:
    """What was seen in exactly these bytes on that day, once; None when they have to be read."""
    return _last.pop((content, on), None)
