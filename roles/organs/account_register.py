"""The accounts of a house: everybody who holds, held or will hold an office there, and how he may sign in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from django.contrib.auth.models import User
from django.utils import timezone

from roles.appointments.given_passwords import given_passwords_of
from roles.appointments.people_in_office import appointments_under
from roles.models import Appointment, AuthenticatorKey, GivenPassword, Jurisdiction, Passkey
from roles.queries import organ_names
from vietnamese.collation import person_key
from vietnamese.dates import short_date
from vietnamese.text import has_every_word


class AccountState(StrEnum):
    """How an account stands; the values stand in addresses."""

    AT_WORK = "dang-dung"
    NEVER_IN = "chua-vao"
    GIVEN = "cho-doi-mat-khau"
    TOO_LATE = "qua-han-mat-khau"
    WITHOUT_OFFICE = "khong-chuc-trach"
    CLOSED = "da-dong"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def tone(self) -> str:
        """As the badges know it."""
        return "grey" if self is AccountState.CLOSED else "green" if self is AccountState.AT_WORK else "amber"


_LABELS = {
    AccountState.AT_WORK: "Đang dùng",
    AccountState.NEVER_IN: "Chưa đăng nhập lần nào",
    AccountState.GIVEN: "Được cấp mật khẩu, chưa đổi",
    AccountState.TOO_LATE: "Mật khẩu được cấp đã quá hạn",
    AccountState.WITHOUT_OFFICE: "Mở, hôm nay không giữ chức trách",
    AccountState.CLOSED: "Đã đóng",
}


@dataclass(frozen=True)
class HeldOffice:
    """One appointment of an account at the house; `when` is empty for one that runs."""

    row: Appointment
    place: str
    when: str


@dataclass(frozen=True)
class AccountLine:
    """An account; `offices` are those that run, else those that come, else the last. `acts_on`: the running
    one by which somebody gives it a password or closes it."""

    user: User
    person: str
    state: AccountState
    offices: Sequence[HeldOffice]
    acts_on: Appointment | None
    has_second_step: bool
    given: GivenPassword | None

    @property
    def words(self) -> str:
        """What is searched."""
        held = (f"{one.row.post} {one.row.get_office_display()} {one.place}" for one in self.offices)
        return f"{self.person} {self.user.get_username()} {' '.join(held)}"


def accounts_of(jurisdiction: Jurisdiction, *, on: date) -> list[AccountLine]:
    """By given name; six statements, whatever their number."""
    rows = list(appointments_under(jurisdiction, on=on).order_by("user", "since", "pk"))
    names = organ_names([row.organ for row in rows], on=on)
    held = [HeldOffice(row, names[row.organ], _when(row, on)) for row in rows]
    users = {row.user_id: row.user for row in rows}
    given, stepped = given_passwords_of(users.values()), _with_second_step(users)
    groups = groupby(held, key=lambda one: one.row.user_id)
    found = [_line(list(offices), given.get(user), user in stepped, on=on) for user, offices in groups]
    return sorted(found, key=lambda line: (person_key(line.person), line.user.get_username()))


def narrowed(
    lines: Sequence[AccountLine], *, words: str = "", state: str = "", step: str = "", office: str = ""
) -> Iterator[AccountLine]:
    """`words` finds without marks, `state` is one of AccountState, `step` "co" or "khong", `office` one of
    Office; what is empty narrows nothing."""
    for line in lines:
        if (state and line.state != state) or (step and (step == "co") != line.has_second_step):
            continue
        if office and office not in {one.row.office for one in line.offices}:
            continue
        if has_every_word(line.words, words):
            yield line


def _with_second_step(users: Collection[int]) -> set[int]:
    keys = AuthenticatorKey.objects.filter(user__in=users).values_list("user_id", flat=True)
    return {*keys, *Passkey.objects.filter(user__in=users).values_list("user_id", flat=True)}


def _line(
    held: Sequence[HeldOffice], given: GivenPassword | None, has_second_step: bool, *, on: date
) -> AccountLine:
    user = held[0].row.user
    running = [one for one in held if not one.when]
    coming = [one for one in held if one.row.since > on]
    return AccountLine(
        user,
        user.get_full_name() or user.get_username(),
        _state(user, given, has_office=bool(running)),
        running or coming or held[-1:],
        running[0].row if running else None,
        has_second_step,
        given,
    )


def _state(user: User, given: GivenPassword | None, *, has_office: bool) -> AccountState:
    if not user.is_active:
        return AccountState.CLOSED
    if not has_office:
        return AccountState.WITHOUT_OFFICE
    if given is not None:
        return AccountState.GIVEN if given.until > timezone.now() else AccountState.TOO_LATE
    return AccountState.NEVER_IN if user.last_login is None else AccountState.AT_WORK


def _when(row: Appointment, on: date) -> str:
    if row.since > on:
        return f"từ {short_date(row.since)}"
    return f"đến hết {short_date(row.until)}" if row.until is not None and row.until < on else ""
