"""The page of the Board's table of a year, from its totals down to the dossiers behind each figure."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from roles.access.asked_request import AskedRequest, RequestAbout
from roles.access.declarations import declares
from roles.models import Jurisdiction, Office
from roles.queries import with_heirs
from roles.reader.current_office import CurrentOffice, current_office_of, offices_today
from vietnamese.numbers import grouped
from workflow.views.years.year_table import stage_lines
from workflow.views.years.year_table.asked_year import AskedYear, asked_year
from workflow.views.years.year_table.named_units import units_named
from workflow.views.years.year_table.stage_lines import Links
from workflow.views.years.year_table.year_counts import YearTable

DECLINED_SHOWN = UNITS_SHOWN = 25
READERS = (Office.BOARD_OFFICER, Office.CHAIR, Office.AUDITOR)


@declares("see_year_table")
@require_GET
def year_table_page(request: RequestAbout[Jurisdiction], pk: int) -> HttpResponse:
    """Totals by award and by bloc, the units by awards (or of one award by stages), who is late, who was
    declined and why. As many statements for hundreds of units as for one."""
    asked = asked_year(request)
    jurisdiction, table, award = asked.jurisdiction, asked.table, asked.award
    links = _links(request, jurisdiction, year=table.year)
    told = {
        "jurisdiction": jurisdiction,
        "form": asked.form,
        "is_filtered": bool(asked.bloc or award),
        "query": request.GET.urlencode(),
        "table": table,
        "total": table.total,
        "units": table.units,
        "units_hint": _units_hint(table),
        "proposed_hint": f"trường hợp; đã đăng ký {grouped(table.total.registered)} lượt",
        "late": asked.late,
        **_lines(table, links if asked.bloc is None else Links(table.year, None, is_current=True), award),
        **_units(request, table, links, award),
        **_declined(request, asked),
    }
    return render(request, "workflow/years/year_table.html", told)


def _units_hint(table: YearTable) -> str:
    """How many of them have done what a year begins with."""
    registered = sum(unit.has_registered for unit in table.units)
    proposing = sum(unit.total.proposed > 0 for unit in table.units)
    return f"{grouped(registered)} đã đăng ký, {grouped(proposing)} đã đề nghị"


def _lines(table: YearTable, links: Links, award: str) -> dict[str, Any]:
    """Of awards, where there are several to compare, and of blocs."""
    of_award = {each.code: _asked(year=table.year, award=each.code) for each in table.awards}
    of_bloc = {key: _asked(year=table.year, award=award, bloc=key) for key in table.blocs}
    blocs = stage_lines.lines_of_blocs(table, of_bloc)
    return {
        "award_lines": stage_lines.lines_of_awards(table, links, of_award),
        "bloc_lines": blocs if len(blocs) > 1 else [],
    }


def _units(request: HttpRequest, table: YearTable, links: Links, award: str) -> dict[str, Any]:
    """Of one award by stages; else a page of them, each under its parent."""
    if award:
        return {"unit_lines": stage_lines.lines_of_units(table, links, award)}
    every = [(heading, row) for heading, rows in stage_lines.rows_of_units(table, links) for row in rows]
    page = Paginator(every, UNITS_SHOWN).get_page(request.GET.get("trang-don-vi"))
    return {
        "units_page": page,
        "groups": [(of, [row for _of, row in rows]) for of, rows in groupby(page, key=itemgetter(0))],
        "silent": [unit for unit in table.units if not unit.by_award],
    }


def _declined(request: AskedRequest, asked: AskedYear) -> dict[str, Any]:
    page = Paginator(asked.declined, DECLINED_SHOWN).get_page(request.GET.get("trang"))
    names = units_named(asked.table, [row.dossier.unit_id for row in page], on=request.on)
    return {"declined_page": page, "declined": [(row, names[row.dossier.unit_id]) for row in page]}


def _links(request: HttpRequest, jurisdiction: Jurisdiction, *, year: int) -> Links:
    """In the office in which the reader sees these dossiers: the current one where it does."""
    current, heirs = current_office_of(request), with_heirs(jurisdiction)
    held = [each for each in offices_today(request) if _sees(each, heirs)]
    if current in held:
        return Links(year, current, is_current=True)
    return Links(year, held[0] if held else None, is_current=False)


def _sees(held: CurrentOffice, heirs: list[Jurisdiction]) -> bool:
    return held.office in READERS and held.organ in heirs


def _asked(**given: object) -> str:
    return f"?{urlencode({name: value for name, value in given.items() if value})}"
