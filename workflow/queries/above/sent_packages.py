"""Packages as pages show them: one package with its cases, those of an organ, those that a dossier is in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, F, Q, QuerySet

from dossiers.models import Dossier, Nomination, Standing
from roles.models import Jurisdiction
from roles.queries import with_predecessors
from vietnamese.dates import short_date
from vietnamese.numbers import counted
from workflow.models import Outcome, Package, PackageState, PackedCase, Reply

CASES = Count("cases")
UNANSWERED = Count("cases", filter=Q(cases__is_live=True))
# At its appraisal; what came back from above stands there again.
WAITING_AGAIN = (Standing.ENDORSED, Standing.HELD)
CAME_DOWN = Q(outcome=Outcome.RETURNED, nomination__standing__in=WAITING_AGAIN)
TOLD_ABOVE = CAME_DOWN | Q(outcome=Outcome.GRANTED, nomination__standing=Standing.AWARDED)


@dataclass(slots=True)
class PackageOfDossier:
    """`waiting` cases of the dossier have no answer; `answers` are the papers with whom each is about."""

    package: Package
    waiting: int = 0
    answers: dict[Reply, list[str]] = field(default_factory=dict)


def packages_known_to(jurisdiction: Jurisdiction) -> QuerySet[Package]:
    """Its own and those of all it took over from, the latest first; what was discarded is left out."""
    rows = Package.objects.filter(jurisdiction__in=with_predecessors([jurisdiction.pk]))
    rows = rows.exclude(state=PackageState.DISCARDED).annotate(count=CASES, waiting=UNANSWERED)
    return rows.order_by("-pk")


def cases_of(package: Package) -> QuerySet[PackedCase]:
    """In the order of its list, with what came back on each."""
    rows = package.cases.select_related("nomination__recipient", "nomination__dossier__bloc", "reply")
    return rows.defer("nomination__findings", "nomination__met", "nomination__settled").order_by("ordinal")


def packages_of_dossier(dossier: Dossier) -> list[PackageOfDossier]:
    """What went up with cases of this dossier and what came back; one statement for any number of them."""
    rows = PackedCase.objects.filter(nomination__dossier=dossier, package__sent_on__isnull=False)
    rows = rows.select_related("package", "reply", "nomination").order_by("-package", "ordinal")
    found: dict[int, PackageOfDossier] = {}
    for case in rows.defer("nomination__findings", "nomination__met", "nomination__settled"):
        told = found.setdefault(case.package_id, PackageOfDossier(case.package))
        if case.reply is None:
            told.waiting += 1
        else:
            told.answers.setdefault(case.reply, []).append(case.nomination.recipient_name)
    return list(found.values())


def papers_from_above(rows: Iterable[Nomination]) -> dict[int, Reply]:
    """By nomination the paper of those above by which it was awarded, or, while it waits for its appraisal
    again, the last by which they sent it back; one statement, none where neither can be."""
    asked = [row.pk for row in rows if row.standing in (Standing.AWARDED, *WAITING_AGAIN)]
    if not asked:
        return {}
    cases = PackedCase.objects.filter(TOLD_ABOVE, nomination__in=asked).select_related("reply").order_by("pk")
    return {case.nomination_id: case.reply for case in cases if case.reply is not None}


def came_down_of(dossiers: Iterable[int]) -> dict[int, list[Reply]]:
    """By dossier, for each of its cases that waits for its appraisal again, the last paper by which those
    above sent it back; one statement."""
    cases = PackedCase.objects.filter(CAME_DOWN, nomination__dossier__in=list(dossiers)).select_related(
        "reply"
    )
    last: dict[int, tuple[int, Reply]] = {}
    for case in cases.annotate(dossier=F("nomination__dossier")).order_by("pk"):
        if case.reply is not None:
            last[case.nomination_id] = case.dossier, case.reply
    found: dict[int, list[Reply]] = {}
    for dossier, reply in last.values():
        found.setdefault(dossier, []).append(reply)
    return found


def came_down_in_words(replies: Sequence[Reply]) -> str:
    """ "Cấp trên trả lại 02 trường hợp, văn bản số 99/BTĐKT ngày … của …: lý do.", of several the last."""
    last = max(replies, key=lambda each: each.pk)
    return (
        f"Cấp trên trả lại {counted(len(replies))} trường hợp, văn bản số {last.number} ngày "
        f"{short_date(last.dated_on)} của {last.decided_by}: {last.reason.rstrip('.')}."
    )
