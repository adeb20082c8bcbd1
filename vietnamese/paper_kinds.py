"""The kind of a paper in words, as its sign tells it."""

from __future__ import annotations

import re

# The number and sign of a paper that tells its kind: "901/QĐ-UBND".
_SIGNED_NUMBER = re.compile(r"(?:^|(?<=: )|(?<=, ))(?=\d+/(?:\d{4}/)?(QĐ|NQ)-)")
_KINDS = {"QĐ": "Quyết định", "NQ": "Nghị quyết"}


def with_kind(words: str) -> str:
    """ "901/QĐ-UBND" -> "Quyết định số 901/QĐ-UBND", alone or behind the post that it gives ("Chủ tịch:
    901/QĐ-UBND", "(Chủ tịch, 901/QĐ-UBND …)"); what bears no such number stays as it is."""
    return _SIGNED_NUMBER.sub(lambda found: f"{_KINDS[found[1]]} số ", words)
