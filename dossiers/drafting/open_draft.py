"""How every door of drafting begins: lock the dossier, ask the right, make sure that the content is open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from dossiers.models import Dossier
from roles.doors.refusals import Overtaken, Refused, require_mandate
from roles.rights.permissions import Mandate, mandate_for
from trail.record import StandingMove, record
from trail.verbs import Verb
from vietnamese.dates import short_date


@dataclass(frozen=True, slots=True)
class Draft:
    """An open dossier under its row lock, with the mandate of who edits it today."""

    dossier: Dossier
    mandate: Mandate
    on: date

    def tell(
        self,
        verb: Verb,
        *,
        moves: Iterable[StandingMove] = (),
        reason: str = "",
        details: dict[str, Any] | None = None,
    ) -> None:
        """One entry on the dossier's chain."""
        record(
            verb,
            subject=("dossier", self.dossier.pk),
            by=self.mandate.actor,
            on=self.on,
            moves=tuple(moves),
            reason=reason,
            details=details,
            jurisdiction_id=self.dossier.jurisdiction_id,
            unit_id=self.dossier.unit_id,
            about=f"{self.dossier.code} {self.dossier.title}",
        )


def open_draft(dossier_id: int, *, by: object, on: date) -> Draft:
    """Locks the dossier; raises Forbidden without the right, Overtaken when it was handed over meanwhile."""
    rows = Dossier.objects.select_for_update(of=("self",)).select_related("unit", "jurisdiction")
    dossier = rows.filter(pk=dossier_id).first()
    if dossier is None:
        raise Refused("Không tìm thấy hồ sơ này.", remedy="Mở lại hồ sơ từ trang chủ.")
    mandate = require_mandate(
        mandate_for(by, "draft_dossier", dossier.unit, on=on), to="soạn hồ sơ của đơn vị này"
    )
    if dossier.discarded_on is not None:
        who = dossier.discarded_by.get_full_name() if dossier.discarded_by else "Người khác"
        raise Overtaken(
            f"{who} đã bỏ hồ sơ {dossier.code} ngày {short_date(dossier.discarded_on)}.",
            remedy="Khôi phục hồ sơ ở trang của hồ sơ rồi sửa tiếp.",
        )
    if dossier.is_sealed or dossier.closed_on:
        day = dossier.closed_on or dossier.submitted_on
        when = f" ngày {short_date(day)}" if day else ""
        raise Overtaken(
            f"Hồ sơ {dossier.code} đã được trình{when} nên nội dung không sửa được nữa.",
            remedy="Thu hồi hồ sơ, hoặc chờ hồ sơ được trả lại rồi sửa.",
        )
    return Draft(dossier=dossier, mandate=mandate, on=on)
