"""Blocs of a year for their pages: members, head and deputy, each with its founding decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from roles.founding.bloc_offices import Proposal, propose_offices
from roles.models import Bloc, BlocMembership, BlocOffice, Jurisdiction
from roles.queries import names_on, profiles_of

Kind, Role = BlocMembership.Kind, BlocOffice.Role


@dataclass(frozen=True)
class BlocLine:
    """One bloc in a list; empty names: nobody is in that office."""

    bloc: Bloc
    members: int
    head: str
    deputy: str


@dataclass(frozen=True)
class Membership:
    name: str
    row: BlocMembership
    office: BlocOffice | None


@dataclass(frozen=True)
class Roster:
    """A bloc in a year; `head` and `deputies` are what rotation proposes while nobody heads it."""

    members: list[Membership]
    guests: list[Membership]
    head: str
    deputies: list[str]
    is_headed: bool


def blocs_in(jurisdiction: Jurisdiction, *, year: int) -> list[BlocLine]:
    """The blocs that exist that year, by code; three statements."""
    counted = Count("memberships", filter=Q(memberships__year=year, memberships__kind=Kind.MEMBER))
    lasting = Q(ended_on__isnull=True) | Q(ended_on__gte=date(year, 1, 1))
    rows = jurisdiction.blocs.filter(lasting).annotate(members=counted).order_by("code")
    offices = list(BlocOffice.objects.filter(bloc__jurisdiction=jurisdiction, year=year))
    names = names_on([office.unit_id for office in offices], on=date(year, 12, 31))
    held = {(office.bloc_id, office.role): names[office.unit_id] for office in offices}
    return [
        BlocLine(row, row.members, held.get((row.pk, Role.HEAD), ""), held.get((row.pk, Role.DEPUTY), ""))
        for row in rows
    ]


def roster(bloc: Bloc, *, year: int) -> Roster:
    """Members in Vietnamese order, with the office each holds that year."""
    rows = list(bloc.memberships.filter(year=year))
    profiles = profiles_of([row.unit_id for row in rows], on=date(year, 12, 31))
    offices = {office.unit_id: office for office in bloc.offices.filter(year=year)}
    rows.sort(key=lambda row: profiles[row.unit_id].sort_key)
    lines = [Membership(profiles[row.unit_id].name, row, offices.get(row.unit_id)) for row in rows]
    is_headed = any(office.role == Role.HEAD for office in offices.values())
    proposal = Proposal(None, ()) if is_headed else propose_offices(bloc, year=year)
    proposed = [unit for unit in (proposal.head, *proposal.deputies) if unit is not None]
    names = names_on([unit.pk for unit in proposed], on=date(year, 12, 31))
    return Roster(
        members=[line for line in lines if line.row.kind == Kind.MEMBER],
        guests=[line for line in lines if line.row.kind == Kind.GUEST],
        head=names[proposal.head.pk] if proposal.head else "",
        deputies=[names[unit.pk] for unit in proposal.deputies[:3]],
        is_headed=is_headed,
    )
