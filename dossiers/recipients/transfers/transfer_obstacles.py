"""What keeps a person from being told as moved, or from being taken over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dossiers.models import Nomination, Recipient, Standing, Transfer
from roles.doors.founding_paper import FoundingPaper
from roles.doors.refusals import Obstacle
from roles.models import Unit
from vietnamese.dates import short_date

NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferFacts:
    """`moved_on` is the first day at the new unit; `opinion` may follow with the person's papers."""

    to_unit: int
    moved_on: date
    paper: FoundingPaper
    opinion: str = ""


def faults_of(person: Recipient, facts: TransferFacts, *, on: date) -> Iterator[Obstacle]:
    if person.kind != Recipient.Kind.INDIVIDUAL:
        yield Obstacle("Chỉ cá nhân được điều chuyển.", remedy="Tập thể, hộ gia đình thì đổi tên đơn vị.")
    days = [("quyết định", facts.paper.on), ("chuyển đến", facts.moved_on)]
    for what, day in days:
        if day is not None and day > on:
            yield Obstacle(
                f"Ngày {what} {short_date(day)} chưa đến.", remedy="Ghi khi người ấy đã đến đơn vị mới."
            )
    if person.joined_on is not None and facts.moved_on <= person.joined_on:
        yield Obstacle(
            f"Ngày chuyển đến không sau ngày vào làm việc {short_date(person.joined_on)}.",
            remedy="Xem lại ngày chuyển, hoặc ngày vào làm việc trên thẻ.",
        )
    last = person.transfers.filter(outcome=Transfer.Outcome.TAKEN).order_by("-moved_on").first()
    if last is not None and facts.moved_on <= last.moved_on:
        yield Obstacle(
            f"Người này đã chuyển đến đơn vị hiện nay từ ngày {short_date(last.moved_on)}.",
            remedy="Ngày chuyển đi phải sau ngày ấy.",
        )


def taken_code(unit: Unit, code: str) -> Iterator[Obstacle]:
    other = unit.recipients.filter(staff_code=code).first() if code else None
    if other is not None:
        yield Obstacle(f"Mã cán bộ {code} đã thuộc về {other.name}.", remedy="Ghi mã khác, hoặc để trống.")


def drafts_that_name(person: Recipient) -> Iterator[Obstacle]:
    """A draft of his own unit would hand over somebody who is not there any more."""
    rows = Nomination.objects.filter(
        recipient=person,
        standing=Standing.DRAFT,
        dossier__unit=person.unit_id,
        dossier__discarded_on__isnull=True,
    ).select_related("dossier")
    for row in rows.order_by("dossier", "pk")[:NAMED]:
        yield Obstacle(
            f"{row.recipient_name} đang có trong hồ sơ đang soạn {row.dossier.code}.",
            remedy="Đơn vị lập hồ sơ ấy xóa trường hợp này khỏi hồ sơ, hoặc trình hồ sơ trước.",
        )


def not_of_unit(person: Recipient, unit: int, *, on: date) -> Obstacle:
    """Why the unit of that id does not propose this person; who was its own is told with where he went. One
    statement."""
    gone = person.transfers.filter(from_unit=unit, outcome=Transfer.Outcome.TAKEN)
    last = gone.select_related("to_unit").order_by("-moved_on").first()
    if last is None:
        return Obstacle(
            f"{person.name} không thuộc đơn vị lập hồ sơ.",
            remedy="Chỉ đề nghị người và tập thể của đơn vị mình.",
        )
    return Obstacle(
        f"{person.name} đã chuyển đến {last.to_unit.name_on(on)} từ ngày {short_date(last.moved_on)}.",
        remedy="Đơn vị mới bình xét, đề nghị; đơn vị cũ gửi nhận xét về thời gian công tác ở đây.",
    )
