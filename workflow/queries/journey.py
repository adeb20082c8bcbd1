"""Where a sent dossier is now, as a line of steps like a parcel's: unit, bloc, Board, council, decision.

Several dossiers cost as many statements as one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Max, Min, Q, prefetch_related_objects

from dossiers.local_law import local_law
from dossiers.models import OPEN, Dossier, Nomination, Standing
from law.procedure.routing import needs_council
from law.rulebook import Rulebook
from roles.models import Bloc
from trail.models import Entry
from trail.verbs import Verb
from vietnamese.dates import short_date
from vietnamese.numbers import two_digits
from workflow.models import AgendaItem, DecisionState, Disqualification, Line, Passage
from workflow.models.desks import Desk
from workflow.queries.above.sent_packages import WAITING_AGAIN, came_down_of
from workflow.reports.returned import recalled_of

BOARD, COUNCIL, DECISION, ISSUE = "board", "council", "decision", "issue"
HERE = ("current", "came_back", "taken_back")
# Where a nomination stands here its Board has said its word, or its council or chair after it.
_BOARD_SPOKE = (
    Standing.NOT_QUALIFIED,
    Standing.FAILED,
    Standing.REFUSED,
    Standing.NOT_GRANTED,
    Standing.FORWARDED,
    Standing.AWARDED,
    Standing.REVOKED,
)


@dataclass(frozen=True, slots=True)
class JourneyStep:
    label: str
    state: str
    on: date | None = None
    by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Way:
    """How many cases have passed a step, of all that have or still may; `refused` there are none of these.
    `told`: of how many that have passed it tells, where a later step tells of the others."""

    passed: int = 0
    of: int = 0
    verb: str = ""
    refused: int = 0
    told: int | None = None

    @property
    def is_partly(self) -> bool:
        return 0 < self.passed < self.of

    @property
    def words(self) -> str:
        """Empty when none or all have passed it, and none was refused."""
        refused = f"{two_digits(self.refused)} không duyệt" if self.refused else ""
        number = self.passed if self.told is None else self.told
        of_all = f" trong {two_digits(self.of)}" if self.is_partly and self.told is None else ""
        is_told = number and (self.is_partly or refused)
        passed = f"{two_digits(number)}{of_all} {self.verb}" if is_told else ""
        return ", ".join(filter(None, (passed, refused)))


@dataclass(slots=True)
class _Told:
    """All that is known of one dossier's way."""

    passages: list[Passage] = field(default_factory=list)
    standings: Counter[tuple[str, str]] = field(default_factory=Counter)
    drafted: int = 0
    signed: int = 0
    issued: int = 0
    signed_on: date | None = None
    issued_on: date | None = None
    met_on: date | None = None
    items: int = 0
    voted: int = 0
    unconcluded: Counter[str] = field(default_factory=Counter)
    answered: int = 0
    came_down: int = 0
    is_recalled: bool = False
    is_appraised: bool = False

    @property
    def open(self) -> Passage | None:
        return next((row for row in self.passages if row.closed_at is None), None)

    def last(self, desk: Desk) -> Passage | None:
        return next((row for row in reversed(self.passages) if row.desk == desk), None)

    @property
    def review(self) -> Passage | None:
        """The bloc's last stay, if the bloc itself ended it: only its review leads to the Board."""
        onward = zip(self.passages, self.passages[1:], strict=False)
        stays = [(stay, following.desk) for stay, following in onward if stay.desk == Desk.BLOC]
        return stays[-1][0] if stays and stays[-1][1] == Desk.BOARD else None

    @property
    def ended_at(self) -> Passage | None:
        """The stay before the end; None of a dossier that has not ended."""
        ends = self.passages and self.passages[-1].desk == Desk.END
        return self.passages[-2] if ends else None

    @property
    def refused(self) -> int:
        return sum(n for (_award, standing), n in self.standings.items() if standing == Standing.REFUSED)

    @property
    def is_told_by_standings(self) -> bool:
        return any(standing in _BOARD_SPOKE for _award, standing in self.standings)


