"""The blocs give their opinion, the Board receives and appraises: the same steps in any year and place."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from django.contrib.auth.models import User

from dossiers.judging.dossier_findings import judge_dossier
from dossiers.judging.missing_papers import papers_by_case
from dossiers.judging.settlements import OpenQuestion, Settlement, question_of
from dossiers.models import Dossier, Nomination
from law.citations import quoted_citation
from law.findings import Finding, Verdict
from law.judgement.judging import findings_of
from law.judgement.reviews import SettledBy
from roles.doors.law_in_force import stack_in_force
from workflow.actions.appraise import Appraisal, appraise
from workflow.actions.bloc_review import Opinion, bloc_review
from workflow.actions.receive import receive
from workflow.actions.steps.holding import NOBODY, Awaited

HELD = Appraisal(holds=True, reason="Đang được thanh tra; tạm giữ đến khi có kết luận.")
SETTLED = "Đã đối chiếu văn bản và thực tế của đơn vị; đủ cơ sở để xét tiếp (dữ liệu minh họa)."
# What stands on the invented papers, by the kind of figure that a rule asks for; {year} is the dossier's.
FIGURES = {
    "number": "12",
    "share": "80%",
    "day": "31/12/{year}",
    "document": "03/ĐK-TĐKT ngày 15/01/{year}",
}


def reviewed(
    dossier: Dossier, *, by: User, on: date, against: Collection[int] = (), reason: str = ""
) -> None:
    """The bloc agrees to everything but the nominations `against`."""
    rows = dossier.nominations.filter(standing="submitted").order_by("ordinal", "pk")
    opinions = {
        row.pk: Opinion(row.pk not in against, reason if row.pk in against else "", rank)
        for rank, row in enumerate(rows, start=1)
    }
    bloc_review(dossier.pk, opinions, by=by, on=on)


def received(dossier: Dossier, *, by: User, on: date) -> None:
    receive(dossier.pk, by=by, on=on)


def appraised(
    dossier: Dossier,
    *,
    by: User,
    on: date,
    only: Sequence[Nomination] | None = None,
    awaited: Awaited = NOBODY,
) -> None:
    """Everything endorsed is appraised: pending matters are held, each doubt is answered by what its rule
    asks for first and the dossier has."""
    dossier.refresh_from_db()
    rows = only if only is not None else list(dossier.nominations.filter(standing="endorsed"))
    if not rows:
        return
    judgement, papers = judge_dossier(dossier, on=on), papers_by_case(dossier, rows)
    words = {}
    for row in rows:
        own = findings_of(judgement, str(row.pk))
        doubts = [each for each in own if each.verdict is Verdict.REVIEW]
        questions = [question_of(each, judgement, papers[row.pk]) for each in doubts]
        answers = {each.finding.rule: _answer(each, own, dossier.year) for each in questions}
        is_held = any(each.verdict is Verdict.HELD for each in own)
        words[row.pk] = HELD if is_held else Appraisal(settled=answers)
    appraise(dossier.pk, words, by=by, on=on, awaited=awaited)


def _answer(question: OpenQuestion, own: Sequence[Finding], year: int) -> Settlement:
    """By the first of its ways that is at hand; of a text that was not read, the article known before it."""
    for way in question.ways:
        if way is SettledBy.PAPER and question.papers:
            return Settlement(way, SETTLED, paper=question.papers[0].pk)
        if way is SettledBy.ARTICLE:
            known = [each.name for each in stack_in_force().instruments]
            quoted = [each.citation for each in own if quoted_citation(each.citation, known)]
            if question.cited or quoted:
                return Settlement(way, SETTLED, words="" if question.cited else quoted[0])
        if way is SettledBy.FIGURE and question.review.figure:
            return Settlement(way, SETTLED, words=FIGURES[question.review.figure.kind].format(year=year))
    return Settlement(SettledBy.TEXT, SETTLED)
