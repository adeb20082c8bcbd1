"""What the officer is shown of the pile, what he says of what he ticked, and why he takes it back."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import QuerySet

from dossiers.form_fields.counts import YearField
from dossiers.models import PaperCheck
from dossiers.recipients.paper_checks.declared_facts import FactKind, drawn, rested_on, with_check
from law.awards import ELSEWHERE, FORMS, TITLES
from roles.forms.fields import MISSING, choice_field, said_in_words
from roles.models import Jurisdiction
from roles.organs.unit_choices import NamedUnits

EVERYWHERE, IN_DOSSIERS, DRAWN = "tat-ca", "dang-xet", "theo-quy-dinh"
UNCHECKED = "chua"
LONGEST_REASON = 500
LONGEST_PLACE = 300


_SCOPES = [(IN_DOSSIERS, "Trong hồ sơ đang xét"), (EVERYWHERE, "Mọi dữ kiện được khai")]


class PileForm(forms.Form):
    """The filter of the pile; what is empty or unknown filters nothing."""

    loai = forms.ChoiceField(label="Dữ kiện", choices=[(each.value, each.label) for each in FactKind])
    pham_vi = forms.ChoiceField(
        label="Phạm vi",
        choices=_SCOPES,
    )
    ket_luan = forms.ChoiceField(
        label="Kết luận",
        choices=[(UNCHECKED, "Chưa đối chiếu"), ("right", "Đúng"), ("wrong", "Không đúng")],
    )
    don_vi = forms.ChoiceField(label="Đơn vị", required=False)
    danh_hieu = forms.ChoiceField(label="Danh hiệu, hình thức", required=False)
    nam = YearField(label="Năm", required=False)

    def __init__(self, given: Any, *, units: NamedUnits, share: int | None = None) -> None:
        """`share` is what the place wants held against papers, in per cent; shown first where it is set."""
        self.share = share
        scope = DRAWN if share else IN_DOSSIERS
        first = {"loai": FactKind.TITLES.value, "pham_vi": scope, "ket_luan": UNCHECKED}
        super().__init__({**first, **{name: value for name, value in given.items() if value}})
        if share:
            scopes = choice_field(self, "pham_vi")
            scopes.choices = [(DRAWN, f"Phải đối chiếu ({share}%)"), *_SCOPES]
        choice_field(self, "don_vi").choices = [("", "Mọi đơn vị"), *((str(u.pk), name) for u, name in units)]
        choice_field(self, "danh_hieu").choices = [("", "Tất cả"), *_AWARDS]
        self.is_valid()

    @property
    def kind(self) -> FactKind:
        return FactKind(self.cleaned_data.get("loai") or FactKind.TITLES.value)

    def narrowed(self, rows: QuerySet[Any], jurisdiction: Jurisdiction, *, scope: str = "") -> QuerySet[Any]:
        """Those of `rows` that it asks for, in its own scope or another one."""
        asked, kind = self.cleaned_data, self.kind
        outcome = asked.get("ket_luan") or UNCHECKED
        rows = rows.filter(with_check(kind, "" if outcome == UNCHECKED else outcome))
        scope = scope or asked.get("pham_vi") or ""
        if scope != EVERYWHERE:
            rows = rows.filter(rested_on(jurisdiction, kind))
        if scope == DRAWN and self.share:
            rows = rows.filter(drawn(kind, self.share))
        if asked.get("don_vi"):
            rows = rows.filter(recipient__unit=asked["don_vi"])
        if asked.get("danh_hieu") and kind is FactKind.TITLES:
            rows = rows.filter(award=asked["danh_hieu"])
        return rows.filter(year=asked["nam"]) if asked.get("nam") else rows

    def everywhere(self) -> str:
        """The query of the same question, asked of every unit; empty where it is asked so."""
        if self.cleaned_data.get("pham_vi") == EVERYWHERE:
            return ""
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        return urlencode({**asked, "loai": self.kind.value, "pham_vi": EVERYWHERE})


_AWARDS = [(code, each.name) for awards in (TITLES, FORMS, ELSEWHERE) for code, each in awards.items()]


class FindingForm(forms.Form):
    """The officer's word on what is ticked; wrong is said with its reason."""

    outcome = forms.ChoiceField(label="Kết luận", choices=PaperCheck.Outcome.choices, error_messages=MISSING)
    reason = forms.CharField(
        label="Lý do",
        required=False,
        max_length=LONGEST_REASON,
        help_text="Giấy tờ nào, sai ở đâu. Đơn vị đọc được lý do này trên thẻ của người được khai.",
    )
    seen_where = forms.CharField(
        label="Nơi đã đọc bản giấy",
        required=False,
        max_length=LONGEST_PLACE,
        help_text="Với dòng không chọn bản chụp: nơi giữ quyết định, ví dụ hồ sơ gốc tại Phòng Tổ chức.",
    )


class TakeBackForm(forms.Form):
    reason = forms.CharField(
        label="Lý do rút", max_length=LONGEST_REASON, validators=[said_in_words], error_messages=MISSING
    )
