"""The head of page 1: national name and motto, organ, number, place and date, kind and subject."""

import re
from datetime import date

from printing.contents import Letterhead
from printing.typesetting.flow import Flow, Strip, centred_strips
from printing.typesetting.sheet import ASCENT, Sheet
from printing.typesetting.structure import Tag
from vietnamese.dates import long_date
from vietnamese.text import clean

NATIONAL_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
LEVELS = ("TỈNH", "THÀNH PHỐ", "HUYỆN", "QUẬN", "THỊ XÃ", "XÃ", "PHƯỜNG", "THỊ TRẤN", "ĐẶC KHU")
# Where a long name of an organ breaks by sense.
BREAK_BEFORE = (*LEVELS, "KHEN THƯỞNG")
# One name, which no line ends inside: before it and behind it, and with whichever dash it is written.
_MOVEMENT = re.compile(r"THI ĐUA\s*[-–]\s*KHEN THƯỞNG")
ROOM_FOR_NUMBER = "      "
ROOM_FOR_ABBREVIATION = "……"
BLANK_DATE = "ngày      tháng      năm         "


def numbered(letterhead: Letterhead) -> str:
    """The number in two digits at least and its sign; room to write while no number has been given."""
    number = clean(letterhead.number).zfill(2) if letterhead.number else ROOM_FOR_NUMBER
    return f"{number}{sign_of(letterhead)}"


def sign_of(letterhead: Letterhead) -> str:
    """What follows the figures, "/TTr-UBND", of an organ of the Party "-TTr/HU"; dots where the organ has no
    abbreviation."""
    symbol = clean(letterhead.symbol).lstrip("/ ")
    room = ROOM_FOR_ABBREVIATION if symbol.endswith(("-", "/")) else ""
    return f"{'-' if '/' in symbol else '/'}{symbol}{room}"


def dated(issued_on: date | None) -> str:
    return long_date(issued_on) if issued_on else BLANK_DATE


def put_letterhead(flow: Flow, letterhead: Letterhead) -> None:
    """Boxes 1 to 4; without `place` the date is left out, as minutes do (form 1.9)."""
    sheet, top = flow.sheet, flow.y
    left = sheet.left + sheet.layout.points("left_column") / 2
    right = sheet.right - sheet.layout.points("right_column") / 2
    gap = sheet.layout.points("rule_gap_pt")

    y = _national_column(sheet, right, top)
    organ_y = _organ_column(sheet, letterhead, left, top)
    size = sheet.layout.elements["number"].size
    baseline = min(y, organ_y) - gap - ASCENT * size
    if letterhead.symbol:
        sheet.centred(left, baseline, f"Số: {numbered(letterhead)}", "number", Tag("P"))
    if letterhead.place:
        _place_and_date(sheet, letterhead, right, baseline)
    flow.y = baseline - 2 * gap


def _place_and_date(sheet: Sheet, letterhead: Letterhead, centre: float, baseline: float) -> None:
    """Centred under the motto; a place with a long name gives way to the left, never into the margin."""
    text = f"{clean(letterhead.place)}, {dated(letterhead.issued_on)}"
    style = sheet.layout.elements["place_date"]
    half = sheet.face(style).unit_width(text) * style.size / 2
    sheet.centred(min(centre, sheet.right - half), baseline, text, "place_date", Tag("P"))


def _national_column(sheet: Sheet, centre: float, y: float) -> float:
    y = _centred_lines(sheet, centre, y, [NATIONAL_NAME], "national_name")[0]
    y, width = _centred_lines(sheet, centre, y, [MOTTO], "motto")
    return _rule_below(sheet, centre, y, width, "motto_rule")


def _organ_column(sheet: Sheet, letterhead: Letterhead, centre: float, y: float) -> float:
    room = sheet.layout.points("left_column")
    if letterhead.superior:
        y, _ = _centred_lines(
            sheet, centre, y, organ_lines(sheet, letterhead.superior, "superior", room), "superior"
        )
    y, width = _centred_lines(sheet, centre, y, organ_lines(sheet, letterhead.organ, "organ", room), "organ")
    return _rule_below(sheet, centre, y, width, "organ_rule")


def organ_lines(sheet: Sheet, name: str, element: str, room: float) -> list[str]:
    """One line if it fits; else a break before the level ("HUYỆN HÀ QUẢNG"), else around the name of the
    movement, else even lines."""
    lines = sheet.wrap(name, element, width=room, evenly=True)
    if len(lines) == 1:
        return lines
    parts = _parts_of(clean(name).upper())
    return [line for part in parts for line in organ_lines(sheet, part, element, room)] if parts else lines


def _parts_of(name: str) -> tuple[str, ...]:
    """Where a name too long for a line breaks; empty where nothing in it says so."""
    movement = _MOVEMENT.search(name)
    for word in BREAK_BEFORE:
        before, found, after = name.partition(f" {word} ")
        # "CÁC …" are many, not the name of one.
        if found and not before.endswith(" CÁC") and not (movement and movement[0].endswith(word)):
            return (before, f"{word} {after}")
    if movement is None or movement[0] == name:
        return ()
    if movement.start():
        return (name[: movement.start()].strip(), name[movement.start() :])
    return (movement[0], name[movement.end() :].strip())


def _centred_lines(sheet: Sheet, centre: float, y: float, lines: list[str], name: str) -> tuple[float, float]:
    """Returns the lower edge and the width of the last line."""
    size, width, tag = sheet.layout.elements[name].size, 0.0, Tag("P")
    for line in lines:
        width = sheet.centred(centre, y - ASCENT * size, line, name, tag)
        y -= sheet.cell_leading(size)
    return y, width


def _rule_below(sheet: Sheet, centre: float, y: float, text_width: float, measure: str) -> float:
    length = text_width * sheet.layout.measures[measure].at
    y -= sheet.layout.points("rule_gap_pt") / 2
    sheet.rule(centre - length / 2, y, length)
    return y


def put_title(flow: Flow, kind: str, about: str) -> None:
    """Box 5a: the kind of paper, its subject and the rule below."""
    sheet = flow.sheet
    width = sheet.layout.points("title_width")
    heading = Tag("H1")
    flow.put(centred_strips(sheet, kind, "kind", heading, gap=sheet.layout.points("section_gap_pt")))
    flow.put(centred_strips(sheet, about, "about", heading, gap=0, width=width))
    flow.put([rule_strip(sheet, about, "about", width=width)])


def rule_strip(sheet: Sheet, text: str, name: str, *, width: float, measure: str = "about_rule") -> Strip:
    """The rule under a centred heading, a share of the heading's last line."""
    style = sheet.layout.elements[name]
    last = sheet.wrap(text, name, width=width, evenly=True)[-1]
    length = sheet.face(style).unit_width(last) * style.size * sheet.layout.measures[measure].at
    gap = sheet.layout.points("rule_gap_pt")

    def draw(on: Sheet, y: float) -> None:
        on.rule((on.left + on.right) / 2 - length / 2, y - gap / 2, length)

    return Strip(height=2 * gap, draw=draw)
