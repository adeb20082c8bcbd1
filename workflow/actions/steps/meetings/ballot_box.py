"""A meeting's box: sealed envelopes while it is open, afterwards ballots that nothing links to a voter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from secrets import SystemRandom
from typing import Any

from django.db.models import Count

from roles.doors.refusals import Obstacle, refuse_if
from trail.state.proved_table import changed
from trail.state.row_faults import RowFault
from workflow.models import Ballot, Envelope, Meeting, RollEntry, sealed_envelope
from workflow.models.proved_tables import BALLOTS, ENVELOPES
from workflow.proofs.ballots import box_faults

Votes = Counter[tuple[int, bool]]
"""How many say the same: by agenda item's key and whether they agree."""

_CHANGED = "Phiếu của {name}: phong bì hoặc dấu đã bỏ phiếu bị thay đổi, bị mất, hoặc không mở được."
_MISCOUNTED = "{name}: số phiếu trong hòm không khớp số thành viên đã bỏ phiếu."
_ASK_THE_AUDITOR = (
    "Báo người kiểm tra, giám sát chạy “Đối chiếu dữ liệu” ở trang “Kiểm chứng”; "
    "khôi phục đúng nội dung từ bản sao lưu rồi kết thúc."
)


def put_in(entry: RollEntry, choices: Mapping[int, bool]) -> dict[str, Any]:
    """Seals the choices and marks the member on the roll as having voted; what the entry keeps of it."""
    envelope = sealed_envelope(entry, choices)
    envelope.save(force_insert=True)
    entry.has_voted = True
    entry.save(update_fields=["has_voted"])
    return changed(ENVELOPES, [envelope.pk])


def opened_box(meeting: Meeting) -> Votes:
    """All envelopes opened at once, and what lay in the box as ballots before there were envelopes.

    `Refused` where one is not as it was cast: nothing is opened then.
    """
    refuse_if(_obstacles(meeting), message="Chưa mở được hòm phiếu: phiếu không còn như lúc được gửi.")
    votes: Votes = Counter()
    for envelope in Envelope.objects.filter(entry__meeting=meeting).select_related("entry"):
        votes.update(envelope.choices().items())
    older = Ballot.objects.filter(item__meeting=meeting).values_list("item_id", "agrees")
    for item, agrees, count in older.annotate(Count("pk")):
        votes[item, agrees] += count
    return votes


def write_ballots(meeting: Meeting, votes: Votes) -> None:
    """All ballots of the meeting anew, in an order that chance alone makes; envelopes are gone.

    They are written from the sums: nothing of a voter is known here that an order could tell.
    """
    choices = list(votes.elements())
    SystemRandom().shuffle(choices)
    Envelope.objects.filter(entry__meeting=meeting).delete()
    Ballot.objects.filter(item__meeting=meeting).delete()
    Ballot.objects.bulk_create(Ballot(item_id=item, agrees=agrees) for item, agrees in choices)


def _obstacles(meeting: Meeting) -> Iterator[Obstacle]:
    """One for each envelope and each item, whatever the number of its faults."""
    faults: dict[tuple[str, Any], RowFault] = {}
    for fault in box_faults(meeting.pk):
        faults.setdefault((fault.table, fault.id), fault)
    for (table, _), fault in faults.items():
        words = _MISCOUNTED if table == BALLOTS.db_table else _CHANGED
        yield Obstacle(words.format(name=fault.name), remedy=_ASK_THE_AUDITOR)
