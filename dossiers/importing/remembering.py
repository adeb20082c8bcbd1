"""The last workbook that this process read and checked, so that storing it need not read it again.

What is stored must come from the kept file. A reading follows from the bytes and the day alone, so it is
found by the SHA-256 of the bytes that lie in the storage now, and by nothing that a request or a row of the
database could name. It never leaves the memory of the process, and is given out once.
"""

from __future__ import annotations

from datetime import date

from dossiers.importing.rows import Reading

_Key = tuple[str, date]
_last: dict[_Key, Reading] = {}


def remember(content: str, reading: Reading, *, on: date) -> None:
    """`content` is the SHA-256 of the file; the reading before it is forgotten: one is large enough."""
    _last.clear()
    _last[content, on] = reading


def recall(content: str, *, on: date) -> Reading | None:
    """The reading of exactly these bytes on that day, once; None when it has to be read."""
    return _last.pop((content, on), None)
