"""A case as the public input of `manage.py evaluate`: what was not asked is left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from law.facts import UNASKED, Case

# The public format says "from" where Python cannot.
_PUBLIC_NAMES = {"since": "from", "until": "until"}
_ENDS_WITH_TO = {"Achievement"}
_PUBLIC_LOCAL = ("grassroots_fighter_share", "vote.", "share.")


def to_json(case: Case) -> dict[str, Any]:
    """The contract's JSON object of this case; `votes` only where there are some."""
    told = _object(case)
    told["local"] = {key: value for key, value in case.local.items() if key.startswith(_PUBLIC_LOCAL)}
    if not case.votes:
        told.pop("votes")
    return told


def _object(thing: Any) -> dict[str, Any]:
    told = {}
    for each in fields(thing):
        value = getattr(thing, each.name)
        if value is not UNASKED:
            told[_public_name(each.name, of=type(thing).__name__)] = _plain(value)
    return told


def _public_name(name: str, *, of: str) -> str:
    if name == "until" and of in _ENDS_WITH_TO:
        return "to"
    return _PUBLIC_NAMES.get(name, name)


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return _object(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    return value
