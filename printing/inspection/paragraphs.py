"""Put the lines of a body back together into paragraphs, and tell headings from running text."""

from dataclasses import dataclass

from printing.inspection.anatomy import NEAR, Anatomy, Placed
from printing.inspection.grid import boxes_of

DEEP = 10.0  # points: an indented line begins a paragraph


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines from an indent to the next; a centred heading is a paragraph of its own."""

    lines: tuple[Placed, ...]
    left: float
    right: float

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def page(self) -> int:
        return self.lines[0].page.number

    @property
    def is_centred(self) -> bool:
        """Standing free of both margins, with the same room on either side."""
        first = self.lines[0].phrase
        return abs((first.x0 - self.left) - (self.right - first.x1)) < NEAR and first.x0 - self.left > DEEP


def paragraphs_of(found: Anatomy, lines: list[Placed]) -> list[Paragraph]:
    """Paragraphs of the body, the cells of its tables left out."""
    boxes = {page.number: boxes_of(page) for page in found.pages}
    running = [at for at in lines if not any(box.holds(at.phrase) for box in boxes[at.page.number])]
    left = min((at.phrase.x0 for at in running), default=0.0)
    right = running[0].page.width - found.layout.points("margin_right") if running else 0.0
    groups: list[list[Placed]] = []
    for at in running:
        if groups and at.phrase.x0 - left < DEEP:
            groups[-1].append(at)
        else:
            groups.append([at])
    return [Paragraph(tuple(group), left, right) for group in groups]
