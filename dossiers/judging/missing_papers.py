"""What this room adds to the law's findings: papers owed and missing, titles that were never registered, and
what the place wants held against papers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from dossiers.models import Dossier, Evidence, Nomination, draw_of
from law.awards import TITLES
from law.awards import award as award_of
from law.basics.local_keys import BLOCKS, CHECKED_SHARE, CONFIRMED_FOR
from law.basics.owed_papers import PAPER_NAMES, OwedPaper, owed_papers
from law.facts import Case, Nominee
from law.findings import Finding, Verdict
from law.judgement.sources import declared_facts
from law.procedure.courses import course_of, is_simplified
from law.rulebook import Rulebook
from vietnamese.numbers import counted

# How the rules of this room begin; `evaluate` knows none of them.
OWN_RULES = ("papers.", "registration.", "history.", "succession.")
OLD_UNIT_OPINION = "old_unit_opinion"
PAPER_KINDS = {**PAPER_NAMES, OLD_UNIT_OPINION: "nhận xét của đơn vị cũ", "other": "giấy tờ khác"}
# Nobody uploads them first: the petition is printed from the dossier and signed by submitting it, the
# ballots are counted in the council's own meeting.
MADE_HERE = frozenset({"petition", "ballot_result"})
# One for the whole dossier; the others belong to a nomination, or to all where attached to the dossier.
OF_THE_DOSSIER = frozenset({"minutes"})
# Two parts, each found by its key: joined by OR, every paper of every dossier would be looked at. What lies
# below counts for a case that was sent up before papers went along; of one that brought it its own row tells.
_ATTACHED = """
SELECT e.kind, e.nomination_id FROM dossiers_evidence e WHERE e.dossier_id = %s AND e.removed_at IS NULL
 UNION
SELECT e.kind, n.id FROM dossiers_nomination n JOIN dossiers_evidence e ON e.nomination_id = n.origin_id
 WHERE n.dossier_id = %s AND e.removed_at IS NULL
   AND NOT EXISTS (SELECT 1 FROM dossiers_evidence own
                    WHERE own.nomination_id = n.id AND own.kind = e.kind AND own.paper_id = e.paper_id)
"""
_REGISTERED = """
SELECT title.award FROM emulation_registeredtitle title
  JOIN emulation_registration registration ON registration.id = title.registration_id
 WHERE registration.unit_id = %s AND registration.year = %s
