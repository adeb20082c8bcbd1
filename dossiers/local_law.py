"""The law of a day for one jurisdiction: its own dated values read once, laid over the national rulebook.

Where the law leaves a value to the province and the jurisdiction has set none, the nearest one above holds. A
jurisdiction that took over from another also has that one's values: a dossier is judged by the rules of
the day on which it was received, and of the jurisdiction that received it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dossiers.models import Dossier
from law.basics.local_keys import BY_UNIT, GROUPING_KEY
from law.rulebook import LawStack, Rulebook, rulebook_on
from roles.doors.law_in_force import LawHere, law_in_force
from roles.local_rules.rules_above import RulesOfLine, ValueOfDay, rules_of_lines
from roles.models import Jurisdiction
from vietnamese.calendar import Calendar


@dataclass(frozen=True)
class LocalLaw:
    """Every value that the jurisdiction, one it took over from or one above ever set; and the law."""

    jurisdiction_id: int
    line: RulesOfLine

    @cached_property
    def national(self) -> LawHere:
        """The law that holds in this house, asked once."""
        return law_in_force()

    def values_on(self, day: date, *, of: int | None = None) -> dict[str, int | str]:
        """What `Case.local` and the rulebook are given; keys the law does not know are left out.

        `of` is the id of the jurisdiction whose day it was; the present one unless said.
        """
        return {key: each.row.value for key, each in self.told_on(day, of=of).items()}

    def told_on(
        self, day: date, *, of: int | None = None, stack: LawStack | None = None
    ) -> dict[str, ValueOfDay]:
        """The same with their papers, and whose they are."""
        return self.line.values_of(of or self.jurisdiction_id, day, lambda: stack or self.national.stack)

    def calendar_on(self, day: date) -> Calendar:
        """By which clocks that begin on that day are counted."""
        return self.line.calendar_of(self.jurisdiction_id, day)

    def rulebook_on(self, day: date, *, of: int | None = None, stack: LawStack | None = None) -> Rulebook:
        """Of that day by the law that holds here, or by another `stack`."""
        told = self.told_on(day, of=of, stack=stack)
        values = {key: each.row.value for key, each in told.items()}
        papers = {key: each.paper for key, each in told.items()}
        return rulebook_on(day, local=values, papers=papers, stack=stack or self.national.stack)

    def rulebook_received(self, received_on: date | None, *, by: int | None, on: date) -> Rulebook:
        """Of the day of receipt and of the jurisdiction that received it; of `on` while nobody has."""
        if received_on is None:
            return self.rulebook_on(on, of=by)
        return self.rulebook_on(received_on, of=by, stack=self.national.stack_of_receipt(received_on))

    def rulebook_of(self, dossier: Dossier, *, on: date) -> Rulebook:
        """The law of a dossier's own day."""
        return self.rulebook_received(dossier.received_on, by=dossier.received_in_id, on=on)


def local_law(jurisdiction: Jurisdiction) -> LocalLaw:
    """One statement, for as many days as are asked afterwards; the first of them asks for the law above."""
    return LocalLaw(jurisdiction.pk, rules_of_lines([jurisdiction.pk]))


def lists_are_grouped(jurisdiction: Jurisdiction, *, on: date) -> bool:
    """Whether the jurisdiction has settled that lists are grouped by unit on that day."""
    return local_law(jurisdiction).values_on(on).get(GROUPING_KEY) == BY_UNIT
