"""A page read back: what stands on one line is read from left to right."""

from printing.inspection.page_marks import PageMark
from printing.inspection.pdf_reader import phrases_of


def mark(text: str, x: float, y: float) -> PageMark:
    return PageMark(x, x + 30, x + 33, y, 13, "LiberationSerif", text, True)


def test_a_line_whose_cells_differ_by_a_rounding_is_read_from_left_to_right():
    note, number, name = mark("mức cao", 490, 213.651), mark("187", 90, 213.649), mark("Vàng Thị", 124, 213.6)

    phrases = phrases_of([note, number, name, mark("Hưởng", 490, 228.6)])

    assert [phrase.text for phrase in phrases] == ["Hưởng", "187Vàng Thị", "mức cao"]
