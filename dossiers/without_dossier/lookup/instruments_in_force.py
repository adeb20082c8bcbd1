"""The instruments of the law on a day, each with the awards whose rules of that day cite it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from law.awards import FORMS, TITLES
from law.basics.instruments import Instrument
from law.rulebook import LawStack, NoRulebook, rulebook_on
from roles.doors.law_in_force import stack_in_force

KINDS = {"law": "Luật", "decree": "Nghị định", "circular": "Thông tư", "resolution": "Nghị quyết"}
_EVERYBODY = "*"


@dataclass(frozen=True, slots=True)
class ShownInstrument:
    """`awards` are codes; `is_general`: cited by what holds for every award."""

    instrument: Instrument
    is_in_force: bool
    awards: tuple[str, ...]
    is_general: bool

    @property
    def kind(self) -> str:
        return KINDS.get(self.instrument.kind, "Văn bản")


def instruments_on(day: date) -> tuple[ShownInstrument, ...]:
    """Every known instrument, in the order in which decisions name them."""
    stack = stack_in_force()
    cited = _cited_on(day, stack)
    return tuple(
        ShownInstrument(
            instrument=found,
            is_in_force=found.is_in_force_on(day),
            awards=tuple(code for code in (*TITLES, *FORMS) if code in cited.get(found.name, ())),
            is_general=_EVERYBODY in cited.get(found.name, ()),
        )
        for found in stack.instruments
    )


def _cited_on(day: date, stack: LawStack) -> dict[str, set[str]]:
    """Instrument -> codes of the awards, by every value of that day; none before the loaded law."""
    try:
        rulebook_on(day, stack=stack)
    except NoRulebook:
        return {}
    found: dict[str, set[str]] = {}
    for key, subject in stack.subjects.items():
        if (value := subject.on(day)) is not None:
            found.setdefault(value.citation.instrument, set()).add(_award_in(key))
    return found


def _award_in(key: str) -> str:
    """ "condition.LĐTT.rating" -> LĐTT; a subject of no single award holds for all."""
    code = key.split(".")[1] if "." in key else ""
    return code if code in TITLES or code in FORMS else _EVERYBODY
