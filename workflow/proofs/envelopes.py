"""Sealed envelopes of open meetings: each as its vote's entry says, of a voter on the roll, and it opens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from trail.seals.seal_key import has_seal_key
from trail.state.proved_table import CHANGED, ROWS
from trail.state.recorded_acts import RecordedAct
from trail.state.replays import Rows, Values, differing, gone, row_fault, unmade
from trail.state.row_faults import Finding, Gap
from trail.verbs import Verb
from workflow.models import BrokenEnvelopeError, Envelope
from workflow.models.proved_tables import ENVELOPES, ROLL

UNOPENED = "phong bì phiếu không mở thử được vì máy này không có khóa niêm phong"

_NOBODY: Values = {"id": None, "name": "", "has_voted": False}


@dataclass
class Envelopes:
    """What each vote has put into the box; nothing is left in it when the meeting has closed."""

    subject: str
    said: dict[int, Values] = field(default_factory=dict)
    by: dict[int, RecordedAct] = field(default_factory=dict)
    last: RecordedAct | None = None

    def take(self, act: RecordedAct) -> None:
        self.last = act
        if act.verb is Verb.CLOSED:
            self.said.clear()
        kept = act.details.get(CHANGED, {}).get(ENVELOPES.name)
        if kept is None:
            return
        for key, *values in kept[ROWS]:
            self.said[key] = dict(zip(kept["fields"], values, strict=True))
            self.by[key] = act

    def findings(self, rows: Rows) -> Iterator[Finding]:
        roll = {row["id"]: row for row in rows[ROLL.name]}
        waiting = dict(self.said)
        for row in rows[ENVELOPES.name]:
            key, member = row["id"], roll.get(row["entry_id"], _NOBODY)
            known = waiting.pop(key, None)
            if known is None:
                yield self._unmade(key, member)
                continue
            given = {"subject": self.subject, "act": self.by[key], "name": member["name"]}
            yield from differing(ENVELOPES, row, known, **given)
            if not member["has_voted"]:
                yield row_fault(ROLL, member["id"], "has_voted", False, True, **given)
        for key, known in waiting.items():
            yield self._gone(key, roll.get(known["entry_id"], _NOBODY))

    def _unmade(self, key: int, member: Values) -> Finding:
        return unmade(ENVELOPES, key, subject=self.subject, act=self.last, name=member["name"])

    def _gone(self, key: int, member: Values) -> Finding:
        return gone(ENVELOPES, key, subject=self.subject, act=self.by[key], name=member["name"])


def check_opening(*, only: int | None = None) -> Iterator[Finding]:
    """Each is opened and closed again; `only` is a meeting's key."""
    envelopes = Envelope.objects.select_related("entry").order_by("pk")
    if only is not None:
        envelopes = envelopes.filter(entry__meeting=only)
    if has_seal_key():
        yield from (_broken(each) for each in envelopes if not _opens(each))
    elif count := envelopes.count():
        yield Gap(UNOPENED, count)


def _opens(envelope: Envelope) -> bool:
    try:
        envelope.choices()
    except BrokenEnvelopeError:
        return False
    return True


def _broken(envelope: Envelope) -> Finding:
    entry = envelope.entry
    subject, found, right = f"meeting:{entry.meeting_id}", "không mở được", "mở được"
    return row_fault(
        ENVELOPES, envelope.pk, "sealed", found, right, subject=subject, act=None, name=entry.name
    )
