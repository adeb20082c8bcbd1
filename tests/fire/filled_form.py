"""A form of the site as somebody fills it in, and what there is once it was sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model, QuerySet
from django.urls import reverse

from tests.papers import small_pdf
from trail.models import Entry
from trail.verbs import Verb

PAPER = {"paper_number": "99/QĐ-UBND", "paper_on": "20/11/2020", "paper_by": "UBND huyện"}
INSTRUMENT = "Nghị quyết 12/NQ-HĐND ngày 01/11/2020"


@dataclass(frozen=True)
class FilledForm:
    """`typed` is what is written into it, a function of the turn where each turn writes something else.

    `makes`: of what there is one more once it was sent. `page`: where the form stands, if not at its own
    address. Of two such forms with the same words `by_two` are lawful, and one that is not reads `words`, or
    `words_after` where the other was done before; without another there is no second turn.
    """

    name: str
    who: str
    address: str
    typed: Callable[[int], Mapping[str, Any]] | Mapping[str, Any]
    makes: QuerySet[Any]
    page: str = ""
    by_two: int = 1
    words: str = ""
    words_after: str = ""
    has_another: bool = True

    def tells_why(self, page: str) -> bool:
        return self.words in page or (bool(self.words_after) and self.words_after in page)

    def filled(self, turn: int) -> Mapping[str, Any]:
        return self.typed(turn) if callable(self.typed) else self.typed


def url_of(name: str, *things: Model) -> str:
    return reverse(name, args=[thing.pk for thing in things])


def told(verb: Verb) -> QuerySet[Entry]:
    """The entries of the history that tell of such acts."""
    return Entry.objects.filter(verb=verb)


def pdf(text: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("bien-ban.pdf", small_pdf(text), content_type="application/pdf")
