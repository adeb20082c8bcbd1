"""The ground a nomination rests on: which it may name, what is wrong with one, which hold already."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from dossiers.judging.law_facts import case_of
from dossiers.local_law import local_law
from dossiers.models import Dossier, Nomination
from law.awards import award as award_of
from law.basics.grounds import Ground, grounds_for
from law.facts import Nominee
from law.judgement.ground_table import ground_ever
from law.judgement.grounds_held import held_grounds
from law.rulebook import LawStack, NoRulebook, rulebook_on
from roles.doors.law_in_force import stack_at_receipt, stack_in_force


def law_day(dossier: Dossier, *, on: date) -> date:
    """The day whose law says which grounds there are: of receipt, of `on` while nobody received it."""
    return dossier.received_on or on


@lru_cache(maxsize=1024)
def offered_grounds(
    award: str, kind: str, way: str, day: date, stack: LawStack | None = None
) -> tuple[Ground, ...]:
    """The grounds that a nomination may name; none where the award is reached in one way only."""
    try:
        rules = rulebook_on(day, stack=stack)
    except NoRulebook:
        return ()
    return grounds_for(Nominee(id="", kind=kind, award=award, way=way), rules)


def grounds_in_dossier(dossier: Dossier, award: str, kind: str, way: str, *, on: date) -> tuple[Ground, ...]:
    """Those of the law the dossier is judged by."""
    stack = stack_at_receipt(dossier.received_on)
    return offered_grounds(award, kind, way, law_day(dossier, on=on), stack=stack)


def ground_fault(code: str, *, award: str, kind: str, way: str, dossier: Dossier, on: date) -> str:
    """What is wrong with a named ground, in words; empty where it may be named, or none is."""
    day, offered = law_day(dossier, on=on), grounds_in_dossier(dossier, award, kind, way, on=on)
    if not code or any(each.code == code for each in offered):
        return ""
    if not offered:
        return f"{award_of(award).name} không có tiêu chuẩn xét để chọn theo pháp luật ngày {day:%d/%m/%Y}."
    return f"Tiêu chuẩn xét đã chọn không thuộc {award_of(award).name} theo pháp luật ngày {day:%d/%m/%Y}."


def proposed_grounds(nomination: Nomination, *, on: date) -> tuple[Ground, ...]:
    """Those that hold already by the figures that were entered; for the unit to name, or not."""
    dossier = nomination.dossier
    if not grounds_in_dossier(dossier, nomination.award, nomination.recipient.kind, nomination.way, on=on):
        return ()
    law = local_law(dossier.jurisdiction)
    case = case_of(dossier, on=on, nominations=[nomination], local=law)
    rules = law.rulebook_of(dossier, on=on)
    return next((held_grounds(each, case, rules) for each in _own(case.nominees, nomination)), ())


def _own(nominees: tuple[Nominee, ...], nomination: Nomination) -> list[Nominee]:
    return [each for each in nominees if each.id == str(nomination.pk)]


def ground_words(code: str, day: date | None = None) -> str:
    """Words and article as the law of that day tells them, else as the newest law that has the ground."""
    if not code:
        return ""
    found = ground_ever(code, on=day, stack=stack_in_force())
    return found.told if found else "tiêu chuẩn xét không có trong pháp luật đã nạp"
