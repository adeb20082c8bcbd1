"""Find the parts of a paper among its phrases by where they stand and what they say."""

from dataclasses import dataclass, field
from functools import cached_property

from printing.inspection.page_marks import Stroke
from printing.inspection.pdf_reader import PaperPage, Phrase
from printing.layout import Layout
from printing.parts.head import NATIONAL_NAME

LABEL = "Nơi nhận"
REFERENCE = "(Kèm theo"
HEADING_LINES = 12  # how deep the heading of an annex may reach, a page number included
NEAR = 3.0  # points: what is nearer stands on the same line


@dataclass(frozen=True, slots=True)
class Placed:
    """A phrase and the page it stands on."""

    page: PaperPage
    phrase: Phrase

    @property
    def text(self) -> str:
        return self.phrase.text


@dataclass
class Anatomy:
    """The parts of the body section, and the sections that follow it; a missing part is empty."""

    pages: list[PaperPage]
    title: str
    layout: Layout
    number: Placed | None = None
    place_date: Placed | None = None
    national_name: Placed | None = None
    motto: Placed | None = None
    organ: list[Placed] = field(default_factory=list)
    kind: Placed | None = None
    about: list[Placed] = field(default_factory=list)
    lines: list[Placed] = field(default_factory=list)
    closing: list[Placed] = field(default_factory=list)

    @cached_property
    def sections(self) -> list[list[PaperPage]]:
        """The paper and its annexes, each of which opens with a heading of its own."""
        sections: list[list[PaperPage]] = []
        for page in self.pages:
            if not sections or self._opens_annex(page):
                sections.append([])
            sections[-1].append(page)
        return sections

    def _opens_annex(self, page: PaperPage) -> bool:
        if any(phrase.text.startswith(REFERENCE) for phrase in page.phrases[:HEADING_LINES]):
            return True
        first = next((p for p in page.phrases if p is not self.page_number(page)), None)
        is_heading = first is not None and all(m.is_bold for m in first.marks) and first.text.isupper()
        return is_heading and self.page_number(page) is None

    def page_number(self, page: PaperPage) -> Phrase | None:
        """The phrase in the top margin, if it is a number."""
        floor = page.height - self.layout.points("margin_top")
        above = [p for p in page.phrases if p.y > floor and p.text.isdigit()]
        return above[0] if above else None

    def stroke_below(self, placed: Placed) -> Stroke | None:
        """The level stroke that hangs under a phrase: nearer than the line that would follow."""
        near = [
            stroke
            for stroke in placed.page.strokes
            if stroke.is_level
            and 0 < placed.phrase.y - stroke.y0 < placed.phrase.size
            and stroke.x0 < placed.phrase.centre < stroke.x1
        ]
        return max(near, key=lambda stroke: stroke.y0) if near else None

    @cached_property
    def recipients_label(self) -> Placed | None:
        return next((at for at in self.closing if at.text.startswith(LABEL)), None)


def dissect(pages: list[PaperPage], *, title: str, layout: Layout) -> Anatomy:
    """Name the parts of a paper whose kind is `title`, such as QUYẾT ĐỊNH."""
    found = Anatomy(pages, title, layout)
    first = pages[0]
    _find_letterhead(found, [Placed(first, phrase) for phrase in first.phrases])
    _find_title(found)
    return found


def _find_letterhead(found: Anatomy, phrases: list[Placed]) -> None:
    found.national_name = next((at for at in phrases if at.text.upper() == NATIONAL_NAME), None)
    found.number = next((at for at in phrases if at.text.lower().startswith("số:")), None)
    middle = phrases[0].page.width / 2 if phrases else 0.0
    dated = (at for at in phrases if ", ngày " in at.text and at.phrase.centre > middle)
    last = found.number or next(dated, None)  # a list has no number
    if last is None:
        return
    floor = last.phrase.y
    for at in phrases:
        if at.phrase.y > floor + NEAR and at.phrase.centre < middle:
            found.organ.append(at)
        elif abs(at.phrase.y - floor) <= NEAR and at.phrase.centre > middle:
            found.place_date = at
        elif at.phrase.y > floor + NEAR and at.text.upper() != NATIONAL_NAME and not found.motto:
            found.motto = at


def _find_title(found: Anatomy) -> None:
    """The kind, the subject down to its rule, then the body up to "./.", then the closing."""
    body = [
        Placed(page, p) for page in found.sections[0] for p in page.phrases if p != found.page_number(page)
    ]
    start = next((i for i, at in enumerate(body) if at.text.upper().startswith(found.title)), None)
    if start is None:
        return
    found.kind = body[start]
    rest = body[start + 1 :]
    while rest and rest[0].page is found.kind.page:
        found.about.append(rest.pop(0))
        if found.stroke_below(found.about[-1]):
            break
    ends = [i for i, at in enumerate(rest) if at.text.endswith("./.")]
    labels = [i for i, at in enumerate(rest) if at.text.startswith(LABEL)]
    cut = ends[-1] + 1 if ends else labels[0] if labels else len(rest)
    found.lines, found.closing = rest[:cut], rest[cut:]
