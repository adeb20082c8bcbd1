"""The attached lists: how they are headed, pointed to, and whether their rows are what Điều 1 grants."""

import re
from collections import Counter
from collections.abc import Iterator

from printing.inspection.anatomy import REFERENCE, Anatomy, Placed
from printing.inspection.grid import GridRow, grid_rows
from printing.inspection.paper_faults import PaperFault, Profile, paper_fault
from printing.inspection.paragraphs import paragraphs_of
from printing.inspection.pdf_reader import PaperPage
from printing.inspection.region_rules.head import rule_faults
from printing.inspection.region_rules.style import style_faults
from printing.parts.annex import NAMES, roman
from vietnamese.numbers import grouped

KINDS = {"tập thể": NAMES["collective"], "cá nhân": NAMES["individual"], "hộ gia đình": NAMES["household"]}
COUNTED = re.compile(r"(\d+) (tập thể|cá nhân|hộ gia đình)")
POINTS_TO = re.compile(r"(danh sách|phụ lục)( [IVX]+)? kèm theo", re.IGNORECASE)
HEADING = re.compile(r"[IVX]+\. .+ \((\d+)\)")
ONLY_HEADING = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)* \((\d+)\)")
OF_UNIT = re.compile(r"(\d+)\. .+ \((\d+)\)")
TOTAL = re.compile(r"Tiền thưởng[^.]*? là ([\d.]+) đồng")


def annex_faults(found: Anatomy, profile: Profile) -> Iterator[PaperFault]:
    annexes = found.sections[1:]
    body = " ".join(p.text for p in paragraphs_of(found, found.lines))
    if annexes and not POINTS_TO.search(body):
        citation = profile.layout.citation("annex_reference")
        yield paper_fault(
            "annex.pointed", "nội dung văn bản", "không dẫn danh sách", "(có danh sách kèm theo)", citation
        )
    for at, pages in enumerate(annexes, start=1):
        yield from _heading(found, pages[0], roman(at) if len(annexes) > 1 else None, profile)
    drawn = {page.number: grid_rows(page) for page in found.pages}
    rows = [row for pages in annexes for page in pages for row in drawn[page.number]]
    yield from _cells([row for some in drawn.values() for row in some], profile)
    yield from _parts([page for pages in annexes for page in pages] or found.pages, drawn, profile)
    yield from _units(rows, profile)
    if profile.kind == "decision":
        yield from _counts(found, body, rows, profile)


def _heading(found: Anatomy, page: PaperPage, number: str | None, profile: Profile) -> Iterator[PaperFault]:
    layout = profile.layout
    citation = layout.citation("annex_label")
    phrases = [Placed(page, p) for p in page.phrases if p is not found.page_number(page)]
    if number:
        label = phrases.pop(0)
        yield from style_faults(label, "annex_label", layout)
        if label.text != f"Phụ lục {number}":
            yield paper_fault(
                "annex.roman", label.text, label.text, f"Phụ lục {number}", citation, page=page.number
            )
    start = next((i for i, at in enumerate(phrases) if at.text.startswith(REFERENCE)), None)
    if start is None:
        yield paper_fault(
            "annex_reference.missing", phrases[0].text, "không có", "(Kèm theo …)", citation, page=page.number
        )
        return
    for at in phrases[:start]:
        yield from style_faults(at, "annex_title", layout)
    end = next((i for i, at in enumerate(phrases[start:], start) if at.text.endswith(")")), start)
    reference = phrases[start : end + 1]
    for at in reference:
        yield from style_faults(at, "annex_reference", layout)
    yield from rule_faults(found, reference[-1], "annex_rule", layout)
    yield from _reference(" ".join(at.text for at in reference), found, page, profile)


def _reference(text: str, found: Anatomy, page: PaperPage, profile: Profile) -> Iterator[PaperFault]:
    """On paper the number and day of the decision itself; on an electronic document both blank."""
    citation = profile.layout.citation("annex_reference")
    day = re.search(r"ngày (\d+) tháng (\d+) năm (\d+)", text)
    number = re.search(r"số:? ?(\d+\w*/\S+)", text)
    if profile.electronic and (day or number):
        yield paper_fault(
            "annex.blank", text, "đã điền số, ngày", "để trống số, ngày", citation, page=page.number
        )
    if profile.electronic or not profile.numbered:
        return
    own_number = found.number.text.removeprefix("Số:").strip() if found.number else ""
    if not number or number[1] != own_number:
        shown = number[1] if number else "để trống"
        yield paper_fault("annex.number", text, shown, own_number, citation, page=page.number)
    own_day = found.place_date.text.partition(", ")[2] if found.place_date else ""
    if own_day and (not day or day[0] != own_day):
        yield paper_fault(
            "annex.date", text, day[0] if day else "để trống", own_day, citation, page=page.number
        )


def _cells(rows: list[GridRow], profile: Profile) -> Iterator[PaperFault]:
    for row in rows:
        name = "table_head" if row.is_head or row.is_across else "table_cell"
        for phrase in row.phrases:
            yield from style_faults(Placed(row.page, phrase), name, profile.layout)


