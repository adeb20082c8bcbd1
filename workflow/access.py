"""What this room's pages ask: an act's page the rights of its row; and who reads a meeting, a decision, a
package, a dossier that went back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Model

from dossiers.models import Dossier, Nomination
from roles.access.declarations import Door, ViewOrClass, declares, holds, register_question
from roles.access.questions import QUESTIONS, AccessQuestion
from roles.models import Bloc, Council, Jurisdiction, Unit
from roles.queries import with_heirs
from roles.rights.permissions import Organ
from roles.rights.unit_heirs import unit_with_heirs
from trail.clock import today
from trail.queries import timeline
from trail.verbs import Verb
from workflow.models import Decision, DecisionState, Meeting, Package, Passage
from workflow.models.desks import Desk
from workflow.table.moves import BY_ACT
from workflow.table.row import Carrier, Right

PUBLISHED = (DecisionState.ISSUED, DecisionState.CORRECTED, DecisionState.REVOKED)
ORGANS = ("unit", "bloc", "jurisdiction")
RELATED: dict[type[Model], tuple[str, ...]] = {
    Dossier: ORGANS,
    Nomination: tuple(f"dossier__{organ}" for organ in ORGANS),
    Meeting: ("council__jurisdiction",),
    Decision: ("jurisdiction__organ", "meeting__council"),
    Package: ("jurisdiction__organ",),
    Jurisdiction: ("successor",),
}
# Who may not even know that the thing exists is told that there is none.
KNOWN_BY: dict[type[Model], str] = {
    Dossier: "see_dossier",
    Nomination: "see_nomination",
    Meeting: "see_meeting",
    Decision: "see_decision",
    Package: "see_package",
}
OF: dict[Carrier, type[Model]] = {
    Carrier.DOSSIER: Dossier,
    Carrier.NOMINATION: Nomination,
    Carrier.MEETING: Meeting,
    Carrier.DECISION: Decision,
    Carrier.PACKAGE: Package,
}


def page_of(act: StrEnum) -> Callable[[ViewOrClass], ViewOrClass]:
    """The view is the page of the act and asks the rights of its row; outermost, like `declares`."""
    move = BY_ACT[act]
    assert move.page is not None
    if "<int:pk>" not in move.page.route:
        return holds(*(right.codename for right in move.rights))
    return declares(question_of(act).name)


def question_of(act: StrEnum) -> AccessQuestion:
    """The registered question of the act's page, named like its address."""
    name, move = f"workflow:{act}", BY_ACT[act]
    if name in QUESTIONS:
        return QUESTIONS[name]
    assert move.page is not None
    of = move.page.of or OF[move.carrier]
    doors = [Door(codename=right.codename, organ=_organ_of_page(right)) for right in move.rights]
    return register_question(
        name, of=of, any_of=doors, related=RELATED.get(of, ()), known_by=KNOWN_BY.get(of, "")
    )


def page_opens(act: StrEnum, user: object, thing: Model, *, on: date) -> bool:
    """Whether the page of the act would open for this thing."""
    return question_of(act).mandate(user, thing, on=on) is not None


def _organ_of_page(right: Right) -> Callable[[Any], list[Organ]]:
    """The right's organ, of an ended unit its heirs too, while its page is open: for the bloc and the Board
    once the dossier is sealed, and only while it lies on the right's desk. After the act the page stays, so
    that whoever comes second learns what happened."""

    def found(thing: Any) -> list[Organ]:
        if isinstance(thing, Nomination):
            thing = thing.dossier
        organs = right.organs_of(thing, on=today())
        is_of_unit = any(isinstance(organ, Unit) for organ in organs)
        if isinstance(thing, Dossier) and not is_of_unit and not thing.is_sealed:
            return []
        return organs if right.desk is None or _desk_of(thing) == right.desk else []

    return found


def _desk_of(dossier: Dossier) -> str:
    rows = Passage.objects.filter(dossier=dossier, closed_at__isnull=True)
    return rows.values_list("desk", flat=True).first() or ""


def _blocs_that_had_it(dossier: Dossier) -> Iterator[Bloc]:
    """A bloc on whose desk the dossier lay before it was sent back reads on what it saw and did."""
    if _was_sent_back(dossier):
        yield from Bloc.objects.filter(passages__dossier=dossier, passages__desk=Desk.BLOC).distinct()


def _boards_that_had_it(dossier: Dossier) -> Iterator[Jurisdiction]:
    """The same for the Board, and for its heirs."""
    if _was_sent_back(dossier):
        had = Jurisdiction.objects.filter(passages__dossier=dossier, passages__desk=Desk.BOARD)
        for each in had.distinct():
            yield from with_heirs(each)


def _was_sent_back(dossier: Dossier) -> bool:
    """Its unit mends it; what the unit took back itself, no desk has worked on."""
    if dossier.is_sealed or dossier.revision == 1:
        return False
    return timeline(("dossier", dossier.pk)).filter(verb=Verb.SENT_BACK).exists()


def _units_named_in(decision: Decision) -> Iterator[Unit]:
    """The units whose people it names, and their heirs, read it once it has a number, never a draft."""
    if decision.state in PUBLISHED:
        for unit in Unit.objects.filter(dossiers__nominations__lines__decision=decision).distinct():
            yield from unit_with_heirs(unit)


def _council_that_voted(decision: Decision) -> Council | None:
    """The council reads what became of its vote, once it is out."""
    return decision.meeting.council if decision.meeting and decision.state in PUBLISHED else None


def _powers_over_meeting(meeting: Meeting) -> list[Jurisdiction]:
    """Who took over from a jurisdiction that ended keeps its minutes."""
    return with_heirs(meeting.council.jurisdiction)


def _powers_over_decision(decision: Decision) -> list[Jurisdiction]:
    """The same for its decisions."""
    return with_heirs(decision.jurisdiction)


def _powers_over_package(package: Package) -> list[Jurisdiction]:
    """And for what it sent up."""
    return with_heirs(package.jurisdiction)


def register_questions() -> None:
    """Once, when the room is ready: before any address declares that it asks who may read these."""
    register_question(
        "see_what_was_handed_over",
        of=Dossier,
        related=ORGANS,
        any_of=(
            *QUESTIONS["see_dossier"].doors,
            Door(codename="see_bloc", organ=_blocs_that_had_it),
            Door(codename="see_jurisdiction", organ=_boards_that_had_it),
        ),
    )
    register_question(
        "see_meeting",
        of=Meeting,
        related=RELATED[Meeting],
        any_of=(
            Door(codename="see_council", organ="council"),
            Door(codename="see_jurisdiction", organ=_powers_over_meeting),
        ),
    )
    register_question(
        "see_decision",
        of=Decision,
        related=RELATED[Decision],
        any_of=(
            Door(codename="see_jurisdiction", organ=_powers_over_decision),
            Door(codename="see_council", organ=_council_that_voted),
            Door(codename="see_unit", organ=_units_named_in),
        ),
    )
    register_question(
        "see_year_table",
        of=Jurisdiction,
        any_of=tuple(
            Door(codename=codename, organ=with_heirs)
            for codename in ("appraise_dossier", "sign_decision", "audit")
        ),
    )
    register_question(
        "see_package",
        of=Package,
        related=RELATED[Package],
        any_of=(Door(codename="see_jurisdiction", organ=_powers_over_package),),
    )
