"""What is asked of a case beside its nominees: who decides it, how many sets, whether its money is known."""

from __future__ import annotations

from collections.abc import Sequence

from law.awards import award as award_of
from law.basics.nominees import kind_of
from law.basics.unread import softened
from law.basics.values import Value
from law.facts import Case, Nominee, Unasked
from law.findings import Finding, Verdict
from law.procedure.routing import may_decide
from law.rulebook import Rulebook, rulebook_beside
from law.seats_and_money.rewards import NomineeReward


def authority_findings(case: Case, rules: Rulebook) -> list[Finding]:
    """Who may decide, by the law of the day of decision; an award that nobody can decide any more."""
    on_decision = rulebook_beside(rules, case.decision_on)
    found = (_authority(code, case, on_decision) for code in _awards(case))
    return [finding for finding in found if finding is not None]


def copies_findings(case: Case, rules: Rulebook) -> list[Finding]:
    """Too few sets of the dossier, where the law names their number."""
    if isinstance(case.copies, Unasked):
        return []
    given = case.copies or 0
    findings = []
    for code in _awards(case):
        value = _sets_owed(code, case, rules)
        if value is not None and value.is_set and given < value["count"]:
            findings.append(
                Finding(
                    rule="copies",
                    verdict=Verdict.INCOMPLETE,
                    message=f"Gửi {given} bộ hồ sơ {award_of(code).name}; yêu cầu {value['count']:02d} bộ.",
                    remedy=f"Bổ sung {value['count'] - given} bộ hồ sơ.",
                    citation=str(value.citation),
                    fact="copies",
                    confidence=value.confidence,
                )
            )
    return findings


def _sets_owed(code: str, case: Case, rules: Rulebook) -> Value | None:
    """The number of sets; the simplified procedure has its own for awards of the higher levels."""
    simplified = rules.value("copies.simplified")
    if case.simplified is True and simplified and award_of(code).level in simplified["levels"]:
        return simplified
    return rules.value_for("copies", code)


def unknown_money(rewards: Sequence[NomineeReward], case: Case) -> list[Finding]:
    """One finding for each award whose money stands in a text that was not confirmed.

    Who can be given the award by no reading (not made for them, not known to the law) is owed none.
    """
    unknown = {
        reward.award: reward
        for nominee, reward in zip(case.nominees, rewards, strict=True)
        if reward.amount is None and _may_be_given(nominee, case)
    }
    return [
        Finding(
            rule=f"reward.{code}",
            verdict=Verdict.REVIEW,
            message=f"{award_of(code).name}: {reward.note}",
            remedy="Đối chiếu văn bản về mức tiền thưởng trước khi ban hành quyết định.",
            citation=reward.citation,
            fact="decided_on",
            confidence="low",
        )
        for code, reward in unknown.items()
    ]


def _may_be_given(nominee: Nominee, case: Case) -> bool:
    asked = award_of(nominee.award)
    return kind_of(nominee) in asked.recipients and asked.exists_on(case.regime_on)


def _awards(case: Case) -> dict[str, None]:
    """The awards of the case, each once, in order."""
    return dict.fromkeys(nominee.award for nominee in case.nominees)


def _authority(code: str, case: Case, rules: Rulebook) -> Finding | None:
    value = rules.value_for("authority", code)
    is_orphan = value is not None and not value["authorities"] and not value.get("open")
    if not isinstance(case.authority, str):
        return may_decide(code, "", rules.on, stack=rules.stack) if is_orphan else None
    if value is None and not rules.has_conditions(code):
        return None
    found = may_decide(code, case.authority, rules.on, stack=rules.stack)
    if found is None or rules.is_read_of(code) or is_orphan or case.authority == "district_chair":
        return found
    return softened(found, rules)
