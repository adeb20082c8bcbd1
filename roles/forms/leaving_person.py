"""The form by which somebody's open work goes to others: one choice an appointment, one paper for all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.contrib.auth.models import User

from roles.appointments.departing.work_left_behind import WorkOfOffice
from roles.appointments.people_in_office import InOffice
from roles.doors.founding_paper import FoundingPaper
from roles.forms.fields import MISSING, DayField
from roles.models import Appointment
from vietnamese.text import clean, has_every_word

NOBODY = "Không giao lại cho ai"
Choices = list[tuple[str, str]]
HERE, ELSEWHERE = "Đang làm cùng nơi", "Nơi khác"
# More people than this are not read through: whoever is meant is looked for.
MOST_UNASKED = 30


class HandOverForm(forms.Form):
    """`people` may be heirs. Of those elsewhere stand in the lists who bears the `words`, all where they are
    few, and whoever was chosen."""

    shown = forms.CharField(max_length=1_000, widget=forms.HiddenInput)
    words = forms.CharField(
        label="Tìm người nhận ở nơi khác",
        max_length=100,
        required=False,
        help_text="Danh sách người nhận có người cùng nơi; tìm thì thêm người ở nơi khác khớp chữ đã gõ.",
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "Tên người, chức vụ hoặc đơn vị"}),
    )
    last_day = DayField(
        label="Ngày làm việc cuối cùng",
        help_text="Hôm nay: người ấy còn làm đến hết ngày, rồi tài khoản đóng. Hôm qua: tài khoản đóng ngay. "
        "Người nhận giữ chức trách từ ngày hôm sau.",
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
        named: dict[str, list[InOffice]] = {}
        self._people: dict[str, User] = {}
        for one in people:
            key = str(one.row.user_id)
            self._people[key] = one.row.user
            named.setdefault(key, []).append(one)
        self.number_of_people = len(named)
        self.fields["shown"].initial = ",".join(str(one.row.pk) for one in works)
        self.works = [(one, self._heir_field(one, named)) for one in works]

    def heirs(self) -> dict[int, User | None]:
        """Of the appointments that were shown, which the door compares with those there are."""
        shown, given = self.cleaned_data["shown"].split(","), self.cleaned_data
        return {int(pk): self._people.get(given.get(f"heir_{pk}", "")) for pk in shown if pk.isdecimal()}

    def paper(self) -> FoundingPaper:
        given = self.cleaned_data
        return FoundingPaper(given["paper_number"], given["paper_on"], given["paper_by"])

    def is_searched(self) -> bool:
        return self.number_of_people > MOST_UNASKED

    def _heir_field(self, one: WorkOfOffice, named: Mapping[str, list[InOffice]]) -> forms.BoundField:
        """Who signs for somebody else has nothing of his own to hand on."""
        name, nobody = f"heir_{one.row.pk}", ("", "Chọn…" if one.needs_heir else NOBODY)
        self.fields[name] = forms.ChoiceField(
            label=f"Người nhận: {one.row.get_office_display()}",
            choices=[nobody, *([] if one.row.capacity else self._nearest_first(one.row, named))],
            required=one.needs_heir,
            error_messages={"required": "Còn việc đang mở: chọn người nhận bàn giao."},
        )
        return self[name]

    def _nearest_first(
        self, row: Appointment, named: Mapping[str, list[InOffice]]
    ) -> list[tuple[str, Choices]]:
        """By group: who serves at the same organ, then those elsewhere; each stands once."""
        words = self._typed("words")
        groups: dict[str, Choices] = {HERE: [], ELSEWHERE: []}
        for key, offices in named.items():
            here = next((each for each in offices if each.row.organ == row.organ), None)
            one = here or offices[0]
            told = f"{one.person}, {one.row.post}, {one.place}"
            is_found = has_every_word(told, words) if words else not self.is_searched()
            if here or is_found or key == self._typed(f"heir_{row.pk}"):
                groups[HERE if here else ELSEWHERE].append((key, told))
        return [(group, people) for group, people in groups.items() if people]

    def _typed(self, name: str) -> str:
        """What was sent, or what is shown anew while somebody is looked for."""
        given = self.data if self.is_bound else self.initial
        return clean(str(given.get(name, "")))
