"""A letter of invitation to a meeting, after the decree's form of the giấy mời (Phụ lục III)."""

from functools import partial
from pathlib import Path

from printing.contents import InvitationPaper
from printing.layout import ND30, Layout
from printing.parts.body import body_strips, ended, put_closing, set_paper
from printing.typesetting.flow import Flow
from printing.typesetting.fonts import SHIPPED

KIND = "GIẤY MỜI"


def render_invitation(paper: InvitationPaper, *, layout: Layout = ND30, fonts: Path = SHIPPED) -> bytes:
    """The PDF of a letter of invitation; the same paper gives the same bytes."""
    flow = set_paper(paper, partial(_put_body, paper), kind=KIND, layout=layout, fonts=fonts)
    return flow.sheet.finish()


def _put_body(paper: InvitationPaper, flow: Flow) -> None:
    texts = [
        f"{paper.inviter} trân trọng kính mời:",
        *_listed(paper.invited),
        f"Tới dự: {paper.purpose}.",
        f"Chủ trì: {paper.chair}.",
        f"Thời gian: {paper.time}.",
        f"Địa điểm: {paper.venue}.",
        "Nội dung:",
        *_listed(paper.agenda),
    ]
    flow.put(body_strips(flow.sheet, texts))
    notes = [f"{note.strip().rstrip('.')}." for note in paper.notes[:-1]]
    closing = body_strips(flow.sheet, [*notes, ended(paper.notes[-1])])
    put_closing(flow, closing, signer=paper.signer, recipients=paper.recipients)


def _listed(texts: tuple[str, ...]) -> list[str]:
    """Each on a line with its dash; ";" between them and "." at the end."""
    last = len(texts)
    return [f"- {text.strip().rstrip('.;')}{'.' if at == last else ';'}" for at, text in enumerate(texts, 1)]
