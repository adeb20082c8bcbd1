"""One case against one rulebook: every finding at once, seats, votes and money.

Linear in the nominees; no clock, no database, nothing remembered between two cases.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from law.awards import award as award_of
from law.eligibility import CHECKS, Question
from law.facts import UNASKED, Blocs, Case, Nominee, UnitFacts
from law.findings import Finding, Verdict, gravest
from law.quotas import Allowance, allowance, has_quota
from law.rewards import NomineeReward, kind_of, persons_of, rewards_of, total
from law.routing import AUTHORITIES, may_decide
from law.rulebook import Rulebook
from law.values import Value
from law.voting import tally

UNREAD = "chưa xác nhận văn bản"
_KEPT_WHEN_UNREAD = {"eligibility.recipient", "award.exists"}


@dataclass(frozen=True, slots=True)
class Proposed:
    """An allowance beside what the case asks for; `proposed` counts its nominees of this award."""

    allowance: Allowance
    proposed: int


@dataclass(frozen=True, slots=True)
class VoteTold:
    """One vote's outcome; `passed` and `needed` are None where no threshold is known."""

    nominee: str
    valid: bool
    needed: int | None
    yes: int
    passed: bool | None
    citation: str
    arithmetic: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """`verdict` is the gravest of `findings`, which hold the lawful ones too (what was found right)."""

    case_id: str
    regime: str
    hash: str
    verdict: Verdict
    findings: tuple[Finding, ...]
    allowances: tuple[Proposed, ...]
    votes: tuple[VoteTold, ...]
    rewards: tuple[NomineeReward, ...]
    reward_total: int

    @property
    def adverse(self) -> tuple[Finding, ...]:
        """Findings that are not simply lawful: what the public output lists."""
        return tuple(finding for finding in self.findings if finding.is_adverse)


def findings_of(judgement: Judgement, nominee_id: str) -> tuple[Finding, ...]:
    """The findings that concern this nominee alone; those of the whole case name nobody."""
    return tuple(finding for finding in judgement.findings if finding.nominee == nominee_id)


def judge(case: Case, rules: Rulebook) -> Judgement:
    """What the law of `rules` says of this case. `rules` is the rulebook of the day of receipt;
    authority and money follow the law of the day of decision."""
    findings = _eligibility(case, rules)
    findings += _authority(case, rules)
    findings += _copies(case, rules)
    allowances = _allowances(case, rules)
    findings += _quota_findings(allowances, rules)
    votes, open_votes = _votes(case, rules)
    findings += open_votes
    rewards = rewards_of(case.nominees, decided_on=case.decision_on, regime_on=case.regime_on)
    findings += _unknown_money(case, rewards)
    return Judgement(
        case_id=case.id,
        regime=rules.regime,
        hash=rules.hash,
        verdict=gravest(findings),
        findings=tuple(findings),
        allowances=tuple(allowances),
        votes=tuple(votes),
        rewards=rewards,
        reward_total=total(rewards),
    )


def _eligibility(case: Case, rules: Rulebook) -> list[Finding]:
    others = _others(case.nominees)
    findings: list[Finding] = []
    for nominee in case.nominees:
        own = _existence(nominee, rules)
        if rules.has_conditions(nominee.award):
            for condition in rules.conditions(nominee.award):
                question = Question(case, rules, condition.check, condition.value, others.get(nominee.id, ()))
                own += CHECKS[condition.check](nominee, question)
        else:
            own += _not_loaded(nominee, case, rules)
        findings += own if rules.is_read else _softened(own, nominee, rules)
    return findings


def _others(nominees: Sequence[Nominee]) -> Mapping[str, tuple[Nominee, ...]]:
    """Nominee id -> the other nominations of the same person; empty for those who stand alone."""
    if not any(isinstance(nominee.same_person_as, str) for nominee in nominees):
        return {}
    persons = persons_of(nominees)
    groups: dict[str, list[Nominee]] = {}
    for nominee in nominees:
        groups.setdefault(persons[nominee.id], []).append(nominee)
    return {
        nominee.id: tuple(other for other in group if other.id != nominee.id)
        for group in groups.values()
        if len(group) > 1
        for nominee in group
    }


