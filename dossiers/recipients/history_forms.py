"""The lists of a recipient's history on its card: ratings, titles, initiatives, figures."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BaseModelFormSet, modelformset_factory
from django.forms.formsets import TOTAL_FORM_COUNT

from dossiers.form_fields.counts import PeopleField, YearField
from dossiers.form_fields.day_field import HistoryDayField
from dossiers.models import CollectiveYear, HeldTitle, Initiative, Rating, Recipient
from dossiers.recipients.forms import NOTHING
from dossiers.recipients.paper_checks.declared_facts import editable
from law.awards import ELSEWHERE, FORMS, TITLES
from roles.forms.fields import choice_field, model_field

# A long life of work has half as many of anything; each row costs its form on every showing of the card.
MOST_ROWS = 100
PARTS = ("women", "advanced_workers", "grassroots_fighters", "completed", "warned_or_worse")


class CardRowForm(forms.ModelForm):
    """A row of a list; `caption` tells which, where two editors differ about it."""

    of_list = ""

    @property
    def caption(self) -> str:
        return f"{self.of_list} năm {self.initial.get('year', '')}: "


class TitleForm(CardRowForm):
    """Titles and forms received before, also by other bodies; two groups, never mixed."""

    of_list = "Danh hiệu, hình thức"
    award = forms.ChoiceField(label="Danh hiệu, hình thức")
    year = YearField()
    decision_on = HistoryDayField(label="Ngày quyết định", required=False)

    class Meta:
        model = HeldTitle
        fields = ("award", "year", "decision_number", "decision_on", "decided_by")

    def __init__(self, *args: Any, kind: str, **given: Any) -> None:
        super().__init__(*args, **given)
        choice_field(self, "award").choices = awards_held_by(kind, kept=self.instance.award)


def awards_held_by(kind: str, *, kept: str = "") -> list[tuple[str, Any]]:
    """What such a recipient can have received, in its groups; `kept` is what its row names already."""
    return [("", NOTHING)] + [
        (
            label,
            [(code, each.name) for code, each in awards.items() if kind in each.recipients or code == kept],
        )
        for label, awards in (
            ("Danh hiệu thi đua", TITLES),
            ("Hình thức khen thưởng", FORMS),
            ("Do bộ, ban, ngành, đoàn thể trung ương tặng", ELSEWHERE),
        )
    ]


class InitiativeForm(CardRowForm):
    """A browser sends the first choice of a list that nobody touched: a row of these alone stays empty."""

    of_list = "Sáng kiến, đề tài"
    kind = forms.ChoiceField(
        label="Loại",
        choices=[(each, each) for each in ("sáng kiến", "đề tài", "đề án", "mưu trí")],
        initial="sáng kiến",
    )
    level = forms.ChoiceField(
        label="Cấp công nhận",
        choices=[(each, each) for each in ("cơ sở", "tỉnh", "toàn quốc")],
        initial="cơ sở",
    )
    year = YearField()
    decision_on = HistoryDayField(label="Ngày công nhận", required=False)

    class Meta:
        model = Initiative
        fields = ("code", "title", "kind", "level", "year", "decision_number", "decision_on")


class RatingForm(CardRowForm):
    of_list = "Xếp loại"
    year = YearField()
    level = forms.ChoiceField(label="Mức độ hoàn thành", choices=[("", NOTHING), *Rating.Level.choices])

    class Meta:
        model = Rating
        fields = ("year", "level")


class CollectiveYearForm(CardRowForm):
    of_list = "Số liệu tập thể"
    year = YearField()
    people = PeopleField(label="Số người")
    women = PeopleField(label="Số nữ")
    advanced_workers = PeopleField(label="Số đạt Lao động tiên tiến")
    grassroots_fighters = PeopleField(label="Số đạt Chiến sĩ thi đua cơ sở")
    completed = PeopleField(label="Số hoàn thành nhiệm vụ")
    warned_or_worse = PeopleField(label="Số bị kỷ luật từ cảnh cáo trở lên")

    class Meta:
        model = CollectiveYear
        fields = (
            "year",
            "people",
            "women",
            "advanced_workers",
            "grassroots_fighters",
            "completed",
            "warned_or_worse",
            "party_cell",
        )

    def clean(self) -> dict[str, Any]:
        """The parts of a collective never exceed its people; each is told at its own field."""
        found = super().clean() or self.cleaned_data
        people = found.get("people")
        for name in PARTS:
            if people is not None and (found.get(name) or 0) > people:
                self.add_error(name, f"{found[name]} lớn hơn tổng số người của tập thể ({people}).")
        return found


class HistoryRows(BaseModelFormSet):
    """One list of a history. More rows than it may have are refused before a single form is made of them."""

    default_error_messages = {
        "too_many_forms": f"Mỗi danh sách được tối đa {MOST_ROWS} dòng. Xóa bớt dòng cũ rồi lưu lại.",
        "missing_management_form": "Danh sách gửi lên không đủ phần cần có. Tải lại trang rồi sửa lại.",
    }

    def add_fields(self, form: forms.ModelForm, index: Any) -> None:
        """Django lets a row name any row of its table; here it is one of the list's own."""
        super().add_fields(form, index)
        model_field(form, "id").queryset = self.queryset

    def total_form_count(self) -> int:
        asked = self.management_form.cleaned_data[TOTAL_FORM_COUNT] if self.is_bound else None
        if asked is not None and asked > MOST_ROWS:
            return 0
        return super().total_form_count()


def _list(model: type, form: type[forms.ModelForm]) -> type[BaseModelFormSet]:
    return modelformset_factory(
        model,
        form=form,
        formset=HistoryRows,
        extra=1,
        can_delete=True,
        max_num=MOST_ROWS,
        absolute_max=MOST_ROWS,
        validate_max=True,
    )


LISTS: dict[str, tuple[str, type[BaseModelFormSet]]] = {
    "ratings": ("Xếp loại hằng năm", _list(Rating, RatingForm)),
    "titles": ("Danh hiệu, hình thức đã được tặng", _list(HeldTitle, TitleForm)),
    "initiatives": ("Sáng kiến, đề tài", _list(Initiative, InitiativeForm)),
    "years": ("Số liệu tập thể theo năm", _list(CollectiveYear, CollectiveYearForm)),
}
OF_PERSONS = ("ratings", "titles", "initiatives")
# Of these lists each row says how it is known.
DECLARED = ("titles", "initiatives")
OF_COLLECTIVES = ("years", "ratings", "titles")


def lists_of(recipient: Recipient, posted: Any = None) -> dict[str, BaseModelFormSet]:
    """The lists that this kind of recipient has, without what its unit edits no more (`shown_lists`)."""
    names = OF_PERSONS if recipient.kind == Recipient.Kind.INDIVIDUAL else OF_COLLECTIVES
    return {
        name: LISTS[name][1](
            posted,
            prefix=name,
            queryset=_rows(recipient, name),
            form_kwargs={"kind": recipient.kind} if name == "titles" else {},
        )
        for name in names
    }


def _rows(recipient: Recipient, name: str) -> Any:
    rows = getattr(recipient, name).order_by("pk")
    return rows.filter(editable(name)).select_related("declared_by") if name in DECLARED else rows
