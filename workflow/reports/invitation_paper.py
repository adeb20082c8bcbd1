"""A meeting that was called, as the letter that invites to it and the list that those who come sign."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import Q

from law.awards import NAMES
from printing.contents import AttendancePaper, Attendee, InvitationPaper, Letterhead, Signer
from roles.models import Appointment, Office
from roles.queries import council_roll
from trail.queries import timeline
from trail.verbs import Verb
from vietnamese.dates import clock_time, long_date
from vietnamese.text import apart
from workflow.models import Meeting, MeetingState
from workflow.reports.board_office import board_name

_ABSENT = "Thành viên không dự họp được, đề nghị báo thư ký Hội đồng và gửi ý kiến bằng văn bản trước {until}"
# Each told the members another day, hour, place or agenda: an invitation of its own.
_INVITES_ANEW = (Verb.MEETING_CHANGED, Verb.MEETING_POSTPONED, Verb.MEETING_ADJOURNED)
_DOCUMENTS = "Tài liệu họp và phiếu biểu quyết có trên trang cuộc họp sau khi đăng nhập"


def invitation_paper(meeting: Meeting) -> InvitationPaper:
    """To all members of the day, whom the list names, so that the letter stays on one page; without
    a number until the office gives one (mẫu giấy mời, Phụ lục III Nghị định 30/2020/NĐ-CP); dated by the last
    change that members were told of."""
    roll = list(council_roll(meeting.council, on=meeting.meets_on))
    chair = next((row for row in roll if row.office == Office.COUNCIL_CHAIR), None)
    return InvitationPaper(
        letterhead=_letterhead(meeting, "GM-HĐTĐKT"),
        about=meeting.title,
        inviter=meeting.council.name,
        invited=(f"Các thành viên Hội đồng ({len(roll):02d} người, theo danh sách đại biểu gửi kèm)",),
        purpose=meeting.title,
        chair=f"{_name(chair)}, {chair.post}" if chair else "Chủ tịch Hội đồng",
        time=_time(meeting),
        venue=_venue(meeting),
        agenda=tuple(_agenda(meeting)),
        notes=tuple(_notes(meeting)),
        signer=Signer(prefix_lines=("TM. HỘI ĐỒNG", "CHỦ TỊCH"), name=_name(chair) if chair else ""),
        recipients=("Như trên;", "Lưu: VT."),
        unbroken=(*NAMES, *((_name(chair),) if chair else ())),
    )


def attendance_paper(meeting: Meeting) -> AttendancePaper:
    """The roll as it was frozen, or of the day while nothing is frozen yet."""
    roll = list(council_roll(meeting.council, on=meeting.meets_on))
    frozen = list(meeting.roll.order_by("ordinal"))
    attendees = [_attendee(each.name, each.post, Office(each.office).label) for each in frozen]
    called = [_attendee(_name(row), row.post, row.get_office_display()) for row in roll]
    return AttendancePaper(
        letterhead=_letterhead(meeting),
        title="Danh sách đại biểu dự họp",
        facts=(
            f"Cuộc họp: {meeting.title}.",
            f"Thời gian: {_time(meeting)}.",
            f"Địa điểm: {_venue(meeting)}.",
        ),
        attendees=tuple(attendees or called),
        signer=Signer(prefix_lines=("THƯ KÝ",), name=_secretary(roll)),
    )


def _attendee(name: str, post: str, role: str) -> Attendee:
    """A post that tells the part in the council as well is printed without it: it has its own column, whose
    head names the council, so that a row stays low."""
    return Attendee(name=name, post=apart(post, role), role=role.removesuffix(" Hội đồng"))


def _letterhead(meeting: Meeting, symbol: str = "") -> Letterhead:
    day = meeting.notified_on or meeting.convened_on
    words = meeting.council.jurisdiction.words_on(day)
    return Letterhead(
        superior=words.organ_heading,
        organ=meeting.council.name,
        symbol=symbol,
        place=words.place,
        issued_on=day,
    )


def _name(row: Appointment) -> str:
    return row.user.get_full_name() or row.user.get_username()


def _secretary(roll: Sequence[Appointment]) -> str:
    return next((_name(row) for row in roll if row.office == Office.COUNCIL_SECRETARY), "")


def _time(meeting: Meeting) -> str:
    hour, day = meeting.starts_at, long_date(meeting.meets_on)
    return f"{clock_time(hour)}, {day}" if hour else day


def _venue(meeting: Meeting) -> str:
    """Of the sitting that is called: an adjourned meeting may go on elsewhere. None is invented."""
    last = meeting.adjournments.order_by("adjourned_at").last()
    return (last.place if last else "") or meeting.place or "sẽ thông báo sau"


def _agenda(meeting: Meeting) -> Iterator[str]:
    board = board_name(meeting.council.jurisdiction, on=meeting.meets_on) or "cơ quan thường trực"
    if meeting.state == MeetingState.ADJOURNED:
        yield "Tiếp tục chương trình cuộc họp đã tạm nghỉ"
    else:
        yield f"Nghe báo cáo thẩm định do {board} trình"
    on_agenda = Q(is_live=True) | ~Q(result="")  # what was voted on lives no longer on it
    items = meeting.items.filter(on_agenda).select_related("nomination__dossier").order_by("ordinal")
    for asked, count in Counter(item.award_of_year for item in items).items():
        yield f"Xét, bỏ phiếu kín: {asked} ({count:02d} trường hợp)"
    yield "Thông qua biên bản"


def _replaced(meeting: Meeting) -> date:
    """The day of the invitation before the one that holds: of the call, or of a change told since."""
    told = timeline(("meeting", meeting.pk)).filter(verb__in=_INVITES_ANEW).order_by("-seq")
    return next(iter(told.values_list("acted_on", flat=True)[1:2]), meeting.convened_on)


def _notes(meeting: Meeting) -> Iterator[str]:
    if meeting.notice:
        yield meeting.notice
        yield f"Giấy mời này thay giấy mời {long_date(_replaced(meeting))}"
    yield _DOCUMENTS
    is_same_day = (meeting.notified_on or meeting.convened_on) >= meeting.meets_on
    yield _ABSENT.format(until="giờ họp" if is_same_day else "ngày họp")
