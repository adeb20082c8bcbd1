"""What a reader chooses first, and the questions that follow from it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from dossiers.form_fields.day_field import HistoryDayField
from dossiers.without_dossier.lookup.award_questions import Asking, fields_of
from dossiers.without_dossier.lookup.fields import CountField, choice
from dossiers.without_dossier.lookup.words import KINDS
from law.awards import FORMS, TITLES, Award
from law.awards import award as award_of
from law.basics.grounds import grounds_for
from law.facts import Nominee
from law.judgement.asked import reads_of
from law.rulebook import NoRulebook, Rulebook, rulebook_on
from law.seats_and_money.quotas import has_quota
from roles.doors.law_in_force import stack_in_force

FIRST_YEAR, LAST_YEAR = 1990, 2100


def _choices(awards: dict[str, Award], nothing: str) -> list[tuple[str, str]]:
    return [("", nothing), *((code, each.name) for code, each in awards.items())]


def with_law(day: date) -> date:
    """The same day, when some law is loaded for it."""
    try:
        rulebook_on(day, stack=stack_in_force())
    except NoRulebook as fault:
        raise forms.ValidationError(str(fault)) from fault
    return day


class ChooseForm(forms.Form):
    """Titles and forms of reward are two lists: one entry of one of them. The day fixes the law."""

    danh_hieu = forms.ChoiceField(
        label="Danh hiệu thi đua", required=False, choices=_choices(dict(TITLES), "Không chọn danh hiệu")
    )
    hinh_thuc = forms.ChoiceField(
        label="Hình thức khen thưởng", required=False, choices=_choices(dict(FORMS), "Không chọn hình thức")
    )
    doi_tuong = forms.ChoiceField(
        label="Đối tượng",
        required=False,
        choices=[
            ("", "Theo danh hiệu, hình thức"),
            *((kind, name.capitalize()) for kind, name in KINDS.items()),
        ],
    )
    ngay = HistoryDayField(label="Ngày xét", required=False)
    nam = forms.IntegerField(
        label="Năm của thành tích",
        required=False,
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, today: date, **given: Any) -> None:
        super().__init__(*args, **given)
        self.today = today

    def clean_ngay(self) -> date:
        return with_law(self.cleaned_data["ngay"] or self.today)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        chosen = [code for code in (given.get("danh_hieu"), given.get("hinh_thuc")) if code]
        if len(chosen) != 1:
            self.add_error("hinh_thuc", "Chọn một danh hiệu thi đua, hoặc một hình thức khen thưởng.")
            return given
        kind = given.get("doi_tuong") or award_of(chosen[0]).recipients[0]
        day = given.get("ngay") or self.today
        return given | {"award": chosen[0], "kind": kind, "year": given.get("nam") or day.year}


class AnswersForm(forms.Form):
    """The questions of one award on one day, and no others."""

    def __init__(self, *args: Any, asking: Asking, rules: Rulebook, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields.update(fields_of(asking))
        asked = Nominee(id="", kind=asking.kind, award=asking.award)
        if grounds := {each.code: each.told for each in grounds_for(asked, rules)}:
            self.fields["tieu_chuan"] = choice("Xét theo tiêu chuẩn", grounds)
        if has_quota(asking.award, rules):
            value = rules.value(f"quota.{asking.award}")
            name = value["base_name"] if value else ""
            self.fields["co_so"] = CountField(label=f"Số {name} của đơn vị (để tính số suất)")


def asking_of(chosen: dict[str, Any], rules: Rulebook) -> Asking:
    award, kind = chosen["award"], chosen["kind"]
    return Asking(award, kind, chosen["year"], reads_of(award, kind, rules))