def journeys(dossiers: Iterable[Dossier]) -> dict[int, list[JourneyStep]]:
    """The line of each dossier by its id."""
    given = {dossier.pk: dossier for dossier in dossiers}
    if not given:
        return {}
    prefetch_related_objects(list(given.values()), "bloc")
    told = {pk: _Told() for pk in given}
    for passage in Passage.objects.filter(dossier__in=given).order_by("pk"):
        told[passage.dossier_id].passages.append(passage)
    for pk in recalled_of(each.open for each in told.values() if each.open is not None):
        told[pk].is_recalled = True
    _count_standings(told)
    _count_lines(told)
    _count_items(told)
    _count_unconcluded(told)
    _ask_appraisals(told)
    _count_came_down(told)
    rules = _rulebooks(given.values())
    return {pk: _line(dossier, told[pk], rules[pk]) for pk, dossier in given.items()}


def _count_standings(told: Mapping[int, _Told]) -> None:
    rows = Nomination.objects.filter(dossier__in=told).order_by()
    for row in rows.values("dossier_id", "award", "standing").annotate(number=Count("pk")):
        told[row["dossier_id"]].standings[row["award"], row["standing"]] = row["number"]


def _count_lines(told: Mapping[int, _Told]) -> None:
    rows = Line.objects.filter(nomination__dossier__in=told, is_live=True).order_by()
    found = rows.values("nomination__dossier_id", "decision__state").annotate(
        number=Count("pk"), signed_on=Max("decision__signed_on"), issued_on=Max("decision__issued_on")
    )
    for row in found:
        of = told[row["nomination__dossier_id"]]
        if row["decision__state"] == DecisionState.DRAFTED:
            of.drafted += row["number"]
        elif row["decision__state"] in (DecisionState.SIGNED, DecisionState.NUMBERED):
            of.signed += row["number"]
            of.signed_on = row["signed_on"]
        else:
            of.issued += row["number"]
            of.issued_on = max(filter(None, (of.issued_on, row["issued_on"])), default=None)
            of.signed_on = of.signed_on or row["signed_on"]


def _count_items(told: Mapping[int, _Told]) -> None:
    rows = AgendaItem.objects.filter(nomination__dossier__in=told).exclude(is_live=False, result="")
    found = (
        rows.order_by()
        .values("nomination__dossier_id")
        .annotate(
            number=Count("pk"),
            voted=Count("nomination", distinct=True, filter=~Q(result="")),
            met_on=Min("meeting__meets_on"),
        )
    )
    for row in found:
        of = told[row["nomination__dossier_id"]]
        of.items, of.voted, of.met_on = row["number"], row["voted"], row["met_on"]


def _count_unconcluded(told: Mapping[int, _Told]) -> None:
    """By award what was found not qualified and is not concluded."""
    rows = Disqualification.objects.filter(nomination__dossier__in=told, concluded_on__isnull=True)
    found = rows.order_by().values_list("nomination__dossier_id", "nomination__award")
    for dossier_id, award, number, answered in found.annotate(n=Count("pk"), answered=Count("answered_on")):
        told[dossier_id].unconcluded[award] = number
        told[dossier_id].answered += answered


def _ask_appraisals(told: Mapping[int, _Told]) -> None:
    """Of a dossier that ended with its Board and nothing but withdrawn cases only the trail tells whether
    the Board had said its word since it received it; asked only where there is such a one."""
    ends = {pk: each.ended_at for pk, each in told.items() if not each.is_told_by_standings}
    silent = [pk for pk, end in ends.items() if end and end.desk == Desk.BOARD and end.received_on]
    if not silent:
        return
    verbs = (Verb.RECEIVED, Verb.APPRAISED, Verb.DISQUALIFIED)
    rows = Entry.objects.filter(chain__subject_kind="dossier", chain__subject_id__in=silent, verb__in=verbs)
    for pk, verb in rows.order_by("chain", "seq").values_list("chain__subject_id", "verb"):
        told[pk].is_appraised = verb != Verb.RECEIVED


def _count_came_down(told: Mapping[int, _Told]) -> None:
    """Asked of those alone of which something waits for its appraisal."""
    asked = [pk for pk, each in told.items() if any(s in WAITING_AGAIN for _award, s in each.standings)]
    for pk, replies in came_down_of(asked).items() if asked else ():
        told[pk].came_down = len(replies)


def _rulebooks(dossiers: Iterable[Dossier]) -> dict[int, Rulebook]:
    """By dossier; the local rules of a jurisdiction are read once."""
    laws: dict[int, Any] = {}
    found = {}
    for dossier in dossiers:
        if dossier.jurisdiction_id not in laws:
            laws[dossier.jurisdiction_id] = local_law(dossier.jurisdiction)
        found[dossier.pk] = laws[dossier.jurisdiction_id].rulebook_of(dossier, on=dossier.created_on)
    return found


