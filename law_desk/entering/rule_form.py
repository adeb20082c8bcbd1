"""The form of one rule: what the new law says of it, with a field of the right kind for each figure."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst

from dossiers.form_fields.one_file import LONGEST_FILE_NAME
from dossiers.uploads.upload_limits import LARGEST_UPLOAD_WORDS
from law.citations import Citation
from law.packs.desk.rule_answers import ANSWERS, DROPPED, KEPT, LEFT, REPLACED, offered
from law.packs.desk.rule_fields import (
    CHOICE,
    CHOICES,
    CRITERION,
    DAY_OF_YEAR,
    DECIMAL,
    FLAG,
    NUMBER,
    TEXT,
    RuleField,
    fields_of,
)
from law_desk.entering.entering_rules import TypedRule
from law_desk.entering.worksheet import EnteredRule, Worksheet, typed_fields
from roles.forms.fields import MISSING, TickedField, typed_day

LARGEST_FIGURE, LONGEST_NUMBER = 1_000_000_000, 20
LONGEST_LIST = 12
"""More choices than these scroll in a frame of their own."""
_UNREAD_HELP = {
    KEPT: "Chỉ khi chưa có lời văn để đối chiếu: người có thẩm quyền tiếp tục tự xem xét.",
    REPLACED: "Đã có lời văn: điền giá trị đang có hiệu lực ở dưới, kể cả khi văn bản mới không sửa điều ấy.",
}
"""Of a rule that nobody had read before: what would be kept is not known."""
_HELP = {
    KEPT: "Văn bản mới không sửa điều này, hoặc nhắc lại đúng như trước.",
    REPLACED: "Điền giá trị mới ở dưới.",
    DROPPED: "Từ ngày ấy không xét điều này nữa.",
    LEFT: "Văn bản mới để địa phương, bộ, ngành đặt con số.",
}


class RuleForm(forms.Form):
    """Figures stand under `figure_0`, `figure_1` … in the order of the rule's fields."""

    answer = forms.ChoiceField(
        label="Văn bản mới nói thế nào", widget=forms.RadioSelect, error_messages=MISSING
    )
    instrument = forms.ChoiceField(label="Văn bản", error_messages=MISSING)
    article = forms.CharField(label="Điều", max_length=20, error_messages=MISSING)
    clause = forms.CharField(label="Khoản", max_length=20, required=False)
    point = forms.CharField(label="Điểm", max_length=20, required=False)
    words = forms.CharField(
        label="Lời của điều luật",
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages=MISSING,
        help_text="Chép nguyên văn từ bản đã công bố; lời này đi cùng gói luật.",
    )
    published = forms.CharField(
        label="Nơi công bố",
        max_length=300,
        error_messages=MISSING,
        help_text="Ví dụ: Công báo số 1025+1026 ngày 20/07/2026.",
    )
    scan = forms.FileField(
        label="Bản chụp văn bản",
        required=False,
        max_length=LONGEST_FILE_NAME,
        help_text=f"PDF, Word, ảnh JPG hoặc PNG; tối đa {LARGEST_UPLOAD_WORDS}.",
    )
    doubt = forms.CharField(
        label="Điều còn nghi vấn",
        max_length=500,
        required=False,
        help_text="Ghi ở đây thì quy định được đánh dấu nghi vấn, và danh hiệu chưa đề nghị được.",
    )

    def __init__(self, *args: Any, found: EnteredRule, sheet: Worksheet, **given: Any) -> None:
        super().__init__(*args, **given)
        self.found, self.sheet = found, sheet
        self.figures = fields_of(found.rule, sheet.stack)
        taken = offered(found.rule, sheet.stack)
        answers: Any = self.fields["answer"]
        answers.choices = [(kind, f"{ANSWERS[kind]}. {self._help(kind)}") for kind in taken]
        instruments: Any = self.fields["instrument"]
        instruments.choices = [(name, name) for name in instruments_of(sheet)]
        for place, figure in enumerate(self.figures):
            self.fields[f"figure_{place}"] = field_for(figure)
        self.initial = {**self._initial(), **self.initial}

    @property
    def figure_rows(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields of figures, those of one criterion together under its words."""
        groups: dict[str, list[forms.BoundField]] = {}
        for place, figure in enumerate(self.figures):
            groups.setdefault(figure.above, []).append(self[f"figure_{place}"])
        return list(groups.items())

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("answer") == REPLACED:
            given["fields"] = self._new_figures(given)
        return given

    @property
    def typed(self) -> TypedRule:
        """What was typed, once the form is valid."""
        named = ("answer", "instrument", "article", "clause", "point", "words", "published", "doubt")
        told = {name: self.cleaned_data[name] for name in named}
        return TypedRule(**told, fields=self.cleaned_data.get("fields", {}))

    def _help(self, kind: str) -> str:
        return _HELP[kind] if self.found.rule.is_read else _UNREAD_HELP.get(kind, _HELP[kind])

    def _initial(self) -> dict[str, Any]:
        entry, rule = self.found.entry, self.found.rule
        of_entry = typed_fields(entry.fields, rule, self.sheet.stack) if entry else {}
        found = {
            f"figure_{place}": _shown(figure, of_entry.get(figure.path, figure.current))
            for place, figure in enumerate(self.figures)
        }
        for place, figure in enumerate(self.figures):
            if figure.kind == CRITERION:
                found[f"figure_{place}"] = figure.path not in of_entry
        if entry is None:
            return {**found, **_article(rule.before.citation if rule.before else None, self.sheet)}
        names = ("answer", "instrument", "article", "clause", "point", "words", "published", "doubt")
        return {**found, **{name: getattr(entry, name) for name in names}}

    def _new_figures(self, given: dict[str, Any]) -> dict[str, Any]:
        """What differs from before; all of it where there was nothing before."""
        typed = {figure.path: given.get(f"figure_{place}") for place, figure in enumerate(self.figures)}
        gone = {f.path for f in self.figures if f.kind == CRITERION and not typed[f.path]}
        before = self.found.rule.before
        is_new = before is None or not before.is_set or not self.found.rule.is_read
        found: dict[str, Any] = dict.fromkeys(gone)
        for place, figure in enumerate(self.figures):
            told = typed[figure.path]
            if figure.kind == CRITERION or any(figure.path.startswith(f"{path}.") for path in gone):
                continue
            if told in (None, "") or (told == [] and figure.path != "open"):
                self.add_error(f"figure_{place}", "Chưa điền ô này.")
            elif is_new or told != figure.current:
                found[figure.path] = told
        if not found and not self.errors:
            raise ValidationError("Không giá trị nào khác trước; văn bản không sửa thì chọn “Giữ nguyên”.")
        return found


class FactorField(forms.DecimalField):
    """A number as it is written here: 0,3."""

    def clean(self, value: Any) -> Any:
        if isinstance(value, str) and len(value) > LONGEST_NUMBER:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().clean(value.replace(",", ".") if isinstance(value, str) else value)


class DayOfYearField(forms.CharField):
    """A day of every year, typed dd/mm; the law writes it mm-dd."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            return f"{typed_day(f'{text.strip()}/2023'):%m-%d}"
        except ValueError as fault:
            raise ValidationError("Ghi ngày/tháng, ví dụ 30/06.") from fault


def field_for(figure: RuleField) -> forms.Field:
    """None of them must be filled: they count only where the answer is that the value is another."""
    told: dict[str, Any] = {"label": figure.label, "required": False}
    choices = [(word, capfirst(name)) for word, name in figure.choices.items()]
    if figure.kind in (FLAG, CRITERION):
        return forms.BooleanField(**told)
    if figure.kind == NUMBER:
        return forms.IntegerField(min_value=1, max_value=LARGEST_FIGURE, **told)
    if figure.kind == DECIMAL:
        return FactorField(min_value=Decimal("0.01"), max_digits=8, decimal_places=2, **told)
    if figure.kind == CHOICE:
        return forms.ChoiceField(choices=choices, **told)
    if figure.kind == CHOICES:
        is_long = len(choices) > LONGEST_LIST
        widget = forms.CheckboxSelectMultiple(attrs={"class": "choices-long"} if is_long else {})
        return TickedField(choices=choices, coerce=str, widget=widget, **told)
    if figure.kind == DAY_OF_YEAR:
        return DayOfYearField(max_length=10, **told)
    assert figure.kind == TEXT
    return forms.CharField(max_length=1_000, widget=forms.Textarea(attrs={"rows": 2}), **told)


def instruments_of(sheet: Worksheet) -> list[str]:
    """The new law first, then what else is in force on its first day."""
    since = sheet.law.since
    known = [found.name for found in sheet.stack.instruments if found.is_in_force_on(since)]
    return list(dict.fromkeys([sheet.law.instrument, *known]))


def _article(citation: Citation | None, sheet: Worksheet) -> dict[str, Any]:
    """The article that held before, where its instrument still does: most of a law is not amended."""
    if citation is None or citation.instrument not in instruments_of(sheet):
        return {"instrument": sheet.law.instrument}
    return {
        "instrument": citation.instrument,
        "article": citation.article or "",
        "clause": citation.clause or "",
        "point": citation.point or "",
    }


def _shown(figure: RuleField, told: Any) -> Any:
    if figure.kind == DECIMAL:
        return f"{Decimal(told).normalize():f}".replace(".", ",")
    if figure.kind == DAY_OF_YEAR:
        return "/".join(reversed(str(told).split("-")))
    return told
