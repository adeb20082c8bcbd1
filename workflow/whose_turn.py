"""Whose turn it is: the three lists a home page is made of, and where a sent dossier is now."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from dossiers.models import Dossier, Nomination, Standing, Way, code_of
from roles.models import Bloc, Council, Jurisdiction, Unit
from roles.queries import with_predecessors
from roles.rights.unit_heirs import with_past_units
from workflow.models import (
    AgendaItem,
    Decision,
    DecisionState,
    Disqualification,
    Hold,
    Line,
    Meeting,
    MeetingState,
    NameRequest,
    Package,
    PackageState,
    PackedCase,
    Passage,
)
from workflow.models.desks import Desk

# What may be stopped, and goes on from there.
HOLDABLE = (Standing.ENDORSED, Standing.APPRAISED, Standing.PASSED)
# What the Board's office may find not qualified.
DISQUALIFIABLE = (Standing.ENDORSED, Standing.APPRAISED, Standing.HELD)
# Whose misspelt name the Board's office may mend.
CORRECTABLE = (Standing.SUBMITTED, *HOLDABLE, Standing.HELD, Standing.TABLED)
# What goes back to the unit with its dossier; one of another standing holds the whole dossier there.
RETURNABLE = (
    Standing.SUBMITTED,
    Standing.ENDORSED,
    Standing.NOT_ENDORSED,
    Standing.NOT_QUALIFIED,
    Standing.APPRAISED,
    Standing.HELD,
)


# Of what was found not qualified: neither answered nor with a day to answer by, as those of the first months.
DAYLESS = Q(answered_on__isnull=True, answer_due_on__isnull=True)

# Of a decision: why lines of it were refused, each reason once.
REASONS_AGAINST = StringAgg("lines__refused_reason", "; ", distinct=True)

# Of a meeting: how many on its roll still have to vote.
BALLOTS_OWED = Count(
    "roll",
    filter=Q(roll__has_voted=False, roll__left_at__isnull=True, roll__attendance__in=["present", "written"]),
)


class InLine(NamedTuple):
    """A dossier on a desk as a list shows it; three models a row would cost more than the database."""

    pk: int
    desk: str
    opened_on: date
    due_on: date | None
    received_on: date | None
    came_back: bool
    note: str
    dossier_id: int
    title: str
    year: int
    unit_id: int
    bloc: str | None
    way: str

    @property
    def code(self) -> str:
        return code_of(self.year, self.dossier_id)


def in_line(rows: QuerySet[Passage]) -> QuerySet[Passage, tuple]:
    """The columns of InLine, in its order."""
    given = ("title", "year", "unit_id", "bloc__name", "way")
    of_dossier = (f"dossier__{name}" for name in given)
    return rows.values_list(*InLine._fields[:7], "dossier_id", *of_dossier)


def _open(**holder: object) -> QuerySet[Passage]:
    rows = Passage.objects.filter(closed_at__isnull=True, **holder)
    return rows.select_related("dossier__bloc").order_by("opened_on", "id")


def open_passage_of(dossier: Dossier) -> Passage | None:
    """On whose desk it lies."""
    found = Passage.objects.filter(dossier=dossier, closed_at__isnull=True).first()
    if found is not None:
        found.dossier = dossier
    return found


def dossiers_awaiting_unit(unit: Unit) -> QuerySet[Passage]:
    """Drafts and what came back, of those from which it took over too."""
    return _open(unit__in=with_past_units([unit.pk]), desk=Desk.UNIT)


def drafts_of_unit(unit: Unit) -> QuerySet[Passage]:
    """What was never handed over yet: in the making."""
    return dossiers_awaiting_unit(unit).filter(came_back=False)


def dossiers_awaiting_head(unit: Unit) -> QuerySet[Passage]:
    """What came back; a draft is its clerk's work."""
    return dossiers_awaiting_unit(unit).filter(came_back=True)


def dossiers_awaiting_bloc(bloc: Bloc) -> QuerySet[Passage]:
    return _open(bloc=bloc, desk=Desk.BLOC)


