"""The doors to a draft: lock, ask the right, change, record, each in one transaction. Sealed: shut."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import connection
from django.utils import timezone

from dossiers.drafting.attaching import attach, remove_evidence
from dossiers.drafting.new_nominations import (
    OF_ANOTHER_WAY,
    NewNomination,
    insert_nominations,
    refuse_wrong_award,
)
from dossiers.drafting.open_draft import CHANGEABLE, Draft, open_draft, told_change
from dossiers.drafting.removing import remove_nomination, restore_nomination
from dossiers.drafting.route import route_from
from dossiers.judging.nomination_grounds import ground_fault
from dossiers.judging.offered_awards import way_fault
from dossiers.judging.sealed_revision import open_again, seal_revision
from dossiers.models import Dossier, Initiative, Nomination, Standing, Way
from dossiers.models.proved_tables import DOSSIER
from law.awards import award as award_of
from law.awards import name_of
from roles.doors.foreign_ids import not_of_this, refuse_foreign
from roles.doors.one_act import one_act
from roles.doors.refusals import Overtaken, Refused, require_mandate
from roles.models import Jurisdiction, Unit
from roles.rights.permissions import mandate_for
from trail.state.proved_table import proof
from trail.verbs import Verb
from vietnamese.dates import clock_time, short_date
from vietnamese.text import clean

__all__ = [
    "NewNomination",
    "add_nominations",
    "attach",
    "change_nomination",
    "create_dossier",
    "open_again",
    "remove_evidence",
    "remove_nomination",
    "reorder",
    "restore_nomination",
    "seal_revision",
]

# As many as one dossier may hold.
LAST_PLACE = 10_000
_REORDER = """
UPDATE dossiers_nomination n SET ordinal = v.ordinal
  FROM unnest(%s::bigint[], %s::int[]) AS v(id, ordinal), dossiers_nomination was
 WHERE n.id = v.id AND was.id = n.id AND n.dossier_id = %s AND n.standing = 'draft'
RETURNING n.id, n.recipient_name, n.award, was.ordinal, n.ordinal
"""


@one_act
def create_dossier(
    *,
    unit: Unit,
    jurisdiction: Jurisdiction,
    year: int,
    way: str = Way.MERIT,
    title: str,
    by: object,
    on: date,
    first: Dossier | None = None,
) -> Dossier:
    """An empty draft of the unit; workflow starts its flow. `first` is what a supplement adds to."""
    mandate = require_mandate(mandate_for(by, "draft_dossier", unit, on=on), to="lập hồ sơ của đơn vị này")
    if first is not None and first.unit_id != unit.pk:
        raise not_of_this("Bổ sung cho hồ sơ", first.code)
    dossier = Dossier.objects.create(
        unit=unit,
        jurisdiction=jurisdiction,
        bloc=route_from(unit, jurisdiction, year=year, way=way, on=on).bloc,
        year=year,
        way=way,
        title=clean(title),
        created_on=on,
        first=first,
    )
    told = [["Lập hồ sơ mới", "", dossier.title]]
    details = {"year": year, "way": str(way), "changes": told, **proof(dossier.pk, DOSSIER)}
    Draft(dossier, mandate, on).tell(Verb.DRAFTED, details=details)
    return dossier


@one_act
def add_nominations(
    dossier_id: int, rows: Sequence[NewNomination], *, by: object, on: date, verb: Verb = Verb.DRAFTED
) -> list[Nomination]:
    """Adds all rows or none; raises Refused with every obstacle. Statements do not grow with the rows."""
    draft = open_draft(dossier_id, by=by, on=on)
    return insert_nominations(draft, rows, verb=verb)


@one_act
def change_nomination(
    nomination_id: int,
    changes: Mapping[str, Any],
    *,
    version: int,
    by: object,
    on: date,
    initiatives: Sequence[int] | None = None,
) -> Nomination:
    """Changes columns of CHANGEABLE, and the linked initiatives if given.

    `version` is the one the editor saw: raises Overtaken, naming who and when, if it is no longer the last.
    """
    nomination, draft = _editable(nomination_id, by=by, on=on)
    _refuse_overtaken(nomination, version)
    told: list[list[str]] = []
    whose = _case(nomination)
    for name in CHANGEABLE:
        if name in changes and changes[name] != getattr(nomination, name):
            told.append(told_change(name, getattr(nomination, name), changes[name]))
            setattr(nomination, name, changes[name])
    _refuse_unfit(nomination)
    if "award" in changes:
        _refuse_other_way(nomination, draft)
    if "ground" in changes:
        _refuse_wrong_ground(nomination, draft)
    nomination.version += 1
    nomination.edited_by_id = draft.mandate.user_id
    nomination.edited_at = timezone.now()
    nomination.save(update_fields=[*CHANGEABLE, "version", "edited_by", "edited_at"])
    if initiatives is not None:
        known = list(nomination.recipient.initiatives.filter(pk__in=initiatives))
        refuse_foreign(initiatives, {each.pk for each in known}, field="Sáng kiến, đề tài làm căn cứ")
        before = _initiative_words(nomination.initiatives.all())
        nomination.initiatives.set(known)
        if (after := _initiative_words(known)) != before:
            told.append(["Sáng kiến, đề tài làm căn cứ", before, after])
    edits = [[*each, whose] for each in told]
    draft.tell(Verb.DRAFTED, details={"nomination": nomination.pk, "changes": edits}, case=_case(nomination))
    return nomination


def _case(nomination: Nomination) -> str:
    return f"{nomination.recipient_name} ({name_of(nomination.award)})"


def _initiative_words(rows: Iterable[Initiative]) -> str:
    return "; ".join(sorted(f"{each.code} “{each.title}”" for each in rows))


@one_act
def reorder(dossier_id: int, ordinals: Mapping[int, int], *, by: object, on: date) -> None:
    """The unit's order of preference by nomination id: 1 is first, equal numbers are equals, 0 is none."""
    draft = open_draft(dossier_id, by=by, on=on)
    if any(not 0 <= ordinal <= LAST_PLACE for ordinal in ordinals.values()):
        raise Refused(
            f"Thứ tự ưu tiên phải là số nguyên từ 1 đến {LAST_PLACE}; chưa lưu thứ tự nào.",
            remedy="Sửa lại số; để trống nếu không xếp thứ tự.",
        )
    with connection.cursor() as cursor:
        cursor.execute(_REORDER, [list(ordinals), list(ordinals.values()), dossier_id])
        rows = cursor.fetchall()
    refuse_foreign(ordinals, {key for key, *_ in rows}, field="Thứ tự ưu tiên")
    told = [
        [f"Thứ tự ưu tiên của {name} ({name_of(award)})", str(was or ""), str(now or "")]
        for _key, name, award, was, now in sorted(rows)
        if was != now
    ]
    order = {str(pk): ordinal for pk, ordinal in ordinals.items()}
    draft.tell(Verb.DRAFTED, details={"order": order, "changes": told})


