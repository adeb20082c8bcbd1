"""What is typed of a merger: who takes over, how it is called, from which day, by which paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from dossiers.models import Recipient
from dossiers.succession.heirs_power import NewPower
from dossiers.succession.merging import Merging
from dossiers.succession.splitting import SplitPart, Splitting
from roles.forms.fields import MISSING, DayField, choice_field
from roles.forms.organs.founding_organs import INSTRUMENT, OfferedUnits, offer
from roles.forms.organs.founding_powers import NewPowerForm
from roles.founding import FirstOfficer, NewUnit
from roles.models import Jurisdiction, Unit, UnitLevel, UnitProfile

NEW = "new"
OFFICER = ("username", "full_name", "user", "post", "paper_number", "paper_on", "paper_by")


class PaperOfDayForm(forms.Form):
    """From which day, by which paper."""

    since = DayField(label="Có hiệu lực từ ngày", help_text="Ngày đầu tiên sau khi sắp xếp.")
    instrument = forms.CharField(
        label="Văn bản", max_length=200, error_messages=MISSING, help_text=INSTRUMENT
    )


class NamedUnitForm(forms.Form):
    """A unit that begins; every field may stay empty where none does."""

    name = forms.CharField(label="Tên đầy đủ của đơn vị mới", max_length=300, required=False)
    code = forms.CharField(label="Mã, tên viết tắt", max_length=20, required=False)
    place = forms.CharField(
        label="Địa danh", max_length=120, required=False, help_text="In trước ngày tháng trên văn bản."
    )
    level = forms.ChoiceField(label="Cấp", choices=UnitLevel.choices, required=False)
    parent = forms.ChoiceField(label="Trực thuộc", required=False)
    has_legal_personality = forms.BooleanField(label="Có tư cách pháp nhân", required=False, initial=True)

    def __init__(self, *args: Any, parents: OfferedUnits, **given: Any) -> None:
        super().__init__(*args, **given)
        self._parents = offer(self, "parent", parents, empty="Không trực thuộc đơn vị nào")

    def clean_parent(self) -> Unit | None:
        return self._parents.get(self.cleaned_data["parent"])

    def new_unit(self, jurisdiction: Jurisdiction) -> NewUnit:
        given = self.cleaned_data
        return NewUnit(
            name=given["name"],
            code=given["code"],
            place=given["place"],
            level=given["level"] or UnitLevel.COMMUNE,
            parent=given["parent"],
            has_legal_personality=given["has_legal_personality"],
            since=given["since"],
            jurisdiction=jurisdiction,
        )


class SplitForm(PaperOfDayForm):
    """Up to `parts` new units, each with a name, code and place, and for each of `people` where he goes."""

    def __init__(self, *args: Any, parts: int, people: Sequence[Recipient], **given: Any) -> None:
        super().__init__(*args, **given)
        self.parts, self.people = range(1, parts + 1), people
        for part in self.parts:
            self.fields[f"name_{part}"] = forms.CharField(
                label=f"Tên đơn vị mới thứ {part}", max_length=300, error_messages=MISSING
            )
            self.fields[f"code_{part}"] = forms.CharField(
                label="Mã, tên viết tắt", max_length=20, required=False
            )
            self.fields[f"place_{part}"] = forms.CharField(label="Địa danh", max_length=120, required=False)
        choices = [("", "Ở lại"), *((str(part), f"Đơn vị mới thứ {part}") for part in self.parts)]
        for person in people:
            self.fields[f"go_{person.pk}"] = forms.ChoiceField(
                label=person.name, choices=choices, required=False
            )

    def splitting(self, unit: Unit, profile: UnitProfile) -> Splitting:
        """The new units are of the level, and stand where, the old one does."""
        given = self.cleaned_data
        return Splitting(
            unit=unit,
            parts=[
                SplitPart(
                    into=NewUnit(
                        name=given[f"name_{part}"],
                        code=given[f"code_{part}"],
                        place=given[f"place_{part}"],
                        level=unit.level,
                        has_legal_personality=unit.has_legal_personality,
                        is_armed_force=profile.is_armed_force,
                        parent=profile.parent,
                        jurisdiction=profile.jurisdiction,
                        since=given["since"],
                    ),
                    people=[person.pk for person in self.going(part)],
                )
                for part in self.parts
            ],
            since=given["since"],
            instrument=given["instrument"],
        )

    def going(self, part: int | str) -> list[Recipient]:
        """Who goes to that part; "" are those who stay."""
        return [each for each in self.people if self.cleaned_data.get(f"go_{each.pk}", "") == str(part)]

    @property
    def groups(self) -> list[tuple[str, list[Recipient]]]:
        """By the name of each new unit, and who stays last."""
        named = [(self.cleaned_data[f"name_{part}"], self.going(part)) for part in self.parts]
        return [*named, ("Ở lại", self.going(""))]

    @property
    def part_fields(self) -> list[tuple[forms.BoundField, ...]]:
        return [tuple(self[f"{name}_{part}"] for name in ("name", "code", "place")) for part in self.parts]

    @property
    def person_fields(self) -> list[tuple[Recipient, forms.BoundField]]:
        return [(each, self[f"go_{each.pk}"]) for each in self.people]


class MergeForm(NamedUnitForm, PaperOfDayForm):
    """`chosen` are the units of the first step, each with its name."""

    heir = forms.ChoiceField(label="Đơn vị nhận", error_messages=MISSING)
    with_collectives = forms.BooleanField(
        label="Tập thể của các đơn vị cũ cũng chuyển theo",
        required=False,
        help_text="Để trống khi tập thể kết thúc cùng đơn vị: danh hiệu cũ không tính cho tập thể mới.",
    )
    field_order = (
        *("heir", "name", "code", "place", "level", "parent", "has_legal_personality"),
        *("since", "instrument", "with_collectives"),
    )

    def __init__(
        self, *args: Any, chosen: Sequence[tuple[Unit, str]], jurisdiction: Jurisdiction, **given: Any
    ) -> None:
        super().__init__(*args, **given)
        self._chosen, self._jurisdiction = {str(unit.pk): unit for unit, _name in chosen}, jurisdiction
        self._names = {unit.pk: name for unit, name in chosen}
        stays = [(str(unit.pk), f"Giữ “{name}”, các đơn vị kia nhập vào") for unit, name in chosen]
        choice_field(self, "heir").choices = [(NEW, "Thành lập đơn vị mới"), *stays]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("heir") == NEW and not given.get("name"):
            self.add_error("name", "Ghi tên đơn vị mới đúng như trong văn bản.")
        return given

    @property
    def staying(self) -> Unit | None:
        """Which of the chosen units stays."""
        return self._chosen.get(self.cleaned_data["heir"])

    @property
    def staying_name(self) -> str:
        return self._names[self.staying.pk] if self.staying else ""

    @property
    def ending_names(self) -> list[str]:
        return [name for key, name in self._names.items() if self.staying is None or key != self.staying.pk]

    def merging(self, power: NewPower | None = None) -> Merging:
        """`power` begins with a new unit alone."""
        into = self.staying
        return Merging(
            units=[unit for unit in self._chosen.values() if into is None or unit.pk != into.pk],
            into=into or self.new_unit(self._jurisdiction),
            since=self.cleaned_data["since"],
            instrument=self.cleaned_data["instrument"],
            with_collectives=self.cleaned_data["with_collectives"],
            power=None if into else power,
        )


class HeirsPowerForm(NewPowerForm):
    """The power of the new unit, from the day of the merger, and its first officer; asked for where a unit
    begins alone, so that no browser keeps the form back."""

    prefix = "power"
    use_required_attribute = False

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        del self.fields["since"]

    def new_power(self) -> NewPower:
        words = dict(self.cleaned_data)
        officer = FirstOfficer(**{name: words.pop(name) for name in OFFICER})
        return NewPower(words=words, officer=officer)
