"""The doors by which a decision taken elsewhere is held against its scan, and by which it is ended."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from dossiers.models import HeldTitle, OutsideDecision, OutsideLine, PaperCheck, Recipient
from dossiers.recipients.outside.outside_obstacles import is_same_number, of_people
from dossiers.recipients.outside.outside_words import award_words, paper_words, seen_words, state_words
from dossiers.recipients.outside.recording_outside import mandate_over, record_outside
from dossiers.recipients.outside.second_reader import reason_alone
from dossiers.recipients.paper_checks.contradictions import contradictions
from dossiers.recipients.paper_checks.declared_facts import FactKind, with_check
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Overtaken, Refused, refuse_if
from trail.verbs import Verb
from vietnamese.text import clean

RIGHT, WRONG = PaperCheck.Outcome.RIGHT, PaperCheck.Outcome.WRONG


@one_act
def confirm_outside(
    decision_id: int, *, by: AbstractBaseUser, on: date, alone_because: str = ""
) -> OutsideDecision:
    """By another than who entered it; by him `alone_because` of a reason where the office has nobody else.

    Each of its people holds the title from now on, known by this paper; what a unit has declared of it
    already is found right. Raises Refused with what speaks against any of them: then nobody's is written."""
    found = _locked(decision_id)
    mandate = mandate_over(found.jurisdiction, by=by, on=on)
    if found.confirmed_on is not None:
        raise Overtaken(f"Quyết định này {state_words(found)}.")
    found.alone_because = reason_alone(found, by.pk, alone_because, on=on)
    lines, people = _people(found)
    refuse_if(of_people(found, people), message="Chưa xác nhận quyết định nào.")
    titles = _titles(found, people)
    against = contradictions([title.pk for title in titles.values()])
    refuse_if(
        [
            Obstacle(f"{person.name}: {denied}.", remedy="Bác quyết định này, ghi lý do.")
            for person in people
            if (denied := against.get(titles[person.pk].pk))
        ],
        message="Quyết định của nơi này nói khác.",
    )
    for line in lines:
        line.title = titles[line.recipient_id]
    OutsideLine.objects.bulk_update(lines, ["title"])
    found.confirmed_by_id, found.confirmed_on = by.pk, on
    found.save(update_fields=["confirmed_by", "confirmed_on", "alone_because"])
    paper = {"paper_number": found.number, "paper_on": found.dated_on, "paper_by": found.decided_by}
    _check(found, titles.values(), RIGHT, by=by, on=on, reason=seen_words(found)[:500], **paper)
    known = f"{paper_words(found)}; {seen_words(found)}"
    told = {person.pk: (award_words(found), "", known) for person in people}
    why = f"Người ghi tự đối chiếu: {found.alone_because}" if found.alone_because else ""
    record_outside(Verb.OUTSIDE_CONFIRMED, found, mandate, on=on, reason=why, people=people, told=told)
    return found


@one_act
def end_outside(decision_id: int, *, reason: str, by: AbstractBaseUser, on: date) -> OutsideDecision:
    """It was forged, or entered by mistake: what it gave is found wrong for that reason, stays in each
    history and counts no more."""
    found = _locked(decision_id)
    mandate = mandate_over(found.jurisdiction, by=by, on=on)
    said = clean(reason)
    if not any(letter.isalpha() for letter in said):
        raise Refused("Chưa ghi lý do bác.", remedy="Ghi ngắn bằng lời: sai ở đâu, căn cứ nào.")
    found.ended_by_id, found.ended_on, found.end_reason = by.pk, on, said
    found.save(update_fields=["ended_by", "ended_on", "end_reason"])
    lines, people = _people(found) if found.confirmed_on is not None else ([], [])
    titles = [line.title for line in lines if line.title is not None]
    PaperCheck.objects.filter(title__in=titles, ended_on__isnull=True).update(
        ended_by=by.pk, ended_on=on, end_reason=said
    )
    _check(found, titles, WRONG, by=by, on=on, reason=said)
    before = f"{paper_words(found)}; {seen_words(found)}"
    told = {person.pk: (award_words(found), before, f"đã bác, không tính: {said}") for person in people}
    record_outside(Verb.OUTSIDE_ENDED, found, mandate, on=on, reason=said, people=people, told=told)
    return found


def _locked(decision_id: int) -> OutsideDecision:
    """Raises Overtaken for one that was ended."""
    OutsideDecision.objects.select_for_update(of=("self",)).get(pk=decision_id)
    rows = OutsideDecision.objects.select_related("jurisdiction", "entered_by", "confirmed_by", "ended_by")
    found = rows.get(pk=decision_id)
    if found.ended_on is not None:
        raise Overtaken(f"Quyết định này {state_words(found)}.")
    return found


def _people(found: OutsideDecision) -> tuple[list[OutsideLine], list[Recipient]]:
    """Under the locks under which cards are changed as well."""
    lines = list(found.lines.select_related("title").order_by("pk"))
    keys = [line.recipient_id for line in lines]
    rows = Recipient.objects.select_for_update(of=("self",)).filter(pk__in=keys)
    return lines, list(rows.order_by("pk"))


def _titles(found: OutsideDecision, people: Sequence[Recipient]) -> dict[int, HeldTitle]:
    """By recipient: the title that was declared of this decision, or a new one."""
    declared = HeldTitle.objects.filter(
        with_check(FactKind.TITLES, ""),
        recipient__in=people,
        award=found.award,
        year=found.year,
        nomination__isnull=True,
    )
    same = [row for row in declared.order_by("pk") if is_same_number(row.decision_number, found.number)]
    titles = {row.recipient_id: row for row in same}
    new = [_title(found, person) for person in people if person.pk not in titles]
    for row in titles.values():
        row.decision_number, row.decision_on, row.decided_by = found.number, found.dated_on, found.decided_by
        row.achievement_since = row.achievement_since or found.achievement_since
        row.achievement_until = row.achievement_until or found.achievement_until
    columns = ["decision_number", "decision_on", "decided_by", "achievement_since", "achievement_until"]
    HeldTitle.objects.bulk_update(titles.values(), columns)
    return titles | {row.recipient_id: row for row in HeldTitle.objects.bulk_create(new)}


def _title(found: OutsideDecision, person: Recipient) -> HeldTitle:
    return HeldTitle(
        recipient=person,
        award=found.award,
        year=found.year,
        decision_number=found.number,
        decision_on=found.dated_on,
        decided_by=found.decided_by,
        achievement_since=found.achievement_since,
        achievement_until=found.achievement_until,
        declared_by_id=found.entered_by_id,
        declared_on=found.entered_on,
        declared_from=f"quyết định nơi khác, bản chụp “{found.scan_name}”"[:200],
    )


def _check(
    found: OutsideDecision,
    titles: Collection[HeldTitle],
    outcome: PaperCheck.Outcome,
    *,
    by: AbstractBaseUser,
    on: date,
    reason: str,
    **paper: object,
) -> None:
    PaperCheck.objects.bulk_create(
        PaperCheck(
            recipient_id=title.recipient_id,
            title=title,
            outcome=outcome,
            reason=reason,
            scan_id=found.scan_id,
            jurisdiction=found.jurisdiction,
            checked_by_id=by.pk,
            checked_on=on,
            **paper,
        )
        for title in titles
    )
