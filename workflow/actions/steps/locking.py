"""Locks, always in this order: carrier, dossiers, nominations by id, seats by key. No ring of waiting."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from enum import StrEnum

from django.db.models import QuerySet
from django.utils.timezone import localtime

from dossiers.models import Dossier, Nomination, Recipient
from roles.doors.refusals import Obstacle, Overtaken, Refused
from trail.models import Entry
from trail.phrases import sentence
from trail.verbs import Verb
from vietnamese.dates import clock_time, short_date
from workflow.models import Passage
from workflow.models.desks import Desk
from workflow.table.moves import BY_ACT
from workflow.table.row import Carrier

# Acts ask of a recipient what it is and, where seats are ranked, its sex; the rest of its card is not read.
_UNREAD = [
    f"recipient__{field.name}"
    for field in Recipient._meta.concrete_fields
    if field.name not in ("id", "kind", "sex")
]
# What moving a nomination reads and writes, and where it stands in its unit's order.
MOVED = (
    "dossier",
    "award",
    "standing",
    "held_from",
    "reason",
    "bloc_rank",
    "recipient_name",
    "ordinal",
)


def locked_dossier(dossier_id: int) -> Dossier:
    """The dossier under its row lock, with unit, bloc and jurisdiction; `Refused` when there is none."""
    found = locked_dossiers([dossier_id]).get(dossier_id)
    if found is None:
        raise Refused("Không tìm thấy hồ sơ này.", remedy="Mở lại danh sách hồ sơ và chọn hồ sơ cần xử lý.")
    return found


def locked_dossiers(ids: Iterable[int]) -> dict[int, Dossier]:
    rows = Dossier.objects.select_for_update(of=("self",)).select_related("unit", "bloc", "jurisdiction")
    return {dossier.pk: dossier for dossier in rows.filter(pk__in=ids).order_by("pk")}


def nominations_of(dossier: Dossier, *standings: str, only: Sequence[str] = ()) -> list[Nomination]:
    """The dossier's nominations, locked by id and told in the unit's order; `standings` empty means all.

    `only` names the columns that are read: `MOVED` where the act but moves them.
    """
    known = Nomination.objects.filter(dossier=dossier)
    rows = list(_locked(known.only(*only) if only else known, standings))
    for row in rows:
        row.dossier = dossier
    return sorted(rows, key=lambda row: (row.ordinal, row.pk))


def locked_nominations(ids: Collection[int], *standings: str) -> list[Nomination]:
    """By id, with dossier and unit; fewer than asked when some have moved on."""
    known = Nomination.objects.filter(pk__in=ids).select_related("recipient").defer(*_UNREAD)
    rows = list(_locked(known, standings))
    dossiers = Dossier.objects.select_related("unit", "jurisdiction")
    by_id = dossiers.in_bulk({row.dossier_id for row in rows})
    for row in rows:
        row.dossier = by_id[row.dossier_id]
    return rows


def _locked(rows: QuerySet[Nomination], standings: tuple[str, ...]) -> QuerySet[Nomination]:
    """What the law once said is heavy, and no act reads it back: it judges anew."""
    rows = rows.select_for_update(of=("self",)).defer("findings", "met", "settled").order_by("pk")
    return rows.filter(standing__in=standings) if standings else rows


def open_passage(dossier: Dossier, act: StrEnum) -> Passage:
    """The dossier's stay on its present desk; `Overtaken` when `act` may not be done from there."""
    passages = Passage.objects.select_related("task__process")
    passage = passages.filter(dossier=dossier, closed_at__isnull=True).first()
    if passage is None or Desk(passage.desk) not in BY_ACT[act].at_desks:
        raise overtaken((Carrier.DOSSIER, dossier.pk), BY_ACT[act].label)
    passage.dossier = dossier
    return passage


def refuse_opened(passage: Passage, act: StrEnum) -> None:
    """`Refused` when the receiver has taken up what `act` would take back."""
    if not BY_ACT[act].ready.suits(passage):
        raise Refused(
            f"{told_who_opened(passage)}, không thu hồi được nữa.",
            remedy="Đề nghị nơi nhận trả lại hồ sơ nếu cần sửa.",
        )


def told_who_opened(passage: Passage) -> str:
    """Of a stay that was received: by whom and when."""
    assert passage.received_at is not None and passage.received_on is not None
    who = passage.received_by
    name = (who.get_full_name() or who.get_username()) if who else "Nơi nhận"
    when = f"{clock_time(localtime(passage.received_at))} ngày {short_date(passage.received_on)}"
    return f"{name} đã tiếp nhận hồ sơ lúc {when}"


def overtaken(
    subject: tuple[str, int],
    label: str,
    *,
    moving: int | None = None,
    verb: Verb | None = None,
    obstacles: Iterable[Obstacle] = (),
) -> Overtaken:
    """Tells the second of two who has done what, and when; `moving` asks who last moved that nomination,
    `verb` who last did that very act."""
    rows = Entry.objects.filter(chain__subject_kind=str(subject[0]), chain__subject_id=subject[1])
    if moving is not None:
        rows = rows.filter(payload__contains=f'"nomination":{moving},"reason"')
    if verb is not None:
        rows = rows.filter(verb=verb)
    last = rows.order_by("-seq").first()
    told = f" {_moment(last)} {sentence(last)}" if last else ""
    return Overtaken(
        f"Không thực hiện được “{label}”: việc này đã được xử lý trước đó.{told}",
        remedy="Mở lại trang để xem tình trạng mới nhất.",
        obstacles=obstacles,
    )


def _moment(entry: Entry) -> str:
    """The hour by the database's clock, the day by that of the acts."""
    return f"Lúc {clock_time(localtime(entry.at))} ngày {short_date(entry.acted_on)},"
