"""Open dossiers put to the law without and with a pack, one after the other: who is judged otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from dossiers.judging.dossier_findings import as_json, judge_case
from dossiers.judging.law_facts import case_of
from dossiers.judging.rejudging import changed_findings
from dossiers.local_law import LocalLaw, local_law
from dossiers.models import OPEN, Dossier, Nomination
from law.findings import Finding, gravest
from law.judgement.judging import Judgement
from law_desk.previews.law_to_be import LawToBe


@dataclass(frozen=True, slots=True)
class JudgedTwice:
    """One nomination, by its key, or with None the dossier as a whole. `was` and `now` are verdicts;
    `findings` each {"rule", "was", "now"}, as `changed_findings` tells them."""

    nomination: int | None
    was: str
    now: str
    findings: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class DossierTwice:
    """`keeps_its_law`: it was received on a day of which the pack speaks and on which nobody knew it, and is
    judged as before for good. One received under a version that the pack replaces is judged by neither."""

    dossier: Dossier
    keeps_its_law: bool
    changed: tuple[JudgedTwice, ...] = ()


def open_dossiers() -> QuerySet[Dossier]:
    """From the draft to the day before the decision: those with a nomination on which nothing was decided."""
    undecided = Nomination.objects.filter(dossier=OuterRef("pk"), standing__in=OPEN)
    rows = Dossier.objects.filter(Exists(undecided), discarded_on__isnull=True)
    return rows.select_related("unit", "jurisdiction").order_by("pk")


def judged_twice(dossiers: Iterable[Dossier], law: LawToBe, *, on: date) -> Iterator[DossierTwice]:
    """As if each were judged on that day; as many statements a dossier for one nomination as for thousands.

    Raises PackRefused, Refused where the pack cannot be laid on the law of some day of receipt.
    """
    places: dict[int, LocalLaw] = {}
    for dossier in dossiers:
        where = dossier.jurisdiction
        if where.pk not in places:
            places[where.pk] = local_law(where)
        without, with_it = law.stacks_of(dossier.received_on)
        if without is with_it:
            yield DossierTwice(dossier, law.keeps_its_law(dossier.received_on))
            continue
        place, day, by = places[where.pk], dossier.received_on or on, dossier.received_in_id
        case = case_of(dossier, on=on, local=place)
        was, now = (
            judge_case(case, dossier=dossier, rules=place.rulebook_on(day, of=by, stack=stack))
            for stack in (without, with_it)
        )
        yield DossierTwice(dossier, False, tuple(_changed(was, now)))


def _changed(was: Judgement, now: Judgement) -> Iterator[JudgedTwice]:
    changed: dict[str | None, list[dict[str, Any]]] = {}
    for nominee, rule, before, after in changed_findings(_rows(was), _rows(now)):
        changed.setdefault(nominee, []).append({"rule": rule, "was": before, "now": after})
    for nominee, findings in changed.items():
        yield JudgedTwice(
            nomination=None if nominee is None else int(nominee),
            was=_verdict(was.findings, nominee),
            now=_verdict(now.findings, nominee),
            findings=tuple(findings),
        )


def _rows(judgement: Judgement) -> Iterator[tuple[str | None, dict[str, Any]]]:
    return ((found.nominee, as_json(found)) for found in judgement.adverse)


def _verdict(findings: Iterable[Finding], nominee: str | None) -> str:
    return gravest(found for found in findings if found.nominee == nominee).value
