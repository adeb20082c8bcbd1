"""What stands on the desk of one law: its rules by award with the newest answer to each, and its progress."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from law.awards import FORMS, TITLES
from law.awards import award as award_of
from law.basics.instruments import Instrument
from law.basics.law_stack import LawStack
from law.citations import Citation
from law.packs.desk.rule_answers import KEPT, RuleAnswer
from law.packs.desk.rule_fields import DECIMAL, fields_of
from law.packs.desk.rules_of_award import AskedRule, rules_asked
from law.packs.desk.written_pack import NewLaw, pack_name
from law_desk.loaded.law_of_packs import law_of_packs, law_without
from law_desk.models import EnteredLaw, LoadedPack, PackState, RuleEntry
from roles.doors.refusals import Refused

AWARDS = tuple(code for code in (*TITLES, *FORMS) if award_of(code).judged_as == code)
"""Awards that have rules of their own; others are judged as one of these."""


@dataclass(frozen=True, slots=True)
class EnteredRule:
    """A rule with its newest entry, None where nobody answered yet."""

    rule: AskedRule
    entry: RuleEntry | None

    @property
    def is_open(self) -> bool:
        """Whether it keeps its award from being proposed."""
        return not self.rule.is_confirmed and (self.entry is None or bool(self.entry.doubt))

    @property
    def is_changed(self) -> bool:
        return self.entry is not None and self.entry.answer != KEPT

    @property
    def is_in_doubt(self) -> bool:
        return self.entry is not None and bool(self.entry.doubt)


@dataclass(frozen=True)
class Worksheet:
    """The desk of one award under one law. `stack` is the law without the pack of this desk that confirmed
    the award before: what is entered anew would take its place. `pending` is a pack of any award of the law
    that waits to be confirmed, `is_proposed` whether it is this one's; `held` is the pack that confirmed
    this award and may be replaced."""

    law: EnteredLaw
    award: str
    stack: LawStack
    entries: Mapping[str, RuleEntry]
    is_confirmed: bool
    is_proposed: bool
    pending: LoadedPack | None
    held: LoadedPack | None

    @cached_property
    def rules(self) -> tuple[EnteredRule, ...]:
        asked = rules_asked(self.award, self.law.since, self.stack)
        return tuple(EnteredRule(rule, self.entries.get(rule.key)) for rule in asked)

    @property
    def answered(self) -> int:
        return sum(each.rule.is_confirmed or each.entry is not None for each in self.rules)

    @property
    def doubts(self) -> int:
        return sum(each.is_in_doubt for each in self.rules)

    @property
    def is_complete(self) -> bool:
        """Whether nothing but its cases stands between the award and a proposal."""
        return not any(each.is_open for each in self.rules)

    @property
    def is_settled(self) -> bool:
        """Whether every rule was confirmed, and none can be entered anew."""
        return all(each.rule.is_confirmed for each in self.rules)

    def rule(self, key: str) -> EnteredRule | None:
        return next((each for each in self.rules if each.rule.key == key), None)

    @property
    def answers(self) -> dict[str, RuleAnswer]:
        """As the pack is written from them."""
        return {
            each.rule.key: answer_of(each.entry, each.rule, self.stack)
            for each in self.rules
            if each.entry is not None
        }


def worksheet(law: EnteredLaw, award: str) -> Worksheet:
    """Raises KeyError for an award without rules of its own."""
    if award not in AWARDS:
        raise KeyError(award)
    return worksheets(law, [award])[award]


def worksheets(law: EnteredLaw, awards: tuple[str, ...] | list[str] = AWARDS) -> dict[str, Worksheet]:
    """Those of several awards: four statements, however many there are."""
    entries = newest_entries(law)
    whole = law_of_packs().stack
    packs = LoadedPack.objects.filter(name__in=[pack_name(new_law(law, whole), code) for code in AWARDS])
    by_name = {pack.name: pack for pack in packs.filter(state__in=(PackState.PROPOSED, PackState.CONFIRMED))}
    pending = next((each for each in by_name.values() if each.state == PackState.PROPOSED), None)
    found = {}
    for award in awards:
        own = by_name.get(pack_name(new_law(law, whole), award))
        is_held = own is not None and own.state == PackState.CONFIRMED
        stack = _without(own.name, whole) if own is not None and is_held else whole
        found[award] = Worksheet(
            law=law,
            award=award,
            stack=stack,
            entries=entries,
            is_confirmed=_is_read(law, award, whole),
            is_proposed=own is not None and not is_held,
            pending=pending,
            held=own if stack is not whole else None,
        )
    return found


def newest_entries(law: EnteredLaw) -> dict[str, RuleEntry]:
    rows = RuleEntry.objects.filter(law=law).order_by("key", "-pk").distinct("key")
    return {row.key: row for row in rows.select_related("entered_by")}


def new_law(law: EnteredLaw, stack: LawStack) -> NewLaw:
    """The law as a pack opens it; its instrument only where the stack does not know it yet."""
    known = any(found.name == law.instrument for found in stack.instruments)
    return NewLaw(law.regime, law.since, Citation(law.instrument), None if known else _instrument(law))


def answer_of(entry: RuleEntry, rule: AskedRule, stack: LawStack) -> RuleAnswer:
    return RuleAnswer(
        key=entry.key,
        kind=entry.answer,
        citation=Citation(entry.instrument, entry.article, entry.clause or None, entry.point or None),
        fields=typed_fields(entry.fields, rule, stack),
        words=entry.words,
        published=entry.published,
    )


def typed_fields(fields: Mapping[str, Any], rule: AskedRule, stack: LawStack) -> dict[str, Any]:
    """Numbers with a point are kept as text."""
    decimals = {field.path for field in fields_of(rule, stack) if field.kind == DECIMAL}
    return {path: Decimal(told) if path in decimals else told for path, told in fields.items()}


def _instrument(law: EnteredLaw) -> Instrument:
    return Instrument(law.instrument, law.kind, law.issued_on, law.since, None, law.basis, ("*",), "high")


def _without(name: str, whole: LawStack) -> LawStack:
    """The law without this pack; where another pack stands on it, it cannot be entered anew."""
    try:
        return law_without(name).stack
    except Refused:
        return whole


def _is_read(law: EnteredLaw, award: str, stack: LawStack) -> bool:
    regime = next((found for found in stack.regimes if found.id == law.regime), None)
    return regime is not None and (regime.is_read or award_of(award).judged_as in regime.read_for)
