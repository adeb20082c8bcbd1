"""The tables of this room whose rows the trail proves, by the subject on whose chain they are kept."""

from __future__ import annotations

from roles.models import (
    Appointment,
    Bloc,
    BlocMembership,
    BlocOffice,
    Council,
    CouncilVersion,
    Jurisdiction,
    LocalRule,
    Succession,
    Unit,
    UnitProfile,
)
from trail.state.table import Table

APPOINTMENT = Table(model=Appointment, kind="appointment", key="t.id")
LOCAL_RULE = Table(model=LocalRule, kind="local_rule", key="t.id")

BLOC = Table(model=Bloc, kind="bloc", key="t.id")
MEMBERSHIPS = Table(model=BlocMembership, kind="bloc", key="t.bloc_id")
BLOC_OFFICES = Table(model=BlocOffice, kind="bloc", key="t.bloc_id")
OF_BLOC = (BLOC, MEMBERSHIPS, BLOC_OFFICES)

COUNCIL = Table(model=Council, kind="council", key="t.id")
VERSIONS = Table(model=CouncilVersion, kind="council", key="t.council_id")
OF_COUNCIL = (COUNCIL, VERSIONS)

JURISDICTION = Table(model=Jurisdiction, kind="jurisdiction", key="t.id")

UNIT = Table(model=Unit, kind="unit", key="t.id")
PROFILES = Table(
    model=UnitProfile,
    kind="unit",
    key="t.unit_id",
    unproved={
        "folded": "tính từ tên, chỉ để tìm",
        "sort_key": "tính từ tên, chỉ để xếp thứ tự",
    },
)
SUCCESSIONS = Table(model=Succession, kind="unit", key="t.predecessor_id")
OF_UNIT = (UNIT, PROFILES, SUCCESSIONS)
