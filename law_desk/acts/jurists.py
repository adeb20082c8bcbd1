"""Under which right a jurist acts: held at the highest jurisdiction of the house, for its law is one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from roles.doors.refusals import require_mandate
from roles.models import Jurisdiction
from roles.models.periods import valid_on
from roles.rights.permissions import LABELS, mandate_among
from trail.record import Actor


@dataclass(frozen=True, slots=True)
class Jurist:
    """Who acts, and where the trail keeps it."""

    actor: Actor
    jurisdiction_id: int


def highest(on: date) -> list[Jurisdiction]:
    """The jurisdictions of that day that stand below no other."""
    return list(Jurisdiction.objects.filter(valid_on(on), above__isnull=True).order_by("pk"))


def acting_jurist(by: AbstractBaseUser, codename: str, *, on: date) -> Jurist:
    """Raises Forbidden. From here on nobody else changes the stack: whoever acts on it waits at this lock."""
    locked = Jurisdiction.objects.select_for_update(of=("self",), no_key=True)
    tops = list(locked.filter(valid_on(on), above__isnull=True).order_by("pk"))
    label = LABELS[codename]
    mandate = mandate_among(by, [(codename, top) for top in tops], on=on)
    actor = require_mandate(mandate, to=label[0].lower() + label[1:]).actor
    return Jurist(actor, tops[0].pk)
