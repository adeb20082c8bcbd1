"""Paper on which marks are made: the only file that speaks to reportlab's canvas.

It keeps the page numbers, the mark of a draft, and the tag under which each text is written.
"""

from collections.abc import Sequence

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from printing.layout import Element, Layout
from printing.typesetting.fonts import Face, Typeface
from printing.typesetting.line_breaking import Run, TextLine, wrap, wrap_evenly
from printing.typesetting.pdf_file import pdf_of
from printing.typesetting.structure import ARTIFACT, StructureTree, Tag
from printing.unbroken import tied_in, tied_organs, tied_parts, tied_words
from vietnamese.dates import with_long_dates

rl_config.useA85 = 0  # a PDF carries bytes: text-encoding them again costs a fifth of the size and the time
HAIR = 0.01  # points: what rounding may cost
DRAFT_MARK = "DỰ THẢO"
LINE_END = " "  # what is read aloud or copied keeps the words of two lines apart
SINGLE_SPACING = 1.15  # a single line of Times New Roman, its ascent, descent and line gap
ASCENT = 0.9  # where in that line the baseline hangs


class Sheet:
    """One PDF being drawn, page after page; coordinates in points from the lower left corner."""

    def __init__(
        self,
        *,
        layout: Layout,
        typeface: Typeface,
        title: str,
        author: str,
        draft: bool = False,
        unbroken: Sequence[str] = (),
    ) -> None:
        self.layout, self.typeface, self.draft, self.unbroken = layout, typeface, draft, unbroken
        self._title, self._author, self._tree = title, author, StructureTree()
        self._canvas = Canvas(None, invariant=1, initialFontName=typeface.upright.name, pageCompression=1)
        self._page_of_section = 0
        self._landscape = False

    @property
    def pages(self) -> int:  # of the section so far
        return self._page_of_section

    @property
    def width(self) -> float:
        return self.layout.points("page_height" if self._landscape else "page_width")

    @property
    def height(self) -> float:
        return self.layout.points("page_width" if self._landscape else "page_height")

    @property
    def left(self) -> float:
        return self.layout.points("margin_left")

    @property
    def right(self) -> float:
        return self.width - self.layout.points("margin_right")

    @property
    def top(self) -> float:
        return self.height - self.layout.points("margin_top")

    @property
    def bottom(self) -> float:
        return self.layout.points("margin_bottom")

    def face(self, element: Element) -> Face:
        return self.typeface.face(bold=element.bold, italic=element.italic)

    def run(self, text: str, name: str) -> Run:
        """Text dressed as one of the layout's elements."""
        element = self.layout.elements[name]
        return Run(tied_in(text, self.unbroken), self.face(element), element.size)

    def leading(self, size: float) -> float:
        return size * SINGLE_SPACING * self.layout.measures["line_spacing"].at

    def cell_leading(self, size: float) -> float:
        """Of lines in a table or a letterhead, which stay close where the running text is set wide to fill a
        page."""
        return size * SINGLE_SPACING * self.layout.measures["line_spacing"].least

    def wrap(self, text: str, name: str, *, width: float, evenly: bool = False) -> list[str]:
        """Lines of plain text in an element's face, in capitals where the decree sets them.

        `evenly` is for headings, which keep unbroken what running text does, and an organ's name where that
        takes no more lines; what is too long for one line breaks after a comma where that takes no more
        lines, else between the words of organs and posts.
        """
        element = self.layout.elements[name]
        lay, text = (wrap_evenly, tied_in(text, self.unbroken)) if evenly else (wrap, with_long_dates(text))

        def laid(shown: str) -> list[str]:
            shown = shown.upper() if element.upper else shown
            return lay(shown, face=self.face(element), size=element.size, width=width)

        lines = laid(text)
        if len(lines) == 1:
            return lines
        by_word = laid(tied_words(text))
        if evenly:
            by_organ = laid(tied_organs(tied_words(text), fits=lambda organ: len(laid(organ)) == 1))
            return by_organ if len(by_organ) <= len(by_word) else by_word
        by_part = laid(tied_parts(text))
        is_whole = all(line.endswith(",") for line in by_part[:-1]) and len(by_part) <= len(by_word)
        return by_part if is_whole else by_word

    def begin_section(self, *, landscape: bool = False) -> None:
        """A new page that counts from 1 again: the paper itself, or one annex."""
        self._close_page()
        self._page_of_section, self._landscape = 0, landscape
        self.begin_page()

    def begin_page(self) -> None:
        """The next page of the section; its number stands in the top margin from page 2 on."""
        if self._page_of_section:
            self._close_page()
        self._page_of_section += 1
        self._tree.begin_page()
        self._canvas.setPageSize((self.width, self.height))
        self._canvas.setLineWidth(self.layout.points("rule_width_pt"))
        if self.draft:
            self._mark_as_draft()
        if self._page_of_section > 1:
            baseline = self.height - self.layout.points("page_number_drop")
            shown = str(self._page_of_section)
            self.centred((self.left + self.right) / 2, baseline, shown, "page_number", ARTIFACT)

    def _close_page(self) -> None:
        if self._page_of_section:
            self._under(None)
            self._canvas.showPage()

    def _mark_as_draft(self) -> None:
        self._under(ARTIFACT)
        canvas, grey = self._canvas, self.layout.house["watermark_grey"]
        canvas.saveState()
        canvas.translate(self.width / 2, self.height / 2)
        canvas.rotate(45)
        canvas.setFillGray(grey)
        canvas.setFont(self.typeface.bold.name, self.layout.points("watermark_size_pt"))
        canvas.drawCentredString(0, 0, DRAFT_MARK)
        canvas.restoreState()

    def _under(self, tag: Tag | None) -> None:
        """What is drawn next belongs to this tag."""
        for operator in self._tree.turn_to(tag):
            self._canvas.addLiteral(operator)

    def write(self, x: float, y: float, text: str, name: str, tag: Tag) -> None:
        """Text as it is, its baseline beginning at x, y."""
        self._under(tag)
        element = self.layout.elements[name]
        self._canvas.setFont(self.face(element).name, element.size)
        self._canvas.drawString(x, y, text + LINE_END)

    def centred(self, x: float, y: float, text: str, name: str, tag: Tag) -> float:
        """Text centred on x; returns its width."""
        element = self.layout.elements[name]
        width = self.face(element).unit_width(text) * element.size
        self.write(x - width / 2, y, text, name, tag)
        return width

    def write_line(self, x: float, y: float, line: TextLine, tag: Tag) -> None:
        """A line of a justified paragraph."""
        self._under(tag)
        pen = self._canvas.beginText()
        pen.setWordSpace(line.stretch)
        for piece in line.pieces:
            pen.setTextOrigin(x + piece.x, y)
            pen.setFont(piece.face.name, piece.size)
            pen.textOut(piece.text)
        pen.textOut(LINE_END)
        pen.setWordSpace(0)
        self._canvas.drawText(pen)

    def write_cells(
        self, cells: Sequence[tuple[float, float, str, Tag]], name: str, *, row: Sequence[Tag]
    ) -> None:
        """The texts of a table's row, each with its x, y and tag; `row` are all tags, of empty cells as well.

        The pen falls by itself from a line to the next below it, which halves the moves in a long list.
        """
        for tag in row:
            self._tree.hang(tag)
        if not cells:
            return
        self._under(None)
        element, at = self.layout.elements[name], cells[0][:2]
        pen = self._canvas.beginText(*at)
        leading = self.cell_leading(element.size)
        pen.setFont(self.face(element).name, element.size, leading)
        for x, y, text, tag in cells:
            pen._code += self._tree.turn_to(tag)  # reportlab's own text takes no operators
            if abs(x - at[0]) > HAIR or abs(y - at[1]) > HAIR:
                pen.setTextOrigin(x, y)
            pen.textLine(text + LINE_END)
            at = (x, y - leading)
        pen._code += self._tree.turn_to(None)
        self._canvas.drawText(pen)

    def rule(self, x: float, y: float, width: float) -> None:
        self.lines([(x, y, x + width, y)])

    def lines(self, ends: Sequence[tuple[float, float, float, float]]) -> None:
        self._under(ARTIFACT)
        self._canvas.lines(ends)

    def finish(self) -> bytes:
        """Close the last page and give the bytes of the PDF."""
        self._close_page()
        return pdf_of(self._canvas._doc, self._tree, title=self._title, author=self._author)
