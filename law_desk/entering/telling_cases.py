"""A case that the jurist tells himself, where none can be written from the figures; and one withdrawn."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from law.packs.desk.own_cases import OwnCase, unread_reason
from law_desk.acts.jurists import acting_jurist
from law_desk.entering.recording_entries import record_law
from law_desk.entering.worksheet import AWARDS
from law_desk.models import EnteredLaw, ToldCase
from law_desk.models.proved_tables import TOLD_CASES
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Overtaken, Refused, refuse_if
from trail.verbs import Verb
from vietnamese.text import clean


@one_act
def tell_case(law_id: int, case: OwnCase, *, by: AbstractBaseUser, on: date) -> ToldCase:
    """Raises Forbidden; Refused where its facts cannot be read."""
    jurist = acting_jurist(by, "enter_law", on=on)
    law = EnteredLaw.objects.select_for_update(of=("self",)).get(pk=law_id)
    if case.award not in AWARDS:
        raise Refused("Không có danh hiệu, hình thức ấy.", remedy="Tải lại trang.")
    missing = [] if clean(case.told) else [Obstacle("Thiếu tên tình huống.")]
    reason = unread_reason(case)
    unread = [Obstacle(f"Dữ kiện viết sai: {reason}.", remedy=_HOW)] if reason else []
    refuse_if([*missing, *unread], message="Chưa ghi được tình huống.")
    row = ToldCase.objects.create(
        law=law,
        award=case.award,
        received_on=case.on,
        told=clean(case.told),
        facts=case.facts.strip(),
        verdict=case.verdict,
        told_by_id=by.pk,
        told_on=on,
    )
    told = [(row.told, "", f"{row.received_on:%d/%m/%Y}: {row.verdict}")]
    record_law(Verb.CASE_TOLD, law, TOLD_CASES, [row.pk], by=jurist, on=on, changes=told)
    return row


@one_act
def withdraw_case(case_id: int, *, by: AbstractBaseUser, on: date) -> ToldCase:
    """It stays in the history and proves nothing any more; raises Forbidden, Overtaken."""
    jurist = acting_jurist(by, "enter_law", on=on)
    row = ToldCase.objects.select_for_update(of=("self",)).select_related("law").get(pk=case_id)
    if row.withdrawn_on is not None:
        raise Overtaken("Tình huống này đã được bỏ trước đó.", remedy="Tải lại trang.")
    row.withdrawn_by_id, row.withdrawn_on = by.pk, on
    row.save(update_fields=["withdrawn_by", "withdrawn_on"])
    told = [(row.told, f"{row.received_on:%d/%m/%Y}: {row.verdict}", "")]
    record_law(Verb.CASE_WITHDRAWN, row.law, TOLD_CASES, [row.pk], by=jurist, on=on, changes=told)
    return row


_HOW = "Mỗi dòng một dữ kiện “tên: nội dung”, như trong docs/law.md mục 3."
