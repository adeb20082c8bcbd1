"""The foot of a paper: who receives it on the left, who signs it on the right."""

from collections.abc import Sequence

from printing.contents import Signer
from printing.typesetting.flow import Strip
from printing.typesetting.sheet import ASCENT, Sheet
from printing.typesetting.structure import Tag

LABEL = "Nơi nhận:"
Mark = tuple[float, float, str, str, Tag]  # x, fall below the upper edge, text, element, what it is


def closing_strip(
    sheet: Sheet, *, signer: Signer, recipients: Sequence[str], second: Signer | None = None
) -> Strip:
    """One block that never parts: signature right, recipients left, level with each other.

    With `second`, that signature stands on the left and the recipients below it (form 1.9).
    """
    column = sheet.layout.points("signature_column")
    marks, height = _signature(sheet, signer, sheet.right - column / 2, column)
    start = 0.0
    if second:
        other, other_height = _signature(sheet, second, sheet.left + column / 2, column)
        marks, height = marks + other, max(height, other_height)
        start = height + sheet.layout.points("section_gap_pt")
    if recipients:
        listed, listed_height = _recipients(sheet, recipients, start, sheet.right - sheet.left - column)
        marks, height = marks + listed, max(height, start + listed_height)

    def draw(on: Sheet, y: float) -> None:
        for x, fall, text, name, tag in marks:
            on.write(x, y - fall, text, name, tag)

    return Strip(height=height, draw=draw, gap=sheet.layout.points("section_gap_pt"))


def _signature(sheet: Sheet, signer: Signer, centre: float, column: float) -> tuple[list[Mark], float]:
    marks: list[Mark] = []
    fall = 0.0
    room = sheet.layout.points("signature_room")
    above = (signer.post_above_name,) if signer.post_above_name else ()
    for texts, name, before in (
        (signer.prefix_lines, "signer_post", 0.0),
        (above, "signer_name", room),
        ((signer.name,), "signer_name", 0.0 if above else room),
    ):
        style = sheet.layout.elements[name]
        face = sheet.face(style)
        fall += before if texts else 0.0
        for text in texts:
            tag = Tag("P")
            for line in sheet.wrap(text, name, width=column):
                width = face.unit_width(line) * style.size
                marks.append((centre - width / 2, fall + ASCENT * style.size, line, name, tag))
                fall += sheet.leading(style.size)
    return marks, fall


def _recipients(
    sheet: Sheet, recipients: Sequence[str], start: float, width: float
) -> tuple[list[Mark], float]:
    label = sheet.layout.elements["recipients_label"]
    style = sheet.layout.elements["recipients"]
    marks: list[Mark] = [(sheet.left, start + ASCENT * label.size, LABEL, "recipients_label", Tag("P"))]
    listed = Tag("L")
    fall = start + sheet.leading(label.size)
    hang = sheet.face(style).unit_width("- ") * style.size
    for at, recipient in enumerate(recipients, start=1):
        end = "." if at == len(recipients) else ";"
        text = recipient.strip().lstrip("- ").rstrip(".; ") + end
        item = Tag("LBody", Tag("LI", listed))
        for row, line in enumerate(sheet.wrap(text, "recipients", width=width - hang)):
            x, shown = (sheet.left, f"- {line}") if row == 0 else (sheet.left + hang, line)
            marks.append((x, fall + ASCENT * style.size, shown, "recipients", item))
            fall += sheet.leading(style.size)
    return marks, fall - start
