"""A bloc ends on a last day, by a paper, when nothing lies on its desk any more; its years stay readable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.contrib.auth.models import User
from django.db.models import Q

from roles.appointments.appointing import end_appointments_at
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Overtaken, refuse_if
from roles.doors.ties import ties_of
from roles.founding.recording import founder, iso_day, note_of, refuse_without_instrument
from roles.models import Bloc, BlocOffice
from roles.models.proved_tables import OF_BLOC
from trail.record import record_many
from trail.verbs import Verb
from vietnamese.dates import short_date
from vietnamese.text import clean

ONE_DAY = timedelta(days=1)


@one_act
def end_bloc(bloc: Bloc, *, last_day: date, instrument: str, by: User | None, on: date) -> None:
    """Its people leave with it; members, heads and papers of its years stay. Refused with every obstacle."""
    actor = founder(by, "end_bloc", [bloc.jurisdiction], on=on)
    refuse_without_instrument(instrument, by=by)
    locked = Bloc.objects.select_for_update(of=("self",)).get(pk=bloc.pk)
    if locked.ended_on is not None:
        raise Overtaken(f"{locked.name} đã kết thúc từ trước, vào ngày {short_date(locked.ended_on)}.")
    refuse_if(
        [*of_last_day(last_day, on=on), *ties_of(locked, on=last_day)],
        message=f"Chưa kết thúc được {locked.name}.",
    )
    bloc.ended_on = last_day
    bloc.save(update_fields=["ended_on"])
    end_offices([bloc], last_day=last_day)
    end_appointments_at([bloc], until=last_day)
    details = {"until": iso_day(last_day), "paper": clean(instrument)}
    note = note_of(bloc, about=bloc.name, jurisdiction=bloc.jurisdiction, details=details, proves=OF_BLOC)
    record_many(Verb.BLOC_ENDED, [note], by=actor, on=on)


def of_last_day(last_day: date, *, on: date) -> Iterator[Obstacle]:
    """Never back in time: what was done under the organ's power stays done."""
    if last_day < on - ONE_DAY:
        yield Obstacle(
            f"Không kết thúc lùi về {short_date(last_day)}: việc đã làm từ ngày đó đến nay vẫn có giá trị.",
            remedy=f"Chọn ngày cuối cùng từ {short_date(on - ONE_DAY)} trở đi.",
        )


def end_offices(blocs: Iterable[Bloc], *, last_day: date) -> None:
    """Whose day has not come keeps its period: without its bloc it means nothing."""
    running = Q(until__isnull=True) | Q(until__gt=last_day)
    BlocOffice.objects.filter(running, bloc__in=list(blocs), since__lte=last_day).update(until=last_day)
