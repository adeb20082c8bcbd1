"""Jurisdictions begin with their organ and end with a successor that takes their open dossiers over."""

from __future__ import annotations

from datetime import date
from functools import partial

from django.db import transaction

from roles.founding.recording import day, note_of, proving
from roles.grants import end_appointments_at
from roles.local_rules import end_rules_of
from roles.models import Bloc, Council, Jurisdiction, Unit
from roles.proved import JURISDICTION, OF_BLOC, OF_COUNCIL
from roles.refusals import Refused
from trail.record import SYSTEM, record_many
from trail.verbs import Verb
from vietnamese.dates import short_date


@transaction.atomic
def found_jurisdiction(
    *,
    organ: Unit,
    name: str,
    heading: str,
    organ_heading: str,
    place: str,
    since: date,
    level: str = "",
    above: Jurisdiction | None = None,
    board: Unit | None = None,
    board_post: str = "",
    superior_heading: str = "",
    symbol: str = "QĐ-UBND",
) -> Jurisdiction:
    """The power of the organ's head; `level` is the organ's unless said. One for each organ."""
    if Jurisdiction.objects.filter(organ=organ).exists():
        raise Refused(f"“{organ.name_on(since)}” đã là một cấp có thẩm quyền.")
    filed = organ.profile_on(since).jurisdiction
    if above is not None and filed is not None and filed != above:
        raise Refused(
            f"“{organ.name_on(since)}” trình hồ sơ lên {filed.name}, không phải {above.name}.",
            remedy="Cơ quan của một cấp phải là đơn vị thuộc cấp trên trực tiếp của nó.",
        )
    made = Jurisdiction.objects.create(
        organ=organ,
        board=board,
        above=above,
        level=level or organ.level,
        name=name,
        symbol=symbol,
        heading=heading,
        organ_heading=organ_heading,
        superior_heading=superior_heading,
        board_post=board_post,
        place=place,
        since=since,
    )
    details = {"called": name, "since": day(since)}
    note = note_of(made, about=name, jurisdiction=made, details=details, proves=[JURISDICTION])
    record_many(Verb.JURISDICTION_FOUNDED, [note], by=SYSTEM, on=since)
    return made


@transaction.atomic
def end_jurisdiction(jurisdiction: Jurisdiction, *, on: date, successor: Jurisdiction | None) -> None:
    """`on` is the last day of its power; its people, blocs and councils stop with it."""
    locked = Jurisdiction.objects.select_for_update().get(pk=jurisdiction.pk)
    if locked.until is not None:
        raise Refused(f"{locked.name} đã kết thúc thẩm quyền từ trước, vào ngày {short_date(locked.until)}.")
    if successor == jurisdiction:
        raise Refused(f"{locked.name} không thể tự kế tục chính mình.")
    jurisdiction.until, jurisdiction.successor = on, successor
    jurisdiction.save(update_fields=["until", "successor"])
    blocs = list(jurisdiction.blocs.select_for_update().order_by("pk"))
    councils = list(jurisdiction.councils.select_for_update().order_by("pk"))
    jurisdiction.blocs.filter(ended_on__isnull=True).update(ended_on=on)
    for council in councils:
        council.versions.filter(until__isnull=True, since__lte=on).update(until=on)
    end_rules_of(jurisdiction, on=on)
    end_appointments_at([jurisdiction, *blocs, *councils], until=on)
    _record_end(jurisdiction, blocs, councils, on=on)


def _record_end(jurisdiction: Jurisdiction, blocs: list[Bloc], councils: list[Council], *, on: date) -> None:
    """On the chains of its blocs and councils too: their last day is no longer open."""
    heir = jurisdiction.successor
    details = {"until": day(on), "heir": heir.name if heir else ""}
    of = partial(note_of, jurisdiction=jurisdiction, details=details)
    notes = [
        of(jurisdiction, about=jurisdiction.name, proves=[JURISDICTION]),
        *proving([of(bloc, about=bloc.name) for bloc in blocs], *OF_BLOC),
        *proving([of(council, about=council.name) for council in councils], *OF_COUNCIL),
    ]
    record_many(Verb.JURISDICTION_ENDED, notes, by=SYSTEM, on=on)
