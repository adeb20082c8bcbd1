"""Who may read a dossier and its papers: its unit always, the others once it was handed to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from dossiers.models import (
    Discipline,
    Dossier,
    Evidence,
    Nomination,
    OutsideDecision,
    PaperCheck,
    Pending,
    Recipient,
    ServicePost,
    Transfer,
)
from roles.access.declarations import Door, register_question
from roles.models import Bloc, Council, Jurisdiction, Unit
from roles.queries import jurisdiction_of, with_heirs
from roles.rights.unit_heirs import unit_with_heirs
from trail.clock import today


def units_that_have_it(dossier: Dossier) -> list[Unit]:
    """Its unit; of one that has ended, its heirs carry on what is under way."""
    return unit_with_heirs(dossier.unit)


def _units_of(thing: Dossier | Recipient) -> list[Unit]:
    return unit_with_heirs(thing.unit)


def _units_of_case(thing: Nomination | Evidence) -> list[Unit]:
    return unit_with_heirs(thing.dossier.unit)


def _units_of_conduct(row: Discipline | Pending) -> list[Unit]:
    return unit_with_heirs(row.recipient.unit)


def bloc_that_has_it(dossier: Dossier) -> Bloc | None:
    """The bloc reads what was handed over, never a draft."""
    return dossier.bloc if dossier.is_sealed else None


def jurisdictions_that_have_it(dossier: Dossier) -> Iterator[Jurisdiction]:
    """The Board's own once it is sealed, its heirs, and those to which a nomination of it was forwarded."""
    if dossier.is_sealed:
        yield from with_heirs(dossier.jurisdiction)
        yield from Jurisdiction.objects.filter(dossiers__nominations__origin__dossier=dossier).distinct()


def jurisdictions_that_audit_it(dossier: Dossier) -> list[Jurisdiction]:
    """Who took over from a jurisdiction that ended keeps its past, drafts included."""
    return with_heirs(dossier.jurisdiction)


def jurisdictions_that_know_it(dossier: Dossier) -> Iterator[Jurisdiction]:
    """Where the chair, the Board and the auditor weigh what keeps an award from somebody in it."""
    yield from jurisdictions_that_audit_it(dossier)
    yield from jurisdictions_that_have_it(dossier)


def jurisdictions_that_audit_the_unit(unit: Unit) -> list[Jurisdiction]:
    """Whoever audits the unit reads what its honours were judged by."""
    return with_heirs(jurisdiction_of(unit, on=today()))


def _that_audit_the_card(recipient: Recipient) -> list[Jurisdiction]:
    return jurisdictions_that_audit_the_unit(recipient.unit)


def councils_that_vote_on_it(dossier: Dossier) -> Iterator[Council]:
    """Members read what the Board has received."""
    if dossier.is_sealed and dossier.received_on:
        yield from dossier.jurisdiction.councils.all()


def _of(dossier_of: str) -> tuple[Door, ...]:
    """The doors of a thing that lies in a dossier; "" for the dossier itself."""

    def at(finder: Callable[[Dossier], Any]) -> Callable[[Any], Any]:
        return lambda thing: finder(getattr(thing, dossier_of) if dossier_of else thing)

    return (
        Door(codename="see_unit", organ=at(units_that_have_it)),
        Door(codename="see_bloc", organ=at(bloc_that_has_it)),
        Door(codename="see_jurisdiction", organ=at(jurisdictions_that_have_it)),
        Door(codename="see_council", organ=at(councils_that_vote_on_it)),
        Door(codename="audit", organ=at(jurisdictions_that_audit_it)),
    )


