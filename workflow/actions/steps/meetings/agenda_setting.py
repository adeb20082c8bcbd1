"""What a council can be called to: its composition of that day, and nominations that wait for its vote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from dossiers.local_law import local_law
from dossiers.models import Nomination, Standing
from law.awards import name_of
from law.procedure.routing import needs_council
from law.procedure.thresholds import threshold
from roles.doors.refusals import Obstacle, refuse_if
from roles.models import Appointment, Council, CouncilVersion
from roles.queries import council_roll, version_on
from vietnamese.dates import short_date
from workflow.models import AgendaItem, Meeting


def refuse_impossible_call(
    council: Council,
    nominations: Sequence[Nomination],
    meets_on: date,
    *,
    on: date,
    within: Meeting | None = None,
    message: str = "Chưa triệu tập được cuộc họp.",
) -> None:
    """All obstacles at once; `within` is the meeting on whose agenda the nominations may stand already."""
    members = list(council_roll(council, on=meets_on))
    obstacles = [
        *about_council(version_on(council, meets_on), members, meets_on, on),
        *about_items(council, nominations, len(members), on=on, within=within),
    ]
    refuse_if(obstacles, message=message)


def about_council(
    version: CouncilVersion | None, members: Sequence[Appointment], meets_on: date, on: date
) -> Iterator[Obstacle]:
    if meets_on < on:
        yield Obstacle(f"Ngày họp {meets_on:%d/%m/%Y} đã qua.", remedy="Chọn ngày họp từ hôm nay trở đi.")
    if version is None:
        yield Obstacle(
            f"Hội đồng không có quyết định kiện toàn nào có hiệu lực ngày {meets_on:%d/%m/%Y}.",
            remedy="Nhập quyết định kiện toàn Hội đồng trước khi triệu tập.",
        )
    elif version.size != len(members):
        yield Obstacle(
            f"Quyết định {version.paper} có {version.size} thành viên, danh sách hiện có {len(members)}.",
            remedy="Bổ sung hoặc thôi cử thành viên cho khớp quyết định.",
        )


def about_items(
    council: Council,
    nominations: Sequence[Nomination],
    members: int,
    *,
    on: date,
    within: Meeting | None = None,
) -> Iterator[Obstacle]:
    """`within`: the meeting on whose agenda they may stand already."""
    if not nominations:
        yield Obstacle("Chương trình họp chưa có trường hợp nào.", remedy="Chọn các trường hợp đã thẩm định.")
    carried = AgendaItem.objects.filter(nomination__in=nominations, is_live=True).select_related("meeting")
    live = {item.nomination_id: item.meeting for item in carried if item.meeting != within}
    law = local_law(council.jurisdiction)
    for row in nominations:
        dossier = row.dossier
        rules = law.rulebook_of(dossier, on=on)
        told = f"{row.recipient_name} ({name_of(row.award)})"
        if row.standing != Standing.APPRAISED or row.pk in live:
            place = _whereabouts(row, live.get(row.pk))
            yield Obstacle(f"{told}: {place}.", remedy="Bỏ khỏi chương trình.", about=str(row.pk))
        elif not (need := needs_council(row.award, rules)).needed:
            yield Obstacle(
                f"{told}: {need.told_unneeded}.",
                remedy="Đưa thẳng vào dự thảo quyết định.",
                citation=need.citation,
                about=str(row.pk),
            )
        elif threshold(row.award, members, rules).needed is None:
            yield Obstacle(
                f"{told}: chưa có tỷ lệ phiếu quy định.",
                remedy="Đặt quy định của địa phương về tỷ lệ phiếu cho danh hiệu này.",
                citation=threshold(row.award, members, rules).citation,
                about=str(row.pk),
            )


def _whereabouts(row: Nomination, meeting: Meeting | None) -> str:
    if meeting is None:
        return f"đang “{Standing(row.standing).told(row.dossier.bloc)}”"
    return f"đã có trong cuộc họp “{meeting.title}”, triệu tập ngày {short_date(meeting.convened_on)}"


def set_agenda(meeting: Meeting, nominations: Sequence[Nomination]) -> None:
    """By award, then in the unit's order; what was on it and is not among them waits again."""
    rows = {item.nomination_id: item for item in meeting.items.all()}
    for item in rows.values():
        item.is_live = False
    new: list[AgendaItem] = []
    ordered = sorted(nominations, key=lambda row: (row.award, row.dossier_id, row.ordinal, row.pk))
    for place, row in enumerate(ordered, start=1):
        item = rows.get(row.pk) or AgendaItem(meeting=meeting, nomination=row, award=row.award)
        item.ordinal, item.is_live = place, True
        if item.pk is None:
            new.append(item)
    if rows:
        AgendaItem.objects.bulk_update(rows.values(), ["ordinal", "is_live"])
    AgendaItem.objects.bulk_create(new)
