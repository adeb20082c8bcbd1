"""Forms of packages for those above: to whom, the signed petition, and what came back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from dossiers.evidence.handed_in import HandedIn
from dossiers.form_fields.one_file import LONGEST_FILE_NAME
from dossiers.uploads.upload_limits import LARGEST_UPLOAD_WORDS
from roles.doors.given_numbers import GivenNumber
from roles.forms.fields import MISSING, DayField, choice_field
from roles.forms.paper_number import NumberElsewhereField, PaperNumberField
from vietnamese.text import clean
from workflow.actions.record_reply import PaperFromAbove
from workflow.actions.send_up import Sending
from workflow.models import Outcome


class AddresseeForm(forms.Form):
    """Who is asked; the cases are ticked beside it."""

    addressee = forms.CharField(
        label="Kính gửi",
        max_length=200,
        error_messages=MISSING,
        help_text="Người được trình; khen thưởng do Chủ tịch nước quyết định cũng qua Thủ tướng Chính phủ.",
    )


class SendingForm(forms.Form):
    """The petition as it was signed and numbered on paper, and where all of it went."""

    paper_number = PaperNumberField(
        label="Số tờ trình",
        required=True,
        error_messages=MISSING,
        help_text="Số ở sổ văn bản đi, ví dụ 120 hoặc 120/TTr-UBND.",
    )
    paper_on = DayField(label="Ngày tờ trình")
    signer = forms.ChoiceField(label="Người ký tờ trình", error_messages=MISSING)
    sent_to = forms.CharField(
        label="Nơi nhận hồ sơ",
        max_length=200,
        error_messages=MISSING,
        help_text="Cơ quan tiếp nhận hồ sơ trình, ví dụ Bộ Nội vụ.",
    )
    sent_on = DayField(label="Ngày gửi")

    def offer_signers(self, names: Iterable[tuple[str, str]]) -> None:
        """(name, name with the post) of everybody who may sign."""
        choice_field(self, "signer").choices = list(names)

    def sending(self) -> Sending:
        given: dict[str, Any] = self.cleaned_data
        return Sending(
            GivenNumber(given["paper_number"], given["paper_on"]),
            given["signer"],
            clean(given["sent_to"]),
            given["sent_on"],
        )


class ReplyForm(forms.Form):
    """One paper from above, on the ticked cases."""

    outcome = forms.ChoiceField(
        label="Cấp trên trả lời thế nào",
        choices=[
            (Outcome.GRANTED.value, "Quyết định tặng: ghi danh hiệu, hình thức cho các trường hợp đã chọn"),
            (Outcome.DENIED.value, "Không tặng: các trường hợp đã chọn kết thúc tại đây"),
            (Outcome.RETURNED.value, "Trả lại: các trường hợp đã chọn trở về thẩm định"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Chọn một trong ba."},
    )
    paper_number = NumberElsewhereField(
        label="Số văn bản",
        required=True,
        error_messages=MISSING,
        help_text="Đúng như trên văn bản, ví dụ quyết định 512/QĐ-TTg, công văn 4567/BNV-TĐKT.",
    )
    paper_on = DayField(label="Ngày văn bản")
    decided_by = forms.CharField(
        label="Người, cơ quan ban hành",
        max_length=200,
        error_messages=MISSING,
        help_text="Quyết định tặng: người có thẩm quyền quyết định. Không tặng, trả lại: cơ quan trả lời.",
    )
    reason = forms.CharField(
        label="Lý do không tặng, trả lại",
        max_length=700,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Cấp trên không tặng hoặc trả lại thì phải ghi. Đơn vị đọc đúng những lời này.",
    )
    scan = forms.FileField(
        label="Bản chụp văn bản",
        max_length=LONGEST_FILE_NAME,
        error_messages={"required": "Đính kèm bản chụp văn bản của cấp trên."},
        help_text=f"PDF, Word, Excel, ảnh JPG hoặc PNG, tối đa {LARGEST_UPLOAD_WORDS}.",
    )

    def __init__(self, *args: Any, has_scan: bool = False, **more: Any) -> None:
        """`has_scan`: it was kept when the form was sent before."""
        super().__init__(*args, **more)
        self.fields["scan"].required = not has_scan

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        is_explained = found.get("outcome") in ("", None, Outcome.GRANTED)
        if not is_explained and not (found.get("reason") or "").strip():
            self.add_error("reason", "Ghi lý do cấp trên nêu trong văn bản.")
        return found

    def paper(self, scan: HandedIn) -> PaperFromAbove:
        """What was typed, with the scan as it was kept."""
        given: dict[str, Any] = self.cleaned_data
        number = GivenNumber(given["paper_number"], given["paper_on"])
        outcome = Outcome(given["outcome"])
        return PaperFromAbove(outcome, number, clean(given["decided_by"]), scan, given["reason"].strip())
