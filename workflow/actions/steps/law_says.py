"""Which findings stop which act (house rule: unlawful stops all; incomplete stops; held and review wait),
which of them a unit can mend, and which a person answers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any
from zlib import crc32

from django.db import connection
from django.db.models import Exists, OuterRef

from dossiers.judging.dossier_findings import judge_dossier
from dossiers.judging.law_marks import STOPPING
from dossiers.judging.missing_papers import papers_by_case
from dossiers.judging.settlements import Settlement, Unanswered, alike, answer_to, question_of
from dossiers.models import OPEN, Dossier, Nomination, PaperCheck
from law.findings import Doubt, Finding, Verdict
from law.judgement.judging import Judgement
from law.judgement.transition import OF_CHOICE
from roles.doors.foreign_ids import refuse_foreign
from roles.doors.law_in_force import stack_in_force
from roles.doors.refusals import Obstacle
from vietnamese.text import said_once
from workflow.models.of_cases.free_settlement import FreeSettlement, words_alone

ALTERNATIVES = "eligibility.alternatives"
_WRITE = """
UPDATE dossiers_nomination n SET settled = v.settled
FROM unnest(%s::bigint[], %s::jsonb[]) AS v(id, settled) WHERE n.id = v.id
"""
Settlements = Mapping[int, Mapping[str, Settlement]]
"""By nomination id and rule."""


def stopping_findings(judgement: Judgement, *, only: Iterable[int] | None = None) -> Iterator[Obstacle]:
    """Every stopping finding as an obstacle; `only` limits to these nominations and the unit's own."""
    wanted = None if only is None else {str(pk) for pk in only}
    for finding in judgement.findings:
        if finding.verdict not in STOPPING:
            continue
        if wanted is None or finding.nominee is None or finding.nominee in wanted:
            yield obstacle(finding)


def stopped_by_refuted(nominations: Iterable[int], *, on: date) -> Iterator[Obstacle]:
    """Of those that were judged before a fact of theirs was found wrong, what the law says against them now.
    One statement where nothing was found wrong since."""
    for row, judgement in judged_since_refuted(nominations, on=on):
        for finding in judgement.findings:
            if finding.verdict in STOPPING and finding.nominee == str(row.pk):
                told = obstacle(finding)
                since = "dữ kiện đơn vị khai được kết luận không đúng sau khi thẩm định"
                yield replace(told, message=f"{row.recipient_name}: {since}. {told.message}")


def judged_since_refuted(nominations: Iterable[int], *, on: date) -> Iterator[tuple[Nomination, Judgement]]:
    """Each of them that is open and whose recipient has a fact that was found wrong on the day it was judged,
    or later, with what the law says of its dossier today."""
    refuted = PaperCheck.objects.filter(
        recipient=OuterRef("recipient"),
        outcome=PaperCheck.Outcome.WRONG,
        ended_on__isnull=True,
        checked_on__gte=OuterRef("judged_on"),
    )
    rows = Nomination.objects.filter(Exists(refuted), pk__in=list(nominations), standing__in=OPEN)
    rows = rows.order_by("dossier", "pk")
    told = rows.select_related("dossier__unit", "dossier__jurisdiction")
    for dossier, own in groupby(told, key=attrgetter("dossier")):
        # All of it: a title may rest on another that is asked in the same dossier.
        judgement = judge_dossier(dossier, on=on)
        yield from ((row, judgement) for row in own)


def obstacle(finding: Finding) -> Obstacle:
    return Obstacle(
        finding.message,
        remedy=finding.remedy,
        citation=finding.citation,
        about=str(finding.nominee or ""),
    )


def answers_to_doubts(
    dossier: Dossier, rows: Sequence[Nomination], given: Settlements, judgement: Judgement
) -> tuple[list[Obstacle], list[dict[str, Any]]]:
    """Each review on these nominations against what was given to settle it: what is still asked, and the
    answers as the nomination and the entry keep them. A pending matter is answered by nobody here."""
    papers = papers_by_case(dossier, rows)
    named = {each.paper for answers in given.values() for each in answers.values() if each.paper is not None}
    own = {each.pk for found in papers.values() for each in found}
    refuse_foreign(named, own, field="Căn cứ kết luận")
    stack = stack_in_force()
    asked: dict[tuple[str, ...], list[tuple[Nomination, Finding]]] = {}
    answers: list[dict[str, Any]] = []
    for row, finding in _doubts(rows, judgement):
        question = question_of(finding, judgement, papers[row.pk])
        try:
            if finding.verdict is Verdict.HELD:
                raise Unanswered(_until_it_is_over(finding))
            answer = answer_to(question, given.get(row.pk, {}).get(finding.rule), stack)
        except Unanswered as fault:
            asked.setdefault((str(fault), *alike(finding)), []).append((row, finding))
        else:
            answers.append({"nomination": row.pk, **answer})
    return [_asked_once(remedy, same) for (remedy, *_), same in asked.items()], answers


