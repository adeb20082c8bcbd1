"""What holds of a local rule where no place has set it: the national law's value, or that there is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from law.basics.local_keys import FALLBACK_APPLIES, FALLBACK_KEY, LocalKey
from law.basics.values import Value
from law.procedure.local_rules import left_to_province
from law.procedure.thresholds import threshold
from law.rulebook import LawStack, NoRulebook, Rulebook, rulebook_on
from roles.local_rules.law_asked import asked_of
from roles.local_rules.rule_words import rule_in_words

_LEFT = "Chưa đặt: pháp luật để địa phương quy định"
_UNREAD = "Chưa đặt: chương trình chưa xác nhận văn bản"
_SILENT = "Chưa đặt: pháp luật chung không quy định"
_BY_LAW = "Theo pháp luật chung"
# The shares are told in percent: of how many members does not matter.
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class GeneralLaw:
    """`told` and the article; `is_open`: the place has a value to set; `is_missing`: work waits for it."""

    told: str
    citation: str = ""
    is_open: bool = False
    is_missing: bool = False

    @property
    def why(self) -> str:
        """What follows "Chưa đặt: "; a mark beside it says that much."""
        return self.told.partition(": ")[2]


class GeneralLaws:
    """Of one day, for a place of that level."""

    def __init__(self, level: str, *, day: date, stack: LawStack, falls_back: bool) -> None:
        """Where the place `falls_back`, the decree before gives what it has not set."""
        local = {FALLBACK_KEY: FALLBACK_APPLIES} if falls_back else None
        self._rules: Rulebook | None = None
        self._asked: tuple[str, ...] = ()
        self._left = left_to_province(day, stack)
        try:
            self._rules = rulebook_on(day, local=local, stack=stack)
            self._asked = asked_of(level, on=day, stack=stack, falls_back=falls_back).keys
        except NoRulebook:
            return

    def of(self, key: LocalKey) -> GeneralLaw:
        """Of a day without any law nothing is known."""
        if self._rules is None:
            return GeneralLaw("Chưa đặt")
        is_missing = key.key in self._asked
        if key.key.startswith("vote."):
            return self._of_vote(key, self._rules, is_missing=is_missing)
        if key.key in self._left:
            return GeneralLaw(_LEFT, str(self._left[key.key]), is_open=True, is_missing=is_missing)
        return _of_value(key, _value(key, self._rules))

    def _of_vote(self, key: LocalKey, rules: Rulebook, *, is_missing: bool) -> GeneralLaw:
        """A vote on what this level does not decide is open, and nothing that this level has to set."""
        bar = threshold(key.key.removeprefix("vote."), _HUNDRED, rules)
        if bar.percent is not None:
            return GeneralLaw(f"{_BY_LAW}: {rule_in_words(key, bar.percent)}", bar.citation)
        if bar.state == "none":
            return GeneralLaw(f"{_BY_LAW}: không yêu cầu Hội đồng bỏ phiếu", bar.citation)
        told = _LEFT if bar.state == "province" else _UNREAD
        if is_missing:
            told += ", cần đặt thì mới triệu tập được Hội đồng"
        return GeneralLaw(told, bar.citation, is_open=is_missing, is_missing=is_missing)


def _value(key: LocalKey, rules: Rulebook) -> Value | None:
    """A clock without days of its own is that which the law names in its place."""
    name = key.key.replace("deadline.", "clock.", 1)
    value = rules.value(name) or rules.value(key.bound_by)
    while value is not None and not value.is_set and (other := value.get("else_by")):
        value = rules.value(f"clock.{other}")
    return value


def _of_value(key: LocalKey, value: Value | None) -> GeneralLaw:
    if value is None:
        return GeneralLaw(_SILENT)
    citation = str(value.citation)
    if value.state == "unread":
        return GeneralLaw(_UNREAD, citation)
    if not value.is_set:
        return GeneralLaw(_SILENT, citation)
    figure = value.get(key.bound or key.type)
    if figure is None:
        return GeneralLaw(_LEFT, citation)
    most = "không quá " if key.bound == "at_most" else ""
    return GeneralLaw(f"{_BY_LAW}: {most}{rule_in_words(key, figure)}", citation)
