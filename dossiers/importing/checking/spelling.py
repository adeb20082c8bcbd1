"""One spelling of the words of a list; the same words stand in many cells, so each is worked out once."""

from __future__ import annotations

from functools import lru_cache

from vietnamese import text

_REMEMBERED = 65_536
"""More than the names and codes of the longest list: a smaller memory would forget each before its turn."""


@lru_cache(maxsize=_REMEMBERED)
def folded(words: str) -> str:
    """`vietnamese.text.fold`, remembered."""
    return text.fold(words)


@lru_cache(maxsize=_REMEMBERED)
def spelled(words: str) -> tuple[str, bool]:
    """The words composed and with modern tones, and whether that changed more than blanks."""
    if words.isascii() and words.isprintable():
        return " ".join(words.split()), False
    put_right = text.modern_tones(text.clean(words))
    return put_right, put_right != " ".join(words.split())
