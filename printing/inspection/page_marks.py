"""What is drawn on a page, as it is interpreted: stretches of text, lines, and what of it has no tag."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.utils import apply_matrix_pt, mult_matrix

IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
SPACE = 32


@dataclass(frozen=True, slots=True)
class PageMark:
    """A stretch of text in one face; coordinates in points from the lower left corner.

    `x1` is where its last letter ends, `reach` where spaces after it end.
    """

    x0: float
    x1: float
    reach: float
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


class MarkReader(PDFTextDevice):
    """A device that keeps strings whole instead of letters: a list of thousands is read in seconds."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.marks: list[PageMark] = []
        self.strokes: list[Stroke] = []
        self.untagged: list[str] = []
        self.tagged = self._depth = 0
        self._glyphs: dict[tuple[int, int], tuple[str, float]] = {}

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        self._depth += 1
        self.tagged += isinstance(props, dict) and "MCID" in props

    def end_tag(self) -> None:
        self._depth -= 1

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        matrix = mult_matrix(textstate.matrix, self.ctm or IDENTITY)
        font, size = textstate.font, textstate.fontsize
        scaling = textstate.scaling * 0.01
        x, y = textstate.linematrix
        start = x
        ink = start
        letters: list[str] = []
        for piece in seq:
            if isinstance(piece, (int, float)):
                x -= piece * scaling * size * 0.001
                continue
            for cid in font.decode(piece):
                letter, width = self._glyph(font, cid)
                letters.append(letter)
                x += (width * size + textstate.charspace) * scaling
                if cid == SPACE:
                    x += textstate.wordspace * scaling
                else:
                    ink = x
        textstate.linematrix = (x, y)
        if not self._depth:
            self.untagged.append("".join(letters).strip())
        if matrix[1] == 0 and ink > start:  # slanted text is the mark of a draft, no part of the paper
            x0, baseline = apply_matrix_pt(matrix, (start, y + textstate.rise))
            x1, _ = apply_matrix_pt(matrix, (ink, y))
            reach, _ = apply_matrix_pt(matrix, (x, y))
            is_black = graphicstate.ncolor in (0, 0.0, None, [0], (0,), (0, 0, 0), [0, 0, 0])
            name = font.fontname.split("+")[-1]
            text = "".join(letters)
            self.marks.append(PageMark(x0, x1, reach, baseline, size * matrix[0], name, text, is_black))

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
        if not self._depth:
            self.untagged.append("đường kẻ")
        points = [apply_matrix_pt(self.ctm or IDENTITY, part[-2:]) for part in path if part[0] in "ml"]
        for part, ((x0, y0), (x1, y1)) in zip(path[1:], pairwise(points), strict=False):
            if part[0] == "l":
                self.strokes.append(Stroke(x0, y0, x1, y1))
