"""What is told of a transfer: where to, since when, by which paper; and of its answer."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from django import forms

from dossiers.recipients.transfers.transfer_obstacles import TransferFacts
from roles.doors.founding_paper import FoundingPaper
from roles.forms.fields import MISSING, DayField, choice_field, said_in_words
from roles.forms.organs.founding_organs import PaperForm
from roles.organs.unit_choices import NamedUnits

LONGEST_OPINION, LONGEST_REASON = 300, 500
UNTAKEN = "(chưa có ai tiếp nhận)"


class TransferForm(PaperForm):
    """`places` are the units offered, by jurisdiction; in those of `taking` somebody can take him over."""

    to_unit = forms.ChoiceField(label="Chuyển đến đơn vị", error_messages=MISSING)
    moved_on = DayField(label="Ngày chuyển đến", help_text="Ngày đầu tiên làm việc ở đơn vị mới.")
    opinion = forms.CharField(
        label="Nhận xét của đơn vị này",
        max_length=LONGEST_OPINION,
        required=False,
        validators=[said_in_words],
        help_text="Về thời gian công tác ở đây: mức độ hoàn thành nhiệm vụ, theo văn bản nào.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = ("to_unit", "moved_on", "paper_number", "paper_on", "paper_by", "opinion")

    def __init__(
        self, *args: Any, places: list[tuple[str, NamedUnits]], taking: Container[int], **given: Any
    ) -> None:
        super().__init__(*args, **given)
        groups = [
            (
                place,
                [(str(unit.pk), name if unit.pk in taking else f"{name} {UNTAKEN}") for unit, name in rows],
            )
            for place, rows in places
            if rows
        ]
        choice_field(self, "to_unit").choices = [("", "Chọn đơn vị"), *groups]

    def facts(self) -> TransferFacts:
        """What the door takes."""
        told = self.cleaned_data
        paper = FoundingPaper(told["paper_number"], told["paper_on"], told["paper_by"])
        return TransferFacts(
            to_unit=int(told["to_unit"]), moved_on=told["moved_on"], paper=paper, opinion=told["opinion"]
        )


class TakeForm(forms.Form):
    post = forms.CharField(label="Chức vụ ở đơn vị này", max_length=200, required=False)
    staff_code = forms.CharField(
        label="Mã cán bộ ở đơn vị này", max_length=40, required=False, help_text="Để trống nếu chưa có."
    )


class TransferReasonForm(forms.Form):
    reason = forms.CharField(
        label="Lý do", max_length=LONGEST_REASON, validators=[said_in_words], error_messages=MISSING
    )
