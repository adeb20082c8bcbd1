"""The level at which a unit gives awards to its own: who keeps it, or, while there is none, who founds it.

What a unit's own head decides is asked in no dossier to the level above: its way in is that level.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from roles.models import Jurisdiction, Unit, UnitProfile
from roles.models.periods import valid_on
from roles.queries import heir_on
from roles.rights.mandates import Mandate
from roles.rights.permissions import mandate_for, mandates_at, organs_where

NAMED = 3


@dataclass(frozen=True, slots=True)
class OwnLevel:
    """`power` is founded, of the unit itself or of the one above it; None where neither is. `keepers` hold
    the Board's office there, else those who may found it at `founder`, to which the unit files.

    What is open about who decides is asked of `askers`, who hold that office at `founder`.

    `senders` are the names of units that file to `power`; `may_begin`: the reader drafts for one of them.
    """

    unit_id: int
    unit_name: str
    level: str
    power: Jurisdiction | None
    founder: Jurisdiction
    keepers: tuple[str, ...]
    askers: tuple[str, ...]
    senders: tuple[str, ...] = ()
    more_senders: int = 0
    may_begin: bool = False
    may_record: bool = False
    may_load: bool = False
    may_found: bool = False


def own_level_of(unit: Unit, files_to: Jurisdiction, *, user: object, on: date) -> OwnLevel:
    """As it is that day for this reader; as many statements however many units file there."""
    founder = heir_on(files_to, on) or files_to
    profile = unit.profile_on(on)
    power = _founded(unit, profile.parent_id, beside=founder, on=on)
    askers = _named(mandates_at(founder, "receive_dossier", on=on))
    if power is None:
        return OwnLevel(
            unit.pk,
            profile.name,
            unit.level,
            None,
            founder,
            keepers=_named(mandates_at(founder, "found_jurisdiction", on=on)),
            askers=askers,
            may_record=mandate_for(user, "draft_dossier", unit, on=on) is not None,
            may_load=mandate_for(user, "load_history", founder, on=on) is not None,
            may_found=mandate_for(user, "found_jurisdiction", founder, on=on) is not None,
        )
    filing = UnitProfile.objects.filter(valid_on(on), jurisdiction=power).order_by("sort_key", "pk")
    senders = list(filing.values_list("unit_id", "name"))
    drafting = {organ.pk for organ in organs_where(user, "draft_dossier", on=on)}
    return OwnLevel(
        unit.pk,
        profile.name,
        power.level,
        power,
        founder,
        keepers=_named(mandates_at(power, "receive_dossier", on=on)),
        askers=askers,
        senders=tuple(name for _pk, name in senders[:NAMED]),
        more_senders=max(len(senders) - NAMED, 0),
        may_begin=any(pk in drafting for pk, _name in senders),
    )


def _founded(unit: Unit, parent_id: int | None, *, beside: Jurisdiction, on: date) -> Jurisdiction | None:
    """The unit's own first; where it files anyhow is no level of its own."""
    organs = [pk for pk in (unit.pk, parent_id) if pk is not None]
    rows = Jurisdiction.objects.filter(Q(until__isnull=True) | Q(until__gte=on), since__lte=on)
    found = {each.organ_id: each for each in rows.filter(organ__in=organs).exclude(pk=beside.pk)}
    return next((found[pk] for pk in organs if pk in found), None)


def _named(mandates: Sequence[Mandate]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{each.name}, {each.post}" for each in mandates))
