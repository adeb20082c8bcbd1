"""Forms of the council's pages: they read what was typed; the doors decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django import forms
from django.http import QueryDict

from roles.forms.fields import MISSING, DayField, HourField, key_of
from roles.forms.posted_ids import refuse_foreign_fields, ticked_ids
from roles.models import Appointment
from workflow.actions.open_meeting import Presence
from workflow.models import RollEntry

YES, NO = "dong-y", "khong"


class ConveneForm(forms.Form):
    """What stands on the invitation."""

    title = forms.CharField(
        label="Nội dung cuộc họp",
        max_length=300,
        error_messages=MISSING,
        help_text="Sẽ in trên giấy mời và biên bản, ví dụ: Họp xét tặng danh hiệu thi đua năm 2020.",
    )
    meets_on = DayField(label="Ngày họp")
    starts_at = HourField(
        label="Giờ bắt đầu",
        required=False,
        input_formats=["%H:%M", "%H giờ %M", "%H giờ", "%Hh%M", "%Hh"],
        widget=forms.TextInput(attrs={"placeholder": "14:00", "autocomplete": "off"}),
        error_messages={"invalid": "Ghi giờ và phút, ví dụ 14:00."},
    )
    place = forms.CharField(label="Địa điểm", max_length=200, required=False)


def chosen_items(post: QueryDict) -> list[int]:
    """The nominations ticked; Refused for what is no id of anything."""
    return ticked_ids(post, "muc", field="Trường hợp")


def ticked_items(post: QueryDict) -> set[int]:
    """The same for showing them ticked again, whatever else was sent."""
    return {key for value in post.getlist("muc") if (key := key_of(value)) is not None}


def presences_in(post: QueryDict, roll: Sequence[Appointment]) -> dict[int, Presence]:
    """By user id, as the attendance form was filled; a member without an answer is absent.

    Raises Refused for a field of somebody who is not on the roll.
    """
    members = [row.user_id for row in roll]
    refuse_foreign_fields(post, {"co-mat-": "Điểm danh", "ly-do-": "Lý do vắng"}, members)
    known = set(RollEntry.Attendance.values)
    found = {}
    for row in roll:
        attendance = post.get(f"co-mat-{row.user_id}", "")
        reason = post.get(f"ly-do-{row.user_id}", "").strip()[:200]
        found[row.user_id] = Presence(attendance if attendance in known else "absent", reason)
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
