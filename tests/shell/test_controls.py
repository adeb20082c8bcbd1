"""A list of choices is drawn without Django's templates, and is the same list."""

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import SafeString

from config.ui.controls import Controls

HOSTILE = '"><script>alert(1)</script>'


class Choices(forms.Form):
    one = forms.ChoiceField(
        choices=[("", "Chọn"), ("1", "Tỉnh Cao Bằng"), (2, "Xã Trường Hà")], required=False
    )
    several = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B"), ("c", SafeString("<b>C</b>"))])
    grouped = forms.ChoiceField(
        choices=[
            ("", "—"),
            ("Danh hiệu & cờ", [("x", "Chiến sĩ thi đua"), ("y", HOSTILE)]),
            (HOSTILE, "Khác"),
        ],
        disabled=True,
        widget=forms.Select(attrs={"data-note": HOSTILE, "hidden": False, "class": "form-select"}),
    )
    known = forms.NullBooleanField()


@pytest.mark.parametrize("name", list(Choices.base_fields))
def test_a_list_is_the_one_that_django_would_draw(name: str) -> None:
    given = {"one": "2", "several": ["a", "c"], "grouped": HOSTILE, "known": "true"}
    ours, djangos = Choices(given, renderer=Controls()), Choices(given, renderer=DjangoTemplates())

    drawn = str(ours[name])

    assert drawn.count("<option") >= 3
    assert "".join(drawn.split()) == "".join(str(djangos[name]).split())
