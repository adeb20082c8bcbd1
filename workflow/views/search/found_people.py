"""Persons, collectives and households: of one's own unit, and whoever is proposed where one may read."""

from __future__ import annotations

from django.db.models import Exists, F, OuterRef, Q, Subquery

from dossiers.models import Initiative, Nomination, Recipient
from roles.forms.searched_words import Folded, every_word, nearness
from roles.models import Unit
from roles.reader.current_office import CurrentOffice
from workflow.views.inboxes.visible_dossiers import dossiers_within


def found_recipients(current: CurrentOffice, words: str, *, most: int) -> list[Recipient]:
    """Of the reader's own unit alone: only its people read the cards of its people."""
    if not isinstance(current.organ, Unit):
        return []
    asked = every_word(words, at="folded") | Q(staff_code__iexact=words)
    rows = current.organ.recipients.filter(asked).annotate(nearness=nearness(words, name="name", at="folded"))
    return list(rows.order_by("nearness", "kind", "sort_key", "pk")[:most])


def found_nominations(current: CurrentOffice, words: str, *, most: int) -> list[Nomination]:
    """The nearest names, of these the latest dossiers first."""
    rows = Nomination.objects.filter(
        every_word(words, at="recipient__folded"), dossier__in=dossiers_within(current)
    )
    related = ("dossier__unit", "dossier__jurisdiction", "dossier__bloc", "recipient")
    near = nearness(words, name="recipient__name", at="recipient__folded")
    ordered = rows.annotate(nearness=near).order_by("nearness", "-dossier_id", "sort_key", "pk")
    return list(ordered.select_related(*related)[:most])


def found_initiatives(current: CurrentOffice, words: str, *, most: int) -> list[Initiative]:
    """By title or code, each with `dossier_id`: the latest dossier in which the reader meets it, or None.

    One's own unit's all; elsewhere those that stand in a nomination that the reader may see.
    """
    met = Nomination.objects.filter(initiatives=OuterRef("pk"), dossier__in=dossiers_within(current))
    asked = every_word(words, at="folded") | Q(code__iexact=words)
    rows = Initiative.objects.annotate(folded=Folded("title")).filter(asked)
    if isinstance(current.organ, Unit):
        rows = rows.filter(recipient__unit=current.organ)
    else:
        rows = rows.filter(Exists(met))
    latest = Subquery(met.order_by("-dossier_id").values("dossier_id")[:1])
    near = nearness(words, name="title", at="folded")
    shown = rows.annotate(dossier_id=latest, unit_id=F("recipient__unit_id"), nearness=near)
    return list(shown.select_related("recipient").order_by("nearness", "-year", "-pk")[:most])
