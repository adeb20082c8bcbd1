"""A closed meeting as the minutes that printing lays out; no line tells who voted how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from dossiers.local_law import local_law
from dossiers.recipients.transfers.proposing_units import proposing_names
from law.awards import NAMES, name_of
from law.procedure.thresholds import Threshold, threshold
from printing.contents import (
    Absence,
    BallotCount,
    Departure,
    ItemDiscussion,
    ItemResult,
    Letterhead,
    MeetingBreak,
    MinutesPaper,
    Signer,
)
from printing.unbroken import tied
from roles.models import Office
from roles.rights.permissions import Mandate
from trail.clock import VIETNAM
from vietnamese.dates import clock_time, long_date
from vietnamese.text import beside
from workflow.models import AgendaItem, Meeting, RollEntry
from workflow.reports.board_office import board_name
from workflow.reports.submission_paper import declared_told

MINUTES_SYMBOL = "BB-HĐTĐKT"
_COUNTING = "Mọi phiếu được mở và đếm cùng một lúc bằng chương trình khi kết thúc cuộc họp."


def minutes_paper(
    meeting: Meeting, *, secretary: Mandate | RollEntry, is_draft: bool = False
) -> MinutesPaper:
    """Content after Điều 11 Thông tư 12/2019/TT-BNV: members, ballots, each item's share of ALL members.

    A draft is read before the minutes are made, and bears the mark DỰ THẢO."""
    roll = list(meeting.roll.order_by("ordinal"))
    chair = next(entry for entry in roll if entry.user_id == meeting.presided_by_id)
    words = meeting.council.jurisdiction.words_on(meeting.closed_on or meeting.meets_on)
    results = _results(meeting)
    assert meeting.members is not None  # frozen at the opening
    present = tuple(_with_office(entry) for entry in roll if entry.attendance == "present")
    number, _, symbol = meeting.minutes_number.partition("/")
    return MinutesPaper(
        letterhead=Letterhead(
            superior=words.organ_heading,
            organ=meeting.council.name,
            number=number or None,
            symbol=symbol or MINUTES_SYMBOL,
            # Mẫu 1.9 has no such line: it is printed with the day that the council's register gave.
            place=words.place if meeting.minutes_on else "",
            issued_on=meeting.minutes_on,
        ),
        about=meeting.title,
        began=_moment(meeting.opened_at),
        ended=_moment(meeting.closed_at),
        venue=meeting.place,
        chair=_with_office(chair),
        secretary=f"{secretary.name}, {secretary.post}",
        members_total=meeting.members,
        members_present=len(present),
        present=present,
        absences=_absences(roll),
        departures=_departures(roll),
        breaks=_breaks(meeting),
        ballot_form="bỏ phiếu kín",
        tally=_tally(roll),
        shares=tuple(_shares(meeting)),
        introduction=tuple(_introduction(meeting, results)),
        discussions=_discussions(meeting),
        results=tuple(results),
        conclusion=_conclusion(results),
        secretary_signer=Signer(prefix_lines=("THƯ KÝ",), name=secretary.name),
        chair_signer=Signer(prefix_lines=_chair_lines(chair), name=chair.name),
        recipients=("Thành viên Hội đồng;", "Lưu: VT."),
        draft=is_draft,
        unbroken=(*NAMES, *{secretary.name, *(entry.name for entry in roll)}),
    )


def _with_office(entry: RollEntry) -> str:
    """With the post and the part in the council, which many a post tells already, perhaps more exactly: "Phó
    Chủ tịch Thường trực Hội đồng"."""
    role = str(Office(entry.office).label)
    if any(part.endswith("Hội đồng") for part in entry.post.split(", ")):
        return f"{entry.name}, {entry.post}"
    post = "" if role.startswith(entry.post) else entry.post
    return ", ".join(filter(None, (entry.name, post, role)))


def _moment(at: datetime | None) -> str:
    assert at is not None  # a closed meeting has both ends
    local = at.astimezone(VIETNAM)
    return f"{clock_time(local)}, {long_date(local.date())}"


def _absences(roll: Sequence[RollEntry]) -> tuple[Absence, ...]:
    return tuple(
        Absence(
            name=_with_office(entry),
            reason=entry.absence_reason or "không nêu lý do",
            wrote=entry.attendance == "written" and entry.has_voted,
        )
        for entry in roll
        if entry.attendance != "present"
    )


def _departures(roll: Sequence[RollEntry]) -> tuple[Departure, ...]:
    gone = (entry for entry in roll if entry.left_at is not None)
    return tuple(Departure(name=one.name, at=_moment(one.left_at), voted=one.has_voted) for one in gone)


def _breaks(meeting: Meeting) -> tuple[MeetingBreak, ...]:
    return tuple(
        MeetingBreak(
            adjourned=_moment(each.adjourned_at),
            resumed=_moment(each.resumed_at),
            reason=each.reason,
            venue=each.place,
        )
        for each in meeting.adjournments.order_by("adjourned_at")
    )


