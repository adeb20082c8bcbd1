"""Begin a dossier: a draft on the unit's own desk. Happens when a unit opens its list for the year."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from dossiers.drafting import changing_drafts
from dossiers.models import Dossier, Way
from roles.doors.one_act import one_act
from roles.models import Jurisdiction, Unit
from workflow import flows
from workflow.actions.steps.handing import place


@one_act
def begin(
    *,
    unit: Unit,
    jurisdiction: Jurisdiction,
    year: int,
    title: str,
    by: AbstractBaseUser,
    on: date,
    way: str = Way.MERIT,
    first: Dossier | None = None,
) -> Dossier:
    """The new dossier, with its process started. `first` is the dossier that this one supplements."""
    dossier = changing_drafts.create_dossier(
        unit=unit, jurisdiction=jurisdiction, year=year, way=way, title=title, by=by, on=on, first=first
    )
    task = flows.begin_process()
    dossier.flow = task.process
    dossier.save(update_fields=["flow"])
    place(dossier, task, on=on)
    return dossier
