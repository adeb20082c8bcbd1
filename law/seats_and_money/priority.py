"""Who goes first when seats are short: the bloc's order, rating, score; between equals the woman.

A collective with at least 70 % women ("từ 70% trở lên") takes the woman's place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from law.basics.values import Value
from law.eligibility.rating import GRADE_NAMES, GRADES
from law.rulebook import LawStack, rulebook_on


@dataclass(frozen=True, slots=True)
class Candidate:
    """`rank` is the order given by the unit or bloc, 1 the first; `score` higher is better."""

    id: str
    rank: int | None = None
    rating: str | None = None
    score: int | None = None
    is_woman: bool | None = None
    women: int | None = None
    people: int | None = None
    name: str = ""

    @property
    def told(self) -> str:
        """What a reader sees: the name, else the id."""
        return self.name or self.id


@dataclass(frozen=True, slots=True)
class Ranked:
    """`reason` says why this candidate stands here, in Vietnamese; `place` counts from 1.

    `is_tied`: nothing known sets this candidate apart from the one before; a person must choose.
    """

    candidate: Candidate
    place: int
    reason: str
    citation: str
    is_tied: bool = False


def rank(candidates: Sequence[Candidate], *, on: date, stack: LawStack | None = None) -> list[Ranked]:
    """All candidates, best first. Equal ones keep the order in which they were given."""
    rule = rulebook_on(on, stack=stack).value("priority.women")
    ordered = sorted(
        candidates, key=lambda candidate: (*_merit(candidate), not _is_favoured(candidate, rule))
    )
    ranked: list[Ranked] = []
    for place, candidate in enumerate(ordered, start=1):
        before = ordered[place - 2] if place > 1 else None
        after = ordered[place] if place < len(ordered) else None
        ranked.append(_explained(candidate, place=place, before=before, after=after, rule=rule))
    return ranked


def fall_out(
    candidates: Sequence[Candidate], seats: int, *, on: date, stack: LawStack | None = None
) -> list[Ranked]:
    """Those beyond the seats, with the reason why each of them and not the one before."""
    return rank(candidates, on=on, stack=stack)[max(seats, 0) :]


def _merit(candidate: Candidate) -> tuple[int, int, int]:
    return (
        candidate.rank if candidate.rank is not None else 1_000_000,
        -GRADES.get(candidate.rating or "", -1),
        -(candidate.score if candidate.score is not None else -1),
    )


def _is_favoured(candidate: Candidate | None, rule: Value | None) -> bool:
    """A woman, or a collective in which women reach the share; 7 of 10 reaches 70 %, 6 of 9 does not."""
    if candidate is None or rule is None or not rule.is_set:
        return False
    if candidate.people:
        return (candidate.women or 0) * 100 >= candidate.people * int(rule["women_at_least"])
    return bool(candidate.is_woman)


def _explained(
    candidate: Candidate,
    *,
    place: int,
    before: Candidate | None,
    after: Candidate | None,
    rule: Value | None,
) -> Ranked:
    citation = str(rule.citation) if rule is not None and rule.is_set else ""
    favoured = _is_favoured(candidate, rule)
    if before is not None and _merit(before) == _merit(candidate):
        if _is_favoured(before, rule) and not favoured:
            words = f"ngang nhau với {before.told}; ưu tiên {_who(before, rule)}"
            return Ranked(candidate, place, words, citation)
        words = f"ngang nhau với {before.told}; chưa có căn cứ phân biệt, cần người có thẩm quyền chọn"
        return Ranked(candidate, place, words, "", is_tied=True)
    is_equal = after is not None and _merit(after) == _merit(candidate)
    if is_equal and favoured and not _is_favoured(after, rule):
        words = f"{_own(candidate)}; được ưu tiên vì là {_who(candidate, rule)}"
        return Ranked(candidate, place, words, citation)
    return Ranked(candidate, place, _own(candidate), "")


def _who(candidate: Candidate, rule: Value | None) -> str:
    if candidate.people and rule is not None:
        return f"tập thể có từ {rule['women_at_least']}% nữ ({candidate.women}/{candidate.people})"
    return "nữ"


def _own(candidate: Candidate) -> str:
    parts = []
    if candidate.rank is not None:
        parts.append(f"xếp thứ {candidate.rank} theo đề nghị")
    if candidate.rating:
        parts.append(GRADE_NAMES.get(candidate.rating, candidate.rating))
    if candidate.score is not None:
        parts.append(f"{candidate.score} điểm")
    return ", ".join(parts) or "không có thứ tự đề nghị"
