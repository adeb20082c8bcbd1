"""A unit's petition (tờ trình) upward, with the list of those it proposes: form 1.4."""

from functools import partial
from pathlib import Path

from printing.contents import PetitionPaper
from printing.layout import ND30, Layout
from printing.parts.annex import put_annexes
from printing.parts.body import body_strips, ended, put_closing, put_grounds, set_paper
from printing.typesetting.flow import Draw, Flow, Strip, kept_with_next, paragraph_strips
from printing.typesetting.fonts import SHIPPED
from printing.typesetting.sheet import ASCENT, Sheet
from printing.typesetting.structure import Tag
from vietnamese.text import clean

KIND = "TỜ TRÌNH"
TO = "Kính gửi:"
REPRINT = "Ghi chú khi in lại, không thuộc nội dung Tờ trình đã trình:"


def render_petition(paper: PetitionPaper, *, layout: Layout = ND30, fonts: Path = SHIPPED) -> bytes:
    """The PDF of a petition; the same paper gives the same bytes."""
    flow = set_paper(paper, partial(_put_body, paper), kind=KIND, layout=layout, fonts=fonts)
    put_annexes(
        flow,
        paper.annexes,
        kind="Tờ trình",
        letterhead=paper.letterhead,
        organ=paper.letterhead.organ,
        electronic=paper.electronic,
    )
    _put_since(flow, paper.since)
    return flow.sheet.finish()


def _put_since(flow: Flow, told: tuple[str, ...]) -> None:
    if told:
        sheet = flow.sheet
        head, *rest = (
            paragraph_strips(sheet, [sheet.run(text, "annex_reference")]) for text in (REPRINT, *told)
        )
        flow.put([*kept_with_next(head, last=len(head)), *(strip for each in rest for strip in each)])


def _put_body(paper: PetitionPaper, flow: Flow) -> None:
    put_addressees(flow, paper.addressees)
    put_grounds(flow, paper.bases)
    body = body_strips(flow.sheet, [*paper.paragraphs[:-1], ended(paper.paragraphs[-1])])
    put_closing(flow, body, signer=paper.signer, recipients=paper.recipients)


def put_addressees(flow: Flow, addressees: tuple[str, ...]) -> None:
    """Box 9a: one addressee on the line itself; several each on a line, dashes below the colon."""
    sheet = flow.sheet
    names = [clean(name).rstrip(".;") for name in addressees]
    gap = sheet.layout.points("section_gap_pt")
    if len(names) == 1:
        strips = _centred_paragraph(sheet, f"{TO} {names[0]}.", gap)
    else:
        strips = _dashed(sheet, names, gap)
    flow.put(strips)


def _centred_paragraph(sheet: Sheet, text: str, gap: float) -> list[Strip]:
    style = sheet.layout.elements["addressee"]
    width = sheet.face(style).unit_width(text) * style.size
    room = sheet.right - sheet.left
    if width > room:
        return paragraph_strips(sheet, [sheet.run(text, "addressee")])

    tag = Tag("P")

    def draw(on: Sheet, y: float) -> None:
        on.centred((on.left + on.right) / 2, y - ASCENT * style.size, text, "addressee", tag)

    return [Strip(sheet.leading(style.size), draw, gap=gap)]


def _dashed(sheet: Sheet, names: list[str], gap: float) -> list[Strip]:
    style = sheet.layout.elements["addressee"]
    face = sheet.face(style)
    start = sheet.left + sheet.layout.points("left_column") / 2
    colon = start + face.unit_width(TO.rstrip(":")) * style.size
    rows, listed = [(start, TO, Tag("P"))], Tag("L")
    for at, name in enumerate(names, start=1):
        text = f"- {name}{'.' if at == len(names) else ';'}"
        item = Tag("LBody", Tag("LI", listed))
        rows += [(colon, line, item) for line in sheet.wrap(text, "addressee", width=sheet.right - colon)]

    def drawn(x: float, text: str, tag: Tag) -> Draw:
        return lambda on, y: on.write(x, y - ASCENT * style.size, text, "addressee", tag)

    height = sheet.leading(style.size)
    return [
        Strip(height, drawn(*row), gap=gap if at == 0 else 0.0, keep_next=at + 1 < len(rows))
        for at, row in enumerate(rows)
    ]