def _discussions(meeting: Meeting) -> tuple[ItemDiscussion, ...]:
    items = meeting.items.exclude(discussion="").select_related("nomination__dossier").order_by("ordinal")
    return tuple(
        ItemDiscussion(name=item.nomination.recipient_name, award=item.award_of_year, text=item.discussion)
        for item in items
    )


def _tally(roll: Sequence[RollEntry]) -> BallotCount:
    """Each who was present was given one ballot, but for who left before voting. None that came back is void:
    one that lacks an answer is refused when it is sent, so that there are no others in the box.

    Who wrote in was given none; how many did is told, never what they wrote."""
    taking_part = [entry for entry in roll if entry.has_voted or entry.owes_a_ballot]
    given = [entry for entry in taking_part if entry.attendance != RollEntry.Attendance.WRITTEN]
    returned = sum(entry.has_voted for entry in given)
    written = sum(entry.has_voted for entry in taking_part) - returned
    return BallotCount(
        issued=len(given),
        returned=returned,
        valid=returned,
        invalid=0,
        written=written,
        counting=_COUNTING,
    )


def _shares(meeting: Meeting) -> Iterator[str]:
    """What the votes were counted by, under the law of the days its dossiers were received; by award where
    that differs. Nothing of what no share is set for."""
    assert meeting.closed_on is not None and meeting.members is not None
    law = local_law(meeting.council.jurisdiction)
    told: dict[str, dict[str, None]] = {}
    items = meeting.items.exclude(result="").select_related("nomination__dossier").order_by("ordinal")
    for item in items:
        rules = law.rulebook_of(item.nomination.dossier, on=meeting.closed_on)
        bar = threshold(item.award, meeting.members, rules)
        told.setdefault(_share(bar) if bar.needed else "", {})[name_of(item.award)] = None
    for words, awards in told.items():
        if words:
            yield f"Cần đạt: {words}" if len(told) == 1 else f"Cần đạt đối với {', '.join(awards)}: {words}"


def _share(bar: Threshold) -> str:
    article = f" ({bar.citation})" if bar.citation else ""
    return f"từ {bar.percent}% tổng số thành viên Hội đồng{article}, tức {bar.needed:02d} phiếu đồng ý."


def _chair_lines(chair: RollEntry) -> tuple[str, ...]:
    return ("CHỦ TỊCH HỘI ĐỒNG",) if chair.office == Office.COUNCIL_CHAIR else ("CHỦ TRÌ CUỘC HỌP",)


def _results(meeting: Meeting) -> list[ItemResult]:
    rows = meeting.items.exclude(result="").order_by("ordinal")
    items = list(rows.select_related("nomination__recipient", "nomination__dossier"))
    assert meeting.closed_on is not None  # minutes are of a closed meeting
    units = proposing_names([item.nomination_id for item in items], on=meeting.closed_on)
    return [
        ItemResult(
            name=item.nomination.recipient_name,
            unit=beside(item.nomination.recipient_name, units[item.nomination_id]),
            award=item.award_of_year,
            yes=item.yes or 0,
            no=item.no or 0,
            needed=item.needed,
            passed=item.result == AgendaItem.Result.PASSED,
        )
        for item in items
    ]


def _introduction(meeting: Meeting, results: Sequence[ItemResult]) -> Iterator[str]:
    board = board_name(meeting.council.jurisdiction, on=meeting.meets_on)
    yield from programme([result.award for result in results], board=board or "cơ quan thường trực")
    items = meeting.items.exclude(result="").select_related("nomination")
    if declared := declared_told([item.nomination for item in items], on=meeting.closed_on):
        yield declared.strip()


def programme(awards: Sequence[str], *, board: str) -> Iterator[str]:
    """What was put to the council, by award, year and number, which is told once where the award is one:
    nothing that nobody has recorded."""
    counted = Counter(awards)
    told = f"Chương trình cuộc họp có {len(awards):02d} trường hợp do {board} trình Hội đồng xét"
    if len(counted) == 1:
        yield f"{told}: {awards[0]}."
        return
    yield f"{told}, gồm:"
    for place, (award, count) in enumerate(counted.items(), start=1):
        yield f"- {award}: {count:02d} trường hợp{'.' if place == len(counted) else ';'}"


def _conclusion(results: Sequence[ItemResult]) -> tuple[str, ...]:
    """Who did not pass is named with the award: the conclusion is read out and quoted without its table."""
    failed = [result for result in results if not result.passed]
    told = [f"Hội đồng thông qua {len(results) - len(failed):02d} trường hợp đủ tỷ lệ phiếu quy định."]
    if failed:
        named = [f"{tied(result.name)} ({result.award})" for result in failed]
        told.append(
            f"Hội đồng không thông qua {len(failed):02d} trường hợp không đủ tỷ lệ phiếu quy định: "
            f"{'; '.join(named)}."
        )
    if unset := sum(result.needed is None for result in results):
        told.append(
            f"{unset:02d} trường hợp chưa có tỷ lệ phiếu quy định (ghi “–” tại cột “Cần đạt (phiếu)”); "
            "kết quả như nhau với mọi tỷ lệ từ quá nửa đến toàn bộ thành viên Hội đồng."
        )
    return tuple(told)
