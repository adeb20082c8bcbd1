"""The provider that the site's settings name, and what it says of who comes back from it.

Authlib asks it and checks what it answers: state, nonce, PKCE, the signature by its published keys, for whom
and until when the token is. Here only its issuer is held against the setting. Loading it is a tenth of each
start of the program, and most sites have no provider: it is loaded when a provider is first asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

# A provider that is away must not hold a web process for long.
SECONDS_ASKED = 5


class NotVouched(Exception):
    """The provider is away, said no, or what came back is not what it would have said."""


@dataclass(frozen=True)
class Identity:
    """Who somebody is for a provider: its own name for him, which it never gives to another."""

    issuer: str
    subject: str


def sent_to_provider(request: HttpRequest, *, back_to: str) -> HttpResponse:
    """Raises NotVouched where the provider cannot be asked."""
    try:
        answer: HttpResponse = _provider().authorize_redirect(request, back_to)
    except _faults() as fault:
        raise NotVouched from fault
    return answer


def vouched_for(request: HttpRequest) -> Identity:
    """Who came back, by the provider's signed word. Raises NotVouched."""
    provider, issuer = _provider(), settings.VINHDANH_OIDC_ISSUER
    try:
        if provider.load_server_metadata()["issuer"] != issuer:
            raise NotVouched
        claims = provider.authorize_access_token(request)["userinfo"]
        subject = claims["sub"]
    except _faults() as fault:
        raise NotVouched from fault
    if not isinstance(subject, str) or not 0 < len(subject) <= 255:
        raise NotVouched
    return Identity(issuer, subject)


def _faults() -> tuple[type[Exception], ...]:
    from authlib.common.errors import AuthlibBaseError
    from joserfc.errors import JoseError
    from requests import RequestException

    return (AuthlibBaseError, JoseError, RequestException, ValueError, KeyError, RuntimeError)


def _provider() -> Any:
    return _registered(settings.VINHDANH_OIDC_ISSUER, settings.VINHDANH_OIDC_CLIENT_ID, _secret())


@lru_cache(maxsize=1)
def _registered(issuer: str, client_id: str, secret: str) -> Any:
    """Kept with what it was told of the provider; keys that are new are asked for again."""
    from authlib.integrations.django_client import OAuth

    return OAuth().register(
        "provider",
        client_id=client_id,
        client_secret=secret,
        server_metadata_url=f"{issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={
            "scope": "openid",
            "code_challenge_method": "S256",
            "default_timeout": SECONDS_ASKED,
        },
    )


def _secret() -> str:
    return str(settings.VINHDANH_OIDC_CLIENT_SECRET)
