"""Keys of authenticators are kept sealed: a copy of the database alone gives none away.

The seal is of the site's SECRET_KEY; one of SECRET_KEY_FALLBACKS still opens, and each use seals anew.
"""

from __future__ import annotations

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes

PURPOSE = b"config.second_step"


class Unreadable(Exception):
    """The site's key has changed, and the one that sealed it is not among the fallbacks."""


def sealed(secret: str) -> str:
    return _keys().encrypt(secret.encode()).decode()


def opened(seal: str) -> str:
    """Raises Unreadable."""
    try:
        return _keys().decrypt(seal).decode()
    except InvalidToken as fault:
        raise Unreadable from fault


def _keys() -> MultiFernet:
    return MultiFernet([_key(each) for each in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret: str | bytes) -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(force_bytes(secret))
    return Fernet(base64.urlsafe_b64encode(derived))
