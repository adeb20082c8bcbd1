"""Who decides what a dossier cannot ask for, and where that is proposed: beneath the choice of an award."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from dossiers.models import Dossier
from law.awards import FORMS, TITLES, Award
from law.procedure.routing import (
    AUTHORITIES,
    authority_article,
    authority_of,
    deciding_authorities,
    deciding_levels,
    open_levels,
)


@dataclass(frozen=True, slots=True)
class DecidedElsewhere:
    """Awards that the same offices decide by the same article, and where a unit proposes them."""

    awards: tuple[Award, ...]
    by: str
    where: str
    article: str


def decided_elsewhere(
    dossier: Dossier, offered: Collection[Award], *, on: date
) -> tuple[DecidedElsewhere, ...]:
    """Of the awards that some level below this jurisdiction decides, those not `offered`; no statement."""
    day = dossier.received_on or on
    found: dict[tuple[str, str, str], list[Award]] = defaultdict(list)
    for award in (*TITLES.values(), *FORMS.values()):
        if award in offered or not award.exists_on(day) or award.bearers is not None:
            continue
        if deciding_levels(award.code, day):
            found[_told(award.code, dossier.unit.level, day)].append(award)
    return tuple(DecidedElsewhere(tuple(awards), *told) for told, awards in found.items())


def _told(code: str, level: str, day: date) -> tuple[str, str, str]:
    by = " hoặc ".join(_within(AUTHORITIES[each]) for each in deciding_authorities(code, day))
    if level in deciding_levels(code, day):
        where = "đề nghị ngay tại đơn vị, không qua hồ sơ này"
    elif level in open_levels(code, day):
        where = (
            f"chưa xác nhận văn bản nào giao {_within(AUTHORITIES[authority_of(level)])}; "
            "hỏi cơ quan thường trực trước khi đề nghị"
        )
    else:
        where = "đề nghị với người có thẩm quyền ấy, không qua hồ sơ này"
    return by, where, authority_article(code, day)


def _within(words: str) -> str:
    """A title within a sentence: only the names of institutions keep their capital."""
    return words if words.startswith("Chủ tịch") else words[:1].lower() + words[1:]
