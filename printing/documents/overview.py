"""Tables of figures and texts that belong together, across the page, each under its heading."""

from itertools import count
from pathlib import Path

from printing.contents import OverviewPaper, OverviewPart
from printing.layout import ND30, Layout
from printing.parts.annex import roman
from printing.parts.body import body_strips, open_paper
from printing.parts.head import rule_strip
from printing.parts.long_table import PaperTable, TableColumn, width_of_number
from printing.typesetting.flow import centred_strips, kept_with_next, paragraph_strips
from printing.typesetting.fonts import SHIPPED
from printing.typesetting.structure import Tag
from vietnamese.numbers import two_digits

# Millimetres for a column of figures: its head breaks into short words, its figures stay whole.
FIGURES = 18.5


def render_overview(paper: OverviewPaper, *, layout: Layout = ND30, fonts: Path = SHIPPED) -> bytes:
    """The PDF of the tables; the same paper gives the same bytes."""
    flow = open_paper(
        title=paper.title,
        letterhead=paper.letterhead,
        draft=False,
        layout=layout,
        fonts=fonts,
        landscape=True,
    )
    sheet, gap = flow.sheet, layout.points("section_gap_pt")
    width = layout.points("title_width")
    flow.put(centred_strips(sheet, paper.title, "annex_title", Tag("H1"), gap=gap, width=width))
    flow.put([rule_strip(sheet, paper.title, "annex_title", width=width)])
    flow.put(body_strips(sheet, paper.facts))
    for at, part in enumerate(paper.parts, start=1):
        heading = f"{roman(at)}. {part.heading}{f' ({two_digits(part.number)})' if part.rows else ''}"
        title = paragraph_strips(sheet, [sheet.run(heading, "part_heading")], indent=0, role="H2")
        if part.notes:
            flow.put([*kept_with_next(title, last=len(title)), *body_strips(sheet, part.notes)])
            continue
        PaperTable(sheet, _columns(part)).put(
            flow,
            title=kept_with_next(title, last=len(title)),
            rows=_rows(part),
            room_below=gap if part is paper.parts[-1] else 0.0,  # so that no page is opened for one row
        )
    return sheet.finish()


def _rows(part: OverviewPart) -> list[list[str] | str]:
    """Numbered from one end to the other, across the sub-headings."""
    places = count(1)
    rows = [row if isinstance(row, str) else [str(next(places)), *row] for row in part.rows]
    return [*rows, ["", *part.total]] if part.total else rows


def _columns(part: OverviewPart) -> tuple[TableColumn, ...]:
    return (
        TableColumn("TT", width_of_number(part.number), "centre", is_fixed=True),
        *(TableColumn(head, share) for head, share in part.texts),
        *(
            TableColumn(head, 1, "centre")
            if part.shares_figures
            else TableColumn(head, FIGURES, "right", is_fixed=True)
            for head in part.figures
        ),
    )