def _editable(nomination_id: int, *, by: object, on: date) -> tuple[Nomination, Draft]:
    """The draft nomination, read after its dossier was locked."""
    found = Nomination.objects.filter(pk=nomination_id).values_list("dossier_id", flat=True).first()
    if found is None:
        raise Overtaken(
            "Trường hợp này đã bị người khác xóa khỏi hồ sơ.",
            remedy="Tải lại trang để xem danh sách mới nhất.",
        )
    draft = open_draft(found, by=by, on=on)
    rows = Nomination.objects.select_related("recipient", "edited_by")
    nomination = rows.filter(pk=nomination_id, standing=Standing.DRAFT).first()
    if nomination is None:
        raise Overtaken(
            "Trường hợp này đã bị xóa hoặc không còn là bản đang soạn.",
            remedy="Tải lại trang để xem danh sách mới nhất.",
        )
    return nomination, draft


def _refuse_overtaken(nomination: Nomination, version: int) -> None:
    if nomination.version == version:
        return
    who = nomination.edited_by.get_full_name() if nomination.edited_by else "Người khác"
    moment = timezone.localtime(nomination.edited_at) if nomination.edited_at else None
    when = f" lúc {clock_time(moment)} ngày {short_date(moment.date())}" if moment else ""
    raise Overtaken(
        f"{who} đã sửa trường hợp {nomination.recipient_name}{when}, sau khi ông/bà mở trang này.",
        remedy="Phần vừa nhập chưa được ghi nhưng còn nguyên dưới đây: so với bản đã lưu rồi bấm Lưu.",
    )


def _refuse_wrong_ground(nomination: Nomination, draft: Draft) -> None:
    """Only a ground of this award, kind of recipient and way, in the law of the dossier's day."""
    fault = ground_fault(
        nomination.ground,
        award=nomination.award,
        kind=nomination.recipient.kind,
        way=nomination.way,
        dossier=draft.dossier,
        on=draft.on,
    )
    if fault:
        raise Refused(fault, remedy="Chọn lại tiêu chuẩn xét, hoặc để trống.")


def _refuse_other_way(nomination: Nomination, draft: Draft) -> None:
    fault = way_fault(award_of(nomination.award), nomination.way, draft.dossier, on=draft.on)
    if fault:
        raise Refused(fault, remedy=OF_ANOTHER_WAY)


def _refuse_unfit(nomination: Nomination) -> None:
    refuse_wrong_award(nomination.award, nomination.recipient)
    if nomination.achievement_until < nomination.achievement_since:
        raise Refused(
            "Ngày kết thúc thành tích đứng trước ngày bắt đầu.", remedy="Sửa lại hai ngày của thành tích."
        )
    same = Nomination.objects.filter(
        dossier=nomination.dossier_id, recipient=nomination.recipient_id, award=nomination.award
    )
    if same.exclude(pk=nomination.pk).exclude(standing=Standing.WITHDRAWN).exists():
        raise Refused(
            f"{nomination.recipient_name} đã được đề nghị {name_of(nomination.award)} trong hồ sơ này."
        )
