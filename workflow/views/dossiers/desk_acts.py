"""What a desk does with a whole dossier: opens it, reads by which rules it is judged, sends it back with a
notice, takes its review back."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from dossiers.models import Dossier, Nomination
from law.awards import name_of
from printing.documents.applied_rules import render_applied_rules
from printing.documents.notice import render_notice
from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares
from roles.access.open_forms import keeps_typing
from roles.doors.refusals import Refused
from roles.forms.fields import key_of
from workflow.access import page_of
from workflow.actions.appraise_anew import appraise_anew as appraise_anew_door
from workflow.actions.bloc_recall import bloc_recall as bloc_recall_door
from workflow.actions.receive import receive as receive_door
from workflow.actions.send_back import send_back as send_back_door
from workflow.actions.send_back import what_holds
from workflow.actions.steps.law_says import told_to_unit
from workflow.forms.saying_no import SendBackForm
from workflow.models.desks import Desk
from workflow.reports.applied_rules_paper import applied_rules_paper
from workflow.reports.notice_paper import notice_paper
from workflow.reports.returned import last_return
from workflow.table.moves import Act
from workflow.views.dossiers.dossier_page import dossier_response
from workflow.views.shared.act_questions import (
    ActQuestion,
    ReasonForm,
    confirmed,
    refusal_in_words,
)
from workflow.views.shared.pdf_response import pdf_response

TOLD_ALONE = "Lý do hiện trên trang của đơn vị và ở đầu thông báo trả lại hồ sơ."
TOLD_WITH_CHOSEN = f"{TOLD_ALONE[:-1]}; sau đó là các nội dung ông/bà đánh dấu."


@page_of(Act.RECEIVE)
@require_POST
def receive(request: RequestAbout[Dossier], pk: int) -> HttpResponse:
    """The desk that has it opens it: no recall after; at the Board the day pins the law."""
    subject = request.subject
    try:
        passage = receive_door(subject.pk, by=request.user, on=request.on)
    except Refused as caught:
        refused = refusal_in_words(caught)
        return dossier_response(request, subject, status=refused.status, refused=refused)
    messages.success(request, f"Đã tiếp nhận hồ sơ {subject.code}.")
    page = "workflow:bloc_review" if passage.desk == Desk.BLOC else "workflow:appraise"
    return redirect(page, pk=subject.pk)


@page_of(Act.SEND_BACK)
@keeps_typing()
def send_back(request: RequestAbout[Dossier], pk: int) -> HttpResponse:
    """Where the dossier is held fast, that is told at once, and nothing is asked."""
    subject = request.subject
    if request.method == "GET" and (held := what_holds(subject)):
        told = {"dossier": subject, "refused": refusal_in_words(held)}
        return render(request, "workflow/not_to_send_back.html", told)
    page = reverse("workflow:dossier", args=[subject.pk])
    through = f", qua {subject.bloc.word} thi đua" if subject.bloc else ""
    grounds = told_to_unit(subject)
    asked = ActQuestion(
        title=f"Trả lại hồ sơ {subject.code}",
        question=f"Trả lại toàn bộ hồ sơ “{subject.title}” cho đơn vị?",
        submit_label="Trả lại đơn vị",
        cancel_url=page,
        consequences=(
            "Đơn vị nhận lại cả hồ sơ, kể cả các trường hợp không có gì phải sửa.",
            TOLD_WITH_CHOSEN if grounds else TOLD_ALONE,
            f"Đơn vị trình lại thành bản mới{through} như lần đầu.",
        ),
        is_grave=True,
        keeps_typing=True,
    )
    form = SendBackForm(request.POST if request.method == "POST" else None, grounds=grounds)
    return confirmed(
        request,
        asked,
        form,
        lambda reason: send_back_door(
            subject.pk,
            reason=reason,
            chosen=form.cleaned_data.get("chosen", ()),
            by=request.user,
            on=request.on,
        ),
        done=f"Đã trả lại hồ sơ {subject.code} cho đơn vị.",
        to=page,
    )


@declares("see_what_was_handed_over")
@require_GET
def return_notice(request: RequestAbout[Dossier], pk: int) -> HttpResponse:
    """The notice of the last return as PDF, or with "lan" of an earlier one; 404 where there is none."""
    subject = request.subject
    returned = last_return(subject, seq=key_of(request.GET.get("lan", "")))
    if returned is None:
        raise Http404
    content = render_notice(notice_paper(returned))
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="thong-bao-tra-lai-{subject.code}.pdf"'
    return response


@declares("see_dossier")
@require_GET
def applied_rules(request: RequestAbout[Dossier], pk: int) -> FileResponse:
    """The annex of the rules by which the dossier is judged, as PDF."""
    content = render_applied_rules(applied_rules_paper(request.subject, on=request.on))
    return pdf_response(content, name=f"quy-dinh-ap-dung-{request.subject.code}.pdf")


@page_of(Act.BLOC_RECALL)
def bloc_recall(request: RequestAbout[Dossier], pk: int) -> HttpResponse:
    """The bloc takes its review back before the Board has received the dossier."""
    dossier = request.subject
    word = dossier.bloc.word if dossier.bloc else "khối, cụm"
    asked = ActQuestion(
        title=f"Thu hồi kết quả bình xét {dossier.code}",
        question=f"Thu hồi kết quả bình xét hồ sơ “{dossier.title}” để xét lại?",
        submit_label="Thu hồi để xét lại",
        cancel_url=reverse("workflow:dossier", args=[dossier.pk]),
        consequences=(f"Hồ sơ về lại {word}; các ý kiến đã ghi giữ sẵn ở trang bình xét, sửa rồi gửi lại.",),
    )
    return confirmed(
        request,
        asked,
        ReasonForm(request.POST if request.method == "POST" else None, is_required=False),
        lambda reason: bloc_recall_door(dossier.pk, by=request.user, on=request.on, reason=reason),
        done=f"Đã thu hồi kết quả bình xét hồ sơ {dossier.code}.",
        to=reverse("workflow:dossier", args=[dossier.pk]),
    )


@page_of(Act.APPRAISE_ANEW)
def appraise_anew(request: RequestAbout[Nomination], pk: int) -> HttpResponse:
    """A ground that was recorded wrongly: the form of appraisal asks again, and what was said stays told."""
    row = request.subject
    kept = [each["told"] for each in row.settled if each.get("told")]
    asked = ActQuestion(
        title=f"Thẩm định lại {row.recipient_name}",
        question=f"Đưa đề nghị tặng {name_of(row.award)} cho {row.recipient_name} về thẩm định lại?",
        submit_label="Thẩm định lại",
        cancel_label=f"Thẩm định {row.dossier.code}",
        cancel_url=reverse("workflow:appraise", args=[row.dossier_id]),
        consequences=(
            *([f"Căn cứ đã ghi: {'; '.join(dict.fromkeys(kept))}."] if kept else []),
            "Trường hợp trở lại chờ thẩm định; ông/bà ghi căn cứ khác ở trang thẩm định.",
            "Kết quả, căn cứ và lý do đã ghi vẫn nằm trong nhật ký.",
            "Đang nằm trong chương trình một cuộc họp chưa khai mạc thì được đưa ra khỏi chương trình.",
        ),
    )
    return confirmed(
        request,
        asked,
        ReasonForm(request.POST if request.method == "POST" else None),
        lambda reason: appraise_anew_door(pk, reason=reason, by=request.user, on=request.on),
        done=f"Đã đưa {row.recipient_name} ({name_of(row.award)}) về thẩm định lại.",
        to=reverse("workflow:appraise", args=[row.dossier_id]),
    )
