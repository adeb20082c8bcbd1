"""Of whom a site demands the second step: whoever holds one of the rights that SECOND_STEP_RIGHTS names."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.contrib.auth.models import User

from roles.models import AuthenticatorKey, Passkey
from roles.rights.permissions import appointments_of, codenames_of


def has_second_step(user: User) -> bool:
    """An authenticator or a passkey; a code on paper stands for either, and is none by itself."""
    return any(model.objects.filter(user=user).exists() for model in (AuthenticatorKey, Passkey))


def is_demanded(user: User, *, on: date) -> bool:
    """By the appointments of the day; no statement where the site demands it of nobody."""
    rights = set(settings.VINHDANH_SECOND_STEP_RIGHTS)
    return bool(rights) and any(rights & set(codenames_of(row)) for row in appointments_of(user, on=on))