def _line(dossier: Dossier, told: _Told, rules: Rulebook) -> list[JourneyStep]:
    desk = Desk.END if told.open is None else Desk(told.open.desk)
    if dossier.discarded_on is not None:
        return [JourneyStep("Đã bỏ bản soạn", "discarded", on=dossier.discarded_on)]
    steps = [_unit_step(dossier, told, desk)]
    if dossier.bloc is not None or told.last(Desk.BLOC) is not None:
        steps.append(_bloc_step(dossier, told, desk))
    return [*steps, *_later_steps(dossier, told, desk, rules)]


def _unit_step(dossier: Dossier, told: _Told, desk: Desk) -> JourneyStep:
    if desk is not Desk.UNIT:
        return JourneyStep("Đơn vị trình", "done", on=dossier.submitted_on)
    here = told.open
    assert here is not None
    if here.came_back and told.is_recalled:
        return JourneyStep("Đơn vị", "taken_back", on=here.opened_on, note="đã thu hồi, đang sửa")
    if here.came_back:
        return JourneyStep("Đơn vị", "came_back", on=here.opened_on, note=here.note)
    return JourneyStep("Đơn vị soạn", "current", on=here.opened_on)


def _bloc_step(dossier: Dossier, told: _Told, desk: Desk) -> JourneyStep:
    stay = told.last(Desk.BLOC)
    bloc = dossier.bloc.word if dossier.bloc else "khối, cụm"
    name = bloc.capitalize()
    if desk is Desk.UNIT:
        return JourneyStep(name, "todo")
    if desk is Desk.END and told.review is None:
        return _skipped(f"{name} bình xét")
    if desk is Desk.BLOC:
        assert stay is not None
        if stay.came_back and told.is_recalled:
            return JourneyStep(name, "current", on=stay.opened_on, note=f"{bloc} đã thu hồi, đang xét lại")
        if stay.received_on is None:
            return JourneyStep(name, "current", on=stay.opened_on, note=f"{bloc} chưa tiếp nhận")
        return JourneyStep(name, "current", on=stay.received_on, note=f"{bloc} đang bình xét")
    return JourneyStep(f"{name} bình xét", "done", on=told.review.closed_on if told.review else None)


def _skipped(label: str) -> JourneyStep:
    return JourneyStep(label, "skipped", note="không thực hiện")


def _later_steps(dossier: Dossier, told: _Told, desk: Desk, rules: Rulebook) -> list[JourneyStep]:
    here = _open_by_stage(told, rules)
    named = [(BOARD, "Cơ quan thẩm định")]
    if told.items or here[COUNCIL] or _may_need_council(told, rules):
        named.append((COUNCIL, "Hội đồng"))
    named += [(DECISION, "Quyết định"), (ISSUE, "Ban hành")]
    if desk in (Desk.UNIT, Desk.BLOC):
        return [JourneyStep(label, "todo") for _stage, label in named]
    ways = _ways(told, here, _bound_for_council(told, rules))
    steps = [_step(stage, label, dossier, told, here[stage], ways[stage]) for stage, label in named]
    return _ended(steps, told, dossier.bloc) if desk is Desk.END else steps


def _open_by_stage(told: _Told, rules: Rulebook) -> Counter[str]:
    """How many open nominations are at each stage on the Board's desk."""
    here: Counter[str] = Counter()
    for (award, standing), number in told.standings.items():
        if standing in (Standing.ENDORSED, Standing.HELD):
            here[BOARD] += number
        elif standing == Standing.TABLED:
            here[COUNCIL] += number
        elif standing in (Standing.PASSED, Standing.SENT_UP):
            here[DECISION] += number
        elif standing == Standing.APPRAISED:
            here[COUNCIL if needs_council(award, rules).needed else DECISION] += number
    here[BOARD] += told.unconcluded.total()
    here[DECISION] -= told.signed
    here[ISSUE] = told.signed
    return here


def _may_need_council(told: _Told, rules: Rulebook) -> bool:
    asked = {award for (award, standing), _number in told.standings.items() if standing in OPEN}
    return any(needs_council(award, rules).needed for award in asked)


