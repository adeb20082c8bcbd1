"""A jurist says of each case that the law answers it rightly, or not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from law_desk.acts.jurists import acting_jurist
from law_desk.entering.case_review import review_of, title_of
from law_desk.entering.recording_entries import record_law
from law_desk.entering.worksheet import worksheet
from law_desk.models import CaseAnswer, EnteredLaw
from law_desk.models.proved_tables import CASE_ANSWERS
from roles.doors.one_act import one_act
from roles.doors.refusals import Overtaken, Refused
from trail.verbs import Verb

WORDS = {True: "đúng", False: "không đúng"}


@one_act
def answer_cases(law_id: int, award: str, said: Mapping[str, bool], *, by: AbstractBaseUser, on: date) -> int:
    """`said` by the code of the case; how many were new or said otherwise before.

    Raises Forbidden; Refused where rules have no answer yet; Overtaken where a case is not asked any more.
    """
    jurist = acting_jurist(by, "enter_law", on=on)
    law = EnteredLaw.objects.select_for_update(of=("self",)).get(pk=law_id)
    sheet = worksheet(law, award)
    if not sheet.is_complete:
        raise Refused("Còn quy định chưa trả lời hoặc còn nghi vấn.", remedy="Trả lời đủ rồi xem tình huống.")
    asked = {each.case.code: each for each in review_of(sheet).cases}
    if said.keys() - asked.keys():
        raise Overtaken(
            "Một câu trả lời vừa được sửa, nên tình huống đã khác; chưa có gì được ghi.",
            remedy="Tải lại trang rồi đọc lại các tình huống.",
        )
    new = {code: is_right for code, is_right in said.items() if asked[code].is_right is not is_right}
    rows = CaseAnswer.objects.bulk_create(
        CaseAnswer(
            law=law,
            award=award,
            code=code,
            question=asked[code].case.question,
            is_right=is_right,
            answered_by_id=by.pk,
            answered_on=on,
        )
        for code, is_right in new.items()
    )
    if rows:
        told = [(row.question, "", WORDS[row.is_right]) for row in rows]
        record_law(
            Verb.CASES_ANSWERED,
            law,
            CASE_ANSWERS,
            [row.pk for row in rows],
            by=jurist,
            on=on,
            changes=told,
            told={"rules_of": title_of(sheet)},
        )
    return len(rows)
