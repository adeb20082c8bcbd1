"""The power with which the heir of several powers begins: its words on papers, and its first officer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User

from roles.doors.refusals import Refused
from roles.founding.first_officer import FirstOfficer, found_below
from roles.founding.taking_over import Rearrangement
from roles.models import Jurisdiction, Unit, UnitProfile


@dataclass(frozen=True, kw_only=True)
class NewPower:
    """`words`: name, heading, organ_heading, symbol, place and what else `found_jurisdiction` prints."""

    words: Mapping[str, str]
    officer: FirstOfficer


def begin_power(
    power: NewPower, heir: Unit, of: UnitProfile, act: Rearrangement, *, by: User | None
) -> tuple[Jurisdiction, str]:
    """Below the one to which the units that end filed, from the day of the merger and by its paper; and the
    password of an account that was made. Part of the act that merges."""
    above = of.jurisdiction
    if above is None or by is None:
        raise Refused("Đơn vị mới chưa thuộc cấp có thẩm quyền nào nên chưa lập thẩm quyền của nó được.")
    return found_below(
        above,
        officer=power.officer,
        by=by,
        on=act.on,
        organ=heir,
        since=act.since,
        instrument=act.instrument,
        **power.words,
    )
