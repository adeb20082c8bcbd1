"""Who is proposed in another dossier of the same year as well, for something else or for the same: told, for
nothing need stand against it; what the law forbids is found by the law."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from dossiers.models import Nomination, Standing, code_of
from dossiers.models.nomination import OPEN
from law.awards import name_of

# What was refused, withdrawn or sent up is proposed no more.
PROPOSED = (*OPEN, Standing.AWARDED)


class AlsoProposed(NamedTuple):
    award: str
    code: str

    @property
    def told(self) -> str:
        """ "Cũng được đề nghị Cờ thi đua … trong hồ sơ HS-2025-000241"."""
        return f"Cũng được đề nghị {name_of(self.award)} trong hồ sơ {self.code}"


def tell_also_proposed(rows: Sequence[Nomination]) -> None:
    """Writes beside each row (with its dossier) what else its recipient is proposed for. One statement.

    Another draft is told beside a draft alone: only their unit reads either.
    """
    found: dict[tuple[int, int], list[tuple[int, str, str]]] = defaultdict(list)
    others = Nomination.objects.filter(
        recipient__in={row.recipient_id for row in rows},
        dossier__year__in={row.dossier.year for row in rows},
        dossier__discarded_on__isnull=True,
        standing__in=PROPOSED,
    )
    columns = ("recipient_id", "dossier__year", "dossier_id", "award", "standing")
    for recipient, year, dossier, award, standing in others.order_by("dossier", "pk").values_list(*columns):
        found[recipient, year].append((dossier, award, standing))
    for row in rows:
        row.also_proposed = [
            AlsoProposed(award, code_of(row.dossier.year, dossier))
            for dossier, award, standing in found[row.recipient_id, row.dossier.year]
            if dossier != row.dossier_id and (standing != Standing.DRAFT or row.standing == Standing.DRAFT)
        ]
