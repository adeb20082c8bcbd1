"""The people of the world that is visited, read once: each of ten thousand visits asks who is signed in."""

from __future__ import annotations

from copy import copy
from typing import ClassVar

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import User


class AccountsOfWorld(ModelBackend):
    """A copy for each visit, as if it came from the database; Django still checks the session's own mark."""

    known: ClassVar[dict[int, User]] = {}

    def get_user(self, user_id: int) -> User | None:
        return copy(self.known[user_id])
