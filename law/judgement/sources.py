"""Where the fact behind a finding came from: the decision, the rating or the declaration it rests on.

A finding names the field that was looked at and speaks of entries of it by year or code; those entries'
own papers are its source, so that a new condition is explained without a line of its own. Of the same entries
those are told that a unit declared and nobody held against their papers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from law.awards import award as award_of
from law.awards import name_of
from law.eligibility.title_dates import end_of, year_of
from law.facts import (
    DECLARED,
    Achievement,
    Case,
    DecisionRef,
    HeldTitle,
    Initiative,
    Nominee,
    Unasked,
    listed_facts,
)
from law.findings import Finding

OF_THE_UNIT = "kê khai của đơn vị"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OF_FIELD = {
    "kind": "danh sách đề nghị",
    "award": "danh sách đề nghị",
    "way": "danh sách đề nghị",
    "achievement": "danh sách đề nghị",
    "same_person_as": "đề nghị khác của cùng đối tượng trong hồ sơ",
    "pending": "việc đang xem xét ghi tại thẻ của đối tượng",
    "discipline": "kỷ luật ghi tại thẻ của đối tượng",
    "evidence": "giấy tờ đính kèm hồ sơ",
    "copies": "số bộ hồ sơ gửi đến",
    "unit": "số liệu của đơn vị và các đề nghị cùng năm",
    "authority": "người ký quyết định",
    "received_on": "ngày cơ quan thẩm định tiếp nhận",
    "chosen_law": "văn bản chọn luật của người được đề nghị",
    "decided_on": "ngày quyết định",
    "local": "quy định của địa phương đã nạp",
}


def with_sources(findings: Iterable[Finding], case: Case) -> tuple[Finding, ...]:
    """The same findings, each saying where its fact came from, and whether anybody confirmed it; one that
    says so already keeps its words."""
    nominees = {nominee.id: nominee for nominee in case.nominees}
    told = [
        found if found.source else found.from_source(source_of(found, nominees.get(found.nominee or "")))
        for found in findings
    ]
    return told_unconfirmed(told, case)


def source_of(finding: Finding, nominee: Nominee | None) -> str:
    """The paper or declaration; `nominee` is whom the finding concerns, None for the whole case."""
    field, _, part = finding.fact.partition(".")
    told = _LISTS[field](finding, nominee, part) if nominee is not None and field in _LISTS else ""
    return told or _OF_FIELD.get(field, OF_THE_UNIT)


def told_unconfirmed(findings: Sequence[Finding], case: Case) -> tuple[Finding, ...]:
    """The same findings, each saying on how many facts it rests that are a unit's word alone; a case that
    does not tell how its facts are known comes back as it is."""
    nominees = {nominee.id: nominee for nominee in case.nominees if _has_declared(nominee)}
    if not nominees:
        return tuple(findings)
    return tuple(
        replace(found, unconfirmed=words)
        if (nominee := nominees.get(found.nominee or "")) and (words := _unconfirmed(found, nominee))
        else found
        for found in findings
    )


def _has_declared(nominee: Nominee) -> bool:
    return any(each.provenance == DECLARED for each in listed_facts(nominee.titles)) or any(
        each.provenance == DECLARED for each in listed_facts(nominee.initiatives)
    )


def _unconfirmed(finding: Finding, nominee: Nominee) -> str:
    declared = declared_facts(finding, nominee)
    if not declared:
        return ""
    what = f"{len(declared):02d} {what_is_declared(finding.fact)}"
    return f"dựa trên {what} mới được khai, chưa đối chiếu giấy tờ"


def what_is_declared(fact: str) -> str:
    """The things that lie in this field of a finding, in words."""
    return "danh hiệu, hình thức khen thưởng" if fact == "titles" else "sáng kiến, đề tài"


def declared_facts(finding: Finding, nominee: Nominee) -> list[HeldTitle | Initiative]:
    """On which titles or initiatives it rests that a unit declared and nobody held against their papers."""
    if finding.fact == "titles":
        return [each for each in _named_or_all(finding, nominee) if each.provenance == DECLARED]
    if finding.fact == "initiatives":
        items = _coded(finding, nominee) or listed_facts(nominee.initiatives)
        return [each for each in items if each.provenance == DECLARED]
    return []


def _named_or_all(finding: Finding, nominee: Nominee) -> list[HeldTitle]:
    """Those that the message names by award and year; where it names no year, all of the awards it names."""
    if _YEAR.search(finding.message):
        return _dated(finding, nominee)
    return [title for title in listed_facts(nominee.titles) if name_of(title.award) in finding.message]


def _dated(finding: Finding, nominee: Nominee) -> list[HeldTitle]:
    """By its year, or by the last day of its merit, from which another is counted."""
    return [
        title
        for title in listed_facts(nominee.titles)
        if name_of(title.award) in finding.message
        and (str(year_of(title)) in finding.message or _ends_there(title, finding.message))
    ]


def _ends_there(title: HeldTitle, message: str) -> bool:
    end = end_of(title)
    return end is not None and f"{end:%d/%m/%Y}" in message


def _titles(finding: Finding, nominee: Nominee, part: str) -> str:
    """The decisions of the titles that the message names by award and year; of one that is called otherwise
    on paper, by which article it is the same."""
    told = [(_joined([title.decision]), _own_name(title)) for title in _dated(finding, nominee)]
    return "; ".join(dict.fromkeys(f"{paper}{name}" for paper, name in told if paper))


def _own_name(title: HeldTitle) -> str:
    if isinstance(title.given_as, Unasked):
        return ""
    given, end = award_of(title.given_as), end_of(title)
    cited = given.counted_by(end) if end is not None else None
    return f" tặng {given.name}{f', cùng một loại theo {cited}' if cited else ''}"


def _coded(finding: Finding, nominee: Nominee) -> tuple[Initiative, ...]:
    return tuple(
        item
        for item in listed_facts(nominee.initiatives)
        if isinstance(item.code, str) and item.code and item.code in finding.message
    )


def _initiatives(finding: Finding, nominee: Nominee, part: str) -> str:
    return _joined(item.decision for item in _coded(finding, nominee))


def _ratings(finding: Finding, nominee: Nominee, part: str) -> str:
    """Where a rating is entered: no paper of its own lies with the dossier."""
    rated = {} if isinstance(nominee.ratings, Unasked) else nominee.ratings
    named = [part] if part else [str(year) for year in sorted(rated) if str(year) in finding.message]
    return f"phần xếp loại trên thẻ, năm {', '.join(named)}" if named else ""


def _collective(finding: Finding, nominee: Nominee, part: str) -> str:
    merit = nominee.achievement
    year = merit.until if isinstance(merit, Achievement) else None
    return f"số liệu tập thể năm {year.year}, {OF_THE_UNIT}" if isinstance(year, date) else ""


_LISTS: dict[str, Callable[[Finding, Nominee, str], str]] = {
    "titles": _titles,
    "initiatives": _initiatives,
    "ratings": _ratings,
    "collective": _collective,
}


def _joined(decisions: Iterable[DecisionRef | Unasked | None]) -> str:
    return "; ".join(dict.fromkeys(_papers(decisions)))


def _papers(decisions: Iterable[DecisionRef | Unasked | None]) -> Iterator[str]:
    """A number begins with a figure; anything else says in words what stands for the decision."""
    for decision in decisions:
        if not isinstance(decision, DecisionRef) or not isinstance(decision.number, str):
            continue
        if not decision.number[:1].isdigit():
            yield decision.number
        elif isinstance(decision.on, date):
            yield f"Quyết định số {decision.number} ngày {decision.on:%d/%m/%Y}"
        else:
            yield f"Quyết định số {decision.number}"
