"""How large a file a person may hand in: one figure for evidence and for lists, told in the same words.

Knows no Django: the child that reads lists asks it.
"""

from __future__ import annotations

from vietnamese.numbers import grouped

_MIB = 20
_ONE = 1024 * 1024
LARGEST_UPLOAD = _MIB * _ONE
"""In bytes; a file of exactly this size is taken."""

LARGEST_UPLOAD_WORDS = f"{_MIB} MB"
"""A megabyte as the computers of offices count one: 1,048,576 bytes."""


def too_large_in_words(size: int) -> str:
    """What is wrong with a file of more than LARGEST_UPLOAD bytes; rounded up, so that it never reads 20."""
    tenths = -(-size * 10 // _ONE)
    told = f"{grouped(tenths // 10)},{tenths % 10}"
    return f"Tệp nặng {told} MB; mỗi tệp được tối đa {LARGEST_UPLOAD_WORDS}."
