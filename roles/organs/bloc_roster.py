"""Blocs of a year for their pages: members, head and deputy, each with its founding decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from roles.founding.blocs.bloc_offices import Proposal, propose_offices
from roles.founding.blocs.head_obstacles import OFFICE_OF
from roles.models import Bloc, BlocMembership, BlocOffice, Jurisdiction, Office
from roles.models.periods import valid_on
from roles.organs.ended_units import ended_words
from roles.queries import day_in, names_on, profiles_of

Kind, Role = BlocMembership.Kind, BlocOffice.Role


@dataclass(frozen=True)
class BlocLine:
    """One bloc in a list, by the day: how many members are at work; empty names: nobody is in that office."""

    bloc: Bloc
    members: int
    head: str
    deputy: str

    @property
    def words(self) -> str:
        """What is searched."""
        return f"{self.bloc.code} {self.bloc.name} {self.head} {self.deputy}"


@dataclass(frozen=True)
class Membership:
    name: str
    row: BlocMembership
    office: BlocOffice | None
    ended: str = ""


@dataclass(frozen=True)
class Term:
    """Who headed the bloc, or was its deputy, in a part of the year."""

    name: str
    row: BlocOffice


@dataclass(frozen=True)
class BlocRoster:
    """A bloc in a year, as of a day of it; `terms` tell of the changes during the year, when there were any.

    `head` and `deputies` are what rotation proposes while nobody heads it.
    """

    members: list[Membership]
    guests: list[Membership]
    head: str
    deputies: list[str]
    is_headed: bool
    terms: list[Term]


def blocs_in(jurisdiction: Jurisdiction, *, year: int, on: date) -> list[BlocLine]:
    """The blocs that exist that year, by code; four statements, two more where a head or deputy has ended."""
    day = day_in(year, today=on)
    at_work = Q(memberships__unit__ended_on__isnull=True) | Q(memberships__unit__ended_on__gte=day)
    counted = Count("memberships", filter=Q(at_work, memberships__year=year, memberships__kind=Kind.MEMBER))
    lasting = Q(ended_on__isnull=True) | Q(ended_on__gte=date(year, 1, 1))
    rows = jurisdiction.blocs.filter(lasting).annotate(members=counted).order_by("code")
    offices = list(BlocOffice.objects.filter(valid_on(day), bloc__jurisdiction=jurisdiction, year=year))
    units = [office.unit_id for office in offices]
    names = names_on(units, on=date(year, 12, 31))
    for unit, told in ended_words(units, on=day).items():
        names[unit] = f"{names[unit]} ({told})"
    held = {(office.bloc_id, office.role): names[office.unit_id] for office in offices}
    return [
        BlocLine(row, row.members, held.get((row.pk, Role.HEAD), ""), held.get((row.pk, Role.DEPUTY), ""))
        for row in rows
    ]


def roster(bloc: Bloc, *, year: int, on: date) -> BlocRoster:
    """Members in Vietnamese order, with the office each holds on the day, or on the edge of another year."""
    rows = list(bloc.memberships.filter(year=year))
    terms = list(bloc.offices.filter(year=year).order_by("-role", "since"))
    profiles = profiles_of(
        [*(row.unit_id for row in rows), *(term.unit_id for term in terms)], on=date(year, 12, 31)
    )
    day = min(day_in(year, today=on), bloc.ended_on or date.max)
    offices = {one.unit_id: one for one in terms if one.since <= day and (one.until or day) >= day}
    rows.sort(key=lambda row: profiles[row.unit_id].sort_key)
    ended = ended_words((row.unit_id for row in rows), on=day)
    lines = [
        Membership(profiles[key].name, row, offices.get(key), ended.get(key, ""))
        for row in rows
        for key in (row.unit_id,)
    ]
    is_headed = any(office.role == Role.HEAD for office in offices.values())
    proposal = Proposal(None, ()) if is_headed else propose_offices(bloc, year=year, on=on)
    proposed = [unit for unit in (proposal.head, *proposal.deputies) if unit is not None]
    names = names_on([unit.pk for unit in proposed], on=date(year, 12, 31))
    return BlocRoster(
        members=[line for line in lines if line.row.kind == Kind.MEMBER],
        guests=[line for line in lines if line.row.kind == Kind.GUEST],
        head=names[proposal.head.pk] if proposal.head else "",
        deputies=[names[unit.pk] for unit in proposal.deputies[:3]],
        is_headed=is_headed,
        terms=[Term(profiles[one.unit_id].name, one) for one in terms] if _has_changed(terms) else [],
    )


def left_without(bloc: Bloc, listed: BlocRoster, *, on: date) -> list[tuple[Membership, list[str]]]:
    """Units that are over and still hold an office, each with the persons who go on doing its work."""
    over = {line.office.role: line for line in listed.members if line.office and line.ended}
    offices = {OFFICE_OF[Role(role)]: role for role in over}
    people: dict[str, list[str]] = {role: [] for role in over}
    rows = bloc.appointments.filter(valid_on(on), office__in=offices, capacity="").select_related("user")
    for row in rows.order_by("pk") if over else ():
        people[offices[Office(row.office)]].append(row.user.get_full_name() or row.user.get_username())
    return [(line, people[role]) for role, line in over.items()]


def _has_changed(terms: list[BlocOffice]) -> bool:
    """Whether a role was held by more than one unit in the year."""
    return len(terms) > len({one.role for one in terms})
