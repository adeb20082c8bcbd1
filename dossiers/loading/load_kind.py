"""What the machine must be told of a kind of sheet, and what a kind answers about the rows of a file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, Protocol

from django.contrib.auth.models import User

from dossiers.importing.cell_faults import CellFault
from dossiers.importing.checking.columns import Listing
from dossiers.importing.checking.rows import ListRow
from roles.models import Jurisdiction
from roles.rights.permissions import Mandate


class FaultOf(Protocol):
    """Tells a fault of a record's cell: (row, key of the column, what is wrong, how to mend it, whose)."""

    def __call__(self, number: int, key: str, what: str, remedy: str, name: str = "") -> None: ...


@dataclass(frozen=True, slots=True)
class LoadGround:
    """Where and when a load is looked at, who is told of faults; `unread` are by row the cells that have a
    fault already: what a record holds in their places means nothing, and the row is not stored."""

    jurisdiction: Jurisdiction
    on: date
    fault: FaultOf
    unread: Mapping[int, Collection[str]] = field(default_factory=dict)

    def reads(self, number: int, *keys: str) -> bool:
        """Whether nothing is wrong with these cells of the row: only then may a fault be told of them."""
        return not (number in self.unread and any(key in self.unread[number] for key in keys))

    def is_whole(self, number: int) -> bool:
        return number not in self.unread


@dataclass(frozen=True, slots=True)
class LoadSource:
    """Who loads what: the file's name and SHA-256, as the history and the rows themselves will tell."""

    name: str
    sha256: str
    mandate: Mandate
    by: User
    told: Callable[[int], None]

    @property
    def words(self) -> str:
        """As a reader of a row sees it."""
        return f"bảng Excel “{self.name}”"[:200]


class FirstAccount(NamedTuple):
    """Who begins at an organ that a load founded; `password` empty where he had an account."""

    organ: str
    person: str
    username: str
    password: str


@dataclass
class LoadPlan:
    """What storing would do. `new` is the kind's own, about so many `subjects`; `newcomers` are told by name
    and unit; a `doubtful` row (its number, whose it is, why) is not stored, nor is a `refuted` one (its
    number, whose it is, what, found wrong by whom and when). `accounts` are there once it is stored, for the
    page that answers, and nowhere else: they hold passwords."""

    new: Sequence[Any] = ()
    subjects: int = 0
    already: int = 0
    doubtful: list[tuple[int, str, str]] = field(default_factory=list)
    refuted: list[tuple[int, str, str]] = field(default_factory=list)
    newcomers: list[tuple[str, str]] = field(default_factory=list)
    counts: Mapping[str, int] = field(default_factory=dict)
    accounts: list[FirstAccount] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class LoadKind:
    """`code` names it in addresses and jobs. `check` looks at one row, `record` keeps what is needed of it;
    `plan` looks at all records beside what is stored, those of half-read rows too (`LoadGround.reads`), under
    locks where `is_locked`; `store` writes a plan
    and tells the history of each subject. `right` is asked beside the right to load; `caution` is read before
    the rows are confirmed, `afterwards` when they are stored.
    One that `is_told_once` gives accounts, which only the answer to a person bears: no worker stores it."""

    code: str
    title: str
    noun: str
    lead: str
    listing: Listing
    guide: tuple[tuple[str, str], ...]
    check: Callable[[ListRow, list[CellFault], date], None]
    record: Callable[[ListRow], Any]
    plan: Callable[[Sequence[Any], LoadGround, bool], LoadPlan]
    store: Callable[[LoadPlan, LoadGround, LoadSource], None]
    right: str = "load_history"
    caution: str = "Mỗi dòng được ghi là khai theo bảng này, chưa đối chiếu giấy tờ."
    afterwards: str = ""
    is_told_once: bool = False
