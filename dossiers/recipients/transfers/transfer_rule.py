"""The rule of the law on who moved during a year, in words: who proposes, whose opinion is owed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dossiers.local_law import local_law
from law.eligibility.transfer import OpinionRule, opinion_rule
from law.rulebook import Rulebook, rulebook_on
from roles.doors.law_in_force import stack_in_force
from roles.models import Unit
from roles.queries import jurisdiction_of
from vietnamese.dates import short_date
from vietnamese.numbers import two_digits


@dataclass(frozen=True, slots=True)
class ToldRule:
    """`words` for a reader, with the article; `is_owed`: the old unit has to write its opinion."""

    words: str
    is_owed: bool
    citation: str


def rules_at(unit: Unit, *, on: date) -> Rulebook:
    """The law of the day for who files where the unit does."""
    above = jurisdiction_of(unit, on=on)
    return local_law(above).rulebook_on(on) if above else rulebook_on(on, stack=stack_in_force())


def general_rule(unit: Unit, *, on: date) -> ToldRule:
    """Before the day of the move is known."""
    found = opinion_rule(on, joined_on=None, rules=rules_at(unit, on=on))
    if found.months is None:
        return _unset(found)
    words = (
        "Đơn vị mới bình xét năm chuyển công tác. Người đã công tác ở đơn vị cũ từ "
        f"{two_digits(found.months)} tháng trở lên trong năm thì đơn vị cũ phải có nhận xét."
    )
    return ToldRule(words, False, found.citation)


def told_rule(
    moved_on: date, *, joined_on: date | None, old_unit: str, new_unit: str, rules: Rulebook
) -> ToldRule:
    """For the year in which somebody moved on that day."""
    found = opinion_rule(moved_on, joined_on=joined_on, rules=rules)
    if found.months is None:
        return _unset(found)
    months, day = two_digits(found.months), short_date(moved_on)
    since = f"{new_unit} bình xét, đề nghị cho năm {moved_on.year} và các năm sau"
    counted = f"chuyển từ ngày {day}, ở {old_unit}"
    words = (
        f"{since}: {counted} từ {months} tháng trở lên trong năm nên phải có nhận xét của {old_unit}."
        if found.is_owed
        else f"{since}: {counted} chưa đủ {months} tháng trong năm nên không phải có nhận xét của {old_unit}."
    )
    return ToldRule(words, found.is_owed, found.citation)


def _unset(found: OpinionRule) -> ToldRule:
    words = (
        "Đơn vị mới đề nghị từ ngày tiếp nhận. Luật áp dụng hôm nay không đòi nhận xét của đơn vị cũ; "
        "bộ, ngành, địa phương có thể hướng dẫn cụ thể."
    )
    return ToldRule(words, False, found.citation)
