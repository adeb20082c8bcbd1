"""Another ground that holds already, and the title that this one rests on: by the figures that are known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dossiers.drafting.remedies.remedy import OpenCase, Remedy, RemedyWay, is_milder
from law.awards import award as award_of
from law.basics.nominees import kind_of
from law.facts import UNASKED, Nominee
from law.findings import Verdict, gravest
from law.judgement.grounds_held import held_grounds
from law.judgement.judging import findings_of, judge


def by_grounds(open_case: OpenCase, nominee: Nominee) -> Iterator[Remedy]:
    """The grounds whose figures are reached, where the one that is named is not."""
    if not isinstance(nominee.ground, str):
        return
    before = open_case.asked(nominee)
    for ground in held_grounds(nominee, open_case.case, open_case.rules):
        found = open_case.asked(replace(nominee, ground=ground.code))
        if is_milder(found, before):
            yield Remedy(
                way=RemedyWay.GROUND,
                values=(ground.code,),
                label="Xét theo tiêu chuẩn đã đạt",
                known=f"Theo số liệu đã ghi, người này đã đạt: {ground.told}.",
                findings=found,
            )


def by_titles(open_case: OpenCase, nominee: Nominee) -> Iterator[Remedy]:
    """The title of the same year that this one rests on, where its own conditions are met and nobody asks
    for it yet."""
    before = open_case.asked(nominee)
    for code in _rested_on(open_case, nominee):
        if kind_of(nominee) not in award_of(code).recipients:
            continue
        asked = replace(nominee, id="0", award=code, ground=UNASKED, same_person_as=nominee.id)
        found = open_case.asked(nominee, beside=[asked])
        if is_milder(found, before) and _is_allowed(open_case, asked):
            name = award_of(code).name
            yield Remedy(
                way=RemedyWay.TITLE,
                values=(code,),
                label=f"Đề nghị thêm {name}",
                known=f"Theo số liệu đã ghi, không có gì trái quy định về {name} cùng năm.",
                findings=found,
            )


def _rested_on(open_case: OpenCase, nominee: Nominee) -> list[str]:
    """The first title of each condition that asks for one of the same year."""
    there = {each.award for each in open_case.group(nominee)}
    return [
        condition.value["titles"][0]
        for condition in open_case.rules.conditions(nominee.award)
        if condition.check == "held_title"
        and condition.value.is_set
        and condition.value["within"] == "same_year"
        and not there.intersection(condition.value["titles"])
    ]


def _is_allowed(open_case: OpenCase, asked: Nominee) -> bool:
    alone = replace(open_case.case, nominees=(replace(asked, same_person_as=None),))
    return gravest(findings_of(judge(alone, open_case.rules), asked.id)) < Verdict.HELD
