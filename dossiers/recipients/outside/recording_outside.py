"""The entries that the acts on decisions taken elsewhere leave: on the jurisdiction, and on each person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dossiers.models import OutsideDecision, Recipient
from dossiers.models.proved_tables import OF_CHECKS, OUTSIDE, OUTSIDE_LINES, TYPED_TITLES
from dossiers.recipients.outside.outside_words import award_words, paper_words
from roles.doors.refusals import require_mandate
from roles.models import Jurisdiction
from roles.queries import with_heirs
from roles.rights.permissions import Mandate, mandate_among
from trail.record import Note, record_many
from trail.state.proved_table import CHANGED, changed, proofs
from trail.verbs import Verb

Told = Mapping[int, tuple[str, str, str]]
"""By recipient: what it is about, how it was known before, how it is known now."""


def mandate_over(jurisdiction: Jurisdiction, *, by: object, on: date) -> Mandate:
    """The right to hold facts against papers, here or where it was taken over; Forbidden without it."""
    asked = [("check_history", each) for each in with_heirs(jurisdiction)]
    return require_mandate(mandate_among(by, asked, on=on), to="ghi, đối chiếu quyết định nơi khác")


def record_outside(
    verb: Verb,
    found: OutsideDecision,
    mandate: Mandate,
    *,
    on: date,
    reason: str = "",
    people: Sequence[Recipient] = (),
    told: Told | None = None,
) -> None:
    """One entry on the jurisdiction with the rows of this decision alone, one on each person whose history it
    changed. A constant number of statements for a decision's people, the entries aside."""
    lines = list(found.lines.values_list("pk", flat=True))
    kept = changed(OUTSIDE, [found.pk])[CHANGED] | changed(OUTSIDE_LINES, lines)[CHANGED]
    notes = [
        Note(
            subject=("jurisdiction", found.jurisdiction_id),
            reason=reason,
            details={
                "paper": paper_words(found),
                "award": found.award,
                "year": found.year,
                "lines": len(lines),
                "sha256": found.scan_id,
                CHANGED: kept,
            },
            jurisdiction_id=found.jurisdiction_id,
            about=f"{award_words(found)}, {paper_words(found)}",
        )
    ]
    proved = proofs([person.pk for person in people], TYPED_TITLES, *OF_CHECKS)
    for person in people:
        changes = [list((told or {})[person.pk])]
        notes.append(
            Note(
                subject=("recipient", person.pk),
                reason=reason,
                details={"changes": changes, **proved[person.pk]},
                jurisdiction_id=found.jurisdiction_id,
                unit_id=person.unit_id,
                about=person.name,
            )
        )
    record_many(verb, notes, by=mandate.actor, on=on)
