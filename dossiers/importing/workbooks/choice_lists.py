"""The choices of one dossier's columns, as its template offers them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from dossiers.importing.workbooks.template import write_lists
from dossiers.judging.nomination_grounds import law_day
from dossiers.judging.offered_awards import offered_awards
from dossiers.models import Dossier
from roles.doors.law_in_force import stack_at_receipt


def offered_lists(dossier: Dossier, *, on: date) -> Callable[[Any], Mapping[str, str]]:
    """Writes them into a workbook and returns the range of each."""
    return partial(
        write_lists,
        day=date(dossier.year, 12, 31),
        law_on=law_day(dossier, on=on),
        stack=stack_at_receipt(dossier.received_on),
        awards=offered_awards(dossier, on=on),
    )
