"""The doors of a person's own mail: an address, its proof, and what is wanted there."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from django.contrib.auth.models import User
from django.core import signing
from django.db.models.functions import Now
from django.utils import timezone

from news.mail_settings import is_on
from news.models import Mail, MailChoice
from roles.doors.one_act import one_act
from roles.doors.refusals import Refused

SALT = "news.mailing.address"
# A link lies in a mailbox; after this it proves nothing.
GOOD_FOR = timedelta(days=3)
# Nobody fills another's mailbox from here.
MOST_A_DAY = 3
_OFF = "Nơi cài đặt này chưa gửi thư điện tử."


@one_act
def give_address(person: User, address: str) -> MailChoice:
    """Kept as unproved, and a letter with its link enqueued; nothing else goes there before it was opened."""
    if not is_on():
        raise Refused(_OFF, remedy="Người quản trị máy chủ cấu hình thư điện tử trước.")
    User.objects.select_for_update(no_key=True).get(pk=person.pk)
    if MailChoice.objects.filter(person=person, address=address, confirmed_at__isnull=False).exists():
        raise Refused("Địa chỉ này đã được xác nhận.", remedy="Ghi địa chỉ khác nếu muốn nhận ở nơi khác.")
    letters = Mail.objects.filter(person=person, kind=Mail.Kind.CONFIRM)
    if letters.filter(made_at__gt=timezone.now() - timedelta(days=1)).count() >= MOST_A_DAY:
        raise Refused(
            f"Trong một ngày chỉ gửi được {MOST_A_DAY} thư xác nhận.",
            remedy="Xem hộp thư rác của địa chỉ đã ghi, hoặc thử lại vào ngày mai.",
        )
    choice, _made = MailChoice.objects.update_or_create(
        person=person, defaults={"address": address, "confirmed_at": None}
    )
    Mail.objects.create(
        key=f"confirm:{person.pk}:{letters.count() + 1}",
        kind=Mail.Kind.CONFIRM,
        person=person,
        address=address,
        subject="Vinh Danh: xác nhận địa chỉ thư điện tử",
    )
    return choice


def proof_of(person: int, address: str) -> str:
    """What the link of the letter bears."""
    return signing.dumps([person, address], salt=SALT)


@one_act
def confirm_address(person: User, proof: str) -> MailChoice:
    """Refused for another's link, an old one, and one of an address that was changed since."""
    try:
        number, address = signing.loads(proof, salt=SALT, max_age=GOOD_FOR)
    except (signing.BadSignature, ValueError, TypeError):
        number, address = None, ""
    choice = MailChoice.objects.select_for_update().filter(person=person, address=address).first()
    if choice is None or number != person.pk:
        raise Refused(
            "Liên kết xác nhận không dùng được: đã quá hạn, của tài khoản khác, hoặc của địa chỉ đã thay.",
            remedy="Ghi lại địa chỉ ở trang “Thư điện tử của tôi” để nhận liên kết mới.",
        )
    if choice.confirmed_at is None:
        choice.confirmed_at = Now()
        choice.save(update_fields=["confirmed_at"])
    return choice


@one_act
def choose_mail(person: User, *, is_daily: bool, at_once: bool, kept_out: Collection[str]) -> None:
    """What goes to the address from now on."""
    told = {"is_daily": is_daily, "at_once": at_once, "kept_out": sorted(kept_out)}
    if not MailChoice.objects.filter(person=person).update(**told):
        raise Refused("Chưa ghi địa chỉ thư điện tử.", remedy="Ghi địa chỉ trước, rồi chọn thư nào được gửi.")


@one_act
def forget_address(person: User) -> None:
    """No mail any more; what was sent stays recorded."""
    MailChoice.objects.filter(person=person).delete()
