"""The form of a draft that is changed: its words, and for each line a place and what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from roles.forms.fields import LARGEST, key_of
from roles.forms.posted_ids import id_or_none, ids_named
from vietnamese.text import clean
from workflow.actions.change_decision import DecisionChange
from workflow.forms.decisions import WordingForm
from workflow.forms.meetings import chosen_items
from workflow.models import Decision, Line

# Before the key of a line: its place, and what becomes of it (stays, goes, or the key of another draft).
PLACE, FATE = "thu-tu-", "chuyen-"
OUT = "bo"
LAST_PLACE = 10_000


class ChangedWordingForm(WordingForm):
    """What the law left open was settled when the draft was made."""

    answer = forms.CharField(
        label="Trả lời người trả lại",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Đã sửa chỗ nào; nếu giữ nguyên dự thảo thì ghi vì sao. Người ký và văn thư đọc lời này.",
    )
    seen = forms.IntegerField(min_value=1, max_value=LARGEST, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.ask(None)

    def ask_answer(self, decision: Decision) -> None:
        """Only of what was returned to be mended."""
        if not decision.to_mend:
            del self.fields["answer"]


class LinesForm(forms.Form):
    """The places and fates of the draft's lines as they stand, by which two editors are told apart."""

    def __init__(self, lines: Sequence[tuple[Line, str]], others: Sequence[Decision], *args: Any) -> None:
        """`lines` with the name of each recipient; `others` are the drafts that may take a line over."""
        super().__init__(*args)
        over = ((str(each.pk), f"Chuyển sang: {each.subject}") for each in others)
        fates = [("", ""), (OUT, "Đưa ra, chờ dự thảo khác"), *over]
        for line, name in lines:
            self.fields[f"{PLACE}{line.pk}"] = forms.CharField(
                label=f"Thứ tự của {name}", max_length=5, required=False, initial=str(line.ordinal)
            )
            self.fields[f"{FATE}{line.pk}"] = forms.ChoiceField(
                label=f"Đưa {name} ra khỏi dự thảo", choices=fates, required=False
            )


def change_in(post: QueryDict, form: ChangedWordingForm) -> DecisionChange:
    """What the officer asks for; Refused for what is no key of anything."""
    fates = {pk: post.get(f"{FATE}{pk}", "") for pk in ids_named(post, FATE, field="Giữ hoặc đưa ra")}
    numbered = ids_named(post, PLACE, field="Thứ tự")
    moved = {
        pk: id_or_none(post, f"{FATE}{pk}", field="Chuyển sang dự thảo")
        for pk, fate in fates.items()
        if fate not in ("", OUT)
    }
    return DecisionChange(
        wording=form.wording(),
        seen=form.cleaned_data["seen"],
        places={pk: place for pk in numbered if (place := _place(post.get(f"{PLACE}{pk}", "")))},
        removed=[pk for pk, fate in fates.items() if fate == OUT],
        moved={pk: target for pk, target in moved.items() if target is not None},
        added=chosen_items(post),
        answer=clean(form.cleaned_data.get("answer", "")),
    )


def typed_in(post: QueryDict, line: Line) -> tuple[str, str]:
    """(place, fate) of the line as it was sent, for showing it again."""
    return post.get(f"{PLACE}{line.pk}", str(line.ordinal)), post.get(f"{FATE}{line.pk}", "")


def _place(typed: str) -> int:
    """0 where nothing that is a place was typed: the line stays where it was."""
    found = key_of(typed.strip())
    return found if found is not None and 1 <= found <= LAST_PLACE else 0
