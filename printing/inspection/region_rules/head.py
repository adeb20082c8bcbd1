"""The head of page 1: boxes 1 to 5 of the decree's diagram."""

import re
from collections.abc import Iterator

from printing.inspection.anatomy import Anatomy, Placed
from printing.inspection.paper_faults import PaperFault, Profile, paper_fault
from printing.inspection.region_rules.style import style_faults
from printing.layout import Layout
from printing.parts.head import MOTTO, NATIONAL_NAME, ROOM_FOR_ABBREVIATION

NUMBER = re.compile(r"Số: (?P<number>\d+[A-Za-z]?)/(?P<sign>[A-ZĐa-zđ\d]+(-[A-ZĐa-zđ\d&]+)+)")
UNNUMBERED = re.compile(rf"Số:\s*/[A-ZĐa-zđ\d]+((-[A-ZĐa-zđ\d&]+)+|-{ROOM_FOR_ABBREVIATION})")
DATE = re.compile(r"(?P<place>.+), ngày (?P<day>\d+) tháng (?P<month>\d+) năm (?P<year>\d{4})")
UNDATED = re.compile(r".+, ngày\s+tháng\s+năm\s*")
RATIO_SLACK = 0.02


def head_faults(found: Anatomy, profile: Profile) -> Iterator[PaperFault]:
    layout = profile.layout
    yield from _missing(found, profile)
    yield from _national(found, layout)
    yield from _organ(found, profile)
    yield from _number(found, profile)
    yield from _date(found, profile)
    yield from _title(found, profile)


def _missing(found: Anatomy, profile: Profile) -> Iterator[PaperFault]:
    parts = {
        "national_name": (found.national_name, "Quốc hiệu"),
        "motto": (found.motto, "Tiêu ngữ"),
        "organ": (found.organ, "tên cơ quan ban hành"),
        "kind": (found.kind, "tên loại văn bản"),
    }
    if not profile.is_table:
        parts["number"] = (found.number, "số, ký hiệu")
    if profile.kind != "minutes":
        parts["place_date"] = (found.place_date, "địa danh, ngày tháng năm")
    for name, (part, label) in parts.items():
        if not part:
            yield paper_fault(
                f"{name}.missing", label, "không tìm thấy", "phải có", profile.layout.citation(name)
            )


def rule_faults(found: Anatomy, above: Placed, measure: str, layout: Layout) -> Iterator[PaperFault]:
    """The rule below a heading: its length as a share of the line above it, and its centre."""
    bounds, citation = layout.measures[measure], layout.citation(measure)
    stroke = found.stroke_below(above)
    page = above.page.number
    wanted = "bằng dòng chữ" if bounds.least == bounds.most else "từ 1/3 đến 1/2 dòng chữ"
    if stroke is None:
        yield paper_fault(measure, above.text, "không có đường kẻ", f"đường kẻ {wanted}", citation, page=page)
        return
    share = stroke.length / (above.phrase.x1 - above.phrase.x0)
    if not bounds.least - RATIO_SLACK <= share <= bounds.most + RATIO_SLACK:
        found_share = f"đường kẻ dài {share:.0%} dòng chữ"
        yield paper_fault(measure, above.text, found_share, wanted, citation, page=page)
    if abs((stroke.x0 + stroke.x1) / 2 - above.phrase.centre) > above.phrase.size / 4:
        yield paper_fault(f"{measure}.centre", above.text, "đường kẻ lệch", "cân đối", citation, page=page)


def _national(found: Anatomy, layout: Layout) -> Iterator[PaperFault]:
    if found.national_name:
        yield from style_faults(found.national_name, "national_name", layout)
        if found.national_name.text != NATIONAL_NAME:
            text, citation = found.national_name.text, layout.citation("national_name")
            yield paper_fault("national_name.text", text, text, NATIONAL_NAME, citation)
    if found.motto:
        yield from style_faults(found.motto, "motto", layout)
        yield from rule_faults(found, found.motto, "motto_rule", layout)
        if found.motto.text != MOTTO:
            yield paper_fault(
                "motto.text", found.motto.text, found.motto.text, MOTTO, layout.citation("motto")
            )


def _organ(found: Anatomy, profile: Profile) -> Iterator[PaperFault]:
    """The superior's lines come first, and only the organ's own are bold."""
    superior = " ".join((profile.superior or "").upper().split())
    for at in found.organ:
        is_superior = superior.startswith(at.text.upper())
        yield from style_faults(at, "superior" if is_superior else "organ", profile.layout)
        superior = superior.removeprefix(at.text.upper()).strip() if is_superior else ""
    if superior:
        citation = profile.layout.citation("superior")
        yield paper_fault("superior.missing", superior, "không tìm thấy", "tên cơ quan chủ quản", citation)
    if found.organ:
        yield from rule_faults(found, found.organ[-1], "organ_rule", profile.layout)


def _number(found: Anatomy, profile: Profile) -> Iterator[PaperFault]:
    if found.number is None:
        return
    text, citation = found.number.text, profile.layout.citation("number")
    yield from style_faults(found.number, "number", profile.layout)
    parts = NUMBER.fullmatch(text)
    if parts is None and not (not profile.numbered and UNNUMBERED.fullmatch(text)):
        yield paper_fault("number.form", text, text, "Số: 05/QĐ-UBND, không cách chữ", citation)
    if parts and len(parts["number"]) < 2:
        yield paper_fault("number.zero", text, parts["number"], f"0{parts['number']}", citation)


def _date(found: Anatomy, profile: Profile) -> Iterator[PaperFault]:
    if found.place_date is None:
        return
    text, citation = found.place_date.text, profile.layout.citation("place_date")
    yield from style_faults(found.place_date, "place_date", profile.layout)
    parts = DATE.fullmatch(text)
    if parts is None:
        if profile.numbered or not UNDATED.fullmatch(text):
            yield paper_fault("date.form", text, text, "Địa danh, ngày … tháng … năm …", citation)
        return
    if len(parts["day"]) < 2:
        yield paper_fault("date.day_zero", text, parts["day"], f"0{parts['day']}", citation)
    wanted = f"{int(parts['month']):02d}" if int(parts["month"]) < 3 else str(int(parts["month"]))
    if parts["month"] != wanted:
        yield paper_fault("date.month_zero", text, parts["month"], wanted, citation)


def _title(found: Anatomy, profile: Profile) -> Iterator[PaperFault]:
    if found.kind is None or profile.is_table:
        return
    yield from style_faults(found.kind, "kind", profile.layout)
    for at in found.about:
        yield from style_faults(at, "about", profile.layout)
    if found.about:
        yield from rule_faults(found, found.about[-1], "about_rule", profile.layout)