def _existence(nominee: Nominee, rules: Rulebook) -> list[Finding]:
    """An award that the law does not know on that day."""
    asked = award_of(nominee.award)
    if asked.exists_on(rules.on):
        return []
    return [
        Finding(
            rule="award.exists",
            verdict=Verdict.UNLAWFUL,
            message=f"Ngày {rules.on:%d/%m/%Y} pháp luật không có {asked.kind_label} “{asked.name}”.",
            remedy="Chọn danh hiệu, hình thức có trong luật đang áp dụng.",
            citation=str(asked.absent_by or rules.regime_citation),
            nominee=nominee.id,
            fact="award",
        )
    ]


def _not_loaded(nominee: Nominee, case: Case, rules: Rulebook) -> list[Finding]:
    """Conditions of this award are not in the rulebook: said so, after the checks all awards share."""
    findings = [
        Finding(
            rule="award.conditions",
            verdict=Verdict.REVIEW,
            message=f"Chưa nạp điều kiện xét {award_of(nominee.award).name} ngày {rules.on:%d/%m/%Y}; "
            "chưa kết luận được.",
            remedy="Đối chiếu trực tiếp văn bản, ghi lý do khi quyết định.",
            citation=str(rules.regime_citation),
            nominee=nominee.id,
            fact="award",
            confidence="low",
        )
    ]
    if kind_of(nominee) not in award_of(nominee.award).recipients:
        question = Question(case, rules, "recipient", _plain_value(rules))
        findings += CHECKS["recipient"](nominee, question)
    return findings


def _plain_value(rules: Rulebook) -> Value:
    return Value("", rules.on, None, "set", rules.regime_citation, "medium", {})


def _softened(findings: Iterable[Finding], nominee: Nominee, rules: Rulebook) -> list[Finding]:
    """Under a law whose text was not read nothing is refused by the law before it: a person decides."""
    told = [
        Finding(
            rule="regime.unread",
            verdict=Verdict.REVIEW,
            message=f"{rules.regime_citation.instrument} áp dụng từ ngày 01/10/2026: {UNREAD} về tiêu chuẩn "
            f"{award_of(nominee.award).name}.",
            remedy="Đối chiếu văn bản đã ban hành, ghi lý do khi quyết định.",
            citation=str(rules.regime_citation),
            nominee=nominee.id,
            fact="received_on",
            confidence="low",
        )
    ]
    for finding in findings:
        told.append(_soft(finding) if finding.rule not in _KEPT_WHEN_UNREAD else finding)
    return told


def _soft(finding: Finding) -> Finding:
    if finding.verdict is not Verdict.UNLAWFUL:
        return finding
    return replace(
        finding,
        verdict=Verdict.REVIEW,
        message=f"{finding.message} (Theo quy định trước ngày 01/10/2026; {UNREAD} mới.)",
        confidence="low",
    )


def _authority(case: Case, rules: Rulebook) -> list[Finding]:
    """Who may decide, by the law of the day of decision; an award that nobody can decide any more."""
    decision_rules = rules.at(case.decision_on)
    findings = []
    for code in dict.fromkeys(nominee.award for nominee in case.nominees):
        found = _authority_finding(code, case, decision_rules)
        if found is not None:
            findings.append(found)
    return findings


def _authority_finding(code: str, case: Case, rules: Rulebook) -> Finding | None:
    value = rules.value(f"authority.{award_of(code).judged_as}")
    is_orphan = value is not None and not value["authorities"] and not value.get("open")
    if not isinstance(case.authority, str):
        if not is_orphan:
            return None
        return may_decide(code, "", rules.on)
    if value is None and not rules.has_conditions(code):
        return None
    found = may_decide(code, case.authority, rules.on)
    if found is None or rules.is_read or is_orphan or case.authority == "district_chair":
        return found
    return _soft(found)


def _copies(case: Case, rules: Rulebook) -> list[Finding]:
    if case.copies is UNASKED:
        return []
    given = case.copies or 0
    findings = []
    for code in dict.fromkeys(nominee.award for nominee in case.nominees):
        value = rules.value(f"copies.{award_of(code).judged_as}")
        if value is None or not value.is_set or given >= value["count"]:
            continue
        findings.append(
            Finding(
                rule="copies",
                verdict=Verdict.INCOMPLETE,
                message=f"Gửi {given} bộ hồ sơ {code}; yêu cầu {value['count']:02d} bộ.",
                remedy=f"Bổ sung {value['count'] - given} bộ hồ sơ.",
                citation=str(value.citation),
                fact="copies",
                confidence=value.confidence,
            )
        )
    return findings


