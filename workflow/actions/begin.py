"""Begin a dossier: a draft on the unit's own desk. Happens when a unit opens its list for the year."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from dossiers import drafting
from dossiers.models import Dossier, Way
from roles.models import Jurisdiction, Unit
from roles.one_act import one_act
from workflow import flows
from workflow.actions.handing import place


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
    dossier = drafting.create_dossier(
        unit=unit, jurisdiction=jurisdiction, year=year, way=way, title=title, by=by, on=on, first=first
    )
    task = flows.begin()
    dossier.flow = task.process
    dossier.save(update_fields=["flow"])
    place(dossier, task, on=on)
    return dossier
