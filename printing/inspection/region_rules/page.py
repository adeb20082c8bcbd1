"""The sheet itself: paper, margins, page numbers, typeface, colour and composed letters."""

from collections.abc import Iterator
from unicodedata import is_normalized

from printing.inspection.anatomy import Anatomy, Placed
from printing.inspection.paper_faults import PaperFault, Profile, paper_fault
from printing.inspection.pdf_reader import PaperPage
from printing.inspection.region_rules.style import style_faults
from printing.layout import POINTS_PER_MM

ASCENT, DESCENT = 0.9, 0.22  # of the size: where the letters of a line end above and below
SLACK_MM = 0.8
FAMILIES = ("liberationserif", "timesnewroman", "times-new-roman", "times new roman", "tinos")


def page_faults(found: Anatomy, profile: Profile) -> Iterator[PaperFault]:
    for page in found.pages:
        yield from _paper(page, profile)
        yield from _margins(found, page, profile)
        yield from _letters(page, profile)
    yield from _outer_margins(found, profile)
    yield from _numbers(found, profile)


def _mm(points: float) -> str:
    return f"{points / POINTS_PER_MM:.1f} mm".replace(".", ",")


def _paper(page: PaperPage, profile: Profile) -> Iterator[PaperFault]:
    layout = profile.layout
    wanted = sorted((layout.points("page_width"), layout.points("page_height")))
    if any(
        abs(a - b) > POINTS_PER_MM for a, b in zip(sorted((page.width, page.height)), wanted, strict=True)
    ):
        size = f"{_mm(page.width)} × {_mm(page.height)}"
        yield paper_fault(
            "page.size", "khổ giấy", size, "A4", layout.citation("page_width"), page=page.number
        )


def _extent(found: Anatomy, page: PaperPage) -> dict[str, float]:
    """The white borders of a page, without its number, in points."""
    number = found.page_number(page)
    phrases = [p for p in page.phrases if p is not number]
    lefts = [p.x0 for p in phrases] + [min(s.x0, s.x1) for s in page.strokes]
    rights = [p.x1 for p in phrases] + [max(s.x0, s.x1) for s in page.strokes]
    if not phrases:
        return {}
    return {
        "margin_left": min(lefts),
        "margin_right": page.width - max(rights),
        "margin_top": page.height - max(p.y + ASCENT * p.size for p in phrases),
        "margin_bottom": min(p.y - DESCENT * p.size for p in phrases),
    }


def _margins(found: Anatomy, page: PaperPage, profile: Profile) -> Iterator[PaperFault]:
    """No page may write into a margin, and each begins no lower than the widest top margin."""
    for name, width in _extent(found, page).items():
        measure = profile.layout.measures[name]
        is_narrow = width < (measure.least - SLACK_MM) * POINTS_PER_MM
        is_wide = name == "margin_top" and width > (measure.most + SLACK_MM) * POINTS_PER_MM
        if is_narrow or is_wide:
            yield _margin_fault(name, width, profile, page.number)


def _outer_margins(found: Anatomy, profile: Profile) -> Iterator[PaperFault]:
    """The widest lines of the paper must reach the side margins."""
    extents = [extent for page in found.pages if (extent := _extent(found, page))]
    for name in ("margin_left", "margin_right"):
        width = min((extent[name] for extent in extents), default=0.0)
        if width > (profile.layout.measures[name].most + SLACK_MM) * POINTS_PER_MM:
            yield _margin_fault(name, width, profile, 1)


def _margin_fault(name: str, width: float, profile: Profile, page: int) -> PaperFault:
    measure = profile.layout.measures[name]
    label = {"margin_left": "lề trái", "margin_right": "lề phải", "margin_top": "lề trên"}.get(
        name, "lề dưới"
    )
    bounds = f"{measure.least:g}-{measure.most:g} mm"
    rule = name.replace("_", ".")
    return paper_fault(rule, label, _mm(width), bounds, profile.layout.citation(name), page=page)


def _letters(page: PaperPage, profile: Profile) -> Iterator[PaperFault]:
    citation = profile.layout.citation("page_width")
    for name, is_embedded in sorted(page.fonts.items()):
        if not is_embedded:
            yield paper_fault(
                "font.embedded", name, "chưa nhúng", "phông được nhúng vào tệp", citation, page=page.number
            )
        if not name.lower().replace(" ", "").startswith(FAMILIES):
            yield paper_fault(
                "font.family", name, name, "Times New Roman hoặc tương đương", citation, page=page.number
            )
    for phrase in page.phrases:
        if not is_normalized("NFC", phrase.text) or "\ufffd" in phrase.text:
            yield paper_fault(
                "text.nfc", phrase.text, "chữ tổ hợp", "Unicode dựng sẵn (NFC)", citation, page=page.number
            )
        if not all(mark.is_black for mark in phrase.marks):
            yield paper_fault("text.colour", phrase.text, "chữ màu", "màu đen", citation, page=page.number)


def _numbers(found: Anatomy, profile: Profile) -> Iterator[PaperFault]:
    """From 1 in each section, shown from page 2 on, centred in the top margin."""
    layout = profile.layout
    citation = layout.citation("page_number")
    for section in found.sections:
        for expected, page in enumerate(section, start=1):
            number = found.page_number(page)
            if number is None and expected > 1:
                yield paper_fault(
                    "page_number.missing", "số trang", "không có", expected, citation, page=page.number
                )
            if number is not None and expected == 1:
                yield paper_fault(
                    "page_number.first", "số trang", number.text, "để trống", citation, page=page.number
                )
            if number is None:
                continue
            if expected > 1 and number.text != str(expected):
                yield paper_fault(
                    "page_number.order", number.text, number.text, expected, citation, page=page.number
                )
            text_centre = (layout.points("margin_left") + page.width - layout.points("margin_right")) / 2
            low, high = sorted((page.width / 2, text_centre))
            if not low - 3 <= number.centre <= high + 3:
                at = f"tâm cách mép trái {_mm(number.centre)}"
                yield paper_fault(
                    "page_number.position", number.text, at, "canh giữa lề trên", citation, page=page.number
                )
            yield from style_faults(Placed(page, number), "page_number", layout)
