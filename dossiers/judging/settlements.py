"""Where the law leaves a case open, a person answers its question by a paper, an article or a figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from dossiers.judging.missing_papers import PAPER_KINDS
from dossiers.models import Evidence
from law.basics.instruments import is_compared, missing_article
from law.basics.law_stack import LawStack
from law.citations import Citation, example_of_article, names_several, quoted_citation
from law.findings import Finding, is_the_same_for_all
from law.judgement.judging import Judgement
from law.judgement.reviews import Review, SettledBy, asked_by, asks_each_award
from law.judgement.transition import OF_CHOICE, RECEIVED_BEFORE, OfferedLaw

LONGEST = 300
"""Of what a settlement names: an article, a figure, a paper with its name."""
UNCOMPARED = "chưa đối chiếu được: chương trình chưa có toàn văn điều này"
"""Beside an article of which nobody could say here that there is one."""
BEFORE = "before"
"""In place of a SettledBy: written before there was a choice."""


class Unanswered(ValueError):
    """What was given does not answer the question; the message says what is asked, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """The answer to one finding, by one of its ways, with the reason.

    `words`: the figure, or the article that is quoted (empty: the one that the finding cites). Of a paper its
    key `paper`, or for many cases at once the `paper_kind` of which each has its own. Of a choice also `law`.
    """

    by: SettledBy
    reason: str
    words: str = ""
    paper: int | None = None
    paper_kind: str = ""
    law: str = ""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """What can answer the question of one finding, of the dossier's `papers` and of two `laws`."""

    finding: Finding
    review: Review
    papers: tuple[Evidence, ...] = ()
    laws: tuple[OfferedLaw, ...] = ()

    @property
    def ways(self) -> tuple[SettledBy, ...]:
        """A text that nobody read can always be answered by its article."""
        ways = self.review.settled_by
        is_unread = self.finding.confidence == "low" and SettledBy.ARTICLE not in ways
        return (SettledBy.ARTICLE, *ways) if is_unread and SettledBy.TEXT not in ways else ways

    @property
    def cited(self) -> str:
        """The article that the finding names; empty where it names an instrument alone."""
        return self.finding.citation if "Điều " in self.finding.citation else ""

    @property
    def is_free(self) -> bool:
        return self.ways == (SettledBy.TEXT,)

    @property
    def asked(self) -> str:
        """What is wanted, in one sentence."""
        if self.is_free:
            return f"{self.review.question} Ghi lý do xử lý để lưu vào nhật ký."
        at_hand = [way for way in self.ways if self.papers or way is not SettledBy.PAPER]
        ways = list(map(self._way, at_hand))
        told = [self.review.question, f"Trả lời bằng {', hoặc '.join(ways)}; kèm lý do ngắn." if ways else ""]
        if self._wants_paper and len(at_hand) < len(self.ways):
            told.append(
                f"Hồ sơ chưa có giấy tờ trả lời được ({self.kinds}): trả lại để đơn vị đính kèm "
                "rồi trình lại thì chọn được."
            )
        return " ".join(filter(None, told))

    @property
    def _wants_paper(self) -> bool:
        """Not of a question of law: its reader answers that by an article sooner than a unit by a paper."""
        either = (SettledBy.PAPER, SettledBy.ARTICLE)
        return next((way for way in self.ways if way in either), None) is SettledBy.PAPER

    @property
    def kinds(self) -> str:
        return ", ".join(PAPER_KINDS[kind] for kind in self.review.papers)

    @property
    def about(self) -> str:
        """What names the instrument that it is about: the question itself, else what the finding cites."""
        return f"{self.review.question} {self.finding.citation}"

    def _way(self, way: SettledBy) -> str:
        if way is SettledBy.PAPER:
            return f"giấy tờ của hồ sơ ({self.kinds})"
        if way is SettledBy.CHOICE:
            told = "luật mà người được đề nghị đã chọn, theo văn bản có số, ngày"
            return f"{told} hoặc giấy tờ ({self.kinds})" if self.papers else told
        if way is SettledBy.FIGURE and self.review.figure:
            return f"số liệu ({self.review.figure.asked[:1].lower()}{self.review.figure.asked[1:]})"
        return "điều luật đang dẫn hoặc điều luật khác" if self.cited else "điều luật, ghi rõ văn bản"


def question_of(finding: Finding, judgement: Judgement, papers: Iterable[Evidence]) -> OpenQuestion:
    """`papers`: those of its case and of the whole dossier."""
    return replace(_asked(finding, judgement.regime, papers), laws=judgement.laws)


def question_on(finding: Finding, stack: LawStack, *, on: date) -> OpenQuestion:
    """Of what is asked beside a dossier, by the law of that day; it has no papers."""
    return _asked(finding, next(each.id for each in stack.regimes if each.covers(on)), ())


def _asked(finding: Finding, regime: str, papers: Iterable[Evidence]) -> OpenQuestion:
    review = asked_by(finding.rule, finding.asked_under or regime)
    return OpenQuestion(finding, review, tuple(each for each in papers if each.kind in review.papers))


