"""The form of what the minutes will tell besides the votes: hours, place, and what was said of each item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.timezone import localtime

from roles.doors.refusals import Refused
from roles.forms.fields import DayField, said_in_words
from roles.forms.posted_ids import refuse_foreign_fields
from trail.clock import instant
from workflow.actions.steps.meetings.mending_breaks import BreakHours
from workflow.forms.meetings import hour_field
from workflow.models import Adjournment, AgendaItem, Meeting

LONGEST_DISCUSSION = 2_000


class RecordHoursForm(forms.Form):
    """Both ends of a meeting and of its breaks once more; the end only of a closed one."""

    place = forms.CharField(
        label="Địa điểm",
        max_length=200,
        required=False,
        validators=[said_in_words],
        help_text="In trên biên bản; để trống thì bản in chừa chỗ để ghi tay.",
    )
    began_on = DayField(label="Ngày khai mạc")
    began_at = hour_field("Giờ khai mạc")
    ended_on = DayField(label="Ngày kết thúc")
    ended_at = hour_field("Giờ kết thúc")

    def __init__(self, data: Any, *, meeting: Meeting, breaks: Sequence[Adjournment]) -> None:
        ends = {"began": meeting.opened_at, "ended": meeting.closed_at}
        self._breaks = breaks
        for at, each in enumerate(breaks, start=1):
            ends |= {f"adjourned_{at}": each.adjourned_at, f"resumed_{at}": each.resumed_at}
        initial = {field: value for name, at in ends.items() for field, value in _initial(name, at).items()}
        super().__init__(data, initial={"place": meeting.place, **initial})
        if meeting.closed_at is None:
            del self.fields["ended_on"], self.fields["ended_at"]
        for at, each in enumerate(breaks, start=1):
            self._ask(f"adjourned_{at}", f"tạm nghỉ lần {at}")
            if each.resumed_at is not None:
                self._ask(f"resumed_{at}", f"họp tiếp lần {at}")

    def _ask(self, name: str, words: str) -> None:
        self.fields[f"{name}_at"], self.fields[f"{name}_on"] = (
            hour_field(f"Giờ {words}"),
            DayField(label=f"Ngày {words}"),
        )

    @property
    def moments_of_breaks(self) -> Iterator[tuple[Any, Any]]:
        """Pairs of fields, the hour and its day, in their order."""
        for at in range(1, len(self._breaks) + 1):
            for name in (f"adjourned_{at}", f"resumed_{at}"):
                if f"{name}_at" in self.fields:
                    yield self[f"{name}_at"], self[f"{name}_on"]

    @property
    def began(self) -> datetime:
        return self._moment("began")

    @property
    def ended(self) -> datetime | None:
        return self._moment("ended") if "ended_on" in self.fields else None

    @property
    def breaks(self) -> dict[int, BreakHours]:
        """By the key of the adjournment."""
        return {
            each.pk: BreakHours(
                self._moment(f"adjourned_{at}"),
                self._moment(f"resumed_{at}") if f"resumed_{at}_at" in self.fields else None,
            )
            for at, each in enumerate(self._breaks, start=1)
        }

    def _moment(self, name: str) -> datetime:
        return instant(self.cleaned_data[f"{name}_on"], self.cleaned_data[f"{name}_at"])


class DiscussionsForm(forms.Form):
    """What was said of each item, as it is stored, by which two editors are told apart."""

    def __init__(self, data: Any, *, items: Sequence[tuple[AgendaItem, str]]) -> None:
        """`items` with the name of each recipient."""
        super().__init__(data)
        for item, name in items:
            self.fields[f"thao-luan-{item.pk}"] = forms.CharField(
                label=f"Ý kiến về {name}",
                max_length=LONGEST_DISCUSSION,
                required=False,
                initial=item.discussion,
            )


def _initial(name: str, at: datetime | None) -> dict[str, Any]:
    if at is None:
        return {}
    return {f"{name}_on": localtime(at).date(), f"{name}_at": localtime(at).strftime("%H:%M")}


def discussions_in(post: QueryDict, item_ids: Sequence[int]) -> dict[int, str]:
    """What was said, by agenda item; Refused for an item of another agenda, and for a text too long."""
    refuse_foreign_fields(post, {"thao-luan-": "Ý kiến thảo luận"}, item_ids)
    given = {pk: post.get(f"thao-luan-{pk}", "") for pk in item_ids if f"thao-luan-{pk}" in post}
    if any(len(text) > LONGEST_DISCUSSION for text in given.values()):
        raise Refused(
            f"Có ý kiến thảo luận dài quá {LONGEST_DISCUSSION} ký tự; chưa ghi gì.",
            remedy="Rút gọn ý kiến; toàn văn để trong hồ sơ cuộc họp.",
        )
    return given
