"""What a way of reward asks before its dossier is decided: registration, the bloc, papers, a clock.

Where the law leaves it to the province, or its text is not confirmed, the province's own word holds; while it
has none, what the subject names as the custom (`registration`, `bloc`).
"""

from __future__ import annotations

from dataclasses import dataclass

from law.awards import Award
from law.awards import award as award_of
from law.basics.local_keys import BY_BLOC
from law.basics.values import Value
from law.facts import Case, Nominee
from law.findings import Finding, Verdict
from law.rulebook import Rulebook

GENERAL_CLOCK = "appraisal"


@dataclass(frozen=True, slots=True)
class WayCourse:
    """`state` is set, local (the province has said so), none, province or unread; empty without a rule.

    `clock` names the appraisal's own clock; `gives_titles`: emulation titles may be asked for by this way.
    """

    asks_registration: bool
    asks_bloc: bool
    is_simplified: bool
    clock: str = GENERAL_CLOCK
    gives_titles: bool = True
    state: str = ""
    citation: str = ""


def course_of(way: str, rules: Rulebook) -> WayCourse:
    """Of a way without a rule everything is asked."""
    value, simplified = rules.value(f"course.{way}"), is_simplified(way, rules)
    if value is None:
        return WayCourse(asks_registration=True, asks_bloc=True, is_simplified=simplified)
    key = value.get("local_key", "")
    said = None if value.is_set else rules.local.get(key)
    return WayCourse(
        asks_registration=value["registration"],
        asks_bloc=value["bloc"] if said is None else said == BY_BLOC,
        is_simplified=simplified,
        clock=value.get("clock", GENERAL_CLOCK),
        gives_titles=value.get("emulation_titles", True),
        state=value.state if said is None else "local",
        citation=str(value.citation) if said is None else rules.local_citation(key),
    )


def not_by_way(award: Award, way: str, rules: Rulebook) -> str:
    """Why the award is not asked for by this way, in words; empty where it may be."""
    course = course_of(way, rules)
    if not award.is_title or course.gives_titles:
        return ""
    return f"là danh hiệu thi đua, không xét theo loại khen thưởng {way} ({course.citation})"


def titles_by_other_ways(case: Case, rules: Rulebook) -> list[Finding]:
    """An emulation title that is asked for by a way which gives none."""
    stated = [each for each in case.nominees if isinstance(each.way, str)]
    told = [(each, not_by_way(award_of(each.award), str(each.way), rules)) for each in stated]
    return [_not_given(nominee, words, rules) for nominee, words in told if words]


def _not_given(nominee: Nominee, words: str, rules: Rulebook) -> Finding:
    value = rules.value(f"course.{nominee.way}")
    return Finding(
        rule=f"course.{nominee.way}",
        verdict=Verdict.UNLAWFUL,
        message=f"{award_of(nominee.award).name} {words}.",
        remedy="Đề nghị hình thức khen thưởng, hoặc đề nghị danh hiệu trong hồ sơ theo công trạng.",
        citation=str(value.citation) if value else "",
        nominee=nominee.id,
        fact="way",
        confidence=value.confidence if value else "low",
    )


def is_simplified(way: str, rules: Rulebook) -> bool:
    """Whether the law of the day names this way for the simplified procedure."""
    value = rules.value("simplified")
    return value is not None and value.is_set and way in value["ways"]


def simplified_findings(case: Case, rules: Rulebook) -> list[Finding]:
    """`ways` are those the law names; `otherwise` is the verdict on another stated way."""
    value = rules.value("simplified")
    if case.simplified is not True or value is None or not value.is_set:
        return []
    return [
        _not_for_this_way(nominee, value)
        for nominee in case.nominees
        if isinstance(nominee.way, str) and nominee.way not in value["ways"]
    ]


def _not_for_this_way(nominee: Nominee, value: Value) -> Finding:
    ways = ", ".join(value["ways"])
    return Finding(
        rule="simplified",
        verdict=Verdict(value["otherwise"]),
        message=f"Đề nghị theo thủ tục đơn giản nhưng khen {nominee.way}; thủ tục này dành cho: {ways}"
        f"{value.get('further', '')}.",
        remedy="Lập hồ sơ theo thủ tục thông thường, hoặc nêu rõ trường hợp được áp dụng trong tờ trình.",
        citation=str(value.citation),
        nominee=nominee.id,
        fact="simplified",
        confidence=value.confidence,
    )
