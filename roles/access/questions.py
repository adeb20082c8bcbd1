"""The closed registry of what an address may ask of its reader; rooms above add theirs by `register`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.models import Model
from django.shortcuts import get_object_or_404

from roles.rights.permissions import ORGAN_OF, ORGANS, Mandate, Organ, mandate_among, organs_where

OrganFinder = str | Callable[[Any], Organ | Iterable[Organ] | None]


class SubjectKind(StrEnum):
    BEGINNING = "beginning"
    PUBLIC = "public"
    SIGNED_IN = "signed_in"
    SOMEWHERE = "somewhere"
    AT_ORGAN = "at_organ"


@dataclass(frozen=True, kw_only=True)
class Door:
    """One way in: a right, and the organ of the subject at which it must be held."""

    codename: str
    organ: OrganFinder = ""

    def organs(self, subject: Model) -> Iterator[Organ]:
        """The organs at which the right opens this subject now; none while the door is shut."""
        found: Any
        if callable(self.organ):
            found = self.organ(subject)
        else:
            found = attrgetter(self.organ)(subject) if self.organ else subject
        yield from [found] if isinstance(found, ORGANS) else found or ()


@dataclass(frozen=True, kw_only=True)
class AccessQuestion:
    """What an address asks. `known_by` names the question that must be answered yes before a person may
    even learn that the subject exists: otherwise the address answers 404 instead of 403."""

    name: str
    kind: SubjectKind
    doors: tuple[Door, ...] = ()
    of: type[Model] | None = None
    kwarg: str = "pk"
    field: str = "pk"
    related: tuple[str, ...] = ()
    known_by: str = ""

    def subject(self, kwargs: Mapping[str, Any]) -> Model:
        """The object of the address; Http404 when there is none."""
        assert self.of is not None  # only Kind.AT_ORGAN has a subject
        rows = (
            self.of._default_manager.select_related(*self.related)
            if self.related
            else self.of._default_manager
        )
        return get_object_or_404(rows, **{self.field: kwargs[self.kwarg]})

    def mandate(self, user: object, subject: Model, *, on: date) -> Mandate | None:
        """The mandate that opens any of the doors that day. One statement."""
        asked = [(door.codename, organ) for door in self.doors for organ in door.organs(subject)]
        return mandate_among(user, asked, on=on)

    def organs(self, user: object, *, on: date) -> list[Organ]:
        """For Kind.SOMEWHERE: where the user has the right that day."""
        found = [organ for door in self.doors for organ in organs_where(user, door.codename, on=on)]
        return list(dict.fromkeys(found))


BEGINNING = AccessQuestion(name="beginning", kind=SubjectKind.BEGINNING)
PUBLIC = AccessQuestion(name="public", kind=SubjectKind.PUBLIC)
SIGNED_IN = AccessQuestion(name="signed_in", kind=SubjectKind.SIGNED_IN)
QUESTIONS: dict[str, AccessQuestion] = {"beginning": BEGINNING, "public": PUBLIC, "signed_in": SIGNED_IN}
for _codename, _model in ORGAN_OF.items():
    QUESTIONS[_codename] = AccessQuestion(
        name=_codename, kind=SubjectKind.AT_ORGAN, doors=(Door(codename=_codename),), of=_model
    )


def register_question(
    name: str,
    *,
    of: type[Model],
    any_of: Iterable[Door],
    kwarg: str = "pk",
    field: str = "pk",
    related: tuple[str, ...] = (),
    known_by: str = "",
) -> AccessQuestion:
    """Adds a question about a thing of a room above; any one of the doors suffices."""
    doors = tuple(any_of)
    unknown = [door.codename for door in doors if door.codename not in ORGAN_OF]
    if unknown or not doors:
        raise ImproperlyConfigured(f"{name}: unknown rights {unknown}, or no door at all")
    question = AccessQuestion(
        name=name,
        kind=SubjectKind.AT_ORGAN,
        doors=doors,
        of=of,
        kwarg=kwarg,
        field=field,
        related=related,
        known_by=known_by,
    )
    if QUESTIONS.setdefault(name, question) != question:
        raise ImproperlyConfigured(f"{name}: this question already means something else")
    return question


def question_called(name: str) -> AccessQuestion:
    if name not in QUESTIONS:
        raise ImproperlyConfigured(f"{name}: no such question; register it before a view declares it")
    return QUESTIONS[name]
