"""The unit reads why one of its nominations is not qualified, prints the notice, and answers."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from dossiers.evidence.handed_in import handed_in
from dossiers.form_fields.one_file import WITH_A_FILE
from dossiers.models import Nomination
from law.awards import name_of
from printing.documents.notice import render_notice
from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares
from roles.access.request_limits import takes
from workflow.access import page_of
from workflow.actions.answer import answer as answer_door
from workflow.forms.saying_no import AnswerForm
from workflow.reports.disqualification_paper import disqualification_paper
from workflow.reports.upheld_paper import upheld_paper
from workflow.table.moves import Act
from workflow.views.disqualified.ways_on import said_of
from workflow.views.shared.act_questions import ActQuestion, confirmed
from workflow.views.shared.pdf_response import pdf_response


@page_of(Act.ANSWER)
@takes(WITH_A_FILE)
def answer(request: RequestAbout[Nomination], pk: int) -> HttpResponse:
    row = request.subject
    page = reverse("workflow:dossier", args=[row.dossier_id])
    asked = ActQuestion(
        title=f"Giải trình về {row.recipient_name}",
        question=f"{row.recipient_name}, {name_of(row.award)}, hồ sơ {row.dossier.code}.",
        submit_label="Gửi giải trình",
        cancel_url=f"{page}#th-{row.pk}",
        consequences=(
            "Cơ quan thẩm định nhận được ngay, rồi giữ nguyên kết luận hoặc xét lại trường hợp này.",
            "Giải trình được lưu vào nhật ký, không sửa được sau khi gửi.",
        ),
    )
    form = AnswerForm(request.POST, request.FILES) if request.method == "POST" else AnswerForm()

    def act(words: str) -> None:
        upload = form.cleaned_data["paper"]
        paper = handed_in(upload) if upload else None
        answer_door(row.pk, words=words, paper=paper, by=request.user, on=request.on)

    return confirmed(
        request,
        asked,
        form,
        act,
        done=f"Đã gửi giải trình về {row.recipient_name} ({name_of(row.award)}).",
        to=f"{page}#th-{row.pk}",
        template="workflow/disqualified/conclude.html",
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
