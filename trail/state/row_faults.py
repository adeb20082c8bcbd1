"""What a check finds: a row that says otherwise than its history, or one whose history says too little."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from trail.state.recorded_acts import RecordedAct

MOST = 10_000
"""So many faults are told; more are only counted."""
MOST_SUBJECTS = 20
"""Of so many subjects the rows that nothing proves can be opened."""
WHOLE = "*"
"""In place of a field: the row itself is gone, or nothing ever made it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastAct:
    """The act that last moved what is forged: who, what, which day, and its place in which chain."""

    subject: str
    seq: int
    verb: str
    actor: str
    office: str
    on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFault:
    """`row` is what the row says, `history` what the trail proves; `name` is for a reader."""

    table: str
    id: int | str | None
    field: str
    row: Any
    history: Any
    subject: str
    name: str = ""
    last_act: LastAct | None = None

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Gap:
    """`count` rows of a `kind` that no entry proves: older than what the trail carries, or never sealed;
    `subject` ("dossier:7") is whose they are, where one chain has them."""

    kind: str
    count: int = 1
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Looked:
    """How many rows a check has compared."""

    rows: int


Finding = RowFault | Gap | Looked


@dataclass
class Tally:
    """What all checks found, in little room: rows are only counted, gaps with the first that have them."""

    rows: int = 0
    found: int = 0
    faults: list[RowFault] = field(default_factory=list)
    gaps: Counter[str] = field(default_factory=Counter)
    gaps_of: dict[str, list[str]] = field(default_factory=dict)

    def take(self, found: Iterable[Finding]) -> Iterator[int]:
        """Yields the number of rows after each step, for a bar of progress."""
        for each in found:
            if isinstance(each, RowFault):
                self.found += 1
                self.faults += [each] if self.found <= MOST else []
            elif isinstance(each, Gap):
                self._take_gap(each)
            else:
                self.rows += each.rows
                yield self.rows

    def _take_gap(self, gap: Gap) -> None:
        self.gaps[gap.kind] += gap.count
        subjects = self.gaps_of.setdefault(gap.kind, [])
        if gap.subject and gap.subject not in subjects and len(subjects) < MOST_SUBJECTS:
            subjects.append(gap.subject)


def by_act(act: RecordedAct | None) -> LastAct | None:
    """The act in words that stay readable without the chain."""
    if act is None:
        return None
    kind, number = act.content["subject"]
    actor = act.content["actor"]
    return LastAct(
        subject=f"{kind}:{number}",
        seq=act.seq,
        verb=act.verb.value,
        actor=actor["name"],
        office=actor["office"],
        on=act.on,
    )
