"""A case as the public input of `manage.py evaluate`: what was not asked is left out."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import fields, replace
from datetime import date
from functools import cache
from typing import Any, cast

from law.basics.grounds import named_ground
from law.facts import UNASKED, Case
from law.rulebook import rulebook_on
from roles.doors.law_in_force import stack_in_force

# The public format says "from" where Python cannot.
_PUBLIC_NAMES = {"since": "from", "until": "until"}
_ENDS_WITH_TO = {"Achievement"}
_PLAIN = frozenset({str, int, bool, type(None)})
_PUBLIC_LOCAL = ("grassroots_fighter_share", "vote.", "share.")


def to_json(case: Case) -> dict[str, Any]:
    """The contract's JSON object of this case; `votes` only where there are some."""
    told = _object(_without_strange_grounds(case))
    told["local"] = {key: value for key, value in case.local.items() if key.startswith(_PUBLIC_LOCAL)}
    if not case.votes:
        told.pop("votes")
    return told


def _without_strange_grounds(case: Case) -> Case:
    """A ground that the law of the day has not was judged as none: the public format refuses it."""
    if not any(isinstance(each.ground, str) for each in case.nominees):
        return case
    rules = rulebook_on(case.regime_on, stack=stack_in_force())
    kept = (
        each if named_ground(each, rules) is not None else replace(each, ground=UNASKED)
        for each in case.nominees
    )
    return replace(case, nominees=tuple(kept))


def _object(thing: Any) -> dict[str, Any]:
    return {
        public: value if type(value) in _PLAIN else _plain(value)
        for name, public in _names(cast(Hashable, type(thing)))
        if (value := getattr(thing, name)) is not UNASKED
    }


@cache
def _names(kind: Any) -> tuple[tuple[str, str], ...]:
    """Each field of a fact with its public name; asked of a type once, for a case has thousands."""
    return tuple((each.name, _public_name(each.name, of=kind.__name__)) for each in fields(kind))


def _public_name(name: str, *, of: str) -> str:
    if name == "until" and of in _ENDS_WITH_TO:
        return "to"
    return _PUBLIC_NAMES.get(name, name)


def _plain(value: Any) -> Any:
    if type(value) in _PLAIN:
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    if hasattr(value, "__dataclass_fields__"):
        return _object(value)
    # Asked last: whether something is a mapping takes longer than all the rest.
    return {str(key): _plain(each) for key, each in value.items()} if isinstance(value, Mapping) else value
