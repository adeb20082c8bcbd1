"""A petition as a Word file (.docx), which those above ask for beside the PDF: its words, not its exact page.

khoản 12 Điều 33 Nghị định 152/2025/NĐ-CP: the PDF and the Word file come together. Sizes and margins are
those of layout.toml; the same paper gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from printing.contents import Annex, AnnexRow, PetitionPaper
from printing.documents.petition import KIND, TO
from printing.layout import ND30, Layout
from printing.parts.annex import ADDRESS, NAMES, part_heading, reference_to, roman
from printing.parts.body import ended
from printing.parts.foot import LABEL
from printing.parts.head import LEVELS, MOTTO, NATIONAL_NAME, dated, numbered
from printing.parts.word_file import FONT, LINES, NO_LINES, rule, table, word_file
from vietnamese.text import clean

# In twentieths of a point, in which Word measures: the two sides of the head, and how far from both edges of
# its place the rule under each text begins.
_ORGAN, _NATION = 3900, 5700
_UNDER_ORGAN, _UNDER_MOTTO, _UNDER_ABOUT = 1250, 950, 3600
# Their blanks are room for the hand that numbers and dates the paper.
_WITH_ROOM = frozenset({"number", "place_date"})


def petition_docx(paper: PetitionPaper, *, layout: Layout = ND30) -> bytes:
    """The .docx of the petition with its lists."""
    return word_file("".join([*_first_page(paper, layout), *_annexes(paper, layout)]), layout)


def _first_page(paper: PetitionPaper, layout: Layout) -> Iterator[str]:
    head = paper.letterhead
    left = [_centred(layout, "superior", head.superior)] if head.superior else []
    left += [*_organ(layout, head.organ), rule(_UNDER_ORGAN)]
    left.append(_centred(layout, "number", f"Số: {numbered(head)}"))
    right = [
        _centred(layout, "national_name", NATIONAL_NAME),
        _centred(layout, "motto", MOTTO),
        rule(_UNDER_MOTTO),
        _centred(layout, "place_date", f"{clean(head.place)}, {dated(head.issued_on)}"),
    ]
    yield table([["".join(left), "".join(right)]], [_ORGAN, _NATION], lines=NO_LINES)
    yield _centred(layout, "kind", KIND, before=240)
    yield _centred(layout, "about", paper.about)
    yield rule(_UNDER_ABOUT)
    for place, name in enumerate(paper.addressees):
        last = "." if place + 1 == len(paper.addressees) else ";"
        told = f"{TO} {name}{last}" if place == 0 else f"{name}{last}"
        yield _centred(layout, "addressee", told, before=120)
    for left_over, basis in zip(range(len(paper.bases) - 1, -1, -1), paper.bases, strict=True):
        yield _indented(layout, "bases", f"{basis.rstrip('.;')}{';' if left_over else '.'}")
    for text in (*paper.paragraphs[:-1], ended(paper.paragraphs[-1])):
        yield _indented(layout, "body", text)
    received = _paragraph(layout, "recipients_label", LABEL)
    received += "".join(_paragraph(layout, "recipients", f"- {each}") for each in paper.recipients)
    signed = "".join(_centred(layout, "signer_post", line) for line in paper.signer.prefix_lines)
    signed += _centred(layout, "signer_name", paper.signer.name, before=1200)
    yield table([[received, signed]], [4400, 5200], lines=NO_LINES)


def _organ(layout: Layout, name: str) -> Iterator[str]:
    """Broken before the level, "TỈNH CAO BẰNG": the name of a place stands on one line."""
    for level in LEVELS:
        before, found, after = clean(name).upper().partition(f" {level} ")
        if found:
            yield _centred(layout, "organ", before)
            yield _centred(layout, "organ", f"{level} {after}")
            return
    yield _centred(layout, "organ", name)


def _annexes(paper: PetitionPaper, layout: Layout) -> Iterator[str]:
    for place, annex in enumerate(paper.annexes):
        yield '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        if len(paper.annexes) > 1:
            yield _centred(layout, "annex_label", f"Phụ lục {roman(place + 1)}")
        yield _centred(layout, "annex_title", annex.title)
        yield _centred(
            layout,
            "annex_reference",
            reference_to(
                kind="Tờ trình",
                letterhead=paper.letterhead,
                organ=paper.letterhead.organ,
                electronic=paper.electronic,
            ),
        )
        yield rule(_UNDER_ABOUT)
        yield from _parts(annex, layout)


def _parts(annex: Annex, layout: Layout) -> Iterator[str]:
    for place, part in enumerate(annex.parts, start=1):
        heading = part_heading(part, place, of=len(annex.parts))
        yield _paragraph(layout, "part_heading", heading, form='<w:keepNext/><w:spacing w:before="240"/>')
        columns = ("TT", NAMES[part.kind], "Chức vụ", "Đơn vị", "Thành tích")
        rows = [[_centred(layout, "table_head", column) for column in columns]]
        for number, row in enumerate(part.rows, start=1):
            told = [_paragraph(layout, "table_cell", text) for text in _cells(row)]
            rows.append([_centred(layout, "table_cell", str(number)), *told])
        yield table(rows, [620, 2180, 1700, 2300, 2600], lines=LINES, heads=1)
        yield "<w:p/>"


def _cells(row: AnnexRow) -> Iterable[str]:
    return (f"{ADDRESS[row.sex]}{row.name}", row.post, row.unit, row.achievement)


def _centred(layout: Layout, element: str, text: str, *, before: int = 0) -> str:
    return _paragraph(layout, element, text, form=f'<w:spacing w:before="{before}"/><w:jc w:val="center"/>')


def _indented(layout: Layout, element: str, text: str) -> str:
    form = '<w:spacing w:before="120"/><w:ind w:firstLine="567"/><w:jc w:val="both"/>'
    return _paragraph(layout, element, text, form=form)


def _paragraph(layout: Layout, element: str, text: str, *, form: str = "") -> str:
    style = layout.elements[element]
    marks = f"{'<w:b/>' if style.bold else ''}{'<w:i/>' if style.italic else ''}"
    plain = text if element in _WITH_ROOM else clean(text)
    told = plain.upper() if style.upper else plain
    return (
        f"<w:p><w:pPr>{form}</w:pPr><w:r><w:rPr>{FONT}{marks}"
        f'<w:sz w:val="{round(style.size * 2)}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(told)}</w:t></w:r></w:p>'
    )
