"""What somebody looks for: words, and a year of its own field or typed among the words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q

from dossiers.form_fields.counts import FIRST_YEAR, LAST_YEAR
from vietnamese.text import clean, fold

LONGEST = 100
# "02", "số 02", "02/QĐ-UBND", "Quyết định số 2/2020", folded; what follows a day is no part of the number.
_NUMBER = re.compile(r"(?:quyet dinh |qd )?(?:so )?0*([1-9]\d{0,5})(?:/(\S+))?(?: (?:ngay|nam) .*)?")


@dataclass(frozen=True, slots=True)
class SearchedFor:
    """`plain` are the words without the year that stands among them; a year `is_asked` in its own field, and
    then nothing of another year is meant. `wrong_year` is what stands there and is none."""

    words: str
    plain: str
    year: int | None = None
    is_asked: bool = False
    wrong_year: str = ""

    @property
    def is_enough(self) -> bool:
        """Nothing is looked for by a single letter."""
        return self.is_asked or len(fold(self.words)) >= 2 or self.words.isdecimal()

    def met(self, asked: Callable[[str], Q], *, year: str = "") -> Q:
        """The rows that `asked` finds by words, of the year in the column `year` where there is one; a year
        among the words may as well be a part of a name."""
        if self.is_asked:
            found = asked(self.words) if self.words else Q()
            return found & Q(**{year: self.year}) if year else found
        found = asked(self.words)
        if self.year is None or not (self.plain or year):
            return found
        rest = asked(self.plain) if self.plain else Q()
        return found | (rest & Q(**{year: self.year}) if year else rest)


def searched_for(words: str, year: str = "") -> SearchedFor:
    """As it comes from the form; of a year out of bounds nothing is asked, and the page says so."""
    words, year = clean(words[:LONGEST]), clean(year[:LONGEST])
    if (asked := _year(year)) is not None:
        return SearchedFor(words, words, asked, is_asked=True)
    typed = words.split()
    years = [each for each in typed if _year(each) is not None]
    if len(years) != 1:
        return SearchedFor(words, words, wrong_year=year)
    at = typed.index(years[0])
    before = typed[: at - 1] if at and fold(typed[at - 1]) == "nam" else typed[:at]
    return SearchedFor(words, " ".join([*before, *typed[at + 1 :]]), _year(years[0]), wrong_year=year)


def number_and_rest(words: str) -> tuple[int, str] | None:
    """The number of a paper and what stands behind its stroke, folded; None for words that are no number."""
    found = _NUMBER.fullmatch(fold(words))
    return (int(found[1]), found[2] or "") if found else None


def _year(given: str) -> int | None:
    is_year = given.isascii() and given.isdecimal() and len(given) == 4
    return int(given) if is_year and FIRST_YEAR <= int(given) <= LAST_YEAR else None
