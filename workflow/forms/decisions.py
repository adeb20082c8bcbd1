"""Forms of the decision's pages, with the words a decision usually bears; the doors decide."""

from __future__ import annotations

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from law.awards import Award
from roles.forms.fields import MISSING
from roles.forms.posted_ids import refuse_foreign_fields
from roles.models import Jurisdiction
from vietnamese.dates import long_date
from vietnamese.text import clean
from workflow.actions.draft_decision import DecisionWording

DEEDS = {
    "công trạng": "đã có thành tích xuất sắc trong phong trào thi đua yêu nước năm {year}",
    "chuyên đề": "đã có thành tích xuất sắc trong phong trào thi đua chuyên đề năm {year}",
    "đột xuất": "đã có thành tích đột xuất đặc biệt xuất sắc năm {year}",
}
TEXT_AREA = {"rows": 3}
# Stands in the proposed words where the officer has to write.
GAP = "…"


class WordingForm(forms.Form):
    """What the officer writes; Điều 1 is composed from it and from the list."""

    about = forms.CharField(
        label="Trích yếu",
        max_length=300,
        error_messages=MISSING,
        widget=forms.Textarea(attrs=TEXT_AREA),
        help_text="In dưới chữ QUYẾT ĐỊNH, bắt đầu bằng “Về việc”.",
    )
    achievement = forms.CharField(
        label="Thành tích",
        max_length=500,
        error_messages=MISSING,
        widget=forms.Textarea(attrs=TEXT_AREA),
        help_text="Nối vào cuối câu ở Điều 1, bắt đầu bằng “đã có thành tích”; không đặt dấu chấm.",
    )
    proposal = forms.CharField(
        label="Theo đề nghị của",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs=TEXT_AREA),
        help_text="Dòng cuối phần căn cứ, bắt đầu bằng “Theo đề nghị của”. Ghi số và ngày tờ trình.",
    )
    settled = forms.CharField(
        label="Lý do quyết định dù quy định còn để ngỏ",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs=TEXT_AREA),
        help_text="Ghi văn bản phân cấp đang áp dụng. Lý do được lưu vào nhật ký.",
    )

    def clean_proposal(self) -> str:
        given = str(self.cleaned_data["proposal"])
        if GAP in given:
            raise ValidationError(f"Thay dấu “{GAP}” bằng số và ngày của tờ trình, hoặc để trống ô này.")
        return given

    def wording(self) -> DecisionWording:
        return DecisionWording(**{name: clean(value) for name, value in self.cleaned_data.items()})


def proposed_wording(
    award: Award, *, way: str, year: int, jurisdiction: Jurisdiction, on: date
) -> dict[str, str]:
    """The usual words; the number of the petition is left for the officer to fill in."""
    granted = f"tặng danh hiệu {award.name}" if award.is_title else f"tặng {award.name}"
    proposer = jurisdiction.board_post or "cơ quan thường trực thi đua, khen thưởng"
    return {
        "about": f"Về việc {granted} năm {year}",
        "achievement": DEEDS.get(way, DEEDS["công trạng"]).format(year=year),
        "proposal": f"Theo đề nghị của {proposer} tại Tờ trình số {GAP} {long_date(on)}",
    }


class ReturnForm(forms.Form):
    reason = forms.CharField(
        label="Chỗ phải sửa",
        max_length=1000,
        error_messages=MISSING,
        widget=forms.Textarea(attrs=TEXT_AREA),
        help_text="Người soạn và người ký đọc đúng những lời này.",
    )


class DiscardForm(forms.Form):
    reason = forms.CharField(
        label="Lý do bỏ dự thảo",
        max_length=1000,
        error_messages=MISSING,
        widget=forms.Textarea(attrs=TEXT_AREA),
    )


def refusals_in(post: QueryDict, line_ids: list[int]) -> dict[int, str]:
    """A line is refused when a reason is written beside it; by line id. Refused for another decision's."""
    refuse_foreign_fields(post, {"ly-do-": "Lý do không duyệt"}, line_ids)
    given = {pk: post.get(f"ly-do-{pk}", "").strip()[:500] for pk in line_ids}
    return {pk: reason for pk, reason in given.items() if reason}
