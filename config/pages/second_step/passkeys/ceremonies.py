"""The two ceremonies of WebAuthn: a device makes a key for this site, and later signs with it.

What a browser is asked bears a challenge that its session keeps: it is good for one answer, for some minutes.
The answer is checked by py_webauthn alone.
"""

from __future__ import annotations

import time
from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import urlsplit

from django.contrib.auth.models import User
from django.http import HttpRequest
from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.authentication.verify_authentication_response import VerifiedAuthentication
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)
from webauthn.registration.verify_registration_response import VerifiedRegistration

from roles.models import Passkey

SITE = "Vinh Danh"
CHALLENGE = "passkey_challenge"
SECONDS_GOOD = 600


class NotProved(Exception):
    """The answer of the device proves nothing: too late, another site's, another challenge's, or forged."""


class NumberedSite(NamedTuple):
    """`named_url` is the same page by a name; empty where only the installation's keeper knows one."""

    number: str
    named_url: str


def numbered_site(request: HttpRequest) -> NumberedSite | None:
    """A site without a name, where no browser makes or uses a key: WebAuthn's `rp_id` is a domain."""
    site = _site_of(request)
    try:
        number = ip_address(site)
    except ValueError:
        return None
    if not number.is_loopback:
        return NumberedSite(site, "")
    port = urlsplit(_origin_of(request)).port
    place = f"localhost:{port}" if port else "localhost"
    return NumberedSite(site, f"{request.scheme}://{place}{request.get_full_path()}")


def asked_to_make(request: HttpRequest, user: User) -> str:
    """What the browser is asked so that a device makes a key of this account, as JSON."""
    options = generate_registration_options(
        rp_id=_site_of(request),
        rp_name=SITE,
        user_id=str(user.pk).encode(),
        user_name=user.get_username(),
        user_display_name=user.get_full_name() or user.get_username(),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=_named(user),
    )
    _keep(request, options.challenge)
    return options_to_json(options)


def asked_to_sign(request: HttpRequest, user: User | None) -> str:
    """Of one account after its password, its keys; of None any key that the device has of this site."""
    options = generate_authentication_options(
        rp_id=_site_of(request),
        allow_credentials=_named(user) if user else [],
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    _keep(request, options.challenge)
    return options_to_json(options)


def made_key(request: HttpRequest, answer: str) -> VerifiedRegistration:
    """Raises NotProved."""
    try:
        return verify_registration_response(
            credential=answer,
            expected_challenge=_challenge(request),
            expected_rp_id=_site_of(request),
            expected_origin=_origin_of(request),
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError) as fault:
        # A key without its coordinates is a KeyError of the library's.
        raise NotProved from fault


def signed_with(request: HttpRequest, answer: str, passkey: Passkey) -> VerifiedAuthentication:
    """Raises NotProved; a count that runs backwards is a copied key's."""
    try:
        return verify_authentication_response(
            credential=answer,
            expected_challenge=_challenge(request),
            expected_rp_id=_site_of(request),
            expected_origin=_origin_of(request),
            credential_public_key=bytes(passkey.public_key),
            credential_current_sign_count=passkey.sign_count,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError) as fault:
        raise NotProved from fault


def _named(user: User) -> list[PublicKeyCredentialDescriptor]:
    rows = Passkey.objects.filter(user=user).values_list("credential", flat=True)
    return [PublicKeyCredentialDescriptor(id=base64url_to_bytes(each)) for each in rows]


def _keep(request: HttpRequest, challenge: bytes) -> None:
    request.session[CHALLENGE] = (bytes_to_base64url(challenge), time.time())


def _challenge(request: HttpRequest) -> bytes:
    """Gone with this look, whatever it proves."""
    kept, at = request.session.pop(CHALLENGE, None) or ("", 0)
    if not kept or not 0 <= time.time() - at <= SECONDS_GOOD:
        raise NotProved
    return base64url_to_bytes(kept)


def _site_of(request: HttpRequest) -> str:
    return urlsplit(f"//{request.get_host()}").hostname or ""


def _origin_of(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"
