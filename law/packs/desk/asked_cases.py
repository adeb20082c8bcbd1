"""The cases of a rule: each try on the day before and on the first day, answered by the law, as a question.

What the law answers goes into the pack's own tables once the jurist has said that it is right.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from law.awards import name_of
from law.basics.grounds import grounds_of
from law.basics.law_stack import LawStack
from law.basics.unread import UNREAD
from law.basics.values import Value
from law.findings import Finding
from law.judgement.judging import Judgement
from law.packs.desk.asked_figures import AskedFigure, figures_asked
from law.packs.desk.probes.all_probes import probes_for
from law.packs.desk.probes.probe import Probe, Tried
from law.packs.desk.rules_of_award import AskedRule, check_of
from law.packs.tables.case_rows import row_of
from law.packs.tables.case_tables import judged
from law.packs.tables.markdown_tables import Table
from law.rulebook import Rulebook, rulebook_on

Facts = dict[str, str]


@dataclass(frozen=True, slots=True)
class AskedCase:
    """`told` is what is asked about, `answers` what the law says of it on the two `days`: the last of the law
    before and the first of the new one. `rows` are the facts and answers of its tables, one a day."""

    key: str
    told: str
    days: tuple[date, date]
    answers: tuple[str, ...]
    rows: tuple[Facts, ...]

    @property
    def question(self) -> str:
        """What the jurist says "right" or "wrong" to."""
        before, after = self.days
        return (
            f"{self.told}. Ngày {before:%d/%m/%Y}: {self.answers[0]}. "
            f"Từ ngày {after:%d/%m/%Y}: {self.answers[1]}. Đúng không?"
        )

    @property
    def code(self) -> str:
        """SHA-256 of the question and its rows: another answer is another question."""
        rows = [sorted(facts.items()) for facts in self.rows]
        return hashlib.sha256(f"{self.key}\n{self.question}\n{rows}".encode()).hexdigest()


def cases_of(rule: AskedRule, award: str, stack: LawStack) -> list[AskedCase]:
    """The cases of one rule under the law with the new values; empty where none can be written."""
    if not rule.key.startswith("condition."):
        return [_of_figure(rule, figure) for figure in figures_asked(rule.key, award, rule.since, stack)]
    return [_of_probe(rule, probe, award, stack) for probe in _probes(rule, award, stack)]


def case_page(title: str, cases: Sequence[AskedCase]) -> str:
    """The page of tables of these cases, as a pack holds it; each row is a table of its own facts."""
    lines = [f"# {title}", ""]
    for number, case in enumerate(cases, start=1):
        for facts in case.rows:
            name = f"{number}. {facts['ngày']}: {case.told}"
            named = facts if "bảng" in facts else {**facts, "tình huống": name}
            lines += [f"## {number}. {case.key}", *(f"- {name}: {told}" for name, told in named.items()), ""]
    return "\n".join(lines)


def days_of(rule: AskedRule) -> tuple[date, date]:
    return rule.since - timedelta(days=1), rule.since


def _probes(rule: AskedRule, award: str, stack: LawStack) -> Iterator[Probe]:
    """What tries the new value, then what tried the old one: its bounds are asked for on both days, too."""
    found: dict[str, Probe] = {}
    for day in reversed(days_of(rule)):
        value = stack.subjects[rule.key].on(day)
        if value is not None and value.state != "none":
            tried = Tried(award, value.fields, value.state, rule.since.year - 1)
            for probe in probes_for(check_of(rule.key, value.fields), tried):
                found.setdefault(probe.told, probe)
    yield from found.values()


def _of_probe(rule: AskedRule, probe: Probe, award: str, stack: LawStack) -> AskedCase:
    award = probe.award or award
    rows, answers = [], []
    for day in days_of(rule):
        rules = rulebook_on(day, stack=stack)
        if not _has_ground(probe, award, rules):
            answers.append("pháp luật không có tiêu chuẩn này")
            continue
        facts = {"đề nghị": award, "ngày": f"{day:%d/%m/%Y}", "tình huống": probe.told, **probe.facts}
        judgement = judged(row_of(Table(probe.told, facts), {}), stack=stack)
        finding = _finding(judgement, rule, day, stack)
        rows.append({**facts, **_expected(judgement, finding, rule.check)})
        answers.append(_answer(finding, rules.value(rule.key)) + _unread(award, rules))
    return AskedCase(rule.key, f"{name_of(award)}, {probe.told}", days_of(rule), tuple(answers), tuple(rows))


def _has_ground(probe: Probe, award: str, rules: Rulebook) -> bool:
    """A ground can be named only on days on which the law knows it."""
    named = probe.facts.get("tiêu chuẩn")
    return named is None or any(ground.code == named for ground in grounds_of(award, rules))


def _finding(judgement: Judgement, rule: AskedRule, day: date, stack: LawStack) -> Finding | None:
    """What this rule said of the first nominee, that with its own article before others of the same check."""
    value = stack.subjects[rule.key].on(day)
    own = str(value.citation) if value is not None else ""
    said = [f for f in judgement.findings if f.rule == f"eligibility.{rule.check}" and f.nominee == "n1"]
    if value is not None and value.state == "none":
        return None
    return min(said, key=lambda finding: finding.citation != own, default=None)


def _expected(judgement: Judgement, finding: Finding | None, check: str) -> Facts:
    found = {"kết luận": judgement.verdict.label}
    if finding is not None:
        return {**found, f"thấy {check}": f"{finding.verdict.label}, {finding.citation}"}
    said = any(each.rule == f"eligibility.{check}" for each in judgement.findings)
    return found if said else {**found, "im lặng": check}


def _unread(award: str, rules: Rulebook) -> str:
    """Why a person had to decide on that day."""
    return "" if rules.is_read_of(award) else f"; {rules.regime_citation.instrument} {UNREAD}"


def _answer(finding: Finding | None, value: Value | None) -> str:
    """Some rules say nothing where a case is right by them."""
    if finding is not None:
        return f"{finding.verdict.label} ({finding.citation})"
    return "không trái điều này" if value is not None and value.is_set else "điều này không bị xét"


def _of_figure(rule: AskedRule, figure: AskedFigure) -> AskedCase:
    rows = tuple({"bảng": table, "ngày": f"{day:%d/%m/%Y}", **facts} for day, table, facts in figure.rows)
    return AskedCase(rule.key, figure.told, days_of(rule), figure.answers, rows)
