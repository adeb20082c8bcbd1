"""Another head or deputy of a bloc during the year: from a day, by a paper; the one before stays on record.

What lies on the bloc's desk is nobody's in particular: it is the work of whoever is in office that day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.models import User

from roles.appointments.appointing import appoint_many, leave_bloc_office
from roles.appointments.postings import Posting
from roles.doors.founding_paper import paper_fields
from roles.doors.one_act import one_act
from roles.doors.refusals import Overtaken, Refused, refuse_if
from roles.founding.blocs.head_obstacles import (
    OFFICE_OF,
    Holder,
    of_day,
    of_members,
    of_persons,
    of_units,
    refuse_ended,
)
from roles.founding.recording import founder, iso_day, note_of
from roles.models import Bloc, BlocOffice, Unit
from roles.models.periods import valid_on
from roles.models.proved_tables import OF_BLOC
from roles.queries import names_on
from trail.record import Actor, record_many
from trail.verbs import Verb
from vietnamese.dates import short_date
from vietnamese.text import clean

Role = BlocOffice.Role
ONE_DAY = timedelta(days=1)


@one_act
def change_bloc_offices(
    bloc: Bloc,
    holders: Mapping[str, Holder],
    *,
    since: date,
    paper_number: str,
    paper_on: date | None,
    paper_by: str,
    reason: str,
    by: User | None,
    on: date,
    seen: Mapping[str, int] | None = None,
) -> list[BlocOffice]:
    """By role, from `since` on, today at the earliest; the persons in office until then leave the day before.

    `seen` are the offices that whoever asks had before his eyes: Overtaken when another came in meanwhile.
    A person is appointed by the same paper, by who may appoint.
    """
    actor = founder(by, "set_bloc_office", [bloc.jurisdiction], on=on)
    founded = paper_fields(paper_number, paper_on, paper_by)
    if not holders:
        raise Refused(bloc.said("Chưa chọn khối trưởng hay khối phó mới."), remedy="Chọn ít nhất một đơn vị.")
    locked = Bloc.objects.select_for_update(of=("self",)).get(pk=bloc.pk)
    refuse_ended(locked, on=since)
    held = _newest(bloc, year=since.year)
    _refuse_changed(bloc, held, seen or {})
    units = {role: holder.unit for role, holder in holders.items()}
    names = names_on([one.unit_id for one in held.values()] + [unit.pk for unit in units.values()], on=since)
    refuse_if(
        [
            *of_day(bloc, since, reason, on=on),
            *of_members(bloc, units, names, year=since.year),
            *of_units(bloc, units, held, names, since=since),
            *of_persons(bloc, holders, since=since),
        ],
        message=f"{bloc.said('Chưa thay được khối trưởng, khối phó')} {bloc.name}.",
    )
    made = _write(bloc, units, held, since=since, reason=clean(reason), founded=founded)
    _tell(bloc, made, held, names, by=actor, on=on)
    for role, holder in holders.items():
        leave_bloc_office(
            bloc,
            OFFICE_OF[Role(role)],
            last_day=since - ONE_DAY,
            staying=holder.person.pk if holder.person else None,
            by=actor,
            on=on,
            reason=reason,
        )
    _appoint(bloc, holders, since=since, founded=founded, by=by, on=on)
    return made


def _write(
    bloc: Bloc,
    units: Mapping[str, Unit],
    held: Mapping[str, BlocOffice],
    *,
    since: date,
    reason: str,
    founded: Mapping[str, Any],
) -> list[BlocOffice]:
    """The one before ends on the eve; its row stays as it was otherwise."""
    BlocOffice.objects.filter(pk__in=[held[role].pk for role in units]).update(until=since - ONE_DAY)
    return BlocOffice.objects.bulk_create(
        BlocOffice(bloc=bloc, unit=unit, year=since.year, role=role, since=since, reason=reason, **founded)
        for role, unit in units.items()
    )


def _tell(
    bloc: Bloc,
    made: Sequence[BlocOffice],
    held: Mapping[str, BlocOffice],
    names: Mapping[int, str],
    *,
    by: Actor,
    on: date,
) -> None:
    first = made[0]
    details: dict[str, object] = {"year": first.year, "since": iso_day(first.since), "paper": first.paper}
    for row in made:
        details |= {row.role: names[row.unit_id], f"{row.role}_before": names[held[row.role].unit_id]}
    note = note_of(
        bloc,
        about=bloc.name,
        jurisdiction=bloc.jurisdiction,
        details=details,
        reason=first.reason,
        proves=OF_BLOC,
    )
    record_many(Verb.BLOC_OFFICE_CHANGED, [note], by=by, on=on)


def _newest(bloc: Bloc, *, year: int) -> dict[str, BlocOffice]:
    """The last holder of each role, whether his day has come or not."""
    return {row.role: row for row in bloc.offices.filter(year=year).order_by("since")}


def _refuse_changed(bloc: Bloc, held: Mapping[str, BlocOffice], seen: Mapping[str, int]) -> None:
    """Under the bloc's lock: who waited for another officer sees what that one has written."""
    for role, key in seen.items():
        now = held.get(role)
        if now is not None and now.pk != key:
            raise Overtaken(
                f"Người khác vừa ghi {now.get_role_display()} mới: {now.unit.name_on(now.since)}, "
                f"từ {short_date(now.since)}.",
                remedy=f"Mở lại trang của {bloc.word} để xem ai đang giữ chức trách.",
            )


def _appoint(
    bloc: Bloc,
    holders: Mapping[str, Holder],
    *,
    since: date,
    founded: Mapping[str, Any],
    by: User | None,
    on: date,
) -> None:
    running = bloc.appointments.filter(valid_on(since), capacity="")
    seated = set(running.values_list("user", "office"))
    postings = [
        Posting(
            user=holder.person,
            office=OFFICE_OF[Role(role)],
            organ=bloc,
            since=since,
            post=Role(role).label.capitalize(),
            **founded,
        )
        for role, holder in holders.items()
        if holder.person is not None and (holder.person.pk, OFFICE_OF[Role(role)]) not in seated
    ]
    if postings:
        appoint_many(postings, by=by, on=on)