def _bound_for_council(told: _Told, rules: Rulebook) -> int:
    """How many are still with the Board and need a council if it agrees."""
    at_board = told.unconcluded.copy()
    for (award, standing), number in told.standings.items():
        if standing in (Standing.ENDORSED, Standing.HELD):
            at_board[award] += number
    return sum(number for award, number in at_board.items() if needs_council(award, rules).needed)


def _ways(told: _Told, here: Mapping[str, int], bound_for_council: int) -> dict[str, _Way]:
    before = here[BOARD] + here[COUNCIL] + here[DECISION]
    signed = told.signed + told.issued
    return {
        BOARD: _Way(),
        COUNCIL: _Way(told.voted, told.voted + here[COUNCIL] + bound_for_council, "đã qua Hội đồng"),
        # Where something waits for its number, the next step tells of that and of what is issued.
        DECISION: _Way(
            signed, signed + before, "đã ban hành", told.refused, told=0 if told.signed else told.issued
        ),
        ISSUE: _Way(told.issued, signed + before, "đã ban hành"),
    }


def _step(stage: str, label: str, dossier: Dossier, told: _Told, here: int, way: _Way) -> JourneyStep:
    on = {BOARD: dossier.received_on, COUNCIL: told.met_on, DECISION: told.signed_on, ISSUE: told.issued_on}[
        stage
    ]
    if stage == BOARD and dossier.received_on is None:
        stay = told.open
        return JourneyStep(label, "current", on=stay.opened_on if stay else None, note="chưa tiếp nhận")
    if here > 0:
        note = "; ".join(
            filter(None, [f"{two_digits(here)} trường hợp{_more(stage, told, here)}", way.words])
        )
        # Of what is past the Board the days known are those of others, which have passed the step.
        return JourneyStep(label, "current", on=on if stage == BOARD else None, note=note)
    if stage != BOARD and not way.passed:
        return JourneyStep(label, "todo", note=way.words)
    return JourneyStep(label, "partly" if way.is_partly else "done", on=on, note=way.words)


def _more(stage: str, told: _Told, here: int) -> str:
    if stage == BOARD:
        held = sum(n for (_award, standing), n in told.standings.items() if standing == Standing.HELD)
        more = f", tạm giữ {two_digits(held)}" if held else ""
        waiting = told.unconcluded.total() - told.answered
        more += f", cấp trên trả lại {two_digits(told.came_down)}" if told.came_down else ""
        more += f", chờ giải trình {two_digits(waiting)}" if waiting else ""
        return more + (f", chờ kết luận {two_digits(told.answered)}" if told.answered else "")
    if stage == COUNCIL and told.met_on:
        return f", họp ngày {short_date(told.met_on)}"
    if stage == DECISION:
        above = sum(n for (_award, standing), n in told.standings.items() if standing == Standing.SENT_UP)
        drafted = f", chờ ký {two_digits(told.drafted)}" if told.drafted else ""
        if above and above == here:
            return " chờ cấp trên quyết định"
        return drafted + (f", chờ cấp trên quyết định {two_digits(above)}" if above else "")
    return ", chờ cấp số" if stage == ISSUE else ""


def _ended(steps: Sequence[JourneyStep], told: _Told, bloc: Bloc | None) -> list[JourneyStep]:
    """The last step says how it ended, in figures; before it nothing is told as done that nobody did."""
    ways = Counter[str]()
    for (_award, standing), number in told.standings.items():
        ways[standing] += number
    words = ", ".join(
        f"{two_digits(ways[standing])} {Standing(standing).told(bloc).lower()}"
        for standing in Standing
        if ways[standing]
    )
    end = told.passages[-1] if told.passages else None
    on = told.issued_on or (end.opened_on if end else None)
    board = steps[0] if _board_spoke(told) else _skipped(steps[0].label)
    kept = [step for step in steps[1:-1] if step.state == "done"]
    return [board, *kept, JourneyStep("Ban hành" if told.issued else "Kết thúc", "done", on=on, note=words)]


def _board_spoke(told: _Told) -> bool:
    return told.is_told_by_standings or told.is_appraised


def steps_now(line: Sequence[JourneyStep]) -> list[JourneyStep]:
    """The steps of a line at which something of the dossier is now; its end when nothing is open."""
    return [step for step in line if step.state in HERE] or list(line[-1:])
