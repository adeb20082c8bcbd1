"""Days that come near, told once: clocks of the law and of the place, looks, ends of appointments.

Who is reminded, and of what, is the same whatever put the day there: it stands in the rows. How many working
days before is the installation's own (`VINHDANH_REMIND_…`), for no article says it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from dossiers.models import Nomination, Standing
from news.telling import About, tell
from news.told_acts import BOARD, HIMSELF, UNIT, At, ToldAct
from news.topics import Topic
from roles.doors.one_act import one_act
from roles.local_rules.rules_above import rules_of_lines
from roles.models import Appointment, Jurisdiction, LocalDay, Office
from roles.queries import jurisdictions_of
from vietnamese.calendar import add_working_days
from workflow.models import Passage
from workflow.models.desks import Desk
from workflow.whose_turn import open_disqualifications, open_holds

_BLOC = MappingProxyType({At.BLOC: (Office.BLOC_HEAD, Office.BLOC_DEPUTY)})


def _day(words: str, to: Mapping[At, tuple[Office, ...]], *, grave: bool = False) -> ToldAct:
    return ToldAct(topic=Topic.COMING, words=words, to=to, grave=grave)


REMINDED: Mapping[tuple[str, str], ToldAct] = MappingProxyType(
    {
        ("dossier", "due_at_unit"): _day("Sắp đến hạn đơn vị hoàn thiện hồ sơ", UNIT, grave=True),
        ("dossier", "due_at_bloc"): _day("Sắp đến hạn khối, cụm xét hồ sơ", _BLOC, grave=True),
        ("dossier", "due_at_board"): _day("Sắp đến hạn thẩm định hồ sơ", BOARD, grave=True),
        ("dossier", "answer_due"): _day(
            "Sắp hết hạn giải trình trường hợp không đủ điều kiện", UNIT, grave=True
        ),
        ("dossier", "look_due"): _day("Sắp đến ngày xem lại trường hợp tạm giữ", BOARD),
        ("appointment", "own_office_ends"): _day("Phân công của ông/bà sắp hết thời hạn", HIMSELF),
        ("office", "office_ends"): _day(
            "Phân công của một người sắp hết thời hạn, cần phân công tiếp", BOARD
        ),
    }
)


@one_act
def remind(*, on: date) -> None:
    """All or nothing, and nobody twice of one day: run again after a crash it makes what is missing."""
    horizon = _horizon(on, settings.VINHDANH_REMIND_WORKING_DAYS)
    for desk, code in ((Desk.UNIT, "due_at_unit"), (Desk.BLOC, "due_at_bloc"), (Desk.BOARD, "due_at_board")):
        _remind(
            "dossier", code, _of_passages(_passages(desk).filter(horizon.near("due_on", "dossier__"))), on=on
        )
    near = horizon.near("answer_due_on", "nomination__dossier__")
    answers = open_disqualifications().filter(near, answered_on__isnull=True)
    _remind("dossier", "answer_due", _of_cases(answers, "answer_due_on"), on=on)
    looks = open_holds().filter(horizon.near("next_look_on", "nomination__dossier__"))
    _remind("dossier", "look_due", _of_cases(looks, "next_look_on"), on=on)
    ends = _ending_offices(on)
    _remind("appointment", "own_office_ends", (_of_end(row, "appointment") for row, _power in ends), on=on)
    above = [_of_end(row, "office", power.pk) for row, power in ends if power]
    _remind("office", "office_ends", above, on=on)


@dataclass(frozen=True)
class _Horizon:
    """The last day that is near: of most by the national table, `own` of those whose own days move it."""

    on: date
    last: date
    own: Mapping[int, date]

    def near(self, day: str, dossier: str) -> Q:
        """`dossier` leads to its fields; as many places are asked apart as there are different last days."""
        place = f"{dossier}jurisdiction__in"
        rows = Q(**{f"{day}__range": (self.on, self.last)}) & ~Q(**{place: list(self.own)})
        for last in set(self.own.values()):
            here = [power for power, its in self.own.items() if its == last]
            rows |= Q(**{f"{day}__range": (self.on, last), place: here})
        return rows

    def last_of(self, power: int | None) -> date:
        return self.last if power is None else self.own.get(power, self.last)

    @property
    def furthest(self) -> date:
        return max(self.last, *self.own.values()) if self.own else self.last


def _horizon(on: date, days: int) -> _Horizon:
    """Places of which nobody entered a day are not read."""
    last = add_working_days(on, days)
    if not LocalDay.objects.filter(withdrawn_on__isnull=True, day__gt=on).exists():
        return _Horizon(on, last, {})
    line = rules_of_lines(Jurisdiction.objects.values_list("pk", flat=True))
    lasts = {power: add_working_days(on, days, line.calendar_of(power, on)) for power in line.powers}
    return _Horizon(on, last, {power: its for power, its in lasts.items() if its != last})


def _remind(kind: str, code: str, days: Iterable[About], *, on: date) -> None:
    tell(code, [(REMINDED[kind, code], each) for each in days], by=None, on=on)


def _passages(desk: Desk) -> QuerySet[Passage]:
    """On that desk; of the Board those it still has to appraise."""
    rows = Passage.objects.filter(closed_at__isnull=True, desk=desk)
    if desk != Desk.BOARD:
        return rows
    waits = Exists(Nomination.objects.filter(dossier=OuterRef("dossier"), standing=Standing.ENDORSED))
    return rows.filter(Q(received_on__isnull=True) | waits)


def _of_passages(rows: QuerySet[Passage]) -> list[About]:
    names = ("dossier_id", "dossier__unit_id", "dossier__jurisdiction_id", "due_on")
    return [About(("dossier", pk), unit, power, due) for pk, unit, power, due in rows.values_list(*names)]


def _of_cases(rows: QuerySet, day: str) -> list[About]:
    of_dossier = ("pk", "unit_id", "jurisdiction_id")
    names = (*(f"nomination__dossier__{name}" for name in of_dossier), day)
    found = dict.fromkeys(rows.order_by().values_list(*names))
    return [About(("dossier", pk), unit, power, due) for pk, unit, power, due in found]


def _ending(on: date, last: date) -> QuerySet[Appointment]:
    """Still held, and not held on by the same person at the same organ under another paper."""
    organs = ("unit", "bloc", "council", "jurisdiction")
    here = Q(pk__in=[])
    for name in organs:
        here |= Q(**{name: OuterRef(name)})
    longer = Q(until__isnull=True) | Q(until__gt=OuterRef("until"))
    goes_on = Appointment.objects.filter(here, longer, user=OuterRef("user"), office=OuterRef("office"))
    rows = Appointment.objects.filter(~Exists(goes_on), since__lte=on, until__range=(on, last))
    return rows.select_related(*organs).order_by("pk")


def _of_end(row: Appointment, kind: str, power: int | None = None) -> About:
    return About((kind, row.pk), row.unit_id, power, row.until)


def _ending_offices(on: date) -> list[tuple[Appointment, Jurisdiction | None]]:
    """Each with those under whose power it is held, by whose days it is near."""
    horizon = _horizon(on, settings.VINHDANH_REMIND_OFFICE_WORKING_DAYS)
    rows = list(_ending(on, horizon.furthest))
    powers = jurisdictions_of([row.organ for row in rows], on=on)
    found = [(row, powers[row.organ]) for row in rows]
    return [
        (row, power)
        for row, power in found
        if row.until and row.until <= horizon.last_of(power.pk if power else None)
    ]
