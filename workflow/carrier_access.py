"""Who may read a meeting or a decision, and at which organ each act on it is asked for by its address."""

from __future__ import annotations

from collections.abc import Iterator

from roles.access import Door, register
from roles.models import Council, Jurisdiction, Unit
from roles.queries import with_heirs
from workflow.models import Decision, DecisionState, Meeting

PUBLISHED = (DecisionState.ISSUED, DecisionState.CORRECTED, DecisionState.REVOKED)


def units_named_in(decision: Decision) -> Iterator[Unit]:
    """The units whose people it names read it once it has a number, never a draft."""
    if decision.state in PUBLISHED:
        yield from Unit.objects.filter(dossiers__nominations__lines__decision=decision).distinct()


def council_that_voted(decision: Decision) -> Council | None:
    """The council reads what became of its vote, once it is out."""
    return decision.meeting.council if decision.meeting and decision.state in PUBLISHED else None


def powers_over_meeting(meeting: Meeting) -> list[Jurisdiction]:
    """Who took over from a jurisdiction that ended keeps its minutes."""
    return with_heirs(meeting.council.jurisdiction)


def powers_over_decision(decision: Decision) -> list[Jurisdiction]:
    """The same for its decisions."""
    return with_heirs(decision.jurisdiction)


OF_MEETING = ("council__jurisdiction",)
OF_DECISION = ("jurisdiction__organ", "meeting__council")

register(
    "see_meeting",
    of=Meeting,
    related=OF_MEETING,
    any_of=(
        Door(codename="see_council", organ="council"),
        Door(codename="see_jurisdiction", organ=powers_over_meeting),
    ),
)
for _name, _codename in (
    ("run_meeting", "convene_meeting"),
    ("preside_at_meeting", "open_meeting"),
    ("vote_at_meeting", "vote"),
):
    register(
        _name,
        of=Meeting,
        related=OF_MEETING,
        known_by="see_meeting",
        any_of=(Door(codename=_codename, organ="council"),),
    )

register(
    "see_decision",
    of=Decision,
    related=OF_DECISION,
    any_of=(
        Door(codename="see_jurisdiction", organ=powers_over_decision),
        Door(codename="see_council", organ=council_that_voted),
        Door(codename="see_unit", organ=units_named_in),
    ),
)
for _name, _codename in (
    ("discard_draft", "draft_decision"),
    ("sign_this_decision", "sign_decision"),
    ("number_this_decision", "number_decision"),
):
    register(
        _name,
        of=Decision,
        related=OF_DECISION,
        known_by="see_decision",
        any_of=(Door(codename=_codename, organ="jurisdiction"),),
    )
