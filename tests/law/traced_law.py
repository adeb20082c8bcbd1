"""A law that remembers which of its dated values were looked at while a case was judged."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any

from law.basics.values import Subject, Value
from law.rulebook import all_subjects
from tests.law.swapped_law import law_of

Dated = tuple[str, date]
"""A value of the law by its subject and its first day."""


class Looked(dict[str, Any]):
    """The figures of one value; every look at one of them is noted."""

    def __init__(self, fields: Mapping[str, Any], dated: Dated, seen: set[Dated]) -> None:
        super().__init__(fields)
        self._dated, self._seen = dated, seen

    def __getitem__(self, name: str) -> Any:
        self._seen.add(self._dated)
        return super().__getitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        self._seen.add(self._dated)
        return super().get(name, default)


@contextmanager
def traced_law() -> Iterator[set[Dated]]:
    """Gives the set that fills while cases are judged; clear it between two of them."""
    seen: set[Dated] = set()
    subjects = {key: _traced(subject, seen) for key, subject in all_subjects().items()}
    with law_of(subjects):
        yield seen


def _traced(subject: Subject, seen: set[Dated]) -> Subject:
    return replace(subject, values=tuple(_looked_at(value, seen) for value in subject.values))


def _looked_at(value: Value, seen: set[Dated]) -> Value:
    return replace(value, fields=Looked(value.fields, (value.key, value.since), seen))
