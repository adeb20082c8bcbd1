"""What becomes of the open cases of somebody who moves: told before the transfer is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import Q

from dossiers.models import Nomination, Recipient, Standing
from dossiers.models.nomination import OPEN
from law.awards import name_of

_DRAFT = "xóa trường hợp này khỏi hồ sơ, hoặc trình hồ sơ, rồi mới ghi chuyển."
_SUBMITTED = (
    "đi tiếp trong hồ sơ đã trình, đơn vị lập hồ sơ vẫn là đơn vị đề nghị. Năm chuyển công tác do đơn vị mới "
    "bình xét: nếu là năm này thì hai đơn vị thống nhất, cần thì đơn vị lập hồ sơ xin rút."
)


class MoverCase(NamedTuple):
    """`standing` in words; `then`: what happens to it at the transfer."""

    code: str
    dossier_id: int
    year: int
    award: str
    standing: str
    then: str


def mover_cases(person: Recipient) -> Iterator[MoverCase]:
    """The latest year first; a draft of another unit is nobody's to read. One statement."""
    drafts_of_others = Q(standing=Standing.DRAFT) & ~Q(dossier__unit=person.unit_id)
    rows = Nomination.objects.filter(recipient=person, standing__in=OPEN, dossier__discarded_on__isnull=True)
    rows = rows.exclude(drafts_of_others).select_related("dossier__bloc")
    for row in rows.order_by("-dossier__year", "dossier", "pk"):
        yield MoverCase(
            row.dossier.code,
            row.dossier_id,
            row.dossier.year,
            name_of(row.award),
            Standing(row.standing).told(row.dossier.bloc),
            _DRAFT if row.standing == Standing.DRAFT else _SUBMITTED,
        )
