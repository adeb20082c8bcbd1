"""What a search found, to take away: CSV for any program, XLSX for a desk. One row an entry."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import BytesIO, StringIO

import xlsxwriter
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from dossiers.importing.workbooks.xlsx_pages import XLSX
from roles.access.asked_request import AskedRequest
from roles.access.declarations import holds
from trail.models import Entry
from trail.queries import EntryPlace
from vietnamese.dates import short_date
from workflow.queries.auditing.audit_history import entry_in_words
from workflow.views.audit.entry_search import EntrySearch
from workflow.views.shared.pdf_response import download

LIMIT = 10_000
STEP = 1_000
EMPTY = "để trống"
HEADINGS = (
    "Ngày",
    "Giờ ghi",
    "Người thực hiện",
    "Chức vụ",
    "Phân công",
    "Việc",
    "Về",
    "Nội dung",
    "Thay đổi",
)
# A cell that begins like a formula would be run by the program that opens the file.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@holds("audit")
def as_csv(request: AskedRequest) -> HttpResponseBase:
    asked = EntrySearch(request)
    if not asked.given:
        return redirect(f"{reverse('workflow:trail')}?{request.GET.urlencode()}")
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    writer.writerows([_harmless(cell) for cell in row] for row in _rows(asked))
    content = text.getvalue().encode("utf-8-sig")
    return download(content, name="nhat-ky.csv", kind="text/csv; charset=utf-8")


@holds("audit")
def as_workbook(request: AskedRequest) -> HttpResponseBase:
    asked = EntrySearch(request)
    if not asked.given:
        return redirect(f"{reverse('workflow:trail')}?{request.GET.urlencode()}")
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"constant_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet("Nhật ký")
    sheet.write_row(0, 0, HEADINGS, book.add_format({"bold": True}))
    sheet.freeze_panes(1, 0)
    for place, row in enumerate(_rows(asked), start=1):
        for column, cell in enumerate(row):
            sheet.write_string(place, column, cell[:32_000])
    book.close()
    return download(out.getvalue(), name="nhat-ky.xlsx", kind=XLSX)


def _rows(asked: EntrySearch) -> Iterator[list[str]]:
    """At most LIMIT entries; a last row says when there are more."""
    after: EntryPlace | None = None
    written = 0
    while written < LIMIT:
        page = asked.page(after=after, size=STEP)
        yield from map(_row, page.entries)
        written, after = written + len(page.entries), page.next
        if after is None:
            return
    more = f"Còn nữa: tệp chỉ gồm {LIMIT:,} mục mới nhất; thu hẹp thời gian rồi tải tiếp.".replace(",", ".")
    yield [more, *[""] * (len(HEADINGS) - 1)]


def _row(entry: Entry) -> list[str]:
    words = entry_in_words(entry)
    changes = "; ".join(
        [
            *(f"{move.about}: {move.came_from} → {move.became}" for move in words.moves),
            *(f"{each.what}: {each.before or EMPTY} → {each.after or EMPTY}" for each in words.changes),
        ]
    )
    return [
        short_date(entry.acted_on),
        f"{timezone.localtime(entry.at):%H:%M:%S %d/%m/%Y}",
        entry.actor_name,
        entry.office,
        entry.mandate,
        words.act,
        words.about,
        words.sentence,
        changes,
    ]


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
