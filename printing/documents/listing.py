"""A list that stands alone: a unit's nominations, printed before they are sent."""

from pathlib import Path

from printing.contents import ListPaper
from printing.layout import ND30, Layout
from printing.parts.annex import put_parts
from printing.parts.body import open_paper
from printing.parts.foot import closing_strip
from printing.parts.head import rule_strip
from printing.typesetting.flow import centred_strips, height_of
from printing.typesetting.fonts import SHIPPED
from printing.typesetting.structure import Tag


def render_list(paper: ListPaper, *, layout: Layout = ND30, fonts: Path = SHIPPED) -> bytes:
    """The PDF of a list of up to many thousands of rows; the same paper gives the same bytes."""
    head = paper.letterhead
    flow = open_paper(
        title=paper.title,
        letterhead=head,
        draft=paper.draft,
        layout=layout,
        fonts=fonts,
        landscape=paper.landscape,
    )
    width = layout.points("title_width")
    gap = layout.points("section_gap_pt")
    flow.put(centred_strips(flow.sheet, paper.title, "annex_title", Tag("H1"), gap=gap, width=width))
    flow.put([rule_strip(flow.sheet, paper.title, "annex_title", width=width)])
    closing = [closing_strip(flow.sheet, signer=paper.signer, recipients=())] if paper.signer else []
    put_parts(flow, paper.parts, by_unit=paper.by_unit, room_below=height_of(closing))
    flow.put(closing)
    return flow.sheet.finish()
