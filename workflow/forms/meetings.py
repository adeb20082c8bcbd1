"""Forms of the council's pages: they read what was typed; the doors decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from roles.forms.fields import MISSING, DayField, HourField, key_of, said_in_words
from roles.forms.posted_ids import refuse_foreign_fields, ticked_ids
from trail.clock import instant
from workflow.actions.adjourn import NextSitting
from workflow.actions.steps.meetings.presences import UNSAID, Presence
from workflow.models import RollEntry

YES, NO = "dong-y", "khong"


def hour_field(label: str, **given: Any) -> HourField:
    """An hour as it stands on an invitation or in the minutes."""
    usual = {
        "input_formats": ["%H:%M", "%H giờ %M", "%H giờ", "%Hh%M", "%Hh"],
        "widget": forms.TextInput(attrs={"placeholder": "14:00", "autocomplete": "off"}),
        "error_messages": {**MISSING, "invalid": "Ghi giờ và phút, ví dụ 14:00."},
    }
    return HourField(label=label, **{**usual, **given})


class ConveneForm(forms.Form):
    """What stands on the invitation."""

    title = forms.CharField(
        label="Nội dung cuộc họp",
        max_length=300,
        error_messages=MISSING,
        help_text="Sẽ in trên giấy mời và biên bản; nêu năm thành tích của các trường hợp.",
    )
    meets_on = DayField(label="Ngày họp")
    starts_at = hour_field("Giờ bắt đầu", required=False)
    place = forms.CharField(label="Địa điểm", max_length=200, required=False, validators=[said_in_words])


class ChangeMeetingForm(ConveneForm):
    """The same once more, and why it changes."""

    reason = forms.CharField(
        label="Lý do thay đổi",
        max_length=500,
        required=False,
        validators=[said_in_words],
        help_text="Thành viên Hội đồng đọc được cùng với điều đã thay đổi.",
    )


class PostponeForm(forms.Form):
    """Until when, and why."""

    meets_on = DayField(label="Ngày họp mới")
    starts_at = hour_field("Giờ họp mới", required=False)
    reason = forms.CharField(
        label="Lý do hoãn",
        max_length=500,
        validators=[said_in_words],
        error_messages=MISSING,
        help_text="Thành viên Hội đồng đọc được.",
    )


class OpeningForm(forms.Form):
    """When the chair opened it; the day is today's."""

    opened_at = hour_field("Giờ khai mạc", help_text="In trên biên bản: giờ cuộc họp thật sự bắt đầu.")

    def __init__(self, *args: Any, label: str = "", **kwargs: Any) -> None:
        """`label` where it is not the first sitting."""
        super().__init__(*args, **kwargs)
        if label:
            self.fields["opened_at"].label = label

    @property
    def hour(self) -> time | None:
        """As it is typed or proposed so far; None where it cannot be read."""
        try:
            found = self.fields["opened_at"].clean(self["opened_at"].value())
        except ValidationError:
            return None
        return found if isinstance(found, time) else None


class MomentForm(forms.Form):
    """The day and the hour of something at the meeting, as they will stand in the minutes."""

    day = DayField(label="Ngày")
    hour = hour_field("Giờ", help_text="Giờ thật theo diễn biến cuộc họp, không phải giờ bấm nút.")

    @property
    def moment(self) -> datetime:
        return instant(self.cleaned_data["day"], self.cleaned_data["hour"])


class AdjournForm(MomentForm):
    """When it broke off, when and where it goes on, and why."""

    field_order = ("day", "hour", "meets_on", "starts_at", "place", "reason")
    meets_on = DayField(label="Ngày họp tiếp")
    starts_at = hour_field("Giờ họp tiếp", required=False)
    place = forms.CharField(
        label="Địa điểm họp tiếp",
        max_length=200,
        required=False,
        validators=[said_in_words],
        help_text="Để trống nếu họp ở chỗ cũ.",
    )
    reason = forms.CharField(
        label="Lý do tạm nghỉ",
        max_length=500,
        validators=[said_in_words],
        error_messages=MISSING,
        help_text="Thành viên Hội đồng đọc được; in trên biên bản.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].label, self.fields["hour"].label = "Ngày tạm nghỉ", "Giờ tạm nghỉ"

    @property
    def following(self) -> NextSitting:
        given = self.cleaned_data
        return NextSitting(given["meets_on"], given["starts_at"], given["place"])


def chosen_items(post: QueryDict) -> list[int]:
    """The nominations ticked; Refused for what is no id of anything."""
    return ticked_ids(post, "muc", field="Trường hợp")


def ticked_items(post: QueryDict) -> set[int]:
    """The same for showing them ticked again, whatever else was sent."""
    return {key for value in post.getlist("muc") if (key := key_of(value)) is not None}


def presences_in(post: QueryDict, members: Sequence[int]) -> dict[int, Presence]:
    """By user id, as the attendance form was filled; of a member without an answer nothing is said.

    Raises Refused for a field of somebody who is not on the roll.
    """
    refuse_foreign_fields(post, {"co-mat-": "Điểm danh", "ly-do-": "Lý do vắng"}, members)
    known = set(RollEntry.Attendance.values)
    found = {}
    for member in members:
        attendance = post.get(f"co-mat-{member}", "")
        reason = post.get(f"ly-do-{member}", "").strip()[:200]
        found[member] = Presence(attendance if attendance in known else UNSAID, reason)
    return found


def choices_in(post: QueryDict, item_ids: Sequence[int]) -> dict[int, bool]:
    """The answers given on a ballot, by agenda item; an unanswered item is left out.

    Raises Refused for an item of another agenda.
    """
    refuse_foreign_fields(post, {"y-": "Phiếu"}, item_ids)
    given = {pk: post.get(f"y-{pk}") for pk in item_ids}
    return {pk: answer == YES for pk, answer in given.items() if answer in (YES, NO)}


def filled_up(choices: Mapping[int, bool], item_ids: Sequence[int]) -> dict[int, bool]:
    """The same answers, and yes to what was not answered yet."""
    return {pk: choices.get(pk, True) for pk in item_ids}
