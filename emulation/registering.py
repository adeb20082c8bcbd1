"""The doors of the year before the dossier: a unit registers the awards it means to reach."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.contrib.auth.models import User

from emulation.models import RegisteredTitle, Registration
from emulation.queries import registration_due
from law.awards import UnknownAward, award
from roles.doors.one_act import database_refusals_as, one_act
from roles.doors.refusals import Obstacle, Overtaken, Refused, refuse_if, require_mandate
from roles.models import Unit
from roles.queries import bloc_of, jurisdiction_of
from roles.rights.permissions import mandate_for
from trail.record import record
from trail.verbs import Verb
from vietnamese.dates import short_date


@one_act
def register_titles(*, unit: Unit, year: int, titles: Mapping[str, int], by: User, on: date) -> Registration:
    """The unit's registration for a year, once; `titles` is the number of each award by its code.

    Late after the jurisdiction's own day for it (local rule `deadline.registration`); without one, never.
    """
    mandate = require_mandate(
        mandate_for(by, "register_year", unit, on=on), to="đăng ký thi đua cho đơn vị này"
    )
    jurisdiction = jurisdiction_of(unit, on=on)
    if jurisdiction is None:
        raise Refused("Đơn vị chưa thuộc cấp có thẩm quyền nào nên chưa đăng ký thi đua được.")
    refuse_if(
        [*_of_year(year, on=on), *_of_titles(titles, on=on)],
        message=f"Chưa ghi được đăng ký thi đua năm {year}.",
    )
    due = registration_due(jurisdiction, year=year, on=on)
    registration = _write(
        Registration(
            jurisdiction=jurisdiction,
            unit=unit,
            bloc=bloc_of(unit, jurisdiction=jurisdiction, year=year, on=on),
            year=year,
            registered_on=on,
            is_late=due is not None and on > due,
        )
    )
    RegisteredTitle.objects.bulk_create(
        RegisteredTitle(registration=registration, award=code, count=count)
        for code, count in titles.items()
        if count
    )
    record(
        Verb.REGISTERED,
        subject=("registration", registration.pk),
        by=mandate.actor,
        on=on,
        details={"year": year, "is_late": registration.is_late, "titles": dict(titles)},
        jurisdiction_id=jurisdiction.pk,
        unit_id=unit.pk,
        about=f"{unit.name_on(on)}, năm {year}",
    )
    return registration


def _write(registration: Registration) -> Registration:
    """Raises Overtaken when the unit has registered already, perhaps a moment ago."""
    with database_refusals_as(lambda: _registered_before(registration)):
        registration.save(force_insert=True)
    return registration


def _registered_before(registration: Registration) -> Overtaken:
    first = Registration.objects.get(unit=registration.unit, year=registration.year)
    return Overtaken(
        f"Đơn vị đã đăng ký thi đua năm {first.year} ngày {short_date(first.registered_on)}.",
        remedy="Mở trang đăng ký của đơn vị để xem nội dung đã đăng ký.",
    )


def _of_year(year: int, *, on: date) -> list[Obstacle]:
    if on.year <= year <= on.year + 1:
        return []
    return [
        Obstacle(
            message=f"Không đăng ký thi đua cho năm {year} vào năm {on.year}.",
            remedy=f"Đăng ký cho năm {on.year} hoặc {on.year + 1}.",
        )
    ]


def _of_titles(titles: Mapping[str, int], *, on: date) -> list[Obstacle]:
    found = []
    if not any(titles.values()):
        found.append(
            Obstacle(message="Chưa đăng ký danh hiệu nào.", remedy="Ghi số lượng cho ít nhất một danh hiệu.")
        )
    for code, count in titles.items():
        try:
            known = award(code)
        except UnknownAward as unknown:
            found.append(Obstacle(message=str(unknown), remedy="Chọn trong danh mục."))
            continue
        if not known.exists_on(on):
            found.append(
                Obstacle(message=f"Ngày {short_date(on)} pháp luật không còn hoặc chưa có {known.name}.")
            )
        if count < 0:
            found.append(
                Obstacle(message=f"Số lượng {known.name} là {count}.", remedy="Ghi số không âm.", about=code)
            )
    return found
