"""The code that proves, once, that whoever begins has the machine: known to the shell, kept as a digest."""

from __future__ import annotations

from django.utils.crypto import get_random_string, salted_hmac

from config.models import FirstCode
from roles.appointments.given_passwords import LETTERS
from roles.doors.one_act import one_act
from roles.doors.refusals import Overtaken, Refused
from roles.models import Jurisdiction

# Twenty letters of thirty-one are 99 bits: nobody guesses them, so wrong ones need not be counted.
GROUPS, LETTERS_A_GROUP = 5, 4


@one_act
def make_first_code() -> str:
    """A new code; one made before holds no longer. Refused where the installation has begun."""
    if Jurisdiction.objects.exists():
        raise Overtaken("Hệ thống đã có cấp có thẩm quyền, không cần mã nữa.")
    code = "-".join(get_random_string(LETTERS_A_GROUP, LETTERS) for _ in range(GROUPS))
    FirstCode.objects.all().delete()
    FirstCode.objects.create(digest=_digest_of(code))
    return code


def use_first_code(typed: str) -> None:
    """Within the act that begins: the code goes with it. Raises Refused when it is not the last one made."""
    made = FirstCode.objects.select_for_update().filter(digest=_digest_of(typed)).first()
    if made is None:
        raise Refused(
            "Mã bắt đầu không đúng, hoặc đã có mã mới hơn.",
            remedy="Gõ lại mã; nếu mất mã, người quản trị máy chủ chạy manage.py first_code để có mã mới.",
        )
    made.delete()


def _digest_of(code: str) -> str:
    """However it was typed: capitals, blanks and hyphens say nothing."""
    letters = "".join(letter for letter in code.lower() if letter.isalnum())
    return salted_hmac("config.first_code", letters, algorithm="sha256").hexdigest()
