"""New nominations, set-based: all rows are looked at first, every fault is told, then all are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dossiers.drafting.open_draft import Draft, told_proposals
from dossiers.drafting.remedies.ticked_initiatives import tick_initiatives, tick_known_initiatives
from dossiers.judging.nomination_grounds import ground_fault
from dossiers.judging.offered_awards import way_fault
from dossiers.models import Dossier, Nomination, Recipient, Standing
from dossiers.recipients.transfers.transfer_obstacles import not_of_unit
from law.awards import UnknownAward, name_of
from law.awards import award as award_of
from roles.doors.refusals import Obstacle, Refused, refuse_if
from roles.rights.unit_heirs import unit_with_heirs
from trail.record import StandingMove
from trail.verbs import Verb
from vietnamese.dates import short_date
from vietnamese.text import clean

OF_ANOTHER_WAY = "Chọn hình thức khen thưởng, hoặc lập hồ sơ loại khác."


@dataclass(frozen=True, slots=True)
class NewNomination:
    """One proposal; empty days are the dossier's whole year, an empty way is the dossier's.

    `ordinal` is the unit's order of preference, 0 for none given. `initiatives` are ids of the recipient's
    own; None takes those of the achievement's years that carry no other award (`ticked_initiatives`).
    """

    recipient_id: int
    award: str
    achievement_since: date | None = None
    achievement_until: date | None = None
    way: str = ""
    achievement: str = ""
    ordinal: int = 0
    initiatives: Sequence[int] | None = None
    ground: str = ""


def insert_nominations(
    draft: Draft, rows: Sequence[NewNomination], *, verb: Verb = Verb.DRAFTED
) -> list[Nomination]:
    """Seven statements; recipients must belong to the dossier's unit."""
    if not rows:
        return []
    dossier = draft.dossier
    people = _locked({row.recipient_id for row in rows})
    refuse_if(
        [*_obstacles(rows, people, draft), *_repeated(rows, people, dossier)],
        message="Chưa thêm được vào hồ sơ.",
    )
    made = Nomination.objects.bulk_create(
        [_nomination(row, people[row.recipient_id], dossier) for row in rows]
    )
    _link_initiatives(made, rows, draft)
    draft.tell(
        verb,
        details=_told(made),
        moves=[
            StandingMove(
                nomination=each.pk, from_="", to=Standing.DRAFT, about=f"{each.recipient_name}: {each.award}"
            )
            for each in made
        ],
    )
    return made


def _locked(keys: set[int]) -> dict[int, Recipient]:
    """Against a transfer that is taken over at the same moment; who nominates others does not wait."""
    rows = Recipient.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk")
    return {each.pk: each for each in rows}


def _told(made: Sequence[Nomination]) -> dict[str, object]:
    """On which ground each was proposed, by code for a proof and in words for a reader; for what merit."""
    named = {str(each.pk): each.ground for each in made if each.ground}
    told = told_proposals(made)
    return ({"grounds": named} if named else {}) | ({"proposed": told} if told else {})


def refuse_wrong_award(code: str, recipient: Recipient) -> None:
    """Raises Refused unless the law knows the award for this kind of recipient."""
    if fault := _award_fault(code, recipient):
        raise Refused(fault, remedy="Chọn danh hiệu hoặc hình thức khen thưởng khác.")


def _award_fault(code: str, recipient: Recipient) -> str:
    try:
        found = award_of(code)
    except UnknownAward as fault:
        return str(fault)
    if recipient.kind not in found.recipients:
        return f"{found.name} không dành cho {recipient.get_kind_display()} ({recipient.name})."
    return ""


def _obstacles(
    rows: Iterable[NewNomination], people: dict[int, Recipient], draft: Draft
) -> Iterable[Obstacle]:
    dossier = draft.dossier
    own = {unit.pk for unit in unit_with_heirs(dossier.unit, on=draft.on)}
    for row in rows:
        recipient = people.get(row.recipient_id)
        if recipient is None:
            yield Obstacle(
                "Không tìm thấy người hoặc tập thể được chọn.", "Chọn lại trong danh sách của đơn vị."
            )
            continue
        if recipient.unit_id not in own:
            yield not_of_unit(recipient, dossier.unit_id, on=draft.on)
        if recipient.ended_on is not None and recipient.ended_on.year < dossier.year:
            yield Obstacle(
                f"{recipient.name} đã kết thúc ở đơn vị từ ngày {short_date(recipient.ended_on)}.",
                "Ghi nhầm thì mở thẻ, ghi hoạt động lại.",
            )
        if fault := _award_fault(row.award, recipient):
            yield Obstacle(fault, "Chọn danh hiệu hoặc hình thức khen thưởng khác.")
        elif fault := way_fault(award_of(row.award), row.way or dossier.way, dossier, on=draft.on):
            yield Obstacle(f"{recipient.name}: {fault}", OF_ANOTHER_WAY)
        elif fault := _ground_fault(row, recipient, draft):
            yield Obstacle(f"{recipient.name}: {fault}", "Chọn lại tiêu chuẩn xét, hoặc để trống.")
        since, until = _period(row, dossier)
        if until < since:
            yield Obstacle(
                f"{recipient.name}: ngày kết thúc thành tích đứng trước ngày bắt đầu.", "Sửa lại hai ngày."
            )


def _ground_fault(row: NewNomination, recipient: Recipient, draft: Draft) -> str:
    return ground_fault(
        row.ground,
        award=row.award,
        kind=recipient.kind,
        way=row.way or draft.dossier.way,
        dossier=draft.dossier,
        on=draft.on,
    )


def _repeated(
    rows: Sequence[NewNomination], people: dict[int, Recipient], dossier: Dossier
) -> Iterable[Obstacle]:
    """The same person for the same award: within the rows, or with what is in the dossier already."""
    there = set(
        dossier.nominations.exclude(standing=Standing.WITHDRAWN)
        .filter(recipient__in=people)
        .values_list("recipient_id", "award")
    )
    asked = Counter((row.recipient_id, row.award) for row in rows)
    for (recipient, code), times in asked.items():
        if recipient in people and (times > 1 or (recipient, code) in there):
            yield Obstacle(
                f"{people[recipient].name} đã được đề nghị {name_of(code)} trong hồ sơ này.",
                "Mỗi người, mỗi tập thể chỉ đề nghị một lần cho một danh hiệu hoặc hình thức.",
            )


def _period(row: NewNomination, dossier: Dossier) -> tuple[date, date]:
    since = row.achievement_since or date(dossier.year, 1, 1)
    return since, row.achievement_until or date(dossier.year, 12, 31)


def _nomination(row: NewNomination, recipient: Recipient, dossier: Dossier) -> Nomination:
    since, until = _period(row, dossier)
    return Nomination(
        dossier=dossier,
        recipient=recipient,
        award=row.award,
        way=row.way or dossier.way,
        ground=row.ground,
        ordinal=row.ordinal,
        achievement_since=since,
        achievement_until=until,
        achievement=clean(row.achievement),
        recipient_name=recipient.name,
        recipient_post=recipient.post,
        sort_key=recipient.sort_key,
    )


def _link_initiatives(made: Sequence[Nomination], rows: Sequence[NewNomination], draft: Draft) -> None:
    """Exactly the named ones; where none were named those of the years that are free. Three statements."""
    pairs = list(zip(made, rows, strict=True))
    tick_initiatives([(each.pk, initiative) for each, row in pairs for initiative in row.initiatives or ()])
    own = [each.pk for each, row in pairs if row.initiatives is None]
    tick_known_initiatives(draft.dossier, own, on=draft.on)
