"""The form by which somebody's open work goes to others: one choice an appointment, one paper for all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.contrib.auth.models import User

from roles.appointments.handing_work_over import WorkOfOffice
from roles.appointments.people_in_office import InOffice
from roles.doors.founding_paper import FoundingPaper
from roles.forms.fields import MISSING, DayField
from roles.models import Appointment

NOBODY = "Không giao lại cho ai"
Choices = list[tuple[str, str]]
HERE, ELSEWHERE = "Đang làm cùng nơi", "Nơi khác"


class HandOverForm(forms.Form):
    shown = forms.CharField(max_length=1_000, widget=forms.HiddenInput)
    last_day = DayField(
        label="Ngày làm việc cuối cùng", help_text="Người nhận giữ chức trách từ ngày hôm sau."
    )
    paper_number = forms.CharField(label="Số văn bản phân công người nhận", max_length=80, required=False)
    paper_on = DayField(label="Ngày văn bản", required=False)
    paper_by = forms.CharField(label="Cơ quan ban hành", max_length=200, required=False)
    reason = forms.CharField(
        label="Lý do",
        max_length=300,
        error_messages=MISSING,
        help_text="Ví dụ: nghỉ hưu từ 01/12/2026, Quyết định 45/QĐ-UBND ngày 20/11/2026.",
    )

    def __init__(
        self, *args: Any, works: Sequence[WorkOfOffice], people: Sequence[InOffice], **given: Any
    ) -> None:
        super().__init__(*args, **given)
        leaver = {one.row.user_id for one in works}
        named: dict[str, list[InOffice]] = {}
        self._people: dict[str, User] = {}
        for one in people:
            if one.row.user_id not in leaver and one.row.user.is_active:
                key = str(one.row.user_id)
                self._people[key] = one.row.user
                named.setdefault(key, []).append(one)
        self.fields["shown"].initial = ",".join(str(one.row.pk) for one in works)
        self.works = [(one, self._heir_field(one, named)) for one in works]

    def heirs(self) -> dict[int, User | None]:
        """Of the appointments that were shown, which the door compares with those there are."""
        shown, given = self.cleaned_data["shown"].split(","), self.cleaned_data
        return {int(pk): self._people.get(given.get(f"heir_{pk}", "")) for pk in shown if pk.isdecimal()}

    def paper(self) -> FoundingPaper:
        given = self.cleaned_data
        return FoundingPaper(given["paper_number"], given["paper_on"], given["paper_by"])

    def _heir_field(self, one: WorkOfOffice, named: Mapping[str, list[InOffice]]) -> forms.BoundField:
        """Who signs for somebody else has nothing of his own to hand on."""
        name, nobody = f"heir_{one.row.pk}", ("", "Chọn…" if one.needs_heir else NOBODY)
        self.fields[name] = forms.ChoiceField(
            label=f"Người nhận: {one.row.get_office_display()}",
            choices=[nobody, *([] if one.row.capacity else _nearest_first(one.row, named))],
            required=one.needs_heir,
            error_messages={"required": "Còn việc đang mở: chọn người nhận bàn giao."},
        )
        return self[name]


def _nearest_first(
    row: Appointment, named: Mapping[str, list[InOffice]]
) -> list[tuple[str, list[tuple[str, str]]]]:
    """By group: who serves at the same organ, then everybody else of the jurisdiction; each stands once."""
    groups: dict[str, Choices] = {HERE: [], ELSEWHERE: []}
    for key, offices in named.items():
        here = next((each for each in offices if each.row.organ == row.organ), None)
        one = here or offices[0]
        groups[HERE if here else ELSEWHERE].append((key, f"{one.person}, {one.row.post}, {one.place}"))
    return [(group, people) for group, people in groups.items() if people]
