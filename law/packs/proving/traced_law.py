"""A law that remembers which of its dated values were looked at while a case was judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from law.basics.law_stack import LawStack
from law.basics.values import Subject, Value

Dated = tuple[str, date]
"""A value of the law by its subject and its first day."""


class TracedFields(dict[str, Any]):
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


def traced(stack: LawStack) -> tuple[LawStack, set[Dated]]:
    """The same law, and the set that fills while cases are judged by it; clear it between two of them."""
    seen: set[Dated] = set()
    subjects = {key: _traced(subject, seen) for key, subject in stack.subjects.items()}
    return replace(stack, subjects=subjects), seen


def _traced(subject: Subject, seen: set[Dated]) -> Subject:
    return replace(subject, values=tuple(_looked_at(value, seen) for value in subject.values))


def _looked_at(value: Value, seen: set[Dated]) -> Value:
    return replace(value, fields=TracedFields(value.fields, (value.key, value.since), seen))
