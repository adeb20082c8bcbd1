"""The quota meter of a draft: seats, claims elsewhere and here, and who would fall out if submitted now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dossiers.models import Dossier
from dossiers.seats.claiming import allowances_of
from dossiers.seats.counting import Count, capped_awards, count_claims
from dossiers.seats.ranking import FallOut, falling_out
from law.awards import award as award_of
from law.seats_and_money.quotas import Allowance


@dataclass(frozen=True, slots=True)
class MeterReading:
    """One capped award: `here` are this dossier's drafts, `elsewhere` what the unit claimed already."""

    award: str
    name: str
    allowance: Allowance
    base: int
    allowed: int | None
    elsewhere: int
    here: int
    falling: tuple[FallOut, ...]

    @property
    def claimed(self) -> int:
        return self.elsewhere + self.here

    @property
    def over(self) -> int:
        return 0 if self.allowed is None else max(self.claimed - self.allowed, 0)


def meter(dossier: Dossier, *, on: date) -> tuple[MeterReading, ...]:
    """A reading for each capped award that is proposed, this dossier's drafts included. Never locks."""
    counts = count_claims([(dossier.unit_id, dossier.year)], awards=capped_awards(), drafts_of=dossier.pk)
    allowances = allowances_of(counts, jurisdiction=dossier.jurisdiction, on=dossier.received_on or on)
    return tuple(
        _reading(each, allowances[each], dossier=dossier, on=on)
        for each in counts
        if each.claimed or each.drafted
    )


def _reading(each: Count, seats: Allowance, *, dossier: Dossier, on: date) -> MeterReading:
    is_over = seats.seats is not None and each.claimed + each.drafted > seats.seats
    falling = (
        falling_out(each, seats=seats.seats or 0, on=each.received_on or on, drafts_of=dossier.pk)
        if is_over
        else ()
    )
    return MeterReading(
        award=each.award,
        name=award_of(each.award).name,
        allowance=seats,
        base=each.base,
        allowed=seats.seats,
        elsewhere=each.claimed,
        here=each.drafted,
        falling=falling,
    )
