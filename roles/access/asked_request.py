"""The request as a view sees it once `roles.access.declarations` has let the reader in.

Django makes the request; these classes only tell a type checker what has been put on it. `@signed_in` and
`@holds` give an `AskedRequest`, `@declares` and `@asks` a `RequestAbout` the thing that the address names.
"""

from __future__ import annotations

from datetime import date
from typing import Generic, TypeVar

from django.contrib.auth.models import User
from django.db.models import Model
from django.http import HttpRequest

from roles.rights.mandates import Mandate
from roles.rights.permissions import Organ

Subject = TypeVar("Subject", bound=Model)


class AskedRequest(HttpRequest):
    """`on` is the day that was asked; `organs` (of `@holds` alone) are where the reader has the right."""

    user: User
    on: date
    organs: list[Organ]


class RequestAbout(AskedRequest, Generic[Subject]):
    """`subject` is the thing, already read; `mandate` the right under which the reader sees it."""

    subject: Subject
    mandate: Mandate
