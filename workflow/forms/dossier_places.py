"""Where the dossiers of an office are, as its lists are filtered and its home page counts them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from dossiers.judging.offered_awards import may_be_proposed
from dossiers.models import Dossier, Nomination
from law.awards import FORMS, TITLES
from roles.doors.law_in_force import stack_in_force
from roles.models import Bloc, Council, Jurisdiction, Unit
from roles.rights.permissions import Organ
from roles.rights.unit_heirs import with_past_units
from workflow.models import Passage
from workflow.models.desks import Desk
from workflow.whose_turn import dossiers_awaiting_board

YEARS_BACK = 10


class DossierPlace(StrEnum):
    """The value stands in the address of a filtered list."""

    WITH_UNIT = "don-vi"
    SENT_ON = "da-gui"
    AT_BLOC = "khoi"
    ARRIVED = "chua-tiep-nhan"
    RECEIVED = "da-tiep-nhan"
    LATE = "qua-han"
    ENDED = "ket-thuc"
    DISCARDED = "da-bo"


P = DossierPlace
_ENDED = (P.ENDED, "Đã kết thúc")
_OF_UNIT = (
    (P.WITH_UNIT, "Đơn vị đang soạn, sửa"),
    (P.SENT_ON, "Đã gửi, đang giải quyết"),
    _ENDED,
    (P.DISCARDED, "Bản soạn đã bỏ"),
)
_OF_BLOC = ((P.AT_BLOC, "Khối đang xem xét"), (P.SENT_ON, "Đã chuyển cơ quan thường trực"), _ENDED)
_OF_JURISDICTION = (
    (P.AT_BLOC, "Các khối, cụm đang xem xét"),
    (P.ARRIVED, "Đã đến, chưa tiếp nhận"),
    (P.RECEIVED, "Đã tiếp nhận, đang giải quyết"),
    (P.LATE, "Quá hạn thẩm định"),
    _ENDED,
)


def places_known_to(organ: Organ) -> tuple[tuple[DossierPlace, str], ...]:
    """The places that this organ tells apart, with their words."""
    if isinstance(organ, Unit):
        return _OF_UNIT
    if isinstance(organ, Bloc):
        return _OF_BLOC
    return _OF_JURISDICTION if isinstance(organ, Jurisdiction) else (_ENDED,)


def at_place(rows: QuerySet[Dossier], place: str, *, organ: Organ, on: date) -> QuerySet[Dossier]:
    """Those of `rows` that are there now, as `organ` sees it."""
    if place == P.ENDED:
        return rows.filter(closed_on__isnull=False)
    if place == P.DISCARDED:
        return rows.filter(discarded_on__isnull=False)
    if place == P.LATE and isinstance(organ, Jurisdiction):
        late = dossiers_awaiting_board(organ).filter(due_on__lt=on)
        return rows.filter(pk__in=late.order_by().values("dossier"))
    return rows.filter(Exists(stays_at(place, organ=organ).filter(dossier=OuterRef("pk"))))


def stays_at(place: str, *, organ: Organ) -> QuerySet[Passage]:
    """The open passages of dossiers that are at the place; not of `LATE`, `ENDED`, `DISCARDED`."""
    stays = Passage.objects.filter(closed_at__isnull=True)
    if isinstance(organ, Unit):
        of_unit = stays.filter(unit__in=with_past_units([organ.pk]))
        return of_unit.exclude(desk=Desk.UNIT) if place == P.SENT_ON else of_unit.filter(desk=Desk.UNIT)
    if isinstance(organ, Bloc):
        return stays.filter(desk=Desk.BOARD if place == P.SENT_ON else Desk.BLOC)
    assert isinstance(organ, Jurisdiction)
    if place == P.AT_BLOC:
        return stays.filter(desk=Desk.BLOC, bloc__in=organ.blocs.values("pk"))
    return stays.filter(desk=Desk.BOARD, jurisdiction=organ, received_on__isnull=place == P.ARRIVED)


def years_of(organ: Organ, *, on: date) -> list[int]:
    """The years of achievement, up to the next one, of which the organ has a dossier. One statement, a look
    along an index for each year."""
    at: dict[str, Any] = {_column(organ): organ.jurisdiction_id if isinstance(organ, Council) else organ.pk}
    if isinstance(organ, Unit):
        at = {"unit__in": with_past_units([organ.pk], on=on)}
    first, *others = (
        Dossier.objects.filter(year=year, **at).order_by().values_list("year", flat=True)[:1]
        for year in range(on.year + 1, on.year - YEARS_BACK, -1)
    )
    return list(first.union(*others, all=True))


def awards_of(organ: Organ, *, on: date) -> set[str]:
    """Which awards a list of the organ's dossiers can be asked for. Of a unit and a bloc those that stand in
    one of its dossiers; above them, where every award passes, those that units may
    propose by one of the laws that are loaded."""
    if isinstance(organ, Unit | Bloc):
        rows = Nomination.objects.filter(**{f"dossier__{_column(organ)}": organ.pk}).order_by()
        return set(rows.values_list("award", flat=True).distinct())
    stack = stack_in_force()
    days = [on, *(regime.since for regime in stack.regimes)]
    return {
        code
        for code, award in (*TITLES.items(), *FORMS.items())
        if any(may_be_proposed(award, on=day, stack=stack) for day in days)
    }


def _column(organ: Organ) -> str:
    if isinstance(organ, Unit):
        return "unit"
    return "bloc" if isinstance(organ, Bloc) else "jurisdiction"
