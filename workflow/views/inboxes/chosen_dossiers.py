"""Which dossiers a reader asks a list for, and in which order: the same for the page and for the workbook."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from dossiers.models import Dossier, Nomination
from roles.forms.searched_words import every_word
from roles.models import UnitProfile
from roles.reader.current_office import CurrentOffice
from vietnamese.text import clean
from workflow.forms.dossier_filters import BY_DUE_DAY, BY_SUBMISSION, BY_UNIT, OLDEST, DossierListForm
from workflow.forms.dossier_places import at_place
from workflow.models import Passage

UNITS_MATCHED = 500


def chosen_dossiers(
    rows: QuerySet[Dossier], form: DossierListForm, *, current: CurrentOffice, on: date
) -> QuerySet[Dossier]:
    """Those of `rows` that pass the filters."""
    if place := form.chosen("place"):
        rows = at_place(rows, place, organ=current.organ, on=on)
    if since := form.chosen("since"):
        rows = rows.filter(submitted_on__gte=since)
    if until := form.chosen("until"):
        rows = rows.filter(submitted_on__lte=until)
    named = {name: value for name in ("award", "standing") if (value := form.chosen(name))}
    if named:
        rows = rows.filter(Exists(Nomination.objects.filter(dossier=OuterRef("pk"), **named)))
    if bloc := form.chosen("bloc"):
        rows = rows.filter(bloc=bloc)
    if year := form.chosen("year"):
        rows = rows.filter(year=year)
    if words := form.chosen("q"):
        rows = rows.filter(by_words(words))
    return rows


def in_order(rows: QuerySet[Dossier], sort: str) -> QuerySet[Dossier]:
    """The newest first unless asked otherwise; names of units in the order of the Vietnamese alphabet."""
    if sort == OLDEST:
        return rows.order_by("pk")
    if sort == BY_SUBMISSION:
        return rows.order_by(F("submitted_on").desc(nulls_last=True), "-pk")
    if sort == BY_DUE_DAY:
        stays = Passage.objects.filter(dossier=OuterRef("pk"), closed_at__isnull=True)
        dated = rows.annotate(due_on=Subquery(stays.values("due_on")[:1]))
        return dated.order_by(F("due_on").asc(nulls_last=True), "-pk")
    if sort == BY_UNIT:
        profiles = UnitProfile.objects.filter(unit=OuterRef("unit")).order_by("-since")
        return rows.annotate(called=Subquery(profiles.values("sort_key")[:1])).order_by("called", "-pk")
    return rows.order_by("-pk")


def by_words(words: str, *, at: str = "") -> Q:
    """A dossier's code, words of its unit's name in any order, or its unit's code; whatever the accents."""
    words = clean(words)
    number = words.strip().rpartition("-")[2]
    if words.strip().upper().startswith("HS-") and number.isdecimal() and len(number) < 12:
        return Q(**{f"{at}pk": int(number)})
    profiles = UnitProfile.objects.filter(every_word(words, at="folded") | Q(code__iexact=words.strip()))
    units = list(profiles.order_by().values_list("unit_id", flat=True).distinct()[:UNITS_MATCHED])
    return Q(**{f"{at}unit__in": units})
