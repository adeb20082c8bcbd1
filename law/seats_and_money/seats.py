"""How many a case proposes of an award, beside how many the law allows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from law.awards import award as award_of
from law.basics.unread import UNREAD, softened
from law.facts import Blocs, Case, Unasked, UnitFacts
from law.findings import Finding, Verdict
from law.rulebook import Rulebook
from law.seats_and_money.quotas import Allowance, allowance, has_quota


@dataclass(frozen=True, slots=True)
class Proposed:
    """An allowance beside what the case asks for; `proposed` counts its nominees of this award."""

    allowance: Allowance
    proposed: int


def proposed_in(case: Case, rules: Rulebook) -> tuple[Proposed, ...]:
    """One entry for each award of the case that has a share and whose base was stated."""
    found = []
    for code, count in Counter(nominee.award for nominee in case.nominees).items():
        if not has_quota(code, rules):
            continue
        quota = rules.value(f"quota.{code}")
        assert quota is not None  # has_quota
        base = _base(case, str(quota["base"]))
        if base is not None:
            found.append(Proposed(allowance(code, base, rules), count))
    return tuple(found)


def seats_exceeded(entries: Iterable[Proposed], rules: Rulebook) -> list[Finding]:
    """Too many proposed, or a share whose text was not read and that the province did not set either."""
    findings = []
    for entry in entries:
        seats = entry.allowance.seats
        if seats is None and entry.allowance.state == "unread":
            findings.append(_unread(entry))
        elif seats is not None and entry.proposed > seats:
            finding = _too_many(entry, seats)
            is_open = not rules.is_read_of(entry.allowance.award) and not entry.allowance.is_local
            findings.append(softened(finding, rules) if is_open else finding)
    return findings


def _base(case: Case, path: str) -> int | None:
    """The figure the share is taken of, by its path in the case; None where nobody was asked for it."""
    holder_name, name = path.split(".")
    holder = getattr(case, holder_name)
    number = getattr(holder, name) if isinstance(holder, UnitFacts | Blocs) else None
    if isinstance(number, Unasked) or not isinstance(holder, UnitFacts | Blocs):
        return None
    return number or 0


def _too_many(entry: Proposed, seats: int) -> Finding:
    found = entry.allowance
    return Finding(
        rule=found.rule,
        verdict=Verdict.UNLAWFUL,
        message=f"Đề nghị {entry.proposed} {award_of(found.award).name} trên {found.base} {found.base_name}; "
        f"được tối đa {seats}.",
        remedy=f"Bớt {entry.proposed - seats} trường hợp theo thứ tự ưu tiên.",
        citation=found.citation,
        fact=found.base_fact,
        confidence=found.confidence,
    )


def _unread(entry: Proposed) -> Finding:
    found = entry.allowance
    return Finding(
        rule=found.rule,
        verdict=Verdict.REVIEW,
        message=f"Tỷ lệ {award_of(found.award).name}: {UNREAD}, địa phương chưa nạp tỷ lệ riêng.",
        remedy="Đối chiếu văn bản đã ban hành, ghi lý do khi quyết định.",
        citation=found.citation,
        fact=found.base_fact,
        confidence="low",
    )
