"""How every door of drafting begins: lock the dossier, ask the right, make sure that the content is open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from dossiers.judging.nomination_grounds import ground_words
from dossiers.models import Dossier
from law.awards import name_of
from roles.doors.refusals import Overtaken, Refused, require_mandate
from roles.rights.permissions import Mandate, mandate_at_unit
from trail.record import StandingMove, record
from trail.verbs import Verb
from vietnamese.dates import short_date

CHANGEABLE = {
    "award": "Danh hiệu hoặc hình thức khen thưởng",
    "ground": "Tiêu chuẩn xét",
    "ordinal": "Thứ tự ưu tiên",
    "achievement": "Tóm tắt thành tích",
    "achievement_since": "Thành tích từ ngày",
    "achievement_until": "Thành tích đến ngày",
}
"""The columns of a nomination that its unit may change, with their names."""


class ProposedCase(Protocol):
    """What a new nomination says of itself, as its unit gave it."""

    recipient_id: int
    recipient_name: str
    award: str
    ground: str
    achievement: str


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
        case: str = "",
    ) -> None:
        """One entry on the dossier's chain; `case` names the one nomination that it is about."""
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
            about=f"{self.dossier.code} {self.dossier.title}" + (f": {case}" if case else ""),
        )


def told_change(name: str, before: Any, after: Any) -> list[str]:
    """[what, before, after] of a column of a nomination, as the history tells it."""
    return [CHANGEABLE[name], _in_words(name, before), _in_words(name, after)]


def told_proposals(rows: Iterable[ProposedCase]) -> dict[str, Any]:
    """{recipient: {"name": …, "changes": [[what, "", value], …]}} of the new nominations that name a ground
    or tell of a merit; each ground is put into words once, however many name it."""
    told: dict[str, Any] = {}
    grounds: dict[str, str] = {"": ""}
    for row in rows:
        if row.ground not in grounds:
            grounds[row.ground] = ground_words(row.ground)
        for name, value in (("ground", grounds[row.ground]), ("achievement", row.achievement)):
            if value:
                one = told.setdefault(str(row.recipient_id), {"name": row.recipient_name, "changes": []})
                one["changes"].append([f"{CHANGEABLE[name]} ({name_of(row.award)})", "", value])
    return told


def _in_words(name: str, value: Any) -> str:
    if name == "award":
        return name_of(value)
    if name == "ground":
        return ground_words(value)
    return short_date(value) if isinstance(value, date) else str(value or "")


def open_draft(dossier_id: int, *, by: object, on: date) -> Draft:
    """Locks the dossier; raises Forbidden without the right, Overtaken when it was handed over meanwhile."""
    rows = Dossier.objects.select_for_update(of=("self",)).select_related("unit", "jurisdiction")
    dossier = rows.filter(pk=dossier_id).first()
    if dossier is None:
        raise Refused("Không tìm thấy hồ sơ này.", remedy="Mở lại hồ sơ từ trang chủ.")
    mandate = require_mandate(
        mandate_at_unit(by, "draft_dossier", dossier.unit, on=on), to="soạn hồ sơ của đơn vị này"
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
