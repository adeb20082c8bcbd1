"""The unit reads why one of its nominations is not qualified, prints the notice, and answers."""

from __future__ import annotations

from dataclasses import asdict

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from dossiers.evidence.handed_in import handed_in
from dossiers.form_fields.one_file import WITH_A_FILE
from dossiers.models import Nomination, Standing
from law.awards import name_of
from printing.documents.notice import render_notice
from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares
from roles.access.open_forms import keeps_typing
from roles.access.request_limits import takes
from workflow.access import page_of
from workflow.actions.answer import answer as answer_door
from workflow.forms.saying_no import AnswerForm, AnswerReviewForm
from workflow.reports.noes.disqualification_paper import disqualification_paper
from workflow.reports.noes.upheld_paper import upheld_paper
from workflow.table.moves import Act
from workflow.views.disqualified.ways_on import said_of
from workflow.views.shared.act_questions import ActQuestion, confirmed
from workflow.views.shared.pdf_response import pdf_response

EDIT, SEND = "sua", "gui"


@page_of(Act.ANSWER)
@keeps_typing()
@takes(WITH_A_FILE)
def answer(request: RequestAbout[Nomination], pk: int) -> HttpResponse:
    """Typed, read again, and only then sent: it is given once."""
    if request.method == "GET" and request.subject.standing != Standing.NOT_QUALIFIED:
        messages.info(request, f"{request.subject.recipient_name} không còn chờ giải trình.")
        return redirect(_place_of(request.subject))
    step = request.POST.get("viec", "")
    typed = AnswerForm(request.POST or None)
    if step == SEND:
        return _sent(request, AnswerReviewForm(request.POST, request.FILES))
    if request.method == "POST" and step != EDIT and typed.is_valid():
        return _reviewed(request, AnswerReviewForm(initial=typed.cleaned_data))
    asked = _question(
        request.subject,
        title=f"Giải trình về {request.subject.recipient_name}",
        submit_label="Xem lại trước khi gửi",
        consequences=(
            "Ông/bà đọc lại, đính kèm văn bản chứng minh rồi mới gửi; chưa gửi thì chưa ai nhận được.",
            "Giải trình chỉ gửi một lần; gửi rồi không sửa được.",
        ),
    )
    told = {**asdict(asked), "form": typed, **said_of(request.subject)}
    is_wrong = request.method == "POST" and step != EDIT
    return render(request, "workflow/disqualified/conclude.html", told, status=422 if is_wrong else 200)


def _question(
    row: Nomination, *, title: str, submit_label: str, consequences: tuple[str, ...]
) -> ActQuestion:
    return ActQuestion(
        title=title,
        question=f"{row.recipient_name}, {name_of(row.award)}, hồ sơ {row.dossier.code}.",
        submit_label=submit_label,
        cancel_url=_place_of(row),
        consequences=consequences,
        keeps_typing=True,
    )


def _place_of(row: Nomination) -> str:
    return f"{reverse('workflow:dossier', args=[row.dossier_id])}#th-{row.pk}"


def _review_question(row: Nomination) -> ActQuestion:
    return _question(
        row,
        title=f"Xem lại giải trình về {row.recipient_name}",
        submit_label="Gửi giải trình",
        consequences=(
            "Cơ quan thẩm định nhận được ngay, rồi giữ nguyên kết luận hoặc xét lại trường hợp này.",
            "Giải trình được lưu vào nhật ký; gửi rồi không sửa được.",
        ),
    )


def _reviewed(request: RequestAbout[Nomination], form: AnswerReviewForm) -> HttpResponse:
    told = {**asdict(_review_question(request.subject)), "form": form, **said_of(request.subject)}
    return render(request, "workflow/disqualified/answer_review.html", told)


def _sent(request: RequestAbout[Nomination], form: AnswerReviewForm) -> HttpResponse:
    row = request.subject

    def act(words: str) -> None:
        upload = form.cleaned_data["paper"]
        paper = handed_in(upload) if upload else None
        answer_door(row.pk, words=words, paper=paper, by=request.user, on=request.on)

    return confirmed(
        request,
        _review_question(row),
        form,
        act,
        done=f"Đã gửi giải trình về {row.recipient_name} ({name_of(row.award)}).",
        to=_place_of(row),
        template="workflow/disqualified/answer_review.html",
        facts=lambda: said_of(row),
    )


@declares("see_nomination")
@require_GET
def disqualification_notice(request: RequestAbout[Nomination], pk: int) -> FileResponse:
    """The notice of the last no as PDF, with "?sau=giai-trinh" that of the no which stands after the unit's
    answer; 404 when nobody ever said so of this one."""
    is_upheld = request.GET.get("sau") == "giai-trinh"
    paper = (upheld_paper if is_upheld else disqualification_paper)(request.subject)
    if paper is None:
        raise Http404
    name = f"thong-bao-{'giu-nguyen' if is_upheld else 'khong-du-dieu-kien'}-{request.subject.pk}.pdf"
    return pdf_response(render_notice(paper), name=name)
