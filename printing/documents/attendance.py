"""The attendance list of a meeting: a paper of its own, with room for each signature."""

from functools import partial
from pathlib import Path

from printing.contents import AttendancePaper, Attendee
from printing.layout import ND30, Layout
from printing.parts.body import body_strips, open_paper, untorn
from printing.parts.foot import closing_strip
from printing.parts.head import rule_strip
from printing.parts.long_table import PaperTable, TableColumn, width_of_number
from printing.typesetting.flow import Flow, centred_strips
from printing.typesetting.fonts import SHIPPED
from printing.typesetting.structure import Tag

COLUMNS = (
    TableColumn("Họ và tên", 47),
    TableColumn("Chức vụ", 50),
    TableColumn("Chức danh Hội đồng", 30, is_fixed=True),
    TableColumn("Chữ ký", 30, is_fixed=True),
)


def render_attendance(paper: AttendancePaper, *, layout: Layout = ND30, fonts: Path = SHIPPED) -> bytes:
    """The PDF of the list; the same paper gives the same bytes."""
    flow = untorn(partial(_listed, paper, fonts), layout, among=layout.closer_settings())
    return flow.sheet.finish()


def _listed(paper: AttendancePaper, fonts: Path, layout: Layout) -> Flow:
    flow = open_paper(
        title=paper.title, letterhead=paper.letterhead, draft=paper.draft, layout=layout, fonts=fonts
    )
    sheet, width = flow.sheet, layout.points("title_width")
    gap = 2 * layout.points("paragraph_gap")
    flow.put(centred_strips(sheet, paper.title, "annex_title", Tag("H1"), gap=gap, width=width))
    flow.put([rule_strip(sheet, paper.title, "annex_title", width=width)])
    flow.put(body_strips(sheet, paper.facts))
    number = TableColumn("TT", width_of_number(len(paper.attendees)), "centre", is_fixed=True)
    table = PaperTable(sheet, (number, *COLUMNS), least_height=layout.points("signing_row"))
    closing = closing_strip(sheet, signer=paper.signer, recipients=())
    rows = [[str(at), *_row(each)] for at, each in enumerate(paper.attendees, start=1)]
    table.put(flow, rows=rows, room_below=closing.height + closing.gap)
    flow.put([closing])
    return flow


def _row(attendee: Attendee) -> list[str]:
    return [attendee.name, attendee.post, attendee.role, ""]
