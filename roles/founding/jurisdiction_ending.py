"""A jurisdiction ends with a successor that takes its open dossiers over; nothing of its past is lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from django.contrib.auth.models import User

from roles.appointments.appointing import end_appointments_at
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Overtaken, refuse_if
from roles.doors.ties import ties_of
from roles.founding.blocs.ending_blocs import end_offices, of_last_day
from roles.founding.jurisdictions import is_in_power
from roles.founding.recording import founder, iso_day, note_of, proving, refuse_without_instrument
from roles.local_rules.setting_rules import end_rules_of
from roles.models import Bloc, Council, CouncilVersion, Jurisdiction
from roles.models.proved_tables import JURISDICTION, OF_BLOC, OF_COUNCIL
from trail.record import Note, record_many
from trail.verbs import Verb
from vietnamese.dates import short_date
from vietnamese.text import clean

ONE_DAY = timedelta(days=1)


def power_over(jurisdiction: Jurisdiction) -> Jurisdiction:
    """At whose desk its end is written down: above it, or at its own where nobody stands above."""
    return jurisdiction.above or jurisdiction


@one_act
def end_jurisdiction(
    jurisdiction: Jurisdiction,
    *,
    on: date,
    successor: Jurisdiction | None,
    instrument: str = "",
    by: User | None = None,
    acted_on: date | None = None,
) -> None:
    """`on` is the last day of its power; its people, blocs and councils stop with it.

    Its open dossiers wait for the successor, who takes them over; `acted_on` is the day of the act.
    """
    actor = founder(by, "end_jurisdiction", [power_over(jurisdiction)], on=acted_on or on)
    refuse_without_instrument(instrument, by=by)
    locked = Jurisdiction.objects.select_for_update(of=("self",)).get(pk=jurisdiction.pk)
    if locked.until is not None:
        raise Overtaken(
            f"{locked.name} đã kết thúc thẩm quyền từ trước, vào ngày {short_date(locked.until)}."
        )
    refuse_if(
        [
            *_of_period(locked, last_day=on, on=acted_on or on),
            *_of_successor(locked, successor, last_day=on, is_asked=by is not None),
            *ties_of(locked, on=on),
        ],
        message=f"Chưa kết thúc được {locked.name}.",
    )
    jurisdiction.until, jurisdiction.successor = on, successor
    jurisdiction.save(update_fields=["until", "successor"])
    blocs, councils = list(jurisdiction.blocs.all()), list(jurisdiction.councils.all())
    _end_what_it_has(jurisdiction, blocs, councils, last_day=on)
    details: dict[str, object] = {
        "until": iso_day(on),
        "heir": successor.name if successor else "",
        "paper": clean(instrument),
    }
    notes = _notes(jurisdiction, blocs, councils, details=details)
    record_many(Verb.JURISDICTION_ENDED, notes, by=actor, on=acted_on or on)


def _end_what_it_has(
    jurisdiction: Jurisdiction, blocs: list[Bloc], councils: list[Council], *, last_day: date
) -> None:
    jurisdiction.blocs.filter(ended_on__isnull=True).update(ended_on=last_day)
    end_offices(blocs, last_day=last_day)
    running = {"until__isnull": True, "since__lte": last_day}
    CouncilVersion.objects.filter(council__in=councils, **running).update(until=last_day)
    end_rules_of(jurisdiction, on=last_day)
    end_appointments_at([jurisdiction, *blocs, *councils], until=last_day)


def _notes(
    jurisdiction: Jurisdiction, blocs: list[Bloc], councils: list[Council], *, details: dict[str, object]
) -> list[Note]:
    """On the chains of its blocs and councils too: their last day is no longer open."""
    of = partial(note_of, jurisdiction=jurisdiction, details=details)
    return [
        of(jurisdiction, about=jurisdiction.name, proves=[JURISDICTION]),
        *proving([of(bloc, about=bloc.name) for bloc in blocs], *OF_BLOC),
        *proving([of(council, about=council.name) for council in councils], *OF_COUNCIL),
    ]


def _of_period(jurisdiction: Jurisdiction, *, last_day: date, on: date) -> Iterator[Obstacle]:
    yield from of_last_day(last_day, on=on)
    if last_day < jurisdiction.since:
        yield Obstacle(
            f"{jurisdiction.name} có thẩm quyền từ {short_date(jurisdiction.since)}.",
            remedy=f"Chọn ngày cuối cùng từ {short_date(jurisdiction.since)} trở đi.",
        )


def _of_successor(
    jurisdiction: Jurisdiction, successor: Jurisdiction | None, *, last_day: date, is_asked: bool
) -> Iterator[Obstacle]:
    if successor is None:
        if is_asked:
            yield Obstacle(
                "Thiếu cấp kế tục: hồ sơ chưa xong và việc đã làm phải có nơi giữ.",
                remedy="Chọn cấp nhận bàn giao; chưa có thì lập cấp ấy trước.",
            )
    elif successor == jurisdiction:
        yield Obstacle(f"{jurisdiction.name} không thể tự kế tục chính mình.", remedy="Chọn cấp khác.")
    elif not is_in_power(successor, last_day + ONE_DAY):
        yield Obstacle(
            f"Ngày {short_date(last_day + ONE_DAY)} {successor.name} không có thẩm quyền.",
            remedy="Chọn cấp có thẩm quyền từ ngày hôm sau, hoặc sửa ngày cuối cùng.",
        )
    elif jurisdiction in _chain_above(successor):
        yield Obstacle(
            f"{successor.name} đang trực thuộc {jurisdiction.name}.", remedy="Chọn cấp trên hoặc cấp ngang."
        )


def _chain_above(jurisdiction: Jurisdiction) -> Iterator[Jurisdiction]:
    above = jurisdiction.above
    while above is not None:
        yield above
        above = above.above
