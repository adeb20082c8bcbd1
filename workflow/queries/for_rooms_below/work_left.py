"""What of the corridor lies open before an office, in words with its number; `roles.doors.open_work` asks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from roles.doors.open_work import tells_ballots_owed, tells_open_work
from roles.models import Appointment, Bloc, Council, Jurisdiction, Office, Unit
from vietnamese.dates import short_date
from workflow.models import Decision, DecisionState, Meeting, MeetingState
from workflow.whose_turn import (
    cases_to_answer,
    decisions_awaiting_chair,
    decisions_awaiting_clerk,
    disqualifications_of,
    dossiers_awaiting_bloc,
    dossiers_awaiting_board,
    dossiers_awaiting_unit,
    holds_of,
    meetings_awaiting_member,
    name_requests_of,
    packages_under_way,
    past_the_board,
)

UNFINISHED = (MeetingState.CONVENED, MeetingState.OPEN, MeetingState.ADJOURNED, MeetingState.CLOSED)


def work_left(appointment: Appointment, on: date) -> Iterator[str]:
    for number, words in _counted(appointment, on):
        if number:
            yield f"{number} {words}"


def _counted(appointment: Appointment, on: date) -> Iterator[tuple[int, str]]:
    organ = appointment.organ
    if isinstance(organ, Unit):
        yield dossiers_awaiting_unit(organ).count(), "hồ sơ đang soạn hoặc bị trả lại"
        yield cases_to_answer(organ, on=on).count(), "trường hợp phải giải trình"
    elif isinstance(organ, Bloc):
        yield dossiers_awaiting_bloc(organ).count(), "hồ sơ chờ khối, cụm xét"
    elif isinstance(organ, Council):
        yield from _of_council(appointment, organ)
    else:
        yield from _of_power(appointment.office, organ)


def _of_council(appointment: Appointment, council: Council) -> Iterator[tuple[int, str]]:
    """Who only votes leaves the ballots that he owes; the others the meetings themselves."""
    if appointment.office == Office.COUNCIL_MEMBER:
        owed = meetings_awaiting_member(appointment.user_id).filter(council=council).count()
        yield owed, "cuộc họp chờ bỏ phiếu"
    else:
        meetings = Meeting.objects.filter(council=council, state__in=UNFINISHED).count()
        yield meetings, "cuộc họp chưa có biên bản"


def _of_power(office: str, power: Jurisdiction) -> Iterator[tuple[int, str]]:
    if office == Office.CHAIR:
        yield decisions_awaiting_chair(power).count(), "dự thảo quyết định chờ ký"
    elif office == Office.CLERK:
        yield decisions_awaiting_clerk(power).count(), "quyết định đã ký chờ cấp số"
    elif office == Office.BOARD_OFFICER:
        drafts = Decision.objects.filter(jurisdiction=power, state=DecisionState.DRAFTED, is_dropped=False)
        yield dossiers_awaiting_board(power).count(), "hồ sơ chờ tiếp nhận, thẩm định"
        yield holds_of(power).count(), "trường hợp tạm giữ"
        yield disqualifications_of(power).count(), "kết luận không đủ điều kiện chưa xong"
        yield name_requests_of(power).count(), "đề nghị sửa tên chưa trả lời"
        yield past_the_board(power).count(), "trường hợp đã thẩm định chờ đi tiếp"
        yield drafts.count(), "dự thảo quyết định"
        yield packages_under_way(power).count(), "hồ sơ trình cấp trên chưa xong"


def ballots_owed(user_id: int) -> Iterator[str]:
    for meeting in meetings_awaiting_member(user_id):
        yield f"“{meeting.title}” ngày {short_date(meeting.meets_on)}"


tells_open_work(work_left)
tells_ballots_owed(ballots_owed)
