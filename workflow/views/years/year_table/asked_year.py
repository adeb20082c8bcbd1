"""What a reader asked of the year's table: one answer for its page, its workbook and its paper."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from dossiers.models import Nomination
from roles.access.asked_request import RequestAbout
from roles.models import Bloc, Jurisdiction
from workflow.forms.award_stages import STAGES, Stage
from workflow.views.years.year_table.late_units import LateOnes, late_ones
from workflow.views.years.year_table.year_counts import YearTable, nominations_of_year, year_table
from workflow.views.years.year_table.year_table_form import YearTableForm


@dataclass(frozen=True, slots=True)
class AskedYear:
    """`award` is empty for all of them, `bloc` None."""

    jurisdiction: Jurisdiction
    form: YearTableForm
    table: YearTable
    late: LateOnes
    award: str
    bloc: Bloc | None

    @property
    def declined(self) -> QuerySet[Nomination]:
        """Those of the year that were not endorsed, not qualified, voted down, struck or revoked."""
        rows = nominations_of_year(self.jurisdiction, year=self.table.year)
        rows = rows.filter(standing__in=STAGES[Stage.DECLINED].standings)
        if self.award:
            rows = rows.filter(award=self.award)
        if self.bloc is not None:
            rows = rows.filter(dossier__unit__in=[unit.unit_id for unit in self.table.units])
        return rows.select_related("dossier__bloc").order_by("award", "sort_key", "pk")


def asked_year(request: RequestAbout[Jurisdiction]) -> AskedYear:
    """A constant number of statements."""
    jurisdiction, on = request.subject, request.on
    form = YearTableForm(request.GET, jurisdiction=jurisdiction, on=on)
    form.is_valid()
    bloc, award = form.chosen("bloc"), form.chosen("award") or ""
    table = year_table(jurisdiction, year=form.asked_year, on=on, bloc=bloc, award=award)
    late = late_ones(jurisdiction, table, on=on, is_narrowed=bloc is not None)
    return AskedYear(jurisdiction, form, table, late, award, bloc)
