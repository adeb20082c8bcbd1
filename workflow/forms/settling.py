"""The choice of what answers an open question of the law: as a list on a form, and read back from it."""

from __future__ import annotations

from collections.abc import Iterable

from dossiers.drafting.forms import capital
from dossiers.judging.missing_papers import PAPER_KINDS
from dossiers.judging.settlements import OpenQuestion, Settlement
from law.citations import example_of_article
from law.judgement.reviews import SettledBy
from roles.doors.law_in_force import stack_in_force
from roles.forms.fields import key_of

CITED, QUOTED, FIGURE = "dieu", "dieu-khac", "so-lieu"
PAPER, OWN_PAPER, LAW = "giay-", "loai-", "luat-"
NOTHING_WRITTEN = "…"

Choices = list[tuple[str, str]]


def choices_of(question: OpenQuestion, *, own_kinds: Iterable[str] = ()) -> Choices:
    """(value, label) in the order in which the rule names its ways; `own_kinds`: papers of which each of many
    cases has its own. Empty where only words can answer."""
    found: Choices = []
    papers = [
        (f"{OWN_PAPER}{kind}", f"{_called(kind)} của từng trường hợp")
        for kind in own_kinds
        if kind in question.review.papers
    ]
    papers += [(f"{PAPER}{each.pk}", f"{_called(each.kind)}: {each.name}") for each in question.papers]
    for way in question.ways:
        if way is SettledBy.PAPER:
            found += papers
        elif way is SettledBy.CHOICE:
            found += [
                (f"{LAW}{law.regime}-{value}", f"Chọn {law.words}; {label}")
                for law in question.laws
                for value, label in [*papers, *_documents(question)]
            ]
        elif way is SettledBy.ARTICLE:
            found += [(CITED, f"Điều đang dẫn: {question.cited}")] if question.cited else []
            found.append(
                (QUOTED, "Điều luật khác, ghi ở ô dưới" if question.cited else "Điều luật, ghi ở ô dưới")
            )
        elif way is SettledBy.FIGURE:
            found += _documents(question)
    return found


def _documents(question: OpenQuestion) -> Choices:
    """What is written out in the field below."""
    figure = question.review.figure
    return [(FIGURE, f"{figure.asked}, ghi ở ô dưới")] if figure else []


def asks_words(choices: Choices) -> bool:
    """Whether something beside the choice may have to be written out."""
    return any(value in (QUOTED, FIGURE) or value.endswith(f"-{FIGURE}") for value, _label in choices)


def words_hint(question: OpenQuestion) -> str:
    """How what is chosen is written out; the article of the instrument that the question is about."""
    example = example_of_article(question.about, [each.name for each in stack_in_force().instruments])
    told = [f"Điều luật ghi như “{example}”, mỗi ô một điều."] if SettledBy.ARTICLE in question.ways else []
    figure = question.review.figure
    return " ".join([*told, *([f"{figure.asked}: {figure.example}."] if figure else [])])


def settlement_of(question: OpenQuestion, basis: str, words: str, reason: str) -> Settlement | None:
    """What was chosen and typed; None where nothing was, or what no list offers."""
    if question.is_free:
        return Settlement(SettledBy.TEXT, reason)
    if basis == CITED:
        return Settlement(SettledBy.ARTICLE, reason)
    if basis == QUOTED:
        return Settlement(SettledBy.ARTICLE, reason, words=words.strip() or NOTHING_WRITTEN)
    if basis == FIGURE:
        return Settlement(SettledBy.FIGURE, reason, words=words)
    law = next((each.regime for each in question.laws if basis.startswith(f"{LAW}{each.regime}-")), "")
    by = SettledBy.CHOICE if law else SettledBy.PAPER
    paper = basis.removeprefix(f"{LAW}{law}-") if law else basis
    if law and paper == FIGURE:
        return Settlement(by, reason, words=words, law=law)
    if paper.startswith(OWN_PAPER):
        return Settlement(by, reason, paper_kind=paper.removeprefix(OWN_PAPER), law=law)
    key = key_of(paper.removeprefix(PAPER)) if paper.startswith(PAPER) else None
    return Settlement(by, reason, paper=key, law=law) if key is not None else None


def _called(kind: str) -> str:
    return capital(PAPER_KINDS[kind])
