"""What is told of a matter: its paper when it begins, its result when it ends, why it is taken back."""

from __future__ import annotations

from django import forms

from dossiers.models import Pending
from dossiers.recipients.forms import NOTHING
from roles.forms.fields import MISSING, DayField, said_in_words

LONGEST_SOURCE, LONGEST_WORDS = 200, 500


class MatterForm(forms.Form):
    kind = forms.ChoiceField(
        label="Việc", choices=[("", NOTHING), *Pending.Kind.choices], error_messages=MISSING
    )
    since = DayField(label="Từ ngày")
    source = forms.CharField(
        label="Theo văn bản",
        max_length=LONGEST_SOURCE,
        validators=[said_in_words],
        error_messages=MISSING,
        help_text="Số, ngày, cơ quan ra văn bản mở việc này.",
    )


class MatterEndForm(forms.Form):
    until = DayField(label="Ngày kết thúc")
    result = forms.CharField(
        label="Kết quả",
        max_length=LONGEST_WORDS,
        validators=[said_in_words],
        error_messages=MISSING,
        help_text="Kết luận thế nào, theo văn bản nào.",
    )


class StrikeForm(forms.Form):
    reason = forms.CharField(
        label="Lý do rút", max_length=LONGEST_WORDS, validators=[said_in_words], error_messages=MISSING
    )
