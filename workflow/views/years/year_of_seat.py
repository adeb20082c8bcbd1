"""Which year an office is shown."""

from __future__ import annotations

from datetime import date

from roles.models import Bloc, Council, Jurisdiction, Office, Unit
from roles.reader.current_office import CurrentOffice
from workflow.views.years.charts import SeatYear
from workflow.views.years.year_of_auditor import year_of_auditor
from workflow.views.years.year_of_bloc import year_of_bloc
from workflow.views.years.year_of_board import year_of_board
from workflow.views.years.year_of_council import year_of_council
from workflow.views.years.year_of_decisions import year_of_decisions
from workflow.views.years.year_of_jurist import year_of_jurist
from workflow.views.years.year_of_unit import year_of_unit


def year_of_seat(current: CurrentOffice, *, user_id: int, asked: int | None, on: date) -> SeatYear:
    """The year that was asked for, else this one; a bloc reviews the latest year of which it has dossiers."""
    organ, year = current.organ, asked or on.year
    if isinstance(organ, Unit):
        return year_of_unit(organ, year=year, on=on)
    if isinstance(organ, Bloc):
        return year_of_bloc(organ, year=asked or _latest_of(organ) or on.year, on=on)
    if isinstance(organ, Council):
        return year_of_council(organ, user_id=user_id, year=year)
    assert isinstance(organ, Jurisdiction)
    if current.office == Office.AUDITOR:
        return year_of_auditor(organ, year=year, on=on)
    if current.office == Office.BOARD_OFFICER:
        return year_of_board(organ, year=year, on=on)
    if current.office == Office.JURIST:
        return year_of_jurist(year=year)
    return year_of_decisions(organ, year=year)


def _latest_of(bloc: Bloc) -> int | None:
    return bloc.dossiers.order_by("-year").values_list("year", flat=True).first()
