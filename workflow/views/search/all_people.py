"""Everybody whom the units of a jurisdiction have: searched, filtered, as pages or as a workbook."""

from __future__ import annotations

from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from dossiers.importing.workbooks.xlsx_pages import XLSX
from dossiers.models import Recipient
from roles.access.asked_request import RequestAbout
from roles.access.declarations import declares
from roles.models import Jurisdiction
from workflow.views.search.house_people import IN_ORDER, PeopleForm, UnitOfHouse, people_of, units_of_house
from workflow.views.shared.paging import AFTER, page_by_columns
from workflow.views.shared.pdf_response import download
from workflow.views.shared.plain_workbook import LIMIT, Row, plain_workbook

SIZE = 25
COLUMNS: tuple[tuple[str, int], ...] = (
    ("Tên", 32),
    ("Loại", 14),
    ("Mã", 14),
    ("Chức vụ", 30),
    ("Đơn vị", 40),
    ("Ngày cuối cùng ở đơn vị", 14),
    ("Lý do kết thúc", 36),
)


@declares("see_people")
@require_GET
def people(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    """In Vietnamese order; as many statements for the last of fifty thousand as for the first."""
    units, known = _of(request)
    form = PeopleForm(request.GET, units=units)
    page = page_by_columns(request, form.narrowed(known), IN_ORDER, known=known, size=SIZE)
    query = urlencode([(name, value) for name, value in request.GET.items() if name != AFTER and value])
    told = {
        "jurisdiction": request.subject,
        "form": form,
        "is_filtered": form.is_filtering,
        "page": page,
        "rows": [(person, units[person.unit_id].name) for person in page.rows],
        "workbook_url": f"{reverse('workflow:people_workbook', args=[pk])}?{query}",
    }
    return render(request, "workflow/people.html", told)


@declares("see_people")
@require_GET
def people_workbook(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponseBase:
    """The same list to take away, not without end."""
    units, known = _of(request)
    asked = PeopleForm(request.GET, units=units).narrowed(known).order_by(*IN_ORDER, "pk")
    rows = (_row(person, units) for person in asked[: LIMIT + 1].iterator(chunk_size=500))
    content = plain_workbook(
        rows, title="Danh sách người và tập thể", sheet_name="Danh sách", columns=COLUMNS
    )
    return download(content, name="nguoi-va-tap-the.xlsx", kind=XLSX)


def _of(request: RequestAbout[Jurisdiction]) -> tuple[dict[int, UnitOfHouse], QuerySet[Recipient]]:
    units = units_of_house(request.subject, on=request.on)
    return units, people_of(units)


def _row(person: Recipient, units: dict[int, UnitOfHouse]) -> Row:
    return [
        person.name,
        person.get_kind_display().capitalize(),
        person.staff_code,
        person.post,
        units[person.unit_id].name,
        person.ended_on,
        person.end_reason,
    ]
