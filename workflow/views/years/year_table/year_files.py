"""The year's table as a workbook and as a paper: what the page shows for the same address."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils.text import capfirst
from django.views.decorators.http import require_GET

from dossiers.importing.workbooks.xlsx_pages import XLSX
from printing.documents.overview import render_overview
from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares
from roles.models import Jurisdiction
from workflow.views.shared.pdf_response import download, pdf_response
from workflow.views.years.year_table.asked_year import AskedYear, asked_year
from workflow.views.years.year_table.year_paper import year_paper
from workflow.views.years.year_table.year_workbook import year_workbook


@declares("see_year_table")
@require_GET
def year_table_workbook(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponseBase:
    """An empty year leads back to the page, which says what to do."""
    asked = asked_year(request)
    if asked.table.is_empty:
        return _to_page(request)
    title = f"{_title(asked)}, {capfirst(asked.jurisdiction.name)}"
    content = year_workbook(asked, title=title, on=request.on)
    return download(content, name=f"bang-tong-hop-{asked.table.year}.xlsx", kind=XLSX)


@declares("see_year_table")
@require_GET
def year_table_paper(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponseBase:
    """The same on A4 across, with the head of the Board's office."""
    asked = asked_year(request)
    if asked.table.is_empty:
        return _to_page(request)
    content = render_overview(year_paper(asked, title=_title(asked), on=request.on))
    return pdf_response(content, name=f"bang-tong-hop-{asked.table.year}.pdf")


def _title(asked: AskedYear) -> str:
    return f"Bảng tổng hợp thi đua, khen thưởng năm {asked.table.year}"


def _to_page(request: RequestAbout[Jurisdiction]) -> HttpResponseBase:
    return redirect("workflow:year_table", pk=request.subject.pk)