def _part_heading(text: str) -> re.Match[str] | None:
    """Under a roman number, or in capitals alone where it is the only part."""
    return HEADING.fullmatch(text) or (ONLY_HEADING.fullmatch(text) if text.isupper() else None)


def _parts(pages: list[PaperPage], drawn: dict[int, list[GridRow]], profile: Profile) -> Iterator[PaperFault]:
    """Rows are numbered from 1 in each part; its heading tells how many there are, its sum adds them up."""
    citation = profile.layout.citation("annex_title")
    told: tuple[str, int, int] | None = None
    expected, sums = 1, Counter[int]()
    for page in pages:
        titles = [(phrase, found) for phrase in page.phrases if (found := _part_heading(phrase.text))]
        headings = [(phrase.y, phrase.text, int(found[1])) for phrase, found in titles]
        for phrase, _found in titles:
            yield from style_faults(Placed(page, phrase), "part_heading", profile.layout)
        rows = [(row.top, row, 0) for row in drawn[page.number] if not (row.is_head or row.is_across)]
        for _, item, count in sorted([*headings, *rows], key=lambda entry: -entry[0]):
            if isinstance(item, GridRow):
                if item.is_sum:
                    yield from _added_up(item, sums, citation)
                    continue
                sums.update(_figures(item))
                if item.cells[0] != str(expected):
                    yield paper_fault(
                        "part.order",
                        " ".join(item.cells),
                        item.cells[0],
                        expected,
                        citation,
                        page=page.number,
                    )
                expected += 1
                continue
            yield from _told(told, expected - 1, citation)
            told, expected, sums = (str(item), count, page.number), 1, Counter()
    yield from _told(told, expected - 1, citation)


def _figures(row: GridRow) -> dict[int, int]:
    """By column, after the number of the row and its name."""
    digits = {at: cell.replace(".", "") for at, cell in enumerate(row.cells) if at > 1}
    return {at: int(cell) for at, cell in digits.items() if cell.isdecimal()}


def _added_up(row: GridRow, sums: Counter[int], citation: str) -> Iterator[PaperFault]:
    told = _figures(row)
    for at in sorted(told.keys() | +sums):
        if told.get(at, 0) != sums[at]:
            shown = " ".join(row.cells)
            yield paper_fault("counts.sum", shown, told.get(at, 0), sums[at], citation, page=row.page.number)


def _units(rows: list[GridRow], profile: Profile) -> Iterator[PaperFault]:
    """The sub-heading of a unit tells how many rows stand below it, until the next one or the next list."""
    citation = profile.layout.citation("annex_title")
    told: tuple[str, int, int] | None = None
    below = 0
    for row in rows:
        if row.is_across and (heading := OF_UNIT.fullmatch(row.cells[0])):
            yield from _told(told, below, citation)
            told, below = (row.cells[0], int(heading[2]), row.page.number), 0
        elif not row.is_head and not row.is_across:
            if row.cells[0] == "1" and below:
                yield from _told(told, below, citation)
                told = None
            below += 1
    yield from _told(told, below, citation)


def _told(told: tuple[str, int, int] | None, rows: int, citation: str) -> Iterator[PaperFault]:
    if told and told[1] != rows:
        yield paper_fault(
            "counts.part", told[0], told[1], f"{rows} dòng trong danh sách", citation, page=told[2]
        )


def _counts(found: Anatomy, body: str, rows: list[GridRow], profile: Profile) -> Iterator[PaperFault]:
    """The counts of Điều 1 against the rows of the lists, or against its clauses when there is none."""
    citation = profile.layout.citation("article")
    _, _, granting = body.partition("Điều 1.")
    granting = granting.partition("Điều 2.")[0]
    granted = {kind: int(count) for count, kind in COUNTED.findall(granting)}
    if not rows:
        clauses = len(re.findall(r"(?:^| )\d+\. (?=\S)", granting))
        if granted and clauses and sum(granted.values()) != clauses:
            yield paper_fault(
                "counts.article", granting, sum(granted.values()), f"{clauses} trường hợp", citation
            )
        return
    listed: Counter[str] = Counter()
    head = ""
    for row in rows:
        head = row.cells[1] if row.is_head else head
        listed[head] += 0 if row.is_head or row.is_across else 1
    for kind, column in KINDS.items():
        if granted.get(kind, 0) != listed[column]:
            where = f"Điều 1: {granted.get(kind, 0)} {kind}"
            yield paper_fault(
                "counts.article", where, granted.get(kind, 0), f"{listed[column]} {kind}", citation
            )
    yield from _money(body, rows, citation)


def _money(body: str, rows: list[GridRow], citation: str) -> Iterator[PaperFault]:
    """The sum granted in the body is the sum of the rows."""
    told = TOTAL.search(body)
    column, total, is_listed = -1, 0, False
    for row in rows:
        if row.is_head:
            column = next((i for i, cell in enumerate(row.cells) if "Mức thưởng" in cell), -1)
        elif column >= 0 and not row.is_across and (digits := row.cells[column].replace(".", "")).isdigit():
            total += int(digits)
            is_listed = True
    if told and is_listed and told[1] != grouped(total):
        yield paper_fault("counts.money", told[0], told[1], f"{grouped(total)} đồng theo danh sách", citation)
