"""Read a produced PDF back: every stretch of text with its place, face and size, and every line drawn.

The lint and the tests judge what stands on the paper, never what was meant to.
"""

from dataclasses import dataclass, field
from io import BytesIO
from itertools import pairwise
from typing import Any

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import dict_value, resolve1
from pdfminer.utils import apply_matrix_pt, mult_matrix

IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
COLUMN_GAP = 0.6  # of the size: wider than this, two texts on one baseline are two columns


@dataclass(frozen=True, slots=True)
class PageMark:
    """A stretch of text in one face; coordinates in points from the lower left corner."""

    x0: float
    x1: float
    y: float
    size: float
    font: str
    text: str
    is_black: bool

    @property
    def is_bold(self) -> bool:
        return "bold" in self.font.lower()

    @property
    def is_italic(self) -> bool:
        return "italic" in self.font.lower() or "oblique" in self.font.lower()


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


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line drawn on the page."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def is_level(self) -> bool:
        return abs(self.y0 - self.y1) < 0.1

    @property
    def length(self) -> float:
        return abs(self.x1 - self.x0) if self.is_level else abs(self.y1 - self.y0)


@dataclass(slots=True)
class PaperPage:
    """One page as read; `phrases` fall from top to bottom, then from left to right."""

    number: int
    width: float
    height: float
    phrases: list[Phrase] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    fonts: dict[str, bool] = field(default_factory=dict)


class _Reader(PDFTextDevice):
    """A device that keeps strings whole instead of letters: a list of thousands is read in seconds."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.marks: list[PageMark] = []
        self.strokes: list[Stroke] = []
        self._glyphs: dict[tuple[int, int], tuple[str, float]] = {}

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        matrix = mult_matrix(textstate.matrix, self.ctm or IDENTITY)
        font, size = textstate.font, textstate.fontsize
        scaling = textstate.scaling * 0.01
        x, y = textstate.linematrix
        start = x
        letters: list[str] = []
        for piece in seq:
            if isinstance(piece, (int, float)):
                x -= piece * scaling * size * 0.001
                continue
            for cid in font.decode(piece):
                letter, width = self._glyph(font, cid)
                letters.append(letter)
                x += (width * size + textstate.charspace) * scaling
                if cid == 32:
                    x += textstate.wordspace * scaling
        textstate.linematrix = (x, y)
        if matrix[1] == 0 and letters:  # slanted text is the mark of a draft, no part of the paper
            x0, baseline = apply_matrix_pt(matrix, (start, y + textstate.rise))
            x1, _ = apply_matrix_pt(matrix, (x, y))
            is_black = graphicstate.ncolor in (0, 0.0, None, [0], (0,), (0, 0, 0), [0, 0, 0])
            name = font.fontname.split("+")[-1]
            self.marks.append(PageMark(x0, x1, baseline, size * matrix[0], name, "".join(letters), is_black))

    def _glyph(self, font: Any, cid: int) -> tuple[str, float]:
        key = (id(font), cid)
        if key not in self._glyphs:
            try:
                letter = font.to_unichr(cid)
            except PDFUnicodeNotDefined:
                letter = "\ufffd"
            self._glyphs[key] = (letter, font.char_width(cid))
        return self._glyphs[key]

    def paint_path(self, gstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Any) -> None:
        points = [apply_matrix_pt(self.ctm or IDENTITY, part[-2:]) for part in path if part[0] in "ml"]
        for part, ((x0, y0), (x1, y1)) in zip(path[1:], pairwise(points), strict=False):
            if part[0] == "l":
                self.strokes.append(Stroke(x0, y0, x1, y1))


def read_pages(pdf: bytes) -> list[PaperPage]:
    """All pages of a PDF; raises pdfminer's errors for bytes that are none."""
    resources = PDFResourceManager()
    device = _Reader(resources)
    interpreter = PDFPageInterpreter(resources, device)
    pages = []
    for number, leaf in enumerate(PDFPage.get_pages(BytesIO(pdf)), start=1):
        device.marks, device.strokes = [], []
        interpreter.process_page(leaf)
        _, _, width, height = leaf.mediabox
        page = PaperPage(number, width, height, _phrases(device.marks), device.strokes, _fonts(leaf))
        pages.append(page)
    return pages


def _phrases(marks: list[PageMark]) -> list[Phrase]:
    marks = sorted(marks, key=lambda mark: (-round(mark.y, 1), mark.x0))
    groups: list[list[PageMark]] = []
    for mark in marks:
        last = groups[-1][-1] if groups else None
        if last and abs(last.y - mark.y) < 0.3 and mark.x0 - last.x1 < COLUMN_GAP * mark.size:
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return [Phrase(tuple(group)) for group in groups]


def _fonts(leaf: PDFPage) -> dict[str, bool]:
    """Each font the page names, and whether its program is embedded."""
    fonts = {}
    for reference in dict_value(leaf.resources.get("Font") or {}).values():
        font = dict_value(reference)
        descriptor = resolve1(font.get("FontDescriptor")) or {}
        name = resolve1(font.get("BaseFont"))
        fonts[getattr(name, "name", str(name)).split("+")[-1]] = any(
            key in descriptor for key in ("FontFile", "FontFile2", "FontFile3")
        )
    return fonts


def text_of(pdf: bytes) -> str:
    """The text as it stands: a tab between columns, a line feed between lines, a form feed between pages."""
    return "\f".join(_page_text(page) for page in read_pages(pdf))


def _page_text(page: PaperPage) -> str:
    lines: list[str] = []
    last_y: float | None = None
    for phrase in page.phrases:
        if last_y is not None and abs(last_y - phrase.y) < 0.3:
            lines[-1] += "\t" + phrase.text
        else:
            lines.append(phrase.text)
        last_y = phrase.y
    return "\n".join(lines)
