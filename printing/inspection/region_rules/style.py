"""Size, weight, slant and case of one element, against the bounds of the layout."""

from collections.abc import Iterable, Iterator

from printing.inspection.anatomy import Placed
from printing.inspection.page_marks import PageMark
from printing.inspection.paper_faults import PaperFault, paper_fault
from printing.layout import Layout

SLACK = 0.06  # points: what the PDF's rounding of sizes may cost


def style_faults(placed: Placed, name: str, layout: Layout) -> Iterator[PaperFault]:
    """All that is wrong with a phrase that should be dressed as element `name`."""
    yield from marks_faults(placed, placed.phrase.marks, name, layout)
    if layout.elements[name].upper and placed.text != placed.text.upper():
        yield _fault("case", placed, placed.text, "chữ in hoa", name, layout)


def marks_faults(
    placed: Placed, marks: Iterable[PageMark], name: str, layout: Layout
) -> Iterator[PaperFault]:
    """As `style_faults`, for some marks of a phrase: the bold head of an article, or the text after it."""
    element = layout.elements[name]
    marks = [mark for mark in marks if mark.text.strip()]
    sizes = {round(mark.size, 2) for mark in marks}
    if any(not element.least - SLACK <= size <= element.most + SLACK for size in sizes):
        bounds = (
            f"{element.least:g}" if element.least == element.most else f"{element.least:g}-{element.most:g}"
        )
        yield _fault("size", placed, f"cỡ chữ {_shown(sizes)}", f"cỡ chữ {bounds}", name, layout)
    if any(mark.is_bold != element.bold for mark in marks):
        yield _fault("bold", placed, *_two("đậm", element.bold), name, layout)
    if any(mark.is_italic != element.italic for mark in marks):
        yield _fault("italic", placed, *_two("nghiêng", element.italic), name, layout)


def _shown(sizes: set[float]) -> str:
    return ", ".join(f"{size:g}".replace(".", ",") for size in sorted(sizes))


def _two(word: str, wanted: bool) -> tuple[str, str]:
    return (f"chữ không {word}", f"chữ {word}") if wanted else (f"chữ {word}", f"chữ không {word}")


def _fault(aspect: str, placed: Placed, found: str, expected: str, name: str, layout: Layout) -> PaperFault:
    citation = layout.citation(name)
    return paper_fault(f"{name}.{aspect}", placed.text, found, expected, citation, page=placed.page.number)
