"""The rules by which a dossier is judged: an annex that says of each its article and by whose word."""

from pathlib import Path

from printing.contents import AppliedRule, AppliedRulesPaper
from printing.layout import ND30, Layout
from printing.parts.annex import roman
from printing.parts.body import body_strips, open_paper
from printing.parts.head import rule_strip
from printing.parts.long_table import PaperTable, TableColumn, width_of_number
from printing.typesetting.flow import centred_strips, kept_with_next, paragraph_strips
from printing.typesetting.fonts import SHIPPED
from printing.typesetting.structure import Tag
from vietnamese.numbers import two_digits

COLUMNS = (TableColumn("Quy định", 146), TableColumn("Điều khoản", 100))


def render_applied_rules(paper: AppliedRulesPaper, *, layout: Layout = ND30, fonts: Path = SHIPPED) -> bytes:
    """The PDF of the annex, across the page; the same paper gives the same bytes."""
    flow = open_paper(
        title=paper.title,
        letterhead=paper.letterhead,
        draft=paper.draft,
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
        heading = f"{roman(at)}. {part.heading} ({two_digits(len(part.rules))})"
        title = paragraph_strips(sheet, [sheet.run(heading, "part_heading")], indent=0, role="H2")
        number = TableColumn("TT", width_of_number(len(part.rules)), "centre", is_fixed=True)
        rows = [[str(place), rule.words, _article(rule)] for place, rule in enumerate(part.rules, start=1)]
        PaperTable(sheet, (number, *COLUMNS)).put(
            flow,
            title=kept_with_next(title, last=len(title)),
            rows=rows,
            room_below=gap if part is paper.parts[-1] else 0.0,  # so that no page is opened for one row
        )
    return sheet.finish()


def _article(rule: AppliedRule) -> str:
    """With the number of whose word it is, and what of it is not confirmed."""
    doubt = f", {rule.unconfirmed[:1].lower()}{rule.unconfirmed[1:]}" if rule.unconfirmed else ""
    return f"{rule.citation} {rule.word}{doubt}"
