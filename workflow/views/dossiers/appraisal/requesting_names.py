"""The unit's side of a misspelt name: the page that asks the Board's office to mend it, and the way back."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from dossiers.models import Nomination
from roles.access.asked_request import RequestAbout
from workflow.access import page_of
from workflow.actions.correct_name import RightName
from workflow.actions.request_name import request_name as request_name_door
from workflow.actions.take_back_name_request import take_back_name_request as take_back_door
from workflow.table.moves import Act
from workflow.views.dossiers.appraisal.correcting_names import RightNameForm, called
from workflow.views.shared.act_questions import ActQuestion, NoReasonForm, confirmed


class NameRequestForm(RightNameForm):
    """The same as the Board's office writes, asked of the unit itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["asked_by"].label = "Văn bản hoặc người đề nghị"
        self.fields["asked_by"].help_text = "Công văn số, ngày nào; hoặc ai của đơn vị đề nghị."


@page_of(Act.REQUEST_NAME)
def request_name(request: RequestAbout[Nomination], pk: int) -> HttpResponse:
    """Filled in with what stands in the dossier, so that only what is wrong is typed."""
    row = request.subject
    initial = {
        "name": row.recipient_name,
        "post": row.recipient_post,
        "asked_by": request.user.get_full_name(),
    }
    form = NameRequestForm(request.POST if request.method == "POST" else None, initial=initial)
    asked = ActQuestion(
        title=f"Đề nghị sửa tên viết sai: {row.recipient_name}",
        question=f"Hồ sơ {row.dossier.code} đã trình ghi: {called(row)}.",
        submit_label="Gửi đề nghị",
        cancel_url=_place_of(row),
        consequences=(
            "Cơ quan thẩm định nhận được ngay, rồi sửa hoặc trả lời không sửa kèm lý do; ông/bà được báo.",
            "Hồ sơ không bị trả lại; trong khi chờ, hồ sơ vẫn được xét như thường.",
            "Chưa được trả lời thì đơn vị rút đề nghị được.",
        ),
    )
    return confirmed(
        request,
        asked,
        form,
        lambda reason: request_name_door(
            row.pk, RightName(**form.cleaned_data), by=request.user, on=request.on
        ),
        done="Đã gửi đề nghị sửa tên đến cơ quan thẩm định.",
        to=_place_of(row),
    )


@page_of(Act.TAKE_BACK_NAME_REQUEST)
def take_back_name_request(request: RequestAbout[Nomination], pk: int) -> HttpResponse:
    row = request.subject
    asked = ActQuestion(
        title=f"Rút đề nghị sửa tên: {row.recipient_name}",
        question=f"Rút đề nghị sửa tên của {row.recipient_name} trong hồ sơ {row.dossier.code}?",
        submit_label="Rút đề nghị",
        cancel_url=_place_of(row),
        consequences=(
            "Hồ sơ giữ tên như đang ghi; cơ quan thẩm định không còn thấy đề nghị này trong việc chờ.",
            "Nhật ký giữ lại đề nghị và lần rút; đơn vị đề nghị lại được.",
        ),
    )
    return confirmed(
        request,
        asked,
        NoReasonForm(request.POST or None),
        lambda reason: take_back_door(row.pk, by=request.user, on=request.on),
        done="Đã rút đề nghị sửa tên.",
        to=_place_of(row),
    )


def _place_of(row: Nomination) -> str:
    return f"{reverse('workflow:dossier', args=[row.dossier_id])}#th-{row.pk}"
