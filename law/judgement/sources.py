"""Where the fact behind a finding came from: the decision, the rating or the declaration it rests on.

A finding names the field that was looked at and speaks of entries of it by year or code; those entries'
own papers are its source, so that a new condition is explained without a line of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from law.awards import name_of
from law.eligibility.title_dates import year_of
from law.facts import Achievement, Case, DecisionRef, Nominee, Unasked, listed_facts
from law.findings import Finding

DECLARED = "kê khai của đơn vị"
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
    """The same findings, each saying where its fact came from; one that says so already keeps its words."""
    nominees = {nominee.id: nominee for nominee in case.nominees}
    return tuple(
        found if found.source else found.from_source(source_of(found, nominees.get(found.nominee or "")))
        for found in findings
    )


def source_of(finding: Finding, nominee: Nominee | None) -> str:
    """The paper or declaration; `nominee` is whom the finding concerns, None for the whole case."""
    field, _, part = finding.fact.partition(".")
    told = _LISTS[field](finding, nominee, part) if nominee is not None and field in _LISTS else ""
    return told or _OF_FIELD.get(field, DECLARED)


def _titles(finding: Finding, nominee: Nominee, part: str) -> str:
    """The decisions of the titles that the message names by award and year."""
    named = (
        title.decision
        for title in listed_facts(nominee.titles)
        if name_of(title.award) in finding.message and str(year_of(title)) in finding.message
    )
    return _joined(named)


def _initiatives(finding: Finding, nominee: Nominee, part: str) -> str:
    named = (
        item.decision
        for item in listed_facts(nominee.initiatives)
        if isinstance(item.code, str) and item.code and item.code in finding.message
    )
    return _joined(named)


def _ratings(finding: Finding, nominee: Nominee, part: str) -> str:
    rated = {} if isinstance(nominee.ratings, Unasked) else nominee.ratings
    named = [part] if part else [str(year) for year in sorted(rated) if str(year) in finding.message]
    return f"phiếu xếp loại năm {', '.join(named)}" if named else ""


def _collective(finding: Finding, nominee: Nominee, part: str) -> str:
    merit = nominee.achievement
    year = merit.until if isinstance(merit, Achievement) else None
    return f"số liệu tập thể năm {year.year}, {DECLARED}" if isinstance(year, date) else ""


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
