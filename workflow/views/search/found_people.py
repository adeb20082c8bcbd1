"""Persons, collectives and households: of one's own unit, and whoever is proposed where one may read."""

from __future__ import annotations

from datetime import date

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When

from dossiers.models import Initiative, Nomination, Recipient
from roles.forms.searched_words import EXACT, Folded, every_word, nearness
from roles.models import Jurisdiction, Unit
from roles.models.periods import valid_on
from roles.reader.current_office import CurrentOffice
from roles.rights.permissions import CODENAMES
from roles.rights.unit_heirs import with_past_units
from workflow.views.inboxes.visible_dossiers import dossiers_within
from workflow.views.search.found_by_papers import carried_by_paper
from workflow.views.search.searched_for import SearchedFor


def found_recipients(current: CurrentOffice, sought: SearchedFor, *, on: date, most: int) -> list[Recipient]:
    """Of the reader's own unit; for who holds its history against papers, of every unit that files there."""
    asked = sought.met(lambda words: every_word(words, at="folded") | Q(staff_code__iexact=words))
    near = nearness(sought.plain, name="name", at="folded")
    rows = _known_to(current, on=on).filter(asked).annotate(nearness=near)
    return list(rows.order_by("nearness", "kind", "sort_key", "pk")[:most])


def _known_to(current: CurrentOffice, *, on: date) -> QuerySet[Recipient]:
    if isinstance(current.organ, Unit):
        return Recipient.objects.filter(unit__in=with_past_units([current.organ.pk]))
    if isinstance(current.organ, Jurisdiction) and "check_history" in CODENAMES[current.office]:
        units = current.organ.unit_profiles.filter(valid_on(on)).values("unit")
        return Recipient.objects.filter(unit__in=units)
    return Recipient.objects.none()


def found_nominations(current: CurrentOffice, sought: SearchedFor, *, most: int) -> list[Nomination]:
    """Those of a paper to or from those above by its number, then the nearest names, of these the latest
    dossiers first."""
    numbered = carried_by_paper(sought.words) | carried_by_paper(sought.plain)
    asked = sought.met(
        lambda words: every_word(words, at="recipient__folded") | carried_by_paper(words),
        year="dossier__year",
    )
    rows = Nomination.objects.filter(asked, dossier__in=dossiers_within(current))
    related = ("dossier__unit", "dossier__jurisdiction", "dossier__bloc", "recipient")
    by_name = nearness(sought.plain, name="recipient__name", at="recipient__folded")
    near = Case(When(numbered, then=Value(EXACT - 1)), default=by_name)
    ordered = rows.annotate(nearness=near).order_by("nearness", "-dossier_id", "sort_key", "pk")
    return list(ordered.select_related(*related)[:most])


def found_initiatives(current: CurrentOffice, sought: SearchedFor, *, most: int) -> list[Initiative]:
    """By title or code, each with `dossier_id`: the latest dossier in which the reader meets it, or None.

    One's own unit's all; elsewhere those that stand in a nomination that the reader may see.
    """
    met = Nomination.objects.filter(initiatives=OuterRef("pk"), dossier__in=dossiers_within(current))
    asked = sought.met(lambda words: every_word(words, at="folded") | Q(code__iexact=words), year="year")
    rows = Initiative.objects.annotate(folded=Folded("title")).filter(asked)
    if isinstance(current.organ, Unit):
        rows = rows.filter(recipient__unit__in=with_past_units([current.organ.pk]))
    else:
        rows = rows.filter(Exists(met))
    latest = Subquery(met.order_by("-dossier_id").values("dossier_id")[:1])
    near = nearness(sought.plain, name="title", at="folded")
    shown = rows.annotate(dossier_id=latest, unit_id=F("recipient__unit_id"), nearness=near)
    return list(shown.select_related("recipient").order_by("nearness", "-year", "-pk")[:most])