ORGANS = ("unit", "bloc", "jurisdiction")
register_question("see_dossier", of=Dossier, any_of=_of(""), related=ORGANS)
register_question(
    "see_nomination",
    of=Nomination,
    any_of=_of("dossier"),
    related=("recipient", *(f"dossier__{organ}" for organ in ORGANS)),
)
register_question(
    "see_evidence",
    of=Evidence,
    any_of=_of("dossier"),
    related=("paper", *(f"dossier__{organ}" for organ in ORGANS)),
)
register_question(
    "edit_draft",
    of=Dossier,
    any_of=(Door(codename="draft_dossier", organ=_units_of),),
    related=ORGANS,
    known_by="see_dossier",
)
register_question(
    "edit_nomination",
    of=Nomination,
    any_of=(Door(codename="draft_dossier", organ=_units_of_case),),
    related=("recipient", *(f"dossier__{organ}" for organ in ORGANS)),
    known_by="see_nomination",
)
register_question(
    "edit_evidence",
    of=Evidence,
    any_of=(Door(codename="draft_dossier", organ=_units_of_case),),
    related=("dossier__unit",),
    known_by="see_evidence",
)
register_question(
    "see_recipient",
    of=Recipient,
    any_of=(Door(codename="see_unit", organ=_units_of), Door(codename="audit", organ=_that_audit_the_card)),
    related=("unit",),
)
register_question(
    "see_merits",
    of=Recipient,
    any_of=(
        Door(codename="see_unit", organ=_units_of),
        Door(codename="audit", organ=_that_audit_the_card),
        Door(codename="check_history", organ=_that_audit_the_card),
    ),
    related=("unit",),
)
register_question(
    "see_staff",
    of=Unit,
    any_of=(
        Door(codename="see_unit", organ=unit_with_heirs),
        Door(codename="audit", organ=jurisdictions_that_audit_the_unit),
    ),
)
register_question(
    "see_people",
    of=Jurisdiction,
    any_of=(Door(codename="check_history", organ=with_heirs), Door(codename="audit", organ=with_heirs)),
    related=("successor",),
)
register_question(
    "see_history_of_people",
    of=Dossier,
    any_of=(
        Door(codename="see_unit", organ=_units_of),
        Door(codename="audit", organ=jurisdictions_that_audit_it),
    ),
    related=ORGANS,
    known_by="see_dossier",
)
register_question(
    "take_back_check",
    of=PaperCheck,
    any_of=(Door(codename="check_history", organ=lambda check: with_heirs(check.jurisdiction)),),
    related=("jurisdiction", "recipient", "title", "initiative", "checked_by"),
)
register_question(
    "see_outside",
    of=OutsideDecision,
    any_of=(Door(codename="check_history", organ=lambda found: with_heirs(found.jurisdiction)),),
    related=("jurisdiction", "scan", "entered_by", "confirmed_by", "ended_by"),
)
register_question(
    "edit_recipient",
    of=Recipient,
    any_of=(Door(codename="draft_dossier", organ=_units_of),),
    related=("unit",),
    known_by="see_recipient",
)
register_question(
    "see_conduct",
    of=Recipient,
    any_of=(
        Door(codename="see_discipline", organ=_units_of),
        Door(codename="know_discipline", organ=_that_audit_the_card),
    ),
    related=("unit",),
)
register_question(
    "see_conduct_in_dossier",
    of=Dossier,
    any_of=(
        Door(codename="see_discipline", organ=_units_of),
        Door(codename="know_discipline", organ=jurisdictions_that_know_it),
    ),
    related=ORGANS,
)
register_question(
    "edit_discipline",
    of=Discipline,
    any_of=(Door(codename="draft_dossier", organ=_units_of_conduct),),
    related=("recipient__unit",),
)
register_question(
    "edit_post",
    of=ServicePost,
    any_of=(Door(codename="draft_dossier", organ="recipient.unit"),),
    related=("recipient__unit",),
)
register_question(
    "edit_matter",
    of=Pending,
    any_of=(Door(codename="draft_dossier", organ=_units_of_conduct),),
    related=("recipient__unit",),
)
register_question(
    "answer_transfer",
    of=Transfer,
    any_of=(Door(codename="draft_dossier", organ="to_unit"),),
    related=("recipient", "to_unit"),
)
register_question(
    "withdraw_transfer",
    of=Transfer,
    any_of=(Door(codename="draft_dossier", organ="from_unit"),),
    related=("recipient", "to_unit", "from_unit"),
)
