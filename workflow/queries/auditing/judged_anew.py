"""Decisions signed while a law pack held, and what the law of today says otherwise of their cases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from dossiers.judging.rejudging import JudgementDifference, judged_today, judgement_differences
from dossiers.models import Revision
from law_desk.models import LoadedPack
from workflow.models import Decision, DecisionState, Line


@dataclass(frozen=True, slots=True)
class JudgedAnew:
    """`differences` are those of the cases that the decision carries, by the facts that were sealed."""

    decision: Decision
    differences: tuple[JudgementDifference, ...]


def decisions_under(pack: LoadedPack) -> QuerySet[Decision]:
    """Signed on a day on which the pack held and said anything, the newest first."""
    assert pack.settled_on is not None  # it was confirmed
    signed = Decision.objects.filter(signed_on__gte=max(pack.settled_on, pack.since), is_dropped=False)
    if pack.ended_on is not None:
        signed = signed.filter(signed_on__lte=pack.ended_on)
    rows = signed.exclude(state=DecisionState.DRAFTED).select_related("jurisdiction")
    return rows.order_by("-signed_on", "-pk")


def judged_anew(decisions: Sequence[Decision]) -> list[JudgedAnew]:
    """Each with what is said otherwise of its cases today; two statements, and those of the local rules."""
    lines = Line.objects.filter(decision__in=decisions, is_live=True)
    carried: dict[int, set[str]] = defaultdict(set)
    dossiers = set()
    for decision, nomination, dossier in lines.values_list("decision", "nomination", "nomination__dossier"):
        carried[decision].add(str(nomination))
        dossiers.add(dossier)
    rows = Revision.objects.filter(dossier__in=dossiers).select_related("dossier__jurisdiction")
    last = rows.order_by("dossier_id", "-number").distinct("dossier_id")
    found = list(judgement_differences(last, by=judged_today, with_law_of_today=True))
    return [
        JudgedAnew(each, tuple(one for one in found if one.nominee in carried[each.pk])) for each in decisions
    ]
