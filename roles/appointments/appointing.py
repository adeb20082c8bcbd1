"""The doors of appointments: who comes into office and who leaves it, by which paper, recorded each time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Q, QuerySet

from roles.appointments.appointment_notes import record_appointments
from roles.appointments.appointment_obstacles import obstacles_of
from roles.appointments.guardian_rows import withdraw_rows, write_rows
from roles.appointments.postings import Posting
from roles.doors.one_act import database_refusals_as, one_act
from roles.doors.refusals import Overtaken, Refused, refuse_if, require_mandate
from roles.models import Appointment, Bloc, Jurisdiction
from roles.models.periods import valid_on
from roles.queries import jurisdictions_of
from roles.rights.permissions import ORGANS, Organ, held_by, mandate_for
from trail.record import SYSTEM, Actor
from trail.verbs import Verb
from vietnamese.dates import short_date

ONE_DAY = timedelta(days=1)


def appoint(
    *,
    by: User | None,
    user: User,
    office: str,
    organ: Organ,
    since: date,
    post: str,
    paper_number: str,
    paper_on: date | None,
    paper_by: str,
    on: date,
    until: date | None = None,
    capacity: str = "",
    on_behalf_of: Appointment | None = None,
) -> Appointment:
    """One appointment, by who may appoint at the organ's jurisdiction that day; raises Refused, Forbidden.

    `by=None` is the founding of an installation: see `_appointer`.
    """
    posting = Posting(
        user=user,
        office=office,
        organ=organ,
        since=since,
        until=until,
        post=post,
        capacity=capacity,
        on_behalf_of=on_behalf_of,
        paper_number=paper_number,
        paper_on=paper_on,
        paper_by=paper_by,
    )
    return appoint_many([posting], by=by, on=on)[0]


@one_act
def appoint_many(postings: Sequence[Posting], *, by: User | None, on: date) -> list[Appointment]:
    """Any number of appointments with a constant number of statements; all of them or none."""
    jurisdictions = jurisdictions_of([posting.organ for posting in postings], on=on)
    actor = _appointer(by, set(jurisdictions.values()), on=on)
    refuse_if(obstacles_of(postings), message="Chưa phân công được.")
    return _come(postings, by=actor, on=on)


def _come(postings: Sequence[Posting], *, by: Actor, on: date) -> list[Appointment]:
    with database_refusals_as(_taken_meanwhile):
        appointments = Appointment.objects.bulk_create(posting.row() for posting in postings)
    write_rows(appointments)
    record_appointments(Verb.APPOINTED, appointments, by=by, on=on)
    return appointments


def _taken_meanwhile() -> Overtaken:
    return Overtaken(
        "Chức trách này vừa được phân công cho người khác trong cùng kỳ.",
        remedy="Tải lại trang để xem ai đang giữ chức trách.",
    )


@one_act
def end_appointment(
    appointment: Appointment, *, by: User | None, until: date, on: date, reason: str = ""
) -> list[Appointment]:
    """`until` is the last day in office, at the earliest yesterday; substitutes leave with their principal.

    Returns all who leave. Refused for what is over already: what was done under it stays done.
    """
    jurisdictions = jurisdictions_of([appointment.organ], on=on)
    actor = _appointer(by, set(jurisdictions.values()), on=on)
    if by is not None and appointment.jurisdiction_id is not None:
        # Two who end each other at once would leave nobody: the second waits here and is refused.
        Jurisdiction.objects.select_for_update(no_key=True).get(pk=appointment.jurisdiction_id)
    row = Appointment.objects.select_for_update(of=("self",)).get(pk=appointment.pk)
    _refuse_wrong_end(row, until=until, on=on)
    leaving = _leave(Appointment.objects.filter(Q(pk=row.pk) | Q(on_behalf_of=row.pk)), until=until)
    if by is not None:
        _refuse_end_of_all_appointing(leaving, until=until)
    withdraw_rows(on=on, users={left.user_id for left in leaving})
    record_appointments(Verb.APPOINTMENT_ENDED, leaving, by=actor, on=on, reason=reason)
    return leaving


@one_act
def end_appointments_at(organs: Sequence[Organ], *, until: date) -> list[Appointment]:
    """Everybody leaves an organ that ends; recorded as the program's own act on that day."""
    here = Q(pk__in=[])
    for model in ORGANS:
        ids = [organ.pk for organ in organs if isinstance(organ, model)]
        here |= Q(**{f"{model._meta.model_name}__in": ids})
    leaving = _leave(Appointment.objects.filter(here), until=until)
    record_appointments(
        Verb.APPOINTMENT_ENDED, leaving, by=SYSTEM, on=until, reason="Tổ chức kết thúc hoạt động"
    )
    return leaving


