"""Read the tables of a page back into rows and cells, from the lines drawn around them."""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass

from printing.inspection.pdf_reader import PaperPage, Phrase

SUM = "Cộng"
TOUCH = 1.0  # points within which two lines meet


@dataclass(frozen=True, slots=True)
class GridRow:
    """One table row: the text of its cells, and the phrases they are made of."""

    page: PaperPage
    top: float
    cells: tuple[str, ...]
    phrases: tuple[Phrase, ...]

    @property
    def is_head(self) -> bool:
        return bool(self.cells) and self.cells[0] == "TT"

    @property
    def is_across(self) -> bool:
        """A sub-heading over all columns: no upright line goes through it."""
        return len(self.cells) == 1

    @property
    def is_sum(self) -> bool:
        """What the rows of a list add up to, below them; it has no number."""
        return self.cells[:2] == ("", SUM)


@dataclass(frozen=True, slots=True)
class Box:
    """The outline of one table on one page."""

    edges: tuple[float, ...]
    top: float
    bottom: float

    def holds(self, phrase: Phrase) -> bool:
        return self.bottom <= phrase.y <= self.top and self.edges[0] <= phrase.centre <= self.edges[-1]


def boxes_of(page: PaperPage) -> list[Box]:
    """Tables from top to bottom: upright lines of one height belong together."""
    spans: dict[tuple[int, int], list[tuple[float, float, float]]] = defaultdict(list)
    for stroke in page.strokes:
        if not stroke.is_level:
            top, bottom = max(stroke.y0, stroke.y1), min(stroke.y0, stroke.y1)
            spans[round(top), round(bottom)].append((stroke.x0, top, bottom))
    boxes = [
        Box(tuple(sorted(x for x, _, _ in uprights)), uprights[0][1], uprights[0][2])
        for uprights in spans.values()
        if len(uprights) > 1
    ]
    return sorted(boxes, key=lambda box: -box.top)


def grid_rows(page: PaperPage) -> list[GridRow]:
    """All table rows of a page, heads included, from top to bottom."""
    return [row for box in boxes_of(page) for row in _rows(page, box)]


def _rows(page: PaperPage, box: Box) -> list[GridRow]:
    levels = sorted(
        {
            round(stroke.y0, 1)
            for stroke in page.strokes
            if stroke.is_level
            and box.bottom - TOUCH <= stroke.y0 <= box.top + TOUCH
            and abs(stroke.length - (box.edges[-1] - box.edges[0])) < TOUCH
        }
    )
    kept: dict[int, list[Phrase]] = defaultdict(list)
    for phrase in page.phrases:
        if box.holds(phrase):
            kept[bisect_right(levels, phrase.y)].append(phrase)
    return [
        GridRow(page, levels[at] if at < len(levels) else box.top, _cells(kept[at], box), tuple(kept[at]))
        for at in sorted(kept, reverse=True)
    ]


def _cells(phrases: list[Phrase], box: Box) -> tuple[str, ...]:
    cells: list[list[str]] = [[] for _ in box.edges[1:]]
    for phrase in phrases:
        for mark_text, centre in _by_column(phrase, box):
            column = min(max(bisect_right(box.edges, centre) - 1, 0), len(cells) - 1)
            cells[column].append(mark_text)
    return tuple(" ".join(texts) for texts in cells)


def _by_column(phrase: Phrase, box: Box) -> list[tuple[str, float]]:
    """Cells that stand close may have been read as one phrase: take its marks apart where a line runs."""
    if not any(phrase.x0 + TOUCH < x < phrase.x1 - TOUCH for x in box.edges):
        return [(phrase.text, phrase.centre)]
    return [(mark.text.strip(), (mark.x0 + mark.x1) / 2) for mark in phrase.marks if mark.text.strip()]
