"""What the pages of held cases ask: which ones, why, for whom they wait, when to look again."""

from __future__ import annotations

from typing import Any

from django import forms

from dossiers.models import Nomination
from law.awards import name_of
from roles.forms.fields import MISSING, DayField, TickedField, choice_field
from workflow.actions.steps.holding import Awaited


class AwaitedForm(forms.Form):
    """For whom a case waits, and the day of the next look, which the officer sets himself."""

    awaited_from = forms.CharField(
        label="Chờ kết luận của",
        max_length=200,
        error_messages=MISSING,
        help_text="Cơ quan, người đang thanh tra, kiểm tra hoặc giải quyết.",
    )
    next_look_on = DayField(
        label="Xem lại ngày", help_text="Ông/bà tự hẹn ngày hỏi lại kết quả; ngày này dời được."
    )

    def __init__(self, *args: Any, is_required: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("awaited_from", "next_look_on"):
            self.fields[name].required = is_required

    @property
    def awaited(self) -> Awaited:
        """What was understood of it; the door says what is missing."""
        given = getattr(self, "cleaned_data", {})
        return Awaited(given.get("awaited_from") or "", look_on=given.get("next_look_on") or None)


class ChosenForm(forms.Form):
    """Which nominations, and why."""

    chosen = TickedField(
        label="Trường hợp",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Chọn ít nhất một trường hợp."},
    )
    reason = forms.CharField(
        label="Lý do",
        max_length=1000,
        help_text="Nêu việc đang xem xét, kèm số và ngày văn bản.",
    )

    def __init__(self, *args: Any, rows: list[Nomination], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(rows)

    def offer(self, rows: list[Nomination]) -> None:
        """Only these are shown from now on."""
        choice_field(self, "chosen").choices = [
            (row.pk, f"{row.recipient_name}: {name_of(row.award)}") for row in rows
        ]


class HoldForm(AwaitedForm, ChosenForm):
    """Holds what is chosen."""

    field_order = ("chosen", "reason", "awaited_from", "next_look_on")


class LookForm(HoldForm):
    """Looks again at what is held and sets the next day."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = "Kết quả xem lại"
        self.fields["reason"].help_text = "Đã hỏi ai, được trả lời thế nào, kèm số và ngày văn bản."


class ReleaseForm(ChosenForm):
    """Lets what is chosen go on from where it stood."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = "Kết luận"
        self.fields["reason"].help_text = "Nêu kết luận, kèm số và ngày văn bản."
