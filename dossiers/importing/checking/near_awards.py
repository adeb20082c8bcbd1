"""Which award somebody meant who wrote a word that no list has: by its level first, by its letters last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from dossiers.importing.checking.spelling import folded
from law.awards import Award
from vietnamese.text import fold, modern_tones

# Of the phrases that tell a level, the longest that is written counts: a "quân khu" is no "quận".
_LEVELS = {
    "thủ tướng": ("chính phủ",),
    "chính phủ": ("chính phủ",),
    "toàn quốc": ("chính phủ",),
    "nhà nước": ("nhà nước",),
    "chủ tịch nước": ("nhà nước",),
    "quân khu": ("quân khu",),
    "đại học quốc gia": ("quân khu",),
    "tỉnh": ("tỉnh",),
    "thành phố": ("tỉnh",),
    "huyện": ("huyện",),
    "quận": ("huyện",),
    "thị xã": ("huyện",),
    "xã": ("xã",),
    "phường": ("xã",),
    "đặc khu": ("xã",),
    "thị trấn": ("xã",),
    "cơ sở": ("cơ sở", "sở"),
    "sở": ("sở",),
    "thủ trưởng": ("sở",),
    "cơ quan": ("sở",),
    "đơn vị": ("sở",),
}
# Without marks these mean other things as well: Huân chương Quân công, số.
_NEED_MARKS = frozenset({"quận", "sở"})
_BARE_LEVELS = {fold(phrase): levels for phrase, levels in _LEVELS.items() if phrase not in _NEED_MARKS}
_RANKS = {"1": "nhat", "i": "nhat", "2": "nhi", "ii": "nhi", "3": "ba", "iii": "ba"}
_RANK = re.compile(r"\bhang (1|2|3|iii|ii|i)\b")
ALIKE = 0.8
APART = 0.04
"""By how much the nearest must be nearer than the next: between two that are alike nobody can tell."""


def near_award(word: str, awards: Sequence[Award]) -> Award | None:
    """The award that is meant, of those given; None where none is near or two are equally so.

    An award of another level than the one written is never meant.
    """
    written = _RANK.sub(lambda found: f"hang {_RANKS[found[1]]}", folded(word))
    if sum(folded(each.name).startswith(written) for each in awards) > 1:
        return None
    least = ALIKE
    if levels := _levels_in(word):
        awards = [each for each in awards if each.level in levels and _begins_alike(written, each)]
        least = 0.0
    ranked = sorted(((_likeness(written, each), each) for each in awards), key=lambda at: -at[0])
    if not ranked or ranked[0][0] < least or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < APART):
        return None
    return ranked[0][1]


def _levels_in(word: str) -> set[str]:
    known = _BARE_LEVELS if word.isascii() else _LEVELS
    phrases = "|".join(sorted(known, key=len, reverse=True))
    found = re.findall(rf"\b({phrases})\b", modern_tones(word).lower())
    return {level for phrase in found for level in known[phrase]}


def _begins_alike(written: str, award: Award) -> bool:
    """The kind of the award, "bằng khen" or "chiến sĩ", mistyped at most by a letter."""
    return _ratio(_head(written), _head(folded(award.name))) >= ALIKE


def _head(words: str) -> str:
    return " ".join(words.split()[:2])


def _likeness(written: str, award: Award) -> float:
    return max(_ratio(written, folded(words)) for words in (award.name, award.short, award.code))


def _ratio(a: str, b: str) -> float:
    return SequenceMatcher(None, a, b).ratio()
