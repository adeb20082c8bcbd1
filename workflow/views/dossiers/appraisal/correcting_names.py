"""The page on which the Board's office mends a misspelt name, and its form."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from dossiers.models import Nomination
from roles.access.asked_request import RequestAbout
from roles.forms.fields import MISSING, said_in_words
from vietnamese.dates import short_date
from workflow.access import page_of
from workflow.actions.correct_name import RightName
from workflow.actions.correct_name import correct_name as correct_name_door
from workflow.models import NameRequest
from workflow.table.moves import Act
from workflow.views.shared.act_questions import ActQuestion, confirmed
from workflow.whose_turn import open_name_requests


class RightNameForm(forms.Form):
    """As the column is long; the post may be empty, as a collective's is."""

    name = forms.CharField(
        label="Tên đúng", max_length=300, validators=[said_in_words], error_messages=MISSING
    )
    post = forms.CharField(label="Chức vụ đúng", max_length=200, required=False)
    asked_by = forms.CharField(
        label="Đơn vị đề nghị sửa bằng",
        max_length=200,
        validators=[said_in_words],
        error_messages=MISSING,
        help_text="Công văn số, ngày nào; hoặc ai của đơn vị đề nghị, ngày nào.",
    )
    reason = forms.CharField(
        label="Lý do",
        max_length=500,
        validators=[said_in_words],
        error_messages=MISSING,
        help_text="Sai ở đâu, đối chiếu với giấy tờ nào.",
    )


@page_of(Act.CORRECT_NAME)
def correct_name(request: RequestAbout[Nomination], pk: int) -> HttpResponse:
    """Of one case, and with it of the recipient's others in the dossier."""
    row = request.subject
    page = f"{reverse('workflow:dossier', args=[row.dossier_id])}#th-{row.pk}"
    of_recipient = {"nomination__dossier": row.dossier_id, "nomination__recipient": row.recipient_id}
    wanted = open_name_requests().filter(**of_recipient).first()
    initial = {"name": row.recipient_name, "post": row.recipient_post}
    if wanted is not None:
        initial = {name: getattr(wanted, name) for name in ("name", "post", "asked_by", "reason")}
    form = RightNameForm(request.POST if request.method == "POST" else None, initial=initial)
    asked = ActQuestion(
        title=f"Sửa tên viết sai: {row.recipient_name}",
        question=f"Hồ sơ {row.dossier.code} đã trình ghi: {called(row)}.{_told(wanted)}",
        submit_label="Sửa tên",
        cancel_url=page,
        consequences=(
            "Hồ sơ không bị trả lại. Bản đã niêm phong giữ nguyên; nhật ký ghi tên trước, tên sau, lý do và "
            "văn bản đơn vị đề nghị.",
            "Mọi trường hợp của đối tượng này trong hồ sơ, và thẻ của đối tượng, được sửa cùng lúc.",
            "Tờ trình của đơn vị giữ tên như lúc trình, in lại cũng vậy; tờ trình của cơ quan thường trực đã "
            "ký, cấp số và biên bản họp đã lập cũng giữ nguyên.",
            "Phiếu biểu quyết đang mở và trang cuộc họp ghi tên đúng, nêu rõ trước là tên nào.",
            "Dự thảo quyết định chưa ký và giấy tờ lập từ nay ghi tên đúng. Quyết định đã ký, đã ban hành "
            "không đổi: phải đính chính bằng văn bản của người đã ký.",
        ),
    )
    return confirmed(
        request,
        asked,
        form,
        lambda reason: correct_name_door(
            row.pk, RightName(**form.cleaned_data), by=request.user, on=request.on
        ),
        done="Đã sửa tên; đơn vị đọc được ở nhật ký của hồ sơ.",
        to=page,
    )


def called(row: Nomination | NameRequest) -> str:
    """Name and post as the dossier has them, or as the unit asks."""
    if isinstance(row, NameRequest):
        return f"{row.name}, {row.post}" if row.post else row.name
    return f"{row.recipient_name}, {row.recipient_post}" if row.recipient_post else row.recipient_name


def _told(wanted: NameRequest | None) -> str:
    if wanted is None:
        return ""
    day = short_date(wanted.asked_on)
    return f" Đơn vị đề nghị ngày {day}; nội dung đề nghị đã điền sẵn dưới đây, sửa xong là trả lời đề nghị."