def dossiers_awaiting_board(jurisdiction: Jurisdiction) -> QuerySet[Passage]:
    """Not received yet, or with nominations still to appraise; what is held has a pile of its own."""
    waiting = Nomination.objects.filter(dossier=OuterRef("dossier"), standing=Standing.ENDORSED)
    rows = _open(jurisdiction=jurisdiction, desk=Desk.BOARD)
    # A scalar subquery is asked row by row along the index; EXISTS under OR would be hashed over all.
    first = Subquery(waiting.values("pk")[:1])
    return rows.alias(waits=first).filter(Q(received_on__isnull=True) | Q(waits__isnull=False))


def sudden_awaiting_board(jurisdiction: Jurisdiction) -> QuerySet[Passage]:
    """Of them what rewards a sudden merit: it is honoured in time or not at all."""
    return dossiers_awaiting_board(jurisdiction).filter(dossier__way=Way.SUDDEN)


def first_awaiting_board(jurisdiction: Jurisdiction, *, most: int) -> list[InLine]:
    """The first of `dossiers_awaiting_board` that are not sudden, as many as a page shows: asked at every
    look at the desk."""
    rows = dossiers_awaiting_board(jurisdiction).exclude(dossier__way=Way.SUDDEN)
    return [InLine._make(row) for row in in_line(rows)[:most]]


def open_holds() -> QuerySet[Hold]:
    """What is held now: first what has no day to look, then by that day."""
    rows = Hold.objects.filter(ended_on__isnull=True).select_related("nomination__dossier")
    return rows.order_by(F("next_look_on").asc(nulls_first=True), "held_on", "pk")


def holds_of(jurisdiction: Jurisdiction) -> QuerySet[Hold]:
    return open_holds().filter(nomination__dossier__jurisdiction=jurisdiction)


def holds_to_look_at(jurisdiction: Jurisdiction, *, on: date) -> QuerySet[Hold]:
    """Those whose day has come, or that have none."""
    has_come = Q(next_look_on__isnull=True) | Q(next_look_on__lte=on)
    return holds_of(jurisdiction).filter(has_come)


def open_disqualifications() -> QuerySet[Disqualification]:
    """What was found not qualified and is not concluded: first what was answered, then by the last day."""
    rows = Disqualification.objects.filter(concluded_on__isnull=True).select_related("nomination__dossier")
    return rows.order_by(F("answered_on").asc(nulls_last=True), F("answer_due_on").asc(nulls_last=True), "pk")


def disqualifications_of(jurisdiction: Jurisdiction) -> QuerySet[Disqualification]:
    return open_disqualifications().filter(nomination__dossier__jurisdiction=jurisdiction)


def is_ripe(*, on: date) -> Q:
    """Of what was found not qualified: answered, or the days to answer are over."""
    return Q(answered_on__isnull=False) | Q(answer_due_on__lt=on)


def cases_to_answer(unit: Unit, *, on: date) -> QuerySet[Disqualification]:
    """Not answered, and the unit still may."""
    may_still = Q(answer_due_on__isnull=True) | Q(answer_due_on__gte=on)
    of_unit = {"nomination__dossier__unit__in": with_past_units([unit.pk])}
    rows = open_disqualifications().filter(may_still, **of_unit)
    return rows.filter(answered_on__isnull=True)


def open_name_requests() -> QuerySet[NameRequest]:
    """What units asked and nobody has answered, the oldest first; what came back since is mended there."""
    of_its_revision = Q(revision=F("nomination__dossier__revision"))
    rows = NameRequest.objects.filter(of_its_revision, outcome="").select_related("nomination__dossier")
    gone = (Standing.DRAFT, Standing.WITHDRAWN)
    return rows.exclude(nomination__standing__in=gone).order_by("asked_on", "pk")


def name_requests_of(jurisdiction: Jurisdiction) -> QuerySet[NameRequest]:
    return open_name_requests().filter(nomination__dossier__jurisdiction=jurisdiction)


