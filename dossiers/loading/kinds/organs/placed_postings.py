"""Appointments of a file beside those stored: there already, refused by the door, or new."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from django.contrib.auth.models import User

from dossiers.importing.checking.rows import ListRow
from dossiers.loading.kinds.organs.founding_papers import TypedPaper
from dossiers.loading.kinds.organs.typed_accounts import (
    MOST_ACCOUNTS,
    FaultOfRow,
    accounts_called,
    reads_account,
    refuse_wrong_account,
    telling,
)
from dossiers.loading.load_kind import FirstAccount, LoadGround, LoadSource
from roles.appointments.accounts import account_for
from roles.appointments.appointing import appoint_many
from roles.appointments.appointment_obstacles import obstacles_of_each
from roles.appointments.postings import Posting
from roles.models import Appointment, Unit
from roles.rights.permissions import Organ
from vietnamese.text import clean


class TypedPosting(NamedTuple):
    """A row; `organ` is told by the kind."""

    number: int
    username: str
    full_name: str
    office: str
    organ_code: str
    organ: str
    post: str
    since: date
    until: date | None
    paper: TypedPaper


def typed_posting(row: ListRow, *, organ: str) -> TypedPosting:
    """Of a row whose cells are sound."""
    said: Any = row.values.get
    return TypedPosting(
        row.number,
        said("username"),
        said("full_name") or "",
        said("office"),
        said("organ_code") or "",
        organ,
        said("post"),
        said("since"),
        said("until"),
        TypedPaper(said("paper_number"), said("paper_on"), said("paper_by")),
    )


class PlacedPosting(NamedTuple):
    """A posting whose user is made first where `is_new`."""

    row: TypedPosting
    posting: Posting
    is_new: bool


_OF_THE_SEAT = ("office", "organ_code", "organ", "council", "since", "until")


def placed_postings(
    rows: Sequence[tuple[TypedPosting, Organ | None]], ground: LoadGround
) -> tuple[list[PlacedPosting], int]:
    """What is to be appointed, and how many rows are there already; the rest is told. Of a row without an
    organ, or with a cell of its seat unread, only the account is looked at. Three statements."""
    users = accounts_called([row for row, _organ in rows])
    stored = _stored(users.values())
    made: dict[str, User] = {}
    found: list[PlacedPosting] = []
    already = 0
    for row, organ in rows:
        known = users.get(row.username)
        user: User | None = None
        with telling(ground, row.number, row.full_name):
            if reads_account(row.number, ground):
                refuse_wrong_account(row, known)
                user = known or _newcomer(row, made)
        if user is None or organ is None or not ground.reads(row.number, *_OF_THE_SEAT):
            continue
        if (user.pk, row.office, type(organ), organ.pk, row.since, row.until) in stored:
            already += 1
        else:
            found.append(PlacedPosting(row, _posting(row, organ, user), known is None))
    _tell_obstacles(found, ground)
    _refuse_too_many(found, ground)
    return found, already


def _newcomer(row: TypedPosting, made: dict[str, User]) -> User:
    """Somebody who is not stored; a key below 0 tells two of them apart."""
    family, _, given = clean(row.full_name).rpartition(" ")
    fresh = User(pk=-len(made) - 1, username=row.username, first_name=family, last_name=given)
    user = made.setdefault(row.username, fresh)
    if user is not fresh and user.get_full_name() != fresh.get_full_name():
        what = f"Tên đăng nhập “{row.username}” ở dòng trên là của {user.get_full_name()}."
        raise FaultOfRow("username", what, "Ghi tên đăng nhập khác, hoặc cùng họ tên.")
    return user


def _posting(row: TypedPosting, organ: Organ, user: User) -> Posting:
    return Posting(
        user=user,
        office=row.office,
        organ=organ,
        since=row.since,
        until=row.until,
        post=row.post,
        **row.paper._asdict(),
    )


def _stored(users: Collection[User]) -> set[tuple[object, ...]]:
    """What these people hold, or held, in their own right."""
    rows = Appointment.objects.filter(capacity="", user__in=users)
    return {(row.user_id, row.office, *row.organ_key, row.since, row.until) for row in rows}


def _tell_obstacles(found: Sequence[PlacedPosting], ground: LoadGround) -> None:
    each = obstacles_of_each([placed.posting for placed in found])
    for placed, obstacles in zip(found, each, strict=True):
        for one in obstacles:
            ground.fault(placed.row.number, "office", one.message, one.remedy, placed.posting.person)


def _refuse_too_many(found: Sequence[PlacedPosting], ground: LoadGround) -> None:
    names = list(dict.fromkeys(placed.row.username for placed in found if placed.is_new))
    if len(names) > MOST_ACCOUNTS:
        first = next(each.row for each in found if each.row.username == names[MOST_ACCOUNTS])
        what = f"Bảng có {len(names)} tài khoản mới; mỗi tệp nhiều nhất {MOST_ACCOUNTS}."
        remedy = "Nạp lần lượt: từ dòng này trở đi chuyển sang tệp khác."
        ground.fault(first.number, "username", what, remedy, first.full_name)


def appoint_placed(
    placed: Sequence[PlacedPosting], ground: LoadGround, source: LoadSource
) -> list[FirstAccount]:
    """Through the door of appointments, all at once; who has a new account is told with its password."""
    made: dict[str, tuple[User, str]] = {}
    postings: list[Posting] = []
    told: list[FirstAccount] = []
    for each in placed:
        row, posting = each.row, each.posting
        if each.is_new and row.username not in made:
            made[row.username] = account_for(username=row.username, full_name=row.full_name, user=None)
            password = made[row.username][1]
            told.append(FirstAccount(_called(posting), posting.person, row.username, password))
        user = made[row.username][0] if each.is_new else posting.user
        postings.append(replace(posting, user=user))
    appoint_many(postings, by=source.by, on=ground.on)
    return told


def _called(posting: Posting) -> str:
    organ = posting.organ
    return organ.name_on(posting.since) if isinstance(organ, Unit) else str(organ)
