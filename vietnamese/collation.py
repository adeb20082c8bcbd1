"""Vietnamese order as a stored key: the embedded PostgreSQL has no ICU, so lists sort by plain bytes."""

import re
import unicodedata
from functools import lru_cache

from vietnamese.text import clean

# '~' sorts after every letter: ă stands after az and before b.
_SHAPES = {"\u0306": "~", "\u0302": "~", "\u031b": "~"}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_WORD = re.compile(r"\d+|[^\W\d_]+")


def sort_key(text: str) -> str:
    """An ASCII key whose byte order is the order of Vietnamese lists, word by word, tone after letters.

    a ă â b c d đ e ê … y; ngang huyền hỏi ngã sắc nặng; "Khối 2" stands before "Khối 10".
    """
    return " ".join(_word_key(word) for word in _WORD.findall(clean(text).lower()))


def person_key(name: str) -> str:
    """The key of a person's name: given name (the last word), then family name, then the middle names."""
    words = clean(name).split(" ")
    return sort_key(" ".join([words[-1], *words[:-1]]))


@lru_cache(maxsize=8192)
def _word_key(word: str) -> str:
    if word.isdecimal():
        number = str(int(word))
        return f"#{len(number):02}{number}"
    marks = unicodedata.normalize("NFD", word)
    tone = max((_TONES.get(mark, 0) for mark in marks), default=0)
    return "".join(map(_letter_key, unicodedata.normalize("NFC", _without_tones(marks)))) + str(tone)


def _without_tones(marks: str) -> str:
    return "".join(mark for mark in marks if mark not in _TONES)


def _letter_key(letter: str) -> str:
    if letter == "đ":
        return "d~"
    base, *marks = tuple(unicodedata.normalize("NFD", letter))
    if not ("a" <= base <= "z"):
        return f"z~{ord(base):06x}"
    # â and ơ come third in their family, after ă and ô.
    third = letter in "âơ"
    return base + "".join(_SHAPES.get(mark, "") for mark in marks) + ("~" if third else "")
