"""Convene: the secretary puts appraised nominations on an agenda; all obstacles are told at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, time

from django.contrib.auth.models import AbstractBaseUser

from dossiers.local_law import local_law
from dossiers.models import Nomination, Standing
from law.procedure.routing import needs_council
from law.procedure.thresholds import threshold
from roles.doors.foreign_ids import refuse_foreign
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, refuse_if
from roles.models import Appointment, Council, CouncilVersion
from roles.queries import council_roll, version_on
from trail.entries import StandingMove
from trail.record import Note, record_many
from trail.state.proved_table import proof
from trail.verbs import Verb
from vietnamese.dates import short_date
from workflow.actions.steps.locking import locked_nominations
from workflow.actions.steps.moving import notes_for
from workflow.models import AgendaItem, Meeting
from workflow.models.proved_tables import OF_MEETING
from workflow.table.act_rights import may, require
from workflow.table.moves import Act


@one_act
def convene(
    council: Council,
    nomination_ids: Collection[int],
    *,
    meets_on: date,
    title: str,
    by: AbstractBaseUser,
    on: date,
    starts_at: time | None = None,
    place: str = "",
) -> Meeting:
    """The convened meeting with its agenda by award, then by the unit's order.

    Of a nomination under another jurisdiction nothing is told, not even its name.
    """
    mandate = require(may(Act.CONVENE, by, council, on=on))
    nominations = locked_nominations(nomination_ids)
    own = [row.pk for row in nominations if row.dossier.jurisdiction_id == council.jurisdiction_id]
    refuse_foreign(nomination_ids, own, field="Trường hợp đưa ra Hội đồng")
    version = version_on(council, meets_on)
    members = list(council_roll(council, on=meets_on))
    obstacles = [
        *_about_council(version, members, meets_on, on),
        *_about_items(council, nominations, len(members), on=on),
    ]
    refuse_if(obstacles, message="Chưa triệu tập được cuộc họp.")

    meeting = Meeting.objects.create(
        council=council,
        version=version,
        title=title,
        convened_on=on,
        meets_on=meets_on,
        starts_at=starts_at,
        place=place,
    )
    _put_on_agenda(meeting, nominations)
    told = Note(
        subject=("meeting", meeting.pk),
        details={
            "meets_on": meets_on.isoformat(),
            "nominations": sorted(row.pk for row in nominations),
            **proof(meeting.pk, *OF_MEETING),
        },
        jurisdiction_id=council.jurisdiction_id,
        about=title,
    )
    called: dict[int, list[StandingMove]] = {row.dossier_id: [] for row in nominations}
    day = {"meets_on": meets_on.isoformat()}
    notes = notes_for(called, nominations, about=title, details=day, carried_by=("meeting", meeting.pk))
    record_many(Verb.CONVENED, [told, *notes], by=mandate.actor, on=on)
    return meeting


def _about_council(
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


def _about_items(
    council: Council, nominations: Sequence[Nomination], members: int, *, on: date
) -> Iterator[Obstacle]:
    if not nominations:
        yield Obstacle("Chương trình họp chưa có trường hợp nào.", remedy="Chọn các trường hợp đã thẩm định.")
    carried = AgendaItem.objects.filter(nomination__in=nominations, is_live=True).select_related("meeting")
    live = {item.nomination_id: item.meeting for item in carried}
    law = local_law(council.jurisdiction)
    for row in nominations:
        dossier = row.dossier
        rules = law.rulebook_of(dossier, on=on)
        told = f"{row.recipient_name} ({row.award})"
        if row.standing != Standing.APPRAISED or row.pk in live:
            place = _whereabouts(row, live.get(row.pk))
            yield Obstacle(f"{told}: {place}.", remedy="Bỏ khỏi chương trình.", about=str(row.pk))
        elif not needs_council(row.award, rules).needed:
            yield Obstacle(
                f"{told}: pháp luật không yêu cầu Hội đồng bỏ phiếu.",
                remedy="Đưa thẳng vào dự thảo quyết định.",
                citation=needs_council(row.award, rules).citation,
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
        return f"đang “{row.get_standing_display()}”"
    return f"đã có trong cuộc họp “{meeting.title}”, triệu tập ngày {short_date(meeting.convened_on)}"


def _put_on_agenda(meeting: Meeting, nominations: Sequence[Nomination]) -> None:
    ordered = sorted(nominations, key=lambda row: (row.award, row.dossier_id, row.ordinal, row.pk))
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, nomination=row, award=row.award, ordinal=place)
        for place, row in enumerate(ordered, start=1)
    )
