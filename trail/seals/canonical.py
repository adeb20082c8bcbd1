"""The one way in which JSON is written to be hashed, so that the same content always has the same digest."""

from __future__ import annotations

import json
from typing import Any

import orjson


def canonical_json(content: Any) -> str:
    """Sorted names, no spaces, every letter as it is, days and instants in ISO 8601.

    The standard library writes the same text, six times slower, and writes also what orjson refuses: a
    number beyond 64 bits, a name that is no text, a depth of hundreds. Only fractions could come out
    otherwise; nothing that is hashed has any.
    """
    try:
        return orjson.dumps(content, option=orjson.OPT_SORT_KEYS).decode()
    except orjson.JSONEncodeError:
        return json.dumps(
            content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_in_iso_form
        )


def _in_iso_form(value: Any) -> str:
    return str(value.isoformat())
