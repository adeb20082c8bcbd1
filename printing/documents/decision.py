"""A reward decision with its lists: form 1.2 of Nghị định 30/2020/NĐ-CP."""

from functools import partial
from pathlib import Path

from printing.contents import Article, DecisionPaper
from printing.layout import ND30, Layout
from printing.parts.annex import put_annexes
from printing.parts.body import ended, put_closing, put_grounds, set_paper
from printing.typesetting.flow import Flow, Strip, centred_strips, paragraph_strips
from printing.typesetting.fonts import SHIPPED
from printing.typesetting.sheet import Sheet
from printing.typesetting.structure import Tag

KIND = "QUYẾT ĐỊNH"


def render_decision(paper: DecisionPaper, *, layout: Layout = ND30, fonts: Path = SHIPPED) -> bytes:
    """The PDF of a decision; the same paper gives the same bytes.

    Raises fonts.FontMissing for an unusable folder and fonts.LetterMissing for an unprintable sign.
    """
    flow = set_paper(paper, partial(_put_body, paper), kind=KIND, layout=layout, fonts=fonts)
    put_annexes(
        flow,
        paper.annexes,
        kind="Quyết định",
        letterhead=paper.letterhead,
        organ=paper.authority,
        electronic=paper.electronic,
    )
    return flow.sheet.finish()


def _put_body(paper: DecisionPaper, flow: Flow) -> None:
    gap = flow.sheet.layout.points("paragraph_gap")
    flow.put(centred_strips(flow.sheet, paper.authority, "authority", Tag("P"), gap=gap))
    put_grounds(flow, [*paper.bases, *([paper.proposal] if paper.proposal else [])])
    enacting = centred_strips(flow.sheet, f"{KIND}:", "enacting", Tag("H2"), gap=gap)
    articles = _article_strips(flow.sheet, paper.articles)
    put_closing(flow, [*enacting, *articles], signer=paper.signer, recipients=paper.recipients)


def _article_strips(sheet: Sheet, articles: tuple[Article, ...]) -> list[Strip]:
    strips: list[Strip] = []
    for number, article in enumerate(articles, start=1):
        heading = f"Điều {number}." + (f" {article.heading.strip().rstrip('.')}." if article.heading else "")
        texts = [article.text, *(f"{at}. {clause}" for at, clause in enumerate(article.clauses, start=1))]
        if number == len(articles):
            texts[-1] = ended(texts[-1])
        strips += paragraph_strips(sheet, [sheet.run(heading, "article"), sheet.run(texts[0], "body")])
        for clause in texts[1:]:
            strips += paragraph_strips(sheet, [sheet.run(clause, "body")])
    return strips
