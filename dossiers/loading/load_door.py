"""The door by which a load enters: all that its file holds and is not there yet, or nothing.

Everything is compared again under the jurisdiction's lock: what changed since the page was shown is a fault.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from dossiers.loading.examined_load import ExaminedLoad
from dossiers.loading.load_kind import LoadPlan, LoadSource
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, refuse_if, require_mandate
from roles.models import Jurisdiction
from roles.queries import with_heirs
from roles.rights.permissions import LABELS, Mandate, mandate_among
from trail.record import record
from trail.verbs import Verb

_TOLD = 100
"""So many obstacles are told on one page; the file with all of them is marked anew."""


@one_act
def store_load(
    examined: ExaminedLoad,
    jurisdiction: Jurisdiction,
    *,
    by: Any,
    on: date,
    name: str,
    sha256: str,
    told: Callable[[int], None] = lambda done: None,
) -> LoadPlan:
    """What was stored; raises Refused with the obstacles. `told` hears how many people are written."""
    Jurisdiction.objects.select_for_update(of=("self",), no_key=True).get(pk=jurisdiction.pk)
    mandate = _mandate("load_history", jurisdiction, by=by, on=on)
    if examined.kind.right != "load_history":
        _mandate(examined.kind.right, jurisdiction, by=by, on=on)
    plan = examined.compared(jurisdiction, on=on, is_locked=True)
    refuse_if(
        (Obstacle(each.what, each.remedy, about=f"Ô {each.cell}") for each in examined.faults[:_TOLD]),
        message="Chưa ghi dòng nào, vì bảng còn chỗ phải sửa.",
    )
    source = LoadSource(name, sha256, mandate, by, told)
    examined.kind.store(plan, examined.ground(jurisdiction, on=on), source)
    record(
        Verb.DATA_LOADED,
        subject=("jurisdiction", jurisdiction.pk),
        by=mandate.actor,
        on=on,
        details={
            "name": name,
            "sha256": sha256,
            "sheet": examined.kind.title,
            "rows": len(plan.new),
            "already": plan.already,
            "doubtful": len(plan.doubtful),
            "new_people": len(plan.newcomers),
        },
        jurisdiction_id=jurisdiction.pk,
        about=f"{examined.kind.title}: {name}",
    )
    return plan


def _mandate(codename: str, jurisdiction: Jurisdiction, *, by: Any, on: date) -> Mandate:
    asked = [(codename, each) for each in with_heirs(jurisdiction)]
    label = LABELS[codename]
    return require_mandate(mandate_among(by, asked, on=on), to=label[0].lower() + label[1:])