"""
# What was declared of a nomination's recipient, is drawn, and that nobody has held against its paper.
_DRAWN = f"""
SELECT of_one.id, count(*) FROM (
  SELECT n.id FROM dossiers_nomination n
    JOIN dossiers_heldtitle x ON x.recipient_id = n.recipient_id AND x.nomination_id IS NULL
   WHERE n.dossier_id = %s AND {draw_of("title", "x.id")} < %s
     AND NOT EXISTS (SELECT 1 FROM dossiers_papercheck k WHERE k.title_id = x.id AND k.ended_on IS NULL)
   UNION ALL
  SELECT n.id FROM dossiers_nomination n
    JOIN dossiers_nomination_initiatives m ON m.nomination_id = n.id
    JOIN dossiers_initiative x ON x.id = m.initiative_id
   WHERE n.dossier_id = %s AND {draw_of("initiative", "x.id")} < %s
     AND NOT EXISTS (SELECT 1 FROM dossiers_papercheck k WHERE k.initiative_id = x.id AND k.ended_on IS NULL)
) of_one GROUP BY of_one.id
"""
_SILENT = "Pháp luật trung ương không quy định; theo quy chế thi đua, khen thưởng của địa phương"


def attached_papers(dossier: Dossier) -> QuerySet[Evidence]:
    """The papers that lie in the dossier now."""
    return dossier.evidence.filter(removed_at__isnull=True)


def missing_papers(dossier: Dossier, case: Case, rules: Rulebook) -> tuple[Finding, ...]:
    """A finding for each paper that the law asks for and nobody attached. One statement.

    What lies with the nomination's origin below counts for one that was forwarded without its papers.
    """
    with connection.cursor() as cursor:
        cursor.execute(_ATTACHED, [dossier.pk, dossier.pk])
        there = cursor.fetchall()
    of_all = {kind for kind, nomination in there if nomination is None}
    of_one = {(kind, str(nomination)) for kind, nomination in there}
    return tuple(_missing(case, rules, of_all=of_all, of_one=of_one))


def _missing(
    case: Case, rules: Rulebook, *, of_all: set[str], of_one: set[tuple[str, str]]
) -> Iterator[Finding]:
    told = set(of_all | MADE_HERE)
    for nominee in case.nominees:
        for paper in owed_papers(nominee.award, rules, simplified=is_simplified(str(nominee.way), rules)):
            if paper.kind in told or (paper.kind, nominee.id) in of_one:
                continue
            is_shared = paper.kind in OF_THE_DOSSIER
            if is_shared:
                told.add(paper.kind)
            yield _missing_paper(paper, nominee=None if is_shared else nominee)


def _missing_paper(paper: OwedPaper, *, nominee: Nominee | None) -> Finding:
    of = f" của {award_of(nominee.award).name}" if nominee else " của đơn vị"
    where = "cho trường hợp này, hoặc một lần cho cả hồ sơ" if nominee else "vào hồ sơ"
    return Finding(
        rule=f"papers.{paper.kind}",
        verdict=Verdict.INCOMPLETE,
        message=f"Thiếu {paper.name}{of}.",
        remedy=f"Đính kèm {where}.",
        citation=paper.citation,
        nominee=nominee.id if nominee else None,
        fact="evidence",
        confidence=paper.confidence,
    )


def unregistered_titles(dossier: Dossier, case: Case, rules: Rulebook) -> tuple[Finding, ...]:
    """A title that the unit did not register for the year, where its way asks so: a person decides. One
    statement."""
    with connection.cursor() as cursor:
        cursor.execute(_REGISTERED, [dossier.unit_id, dossier.year])
        registered = {award for (award,) in cursor.fetchall()}
    return tuple(
        Finding(
            rule="registration.title",
            verdict=Verdict.REVIEW,
            message=f"Đơn vị chưa đăng ký danh hiệu {TITLES[nominee.award].name} cho năm {dossier.year}.",
            remedy="Bổ sung đăng ký thi đua năm, hoặc giải trình khi trình hồ sơ.",
            citation=_SILENT,
            nominee=nominee.id,
            fact="award",
            source=f"đăng ký thi đua năm {dossier.year} của đơn vị",
        )
        for nominee in case.nominees
        if nominee.award in TITLES and nominee.award not in registered
        if course_of(str(nominee.way), rules).asks_registration
    )


def unconfirmed_facts(
    dossier: Dossier, case: Case, rules: Rulebook, findings: Sequence[Finding]
) -> Iterator[Finding]:
    """What the place wants held against papers and nobody has: for an award that it names all on which the
    `findings` rest, else what is drawn. One statement where the place sets a share, none without."""
    resting: dict[str, set[object]] = {}
    nominees = {each.id: each for each in case.nominees}
    for found in findings:
        if found.unconfirmed and found.nominee in nominees:
            resting.setdefault(found.nominee, set()).update(declared_facts(found, nominees[found.nominee]))
    share = rules.local_number(CHECKED_SHARE)
    drawn = _drawn(dossier, share) if share else {}
    for nominee in case.nominees:
        key = f"{CONFIRMED_FOR}{nominee.award}"
        if key in rules.local and nominee.id in resting:
            yield _wanted(nominee, key, len(resting[nominee.id]), rules)
        elif number := drawn.get(nominee.id):
            yield _wanted(nominee, CHECKED_SHARE, number, rules)


def _drawn(dossier: Dossier, share: int) -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(_DRAWN, [dossier.pk, share, dossier.pk, share])
        return {str(key): number for key, number in cursor.fetchall()}


def _wanted(nominee: Nominee, key: str, number: int, rules: Rulebook) -> Finding:
    why = (
        f"địa phương đòi đối chiếu {rules.local[key]}% dữ kiện khai"
        if key == CHECKED_SHARE
        else f"địa phương đòi dữ kiện đã đối chiếu khi xét {award_of(nominee.award).name}"
    )
    return Finding(
        rule="history.checked" if key == CHECKED_SHARE else "history.confirmed_for",
        verdict=Verdict.HELD if rules.local[key] == BLOCKS else Verdict.REVIEW,
        message=f"{counted(number)} danh hiệu, sáng kiến đơn vị khai chưa đối chiếu giấy tờ; {why}.",
        remedy="Cơ quan thẩm định đối chiếu tại trang “Đối chiếu giấy tờ”; đơn vị gửi bản chụp quyết định.",
        citation=rules.local_citation(key),
        nominee=nominee.id,
        fact="titles",
        source="kê khai của đơn vị",
    )


def papers_by_case(dossier: Dossier, nominations: Sequence[Nomination]) -> dict[int, list[Evidence]]:
    """What lies with each case, then with its whole dossier, by nomination id; of one that was forwarded
    without its papers also those of the one below. At most two statements."""
    there = list(attached_papers(dossier).order_by("kind", "pk"))
    origins = [row.origin_id for row in nominations if row.origin_id]
    if origins:
        brought = Evidence.objects.filter(
            nomination__origin=OuterRef("nomination"), kind=OuterRef("kind"), paper=OuterRef("paper")
        )
        below = Evidence.objects.filter(~Exists(brought), nomination__in=origins, removed_at=None)
        there += below.order_by("kind", "pk")
    of_all = [each for each in there if each.nomination_id is None]
    own: dict[int, list[Evidence]] = {}
    for each in there:
        if each.nomination_id is not None:
            own.setdefault(each.nomination_id, []).append(each)
    return {row.pk: [*own.get(row.pk, []), *own.get(row.origin_id or 0, []), *of_all] for row in nominations}
