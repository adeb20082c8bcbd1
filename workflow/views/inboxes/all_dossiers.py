"""All dossiers that an office may see: filtered, in the order asked for, as a page or as a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from dossiers.importing.workbooks.xlsx_pages import XLSX
from dossiers.models import Dossier
from roles.access.asked_request import AskedRequest
from roles.access.declarations import signed_in
from roles.models import Office
from roles.queries import names_on
from roles.reader.current_office import CurrentOffice, current_office_of
from workflow.forms.dossier_filters import DossierListForm
from workflow.queries.above.upward import sent_up_of_dossiers
from workflow.queries.journey import journeys, steps_now
from workflow.views.inboxes.chosen_dossiers import chosen_dossiers, in_order
from workflow.views.inboxes.dossier_workbook import dossier_workbook
from workflow.views.inboxes.visible_dossiers import dossiers_within, opened_by
from workflow.views.shared.paging import page_by_key, page_by_place
from workflow.views.shared.pdf_response import download
from workflow.views.shared.plain_workbook import LIMIT

SIZE = 25
STEP = 500


@signed_in
@require_GET
def dossiers(request: AskedRequest) -> HttpResponse:
    """Each with where it is."""
    current, on = current_office_of(request), request.on
    if current is None:
        return render(request, "workflow/no_work.html")
    form = _form(request, current)
    rows = _asked_for(current, form, on=on)
    sort = form.chosen("sort")
    page = (
        page_by_place(request, in_order(rows, sort), size=SIZE)
        if sort
        else page_by_key(request, rows, size=SIZE)
    )
    lines, above = journeys(page.rows), sent_up_of_dossiers(page.rows, opened=opened_by(current))
    names = names_on([each.unit_id for each in page.rows], on=on)
    told = {
        "form": form,
        "page": page,
        "rows": [
            (each, names[each.unit_id], steps_now(lines[each.pk]), above.get(each.pk, []))
            for each in page.rows
        ],
        "is_filtered": form.is_filtering,
        "of_unit": unit.name_on(on) if (unit := form.chosen("unit")) else "",
        "workbook_url": f"{reverse('workflow:dossiers_workbook')}?{_query(request)}",
        "may_begin": current.office in (Office.UNIT_CLERK, Office.UNIT_HEAD),
    }
    return render(request, "workflow/dossiers.html", told)


@signed_in
@require_GET
def dossiers_workbook(request: AskedRequest) -> HttpResponseBase:
    """The same list to take away: no more than the reader may see, and not without end."""
    current = current_office_of(request)
    if current is None:
        return redirect("workflow:dossiers")
    form = _form(request, current)
    rows = in_order(_asked_for(current, form, on=request.on), form.chosen("sort") or "")
    content = dossier_workbook(_by_steps(rows[: LIMIT + 1]), on=request.on)
    return download(content, name="danh-sach-ho-so.xlsx", kind=XLSX)


def _form(request: AskedRequest, current: CurrentOffice) -> DossierListForm:
    within = dossiers_within(current)
    form = DossierListForm(request.GET or None, current=current, within=within, on=request.on)
    form.is_valid()
    return form


def _asked_for(current: CurrentOffice, form: DossierListForm, *, on: date) -> QuerySet[Dossier]:
    rows = dossiers_within(current).select_related("unit", "jurisdiction", "bloc", "discarded_by")
    return chosen_dossiers(rows, form, current=current, on=on)


def _by_steps(rows: QuerySet[Dossier]) -> Iterator[list[Dossier]]:
    """Some hundred at a time: none is held longer than its lines are written."""
    for start in range(0, LIMIT + 1, STEP):
        step = list(rows[start : min(start + STEP, LIMIT + 1)])
        if step:
            yield step
        if len(step) < STEP:
            return


def _query(request: HttpRequest) -> str:
    return urlencode([(name, value) for name, value in request.GET.items() if name != "sau" and value])
