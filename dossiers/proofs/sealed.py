"""Sealed revisions against their hashes, and the rows of a sealed dossier against what was sealed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from dossiers.judging.sealed_revision import OF_NOMINATION, revision_digest
from dossiers.models.proved_tables import DOSSIER, EVIDENCE, NOMINATIONS, REVISIONS
from trail.state.proved_table import plain
from trail.state.recorded_acts import RecordedAct
from trail.state.replays import Rows, Values, differing, gone, row_fault, unmade
from trail.state.row_faults import Finding, Gap, RowFault
from trail.verbs import Verb

OLDER = "bản đã niêm phong trước khi nhật ký giữ mã kiểm"
DRAFTS = "nội dung đang soạn, chưa niêm phong"
# What is moved after the sealing is compared with the replay.
SEALED = tuple(
    name for name in OF_NOMINATION if name not in ("id", "standing", "reason", "verdict", "findings")
)
_EVIDENCE = ("nomination_id", "kind", "name", "paper_id", "attached_by_id", "attached_at")
# The jurisdiction may hand the dossier over to its successor.
_DOSSIER = ("unit_id", "bloc_id", "year", "way", "title", "petition_number")


@dataclass
class Sealed:
    subject: str
    said: dict[int, dict[str, Any]] = field(default_factory=dict)
    by: dict[int, RecordedAct] = field(default_factory=dict)
    submissions: int = 0
    broken: set[int] = field(default_factory=set)
    # Papers that came with an answer, after the sealing; the replay of their table proves them.
    beside: set[int] = field(default_factory=set)
    # Misspelt names that were mended since the last sealing, by nomination id.
    mended: dict[str, dict[str, Any]] = field(default_factory=dict)

    def take(self, act: RecordedAct) -> None:
        if act.verb is Verb.ANSWERED and "evidence" in act.details:
            self.beside.add(act.details["evidence"])
        if act.verb is Verb.NAME_CORRECTED:
            self.mended |= act.details["corrected"]
        if act.verb is not Verb.SUBMITTED:
            return
        self.submissions += 1
        self.mended = {}
        kept = act.details.get("revision") or {"number": self.submissions}
        self.said[kept["number"]], self.by[kept["number"]] = kept, act

    def findings(self, rows: Rows) -> Iterator[Finding]:
        there = {row["number"]: row for row in rows[REVISIONS.name]}
        for row in rows[REVISIONS.name]:
            found = list(self._revision(row))
            yield from found
            if any(isinstance(each, RowFault) for each in found):
                self.broken.add(row["number"])
        for number in self.said.keys() - there.keys():
            key = f"{self.subject} #{number}"
            yield gone(REVISIONS, key, subject=self.subject, act=self.by[number], name=f"bản {number}")
        for dossier in rows[DOSSIER.name]:
            sealed = there.get(dossier["revision"]) if dossier["sealed_at"] else None
            drafts = sum(row["standing"] == "draft" for row in rows[NOMINATIONS.name])
            if sealed is None and drafts:
                yield Gap(DRAFTS, drafts, self.subject)
            elif sealed is not None and sealed["number"] not in self.broken:
                yield from self._content(dossier, sealed, rows)

    def _revision(self, row: Values) -> Iterator[Finding]:
        number, act = row["number"], self.by.get(row["number"])
        name = f"bản {number}"
        if act is None:
            yield unmade(REVISIONS, row["id"], subject=self.subject, act=None, name=name)
            return
        said = {field: value for field, value in self.said[number].items() if field != "number"}
        yield from differing(REVISIONS, row, said, subject=self.subject, act=act, name=name)
        right, found = said.get("sha256", row["sha256"]), revision_digest(json.loads(row["content"]))
        if found != right:
            yield row_fault(
                REVISIONS, row["id"], "content", found, right, subject=self.subject, act=act, name=name
            )
        if "sha256" not in said:
            yield Gap(OLDER, subject=self.subject)

    def _content(self, dossier: Values, sealed: Values, rows: Rows) -> Iterator[Finding]:
        content, act = json.loads(sealed["content"]), self.by.get(sealed["number"])
        said = {name: plain(content["dossier"][name]) for name in _DOSSIER}
        yield from differing(DOSSIER, dossier, said, subject=self.subject, act=act)
        yield from self._nominations(content, rows, act)
        yield from self._evidence(content, rows, act)

    def _nominations(self, content: dict[str, Any], rows: Rows, act: RecordedAct | None) -> Iterator[Finding]:
        known = {each["id"]: each for each in content["nominations"]}
        for row in rows[NOMINATIONS.name]:
            if row["id"] in known:
                each = known[row["id"]]
                said = {name: plain(each[name]) for name in SEALED if name in each}
                said |= self.mended.get(str(row["id"]), {})
                name = f"{each['recipient_name']} ({each['award']})"
                yield from differing(NOMINATIONS, row, said, subject=self.subject, act=act, name=name)

    def _evidence(self, content: dict[str, Any], rows: Rows, act: RecordedAct | None) -> Iterator[Finding]:
        there = {row["id"]: row for row in rows[EVIDENCE.name] if row["removed_at"] is None}
        for each in content["evidence"]:
            row = there.pop(each["id"], None)
            if row is None:
                yield gone(EVIDENCE, each["id"], subject=self.subject, act=act, name=each["name"])
                continue
            said = {name: plain(each[name]) for name in _EVIDENCE}
            yield from differing(EVIDENCE, row, said, subject=self.subject, act=act, name=each["name"])
        for key, row in there.items():
            if key not in self.beside:
                yield unmade(EVIDENCE, key, subject=self.subject, act=act, name=row["name"])
