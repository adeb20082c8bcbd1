"""What is told of a matter, a discipline or a post: its paper, its result when it ends, why it is struck."""

from __future__ import annotations

from django import forms

from dossiers.models import Pending
from dossiers.recipients.forms import NOTHING
from law.eligibility.discipline import SEVERITY
from roles.forms.fields import MISSING, DayField, said_in_words

LONGEST_NUMBER, LONGEST_SOURCE, LONGEST_WORDS = 60, 200, 500


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


class _DecidedForm(forms.Form):
    """By which decision it is."""

    decision_number = forms.CharField(
        label="Số quyết định", max_length=LONGEST_NUMBER, error_messages=MISSING
    )
    decision_on = DayField(label="Ngày quyết định")
    decided_by = forms.CharField(
        label="Cơ quan quyết định",
        max_length=LONGEST_SOURCE,
        validators=[said_in_words],
        error_messages=MISSING,
    )


class DisciplineForm(_DecidedForm):
    field_order = ("kind",)
    kind = forms.ChoiceField(
        label="Hình thức kỷ luật",
        choices=[("", NOTHING), *((each, each.capitalize()) for each in SEVERITY)],
        error_messages=MISSING,
    )
    since = DayField(label="Có hiệu lực từ ngày")
    until = DayField(
        label="Đến hết ngày", required=False, help_text="Để trống nếu quyết định không nói đến ngày nào."
    )


class PostForm(_DecidedForm):
    field_order = ("post", "organ")
    post = forms.CharField(
        label="Chức vụ",
        max_length=LONGEST_SOURCE,
        validators=[said_in_words],
        error_messages=MISSING,
        help_text="Đúng như trên quyết định, ví dụ Vụ trưởng Vụ Tổ chức cán bộ.",
    )
    organ = forms.CharField(
        label="Cơ quan, đơn vị", max_length=LONGEST_SOURCE, validators=[said_in_words], error_messages=MISSING
    )
    since = DayField(label="Giữ chức vụ từ ngày")
    until = DayField(label="Đến hết ngày", required=False, help_text="Để trống nếu còn giữ.")


class ConductEndForm(forms.Form):
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
