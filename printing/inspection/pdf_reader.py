"""Read a produced PDF back: every stretch of text with its place, face and size, and every line drawn.

The lint and the tests judge what stands on the paper, never what was meant to.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from io import BytesIO

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import dict_value, resolve1

from printing.inspection.page_marks import MarkReader, PageMark, Stroke

SAME_LINE = 0.3  # points: what rounding may part two baselines by
COLUMN_GAP = 0.6  # of the size: wider than this, two texts on one baseline are two columns


@dataclass(frozen=True, slots=True)
class Phrase:
    """Neighbouring marks of one baseline: what the eye takes for one line, or one cell's line."""

    marks: tuple[PageMark, ...]

    @property
    def text(self) -> str:
        return "".join(mark.text for mark in self.marks).strip()

    @property
    def x0(self) -> float:
        return self.marks[0].x0

    @property
    def x1(self) -> float:
        return self.marks[-1].x1

    @property
    def y(self) -> float:
        return self.marks[0].y

    @property
    def size(self) -> float:
        return max(mark.size for mark in self.marks)

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2


@dataclass(slots=True)
class PaperPage:
    """One page as read; `phrases` fall from top to bottom, then from left to right.

    `untagged` is what is drawn under no tag, `tagged` the number of stretches under a tag of the structure.
    """

    number: int
    width: float
    height: float
    phrases: list[Phrase] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    fonts: dict[str, bool] = field(default_factory=dict)
    unreadable_fonts: list[str] = field(default_factory=list)
    untagged: list[str] = field(default_factory=list)
    tagged: int = 0


def opened(pdf: bytes) -> PDFDocument:
    """The file, ready to be read; raises pdfminer's errors for bytes that are none."""
    return PDFDocument(PDFParser(BytesIO(pdf)))


def read_pages(pdf: bytes) -> list[PaperPage]:
    """All pages of a PDF; raises pdfminer's errors for bytes that are none."""
    return pages_of(opened(pdf))


def pages_of(document: PDFDocument) -> list[PaperPage]:
    resources = PDFResourceManager()
    device = MarkReader(resources)
    interpreter = PDFPageInterpreter(resources, device)
    pages = []
    for number, leaf in enumerate(PDFPage.create_pages(document), start=1):
        device.marks, device.strokes, device.untagged, device.tagged = [], [], [], 0
        interpreter.process_page(leaf)
        _, _, width, height = leaf.mediabox
        page = PaperPage(
            number,
            width,
            height,
            phrases_of(device.marks),
            device.strokes,
            *_fonts(leaf),
            device.untagged,
            device.tagged,
        )
        pages.append(page)
    return pages


def phrases_of(marks: Iterable[PageMark]) -> list[Phrase]:
    """Marks of one baseline side by side, from top to bottom, then from left to right."""
    lines: list[list[PageMark]] = []
    for mark in sorted(marks, key=lambda mark: -mark.y):
        if lines and abs(lines[-1][0].y - mark.y) < SAME_LINE:
            lines[-1].append(mark)
        else:
            lines.append([mark])
    groups: list[list[PageMark]] = []
    for line in lines:
        line.sort(key=lambda mark: mark.x0)
        groups.append(line[:1])
        for mark in line[1:]:
            if mark.x0 - groups[-1][-1].reach < COLUMN_GAP * mark.size:
                groups[-1].append(mark)
            else:
                groups.append([mark])
    return [Phrase(tuple(group)) for group in groups]


def _fonts(leaf: PDFPage) -> tuple[dict[str, bool], list[str]]:
    """Each font the page names, and whether its program is embedded; those whose letters can't be copied."""
    fonts, unreadable = {}, []
    for reference in dict_value(leaf.resources.get("Font") or {}).values():
        font = dict_value(reference)
        descriptor = resolve1(font.get("FontDescriptor")) or {}
        base = resolve1(font.get("BaseFont"))
        name = getattr(base, "name", str(base)).split("+")[-1]
        fonts[name] = any(key in descriptor for key in ("FontFile", "FontFile2", "FontFile3"))
        if "ToUnicode" not in font:
            unreadable.append(name)
    return fonts, unreadable


def text_of(pdf: bytes) -> str:
    """The text as it stands: a tab between columns, a line feed between lines, a form feed between pages."""
    return "\f".join(_page_text(page) for page in read_pages(pdf))


def _page_text(page: PaperPage) -> str:
    lines: list[str] = []
    last_y: float | None = None
    for phrase in page.phrases:
        if last_y is not None and abs(last_y - phrase.y) < SAME_LINE:
            lines[-1] += "\t" + phrase.text
        else:
            lines.append(phrase.text)
        last_y = phrase.y
    return "\n".join(lines)
