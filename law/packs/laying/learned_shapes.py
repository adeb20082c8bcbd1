"""How the law's own values of each kind are written, learned from them.

Of a kind: the fields that every value has that is set, the types of each field, the words it was seen with.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from law.rulebook import own_law

NO_FIGURES = {"since", "until", "citation", "confidence", "state", "lower_because", "values", "begins"}
NO_FIGURES |= {"ends", "unit", "last_checked_on", "check"}
"""Fields that any table may have and no answer reads, or that the reader of statutes looks at."""
_WITH_PARTS = ("any_of", "unsettled", "all_of")


@dataclass
class Shape:
    """How own values of one kind are written.

    `always` are the fields that each value of a state has, by that state; of each field `types`, those of
    the `items` of its lists, its `words`, and of rows within it the fields that all, or some, `parts` have.
    """

    always: dict[str, set[str]] = field(default_factory=dict)
    types: dict[str, set[type]] = field(default_factory=dict)
    items: dict[str, set[type]] = field(default_factory=dict)
    words: dict[str, set[str]] = field(default_factory=dict)
    parts: dict[str, tuple[set[str], set[str]]] = field(default_factory=dict)

    def learn(self, fields: Mapping[str, Any], *, state: str = "set") -> None:
        figures = {name: told for name, told in fields.items() if name not in NO_FIGURES}
        self.always[state] = self.always.get(state, set(figures)) & set(figures)
        for name, told in figures.items():
            self.types.setdefault(name, set()).add(type(told))
            self.items.setdefault(name, set()).update(map(type, told if isinstance(told, list) else ()))
            self.words.setdefault(name, set()).update(words_in(told))
            for part in rows_in(fields, name) if name not in _WITH_PARTS else ():
                each, some = self.parts.get(name, (set(part), set()))
                self.parts[name] = (each & set(part), some | set(part))


def kind_of_value(key: str, fields: Mapping[str, Any]) -> str:
    """Conditions are alike by their check, everything else by the first word of its subject; of what holds
    between two laws each is of its own kind."""
    family, _, rest = key.partition(".")
    if family == "transition":
        return key
    return f"{family}.{fields.get('check', rest.rpartition('.')[2])}" if family == "condition" else family


def families() -> frozenset[str]:
    """The first words of all subjects of the own law."""
    return frozenset(key.partition(".")[0] for key in own_law().subjects)


@lru_cache(maxsize=1)
def shapes() -> Mapping[str, Shape]:
    found: dict[str, Shape] = {}
    for key, subject in own_law().subjects.items():
        for value in subject.values:
            shape = found.setdefault(kind_of_value(key, value.fields), Shape())
            shape.learn(value.fields, state=value.state)
    return found


@lru_cache(maxsize=1)
def part_shapes() -> Mapping[str, Shape]:
    """Of what a branch asks for, by its check; where no branch asks by a check, its condition's own shape."""
    found: dict[str, Shape] = {}
    for subject in own_law().subjects.values():
        for value in subject.values:
            for branch in rows_in(value.fields, "any_of"):
                for part in rows_in(branch, "all_of"):
                    found.setdefault(part["check"], Shape()).learn(part)
    own = {key.removeprefix("condition."): shape for key, shape in shapes().items()}
    return {**own, **{check: _joined(shape, own.get(check)) for check, shape in found.items()}}


@lru_cache(maxsize=1)
def branch_fields() -> Mapping[str, frozenset[str]]:
    """The fields of criteria, by the kind of condition that names them."""
    found: dict[str, set[str]] = {}
    for key, subject in own_law().subjects.items():
        for value in subject.values:
            for branch in rows_in(value.fields, "any_of"):
                found.setdefault(kind_of_value(key, value.fields), set()).update(branch)
    return {kind: frozenset(names) for kind, names in found.items()}


def _joined(shape: Shape, other: Shape | None) -> Shape:
    if other is None:
        return shape
    always = {"set": shape.always["set"] & other.always.get("set", shape.always["set"])}
    both = Shape(always, parts={**other.parts, **shape.parts})
    for each in (shape, other):
        for mine, found in ((both.types, each.types), (both.items, each.items)):
            for name, types in found.items():
                mine[name] = mine.get(name, set()) | types
        for name, words in each.words.items():
            both.words[name] = both.words.get(name, set()) | words
    return both


def words_in(told: Any) -> Iterator[str]:
    """A word, or the words of a list; what is nested is looked at on its own."""
    if isinstance(told, str):
        yield told
    elif isinstance(told, list):
        yield from (each for each in told if isinstance(each, str))


def rows_in(fields: Mapping[str, Any], name: str) -> tuple[Mapping[str, Any], ...]:
    told = fields.get(name, ())
    return tuple(row for row in told if isinstance(row, Mapping)) if isinstance(told, list) else ()
