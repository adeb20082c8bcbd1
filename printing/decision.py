"""A reward decision with its lists: form 1.2 of Nghị định 30/2020/NĐ-CP."""

from pathlib import Path

from printing.annex import put_annexes
from printing.flow import Flow, Strip, centred_strips, kept_with_next, paragraph_strips
from printing.fonts import SHIPPED, typeface
from printing.foot import closing_strip
from printing.head import put_letterhead, put_title
from printing.layout import ND30, Layout
from printing.papers import Article, DecisionPaper
from printing.sheet import Sheet

KIND = "QUYẾT ĐỊNH"
END = "./."


def render_decision(paper: DecisionPaper, *, layout: Layout = ND30, fonts: Path = SHIPPED) -> bytes:
    """The PDF of a decision; the same paper gives the same bytes.

    Raises fonts.FontMissing for an unusable folder and fonts.LetterMissing for an unprintable sign.
    """
    head = paper.letterhead
    sheet = Sheet(
        layout=layout, typeface=typeface(fonts), title=paper.about, author=head.organ, draft=paper.draft
    )
    sheet.begin_section()
    flow = Flow(sheet)
    put_letterhead(flow, head)
    put_title(flow, KIND, paper.about)
    _put_grounds(flow, paper)
    strips = _article_strips(sheet, paper.articles)
    closing = closing_strip(sheet, signer=paper.signer, recipients=paper.recipients)
    flow.put([*kept_with_next(strips, last=2), closing])
    put_annexes(
        flow,
        paper.annexes,
        kind="Quyết định",
        letterhead=head,
        organ=paper.authority,
        electronic=paper.electronic,
    )
    return sheet.finish()


def _put_grounds(flow: Flow, paper: DecisionPaper) -> None:
    """Who decides, on what legal bases and whose proposal: each ends ";", the last one "."."""
    gap = flow.sheet.layout.points("paragraph_gap")
    flow.put(centred_strips(flow.sheet, paper.authority, "authority", gap=gap))
    grounds = [*paper.bases, *([paper.proposal] if paper.proposal else [])]
    for at, ground in enumerate(grounds, start=1):
        text = ground.strip().rstrip(".;") + ("." if at == len(grounds) else ";")
        flow.put(paragraph_strips(flow.sheet, [flow.sheet.run(text, "bases")]))
    flow.put(centred_strips(flow.sheet, f"{KIND}:", "enacting", gap=gap))


def _article_strips(sheet: Sheet, articles: tuple[Article, ...]) -> list[Strip]:
    strips: list[Strip] = []
    for number, article in enumerate(articles, start=1):
        heading = f"Điều {number}." + (f" {article.heading.strip().rstrip('.')}." if article.heading else "")
        is_last = number == len(articles)
        text = _ended(article.text) if is_last and not article.clauses else article.text
        strips += paragraph_strips(sheet, [sheet.run(heading, "article"), sheet.run(text, "body")])
        for at, clause in enumerate(article.clauses, start=1):
            closes = is_last and at == len(article.clauses)
            strips += paragraph_strips(
                sheet, [sheet.run(f"{at}. {_ended(clause) if closes else clause}", "body")]
            )
    return strips


def _ended(text: str) -> str:
    return text.strip().rstrip("./;") + END
