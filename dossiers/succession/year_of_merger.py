"""Seats of a year in which the unit was merged or split: no text that was read says how they are counted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Q

from dossiers.models import Dossier, Resettlement
from law.awards import award as award_of
from law.basics.local_keys import BY_PROPOSER, SEATS_OF_MERGER
from law.facts import Case
from law.findings import Finding, Verdict
from law.rulebook import Rulebook
from law.seats_and_money.quotas import allowance
from vietnamese.dates import short_date

_SILENT = "Pháp luật trung ương không quy định; theo quy chế thi đua, khen thưởng của địa phương"


def seats_of_merger(dossier: Dossier, case: Case, rules: Rulebook) -> Iterator[Finding]:
    """A question for each case whose award a share limits, unless the place has said how it counts.

    One statement.
    """
    if rules.local.get(SEATS_OF_MERGER) == BY_PROPOSER:
        return
    happened_on = _rearranged_on(dossier, on=case.on)
    if happened_on is None:
        return
    for nominee in case.nominees:
        if allowance(nominee.award, 0, rules).seats is None:
            continue
        yield Finding(
            rule="succession.year",
            verdict=Verdict.REVIEW,
            message=f"Đơn vị được sắp xếp từ {short_date(happened_on)}: chưa có quy định cách tính suất "
            f"{award_of(nominee.award).name} năm {dossier.year}.",
            remedy="Đặt quy định của địa phương, hoặc ghi văn bản hướng dẫn cách tính khi thẩm định.",
            citation=_SILENT,
            nominee=nominee.id,
            fact="award",
            source="việc sáp nhập, chia tách ghi trong chương trình",
        )


def _rearranged_on(dossier: Dossier, *, on: date) -> date | None:
    """When people last came or went after the first day of the dossier's year."""
    of_unit = Q(from_unit=dossier.unit_id) | Q(to_unit=dossier.unit_id)
    rows = Resettlement.objects.filter(of_unit, happened_on__gt=date(dossier.year, 1, 1), happened_on__lte=on)
    return rows.order_by("-happened_on").values_list("happened_on", flat=True).first()
