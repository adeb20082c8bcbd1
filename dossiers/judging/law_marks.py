"""The marks that cases bear, in words: how many each, and all of them in one sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from dossiers.models import Nomination
from law.findings import Doubt, Finding, Verdict, mark_of, mark_told
from vietnamese.numbers import counted as figures

# A verdict, or what a review is about (law.findings.Doubt), the gravest first: pages show them in this order.
MARK_WORDS = {
    "unlawful": "trái quy định",
    "incomplete": "thiếu giấy tờ",
    "held": "tạm giữ",
    "review": "cần xem xét",
    "unmet": "chưa đạt theo số liệu",
    "paper": "cần đối chiếu giấy tờ",
    "formality": "còn thủ tục",
    "lawful": "đủ điều kiện",
}
# What is unlawful, and papers that the unit owes, stop a submit; held and review do not.
STOPPING = (Verdict.UNLAWFUL, Verdict.INCOMPLETE)
DOUBTS = tuple(doubt.value for doubt in Doubt)

Counts = list[tuple[str, int]]


class Consequence(NamedTuple):
    """What follows from some marks for whoever submits: what blocks, what a person will decide, what is a
    formality; `told` in one sentence."""

    title: str
    told: str
    marks: tuple[str, ...]


CONSEQUENCES = (
    Consequence(
        "Chặn việc trình", "Xử lý xong mới trình được.", tuple(verdict.value for verdict in STOPPING)
    ),
    Consequence(
        "Người thẩm định quyết định",
        "Trình được; người thẩm định xem xét từng trường hợp và ghi căn cứ.",
        ("held", "review", "unmet", "paper"),
    ),
    Consequence("Thủ tục", "Trình được; không thuộc thành tích, chỉ cần ghi căn cứ.", ("formality",)),
    Consequence("Không vướng", "Không phải làm gì thêm.", ("lawful",)),
)


def counted(marks: Iterable[str]) -> Counts:
    """(mark, how many), the gravest first; none that nobody bears."""
    found = Counter(marks)
    return [(mark, found[mark]) for mark in MARK_WORDS if found[mark]]


class MarkCount(NamedTuple):
    """How many nominations bear a mark as their gravest, and how many points bear it, of any nomination or
    of the whole dossier."""

    mark: str
    nominations: int
    points: int


def tallied(marks: Iterable[str], findings: Iterable[Finding]) -> list[MarkCount]:
    """By mark, the gravest first: the nominations add up to all, the points to all that stands against."""
    gravest = Counter(marks)
    points = Counter(mark_of([finding]) for finding in findings if finding.is_adverse)
    return [
        MarkCount(mark, gravest[mark], points[mark]) for mark in MARK_WORDS if gravest[mark] or points[mark]
    ]


def by_consequence(tally: Iterable[MarkCount]) -> list[tuple[Consequence, list[MarkCount]]]:
    """The counts under what follows from them, what blocks first; nothing that no case bears."""
    counts = list(tally)
    grouped = [(each, [count for count in counts if count.mark in each.marks]) for each in CONSEQUENCES]
    return [(each, found) for each, found in grouped if found]


def gravity(finding: Finding) -> int:
    """Its place among the marks, 0 for what is gravest."""
    return list(MARK_WORDS).index(mark_of([finding]))


def points_in_words(tally: Iterable[MarkCount]) -> str:
    """ "04 điểm phải xử lý (01 trái quy định, 03 thiếu giấy tờ)": what stops a submit, if anything."""
    codes = [each.value for each in STOPPING]
    stopping = [each for each in tally if each.mark in codes and each.points]
    if not stopping:
        return ""
    told = ", ".join(_told(each.mark, each.points) for each in stopping)
    return f"{figures(sum(each.points for each in stopping))} điểm phải xử lý ({told})"


def told_in_a_sentence(counts: Counts) -> str:
    """ "23 trường hợp, trong đó 03 cần xem xét (01 chưa đạt theo số liệu, 02 còn thủ tục), 20 …"."""
    doubts = [(mark, number) for mark, number in counts if mark in DOUBTS]
    parts = [_told(mark, number) for mark, number in counts if mark not in DOUBTS and mark != "lawful"]
    if doubts:
        parts.append(f"{_told('review', _sum(doubts))} ({', '.join(_told(*each) for each in doubts)})")
    parts += [_told(mark, number) for mark, number in counts if mark == "lawful"]
    return f"{figures(_sum(counts))} trường hợp, trong đó {', '.join(parts)}"


def kept_mark(row: Nomination) -> str:
    """As it was judged and kept with the nomination; empty where it was not judged yet."""
    told = ((each["verdict"], each["rule"], each.get("doubt", "")) for each in row.findings)
    return mark_told(row.verdict, told)


# What whoever appraises deals with once and for all, by the mark it bears until then.
DEALT_WITH = {Doubt.FORMALITY.value: "Thủ tục đã xử lý", Doubt.PAPER.value: "Đã có căn cứ kết luận"}


class Rests(NamedTuple):
    """On which declared titles and initiatives a judgement rests; `left` of them nobody has held against
    their papers, `wrong` were found wrong since."""

    words: str
    left: int
    wrong: int


def resting_on_declared(row: Nomination) -> list[Rests]:
    """Each said once, as `tell_checked_since` told the row: "dựa trên 01 sáng kiến, đề tài mới được khai,
    chưa đối chiếu giấy tờ"."""
    told = (each for each in (*row.findings, *row.met) if each.get("unconfirmed"))
    return list(dict.fromkeys(Rests(each["unconfirmed"], each["left"], each["wrong"]) for each in told))


