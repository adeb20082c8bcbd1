"""The minutes of a council meeting: form 1.9, with the vote on every nomination."""

from collections.abc import Sequence
from functools import partial
from itertools import count
from pathlib import Path

from printing.contents import (
    Absence,
    BallotCount,
    Departure,
    ItemDiscussion,
    ItemResult,
    MeetingBreak,
    MinutesPaper,
)
from printing.layout import ND30, Layout
from printing.parts.body import (
    body_strips,
    ended,
    labelled_strips,
    listed_strips,
    put_closing,
    set_paper,
)
from printing.parts.long_table import PaperTable, TableColumn, width_of_number
from printing.typesetting.flow import Flow, kept_with_next
from printing.typesetting.fonts import SHIPPED
from printing.unbroken import tied
from vietnamese.numbers import percent, two_digits

KIND = "BIÊN BẢN"
# To be written by hand where nobody entered it.
ROOM_FOR_PLACE = "…" * 30
AWARD = TableColumn("Đề nghị", 36)
COLUMNS = (
    TableColumn("Đối tượng", 37),
    AWARD,
    TableColumn("Đồng ý", 17, "centre", is_fixed=True),
    TableColumn("Không đồng ý", 17, "centre", is_fixed=True),
    TableColumn("Tỷ lệ (%)", 14, "centre", is_fixed=True),
    TableColumn("Cần đạt (phiếu)", 17, "centre", is_fixed=True),
    TableColumn("Kết quả", 23, "centre", is_fixed=True),
)


def render_minutes(paper: MinutesPaper, *, layout: Layout = ND30, fonts: Path = SHIPPED) -> bytes:
    """The PDF of the minutes; shares are on all members of the council."""
    flow = set_paper(paper, partial(_put_body, paper), kind=KIND, layout=layout, fonts=fonts)
    return flow.sheet.finish()


def _put_body(paper: MinutesPaper, flow: Flow) -> None:
    number = count(1)
    flow.put(body_strips(flow.sheet, _opening(paper)))
    flow.put(listed_strips(flow.sheet, _attendants(paper.present)))
    away = [*map(_absence, paper.absences), *map(_departure, paper.departures)]
    flow.put(body_strips(flow.sheet, away))
    if paper.introduction:
        _put_part(flow, f"{next(number)}. Nội dung cuộc họp", paper.introduction)
    if paper.discussions:
        _put_part(
            flow, f"{next(number)}. Ý kiến thảo luận", [_discussion(said) for said in paper.discussions]
        )
    _put_results(flow, paper, f"{next(number)}. Kết quả biểu quyết")
    conclusion = labelled_strips(flow.sheet, f"{next(number)}. Kết luận")
    conclusion += body_strips(flow.sheet, [*paper.conclusion, ended(f"Cuộc họp kết thúc vào {paper.ended}")])
    put_closing(
        flow,
        conclusion,
        signer=paper.chair_signer,
        second=paper.secretary_signer,
        recipients=paper.recipients,
    )


def _put_part(flow: Flow, heading: str, texts: Sequence[str]) -> None:
    """The heading never ends a page."""
    flow.put([*labelled_strips(flow.sheet, heading), *body_strips(flow.sheet, texts)])


def _opening(paper: MinutesPaper) -> list[str]:
    texts = [
        f"Thời gian bắt đầu: {paper.began}.",
        f"Địa điểm: {paper.venue or ROOM_FOR_PLACE}.",
        *(_break(each) for each in paper.breaks),
        f"Chủ trì (chủ tọa): {paper.chair}.",
        f"Thư ký (người ghi biên bản): {paper.secretary}.",
        "Thành phần tham dự: "
        f"tổng số thành viên Hội đồng là {two_digits(paper.members_total)}; "
        f"có mặt {two_digits(paper.members_present)}; "
        f"{_absent(paper.absences)}.",
    ]
    return [*texts, "- Có mặt:"] if paper.present else texts


