"""The passkeys of accounts: kept, named, used, taken away."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils import timezone
from webauthn.helpers import bytes_to_base64url, parse_authentication_credential_json
from webauthn.helpers.exceptions import WebAuthnException

from config.pages.second_step.passkeys.ceremonies import NotProved, made_key, signed_with
from config.pages.second_step.recovery_codes import new_recovery_codes
from roles.doors.one_act import database_refusals_as, one_act
from roles.doors.refusals import Overtaken
from roles.models import AuthenticatorKey, Passkey, RecoveryCode

# A desk, a telephone, a key on the ring, and what was replaced; the browser is told of each.
MOST_PASSKEYS = 20


@one_act
def keep_passkey(request: HttpRequest, user: User, *, answer: str, name: str) -> list[str]:
    """Codes for paper where the account had none. Raises NotProved, Overtaken."""
    made = made_key(request, answer)
    with database_refusals_as(lambda: Overtaken("Khóa truy cập này đã được thêm.")):
        Passkey.objects.create(
            user=user,
            name=name,
            credential=bytes_to_base64url(made.credential_id),
            public_key=made.credential_public_key,
            sign_count=made.sign_count,
        )
    return [] if RecoveryCode.objects.filter(user=user).exists() else new_recovery_codes(user)


@one_act
def use_passkey(request: HttpRequest, answer: str, *, of: User | None) -> User:
    """Whose it is; where `of` is known it must be that account's. Raises NotProved."""
    try:
        named = parse_authentication_credential_json(answer).id
    except (WebAuthnException, ValueError) as fault:
        raise NotProved from fault
    rows = Passkey.objects.select_for_update(of=("self",)).select_related("user")
    passkey = rows.filter(credential=named, user__is_active=True).first()
    if passkey is None or (of is not None and passkey.user_id != of.pk):
        raise NotProved
    proved = signed_with(request, answer, passkey)
    passkey.sign_count, passkey.used_at = proved.new_sign_count, timezone.now()
    passkey.save(update_fields=["sign_count", "used_at"])
    return passkey.user


@one_act
def name_passkey(user: User, pk: int, *, name: str) -> bool:
    """Whether it is still there; nobody names another's."""
    return Passkey.objects.filter(user=user, pk=pk).update(name=name) == 1


@one_act
def take_away_passkey(user: User, pk: int) -> bool:
    """Whether it was still there; with the last second step the codes on paper go too."""
    gone, _of_each = Passkey.objects.filter(user=user, pk=pk).delete()
    others = (AuthenticatorKey, Passkey)
    if not any(model.objects.filter(user=user).exists() for model in others):
        RecoveryCode.objects.filter(user=user).delete()
    return gone == 1
