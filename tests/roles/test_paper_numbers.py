"""The number of a paper is taken as its register gave it: of one's own papers, and of other organs'."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from roles.forms.paper_number import NumberElsewhereField, PaperNumberField


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("4567/BNV-TĐKT", "4567/BNV-TĐKT"),
        ("4567 / BNV – TĐKT", "4567/BNV-TĐKT"),
        ("4567/BNV\u2011TĐKT", "4567/BNV-TĐKT"),
        ("99/BTĐKT", "99/BTĐKT"),
        ("9/TB-VPCP", "09/TB-VPCP"),
        ("512/QĐ-TTg", "512/QĐ-TTg"),
        ("45-CV/BTCTW", "45-CV/BTCTW"),
        ("512", "512"),
    ],
)
def test_a_letter_of_another_organ_keeps_the_sign_that_it_bears(typed: str, kept: str) -> None:
    assert NumberElsewhereField().clean(typed) == kept


@pytest.mark.parametrize("typed", ["BNV-TĐKT", "0/BNV-TĐKT", "99/", "99/-", "1234567/QĐ-TTg", "99 BNV"])
def test_what_begins_with_no_number_or_ends_in_a_stroke_is_told_how_to_be_written(typed: str) -> None:
    with pytest.raises(ValidationError, match="công văn 4567/BNV-TĐKT hoặc 99/BTĐKT"):
        NumberElsewhereField().clean(typed)


def test_ones_own_petition_still_names_its_kind() -> None:
    assert PaperNumberField().clean("15-TTr / HU") == "15-TTr/HU"
    assert PaperNumberField().clean("15/TTr‑UBND") == "15/TTr-UBND"
    with pytest.raises(ValidationError, match="ví dụ 15 hoặc 15/TTr-UBND"):
        PaperNumberField().clean("99/BTĐKT")