def dossiers_sent_by(unit: Unit) -> QuerySet[Passage]:
    """The unit's dossiers that are elsewhere now: the open passage tells where."""
    return _open(unit__in=with_past_units([unit.pk])).exclude(desk=Desk.UNIT)


def past_the_board(jurisdiction: Jurisdiction) -> QuerySet[Nomination]:
    """Appraised or passed, and in no live agenda, decision or package: somebody has to carry them on."""
    agenda = AgendaItem.objects.filter(nomination=OuterRef("pk"), is_live=True)
    lines = Line.objects.filter(nomination=OuterRef("pk"), is_live=True)
    rows = Nomination.objects.filter(
        ~Exists(agenda),
        ~Exists(lines),
        ~Exists(PackedCase.objects.filter(nomination=OuterRef("pk"), is_live=True)),
        standing__in=[Standing.APPRAISED, Standing.PASSED],
        dossier__jurisdiction=jurisdiction,
    )
    return rows.select_related("dossier__unit", "recipient").order_by("award", "dossier_id", "ordinal", "id")


def meetings_awaiting_member(user_id: int) -> QuerySet[Meeting]:
    """Open meetings on whose roll the member stands, not gone and without having voted."""
    return Meeting.objects.filter(
        state=MeetingState.OPEN,
        roll__user_id=user_id,
        roll__has_voted=False,
        roll__left_at__isnull=True,
        roll__attendance__in=["present", "written"],
    ).order_by("meets_on", "id")


def meetings_past_their_day(councils: QuerySet[Council], *, on: date) -> QuerySet[Meeting]:
    """Called, open or broken off, with an agenda, and their day is over; `missing`: the ballots owed."""
    items = AgendaItem.objects.filter(meeting=OuterRef("pk"), is_live=True)
    rows = Meeting.objects.filter(
        Exists(items),
        council__in=councils,
        meets_on__lt=on,
        state__in=[MeetingState.CONVENED, MeetingState.OPEN, MeetingState.ADJOURNED],
    )
    return rows.annotate(missing=BALLOTS_OWED).order_by("meets_on", "id")


def decisions_awaiting_chair(jurisdiction: Jurisdiction) -> QuerySet[Decision]:
    return _decisions(jurisdiction, DecisionState.DRAFTED).filter(is_ready_to_sign())


def decisions_to_mend(jurisdiction: Jurisdiction) -> QuerySet[Decision]:
    """Drafts returned by the clerk or who signs, until the officer has mended them or said why they stay."""
    return _decisions(jurisdiction, DecisionState.DRAFTED).exclude(to_mend="")


def returned_drafts(jurisdiction: Jurisdiction) -> QuerySet[Decision]:
    """What came back to the officer: to be mended, or from who would sign and approved nobody, then with
    `returned_because`: the officer mends, discards or fills them anew."""
    rows = _decisions(jurisdiction, DecisionState.DRAFTED).exclude(is_ready_to_sign())
    return rows.annotate(returned_because=REASONS_AGAINST)


def is_ready_to_sign() -> Q:
    """Of a draft: a line of it stands, and what was found is answered."""
    carried = Exists(Line.objects.filter(decision=OuterRef("pk"), is_live=True))
    return Q(carried, to_mend="")


def decisions_awaiting_clerk(jurisdiction: Jurisdiction) -> QuerySet[Decision]:
    return _decisions(jurisdiction, DecisionState.SIGNED)


def _decisions(jurisdiction: Jurisdiction, state: str) -> QuerySet[Decision]:
    return jurisdiction.decisions.filter(state=state, is_dropped=False).order_by("id")


def packages_under_way(jurisdiction: Jurisdiction) -> QuerySet[Package]:
    """Prepared and not sent, or sent and not wholly answered, by it or whom it took over from: the oldest
    first."""
    rows = Package.objects.filter(jurisdiction__in=with_predecessors([jurisdiction.pk]))
    return rows.filter(state__in=(PackageState.PREPARED, PackageState.SENT)).order_by("id")
