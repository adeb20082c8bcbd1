"""Who would fall out when seats are short, and by which rule: the law ranks, this room gives it the names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Q, QuerySet, Subquery

from dossiers.models import CollectiveYear, Nomination, Rating, Recipient, Standing
from dossiers.seats.counting import CLAIMING, Count
from law.seats_and_money.priority import Candidate, fall_out
from roles.doors.law_in_force import stack_in_force


@dataclass(frozen=True, slots=True)
class FallOut:
    """One beyond the seats; `is_tied`: nothing known sets it apart from the one before."""

    nomination_id: int
    name: str
    reason: str
    citation: str
    is_tied: bool


def falling_out(each: Count, *, seats: int, on: date, drafts_of: int | None = None) -> tuple[FallOut, ...]:
    """Those of this unit, year and award beyond `seats`, best first; the drafts of one dossier included."""
    given = [(_candidate(row), row.pk) for row in _claims(each, drafts_of=drafts_of)]
    # Two people may bear one name: the candidate object itself says whose row it is.
    owners = {id(candidate): pk for candidate, pk in given}
    return tuple(
        FallOut(owners[id(out.candidate)], out.candidate.id, out.reason, out.citation, out.is_tied)
        for out in fall_out([candidate for candidate, _ in given], seats, on=on, stack=stack_in_force())
    )


def _claims(each: Count, *, drafts_of: int | None) -> QuerySet[Nomination]:
    rating = Rating.objects.filter(recipient=OuterRef("recipient"), year=each.year)
    figures = CollectiveYear.objects.filter(recipient=OuterRef("recipient"), year=each.year)
    return (
        Nomination.objects.filter(dossier__unit=each.unit_id, dossier__year=each.year, award=each.award)
        .filter(Q(standing__in=CLAIMING) | Q(standing=Standing.DRAFT, dossier=drafts_of))
        .select_related("recipient")
        .annotate(
            rating=Subquery(rating.values("level")[:1]),
            women=Subquery(figures.values("women")[:1]),
            people=Subquery(figures.values("people")[:1]),
        )
        .order_by("pk")
    )


def _candidate(row: Nomination) -> Candidate:
    """The bloc's rank goes before the unit's own order; 0 means that the unit gave none."""
    # Three figures are annotated by the queryset, which the model's type cannot tell.
    return Candidate(
        id=row.recipient_name,
        rank=row.bloc_rank if row.bloc_rank is not None else row.ordinal or None,
        rating=row.rating,  # type: ignore[attr-defined]
        is_woman=row.recipient.sex == Recipient.Sex.FEMALE,
        women=row.women,  # type: ignore[attr-defined]
        people=row.people,  # type: ignore[attr-defined]
    )
