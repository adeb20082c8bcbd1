"""Codes on paper for whoever lost the telephone: each opens once, and only its digest is kept."""

from __future__ import annotations

from hashlib import sha256

from django.contrib.auth.models import User

from roles.appointments.given_passwords import new_password
from roles.doors.one_act import one_act
from roles.models import RecoveryCode

CODES_GIVEN = 10


@one_act
def new_recovery_codes(user: User) -> list[str]:
    """Ten new ones, to be shown once; those of before open no more."""
    # Two who ask at once would both be shown codes, and one would hold a sheet that opens nothing.
    User.objects.select_for_update().get(pk=user.pk)
    RecoveryCode.objects.filter(user=user).delete()
    codes = [new_password() for _ in range(CODES_GIVEN)]
    RecoveryCode.objects.bulk_create(RecoveryCode(user=user, digest=_digest(user, code)) for code in codes)
    return codes


@one_act
def use_recovery_code(user: User, typed: str) -> bool:
    """Whether it was one of the account's, which is gone with that."""
    gone, _of_each = RecoveryCode.objects.filter(user=user, digest=_digest(user, typed)).delete()
    return gone == 1


def _digest(user: User, code: str) -> str:
    """With 79 bits in the code nothing slower is needed; groups may be typed with any marks between."""
    letters = "".join(letter for letter in code.casefold() if letter.isalnum())
    return sha256(f"{user.pk} {letters}".encode()).hexdigest()
