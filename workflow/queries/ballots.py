"""A member's ballot paper: every live item in parts by award, with the answers given so far on the page.

A long one is read in steps, so that who is at the last one has had all before the eyes. What was answered
lives in the form alone until it is cast, and then in a sealed envelope.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from law.awards import Award
from workflow.models import Meeting, RollEntry
from workflow.queries.meetings import NominationBefore, Part, in_parts

# As many items as one page shows: on a phone a long one already.
STEP = 20


@dataclass(frozen=True, slots=True)
class BallotQuestion:
    """One item with the answer that the form holds now: True, False or None."""

    shown: NominationBefore
    answer: bool | None
    is_missing: bool = False


@dataclass(frozen=True, slots=True)
class BallotPart:
    award: Award
    questions: tuple[BallotQuestion, ...]

    @property
    def unanswered(self) -> int:
        return sum(each.answer is None for each in self.questions)


@dataclass(frozen=True, slots=True)
class BallotStep:
    """The `number`th of `of` pages: items `first` to `last`, and what the form holds of all others."""

    number: int
    of: int
    first: int
    last: int
    parts: tuple[BallotPart, ...]
    elsewhere: tuple[BallotQuestion, ...]

    @property
    def is_last(self) -> bool:
        return self.number == self.of

    @property
    def unanswered_elsewhere(self) -> int:
        return sum(each.answer is None for each in self.elsewhere)


@dataclass(frozen=True, slots=True)
class BallotPaper:
    parts: tuple[BallotPart, ...]

    @property
    def questions(self) -> list[BallotQuestion]:
        return [each for part in self.parts for each in part.questions]

    @property
    def unanswered(self) -> int:
        return sum(part.unanswered for part in self.parts)

    @property
    def agreed(self) -> int:
        return sum(each.answer is True for each in self.questions)

    @property
    def disagreed(self) -> list[BallotQuestion]:
        return [each for each in self.questions if each.answer is False]


def step_of(paper: BallotPaper, number: int) -> BallotStep:
    """The step of that number, the nearest one there is."""
    questions = paper.questions
    of = max(1, -(-len(questions) // STEP))
    number = min(max(number, 1), of)
    first = (number - 1) * STEP
    shown = {id(each) for each in questions[first : first + STEP]}
    parts = (
        BallotPart(part.award, tuple(q for q in part.questions if id(q) in shown)) for part in paper.parts
    )
    return BallotStep(
        number=number,
        of=of,
        first=first + 1,
        last=first + len(shown),
        parts=tuple(part for part in parts if part.questions),
        elsewhere=tuple(each for each in questions if id(each) not in shown),
    )


def step_of_first_missing(paper: BallotPaper) -> int:
    """Where the first item without an answer stands; the first step where none is missing."""
    missing = (place for place, each in enumerate(paper.questions) if each.answer is None)
    return next(missing, 0) // STEP + 1


def ballot_paper(
    rows: Sequence[NominationBefore], choices: Mapping[int, bool], *, is_checked: bool = False
) -> BallotPaper:
    """`is_checked` marks what is still unanswered, because the member wanted to go on."""
    return BallotPaper(tuple(_part(part, choices, is_checked=is_checked) for part in in_parts(rows)))


def _part(part: Part, choices: Mapping[int, bool], *, is_checked: bool) -> BallotPart:
    answers = [(row, choices.get(row.item.pk) if row.item else None) for row in part.rows]
    questions = (BallotQuestion(row, answer, is_checked and answer is None) for row, answer in answers)
    return BallotPart(part.award, tuple(questions))


def entry_of(meeting: Meeting, user_id: int) -> RollEntry | None:
    """The member's place on the frozen roll."""
    return meeting.roll.filter(user_id=user_id).first()
