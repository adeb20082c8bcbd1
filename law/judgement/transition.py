"""A dossier received under the old law and decided under a new one that may be more favourable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from law.basics.unread import UNREAD
from law.facts import Case
from law.findings import Doubt, Finding, Verdict
from law.judgement.conditions import KEPT_WHEN_UNREAD
from law.rulebook import Rulebook, rulebook_beside


def less_certain(findings: Sequence[Finding], case: Case, rules: Rulebook) -> list[Finding]:
    """A refusal by the old law is left to a person where the new, unread law applies if more favourable.

    What the old law allows stays allowed: the new one can only help.
    """
    on_decision = rulebook_beside(rules, case.decision_on)
    rule = on_decision.value("transition.more_favourable")
    if rule is None or not rule.is_set or on_decision.regime == rules.regime:
        return list(findings)
    unread = {each.id for each in case.nominees if not on_decision.is_read_of(each.award)}
    told = f"{on_decision.regime_citation.instrument} được áp dụng nếu có lợi hơn; {UNREAD}"
    return [
        replace(
            f,
            verdict=Verdict.REVIEW,
            message=f"{f.message} ({told}, {rule.citation}.)",
            confidence="low",
            doubt=Doubt.UNMET.value,
        )
        if f.verdict is Verdict.UNLAWFUL and f.nominee in unread and f.rule not in KEPT_WHEN_UNREAD
        else f
        for f in findings
    ]
