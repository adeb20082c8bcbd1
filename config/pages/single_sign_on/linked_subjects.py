"""Which account a provider's identity opens: one that its owner has linked from inside, never a new one."""

from __future__ import annotations

from django.contrib.auth.models import User

from config.models import LinkedSubject
from config.pages.single_sign_on.identity_provider import Identity
from roles.doors.one_act import database_refusals_as, one_act
from roles.doors.refusals import Overtaken


@one_act
def link(user: User, identity: Identity) -> None:
    """Raises Overtaken where the identity, or the account, is linked already."""
    with database_refusals_as(_linked_already):
        LinkedSubject.objects.create(user=user, issuer=identity.issuer, subject=identity.subject)


@one_act
def unlink(user: User) -> None:
    LinkedSubject.objects.filter(user=user).delete()


def user_of(identity: Identity) -> User | None:
    rows = LinkedSubject.objects.filter(issuer=identity.issuer, subject=identity.subject)
    row = rows.filter(user__is_active=True).select_related("user").first()
    return row.user if row else None


def _linked_already() -> Overtaken:
    return Overtaken(
        "Danh tính này hoặc tài khoản này đã được liên kết; chưa có gì được ghi.",
        remedy="Bỏ liên kết cũ trên trang “Tài khoản của tôi” của tài khoản ấy trước.",
    )
