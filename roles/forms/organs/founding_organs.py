"""Forms of founding and composing: they read what was typed; the doors of roles/founding decide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from roles.forms.fields import MISSING, DayField, TickedField, choice_field
from roles.models import Bloc, Unit, UnitLevel

INSTRUMENT = "Số, ngày và cơ quan ban hành, ví dụ: Nghị quyết 864/NQ-UBTVQH14 ngày 10/01/2020."
OfferedUnits = Iterable[tuple[Unit, str]]


class PaperForm(forms.Form):
    """The paper that a composition, a head or a version rests on."""

    paper_number = forms.CharField(label="Số quyết định", max_length=80, error_messages=MISSING)
    paper_on = DayField(label="Ngày quyết định")
    paper_by = forms.CharField(label="Cơ quan ban hành", max_length=200, error_messages=MISSING)


class ProfileForm(forms.Form):
    """How a unit is called and where it stands from a day on."""

    name = forms.CharField(label="Tên đầy đủ", max_length=300, error_messages=MISSING)
    short_name = forms.CharField(label="Tên ngắn", max_length=120, required=False)
    code = forms.CharField(
        label="Mã, tên viết tắt",
        max_length=20,
        required=False,
        help_text="Tên viết tắt in sau ký hiệu văn bản, ví dụ SNV để có 15/TTr-SNV; xã, phường ghi mã đơn vị "
        "hành chính.",
    )
    place = forms.CharField(
        label="Địa danh", max_length=120, required=False, help_text="In trước ngày tháng trên văn bản."
    )
    is_armed_force = forms.BooleanField(
        label="Thuộc lực lượng vũ trang nhân dân",
        required=False,
        help_text="Quân đội, công an, dân quân tự vệ: được đề nghị Chiến sĩ tiên tiến, Đơn vị tiên tiến, "
        "Đơn vị quyết thắng.",
    )
    parent = forms.ChoiceField(label="Trực thuộc", required=False)
    since = DayField(label="Từ ngày")
    instrument = forms.CharField(
        label="Văn bản", max_length=200, error_messages=MISSING, help_text=INSTRUMENT
    )

    def __init__(self, *args: Any, parents: OfferedUnits, **given: Any) -> None:
        super().__init__(*args, **given)
        self._parents = offer(self, "parent", parents, empty="Không trực thuộc đơn vị nào")

    def clean_parent(self) -> Unit | None:
        return self._parents.get(self.cleaned_data["parent"])


class NewUnitForm(ProfileForm):
    level = forms.ChoiceField(label="Cấp", choices=UnitLevel.choices, error_messages=MISSING)
    has_legal_personality = forms.BooleanField(label="Có tư cách pháp nhân", required=False, initial=True)


class EndUnitForm(forms.Form):
    """The last day, who follows, by which paper."""

    last_day = DayField(label="Ngày cuối cùng hoạt động")
    successors = TickedField(
        label="Đơn vị kế tục",
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "choices-long"}),
        help_text="Đơn vị mới chưa có trong danh sách thì thành lập trước, rồi quay lại đây.",
    )
    is_dissolved = forms.BooleanField(label="Giải thể, không có đơn vị kế tục", required=False)
    instrument = forms.CharField(
        label="Văn bản", max_length=200, error_messages=MISSING, help_text=INSTRUMENT
    )

    def __init__(self, *args: Any, units: OfferedUnits, **given: Any) -> None:
        super().__init__(*args, **given)
        self._units = offer(self, "successors", units)

    def clean_successors(self) -> list[Unit]:
        return [self._units[key] for key in self.cleaned_data["successors"]]


class NewBlocForm(forms.Form):
    code = forms.CharField(
        label="Mã khối, cụm", max_length=20, error_messages=MISSING, help_text="Ngắn gọn, ví dụ: K09."
    )
    name = forms.CharField(label="Tên khối, cụm", max_length=300, error_messages=MISSING)


class MembersForm(PaperForm):
    """The members of a year, all at once; the page lists the ticks itself."""

    units = TickedField(label="Thành viên", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, units: OfferedUnits, **given: Any) -> None:
        super().__init__(*args, **given)
        self._units = offer(self, "units", units)

    def clean_units(self) -> list[Unit]:
        return [self._units[key] for key in self.cleaned_data["units"]]


class OfficersForm(PaperForm):
    """Head, deputy or both: only the roles that nobody holds yet are asked for."""

    head = forms.ChoiceField(label="Khối trưởng", required=False)
    deputy = forms.ChoiceField(label="Khối phó", required=False)
    reason = forms.CharField(
        label="Lý do giữ tiếp",
        max_length=300,
        required=False,
        help_text="Chỉ ghi khi khối trưởng năm trước làm tiếp năm nay.",
    )
    field_order = ("head", "deputy", "reason", "paper_number", "paper_on", "paper_by")

    def __init__(
        self, *args: Any, bloc: Bloc, units: OfferedUnits, vacant: Iterable[str], **given: Any
    ) -> None:
        super().__init__(*args, **given)
        for name in ("head", "deputy"):
            self.fields[name].label = bloc.said(str(self.fields[name].label))
        self.fields["reason"].help_text = bloc.said(str(self.fields["reason"].help_text))
        self.roles = tuple(vacant)
        for role in {"head", "deputy"} - set(self.roles):
            del self.fields[role]
        for role in self.roles:
            self._units = offer(self, role, units, empty="Chưa cử")

    @property
    def chosen(self) -> dict[str, Unit]:
        """The unit for each role that was filled in."""
        given = {role: self._units.get(self.cleaned_data[role]) for role in self.roles}
        return {role: unit for role, unit in given.items() if unit is not None}


class NewCouncilForm(forms.Form):
    name = forms.CharField(label="Tên hội đồng", max_length=200, error_messages=MISSING)


class CouncilVersionForm(PaperForm):
    size = forms.IntegerField(
        label="Số thành viên",
        min_value=1,
        max_value=99,
        error_messages=MISSING | {"invalid": "Ghi một số nguyên."},
        help_text="Đúng như quyết định; tỷ lệ phiếu tính trên số này.",
    )
    since = DayField(label="Có hiệu lực từ ngày")
    until = DayField(label="Đến hết ngày", required=False, help_text="Để trống nếu chưa định ngày kết thúc.")
    field_order = ("size", "since", "until", "paper_number", "paper_on", "paper_by")


def offer(form: forms.Form, field: str, units: OfferedUnits, *, empty: str = "") -> Mapping[str, Any]:
    """Fills the choices of the field; returns the unit by its key."""
    offered = list(units)
    choices = [(str(unit.pk), name) for unit, name in offered]
    choice_field(form, field).choices = [("", empty), *choices] if empty else choices
    return {str(unit.pk): unit for unit, _name in offered}
