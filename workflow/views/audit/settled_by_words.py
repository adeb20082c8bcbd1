"""What was settled by words alone in the auditor's jurisdictions, by year; the same as a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import xlsxwriter
from django.db.models import Max, Min, QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render

from law.awards import name_of
from roles.access.asked_request import AskedRequest
from roles.access.declarations import holds
from roles.forms.fields import year_of
from roles.models import Jurisdiction
from roles.queries import names_on, with_predecessors
from vietnamese.dates import short_date
from workflow.models import FreeSettlement
from workflow.views.audit.search_export import LIMIT, XLSX
from workflow.views.shared.paging import page_by_key
from workflow.views.shared.pdf_response import download

HEADINGS = (
    ("Ngày", 12),
    ("Người kết luận", 26),
    ("Hồ sơ, quyết định", 20),
    ("Đơn vị", 34),
    ("Trường hợp", 34),
    ("Quy tắc", 26),
    ("Nhận xét của luật", 60),
    ("Câu hỏi", 44),
    ("Lý do đã ghi", 60),
)
OLDER = "Ghi trước khi có lựa chọn"


@holds("audit")
def free_settlements(request: AskedRequest) -> HttpResponse:
    rows, year = _of_year(request)
    page = page_by_key(request, rows)
    told = {
        "page": page,
        "year": year,
        "years": _years(request),
        "number": rows.count(),
        "units": _units(page.rows, request),
    }
    return render(request, "workflow/audit/free_settlements.html", told)


@holds("audit")
def free_settlements_workbook(request: AskedRequest) -> HttpResponseBase:
    rows, year = _of_year(request)
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"constant_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet("Kết luận chỉ bằng lời")
    heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for column, (name, width) in enumerate(HEADINGS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, heading)
    sheet.freeze_panes(1, 0)
    for place, cells in enumerate(_cells(rows, request), start=1):
        for column, cell in enumerate(cells):
            sheet.write_string(place, column, cell[:32_000], wrapped)
    book.close()
    return download(out.getvalue(), name=f"ket-luan-chi-bang-loi-{year}.xlsx", kind=XLSX)


def _own(request: AskedRequest) -> QuerySet[FreeSettlement]:
    own = [organ.pk for organ in request.organs if isinstance(organ, Jurisdiction)]
    return FreeSettlement.objects.filter(jurisdiction__in=with_predecessors(own))


def _of_year(request: AskedRequest) -> tuple[QuerySet[FreeSettlement], int]:
    """Of the year that is asked for, else of the one that runs."""
    year = year_of(request.GET.get("nam", ""), default=request.on.year)
    rows = _own(request).filter(settled_on__year=year)
    told = rows.select_related("settled_by", "nomination__dossier", "decision")
    return told.defer("nomination__findings", "nomination__met", "nomination__settled"), year


def _years(request: AskedRequest) -> list[int]:
    """From the running one back to the first in which there is something."""
    ends = _own(request).aggregate(first=Min("settled_on"), last=Max("settled_on"))
    if ends["first"] is None:
        return [request.on.year]
    return list(range(max(ends["last"].year, request.on.year), ends["first"].year - 1, -1))


def _units(rows: list[FreeSettlement], request: AskedRequest) -> dict[int, str]:
    return names_on({row.nomination.dossier.unit_id for row in rows if row.nomination}, on=request.on)


def _cells(rows: QuerySet[FreeSettlement], request: AskedRequest) -> Iterator[list[str]]:
    """At most LIMIT, the newest first; a last row says when there are more."""
    found = list(rows.order_by("-pk")[: LIMIT + 1])
    units = _units(found[:LIMIT], request)
    for row in found[:LIMIT]:
        yield _cell_texts(row, units)
    if len(found) > LIMIT:
        yield [f"Còn nữa: tệp chỉ gồm {LIMIT:,} dòng mới nhất của năm.".replace(",", ".")]


def _cell_texts(row: FreeSettlement, units: dict[int, str]) -> list[str]:
    case: Any = row.nomination
    return [
        short_date(row.settled_on),
        row.settled_by.get_full_name() if row.settled_by else "",
        case.dossier.code if case else row.decision.subject if row.decision else "",
        units[case.dossier.unit_id] if case else "",
        f"{case.recipient_name}: {name_of(case.award)}" if case else "",
        row.rule,
        row.message,
        row.question or OLDER,
        row.reason,
    ]
