"""Forms of the decision's pages, with the words a decision usually bears; the doors decide."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from dossiers.judging.settlements import LONGEST, OpenQuestion, Settlement
from law.awards import Award
from roles.forms.fields import LARGEST, MISSING, DayField, TickedField, choice_field
from roles.forms.paper_number import NumberedPaperForm, PaperNumberField
from roles.forms.posted_ids import refuse_foreign_fields
from roles.models import Jurisdiction
from vietnamese.text import clean
from workflow.actions.draft_decision import DecisionWording
from workflow.actions.set_next_number import LARGEST_NUMBER
from workflow.forms.settling import choices_of, settlement_of, words_hint
from workflow.models import Line
from workflow.reports.board_office import board_head

DEEDS = {
    "công trạng": "đã có thành tích xuất sắc trong phong trào thi đua yêu nước năm {year}",
    "chuyên đề": "đã có thành tích xuất sắc trong phong trào thi đua chuyên đề năm {year}",
    "đột xuất": "đã có thành tích đột xuất đặc biệt xuất sắc năm {year}",
}
TEXT_AREA = {"rows": 3}
# Stands where somebody meant to write something later.
GAP = "…"
OF_THE_ANSWER = ("basis", "basis_words", "settled")


class WordingForm(NumberedPaperForm):
    """What the officer writes; Điều 1 is composed from it and from the list."""

    about = forms.CharField(
        label="Trích yếu",
        max_length=300,
        error_messages=MISSING,
        widget=forms.Textarea(attrs=TEXT_AREA),
        help_text="In dưới chữ QUYẾT ĐỊNH, bắt đầu bằng “Về việc”; thiếu thì chương trình thêm vào.",
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
        help_text="Dòng cuối phần căn cứ: “Theo đề nghị của” và chức vụ người đứng đầu cơ quan trình; "
        "tờ trình ghi ở hai ô dưới.",
    )
    paper_number = PaperNumberField(
        label="Số tờ trình trình ký", help_text="Số ở sổ văn bản đi của cơ quan trình."
    )
    paper_on = DayField(label="Ngày tờ trình trình ký", required=False)
    basis = forms.ChoiceField(label="Căn cứ kết luận", required=False)
    basis_words = forms.CharField(
        label="Điều luật hoặc số liệu đã chọn, ghi rõ", max_length=LONGEST, required=False
    )
    settled = forms.CharField(
        label="Lý do quyết định dù quy định còn để ngỏ",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs=TEXT_AREA),
        help_text="Được lưu vào nhật ký cùng căn cứ.",
    )
    question: OpenQuestion | None = None

    def ask(self, question: OpenQuestion | None) -> None:
        """What the law leaves open of who decides, if anything; the rule offers what can answer it."""
        self.question = question
        if question is None:
            for name in OF_THE_ANSWER:
                del self.fields[name]
            return
        nothing = ("", "Chọn điều trả lời câu hỏi này")
        choice_field(self, "basis").choices = [nothing, *choices_of(question)]
        self.fields["basis"].help_text = question.review.question
        self.fields["basis_words"].help_text = words_hint(question)

    def show_sign(self, symbol: str) -> None:
        """The example bears the sign of the office that submits; "TTr-" lacks its abbreviation."""
        told = f"Số ở sổ văn bản đi của cơ quan trình, ví dụ 12/{symbol}."
        if symbol.endswith("-"):
            told = "Cơ quan trình chưa có tên viết tắt trong chương trình: ghi số và cả ký hiệu."
        self.fields["paper_number"].help_text = told

    def clean_proposal(self) -> str:
        given = str(self.cleaned_data["proposal"])
        if GAP in given:
            raise ValidationError(f"Thay dấu “{GAP}” bằng số và ngày của tờ trình, hoặc để trống ô này.")
        return given

    def wording(self) -> DecisionWording:
        texts = {name: clean(self.cleaned_data[name]) for name in ("about", "achievement", "proposal")}
        # Both stand within a sentence or a heading of the paper, which end themselves.
        texts |= {name: texts[name].rstrip(" .") for name in ("about", "achievement")}
        return DecisionWording(**texts, settled=self._answer(), submission=self.given())

    def _answer(self) -> Settlement | None:
        if self.question is None:
            return None
        basis, words, reason = (clean(self.cleaned_data[name]) for name in OF_THE_ANSWER)
        return settlement_of(self.question, basis, words, reason)

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        if found.get("paper_number") and not found.get("proposal") and "proposal" not in self.errors:
            self.add_error("proposal", "Đã ghi số tờ trình thì ghi cơ quan đề nghị.")
        return found


def proposed_wording(
    award: Award, *, way: str, year: int, jurisdiction: Jurisdiction, on: date
) -> dict[str, str]:
    """The usual words; who proposes is the head of the Board's office of that day."""
    granted = f"tặng danh hiệu {award.name}" if award.is_title else f"tặng {award.name}"
    proposer = board_head(jurisdiction, on=on) or "cơ quan thường trực thi đua, khen thưởng"
    return {
        "about": f"Về việc {granted} năm {year}",
        "achievement": DEEDS.get(way, DEEDS["công trạng"]).format(year=year),
        "proposal": f"Theo đề nghị của {proposer}",
    }


class NextNumberForm(forms.Form):
    """What the register of the office says; `seen` is the next number that the page showed."""

    number = forms.IntegerField(
        label="Số tiếp theo",
        min_value=1,
        max_value=LARGEST_NUMBER,
        error_messages={**MISSING, "invalid": "Ghi số nguyên, không kèm ký hiệu, ví dụ 145."},
        help_text="Số mà sổ văn bản đi của cơ quan sẽ cấp tiếp; chỉ ghi phần số.",
    )
    reason = forms.CharField(
        label="Lý do",
        max_length=300,
        error_messages=MISSING,
        widget=forms.Textarea(attrs=TEXT_AREA),
        help_text="Các số bỏ qua đã cấp cho văn bản nào (in trong sổ), hoặc vì sao ghi lại; lưu vào nhật ký.",
    )
    seen = forms.IntegerField(min_value=1, max_value=LARGEST, widget=forms.HiddenInput)


class ReturnForm(forms.Form):
    reason = forms.CharField(
        label="Chỗ phải sửa",
        max_length=1000,
        error_messages=MISSING,
        widget=forms.Textarea(attrs=TEXT_AREA),
        help_text="Người soạn và người ký đọc đúng những lời này.",
    )


class RefusalsBackForm(forms.Form):
    """Which of the lines he struck stand again, and why."""

    lines = TickedField(
        label="Trường hợp được đưa lại vào dự thảo",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Chọn ít nhất một trường hợp.",
            "invalid_choice": "“%(value)s” không có trong danh sách. Hãy chọn lại.",
        },
    )
    reason = forms.CharField(
        label="Lý do rút ý kiến",
        max_length=500,
        error_messages=MISSING,
        widget=forms.Textarea(attrs=TEXT_AREA),
        help_text="Đơn vị và chuyên viên đọc đúng những lời này; lưu vào nhật ký cùng ý kiến trước.",
    )

    def __init__(self, *args: Any, struck: Iterable[Line], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = [(line.pk, f"{line.nomination.recipient_name}: {line.refused_reason}") for line in struck]
        choice_field(self, "lines").choices = told


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
