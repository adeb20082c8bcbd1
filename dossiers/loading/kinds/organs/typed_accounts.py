"""Whose account a row means: one that exists, or one that is made with what the row founds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol

from django.contrib.auth.models import User

from dossiers.importing.cell_faults import CellFault
from dossiers.importing.checking.rows import ListRow
from dossiers.loading.load_kind import LoadGround
from roles.forms.appointment_forms import USERNAME
from vietnamese.text import clean

MOST_ACCOUNTS = 50
"""So many passwords are worked out while the page waits; they are shown once, so no worker can do it."""


class FaultOfRow(Exception):
    """(key of the column, what is wrong, how to mend it)."""


@contextmanager
def telling(ground: LoadGround, number: int, name: str) -> Iterator[None]:
    """A FaultOfRow inside is told of the row; what stands after goes on, for one fault hides no other."""
    try:
        yield
    except FaultOfRow as fault:
        key, what, remedy = fault.args
        ground.fault(number, key, what, remedy, name)


class OfAccount(Protocol):
    @property
    def username(self) -> str: ...

    @property
    def full_name(self) -> str: ...


def check_username(row: ListRow, faults: list[CellFault]) -> None:
    username = row.get("username")
    if username and not USERNAME.fullmatch(username):
        row.bad.add("username")
        what = f"Tên đăng nhập “{username}” có chữ không dùng được."
        faults.append(row.fault("username", what, "Chỉ chữ không dấu, chữ số và dấu chấm, ví dụ: nv.thang."))


def accounts_called(rows: Iterable[OfAccount]) -> dict[str, User]:
    """Those that exist, by name. One statement."""
    names = {row.username for row in rows}
    return {user.username: user for user in User.objects.filter(username__in=names)}


def reads_account(number: int, ground: LoadGround) -> bool:
    return ground.reads(number, "username", "full_name")


def refuse_wrong_account(row: OfAccount, user: User | None) -> None:
    """As the form of an appointment asks it; raises FaultOfRow."""
    if user is None:
        if not row.full_name:
            what = f"Chưa có tài khoản “{row.username}” mà dòng không ghi họ và tên."
            raise FaultOfRow("full_name", what, "Ghi họ và tên để lập tài khoản mới.")
        return
    owner = user.get_full_name() or user.username
    if row.full_name and clean(row.full_name) != clean(user.get_full_name()):
        what = f"Tài khoản “{row.username}” là của {owner}."
        raise FaultOfRow("username", what, "Xóa ô họ tên nếu đúng người, hoặc ghi tên đăng nhập khác.")
    if not user.is_active:
        raise FaultOfRow("username", f"Tài khoản của {owner} đã ngừng dùng.", "Ghi tài khoản khác.")
