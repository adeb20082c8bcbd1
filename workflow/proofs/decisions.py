"""Decisions, their lines and the titles they gave against the signed and the issued entry; the PDF itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from trail.state.files import digest_of_file
from trail.state.proved_table import KEPT
from trail.state.recorded_acts import RecordedAct
from trail.state.replays import Rows, Values, differing, replay_all, row_fault
from trail.state.row_faults import Finding
from trail.state.snapshots import Proved, Snapshots
from trail.verbs import Verb
from workflow.models.proved_tables import DECIDED_BY_WORDS, DECISION, GIVEN_TITLES, LINES
from workflow.proofs.free_settlements import FreeSettlements

OLDER = "ghi trước khi nhật ký giữ nội dung của dòng này"


def _gave(act: RecordedAct) -> bool:
    """Only an issued decision gives titles."""
    return act.verb is Verb.ISSUED


PROVED = (
    Proved(table=DECISION, gap=f"dòng quyết định, {OLDER}"),
    Proved(table=LINES, gap=f"trường hợp trong quyết định, {OLDER}"),
    Proved(table=GIVEN_TITLES, gap=f"danh hiệu đã tặng theo quyết định, {OLDER}", accounts=_gave),
)
# What an entry of every age says of the decision, by the names of its columns.
_ISSUED = {"number": "number", "sha256": "sha256", "total": "reward_total"}


@dataclass
class Issued:
    """Number, total and SHA-256 as issued, and the file of that SHA-256."""

    subject: str
    by: RecordedAct | None = None
    signed: RecordedAct | None = None

    def take(self, act: RecordedAct) -> None:
        if act.verb is Verb.ISSUED:
            self.by = act
        if act.verb is Verb.SIGNED:
            self.signed = act

    def findings(self, rows: Rows) -> Iterator[Finding]:
        for row in rows[DECISION.name]:
            details: dict[str, Any] = self.by.details if self.by else {}
            said = {name: details[key] for key, name in _ISSUED.items() if key in details}
            if self.by and KEPT not in details:
                yield from differing(DECISION, row, said, subject=self.subject, act=self.by)
                yield from self._of_older(row, rows)
            right = said.get("sha256", row["sha256"])
            if not right and not row["file"]:
                continue
            found = digest_of_file(row["file"])
            if found != right:
                yield row_fault(DECISION, row["id"], "file", found, right, subject=self.subject, act=self.by)

    def _of_older(self, decision: Values, rows: Rows) -> Iterator[Finding]:
        """An older entry keeps neither lines nor titles, but they have to agree with what it issued."""
        paid = [line["amount"] or 0 for line in rows[LINES.name] if line["is_live"] and line["is_paid"]]
        summed = {**decision, "reward_total": sum(paid)}
        total = {"reward_total": decision["reward_total"]}
        yield from differing(DECISION, summed, total, subject=self.subject, act=self.by)
        if self.signed:
            signer = {"signer_name": self.signed.content["actor"]["name"], "signed_on": self.signed.on}
            yield from differing(DECISION, decision, signer, subject=self.subject, act=self.signed)
        given = {"award": decision["award"], "way": decision["way"], "decision_on": decision["issued_on"]}
        for title in rows[GIVEN_TITLES.name]:
            yield from differing(GIVEN_TITLES, title, given, subject=self.subject, act=self.by)


def check_decisions(*, only: int | None = None) -> Iterator[Finding]:
    tables = [*(each.table for each in PROVED), DECIDED_BY_WORDS]
    by_words = partial(FreeSettlements, table=DECIDED_BY_WORDS)
    return replay_all("decision", tables, [partial(Snapshots, proved=PROVED), Issued, by_words], only=only)
