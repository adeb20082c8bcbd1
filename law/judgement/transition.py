"""A dossier received under the old law and decided under a new one that may be more favourable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from law.basics.unread import UNREAD
from law.facts import Case
from law.findings import Doubt, Finding, Verdict
from law.judgement.conditions import KEPT_WHEN_UNREAD, conditions_met
from law.rulebook import Rulebook, rulebook_beside


def less_certain(findings: Sequence[Finding], case: Case, rules: Rulebook) -> list[Finding]:
    """A refusal by the old law is left to a person where the new one applies if more favourable: where it was
    not read for the award, or, as it was read, does not refuse.

    What the old law allows stays allowed: the new one can only help.
    """
    on_decision = rulebook_beside(rules, case.decision_on)
    rule = on_decision.value("transition.more_favourable")
    if rule is None or not rule.is_set or on_decision.regime == rules.regime:
        return list(findings)
    helped = _helped(findings, case, on_decision)
    law = on_decision.regime_citation.instrument
    return [
        replace(
            f,
            verdict=Verdict.REVIEW,
            message=f"{f.message} ({law} được áp dụng nếu có lợi hơn; {helped[f.nominee]}, {rule.citation}.)",
            confidence="low" if helped[f.nominee] == UNREAD else f.confidence,
            doubt=Doubt.UNMET.value,
        )
        if f.verdict is Verdict.UNLAWFUL
        and f.nominee in helped
        and not (helped[f.nominee] == UNREAD and f.rule in KEPT_WHEN_UNREAD)
        else f
        for f in findings
    ]


def _helped(findings: Sequence[Finding], case: Case, on_decision: Rulebook) -> Mapping[str | None, str]:
    """The refused nominees whom the new law may help, each with why it may."""
    refused = {f.nominee for f in findings if f.verdict is Verdict.UNLAWFUL}
    unread = {each.id for each in case.nominees if not on_decision.is_read_of(each.award)}
    if refused <= unread:
        return dict.fromkeys(refused, UNREAD)
    still = {f.nominee for f in conditions_met(case, on_decision) if f.verdict is Verdict.UNLAWFUL}
    read = dict.fromkeys(refused - unread - still, "theo luật ấy thì không trái quy định")
    return {**dict.fromkeys(refused & unread, UNREAD), **read}
