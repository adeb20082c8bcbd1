"""What this room adds to the law's findings: papers owed and missing, titles that were never registered."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q, QuerySet

from dossiers.models import Dossier, Evidence, Way
from emulation.models import RegisteredTitle
from law.awards import TITLES
from law.facts import Case
from law.findings import Finding, Verdict
from law.rulebook import Rulebook

PAPER_KINDS = {
    "minutes": "Biên bản bình xét",
    "achievement_report": "Báo cáo thành tích",
    "initiative_certificate": "Chứng nhận sáng kiến, đề tài",
    "petition": "Tờ trình đã ký",
    "other": "Giấy tờ khác",
}
# The petition is printed from the dossier, and the head's submitting signs it: nobody uploads it first.
MADE_HERE = frozenset({"petition"})
# One for the whole dossier; the others belong to a nomination, or to all where attached to the dossier.
OF_THE_DOSSIER = frozenset({"minutes"})
_SILENT = "Pháp luật trung ương không quy định; theo quy chế thi đua, khen thưởng của địa phương"


def attached(dossier: Dossier) -> QuerySet[Evidence]:
    """The papers that lie in the dossier now."""
    return dossier.evidence.filter(removed_at__isnull=True)


def missing_papers(dossier: Dossier, case: Case, rules: Rulebook) -> tuple[Finding, ...]:
    """A finding for each paper that the law asks for and nobody attached. One statement.

    A report or certificate attached to the nomination's origin below counts for the forwarded one.
    """
    own = Q(dossier=dossier) | Q(nomination__continuations__dossier=dossier)
    there = set(
        Evidence.objects.filter(own, removed_at__isnull=True).values_list(
            "kind", "nomination", "nomination__continuations"
        )
    )
    of_all = {kind for kind, nomination, _ in there if nomination is None}
    of_one = {(kind, str(pk)) for kind, *pks in there for pk in pks if pk is not None}
    return tuple(_missing(case, rules, of_all=of_all, of_one=of_one))


def _missing(
    case: Case, rules: Rulebook, *, of_all: set[str], of_one: set[tuple[str, str]]
) -> Iterator[Finding]:
    told = set()
    for nominee in case.nominees:
        owed = rules.value(f"papers.{nominee.award}")
        for kind in owed["kinds"] if owed is not None and owed.is_set else ():
            is_shared = kind in OF_THE_DOSSIER
            if kind in MADE_HERE or kind in of_all or (kind, nominee.id) in of_one or (kind in told):
                continue
            if is_shared:
                told.add(kind)
            yield Finding(
                rule=f"papers.{kind}",
                verdict=Verdict.INCOMPLETE,
                message=f"Thiếu {PAPER_KINDS[kind].lower()}" + (" của đơn vị." if is_shared else "."),
                remedy="Đính kèm vào hồ sơ."
                if is_shared
                else "Đính kèm cho trường hợp này, hoặc cho cả hồ sơ.",
                citation=str(owed.citation),  # type: ignore[union-attr]
                nominee=None if is_shared else nominee.id,
                fact="evidence",
                confidence=owed.confidence,  # type: ignore[union-attr]
            )


def unregistered_titles(dossier: Dossier, case: Case) -> tuple[Finding, ...]:
    """A title by merit that the unit did not register for the year: a person decides. One statement."""
    registered = set(
        RegisteredTitle.objects.filter(
            registration__unit=dossier.unit_id, registration__year=dossier.year
        ).values_list("award", flat=True)
    )
    return tuple(
        Finding(
            rule="registration.title",
            verdict=Verdict.REVIEW,
            message=f"Đơn vị chưa đăng ký danh hiệu {TITLES[nominee.award].name} cho năm {dossier.year}.",
            remedy="Bổ sung đăng ký thi đua năm, hoặc giải trình khi trình hồ sơ.",
            citation=_SILENT,
            nominee=nominee.id,
            fact="award",
        )
        for nominee in case.nominees
        if nominee.award in TITLES and nominee.way == Way.MERIT and nominee.award not in registered
    )
