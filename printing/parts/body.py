"""What the bodies of all papers share: punctuation, paragraphs, the end mark and the closing block."""

from collections.abc import Sequence
from pathlib import Path

from printing.contents import Letterhead, Signer
from printing.layout import Layout
from printing.parts.foot import closing_strip
from printing.typesetting.flow import Flow, Strip, kept_with_next, paragraph_strips
from printing.typesetting.fonts import typeface
from printing.typesetting.sheet import Sheet

END = "./."


def open_paper(
    *, title: str, letterhead: Letterhead, draft: bool, layout: Layout, fonts: Path, landscape: bool = False
) -> Flow:
    """The first page of a new PDF, its cursor at the top margin."""
    sheet = Sheet(layout=layout, typeface=typeface(fonts), title=title, author=letterhead.organ, draft=draft)
    sheet.begin_section(landscape=landscape)
    return Flow(sheet)


def ended(text: str) -> str:
    """The last sentence of a body, closed by "./."."""
    return text.strip().rstrip("./;") + END


def put_grounds(flow: Flow, grounds: Sequence[str]) -> None:
    """Legal bases in italic, one each line: they end ";", the last one "." (mục II.6)."""
    for at, ground in enumerate(grounds, start=1):
        text = ground.strip().rstrip(".;") + ("." if at == len(grounds) else ";")
        flow.put(paragraph_strips(flow.sheet, [flow.sheet.run(text, "bases")]))


def body_strips(sheet: Sheet, paragraphs: Sequence[str]) -> list[Strip]:
    return [strip for text in paragraphs for strip in paragraph_strips(sheet, [sheet.run(text, "body")])]


def labelled_strips(sheet: Sheet, label: str, text: str = "") -> list[Strip]:
    """A paragraph that opens with a bold label, tied to what follows when it has no text of its own."""
    runs = [sheet.run(label, "article"), *([sheet.run(text, "body")] if text else [])]
    strips = paragraph_strips(sheet, runs)
    return strips if text else kept_with_next(strips, last=len(strips))


def put_closing(
    flow: Flow,
    strips: list[Strip],
    *,
    signer: Signer,
    recipients: Sequence[str],
    second: Signer | None = None,
) -> None:
    """The end of the body and the signatures, which never stand alone on a page."""
    closing = closing_strip(flow.sheet, signer=signer, recipients=recipients, second=second)
    flow.put([*kept_with_next(strips, last=2), closing])
