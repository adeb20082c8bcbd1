"""Fill pages from top to bottom with strips, and never part what must stay together.

A strip is anything with a height: a line, a table row, the whole block of signatures.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from printing.typesetting.line_breaking import Run, TextLine, paragraph
from printing.typesetting.sheet import ASCENT, HAIR, Sheet
from printing.typesetting.structure import Tag

Draw = Callable[[Sheet, float], object]


@dataclass(frozen=True, slots=True)
class Strip:
    """`draw` gets the sheet and the upper edge; `gap` above is dropped at the head of a page.

    `room_below` must be left on its page for what follows in another `put`.
    """

    height: float
    draw: Draw
    gap: float = 0.0
    keep_next: bool = False
    room_below: float = 0.0


class Flow:
    """A falling cursor on a sheet.

    In `put`, `head` is drawn again on each page that is opened, and `leave` is told of the lower edge
    whenever a page is left and when all strips stand: a table draws its long lines then.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.y = sheet.top
        self.gap = 0.0  # points left free at the foot of the page that was turned with most room

    def put(self, strips: Iterable[Strip], *, head: Strip | None = None, leave: Draw | None = None) -> None:
        """Strips in order; the first group opens a table, so its page needs no head of its own."""
        group: list[Strip] = []
        turned_head = None
        for strip in strips:
            group.append(strip)
            if not strip.keep_next:
                self._put_group(group, turned_head, leave)
                group, turned_head = [], head
        self._put_group(group, turned_head, leave)
        if leave:
            leave(self.sheet, self.y)

    def _put_group(self, group: list[Strip], head: Strip | None, leave: Draw | None) -> None:
        whole = sum(strip.gap + strip.height + strip.room_below for strip in group)
        if not self._has_room(whole):
            self._turn(head, leave)
        for strip in group:
            if not self._has_room(strip.gap + strip.height):
                self._turn(head, leave)
            self._draw(strip)

    def _has_room(self, height: float) -> bool:
        """The first strip of a page always has: it would not fit better on the next."""
        return self.y == self.sheet.top or self.y - height >= self.sheet.bottom - HAIR

    def _turn(self, head: Strip | None, leave: Draw | None) -> None:
        if leave:
            leave(self.sheet, self.y)
        self.gap = max(self.gap, self.y - self.sheet.bottom)
        self.sheet.begin_page()
        self.y = self.sheet.top
        if head:
            self._draw(head)

    def _draw(self, strip: Strip) -> None:
        if self.y < self.sheet.top:
            self.y -= strip.gap
        strip.draw(self.sheet, self.y)
        self.y -= strip.height


def paragraph_strips(
    sheet: Sheet,
    runs: Iterable[Run],
    *,
    indent: float | None = None,
    role: str = "P",
) -> list[Strip]:
    """A body paragraph; neither its first nor its last line is left alone on a page.

    `role` tells a heading ("H2") from running text to those who hear it read.
    """
    runs = list(runs)
    size = max(run.size for run in runs)
    first = sheet.layout.points("indent") if indent is None else indent
    lines = paragraph(runs, width=sheet.right - sheet.left, indent=first)
    gap = sheet.layout.points("paragraph_gap")
    last = len(lines) - 1
    tag = Tag(role)
    return [
        Strip(
            height=sheet.leading(size),
            draw=_draw_line(line, size, tag),
            gap=gap if at == 0 else 0.0,
            keep_next=at < last and at in (0, last - 1),
        )
        for at, line in enumerate(lines)
    ]


def _draw_line(line: TextLine, size: float, tag: Tag) -> Draw:
    return lambda sheet, y: sheet.write_line(sheet.left, y - ASCENT * size, line, tag)


def centred_strips(
    sheet: Sheet, text: str, name: str, tag: Tag, *, gap: float, width: float | None = None
) -> list[Strip]:
    """A heading centred between the margins, in even lines that stay together and with what follows."""
    size = sheet.layout.elements[name].size
    room = width or sheet.right - sheet.left

    def drawn(line: str) -> Draw:
        return lambda on, y: on.centred((on.left + on.right) / 2, y - ASCENT * size, line, name, tag)

    lines = sheet.wrap(text, name, width=room, evenly=True)
    return [
        Strip(sheet.leading(size), drawn(line), gap=gap if at == 0 else 0.0, keep_next=True)
        for at, line in enumerate(lines)
    ]


def height_of(strips: Sequence[Strip]) -> float:
    return sum(strip.gap + strip.height for strip in strips)


def kept_with_next(strips: list[Strip], *, last: int) -> list[Strip]:
    """The same strips, the `last` of them tied to what comes after."""
    free = len(strips) - last
    return [replace(strip, keep_next=True) if at >= free else strip for at, strip in enumerate(strips)]