def alike(finding: Finding) -> tuple[str, str]:
    """The same for all findings that one answer serves: of one rule that leave open the same, whatever the
    award unless the rule asks each, and of all who choose between the same two laws; else those that say so
    in the same words, which name the award."""
    is_one = is_the_same_for_all(finding) and not asks_each_award(finding.rule)
    is_one = is_one or finding.fact == OF_CHOICE
    return finding.rule, finding.citation if is_one else finding.message


def laws_chosen(settled: Mapping[int, Mapping[str, Settlement]]) -> dict[int, str]:
    """The regime that is chosen, by nomination id, of those for whom one is; `settled` also by rule."""
    given = {key: answers.get(RECEIVED_BEFORE) for key, answers in settled.items()}
    return {key: each.law for key, each in given.items() if each and each.by is SettledBy.CHOICE}


def answer_to(question: OpenQuestion, given: Settlement | None, stack: LawStack) -> dict[str, Any]:
    """What is kept of the answer: rule, message, citation and question, `by`, `told` in words, of a paper key
    and SHA-256, of a choice the regime (`law`), the reason. Raises Unanswered; an article may be quoted of
    what the law of `stack` knows.
    """
    if given is None or given.by not in question.ways:
        raise Unanswered(question.asked)
    if not any(letter.isalpha() for letter in given.reason):
        raise Unanswered(
            "Ghi lý do ngắn bằng lời, bên cạnh căn cứ đã chọn." if not question.is_free else question.asked
        )
    told, paper = _told(question, given, stack)
    kept: dict[str, Any] = {"paper": paper.pk, "sha256": paper.paper_id} if paper else {}
    kept |= {"law": given.law} if given.by is SettledBy.CHOICE else {}
    said = {name: getattr(question.finding, name) for name in ("rule", "message", "citation")}
    answer = {**said, "question": question.review.question, "by": given.by.value, "told": told}
    return {**answer, **kept, "reason": given.reason.strip()}


def _told(question: OpenQuestion, given: Settlement, stack: LawStack) -> tuple[str, Evidence | None]:
    if given.by is SettledBy.CHOICE:
        by_paper = given.paper is not None or given.paper_kind
        way = replace(given, by=SettledBy.PAPER if by_paper else SettledBy.FIGURE)
        law, (told, found) = _chosen(question, given), _told(question, way, stack)
        return f"{law}, theo {told}"[:LONGEST], found
    if given.by is SettledBy.PAPER:
        paper = _paper(question, given)
        return f"{PAPER_KINDS[paper.kind]}, tệp “{paper.name}”"[:LONGEST], paper
    if given.by is SettledBy.ARTICLE:
        return _article(question, given.words, stack), None
    if given.by is SettledBy.FIGURE and question.review.figure:
        try:
            figure = question.review.figure.read(given.words[:LONGEST])
        except ValueError as fault:
            raise Unanswered(f"Ghi rõ {_small(question.review.figure.asked)}. {fault}") from fault
        return f"{_small(question.review.figure.asked)}: {figure}", None
    return "", None


def _chosen(question: OpenQuestion, given: Settlement) -> str:
    offered = {each.regime: each.words for each in question.laws}
    if given.law not in offered:
        raise Unanswered(f"Chọn một trong hai: {'; '.join(offered.values())}.")
    return offered[given.law]


def _paper(question: OpenQuestion, given: Settlement) -> Evidence:
    fitting = (each for each in question.papers if given.paper == each.pk or given.paper_kind == each.kind)
    found = next(fitting, None)
    if found is None:
        raise Unanswered(
            f"Trường hợp này không có giấy tờ ấy. Chọn giấy tờ trong các loại: {question.kinds}."
        )
    return found


@lru_cache(maxsize=8)
def _cited_in(stack: LawStack) -> frozenset[Citation]:
    """Every article on which a value of the law rests that was read."""
    values = (value for subject in stack.subjects.values() for value in subject.values)
    return frozenset(value.citation for value in values if value.confidence != "low")


def _article(question: OpenQuestion, words: str, stack: LawStack) -> str:
    """In the house's own way of citing, and whether anybody could compare that there is such an article."""
    if not words.strip() and question.cited:
        return question.cited
    instruments = [each.name for each in stack.instruments]
    quoted = quoted_citation(words[:LONGEST], instruments)
    if quoted is None:
        example = example_of_article(question.about, instruments)
        if names_several(words):
            raise Unanswered(
                f"Mỗi ô chỉ ghi một điều, như “{example}”: ghi điều chính ở ô này, các điều khác ở ô lý do."
            )
        raise Unanswered(f"Ghi rõ điều luật như “{example}”; văn bản gọi đúng tên đang dùng ở “Tra cứu”.")
    if fault := missing_article(quoted, stack.instruments):
        raise Unanswered(f"{fault}. Ghi đúng điều, khoản có trong văn bản.")
    if is_compared(quoted, stack.instruments, _cited_in(stack)):
        return str(quoted)
    return f"{quoted} ({UNCOMPARED})"


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