def leave_bloc_office(
    bloc: Bloc, office: str, *, last_day: date, staying: int | None, by: Actor, on: date, reason: str
) -> list[Appointment]:
    """Head or deputy of the bloc leaves as another unit takes over; `staying` is that unit's own person.

    Part of the act that changes the bloc's office: that one has asked the right and holds the lock.
    """
    rows = Appointment.objects.filter(bloc=bloc, office=office).exclude(user=staying)
    leaving = _leave(rows, until=last_day)
    withdraw_rows(on=on, users={left.user_id for left in leaving})
    record_appointments(Verb.APPOINTMENT_ENDED, leaving, by=by, on=on, reason=reason)
    return leaving


def appoint_first(posting: Posting, *, by: User, on: date) -> Appointment:
    """The first officer of a jurisdiction, by who may found it: nobody there can appoint anybody yet."""
    jurisdiction = posting.organ
    assert isinstance(jurisdiction, Jurisdiction) and jurisdiction.above is not None
    right = mandate_for(by, "found_jurisdiction", jurisdiction.above, on=on)
    actor = require_mandate(right, to="lập cấp có thẩm quyền trực thuộc").actor
    if _somebody_appoints([jurisdiction], on=posting.since):
        raise Refused(f"{jurisdiction.name} đã có người có quyền phân công.")
    refuse_if(obstacles_of([posting]), message="Chưa phân công được.")
    return _come([posting], by=actor, on=on)[0]


def sweep(on: date) -> int:
    """Removes guardian's rows of appointments that ended before that day; the count. Run daily."""
    return withdraw_rows(on=on)


def _appointer(by: User | None, jurisdictions: set[Jurisdiction | None], *, on: date) -> Actor:
    """Without a person only where the demonstration is founded, or where nobody can appoint yet."""
    asked = {found for found in jurisdictions if found is not None}
    if by is not None:
        if None in jurisdictions:
            raise Refused("Đơn vị này chưa thuộc cấp có thẩm quyền nào nên chưa phân công người được.")
        mandates = [
            require_mandate(
                mandate_for(by, "appoint", found, on=on), to=f"cử người làm công tác thi đua tại {found.name}"
            )
            for found in asked
        ]
        return mandates[0].actor
    if not getattr(settings, "VINHDANH_DEMO", False) and _somebody_appoints(asked, on=on):
        raise Refused(
            "Nơi này đã có người có quyền phân công; hệ thống không tự phân công nữa.",
            remedy="Đăng nhập bằng tài khoản của chuyên viên thi đua, khen thưởng để phân công.",
        )
    return SYSTEM


def _somebody_appoints(jurisdictions: Iterable[Jurisdiction], *, on: date) -> bool:
    held = Appointment.objects.filter(valid_on(on), held_by("appoint"))
    return held.filter(jurisdiction__in=list(jurisdictions)).exists()


def _refuse_wrong_end(row: Appointment, *, until: date, on: date) -> None:
    if row.until is not None and (row.until < on or row.until <= until):
        raise Overtaken(f"Phân công này đã có ngày kết thúc {short_date(row.until)}.")
    if until < row.since:
        raise Refused(
            f"Ngày kết thúc {short_date(until)} đứng trước ngày bắt đầu {short_date(row.since)}.",
            remedy=f"Chọn ngày từ {short_date(row.since)} trở đi.",
        )
    if until < on - ONE_DAY:
        raise Refused(
            f"Không kết thúc lùi về {short_date(until)}: việc đã làm theo phân công này vẫn có giá trị.",
            remedy=f"Chọn ngày từ {short_date(on - ONE_DAY)} trở đi.",
        )


def _refuse_end_of_all_appointing(leaving: Sequence[Appointment], *, until: date) -> None:
    """Where nobody may appoint, nobody can ever be appointed again."""
    appointing = Appointment.objects.filter(held_by("appoint"), jurisdiction__isnull=False)
    places = set(
        appointing.filter(pk__in=[row.pk for row in leaving]).values_list("jurisdiction_id", flat=True)
    )
    staying = appointing.filter(Q(until__isnull=True) | Q(until__gt=until), jurisdiction__in=places)
    empty = places - set(staying.values_list("jurisdiction_id", flat=True))
    for power in Jurisdiction.objects.filter(Q(until__isnull=True) | Q(until__gt=until), pk__in=empty):
        raise Refused(
            f"Sau ngày {short_date(until)}, {power.name} không còn ai có quyền phân công.",
            remedy="Phân công người kế nhiệm trước, rồi kết thúc phân công này.",
        )


def _leave(rows: QuerySet[Appointment], *, until: date) -> list[Appointment]:
    """Who begins only after `until` keeps the period: without principal or organ it carries no right."""
    running = rows.filter(Q(until__isnull=True) | Q(until__gt=until), since__lte=until)
    leaving = list(running.select_related("user", "unit", "bloc", "council", "jurisdiction"))
    Appointment.objects.filter(pk__in=[row.pk for row in leaving]).update(until=until)
    for row in leaving:
        row.until = until
    return leaving
