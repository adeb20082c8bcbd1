"""Which dossiers a reader asks a list for, and in which order: the same for the page and for the workbook."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from dossiers.models import Dossier, Nomination, Standing
from roles.forms.searched_words import every_word
from roles.models import UnitProfile
from roles.reader.current_office import CurrentOffice
from vietnamese.text import clean, fold
from workflow.forms.award_stages import standings_asked
from workflow.forms.dossier_filters import BY_DUE_DAY, BY_SUBMISSION, BY_UNIT, OLDEST, DossierListForm
from workflow.forms.dossier_places import at_place
from workflow.models import Passage

UNITS_MATCHED = 500
# A part of fewer figures than these names too many.
MIN_PART, PRINTED = 3, 6
# "HS-2020-000123", "2020-000123", "000123", "hồ sơ 123", folded.
_CODE = re.compile(r"(?:ho so |hs[- ]?)?(?:(?P<year>(?:19|20)\d\d)[- /])?(?P<number>\d{1,12})")


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
    named: dict[str, Any] = {}
    if award := form.chosen("award"):
        named["award"] = award
    if standing := form.chosen("standing"):
        named["standing__in"] = standings_asked(standing)
        # Nobody drafts what was put away, though its cases keep their standing until it is taken up again.
        if standing == Standing.DRAFT:
            rows = rows.filter(discarded_on__isnull=True)
    if named:
        rows = rows.filter(Exists(Nomination.objects.filter(dossier=OuterRef("pk"), **named)))
    if unit := form.chosen("unit"):
        rows = rows.filter(unit=unit)
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
    """A dossier's code or a part of its number, words of its unit's name in any order, or its unit's code;
    whatever the accents."""
    words = clean(words)
    coded = by_code(words, at=at) | by_part_of_number(words, at=at)
    if words.strip().upper().startswith("HS-") and coded:
        return coded
    profiles = UnitProfile.objects.filter(every_word(words, at="folded") | Q(code__iexact=words.strip()))
    units = list(profiles.order_by().values_list("unit_id", flat=True).distinct()[:UNITS_MATCHED])
    return coded | Q(**{f"{at}unit__in": units})


def by_code(words: str, *, at: str = "") -> Q:
    """The dossier of that code or number, as printed or without its noughts; empty for other words."""
    found = _CODE.fullmatch(fold(words))
    if found is None:
        return Q()
    year = {f"{at}year": int(found["year"])} if found["year"] else {}
    return Q(**year, **{f"{at}pk": int(found["number"])})


def by_part_of_number(words: str, *, at: str = "") -> Q:
    """Those whose printed number of six figures begins with figures that begin with a nought, or ends with
    three figures or more; each is a question to the key's own index. Empty for other words."""
    found = _CODE.fullmatch(fold(words))
    if found is None or not MIN_PART <= len(found["number"]) < PRINTED:
        return Q()
    number, missing = int(found["number"]), PRINTED - len(found["number"])
    year = {f"{at}year": int(found["year"])} if found["year"] else {}
    step = 10 ** len(found["number"])
    asked = Q(**{f"{at}pk__in": [number + step * each for each in range(10**missing)]})
    if found["number"].startswith("0"):
        least = number * 10**missing
        asked |= Q(**{f"{at}pk__range": (least, least + 10**missing - 1)})
    return asked & Q(**year)
