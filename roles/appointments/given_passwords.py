"""Passwords that are given: the first of an account, and a new one for whoever forgot his.

No e-mail is needed: who may appoint a person gives it on paper or by telephone. It opens the account for some
days, and then only the page on which its owner chooses his own.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.contrib.auth.models import User
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import constant_time_compare, get_random_string

from roles.appointments.appointment_notes import record_appointments
from roles.doors.one_act import one_act
from roles.doors.open_work import ballots_owed_by
from roles.doors.refusals import Forbidden, Obstacle, Refused, refuse_if
from roles.models import Appointment, GivenPassword, Jurisdiction
from roles.queries import jurisdictions_of
from roles.rights.permissions import mandate_for
from trail.record import SYSTEM, Actor
from trail.verbs import Verb
from vietnamese.text import clean

# Read aloud over the telephone without doubt: no 0/o, 1/l/i.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
DAYS_GOOD = 7


def new_password() -> str:
    """Four groups of four letters, 79 bits."""
    return "-".join(get_random_string(4, LETTERS) for _ in range(4))


def mark_given(user: User) -> None:
    """The password that the account has now was given; only within the act that gives it."""
    told = {"mark": user.get_session_auth_hash(), "until": timezone.now() + timedelta(days=DAYS_GOOD)}
    GivenPassword.objects.update_or_create(user=user, defaults=told)


def given_password_of(user: User) -> GivenPassword | None:
    """None where the account's password is one that its owner chose, or the server's administrator set."""
    return given_passwords_of([user]).get(user.pk)


def given_passwords_of(users: Iterable[User]) -> dict[int, GivenPassword]:
    """By account the same of many; one statement."""
    known = {user.pk: user for user in users}
    rows = GivenPassword.objects.filter(user__in=known)
    return {row.user_id: row for row in rows if _is_of_today(row, known[row.user_id])}


def _is_of_today(row: GivenPassword, user: User) -> bool:
    hashes = (user.get_session_auth_hash(), *user.get_session_auth_fallback_hash())
    return any(constant_time_compare(row.mark, each) for each in hashes)


@one_act
def forget_given(user: User) -> None:
    """Its owner has chosen his own."""
    GivenPassword.objects.filter(user=user).delete()


@one_act
def give_password(username: str, *, by: User | None, reason: str, on: date) -> tuple[User, str]:
    """A new password of the account, to be shown once; whoever is signed in with the old one is out.

    Asked of who may appoint wherever the account has a right, today or later: nobody comes by this into an
    office that he could not give. `by` None is who runs the server. Raises Refused, Forbidden.
    """
    user = account_called(username)
    held = appointments_held(user, on=on)
    actor = giver_of(user, held, by=by, on=on)
    refuse_if(_obstacles(user, by=by, reason=reason), message="Chưa cấp được mật khẩu.")
    password = new_password()
    user.set_password(password)
    user.save(update_fields=["password"])
    mark_given(user)
    record_appointments(Verb.PASSWORD_GIVEN, held, by=actor, on=on, reason=clean(reason))
    return user, password


def account_called(username: str) -> User:
    """The account, locked until the act ends; Refused where there is none."""
    user = User.objects.select_for_update().filter(username=username).first()
    if user is None:
        raise Refused(
            f"Không có tài khoản “{username}”.",
            remedy="Xem lại chữ hoa, chữ thường và dấu của tên đăng nhập.",
        )
    return user


def appointments_held(user: User, *, on: date) -> list[Appointment]:
    """Those of that day and of later ones."""
    rows = Appointment.objects.filter(Q(until__isnull=True) | Q(until__gte=on), user=user)
    return list(rows.select_related("user", "unit", "bloc", "council", "jurisdiction"))


def giver_of(user: User, held: list[Appointment], *, by: User | None, on: date) -> Actor:
    """Who may appoint at every jurisdiction that the account serves; else Forbidden."""
    if by is None:
        return SYSTEM
    served = jurisdictions_of([row.organ for row in held], on=on).values()
    mandates = {where: where and mandate_for(by, "appoint", where, on=on) for where in served}
    lacking = [where for where, mandate in mandates.items() if mandate is None]
    if not mandates:
        raise Forbidden(
            "Tài khoản này không còn chức trách nào nên không ai cấp mật khẩu hay đặt lại xác thực cho nó."
        )
    if lacking:
        raise Forbidden(
            f"Tài khoản này còn chức trách {_places(lacking)}, nơi ông/bà không có quyền phân công; việc này "
            "sẽ mở cả chức trách ấy.",
            remedy="Nhờ người quản trị máy chủ làm (lệnh give_password, reset_second_step).",
        )
    return next(mandate.actor for mandate in mandates.values() if mandate)


def ballot_obstacles(user: User, *, by: User | None) -> list[Obstacle]:
    """A ballot is secret and one's own: who opens the account while it is owed could cast it."""
    if by is None:
        return []
    return [
        Obstacle(
            f"Người này đang còn phiếu chưa bỏ tại cuộc họp {words}.",
            "Chờ người ấy bỏ phiếu hoặc cuộc họp kết thúc; cần ngay thì nhờ người quản trị máy chủ làm (lệnh "
            "give_password, reset_second_step).",
        )
        for words in ballots_owed_by(user.pk)
    ]


def _places(lacking: list[Jurisdiction | None]) -> str:
    named = sorted({where.name for where in lacking if where is not None})
    return f"tại {', '.join(named)}" if named else "ở nơi chưa thuộc cấp có thẩm quyền nào"


def _obstacles(user: User, *, by: User | None, reason: str) -> list[Obstacle]:
    found = ballot_obstacles(user, by=by)
    if not clean(reason):
        found.append(Obstacle("Thiếu lý do cấp mật khẩu.", "Ghi lý do; nhật ký giữ lại lý do này."))
    if not user.is_active:
        found.append(
            Obstacle("Tài khoản này đã ngừng dùng.", "Nhờ người quản trị máy chủ mở lại tài khoản trước.")
        )
    if by is not None and by.pk == user.pk:
        found.append(
            Obstacle("Đây là tài khoản của chính ông/bà.", "Đổi mật khẩu trên trang “Đổi mật khẩu”.")
        )
    return found
