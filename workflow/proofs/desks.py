"""The open passage against the desk to which the acts brought the dossier, and standings allowed there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dossiers.models.proved_tables import DOSSIER, NOMINATIONS
from trail.state.recorded_acts import RecordedAct
from trail.state.replays import Rows, differing, gone, row_fault, unmade
from trail.state.row_faults import Finding
from trail.verbs import Verb
from workflow.models.desks import ALLOWED, Desk
from workflow.models.proved_tables import PASSAGES

_BROUGHT = {
    Verb.SUBMITTED: Desk.BLOC,
    Verb.BLOC_REVIEWED: Desk.BOARD,
    Verb.SENT_BACK: Desk.UNIT,
    Verb.DOSSIER_CLOSED: Desk.END,
    # What was discarded lies on no desk, like what has come to its end.
    Verb.DOSSIER_DISCARDED: Desk.END,
    Verb.DOSSIER_RESTORED: Desk.UNIT,
}


@dataclass
class Desks:
    subject: str
    desk: Desk = Desk.UNIT
    by: RecordedAct | None = None

    def take(self, act: RecordedAct) -> None:
        to = _BROUGHT.get(act.verb)
        if act.verb is Verb.SUBMITTED and any(move["to"] == "endorsed" for move in act.content["moves"]):
            to = Desk.BOARD
        if act.verb is Verb.RECALLED:
            to = Desk.BLOC if any(move["to"] == "submitted" for move in act.content["moves"]) else Desk.UNIT
        if to is not None or self.by is None:
            self.desk, self.by = to or self.desk, act

    def findings(self, rows: Rows) -> Iterator[Finding]:
        passages, dossiers = rows[PASSAGES.name], rows[DOSSIER.name]
        if not dossiers:
            for row in passages:
                yield unmade(PASSAGES, row["id"], subject=self.subject, act=self.by)
            return
        dossier = dossiers[0]
        if not passages and self.desk is not Desk.END:
            yield gone(PASSAGES, self.subject, subject=self.subject, act=self.by)
        names = ("unit_id", "jurisdiction_id", "revision")
        said = {"desk": self.desk.value, **{name: dossier[name] for name in names}}
        for row in passages:
            yield from differing(PASSAGES, row, said, subject=self.subject, act=self.by)
        left = Desk.UNIT if dossier["discarded_on"] else Desk.END
        desk = passages[0]["desk"] if passages else left
        allowed = ALLOWED[Desk(desk)] if desk in set(Desk) else ALLOWED[self.desk]
        for row in rows[NOMINATIONS.name]:
            if row["standing"] not in allowed:
                yield row_fault(
                    NOMINATIONS,
                    row["id"],
                    "standing",
                    row["standing"],
                    sorted(allowed),
                    subject=self.subject,
                    act=self.by,
                    name=f"{row['recipient_name']} ({row['award']})",
                )