def mark_left(row: Nomination) -> str:
    """The mark without the formalities and papers that were dealt with at appraisal: nobody after it has to
    do anything about them. "lawful" where nothing else stood against it."""
    done = _dealt_with(row)
    if row.verdict != Verdict.REVIEW.value or not done:
        return kept_mark(row)
    left = [each for each in row.findings if each not in done]
    if not any(each["verdict"] == Verdict.REVIEW.value for each in left):
        return Verdict.LAWFUL.value
    return mark_told(row.verdict, ((each["verdict"], each["rule"], each.get("doubt", "")) for each in left))


def dealt_with_in_words(row: Nomination) -> list[str]:
    """What was dealt with at appraisal, each kind once; nothing where more is left of the case: what is done
    beside what is open would read as two verdicts on one thing."""
    if row.verdict != Verdict.REVIEW.value or mark_left(row) != Verdict.LAWFUL.value:
        return []
    marks = {_mark(each) for each in _dealt_with(row)}
    return [words for mark, words in DEALT_WITH.items() if mark in marks]


def is_left_settled(row: Nomination) -> bool:
    """Whether each finding that gives the case the mark which is left was settled at appraisal."""
    mark, settled = mark_left(row), {(each["rule"], each["message"]) for each in row.settled}
    bearing = [each for each in row.findings if _mark(each) == mark]
    return bool(bearing) and all((each["rule"], each["message"]) in settled for each in bearing)


def _dealt_with(row: Nomination) -> list[Mapping[str, Any]]:
    settled = {(each["rule"], each["message"]) for each in row.settled}
    return [
        each
        for each in row.findings
        if (each["rule"], each["message"]) in settled and _mark(each) in DEALT_WITH
    ]


def _mark(finding: Mapping[str, Any]) -> str:
    """That of one finding alone."""
    return mark_told(finding["verdict"], [(finding["verdict"], finding["rule"], finding.get("doubt", ""))])


def _told(mark: str, number: int) -> str:
    return f"{figures(number)} {MARK_WORDS[mark]}"


def _sum(counts: Counts) -> int:
    return sum(number for _mark, number in counts)
