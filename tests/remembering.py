"""What the same person is answered about the same thing, asked once while a world stays as it was built.

A hundred and fifty addresses ask some thirty questions about the same few things, for the same people, and
each page's frame tells its reader's offices and waiting work. Every request still goes the whole way, guard
first; only the database is not asked again what it has answered.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db.models import Model

from config.pages import shell
from roles.access import declarations
from roles.access.questions import AccessQuestion
from roles.reader import current_office
from roles.reader.current_office import CurrentOffice
from workflow.views.inboxes.unit_drafts import JudgedDrafts


class Memory:
    """For visits that change nothing; whoever writes asks outside of `kept`."""

    def __init__(self) -> None:
        self._answers: dict[Hashable, Any] = {}
        subject, mandate, organs = AccessQuestion.subject, AccessQuestion.mandate, AccessQuestion.organs
        offices, waiting = current_office._seats, shell.number_waiting
        refusal = declarations._refusal

        def read(asked: AccessQuestion, kwargs: Mapping[str, Any]) -> Model:
            """A copy for each visit, as if it came from the database. Who finds none asks again."""
            key = ("subject", asked.of, asked.field, asked.related, kwargs[asked.kwarg])
            return copy(self._once(key, lambda: subject(asked, kwargs)))

        def held(asked: AccessQuestion, user: User, thing: Model, *, on: date) -> Any:
            key = ("mandate", asked, user.pk, type(thing), thing.pk, on)
            return self._once(key, lambda: mandate(asked, user, thing, on=on))

        def where(asked: AccessQuestion, user: User, *, on: date) -> Any:
            return list(self._once(("organs", asked, user.pk, on), lambda: organs(asked, user, on=on)))

        def seats(user: User, *, on: date) -> Any:
            return list(self._once(("seats", user.pk, on), lambda: offices(user, on=on)))

        def number(of: Sequence[CurrentOffice], *, user: User, drafts: JudgedDrafts, on: date) -> Any:
            key = ("waiting", user.pk, tuple(held.value for held in of), on)
            return self._once(key, lambda: waiting(of, user=user, drafts=drafts, on=on))

        def refused(codename: str, *, on: date, door: Any = None, subject: Model | None = None) -> Any:
            key = ("refusal", codename, on, door, type(subject), subject and subject.pk)
            return self._once(key, lambda: refusal(codename, on=on, door=door, subject=subject))

        self._places = (
            (AccessQuestion, "subject", read),
            (AccessQuestion, "mandate", held),
            (AccessQuestion, "organs", where),
            (current_office, "_seats", seats),
            (shell, "number_waiting", number),
            (declarations, "_refusal", refused),
        )

    @contextmanager
    def kept(self) -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            for place, name, answer in self._places:
                patch.setattr(place, name, answer)
            yield

    def _once(self, key: Hashable, ask: Callable[[], Any]) -> Any:
        if key not in self._answers:
            self._answers[key] = ask()
        return self._answers[key]
