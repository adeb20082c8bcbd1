"""Meetings, agendas and rolls against the entries that kept them; who has voted; the minutes themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from trail.state.files import digest_of_file
from trail.state.proved_table import KEPT, ROWS
from trail.state.recorded_acts import RecordedAct
from trail.state.replays import Begin, Rows, Values, replay_all, row_fault
from trail.state.row_faults import Finding
from trail.state.snapshots import Proved, Snapshots
from trail.verbs import Verb
from workflow.models import RollEntry
from workflow.models.proved_tables import ADJOURNMENTS, AGENDA, ENVELOPES, MEETING, ROLL
from workflow.proofs.envelopes import Envelopes
from workflow.proofs.older_tallies import OlderTallies

OLDER = "ghi trước khi nhật ký giữ nội dung của dòng này"
PROVED = (
    Proved(table=MEETING, gap=f"dòng cuộc họp, {OLDER}"),
    Proved(table=AGENDA, gap=f"chương trình và kết quả họp, {OLDER}"),
    Proved(table=ROLL, gap=f"danh sách dự họp, {OLDER}", moving=("has_voted",)),
    Proved(
        table=ADJOURNMENTS,
        gap=f"lần tạm nghỉ họp, {OLDER}",
        accounts=lambda act: act.verb is Verb.MEETING_ADJOURNED,
    ),
)


@dataclass
class Votes:
    """Who has voted. While the meeting is open, a written opinion may have been entered by the secretary,
    so that only the number of votes is known; the entry of its closing names everybody."""

    subject: str
    voters: Counter[int | None] = field(default_factory=Counter)
    closed: RecordedAct | None = None
    last: RecordedAct | None = None

    def take(self, act: RecordedAct) -> None:
        if act.verb is Verb.VOTED:
            self.voters[act.content["actor"]["id"]] += 1
            self.last = act
        if act.verb is Verb.CLOSED and KEPT in act.details:
            self.closed = act

    def findings(self, rows: Rows) -> Iterator[Finding]:
        wrong = dict(self._wrong(rows[ROLL.name]))
        for row in rows[ROLL.name]:
            if row["id"] in wrong:
                yield self._fault(row["id"], row["has_voted"], wrong[row["id"]], row["name"])
        voted, votes = sum(row["has_voted"] for row in rows[ROLL.name]), self.voters.total()
        if not wrong and voted != votes:
            yield self._fault(None, voted, votes, "")

    def _wrong(self, rows: list[Values]) -> Iterator[tuple[int, bool]]:
        known = self._named() if self.closed else self._present(rows)
        for row in rows:
            if row["id"] in known and row["has_voted"] != known[row["id"]]:
                yield row["id"], known[row["id"]]

    def _named(self) -> dict[int, bool]:
        assert self.closed is not None
        kept = self.closed.details[KEPT][ROLL.name]
        rows = (dict(zip(("id", *kept["fields"]), row, strict=True)) for row in kept[ROWS])
        return {row["id"]: row["has_voted"] for row in rows}

    def _present(self, rows: list[Values]) -> dict[int, bool]:
        """Who is present votes himself; a secretary, who may have entered others' opinions, is left open."""
        here = [row for row in rows if row["attendance"] == RollEntry.Attendance.PRESENT]
        sure = [row for row in here if row["office"] != "council_secretary"]
        return {row["id"]: self.voters[row["user_id"]] > 0 for row in sure}

    def _fault(self, key: int | None, row: object, history: object, name: str) -> Finding:
        act = self.closed or self.last
        return row_fault(ROLL, key, "has_voted", row, history, subject=self.subject, act=act, name=name)


@dataclass
class Minutes:
    """The printed minutes under the SHA-256 of their entry."""

    subject: str
    by: RecordedAct | None = None

    def take(self, act: RecordedAct) -> None:
        if act.verb is Verb.MINUTED:
            self.by = act

    def findings(self, rows: Rows) -> Iterator[Finding]:
        for row in rows[MEETING.name]:
            right = self.by.details["sha256"] if self.by else row["minutes_sha256"]
            if not right and not row["minutes"]:
                continue
            found = digest_of_file(row["minutes"])
            if found != right:
                yield row_fault(
                    MEETING, row["id"], "minutes", found, right, subject=self.subject, act=self.by
                )
            if self.by and KEPT not in self.by.details and row["minutes_sha256"] != right:
                yield row_fault(
                    MEETING,
                    row["id"],
                    "minutes_sha256",
                    row["minutes_sha256"],
                    right,
                    subject=self.subject,
                    act=self.by,
                )


def check_meetings(*, only: int | None = None) -> Iterator[Finding]:
    tables = [*(each.table for each in PROVED), ENVELOPES]
    snapshots = partial(Snapshots, proved=PROVED)
    replays: list[Begin] = [snapshots, Votes, Minutes, Envelopes, OlderTallies]
    return replay_all("meeting", tables, replays, only=only)
