"""Answers of a made-up jurist at the law desk: everything kept, but for what a test says otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from law.basics.instruments import Instrument
from law.basics.law_stack import LawStack
from law.citations import Citation
from law.packs.desk.rule_answers import DROPPED, KEPT, REPLACED, RuleAnswer
from law.packs.desk.rules_of_award import rules_asked
from law.packs.desk.written_pack import NewLaw, WrittenPack, written_pack
from law.packs.opened_packs import laid_and_proven
from law.packs.tables.case_rows import row_of
from law.packs.tables.case_tables import judged
from law.packs.tables.markdown_tables import Table

FOUR = ("LĐTT", "CSTĐCS", "CSTĐ tỉnh", "BK tỉnh")
LAW_2026 = NewLaw("R4", date(2026, 10, 1), Citation("Luật 06/2026/QH16"))
LAW_2027 = NewLaw(
    "R5",
    date(2027, 7, 1),
    Citation("Luật giả định 2027"),
    Instrument(
        name="Luật giả định 2027",
        kind="law",
        issued_on=date(2027, 3, 15),
        since=date(2027, 7, 1),
        until=None,
        basis="Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng ngày 15 tháng 3 năm 2027",
        basis_for=("*",),
        confidence="high",
    ),
)
Said = Mapping[str, tuple[str, Mapping[str, Any]]]
MADE_UP: Said = {
    "condition.LĐTT.rating": (REPLACED, {"at_least": "HTXSNV"}),
    "papers.LĐTT": (REPLACED, {"kinds": ["petition", "minutes", "achievement_report"]}),
    "quota.CSTĐCS": (REPLACED, {"at_most": 20}),
    "vote.CSTĐCS": (REPLACED, {"percent": 75, "secret": True}),
    "authority.CSTĐCS": (REPLACED, {"authorities": ["director", "commune_chair"], "open": []}),
    "vote.CSTĐ tỉnh": (REPLACED, {"percent": 85, "secret": True}),
    "condition.CSTĐ tỉnh.initiative": (DROPPED, {}),
    "condition.CSTĐ tỉnh.grassroots_fighter": (REPLACED, {"times": 2}),
    "condition.BK tỉnh.individual": (
        REPLACED,
        {
            "any_of.0": None,
            "any_of.1.all_of.1.count": 1,
            "any_of.1.words": "Có 02 năm liên tục hoàn thành xuất sắc nhiệm vụ, trong thời gian đó có 01",
        },
    ),
}
"""A higher share, a condition and a ground less, a new paper, changed thresholds and authority."""


def answered(award: str, law: NewLaw, stack: LawStack, said: Said | None = None) -> dict[str, RuleAnswer]:
    """An answer to every rule that nobody confirmed yet, by khoản 2 Điều 3 of the law."""
    article = Citation(law.citation.instrument, "3", "2")
    answers = {}
    for rule in rules_asked(award, law.since, stack):
        if not rule.is_confirmed:
            kind, fields = (said or {}).get(rule.key, (KEPT, {}))
            answers[rule.key] = RuleAnswer(
                rule.key, kind, article, fields, "“Lời của điều luật”", "Công báo số 1"
            )
    return answers


def compiled(award: str, law: NewLaw, stack: LawStack, said: Said | None = None, **more: str) -> WrittenPack:
    """The pack of these answers on the stack."""
    known = {found.name for found in stack.instruments}
    law = replace(law, instrument=None) if law.citation.instrument in known else law
    return written_pack(award, law, answered(award, law, stack, said), stack, author="Sở Nội vụ", **more)


def confirmed(stack: LawStack, law: NewLaw, said: Said | None = None) -> LawStack:
    """The stack with the packs of all four awards, each proven by its own cases."""
    for award in FOUR:
        stack = laid_and_proven(compiled(award, law, stack, said).pack, stack, trusted=None)
    return stack


def verdict_of(stack: LawStack, award: str, day: str, **facts: str) -> str:
    """Of one person, in the words of the tables."""
    told = {"đề nghị": award, "ngày": day, "tình huống": "A", "đối tượng": "cá nhân", **facts}
    return judged(row_of(Table("A", told), {}), stack=stack).verdict.label


def folder_of(written: WrittenPack, to: Path) -> Path:
    """The pack as it lies in a folder."""
    for name, content in written.files.items():
        (to / name).parent.mkdir(parents=True, exist_ok=True)
        (to / name).write_bytes(content)
    return to