def _allowances(case: Case, rules: Rulebook) -> list[Proposed]:
    counts = Counter(nominee.award for nominee in case.nominees)
    found = []
    for code, proposed in counts.items():
        if not has_quota(code, rules):
            continue
        base = _base(case, code)
        if base is not None:
            found.append(Proposed(allowance(code, base, rules), proposed))
    return found


def _base(case: Case, code: str) -> int | None:
    """The figure the share is taken of; None where nobody asked for it."""
    if code == "CSTĐCS":
        holder: UnitFacts | Blocs | object | None = case.unit
        number = holder.advanced_workers if isinstance(holder, UnitFacts) else UNASKED
    else:
        number = case.blocs.qualified_leaders if isinstance(case.blocs, Blocs) else UNASKED
    if number is UNASKED:
        return None
    return number or 0


def _quota_findings(proposed: Iterable[Proposed], rules: Rulebook) -> list[Finding]:
    findings = []
    for entry in proposed:
        seats = entry.allowance.seats
        if seats is None:
            if entry.allowance.state == "unread":
                findings.append(_unread_quota(entry))
        elif entry.proposed > seats:
            finding = _too_many(entry, seats)
            is_open = not rules.is_read and not entry.allowance.is_local
            findings.append(_soft(finding) if is_open else finding)
    return findings


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


def _unread_quota(entry: Proposed) -> Finding:
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


def _votes(case: Case, rules: Rulebook) -> tuple[list[VoteTold], list[Finding]]:
    awards = {nominee.id: nominee.award for nominee in case.nominees}
    told: list[VoteTold] = []
    open_awards: dict[str, str] = {}
    for vote in case.votes:
        code = awards[vote.nominee]
        result = tally(
            code,
            members=vote.members,
            present=vote.present,
            yes_present=vote.yes_present,
            yes_written=vote.yes_written,
            secret=vote.secret if isinstance(vote.secret, bool) else None,
            rules=rules,
        )
        told.append(
            VoteTold(
                nominee=vote.nominee,
                valid=result.valid,
                needed=result.needed,
                yes=result.yes,
                passed=result.passed,
                citation=result.citation,
                arithmetic=result.arithmetic,
            )
        )
        if result.needed is None:
            open_awards.setdefault(code, result.citation)
    return told, [_open_threshold(code, citation, rules) for code, citation in open_awards.items()]


def _open_threshold(code: str, citation: str, rules: Rulebook) -> Finding:
    value = rules.value(f"vote.{code}")
    why = (
        UNREAD if value is not None and value.state == "unread" else "luật không ấn định, địa phương chưa nạp"
    )
    return Finding(
        rule=f"vote.{code}",
        verdict=Verdict.REVIEW,
        message=f"Tỷ lệ phiếu đồng ý của Hội đồng để xét {award_of(code).name}: {why}.",
        remedy=f"Nạp tỷ lệ phiếu theo quy định của tỉnh (tham số vote.{code}).",
        citation=citation,
        fact=f"local.vote.{code}",
        confidence="low",
    )


def _unknown_money(case: Case, rewards: Sequence[NomineeReward]) -> list[Finding]:
    """Money whose factor stands in a text that was not confirmed."""
    seen: dict[str, Finding] = {}
    for reward in rewards:
        if reward.amount is None and reward.award not in seen:
            seen[reward.award] = Finding(
                rule=f"reward.{reward.award}",
                verdict=Verdict.REVIEW,
                message=f"{award_of(reward.award).name}: {reward.note}",
                remedy="Đối chiếu văn bản về mức tiền thưởng trước khi ban hành quyết định.",
                citation=reward.citation,
                fact="decided_on",
                confidence="low",
            )
    return list(seen.values())


__all__ = ["AUTHORITIES", "Judgement", "Proposed", "VoteTold", "findings_of", "judge"]
