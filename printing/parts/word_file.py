"""What every Word file is made of: its parts in one archive, tables, rules, the number of a page.

The same body gives the same bytes: nothing in the file tells the hour at which it was made.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from printing.layout import Layout

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = (
    f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.header+xml"/></Types>'
)
_OF_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
# In twentieths of a point, in which Word measures: 21 x 29.7 cm.
_PAGE = (11906, 16838)
NO_LINES = "".join(
    f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
LINES = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_NO_HOUR = (1980, 1, 1, 0, 0, 0)


def word_file(body: str, layout: Layout) -> bytes:
    """The .docx of this body on the pages of the layout."""
    margins = {side: layout.points(f"margin_{side}") * 20 for side in ("top", "right", "bottom", "left")}
    told = "".join(f' w:{side}="{round(value)}"' for side, value in margins.items())
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/>'
        f'<w:pgSz w:w="{_PAGE[0]}" w:h="{_PAGE[1]}"/>'
        f'<w:pgMar{told} w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )
    spaces = f'xmlns:w="{_W}" xmlns:r="{_OF_OFFICE}"'
    number = _page_number(layout.elements["page_number"].size)
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relation("officeDocument", "word/document.xml"),
        "word/_rels/document.xml.rels": _relation("header", "header1.xml"),
        "word/header1.xml": f"{_HEAD}<w:hdr {spaces}>{number}</w:hdr>",
        "word/document.xml": f"{_HEAD}<w:document {spaces}><w:body>{body}{section}</w:body></w:document>",
    }
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            member = ZipInfo(name, date_time=_NO_HOUR)
            member.compress_type, member.external_attr, member.create_system = ZIP_DEFLATED, 0o644 << 16, 3
            archive.writestr(member, text.encode())
    return out.getvalue()


def _relation(kind: str, target: str) -> str:
    return (
        f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_OF_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


def table(rows: Iterable[Iterable[str]], widths: list[int], *, lines: str, heads: int = 0) -> str:
    """Cells hold whole paragraphs; `widths` in twentieths of a point. The first `heads` rows stand on each of
    its pages, and no row is broken between two."""
    whole, again = "<w:cantSplit/>", "<w:cantSplit/><w:tblHeader/>"
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    told = "".join(
        f"<w:tr><w:trPr>{again if place < heads else whole}</w:trPr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
            for cell, width in zip(row, widths, strict=True)
        )
        + "</w:tr>"
        for place, row in enumerate(rows)
    )
    form = (
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{lines}</w:tblBorders></w:tblPr>'
    )
    return f"<w:tbl>{form}<w:tblGrid>{grid}</w:tblGrid>{told}</w:tbl>"


def rule(indent: int) -> str:
    """A line so far from both edges, as drawn under the organ, the motto and what the paper is about."""
    return (
        '<w:p><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="4" w:space="0" w:color="000000"/></w:pBdr>'
        f'<w:spacing w:after="60" w:line="60" w:lineRule="exact"/><w:ind w:left="{indent}" '
        f'w:right="{indent}"/></w:pPr></w:p>'
    )


def _page_number(size: float) -> str:
    """In the middle of the head of each page but the first (Phụ lục I Nghị định 30/2020/NĐ-CP)."""
    return (
        '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:fldSimple w:instr=" PAGE "><w:r><w:rPr>'
        f'{FONT}<w:sz w:val="{round(size * 2)}"/></w:rPr><w:t>2</w:t></w:r></w:fldSimple></w:p>'
    )
