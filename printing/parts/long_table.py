"""Long tables of plain text: wrapped cells, a head repeated on every page, thin lines around.

Rows are drawn as they come, so a list of thousands never stands in memory as objects.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from printing.layout import POINTS_PER_MM
from printing.typesetting.flow import Flow, Strip
from printing.typesetting.sheet import ASCENT, Sheet
from printing.typesetting.structure import ACROSS, ARTIFACT, COLUMN_HEAD, Tag

# Rows that go with what belongs to a table, so that no page is opened for one of them.
WITH_THE_LAST = 3
Align = Literal["left", "centre", "right"]


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column's head, its width, and how its cells stand.

    A fixed column is `width` millimetres wide, as numbers need; the others share what is left.
    """

    head: str
    width: float
    align: Align = "left"
    is_fixed: bool = False


def width_of_number(rows: int) -> float:
    """Millimetres for the column TT: the last number of the table must not break in two."""
    return max(11, 4 + 2.8 * len(str(rows)))


class PaperTable:
    """The geometry of one table on one sheet; `put` lets rows fall into the flow.

    No row below the head is lower than `least_height` points: room to sign in.
    """

    def __init__(self, sheet: Sheet, columns: Sequence[TableColumn], *, least_height: float = 0.0) -> None:
        self.sheet, self.columns, self.least_height = sheet, columns, least_height
        self.edges = _edges(columns, left=sheet.left, right=sheet.right)
        self._rules: list[float] = []
        self._table = Tag("Table")
        self._is_head_told = False
        self.padding = sheet.layout.points("cell_padding")

    def put(
        self,
        flow: Flow,
        *,
        rows: Iterable[Sequence[str] | str],
        title: Iterable[Strip] = (),
        room_below: float = 0.0,
    ) -> None:
        """Rows in order; pages turn between rows and bring the head again; `title` stays with row 1.

        A row that is one text is a sub-heading across all columns, and stays with the row below it.
        The last row leaves `room_below` on its page for what belongs to the table; no page is opened for it
        alone: the two rows above go with it. Nor does the last row stand alone on its page.
        """
        head = self._strip([c.head for c in self.columns], "table_head", is_head=True)
        strips = _roomy_at_the_end(self._strips(head, rows, title), room_below)
        flow.put(strips, head=head, leave=self._close_grid)

    def above_the_rest(self, text: str, at: int) -> str:
        """What stands before the first comma, a name, on a line of its own where the cell takes several."""
        is_short = "," not in text or len(self._lines(text, at, "table_cell")) == 1
        return text if is_short else text.replace(", ", ",\n", 1)

    def _close_grid(self, sheet: Sheet, y: float) -> None:
        """All lines of this page's stretch, drawn once it is known how far it reaches."""
        self._close_stretch(sheet, y, self.edges)

    def _close_stretch(self, sheet: Sheet, y: float, uprights: Sequence[float]) -> None:
        left, right = self.edges[0], self.edges[-1]
        if len(self._rules) > 1:
            sheet.lines([(left, rule, right, rule) for rule in self._rules])
            sheet.lines([(x, self._rules[0], x, y) for x in uprights])
        self._rules = []

    def _strips(
        self, head: Strip, rows: Iterable[Sequence[str] | str], title: Iterable[Strip]
    ) -> Iterable[Strip]:
        yield from title
        yield Strip(head.height, head.draw, gap=self.sheet.layout.points("paragraph_gap"), keep_next=True)
        for row in rows:
            yield self._across(row) if isinstance(row, str) else self._strip(row, "table_cell")

    def _strip(self, texts: Sequence[str], name: str, *, is_head: bool = False) -> Strip:
        style = self.sheet.layout.elements[name]
        face, size = self.sheet.face(style), style.size
        leading = self.sheet.cell_leading(size)
        cells: list[tuple[float, float, str, int]] = []
        wrapped = [self._lines(text, at, name) for at, text in enumerate(texts)]
        tallest = max(map(len, wrapped))
        height = tallest * leading + self.padding
        spare = 0.0 if is_head else max(0.0, self.least_height - height)
        for at, lines in enumerate(wrapped):
            align = "centre" if is_head else self.columns[at].align
            fall = self.padding / 2 + ASCENT * size + (tallest - len(lines)) * leading / 2 + spare / 2
            for line in lines:
                if line:
                    cells.append((self._x(at, align, face.unit_width(line) * size), fall, line, at))
                fall += leading
        height += spare

        def draw(on: Sheet, y: float) -> None:
            self._rules += [y, y - height] if is_head else [y - height]
            tags = self._head_tags() if is_head else self._row_tags("TD")
            on.write_cells([(x, y - fall, text, tags[at]) for x, fall, text, at in cells], name, row=tags)

        return Strip(height, draw)

    def _across(self, text: str) -> Strip:
        """A sub-heading: no upright line of a column goes through it."""
        size = self.sheet.layout.elements["table_head"].size
        leading = self.sheet.cell_leading(size)
        width = self.edges[-1] - self.edges[0] - 2 * self.padding
        lines = self.sheet.wrap(text, "table_head", width=width)
        height = len(lines) * leading + self.padding
        x, first = self.edges[0] + self.padding, self.padding / 2 + ASCENT * size

        def draw(on: Sheet, y: float) -> None:
            self._close_stretch(on, y, self.edges)
            tag = Tag("TH", Tag("TR", self._table), ACROSS.format(len(self.columns)))
            cells = [(x, y - first - at * leading, line, tag) for at, line in enumerate(lines)]
            on.write_cells(cells, "table_head", row=[tag])
            self._rules = [y, y - height]
            self._close_stretch(on, y - height, [self.edges[0], self.edges[-1]])
            self._rules = [y - height]

        return Strip(height, draw, keep_next=True)

    def _head_tags(self) -> list[Tag]:
        """The heads of the columns are read out once, not again on each page."""
        if self._is_head_told:
            return [ARTIFACT] * len(self.columns)
        self._is_head_told = True
        return self._row_tags("TH", COLUMN_HEAD)

    def _row_tags(self, role: str, attributes: str = "") -> list[Tag]:
        row = Tag("TR", self._table)
        return [Tag(role, row, attributes) for _ in self.columns]

    def _lines(self, text: str, at: int, name: str) -> list[str]:
        return self.sheet.wrap(text, name, width=self.edges[at + 1] - self.edges[at] - 2 * self.padding)

    def _x(self, at: int, align: Align, width: float) -> float:
        left, right = self.edges[at] + self.padding, self.edges[at + 1] - self.padding
        if align == "left":
            return left
        return right - width if align == "right" else (left + right - width) / 2


def _roomy_at_the_end(strips: Iterable[Strip], room_below: float) -> Iterator[Strip]:
    """Strips as they come, some held back: the last of them are known by nothing following. The row above the
    last goes with it, so that no page shows a single row."""
    held: deque[Strip] = deque()
    for strip in strips:
        held.append(strip)
        if len(held) > WITH_THE_LAST:
            yield held.popleft()
    while len(held) > 1:
        above = held.popleft()
        yield replace(above, keep_next=above.keep_next or room_below > 0 or len(held) == 1)
    if held:
        yield replace(held.popleft(), room_below=room_below)


def _edges(columns: Sequence[TableColumn], *, left: float, right: float) -> list[float]:
    fixed = sum(column.width for column in columns if column.is_fixed) * POINTS_PER_MM
    flexible = sum(column.width for column in columns if not column.is_fixed)
    edges = [left]
    for column in columns:
        width = (
            column.width * POINTS_PER_MM
            if column.is_fixed
            else (right - left - fixed) * column.width / flexible
        )
        edges.append(edges[-1] + width)
    return edges
