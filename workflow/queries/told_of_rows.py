"""What the law said of the nominations of a page, as far as it concerns a reader; once where equal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

from dossiers.judging.law_marks import kept_mark
from dossiers.models import Nomination, Standing
from law.findings import Finding, Verdict
from roles.models import Bloc

# From so many equal words on, one line above the table says them better than each row.
TOLD_ONCE = 3
# After appraisal every doubt has its reason: what a reader asks for then is the standing.
STILL_OPEN = (Standing.DRAFT, Standing.SUBMITTED, Standing.ENDORSED, Standing.HELD)
_TO_APPRAISE = (Standing.DRAFT, Standing.SUBMITTED, Standing.ENDORSED)
_FINAL = (Standing.AWARDED, Standing.REVOKED)
# Who gave a standing, and with it the reason that stands beside it.
GIVERS: Mapping[str, str] = MappingProxyType(
    {
        Standing.ENDORSED: "Khối",
        Standing.NOT_ENDORSED: "Khối",
        Standing.APPRAISED: "Cơ quan thẩm định",
        Standing.HELD: "Cơ quan thẩm định",
        Standing.NOT_QUALIFIED: "Cơ quan thẩm định",
        Standing.FORWARDED: "Cơ quan thẩm định",
        Standing.FAILED: "Hội đồng",
        Standing.NOT_GRANTED: "Cấp trên",
        Standing.REFUSED: "Người ký quyết định",
        Standing.WITHDRAWN: "Đơn vị",
    }
)

Said = Mapping[str, Any]
Words = tuple[str, ...]


class PointCount(NamedTuple):
    """Of one case what stands against it or is left open, and the conditions that it meets, as known on the
    day `on`: the same on every page. `shared` of the points are told once for many rows."""

    against: int
    met: int
    on: date | None
    shared: int = 0


@dataclass(frozen=True, slots=True)
class ToldOfRow:
    """`mark` is empty once the Board has settled what was open; `findings` bear their `settled` reason and
    the `basis` it rests on; `reason` begins with who gave it and the standing."""

    mark: str
    findings: tuple[Said, ...]
    met: tuple[Said, ...]
    reason: str
    count: PointCount

    @property
    def is_told(self) -> bool:
        return bool(self.mark or self.findings or self.met)


@dataclass(frozen=True, slots=True)
class ToldOnce:
    """One finding, or one reason of a standing with its giver, of so many rows."""

    number: int
    finding: Said | None
    reason: str
    is_open: bool


def told_of_rows(
    rows: Sequence[Nomination], bloc: Bloc | None
) -> tuple[list[ToldOnce], dict[int, ToldOfRow]]:
    """Of one dossier, which `bloc` reviews: what many share, and by nomination id what is said of each."""
    said = {row.pk: law_said_of(row) for row in rows}
    times = Counter(_words(each) for findings in said.values() for each in findings)
    why = {row.pk: _reason(row, bloc) for row in rows}
    reasons = Counter(filter(None, why.values()))
    shared = {words for words, number in times.items() if number >= TOLD_ONCE}
    once = [
        ToldOnce(times[words], _first(said, words), "", is_open=_is_open(rows, said, words))
        for words in times
        if words in shared
    ]
    once += [
        ToldOnce(number, None, reason, is_open=True)
        for reason, number in reasons.items()
        if number >= TOLD_ONCE
    ]
    return once, {
        row.pk: ToldOfRow(
            mark=kept_mark(row) if row.standing in STILL_OPEN else "",
            findings=tuple(each for each in said[row.pk] if _words(each) not in shared),
            met=tuple(row.met),
            reason=why[row.pk] if reasons[why[row.pk]] < TOLD_ONCE else "",
            count=count_of(row)._replace(shared=sum(_words(each) in shared for each in said[row.pk])),
        )
        for row in rows
    }


def count_of(row: Nomination) -> PointCount:
    """As it was kept with the case. What hide_conduct hid is in neither number."""
    against = [each for each in points_of(row) if not each.get("is_hidden")]
    return PointCount(len(against), len(row.met), row.judged_on)


def count_today(findings: Iterable[Finding], *, on: date) -> PointCount:
    """The same of a judgement that is not kept."""
    against = [each.is_adverse for each in findings]
    return PointCount(sum(against), len(against) - sum(against), on)


def points_of(row: Nomination) -> list[Said]:
    """What the law left open or held against it, each once, with the reason that settled it."""
    return [each for each in law_said_of(row) if each.get("verdict") != Verdict.LAWFUL.value]


def law_said_of(row: Nomination) -> list[Said]:
    """Each finding with the reason it was settled with; what was settled and is found no more comes last, but
    of a case that came anew nothing is settled yet."""
    reasons = {(each["rule"], each["message"]): each for each in row.settled}
    said = []
    for finding in row.findings:
        settled = reasons.pop((finding["rule"], finding["message"]), {})
        said.append({**finding, **_settled(settled)})
    rest = [] if row.standing in _TO_APPRAISE else reasons.values()
    return [*said, *({**each, "verdict": Verdict.REVIEW.value, **_settled(each)} for each in rest)]


def _settled(answer: Said) -> dict[str, str]:
    """The reason, and the paper, article or figure that was chosen; empty where nothing could be chosen."""
    return {"settled": answer.get("reason", ""), "basis": answer.get("told", "")}


def _words(finding: Said) -> Words:
    rests = finding.get("unconfirmed", "")
    return finding["rule"], finding["message"], rests, finding["settled"], finding["basis"]


def _first(said: Mapping[int, list[Said]], words: Words) -> Said:
    return next(each for findings in said.values() for each in findings if _words(each) == words)


def _is_open(rows: Sequence[Nomination], said: Mapping[int, list[Said]], words: Words) -> bool:
    open_rows = (row for row in rows if row.standing in STILL_OPEN)
    return any(_words(each) == words for row in open_rows for each in said[row.pk])


def _reason(row: Nomination, bloc: Bloc | None) -> str:
    """ "Khối: Hồ sơ mỏng", "Cụm: …" of a cụm; of an award that was given nothing has to be explained."""
    if row.standing in _FINAL or not row.reason:
        return ""
    giver = GIVERS.get(row.standing)
    giver = bloc.said(giver) if giver and bloc else giver
    return f"{giver}: {row.reason}" if giver else row.reason
