"""How the running text is set: justified, indented, with the decree's distances between lines."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from printing.inspection.paper_faults import PaperFault, Profile, paper_fault
from printing.inspection.paragraphs import Paragraph
from printing.inspection.pdf_reader import Phrase
from printing.layout import POINTS_PER_MM
from printing.typesetting.even_lines import MOST_STRETCH
from printing.typesetting.fonts import typeface
from printing.typesetting.sheet import SINGLE_SPACING

SLACK = 1.5  # points: what rounding and side bearings may cost


def setting_faults(paragraphs: Sequence[Paragraph], profile: Profile) -> Iterator[PaperFault]:
    for paragraph in paragraphs:
        if not paragraph.is_centred:
            yield from _indent(paragraph, profile)
            yield from _justified(paragraph, profile)
            yield from _word_gaps(paragraph, profile)
            yield from _spacing(paragraph, profile)
    for above, below in pairwise(paragraphs):
        yield from _gap(above, below, profile)


def _shown(points: float) -> str:
    return f"{points / POINTS_PER_MM:.1f} mm".replace(".", ",")


def _indent(paragraph: Paragraph, profile: Profile) -> Iterator[PaperFault]:
    if paragraph.text.startswith(("Kính gửi", "- ")):
        return
    measure, citation = profile.layout.measures["indent"], profile.layout.citation("indent")
    depth = paragraph.lines[0].phrase.x0 - paragraph.left
    if not measure.least * POINTS_PER_MM - SLACK <= depth <= measure.most * POINTS_PER_MM + SLACK:
        wanted = "lùi đầu dòng 1 cm hoặc 1,27 cm"
        yield paper_fault("body.indent", paragraph.text, _shown(depth), wanted, citation, page=paragraph.page)


def _justified(paragraph: Paragraph, profile: Profile) -> Iterator[PaperFault]:
    """Every line but the last reaches the right margin, unless its spaces would gape."""
    space = typeface().upright.width_of_space
    for line in paragraph.lines[:-1]:
        if paragraph.right - line.phrase.x1 > MOST_STRETCH * space * line.phrase.size * line.text.count(" "):
            continue
        if abs(line.phrase.x1 - paragraph.right) > SLACK and abs(line.phrase.x1 - _edge(paragraph)) > SLACK:
            citation = profile.layout.citation("body")
            yield paper_fault(
                "body.justified",
                line.text,
                "không đều lề phải",
                "đều cả hai lề",
                citation,
                page=line.page.number,
            )


def _word_gaps(paragraph: Paragraph, profile: Profile) -> Iterator[PaperFault]:
    """No line is spread so wide that its words fall apart."""
    for line in paragraph.lines:
        spaces = line.text.count(" ")
        added = (line.phrase.x1 - line.phrase.x0 - _natural(line.phrase)) / max(spaces, 1)
        if added > MOST_STRETCH * typeface().upright.width_of_space * line.phrase.size + SLACK:
            citation = profile.layout.citation("body")
            wanted = f"tối đa {1 + MOST_STRETCH:.1f} khoảng trắng".replace(".", ",")
            shown = "khoảng cách giữa các chữ quá rộng"
            yield paper_fault("body.word_gap", line.text, shown, wanted, citation, page=line.page.number)


def _natural(phrase: Phrase) -> float:
    """As wide as its letters and plain spaces are."""
    return sum(
        typeface().face(bold=mark.is_bold, italic=mark.is_italic).unit_width(mark.text.strip()) * mark.size
        for mark in phrase.marks
    )


def _edge(paragraph: Paragraph) -> float:
    return max(line.phrase.x1 for line in paragraph.lines)


def _spacing(paragraph: Paragraph, profile: Profile) -> Iterator[PaperFault]:
    """From single to one and a half lines."""
    measure, citation = profile.layout.measures["line_spacing"], profile.layout.citation("line_spacing")
    for above, below in pairwise(paragraph.lines):
        if above.page is not below.page:
            continue
        lines = (above.phrase.y - below.phrase.y) / (below.phrase.size * SINGLE_SPACING)
        if not measure.least - 0.05 <= lines <= measure.most + 0.05:
            shown = f"{lines:.2f} dòng".replace(".", ",")
            wanted = "từ dòng đơn đến 1,5 dòng"
            yield paper_fault(
                "body.line_spacing", below.text, shown, wanted, citation, page=below.page.number
            )


def _gap(above: Paragraph, below: Paragraph, profile: Profile) -> Iterator[PaperFault]:
    """At least 6 points between paragraphs, beyond the line itself; headings may stand closer."""
    last, first = above.lines[-1], below.lines[0]
    if above.is_centred or below.is_centred or last.page is not first.page or below.text.startswith("- "):
        return
    measure, citation = profile.layout.measures["paragraph_gap"], profile.layout.citation("paragraph_gap")
    gap = last.phrase.y - first.phrase.y - first.phrase.size * SINGLE_SPACING
    if gap < measure.least - 0.5:
        shown = f"{max(gap, 0):.1f} pt".replace(".", ",")
        yield paper_fault(
            "body.paragraph_gap", first.text, shown, "tối thiểu 6 pt", citation, page=below.page
        )
