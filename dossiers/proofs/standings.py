"""Nominations against the replay: standing, reasons, rank, what the law said, what a person settled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, cast

from django.db.models import Field

from dossiers.drafting.removing import REMOVED
from dossiers.judging.sealed_revision import OF_NOMINATION
from dossiers.models import Standing
from dossiers.models.proved_tables import NOMINATIONS
from trail.state.proved_table import plain
from trail.state.recorded_acts import RecordedAct
from trail.state.replays import Rows, Values, differing, gone, unmade
from trail.state.row_faults import Finding, Gap, RowFault
from trail.verbs import Verb

JUDGING = (Verb.SUBMITTED, Verb.APPRAISED)
# Their moves lead back to a standing that another act gave, which keeps no reason of theirs.
LEADING_BACK = (
    Verb.SENT_BACK,
    Verb.RECALLED,
    Verb.RELEASED,
    Verb.REOPENED,
    Verb.APPRAISED_ANEW,
    Verb.CAME_DOWN,
    Verb.REFUSAL_TAKEN_BACK,
)
UNRANKED = "thứ hạng của khối, ghi trước khi nhật ký giữ thứ hạng"
UNJUDGED = "nhận xét của luật, ghi trước khi nhật ký giữ mã kiểm"
UNCOPIED = "trường hợp chuyển lên, ghi trước khi nhật ký giữ từng trường hợp"
_JUDGED = ("verdict", "findings", "met", "judged_on", "rulebook")
_MOVED = ("standing", "held_from", "reason", "origin_id", "bloc_rank", "settled")
# Columns that neither a move nor the sealed content proves: as an entry last kept them under "wrote"
# ({nomination: {column: value}}), else as the model begins them.
_OTHERS = {
    name: plain(cast("Field[Any, Any]", NOMINATIONS.model._meta.get_field(name)).get_default())
    for name in NOMINATIONS.fields
    if name not in (*_MOVED, *_JUDGED, *OF_NOMINATION, "dossier_id")
}
_EMPTY = "4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945"
"""SHA-256 of "[]"."""


@dataclass
class Course:
    """One nomination by its history. `rank` and `judged` are None where an older entry did not keep them."""

    name: str
    moved: RecordedAct
    standing: str = ""
    held_from: str = ""
    reason: str = ""
    origin: int | None = None
    rank: dict[str, Any] | None = field(default_factory=lambda: {"bloc_rank": None})
    judged: dict[str, Any] | None = field(
        default_factory=lambda: {
            "verdict": "",
            "findings": _EMPTY,
            "met": _EMPTY,
            "judged_on": None,
            "rulebook": "",
        }
    )
    settled: list[Any] = field(default_factory=list)
    others: dict[str, Any] = field(default_factory=lambda: dict(_OTHERS))
    ranked: RecordedAct | None = None
    judging: RecordedAct | None = None
    settling: RecordedAct | None = None
    writing: RecordedAct | None = None


@dataclass
class Standings:
    subject: str
    courses: dict[int, Course] = field(default_factory=dict)
    forwarded: RecordedAct | None = None
    last: RecordedAct | None = None

    def take(self, act: RecordedAct) -> None:
        self.last = act
        origins = act.details.get("origins", {})
        for move in act.content["moves"]:
            self._move(act, move, origins)
        if act.verb in JUDGING:
            self._judge(act)
        if act.verb is Verb.BLOC_REVIEWED:
            self._rank(act)
        self._settle(act)
        for key, columns in act.details.get("wrote", {}).items():
            if int(key) in self.courses:
                self.courses[int(key)].others |= columns
                self.courses[int(key)].writing = act
        if "forwarded_from" in act.details and "origins" not in act.details:
            self.forwarded = act

    def _move(self, act: RecordedAct, move: dict[str, Any], origins: dict[str, int]) -> None:
        key, to = move["nomination"], move["to"]
        course = self.courses.setdefault(key, Course(name=move["about"], moved=act))
        if to == Standing.HELD:
            course.held_from = move["from"]
        elif move["from"] == Standing.HELD and to in (
            Standing.ENDORSED,
            Standing.APPRAISED,
            Standing.PASSED,
        ):
            course.held_from = ""
        course.standing, course.moved, course.name = to, act, move["about"]
        course.reason = "" if act.verb in LEADING_BACK else move["reason"]
        course.origin = origins.get(str(key), course.origin)

    def _judge(self, act: RecordedAct) -> None:
        judged = act.details.get("judged")
        if judged is None:
            for unjudged in self.courses.values():
                unjudged.judged = None
            return
        for key, (verdict, findings, met) in judged.get("nominations", {}).items():
            course = self.courses.get(int(key))
            if course is None:
                continue
            said = (verdict, findings, met, judged["on"], judged["rulebook"])
            course.judged, course.judging = dict(zip(_JUDGED, said, strict=True)), act

    def _rank(self, act: RecordedAct) -> None:
        ranks = act.details.get("ranks")
        for move in act.content["moves"]:
            course = self.courses[move["nomination"]]
            if ranks is None:
                course.rank = None
            elif str(move["nomination"]) in ranks:
                course.rank, course.ranked = {"bloc_rank": ranks[str(move["nomination"])]}, act

    def _settle(self, act: RecordedAct) -> None:
        given: dict[int, list[Any]] = {}
        for each in act.content["overridden"]:
            if isinstance(each, dict):
                given.setdefault(each["nomination"], []).append(each)
        for key, rows in given.items():
            if key in self.courses:
                self.courses[key].settled, self.courses[key].settling = rows, act

    def findings(self, rows: Rows) -> Iterator[Finding]:
        there = set()
        for row in rows[NOMINATIONS.name]:
            there.add(row["id"])
            yield from self._of(row)
        for key, course in self.courses.items():
            if key not in there and course.standing != REMOVED:
                yield gone(NOMINATIONS, key, subject=self.subject, act=course.moved, name=course.name)

    def _of(self, row: Values) -> Iterable[Finding]:
        course = self.courses.get(row["id"])
        name = f"{row['recipient_name']} ({row['award']})"
        if course is None and self.forwarded is not None:
            return [Gap(UNCOPIED, subject=self.subject)]
        if course is None or course.standing == REMOVED:
            act = course.moved if course else self.last
            return [unmade(NOMINATIONS, row["id"], subject=self.subject, act=act, name=name)]
        return self._compared(row, course)

    def _compared(self, row: Values, course: Course) -> Iterator[Finding]:
        def against(said: Values, act: RecordedAct | None) -> Iterator[RowFault]:
            act = act or course.moved
            return differing(NOMINATIONS, row, said, subject=self.subject, act=act, name=course.name)

        moved = {name: getattr(course, name) for name in ("standing", "held_from", "reason")}
        yield from against(moved, course.moved)
        if self.forwarded is None or course.origin is not None:
            yield from against({"origin_id": course.origin}, course.moved)
        elif row["origin_id"] is not None:
            yield Gap(UNCOPIED, subject=self.subject)
        yield from against({"settled": course.settled}, course.settling)
        yield from against(course.others, course.writing)
        if course.rank is None:
            yield Gap(UNRANKED, subject=self.subject)
        if course.judged is None:
            yield Gap(UNJUDGED, subject=self.subject)
        yield from against(course.rank or {}, course.ranked)
        yield from against(course.judged or {}, course.judging)
