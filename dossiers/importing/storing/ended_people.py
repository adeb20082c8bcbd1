"""A list does not propose who has ended at the unit before the dossier's year."""

from __future__ import annotations

from collections.abc import Sequence

from dossiers.importing.checking.rows import ListRow
from dossiers.importing.matching.people import ListedPerson
from dossiers.models import Recipient
from dossiers.models.recipient import still_offered
from roles.doors.refusals import Obstacle, refuse_if
from vietnamese.dates import short_date


def refuse_ended(proposals: Sequence[tuple[ListRow, ListedPerson]], *, year: int) -> None:
    """Raises Refused naming each with its row. One statement."""
    rows = {person.key: row for row, person in proposals if person.known}
    ended = Recipient.objects.filter(pk__in=rows, ended_on__isnull=False).exclude(still_offered(year))
    refuse_if(
        [
            Obstacle(
                f"{each.name} đã kết thúc ở đơn vị từ ngày {short_date(each.ended_on)}.",
                remedy="Bỏ dòng ấy; ghi nhầm thì mở thẻ, ghi hoạt động lại.",
                about=f"{rows[each.pk].sheet} dòng {rows[each.pk].number}",
            )
            for each in ended.order_by("sort_key", "pk")
            if each.ended_on is not None
        ],
        message="Chưa ghi dòng nào vào hồ sơ, vì danh sách còn chỗ phải sửa.",
    )
