"""One spelling for every Vietnamese text: composed letters, one place for the tone, one form for search."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from itertools import takewhile

# Open syllables in oa, oe, uy carry the tone on the first vowel, unless that vowel belongs to qu.
_ON_SECOND_VOWEL = re.compile(r"(?<!q)(o)([àáảãạèéẻẽẹ])(?!\w)|(?<!q)(u)([ỳýỷỹỵ])(?!\w)", re.IGNORECASE)
# qu and gi are consonants when a vowel follows: the tone belongs to that vowel.
_ON_CONSONANT = re.compile(r"((?<=q)[ùúủũụ]|(?<=g)[ìíỉĩị])([aăâeêioôơuưy])", re.IGNORECASE)
# So many equal words at the end of sentences: "cho năm 2020", but not "cấp tỉnh" of a title.
_SURELY_NO_NAME = 3
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
# The Icelandic letter looks the same and is what some old converters wrote.
_MISTAKEN = {"\u00d0": "Đ", "\u00f0": "đ"}


def nfc(text: str) -> str:
    """The text with every letter composed: decomposed letters print with misplaced marks."""
    return unicodedata.normalize("NFC", text)


def clean(text: str) -> str:
    """NFC, one plain space between words, nothing invisible; the Icelandic Ð of old converters becomes Đ."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    return " ".join(nfc(text.translate(_CLEANED)).split())


def modern_tones(text: str) -> str:
    """Puts the tone where the project writes it: hoà -> hòa, thuỷ -> thủy, qúy -> quý, gìa -> già."""
    return _ON_CONSONANT.sub(_swap_forward, _ON_SECOND_VOWEL.sub(_swap_back, nfc(text)))


def fold(text: str) -> str:
    """The form used for search: lower case, no marks, đ as d, single spaces; takes decomposed text too."""
    return clean(text).translate(_FOLDED)


# So short a word of a search means a word that begins so: "an" is not in "Lan".
SHORT_WORD = 2


def has_every_word(text: str, words: str) -> bool:
    """Whether the text holds each of the words, in any order, with or without marks."""
    folded = f" {fold(text)}"
    return all((f" {word}" if len(word) <= SHORT_WORD else word) in folded for word in fold(words).split())


def marked_letters() -> tuple[str, str]:
    """Every composed Vietnamese letter with a mark, small and large; in the same order what `fold` makes."""
    small = {nfc(vowel + tone) for vowel in "aăâeêioôơuưy" for tone in ("", *_TONES)} - set("aeiouy") | {"đ"}
    letters = "".join(sorted(small | {letter.upper() for letter in small} | set(_MISTAKEN)))
    return letters, "".join(map(fold, letters))


def same_text(a: str, b: str) -> bool:
    """Whether two texts are the same words with the same marks, however they were typed; case counts not."""
    return modern_tones(clean(a)).lower() == modern_tones(clean(b)).lower()


def beside(name: str, unit: str) -> str:
    """The unit to be told after a name; empty where the name is the unit itself, which is said once."""
    return "" if same_text(name, unit) else unit


def apart(post: str, role: str) -> str:
    """The post to be told beside the role, without the role where it ends with it, which is said once."""
    return post.removesuffix(f", {role}")


class _PerLetter(dict[int, str]):
    """A table for str.translate that learns each letter at first sight: a million names need speed."""

    def __init__(self, rule: Callable[[str], str]) -> None:
        super().__init__()
        self.rule = rule

    def __missing__(self, code: int) -> str:
        self[code] = self.rule(chr(code))
        return self[code]


def _visible(letter: str) -> str:
    if letter.isspace():
        return " "
    return "" if unicodedata.category(letter) in {"Cc", "Cf"} else _MISTAKEN.get(letter, letter)


def _bare(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter.lower().replace("đ", "d"))
    return "".join(part for part in parts if not unicodedata.combining(part))


def _split_tone(vowel: str) -> tuple[str, str]:
    """The vowel without its tone, and the tone."""
    parts = unicodedata.normalize("NFD", vowel)
    return "".join(c for c in parts if c not in _TONES), "".join(c for c in parts if c in _TONES)


def _swap_back(found: re.Match[str]) -> str:
    first, second = (found[1], found[2]) if found[1] else (found[3], found[4])
    bare, tone = _split_tone(second)
    return nfc(first + tone) + bare


def _swap_forward(found: re.Match[str]) -> str:
    bare, tone = _split_tone(found[1])
    return bare + nfc(found[2] + tone)


_CLEANED = _PerLetter(_visible)
_FOLDED = _PerLetter(_bare)


def said_once(sentences: Iterable[str]) -> str:
    """One sentence for several: what they say alike, and between it where they differ, mostly names.

    A name, which begins with a capital, is never cut where it begins or ends like another one; one word or
    two at the end may belong to a name as well, and stay with it.
    """
    said = [sentence.rstrip(".").split() for sentence in dict.fromkeys(sentences)]
    before = _alike(said)
    while before and any(words[len(before) :] and words[len(before)][0].islower() for words in said):
        before.pop()
    rests = [words[len(before) :] for words in said]
    after = _alike([words[::-1] for words in rests])[::-1] if len(rests) > 1 else []
    if len(after) < _SURELY_NO_NAME or any(word[0].isupper() for word in after):
        after = []
    names = "; ".join(" ".join(words[: len(words) - len(after)]) for words in rests)
    return " ".join(filter(None, (*before, names.strip("; "), *after))) + "."


def _alike(said: list[list[str]]) -> list[str]:
    """The words with which all of them begin."""
    return [each[0] for each in takewhile(lambda each: len(set(each)) == 1, zip(*said, strict=False))]