def _asked_once(remedy: str, same: Sequence[tuple[Nomination, Finding]]) -> Obstacle:
    """What one answer would serve, with the names of all whom it would serve."""
    first, finding = same[0]
    messages = {each.message for _row, each in same}
    told = finding.message if len(messages) == 1 else said_once(each.message for _row, each in same)
    names = ", ".join(dict.fromkeys(row.recipient_name for row, _each in same))
    return Obstacle(f"{names}: {told}", remedy=remedy, citation=finding.citation, about=str(first.pk))


def _until_it_is_over(finding: Finding) -> str:
    """A matter is waited for; what nobody has held against its paper is held against it."""
    return (
        finding.remedy if finding.rule == "history.confirmed_for" else "Chọn “Tạm giữ” đến khi có kết luận."
    )


def store_settled(overridden: Sequence[Mapping[str, Any]]) -> None:
    """Each row names its `nomination`, rule, message, citation and answer. One statement, none for none."""
    by_nomination: dict[int, list[Mapping[str, Any]]] = {}
    for row in overridden:
        by_nomination.setdefault(row["nomination"], []).append(row)
    if not by_nomination:
        return
    settled = [json.dumps(rows, ensure_ascii=False) for rows in by_nomination.values()]
    with connection.cursor() as cursor:
        cursor.execute(_WRITE, [list(by_nomination), settled])


def keep_words_alone(
    answers: Sequence[Mapping[str, Any]], dossier: Dossier, *, by: int | None, on: date
) -> None:
    """A row of its own for each answer that nothing but its reason stands behind. One statement, if any."""
    FreeSettlement.objects.bulk_create(
        FreeSettlement(jurisdiction_id=dossier.jurisdiction_id, settled_by_id=by, settled_on=on, **told)
        for told in map(words_alone, answers)
        if told is not None
    )


def _doubts(rows: Sequence[Nomination], judgement: Judgement) -> Iterator[tuple[Nomination, Finding]]:
    by_id = {str(row.pk): row for row in rows}
    for finding in judgement.findings:
        if is_answered_by_a_person(finding) and finding.nominee in by_id:
            yield by_id[finding.nominee], finding


def is_answered_by_a_person(finding: Finding) -> bool:
    """Left open, or open until a choice that is made with the same form."""
    return finding.verdict in (Verdict.REVIEW, Verdict.HELD) or finding.fact == OF_CHOICE


def told_to_unit(dossier: Dossier) -> dict[str, dict[str, Any]]:
    """What the law says against the nominations and their unit can mend, as the notice of return keeps it; by
    a key of its own for each, in the unit's order."""
    rows = dossier.nominations.exclude(standing="withdrawn").order_by("award", "ordinal", "pk")
    return {
        f"{row.pk}-{crc32((found.get('rule', '') + found['message']).encode()):08x}": {
            "nomination": row.pk,
            "award": row.award,
            "about": row.recipient_name,
            **found,
        }
        for row in rows
        for found in row.findings
        if _is_for_the_unit(found)
    }


def is_stopping(found: Mapping[str, Any]) -> bool:
    """The same of a finding as it is kept."""
    return found["verdict"] in [each.value for each in STOPPING]


def _is_for_the_unit(found: Mapping[str, Any]) -> bool:
    """Not what only an authority answers: a text that is not known, a ground that no figure settles, a matter
    under inspection."""
    is_unmet = found.get("doubt") == Doubt.UNMET.value
    is_weighed = found.get("rule") == ALTERNATIVES or found.get("confidence") == "low"
    is_of_unit = is_unmet or not is_weighed
    return is_stopping(found) or (found["verdict"] == Verdict.REVIEW.value and is_of_unit)
