"""The list of a package as a workbook, the same bytes for the same rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from dossiers.models import Nomination
from dossiers.recipients.transfers.proposing_units import proposing_names
from law.awards import name_of
from vietnamese.dates import short_date
from workflow.models import Package

COLUMNS: tuple[tuple[str, int], ...] = (
    ("STT", 6),
    ("Họ và tên, tên tập thể", 34),
    ("Chức vụ", 26),
    ("Đơn vị", 40),
    ("Hình thức, danh hiệu đề nghị", 36),
    ("Thành tích từ ngày", 16),
    ("Thành tích đến ngày", 16),
    ("Tóm tắt thành tích", 60),
    ("Mã hồ sơ", 18),
)
_A4 = 9
# A workbook tells when it was made: of the same list always the same.
_MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def list_workbook(package: Package, rows: Sequence[Nomination]) -> bytes:
    """The .xlsx. Texts are written as texts: none is read as a formula, whatever it begins with."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": package.subject, "created": _MADE})
    sheet = book.add_worksheet("Danh sách")
    heading = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#F3E3E3"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for column, (name, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, heading)
    sheet.freeze_panes(1, 2)
    _set_page(sheet)
    day = package.petition_on or package.prepared_on
    units = proposing_names(rows, on=day)
    for place, row in enumerate(rows, start=1):
        sheet.write_number(place, 0, place, wrapped)
        for column, text in enumerate(_told(row, units[row.pk]), start=1):
            sheet.write_string(place, column, text, wrapped)
    book.close()
    return out.getvalue()


def _set_page(sheet: Worksheet) -> None:
    """A4 lying, as wide as the page, the heading on each: it is printed beside the petition."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&C&P/&N")


def _told(row: Nomination, unit: str) -> tuple[str, ...]:
    return (
        row.recipient_name,
        row.recipient_post,
        unit,
        name_of(row.award),
        short_date(row.achievement_since),
        short_date(row.achievement_until),
        row.achievement,
        row.dossier.code,
    )
