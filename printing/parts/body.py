"""What the bodies of all papers share: punctuation, paragraphs, the end mark and the closing block."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from printing.contents import (
    DecisionPaper,
    InvitationPaper,
    Letterhead,
    MinutesPaper,
    NoticePaper,
    PetitionPaper,
    Signer,
)
from printing.layout import Layout
from printing.parts.foot import closing_strip
from printing.parts.head import put_letterhead, put_title
from printing.typesetting.flow import Flow, Strip, kept_with_next, paragraph_strips
from printing.typesetting.fonts import typeface
from printing.typesetting.sheet import Sheet

TextPaper = DecisionPaper | InvitationPaper | MinutesPaper | NoticePaper | PetitionPaper
END = "./."


def open_paper(
    *,
    title: str,
    letterhead: Letterhead,
    draft: bool,
    layout: Layout,
    fonts: Path,
    landscape: bool = False,
    unbroken: Sequence[str] = (),
) -> Flow:
    """The first page of a new PDF with its letterhead; the file's title says of a draft that it is one."""
    sheet = Sheet(
        layout=layout,
        typeface=typeface(fonts),
        title=f"Dự thảo: {title}" if draft else title,
        author=letterhead.organ,
        draft=draft,
        unbroken=unbroken,
    )
    sheet.begin_section(landscape=landscape)
    flow = Flow(sheet)
    put_letterhead(flow, letterhead)
    return flow


def set_paper(
    paper: TextPaper, put_body: Callable[[Flow], None], *, kind: str, layout: Layout, fonts: Path
) -> Flow:
    """A paper down to its signature, its annexes not begun, set so that its last page is not torn."""

    def set_in(tried: Layout) -> Flow:
        flow = open_paper(
            title=paper.about,
            letterhead=paper.letterhead,
            draft=paper.draft,
            layout=tried,
            fonts=fonts,
            unbroken=paper.unbroken,
        )
        put_title(flow, kind, paper.about)
        put_body(flow)
        return flow

    return untorn(set_in, layout, among=layout.settings())


def untorn(set_in: Callable[[Layout], Flow], layout: Layout, *, among: Iterable[Layout]) -> Flow:
    """The first setting in which the last page is not torn and no page is left with a gap at its foot, as
    before a table whose first row does not fit; where none is, the one that comes nearest to that."""
    torn, gaping = layout.house["torn_share"], layout.house["gap_share"]
    found: list[Flow] = []
    for tried in among:
        found.append(set_in(tried))
        if _filled(found[-1]) >= torn and _gap(found[-1]) <= gaping:
            break
    best = max(found, key=lambda flow: min(_filled(flow), torn) - max(_gap(flow), gaping))
    best.sheet.layout = layout  # in which the annexes are set
    return best


def _filled(flow: Flow) -> float:
    """How full the last page is, as a share: with little but the signature it is torn from its article."""
    sheet = flow.sheet
    return (sheet.top - flow.y) / (sheet.top - sheet.bottom) if sheet.pages > 1 else 1.0


def _gap(flow: Flow) -> float:
    """The room left at the foot of a page that others follow, as a share of it."""
    return flow.gap / (flow.sheet.top - flow.sheet.bottom)


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


def listed_strips(sheet: Sheet, items: Sequence[str]) -> list[Strip]:
    """A list of names, a paragraph each, which begins with a plus."""
    return body_strips(sheet, [f"+ {item}" for item in items])


def labelled_strips(sheet: Sheet, label: str, text: str = "") -> list[Strip]:
    """A paragraph that opens with a bold label, tied to what follows when it has no text of its own."""
    runs = [sheet.run(label, "article"), *([sheet.run(text, "body")] if text else [])]
    strips = paragraph_strips(sheet, runs, role="P" if text else "H2")
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
