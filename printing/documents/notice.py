"""The notice that sends a dossier back: each ground with its article and the way to mend it."""

from functools import partial
from pathlib import Path

from printing.contents import NoticeGround, NoticePaper
from printing.layout import ND30, Layout
from printing.parts.body import body_strips, ended, put_closing, set_paper
from printing.typesetting.flow import Flow, Strip, paragraph_strips
from printing.typesetting.fonts import SHIPPED
from printing.typesetting.sheet import Sheet

KIND = "THÔNG BÁO"


def render_notice(paper: NoticePaper, *, layout: Layout = ND30, fonts: Path = SHIPPED) -> bytes:
    """The PDF of a notice of return; the same paper gives the same bytes."""
    flow = set_paper(paper, partial(_put_body, paper), kind=KIND, layout=layout, fonts=fonts)
    return flow.sheet.finish()


def _put_body(paper: NoticePaper, flow: Flow) -> None:
    flow.put(body_strips(flow.sheet, paper.opening))
    is_one = len(paper.grounds) == 1
    for number, ground in enumerate(paper.grounds, start=1):
        flow.put(_ground_strips(flow.sheet, "" if is_one else f"{number}. ", ground))
    closing = body_strips(flow.sheet, [*paper.closing[:-1], ended(paper.closing[-1])])
    put_closing(flow, closing, signer=paper.signer, recipients=paper.recipients)


def _ground_strips(sheet: Sheet, number: str, ground: NoticeGround) -> list[Strip]:
    found = ground.found.strip().rstrip(".")
    strips = paragraph_strips(
        sheet,
        [
            sheet.run(f"{number}{ground.subject.strip().rstrip(':')}:", "article"),
            sheet.run(f"{found} (căn cứ {within_sentence(ground.citation)}).", "body"),
        ],
    )
    remedy = ground.remedy.strip().rstrip(".")
    mended = [sheet.run(f"Cách khắc phục: {remedy}.", "body")] if remedy else []
    return strips + (paragraph_strips(sheet, mended) if mended else [])


def within_sentence(citation: str) -> str:
    """ "khoản 1 Điều 9": only the article has a capital within a sentence (Phụ lục II Nghị định 30/2020)."""
    small = citation.strip()
    return small[:1].lower() + small[1:] if small.startswith(("Khoản ", "Điểm ")) else small
