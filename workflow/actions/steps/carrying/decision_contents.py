"""What a draft of a decision is made of: its lines with their money, the meeting, and on what it rests."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from dossiers.local_law import local_law
from dossiers.models import Nomination, Standing
from law.awards import name_of
from law.basics.instruments import legal_bases
from law.procedure.routing import authority_of, needs_council
from roles.doors.given_numbers import given_number
from roles.doors.law_in_force import stack_in_force
from roles.doors.refusals import Obstacle
from roles.models import Jurisdiction
from vietnamese.dates import short_date
from vietnamese.numbers import grouped
from workflow.actions.steps.carrying.one_merit_once import carried_twice
from workflow.actions.steps.law_says import stopped_by_refuted
from workflow.models import AgendaItem, Decision, Line, Meeting, Package, PackedCase
from workflow.reports.reward_money import priced

KINDS = ("collective", "household", "individual")
# What the trail calls the columns of a draft that are told when they change.
_TOLD = {
    "subject": "Trích yếu",
    "achievement": "Thành tích",
    "proposal": "Theo đề nghị của",
    "submission_number": "Số tờ trình trình ký",
    "submission_on": "Ngày tờ trình trình ký",
    "bases": "Căn cứ",
    "reward_total": "Tổng tiền thưởng (đồng)",
}


def bases_of(decision: Decision, *, on: date) -> list[str]:
    """What follows "Căn cứ" on its paper, in that order."""
    known = stack_in_force().instruments
    instruments = legal_bases(decision.award, authority_of(decision.jurisdiction.level), on, known=known)
    return [*instruments, *_minutes(decision.meeting)]


def _minutes(meeting: Meeting | None) -> list[str]:
    """None while nobody gave the minutes a number: then there is nothing to cite."""
    given = given_number(meeting.minutes_number, meeting.minutes_on) if meeting else None
    return [f"Biên bản {given.told} của {meeting.council.name}"] if meeting and given else []


def meeting_that_passed(nominations: Collection[int]) -> Meeting | None:
    """The latest one that passed any of these."""
    voted = AgendaItem.objects.filter(nomination__in=nominations, result="passed").values("meeting")
    return Meeting.objects.select_related("council").filter(pk__in=voted).order_by("-pk").first()


def obstacles_to_carry(
    jurisdiction: Jurisdiction,
    nominations: Sequence[Nomination],
    *,
    on: date,
    into: str = "dự thảo quyết định",
) -> Iterator[Obstacle]:
    """Why a decision or a package (`into`, as remedies call it) may not carry them now: in another one, not
    voted on, elsewhere on their way, for a merit that is carried already, or resting on what was found wrong
    since."""
    yield from stopped_by_refuted([row.pk for row in nominations], on=on)
    law = local_law(jurisdiction)
    yield from carried_twice(nominations, law, into=into, on=on)
    carried = Line.objects.filter(nomination__in=nominations, is_live=True)
    live = {
        line.nomination_id: _whereabouts(line.decision)
        for line in carried.select_related("decision__drafted_by")
    }
    packed = PackedCase.objects.filter(nomination__in=nominations, is_live=True)
    for case in packed.select_related("package__prepared_by"):
        live[case.nomination_id] = _packed_by(case.package)
    for row in nominations:
        told = f"{row.recipient_name} ({name_of(row.award)})"
        rules = law.rulebook_of(row.dossier, on=on)
        if row.pk in live:
            yield Obstacle(f"{told}: {live[row.pk]}.", remedy=f"Bỏ khỏi {into}.")
        elif row.standing == Standing.APPRAISED and needs_council(row.award, rules).needed:
            yield Obstacle(
                f"{told}: chưa được Hội đồng bỏ phiếu.",
                remedy=f"Đưa ra Hội đồng trước khi lập {into}.",
                citation=needs_council(row.award, rules).citation,
                about=str(row.pk),
            )
        elif row.standing not in (Standing.APPRAISED, Standing.PASSED):
            yield Obstacle(
                f"{told}: đang ở tình trạng “{Standing(row.standing).told(row.dossier.bloc)}”.",
                remedy=f"Bỏ khỏi {into}.",
                about=str(row.pk),
            )


def _whereabouts(decision: Decision) -> str:
    drafted = f"{decision.drafted_by.get_full_name()} dự thảo ngày {short_date(decision.drafted_on)}"
    return f"đã có trong quyết định khác, do {drafted}"


def _packed_by(package: Package) -> str:
    by = f"{package.prepared_by.get_full_name()} lập ngày {short_date(package.prepared_on)}"
    return f"đã có trong hồ sơ trình cấp trên khác, do {by}"


def lines_for(decision: Decision, nominations: Iterable[Nomination], *, after: int, on: date) -> list[Line]:
    """New lines, numbered on from `after`: collectives, households, persons, each in the order of names."""
    ordered = sorted(nominations, key=lambda row: (KINDS.index(row.recipient.kind), row.sort_key, row.pk))
    money = priced(ordered, on=on) if ordered else {}
    return [
        Line(
            decision=decision,
            nomination=row,
            ordinal=place,
            amount=money[row.pk].amount,
            is_paid=money[row.pk].is_paid,
            money_citation=money[row.pk].citation,
        )
        for place, row in enumerate(ordered, start=after + 1)
    ]


def total_of(lines: Iterable[Line]) -> int:
    """The reward of those that stand, in whole đồng."""
    return sum(line.amount or 0 for line in lines if line.is_live and line.is_paid)


def move_lines(live: Mapping[int, Line], moved: Mapping[int, int], others: Mapping[int, Decision]) -> None:
    """Each goes behind the last line of the draft that takes it over."""
    last = {pk: other.lines.count() for pk, other in others.items()}
    taken = []
    for key, target in moved.items():
        last[target] += 1
        live[key].decision, live[key].ordinal = others[target], last[target]
        taken.append(live[key])
    Line.objects.bulk_update(taken, ["decision", "ordinal"])


def in_given_order(lines: Iterable[Line], places: Mapping[int, int]) -> list[Line]:
    """By the number given. Of two with the same number, what was moved up stands before what was there, what
    was moved down behind it."""

    def turn(line: Line) -> tuple[int, int, int]:
        place = places.get(line.pk, line.ordinal)
        return (place, (place > line.ordinal) - (place < line.ordinal), line.ordinal)

    return sorted(lines, key=turn)


def set_lines(
    decision: Decision,
    staying: Sequence[Line],
    dead: Sequence[Line],
    rows: Sequence[Nomination],
    added: Sequence[Nomination],
    *,
    on: date,
) -> None:
    """Numbers from 1: those that stay, the new ones, what the signer once refused; money of that day."""
    by_key = {row.pk: row for row in rows}
    fresh = {line.nomination_id: line for line in lines_for(decision, rows, after=0, on=on)}
    new = lines_for(decision, added, after=len(staying), on=on)
    for place, line in enumerate(staying, start=1):
        line.ordinal, line.nomination = place, by_key[line.nomination_id]
        price = fresh[line.nomination_id]
        line.amount, line.is_paid, line.money_citation = price.amount, price.is_paid, price.money_citation
    for place, line in enumerate(dead, start=len(staying) + len(new) + 1):
        line.ordinal = place
    Line.objects.bulk_update([*staying, *dead], ["ordinal", "amount", "is_paid", "money_citation"])
    Line.objects.bulk_create(new)
    decision.reward_total = total_of([*staying, *new])
    decision.meeting = meeting_that_passed([line.nomination_id for line in (*staying, *new)])


def recount(other: Decision) -> None:
    """A draft that has taken lines over."""
    lines = list(other.lines.filter(is_live=True))
    other.reward_total = total_of(lines)
    other.meeting = meeting_that_passed([line.nomination_id for line in lines])
    other.save(update_fields=["reward_total", "meeting"])


class DraftAsTold(NamedTuple):
    """What a draft says, by the words in which a change of it is told, and the cases it carries in order."""

    words: Mapping[str, str]
    carried: tuple[int, ...]


def as_told(decision: Decision) -> DraftAsTold:
    lines = decision.lines.filter(is_live=True).order_by("ordinal", "pk")
    words = {called: _in_words(getattr(decision, column)) for column, called in _TOLD.items()}
    return DraftAsTold(words, tuple(lines.values_list("nomination", flat=True)))


def changes_between(before: DraftAsTold, after: DraftAsTold) -> list[tuple[str, str, str]]:
    """(what, as it was, as it is) of what is told otherwise, and of the order of those that stayed."""
    told = [(what, before.words[what], new) for what, new in after.words.items() if new != before.words[what]]
    stayed = [each for each in before.carried if each in set(after.carried)]
    if stayed != [each for each in after.carried if each in set(before.carried)]:
        told.append(("Thứ tự của danh sách", "thứ tự cũ", "thứ tự mới"))
    return told


def _in_words(value: Any) -> str:
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return grouped(value) if isinstance(value, int) else str(value or "")
