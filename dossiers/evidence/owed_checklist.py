"""Which papers a draft owes, and by which article: what is there, what is made here, what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossiers.judging.law_facts import nominee_id
from dossiers.judging.missing_papers import MADE_HERE, OF_THE_DOSSIER, OLD_UNIT_OPINION, PAPER_KINDS
from dossiers.models import Nomination
from law.awards import name_of
from law.basics.owed_papers import OwedPaper, owed_papers
from law.findings import Finding
from law.procedure.courses import is_simplified
from law.rulebook import Rulebook

NAMED = 5
_MOVED = "eligibility.transfer"
_MADE_WHEN = {
    "petition": "chương trình in từ hồ sơ, thủ trưởng ký khi trình",
    "ballot_result": "lập từ phiếu tại cuộc họp Hội đồng",
}


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    """One paper by one article for some awards; `missing` of `of` cases, of the whole dossier's 0 or 1.

    `made` says when the program makes it; empty where somebody attaches it. `whose`: for whom it is missing
    and who writes it, where that is neither the unit nor the program."""

    name: str
    citation: str
    awards: tuple[str, ...]
    missing: int
    of: int
    made: str = ""
    is_shared: bool = False
    whose: tuple[str, ...] = ()

    @property
    def lacking(self) -> str:
        """ "02 trong 05 trường hợp"."""
        return f"{self.missing:02d} trong {self.of:02d} trường hợp"


@dataclass(frozen=True, slots=True)
class OwedChecklist:
    """`unlisted` are awards for which the law of the day loads no list of papers."""

    lines: tuple[ChecklistLine, ...]
    unlisted: tuple[str, ...]

    @property
    def has_shared(self) -> bool:
        """Whether a paper is asked for that is attached once for the whole dossier."""
        return any(line.is_shared for line in self.lines)


def owed_checklist(
    nominations: Sequence[Nomination],
    findings: Sequence[Finding],
    rules: Rulebook,
    *,
    old_units: Callable[[Collection[int]], Mapping[int, str]],
) -> OwedChecklist:
    """Of these drafts as they were judged by `rules`; `old_units` tells of recipients that moved from where,
    and is asked only where the old unit's opinion is owed. No other statement."""
    owed: dict[tuple[str, str], tuple[OwedPaper, list[Nomination]]] = {}
    unlisted: dict[str, None] = {}
    for row in nominations:
        papers = owed_papers(row.award, rules, simplified=is_simplified(row.way, rules))
        if not papers:
            unlisted[row.award] = None
        for paper in papers:
            owed.setdefault((paper.kind, paper.citation), (paper, []))[1].append(row)
    lacking = Counter(
        (each.rule.removeprefix("papers."), each.citation)
        for each in findings
        if each.rule.startswith("papers.")
    )
    # A paper of the whole dossier is told as missing once, by the first article that asks for it.
    of_all = Counter(kind for kind, _citation in lacking if kind in OF_THE_DOSSIER)
    lines = [_line(paper, rows, of_all[paper.kind] or lacking[key]) for key, (paper, rows) in owed.items()]
    lines += _opinions(nominations, findings, old_units)
    return OwedChecklist(tuple(lines), tuple(name_of(award) for award in unlisted))


def _opinions(
    nominations: Sequence[Nomination],
    findings: Sequence[Finding],
    old_units: Callable[[Collection[int]], Mapping[int, str]],
) -> Iterator[ChecklistLine]:
    """What the old unit writes of who moved during the year, by the article that asks for it."""
    rows = {nominee_id(row): row for row in nominations}
    asked = [each for each in findings if each.rule == _MOVED and each.nominee in rows]
    left = old_units({rows[str(each.nominee)].recipient_id for each in asked}) if asked else {}
    for citation in dict.fromkeys(each.citation for each in asked):
        of = [(each, rows[str(each.nominee)]) for each in asked if each.citation == citation]
        lacking = [row for each, row in of if each.is_adverse]
        yield ChecklistLine(
            name=PAPER_KINDS[OLD_UNIT_OPINION],
            citation=citation,
            awards=tuple(dict.fromkeys(name_of(row.award) for _each, row in of)),
            missing=len(lacking),
            of=len(of),
            whose=tuple(_whose(row, left.get(row.recipient_id, "")) for row in lacking[:NAMED]),
        )


def _whose(row: Nomination, old_unit: str) -> str:
    return f"{row.recipient_name}: {old_unit} nhận xét" if old_unit else row.recipient_name


def _line(paper: OwedPaper, rows: Sequence[Nomination], missing: int) -> ChecklistLine:
    return ChecklistLine(
        name=paper.name,
        citation=paper.citation,
        awards=tuple(dict.fromkeys(name_of(row.award) for row in rows)),
        missing=missing,
        of=len(rows),
        made=_MADE_WHEN[paper.kind] if paper.kind in MADE_HERE else "",
        is_shared=paper.kind in OF_THE_DOSSIER,
    )
