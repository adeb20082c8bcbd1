"""A decision that came back to its draft: who returned it and why, and what was done about it since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trail.models import Entry
from trail.phrases import FACTS, ChangeInWords, changes_of, facts_in_words, sentence
from trail.queries import timeline
from trail.verbs import Verb
from workflow.models import Decision, DecisionState

RETURNS = (Verb.DECISION_RETURNED, Verb.DRAFT_RETURNED, Verb.MENDING_ASKED)
ANSWERS = (Verb.DECISION_CHANGED, Verb.DRAFT_KEPT, Verb.REFUSAL_TAKEN_BACK, Verb.SIGNED)
_TOLD = [FACTS[key] for key in ("answer", "lines_added", "lines_removed", "lines_moved")]


@dataclass(frozen=True, slots=True)
class AnswerToReturn:
    """One act on the returned draft, of the officer, of who takes his refusal back or signs; `lines`: what
    was answered, who came in and who went."""

    entry: Entry
    sentence: str
    lines: Sequence[tuple[str, str]]
    changes: Sequence[ChangeInWords]


@dataclass(frozen=True, slots=True)
class ReturnedDecision:
    """Its last return, in the trail's words; no `answers`: nothing was done since."""

    entry: Entry
    sentence: str
    answers: Sequence[AnswerToReturn]

    @property
    def is_signed_since(self) -> bool:
        return any(each.entry.verb == Verb.SIGNED for each in self.answers)

    @property
    def called(self) -> str:
        if self.is_signed_since:
            return "Đã bị trả lại để sửa, nay đã ký"
        is_by_clerk = self.entry.verb == Verb.DECISION_RETURNED
        return "Văn thư đã trả lại" if is_by_clerk else "Người có thẩm quyền ký đã trả lại"


def last_return_of(decision: Decision) -> ReturnedDecision | None:
    """Told to who drafts, who signs and who numbers, until it is numbered; None where it never came back."""
    if decision.state not in (DecisionState.DRAFTED, DecisionState.SIGNED):
        return None
    entries = list(timeline(("decision", decision.pk)).filter(verb__in=(*RETURNS, *ANSWERS)))
    at = max((place for place, each in enumerate(entries) if each.verb in RETURNS), default=None)
    if at is None:
        return None
    return ReturnedDecision(entries[at], sentence(entries[at]), list(map(_answer, entries[at + 1 :])))


def _answer(entry: Entry) -> AnswerToReturn:
    lines = [(what, names) for what, names in facts_in_words(entry) if what in _TOLD and names]
    return AnswerToReturn(entry, sentence(entry), lines, changes_of(entry))