def _attendants(present: Sequence[str]) -> list[str]:
    """A line each, so that nobody is looked for in a paragraph of them all."""
    return [*(f"{each};" for each in present[:-1]), *(f"{each}." for each in present[-1:])]


def _break(each: MeetingBreak) -> str:
    venue = f", tại {each.venue}" if each.venue else ""
    reason = each.reason.strip().rstrip(".")
    return f"Tạm nghỉ lúc {each.adjourned} (lý do: {reason}); họp tiếp lúc {each.resumed}{venue}."


def _absent(absences: tuple[Absence, ...]) -> str:
    return (
        f"vắng mặt {two_digits(len(absences))}{_in_writing(absences)}" if absences else "không có ai vắng mặt"
    )


def _in_writing(absences: tuple[Absence, ...]) -> str:
    wrote = sum(absence.wrote for absence in absences)
    return f", trong đó {two_digits(wrote)} thành viên có ý kiến bằng văn bản" if wrote else ""


def _absence(absence: Absence) -> str:
    written = "; đã gửi ý kiến bằng văn bản" if absence.wrote else ""
    return f"- Vắng mặt: {absence.name} (lý do: {absence.reason}{written})."


def _departure(departure: Departure) -> str:
    vote = "sau khi bỏ phiếu" if departure.voted else "trước khi bỏ phiếu, không có phiếu"
    return f"- Ra về trước khi kết thúc: {departure.name}, lúc {departure.at}, {vote}."


def _discussion(said: ItemDiscussion) -> str:
    return f"- {said.name} ({said.award}): {said.text.strip().rstrip('.')}."


def _put_results(flow: Flow, paper: MinutesPaper, heading: str) -> None:
    """An award that is the same in every row is told above the table, which is the shorter for it."""
    awards = {result.award for result in paper.results}
    is_one = len(awards) == 1
    about = f"Nội dung đề nghị: {awards.pop()}. " if is_one else ""
    _put_part(
        flow, heading, [f"Hình thức biểu quyết: {paper.ballot_form}.{_tally(paper.tally)}", *paper.shares]
    )
    lead = body_strips(
        flow.sheet,
        [
            f"{about}Tỷ lệ đồng ý tính trên tổng số {two_digits(paper.members_total)} thành viên Hội đồng, "
            "kết quả như sau:"
        ],
    )
    number = TableColumn("TT", width_of_number(len(paper.results)), "centre", is_fixed=True)
    shown = [at for at, column in enumerate((number, *COLUMNS)) if column is not AWARD or not is_one]
    rows = [
        [str(at), *_row(result, of=paper.members_total)] for at, result in enumerate(paper.results, start=1)
    ]
    table = PaperTable(flow.sheet, [(number, *COLUMNS)[at] for at in shown])
    table.put(
        flow,
        rows=[[table.above_the_rest(row[at], shown.index(at)) for at in shown] for row in rows],
        title=kept_with_next(lead, last=len(lead)),
    )


def _tally(tally: BallotCount | None) -> str:
    if tally is None:
        return ""
    counts = {
        "Số phiếu phát ra": tally.issued,
        "thu về": tally.returned,
        "hợp lệ": tally.valid,
        "không hợp lệ": tally.invalid,
    }
    if tally.written:
        counts["ý kiến bằng văn bản"] = tally.written
    told = "; ".join(tied(f"{name}: {two_digits(number)}") for name, number in counts.items())
    return f" {told}. {tally.counting}".rstrip()


def _row(result: ItemResult, *, of: int) -> list[str]:
    name = f"{tied(result.name)}, {result.unit}" if result.unit else tied(result.name)
    verdict = "Thông qua" if result.passed else "Không thông qua"
    return [
        name,
        result.award,
        str(result.yes),
        str(result.no),
        percent(result.yes, of=of),
        "–" if result.needed is None else str(result.needed),
        verdict,
    ]
