"""The choice of a ground on the drafting pages: the law's words and article, never a code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from law.awards import award as award_of
from law.basics.grounds import Ground
from vietnamese.text import clean

ACCEPTED = "theo-tieu-chuan"
"""The button that takes a proposed ground, with its code."""


class GroundField(forms.ChoiceField):
    """The grounds of one award; one chosen before of another award is as none."""

    def __init__(self, *, award: str, grounds: Sequence[Ground], held: Sequence[Ground] = ()) -> None:
        self.award = award
        told = [(each.code, _ground_label(each, is_held=each in held)) for each in grounds]
        super().__init__(
            label="Tiêu chuẩn xét",
            required=False,
            choices=[("", "Không nêu riêng tiêu chuẩn nào"), *told],
            widget=forms.RadioSelect,
            help_text=f"Để được tặng {award_of(award).name} chỉ cần đạt một trong các tiêu chuẩn này; "
            "nêu tiêu chuẩn nào thì chỉ xét tiêu chuẩn ấy.",
        )

    def to_python(self, value: Any) -> str:
        code = clean(super().to_python(value))
        return code if code.startswith(f"{self.award}.") else ""


def _ground_label(ground: Ground, *, is_held: bool) -> str:
    how = "đã đạt theo số liệu đã ghi" if is_held else ""
    if not ground.is_settled:
        how = f"căn cứ vào {ground.paper_name}"
    return f"{ground.told}; {how}" if how else ground.told
