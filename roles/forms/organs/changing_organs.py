"""Forms of a change during the year and of an end; the doors of roles/founding decide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from roles.forms.fields import MISSING, DayField, choice_field, key_of
from roles.forms.organs.founding_organs import INSTRUMENT, PaperForm
from roles.founding import Holder
from roles.models import Bloc, BlocOffice, Jurisdiction, Unit

Members = Sequence[tuple[Unit, str, Sequence[tuple[User, str]]]]
LATER = "Chưa rõ người: phân công sau"


class ChangeOfficersForm(PaperForm):
    """Head, deputy or both, each with its person, from a day; `seen` is whom the page named as in office."""

    since = DayField(label="Từ ngày")
    reason = forms.CharField(label="Lý do", max_length=300, error_messages=MISSING)

    def __init__(
        self, *args: Any, bloc: Bloc, members: Members, held: Mapping[str, BlocOffice], **given: Any
    ) -> None:
        super().__init__(*args, **given)
        self.bloc = bloc
        self._holders = _holders(members)
        self.roles = [role for role in BlocOffice.Role if role in held]
        for role in self.roles:
            kept = next((name for unit, name, _people in members if unit.pk == held[role].unit_id), "")
            self.fields[role] = forms.ChoiceField(
                label=f"{bloc.said(role.label).capitalize()} mới", required=False
            )
            choice_field(self, role).choices = [
                ("", f"Không thay: {kept}" if kept else "Không thay"),
                *_choices(members, but=held[role].unit_id),
            ]
            self.fields[f"seen_{role}"] = forms.CharField(
                widget=forms.HiddenInput, required=False, max_length=20, initial=held[role].pk
            )
        self.order_fields([*self.roles, "since", "reason", "paper_number", "paper_on", "paper_by"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not any(given.get(role) for role in self.roles):
            raise ValidationError(self.bloc.said("Chưa chọn khối trưởng hay khối phó mới."))
        return given

    @property
    def chosen(self) -> dict[str, Holder]:
        """Who takes over each role that was filled in."""
        given = {str(role): self._holders.get(self.cleaned_data[role]) for role in self.roles}
        return {role: holder for role, holder in given.items() if holder is not None}

    @property
    def seen(self) -> dict[str, int]:
        """The offices that the page showed, by role."""
        given = {str(role): key_of(self.cleaned_data[f"seen_{role}"]) for role in self.roles}
        return {role: key for role, key in given.items() if key is not None}


class EndBlocForm(forms.Form):
    last_day = DayField(label="Ngày cuối cùng hoạt động")
    instrument = forms.CharField(
        label="Văn bản",
        max_length=200,
        error_messages=MISSING,
        help_text="Số, ngày và cơ quan ban hành, ví dụ: Quyết định 31/QĐ-UBND ngày 05/01/2026.",
    )


class EndJurisdictionForm(forms.Form):
    last_day = DayField(label="Ngày cuối cùng có thẩm quyền")
    successor = forms.ChoiceField(
        label="Cấp kế tục",
        error_messages=MISSING,
        help_text="Nhận các hồ sơ chưa xong từ ngày hôm sau, và tra cứu được mọi việc đã làm.",
    )
    instrument = forms.CharField(
        label="Văn bản", max_length=200, error_messages=MISSING, help_text=INSTRUMENT
    )

    def __init__(self, *args: Any, heirs: Iterable[Jurisdiction], **given: Any) -> None:
        super().__init__(*args, **given)
        self._heirs = {str(one.pk): one for one in heirs}
        choices = [("", "Chọn…"), *((key, one.name) for key, one in self._heirs.items())]
        choice_field(self, "successor").choices = choices

    def clean_successor(self) -> Jurisdiction:
        return self._heirs[self.cleaned_data["successor"]]


def _holders(members: Members) -> dict[str, Holder]:
    found = {f"{unit.pk}:": Holder(unit) for unit, _name, _people in members}
    for unit, _name, people in members:
        found |= {f"{unit.pk}:{user.pk}": Holder(unit, user) for user, _called in people}
    return found


def _choices(members: Members, *, but: int) -> list[tuple[str, list[tuple[str, str]]]]:
    """A group for each unit: its people, and nobody yet."""
    return [
        (
            name,
            [
                *((f"{unit.pk}:{user.pk}", f"{name}: {called}") for user, called in people),
                (f"{unit.pk}:", f"{name}: {LATER[0].lower()}{LATER[1:]}"),
            ],
        )
        for unit, name, people in members
        if unit.pk != but
    ]
