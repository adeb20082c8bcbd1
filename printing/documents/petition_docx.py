"""A petition as a Word file (.docx), which those above ask for beside the PDF: its words, not its exact page.

khoản 12 Điều 33 Nghị định 152/2025/NĐ-CP: the PDF and the Word file come together. Sizes and margins are
those of layout.toml; the same paper gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from printing.contents import Annex, AnnexRow, PetitionPaper
from printing.documents.petition import KIND, TO
from printing.layout import ND30, Layout
from printing.parts.annex import ADDRESS, HEADINGS, NAMES, reference_to, roman
from printing.parts.body import ended
from printing.parts.foot import LABEL
from printing.parts.head import MOTTO, NATIONAL_NAME, dated, numbered
from vietnamese.numbers import two_digits
from vietnamese.text import clean

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = (
    f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="word/document.xml"/></Relationships>'
)
_FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
# A twentieth of a point, in which Word measures: 21 x 29.7 cm.
_PAGE = (11906, 16838)
_NONE = "".join(
    f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_LINES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_NO_HOUR = (1980, 1, 1, 0, 0, 0)


def petition_docx(paper: PetitionPaper, *, layout: Layout = ND30) -> bytes:
    """The .docx of the petition with its lists."""
    body = "".join([*_first_page(paper, layout), *_annexes(paper, layout)])
    margins = {side: layout.points(f"margin_{side}") * 20 for side in ("top", "right", "bottom", "left")}
    told = "".join(f' w:{side}="{round(value)}"' for side, value in margins.items())
    section = (
        f'<w:sectPr><w:pgSz w:w="{_PAGE[0]}" w:h="{_PAGE[1]}"/>'
        f'<w:pgMar{told} w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    )
    document = f'{_HEAD}<w:document xmlns:w="{_W}"><w:body>{body}{section}</w:body></w:document>'
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        parts = {"[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONS, "word/document.xml": document}
        for name, text in parts.items():
            member = ZipInfo(name, date_time=_NO_HOUR)
            member.compress_type, member.external_attr, member.create_system = ZIP_DEFLATED, 0o644 << 16, 3
            archive.writestr(member, text.encode())
    return out.getvalue()


def _first_page(paper: PetitionPaper, layout: Layout) -> Iterator[str]:
    head = paper.letterhead
    left = [_centred(layout, "superior", head.superior)] if head.superior else []
    left += [_centred(layout, "organ", head.organ), _centred(layout, "number", f"Số: {numbered(head)}")]
    right = [
        _centred(layout, "national_name", NATIONAL_NAME),
        _centred(layout, "motto", MOTTO),
        _centred(layout, "place_date", f"{clean(head.place)}, {dated(head.issued_on)}"),
    ]
    yield _table([["".join(left), "".join(right)]], [4000, 5600], lines=_NONE)
    yield _centred(layout, "kind", KIND, before=240)
    yield _centred(layout, "about", paper.about)
    for place, name in enumerate(paper.addressees):
        yield _centred(layout, "addressee", f"{TO} {name}" if place == 0 else name, before=120)
    yield from (_indented(layout, "bases", f"{each.rstrip('.;')};") for each in paper.bases)
    for text in (*paper.paragraphs[:-1], ended(paper.paragraphs[-1])):
        yield _indented(layout, "body", text)
    received = _paragraph(layout, "recipients_label", LABEL)
    received += "".join(_paragraph(layout, "recipients", f"- {each}") for each in paper.recipients)
    signed = "".join(_centred(layout, "signer_post", line) for line in paper.signer.prefix_lines)
    signed += _centred(layout, "signer_name", paper.signer.name, before=1200)
    yield _table([[received, signed]], [4400, 5200], lines=_NONE)


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
        yield from _parts(annex, layout)


def _parts(annex: Annex, layout: Layout) -> Iterator[str]:
    for place, part in enumerate(annex.parts, start=1):
        heading = f"{roman(place)}. {part.heading or HEADINGS[part.kind]} ({two_digits(len(part.rows))})"
        yield _paragraph(layout, "part_heading", heading)
        columns = ("STT", NAMES[part.kind], "Chức vụ", "Đơn vị", "Tóm tắt thành tích")
        rows = [[_centred(layout, "table_head", column) for column in columns]]
        for number, row in enumerate(part.rows, start=1):
            rows.append([_paragraph(layout, "table_cell", text) for text in _cells(number, row)])
        yield _table(rows, [700, 2300, 1700, 2300, 2600], lines=_LINES)
        yield "<w:p/>"


def _cells(number: int, row: AnnexRow) -> Iterable[str]:
    return (str(number), f"{ADDRESS[row.sex]}{row.name}", row.post, row.unit, row.achievement)


def _table(rows: Iterable[Iterable[str]], widths: list[int], *, lines: str) -> str:
    """Cells hold whole paragraphs; `widths` in twentieths of a point."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    told = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
            for cell, width in zip(row, widths, strict=True)
        )
        + "</w:tr>"
        for row in rows
    )
    form = (
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{lines}</w:tblBorders></w:tblPr>'
    )
    return f"<w:tbl>{form}<w:tblGrid>{grid}</w:tblGrid>{told}</w:tbl>"


def _centred(layout: Layout, element: str, text: str, *, before: int = 0) -> str:
    return _paragraph(layout, element, text, form=f'<w:spacing w:before="{before}"/><w:jc w:val="center"/>')


def _indented(layout: Layout, element: str, text: str) -> str:
    form = '<w:spacing w:before="120"/><w:ind w:firstLine="567"/><w:jc w:val="both"/>'
    return _paragraph(layout, element, text, form=form)


def _paragraph(layout: Layout, element: str, text: str, *, form: str = "") -> str:
    style = layout.elements[element]
    marks = f"{'<w:b/>' if style.bold else ''}{'<w:i/>' if style.italic else ''}"
    told = clean(text).upper() if style.upper else clean(text)
    return (
        f"<w:p><w:pPr>{form}</w:pPr><w:r><w:rPr>{_FONT}{marks}"
        f'<w:sz w:val="{round(style.size * 2)}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(told)}</w:t></w:r></w:p>'
    )
