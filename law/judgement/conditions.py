"""The conditions of each nominee's award, put to the checks that carry them out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from law.awards import award as award_of
from law.awards import name_of
from law.basics.grounds import named_ground
from law.basics.nominees import kind_of, persons_of
from law.basics.unread import softened, told_unread
from law.basics.values import Value
from law.eligibility import CHECKS, Question
from law.eligibility.question import Answers
from law.facts import Case, Nominee
from law.findings import Finding, Verdict, gravest, mark_of
from law.judgement.ground_table import ground_ever
from law.rulebook import Condition, Rulebook

KEPT_WHEN_UNREAD = frozenset({"eligibility.recipient", "award.exists"})
"""What no new text can change: who an award is for, and that it existed on the day."""

Groups = Mapping[str, tuple[Nominee, ...]]
AskedAlone = dict[str, list[Question]]
"""By award, what is asked of everybody who stands alone: the same questions, for they know no nominee."""


def conditions_met(case: Case, rules: Rulebook) -> list[Finding]:
    """Findings of every nominee in the order of the case."""
    groups = same_person_groups(case.nominees)
    alone: AskedAlone = {}
    by_nominee = {nominee.id: _asked(nominee, case, rules, groups, alone) for nominee in case.nominees}
    for nominee in case.nominees:
        if nominee.id in groups:
            by_nominee[nominee.id] = _resting(nominee, rules, groups, by_nominee)
    return [finding for nominee in case.nominees for finding in by_nominee[nominee.id]]


def same_person_groups(nominees: Sequence[Nominee]) -> Groups:
    """Nominee id -> all nominations of that person, itself included; empty for those who stand alone."""
    if not any(isinstance(nominee.same_person_as, str) for nominee in nominees):
        return {}
    persons = persons_of(nominees)
    members: dict[str, list[Nominee]] = {}
    for nominee in nominees:
        members.setdefault(persons[nominee.id], []).append(nominee)
    groups = {person: tuple(group) for person, group in members.items() if len(group) > 1}
    return {nominee.id: groups[persons[nominee.id]] for nominee in nominees if persons[nominee.id] in groups}


def _asked(nominee: Nominee, case: Case, rules: Rulebook, groups: Groups, alone: AskedAlone) -> list[Finding]:
    findings = [*_existence(nominee, rules), *_strange_ground(nominee, rules)]
    if rules.has_conditions(nominee.award):
        findings += _answers(rules.conditions(nominee.award), nominee, case, rules, groups, alone)
    elif not findings:
        findings += _not_loaded(nominee, case, rules, groups, alone)
    if rules.is_read_of(nominee.award):
        return findings
    kept = [f if f.rule in KEPT_WHEN_UNREAD else softened(f, rules) for f in findings]
    return [told_unread(nominee.award, nominee.id, rules), *kept]


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


def _strange_ground(nominee: Nominee, rules: Rulebook) -> list[Finding]:
    """A dossier drafted under one law and received under another may name a ground that this one has not:
    it is judged as one that names none, and a person is told."""
    if not isinstance(nominee.ground, str) or named_ground(nominee, rules) is not None:
        return []
    known = ground_ever(nominee.ground, stack=rules.stack)
    which = f" “{known.words}”" if known else ""
    return [
        Finding(
            rule="ground.unknown",
            verdict=Verdict.REVIEW,
            message=f"Tiêu chuẩn xét{which} không có trong pháp luật ngày {rules.on:%d/%m/%Y} cho trường hợp "
            "này; xét như chưa nêu tiêu chuẩn nào.",
            remedy="Chọn lại tiêu chuẩn xét theo luật đang áp dụng, hoặc ghi lý do khi quyết định.",
            citation=str(rules.regime_citation),
            nominee=nominee.id,
            fact="ground",
        )
    ]


def _not_loaded(
    nominee: Nominee, case: Case, rules: Rulebook, groups: Groups, alone: AskedAlone
) -> list[Finding]:
    """Conditions that are not in the rulebook: said so, beside what needs no condition to be seen."""
    told = Finding(
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
    if kind_of(nominee) in award_of(nominee.award).recipients:
        return [told, *_answers(rules.shared_conditions(), nominee, case, rules, groups, alone)]
    by_law = Value("", rules.on, None, "set", rules.regime_citation, "medium", {})
    return [told, *CHECKS["recipient"](nominee, Question(case, rules, "recipient", by_law, CHECKS))]


def _answers(
    conditions: Sequence[Condition],
    nominee: Nominee,
    case: Case,
    rules: Rulebook,
    groups: Groups,
    alone: AskedAlone,
) -> list[Finding]:
    """What each condition says of the nominee; one that the law does not set is not asked."""
    same_person = groups.get(nominee.id, ())
    questions = None if same_person else alone.get(nominee.award)
    if questions is None:
        questions = [
            question_of(condition, nominee, case, rules, same_person)
            for condition in conditions
            if condition.value.state != "none"
        ]
        if not same_person:
            alone[nominee.award] = questions
    return [finding for question in questions for finding in CHECKS[question.check](nominee, question)]


def question_of(
    condition: Condition, nominee: Nominee, case: Case, rules: Rulebook, same_person: Sequence[Nominee] = ()
) -> Question:
    """What this condition is asked of the nominee, with a way to ask the award's other conditions."""
    others = partial(answers_with, nominee, case, rules, same_person, but=condition.check)
    return Question(case, rules, condition.check, condition.value, CHECKS, same_person, others)


def answers_with(
    nominee: Nominee,
    case: Case,
    rules: Rulebook,
    same_person: Sequence[Nominee],
    changed: Nominee,
    *,
    but: str = "",
) -> Answers:
    """The answers of all conditions (`but` one check), were `changed` in the nominee's place."""
    group = tuple(changed if each is nominee else each for each in same_person)
    return [
        CHECKS[other.check](changed, Question(case, rules, other.check, other.value, CHECKS, group))
        for other in rules.conditions(nominee.award)
        if other.check != but and other.value.state != "none"
    ]


def _resting(
    nominee: Nominee, rules: Rulebook, groups: Groups, by_nominee: Mapping[str, list[Finding]]
) -> list[Finding]:
    """A title that rests on another one asked in the same dossier is no better than that one."""
    if not any(_rests(finding) for finding in by_nominee[nominee.id]):
        return by_nominee[nominee.id]
    needed = _needed_titles(nominee, rules)
    rested_on = [other for other in groups[nominee.id] if other is not nominee and other.award in needed]
    base = min(rested_on, key=lambda other: gravest(by_nominee[other.id]))
    worst = gravest(by_nominee[base.id])
    return [
        replace(
            finding,
            verdict=worst,
            message=f"{finding.message} Đề nghị {name_of(base.award)} ấy: {worst.label}.",
            remedy=f"Xử lý đề nghị {name_of(base.award)} của cùng người trước.",
            doubt=mark_of(by_nominee[base.id]) if worst is Verdict.REVIEW else "",
        )
        if _rests(finding) and worst is not Verdict.LAWFUL
        else finding
        for finding in by_nominee[nominee.id]
    ]


def _rests(finding: Finding) -> bool:
    """Found right only because another title is asked in the same dossier."""
    return finding.fact == "same_person_as" and not finding.is_adverse


def _needed_titles(nominee: Nominee, rules: Rulebook) -> set[str]:
    return {
        title
        for condition in rules.conditions(nominee.award)
        if condition.check == "held_title"
        for title in condition.value.get("titles", ())
    }
