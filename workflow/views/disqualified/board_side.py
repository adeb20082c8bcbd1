"""The Board's office says no to one nomination, concludes after the answer, and sees all that wait for it."""

from __future__ import annotations

from datetime import date

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from dossiers.judging.dossier_findings import judge_dossier
from dossiers.local_law import local_law
from dossiers.models import Nomination, Standing
from dossiers.seats.claiming import are_seats_kept
from law.awards import name_of
from law.citations import articles_apart, names_article
from law.findings import Finding, Verdict
from law.procedure.deadlines import Due, due
from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares
from roles.access.open_forms import keeps_typing
from roles.models import Jurisdiction
from roles.queries import names_on
from roles.rights.permissions import mandate_for
from vietnamese.dates import short_date
from workflow.access import page_of
from workflow.actions.disqualify import disqualify as disqualify_door
from workflow.actions.reopen import reopen
from workflow.actions.uphold import uphold as uphold_door
from workflow.forms.saying_no import ConclusionForm, DisqualifyForm
from workflow.models import AgendaItem
from workflow.table.moves import Act
from workflow.views.disqualified.ways_on import said_of
from workflow.views.shared.act_questions import ActQuestion, confirmed
from workflow.whose_turn import disqualifications_of

PAGE = 50
_WAITS = "Đơn vị còn được giải trình đến hết ngày {}; có giải trình, hoặc sau ngày ấy, mới giữ nguyên được."
_NO_DAY = "Đơn vị chưa được cho hạn giải trình: rút kết luận, rồi kết luận lại và ghi hạn."


@page_of(Act.DISQUALIFY)
@keeps_typing()
def disqualify(request: RequestAbout[Nomination], pk: int) -> HttpResponse:
    """One nomination, with reason and article, filled in from what is unlawful of it. Of what the law leaves
    open nobody knows which the officer means: both are his. A whole instrument is no article."""
    row, law = request.subject, local_law(request.subject.dossier.jurisdiction)
    against = [each for each in findings_of(row, on=request.on) if each.verdict is Verdict.UNLAWFUL]
    told = {"reason": " ".join(each.message for each in against)[:1000]}
    told["article"] = "; ".join(dict.fromkeys(filter(is_article, (each.citation for each in against))))[:300]
    limit = due("answer", request.on, law.rulebook_on(request.on), law.calendar_on(request.on))
    typed = request.POST if request.method == "POST" else None
    form = DisqualifyForm(typed, initial=told, asks_day=limit.on is None)
    page = reverse("workflow:dossier", args=[row.dossier_id])
    return confirmed(
        request,
        _question(row, f"{page}#th-{row.pk}", limit),
        form,
        lambda reason: disqualify_door(
            row.pk,
            reason=reason,
            article=form.cleaned_data["article"],
            answer_by=form.cleaned_data.get("answer_by"),
            by=request.user,
            on=request.on,
        ),
        done=f"Đã kết luận {row.recipient_name} ({name_of(row.award)}) không đủ điều kiện; "
        "đơn vị được báo ngay.",
        to=f"{page}#th-{row.pk}",
    )


def is_article(citation: str) -> bool:
    """Whether it says more than which instrument, and nothing but articles."""
    return bool(citation) and all(names_article(each) for each in articles_apart(citation))


def findings_of(row: Nomination, *, on: date) -> list[Finding]:
    """What the law of the day of receipt finds of this one."""
    return [each for each in judge_dossier(row.dossier, on=on).findings if each.nominee == str(row.pk)]


def _question(row: Nomination, cancel_url: str, limit: Due) -> ActQuestion:
    others = row.dossier.nominations.exclude(pk=row.pk).exclude(standing=Standing.WITHDRAWN).exists()
    tabled = AgendaItem.objects.filter(nomination=row, is_live=True).exists()
    freed = are_seats_kept(row.dossier, [row.award])
    days = "Đơn vị được giải trình đến hết ngày ông/bà ghi; địa phương chưa quy định thời hạn."
    if limit.on:
        last = f"{short_date(limit.on)} ({limit.told_days}, {limit.citation})"
        days = f"Đơn vị được giải trình đến hết ngày {last}."
    return ActQuestion(
        title=f"Không đủ điều kiện: {row.recipient_name}",
        question=f"Kết luận {row.recipient_name} không đủ điều kiện được đề nghị {name_of(row.award)} "
        f"trong hồ sơ {row.dossier.code}?",
        submit_label="Kết luận không đủ điều kiện",
        cancel_url=cancel_url,
        consequences=(
            *(["Các trường hợp khác của hồ sơ không bị ảnh hưởng."] if others else []),
            "Hồ sơ không bị trả lại.",
            "Đơn vị thấy lý do, điều khoản ở “Đang chờ xử lý” và trên thông báo in được.",
            days,
            *(["Trường hợp rời chương trình cuộc họp chưa khai mạc."] if tabled else []),
            *(["Số suất của trường hợp này được trả lại."] if freed else []),
        ),
        is_grave=True,
        keeps_typing=True,
    )


@page_of(Act.UPHOLD)
def uphold(request: RequestAbout[Nomination], pk: int) -> HttpResponse:
    """The no stands, or is taken back: then the nomination is appraised anew (the act "reopen")."""
    row = request.subject
    page = reverse("workflow:dossier", args=[row.dossier_id])
    told = said_of(row)
    said = told["said"]
    is_early = said is not None and said.still_awaits_answer(on=request.on)
    form = ConclusionForm(request.POST if request.method == "POST" else None, is_early=is_early)
    asked = ActQuestion(
        title=f"{'Rút kết luận' if is_early else 'Kết luận sau giải trình'}: {row.recipient_name}",
        consequences=(_waits(said.answer_due_on),) if said is not None and is_early else (),
        question=f"{row.recipient_name}, {name_of(row.award)}, hồ sơ {row.dossier.code}.",
        submit_label="Ghi kết luận",
        cancel_url=f"{page}#th-{row.pk}",
        is_grave=True,
    )
    return confirmed(
        request,
        asked,
        form,
        lambda reason: (uphold_door if form.is_upheld else reopen)(
            row.pk, reason=reason, by=request.user, on=request.on
        ),
        done=f"Đã ghi kết luận về {row.recipient_name} ({name_of(row.award)}).",
        to=f"{page}#th-{row.pk}",
        template="workflow/disqualified/conclude.html",
        facts=lambda: told,
    )


def _waits(last_day: date | None) -> str:
    return _WAITS.format(short_date(last_day)) if last_day else _NO_DAY


@declares("see_jurisdiction")
@require_GET
def disqualified(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    """What is not concluded: what was answered stands first."""
    jurisdiction, on = request.subject, request.on
    page = Paginator(disqualifications_of(jurisdiction), PAGE).get_page(request.GET.get("page"))
    names = names_on([row.nomination.dossier.unit_id for row in page], on=on)
    told = {
        "jurisdiction": jurisdiction,
        "page": page,
        "rows": [
            (row, names[row.nomination.dossier.unit_id], row.still_awaits_answer(on=on)) for row in page
        ],
        "may_conclude": mandate_for(request.user, "appraise_dossier", jurisdiction, on=on) is not None,
    }
    return render(request, "workflow/disqualified/list.html", told)
