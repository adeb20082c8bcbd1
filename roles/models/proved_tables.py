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
    LocalDay,
    LocalRule,
    OfficeLogo,
    PaperWords,
    Succession,
    Unit,
    UnitProfile,
)
from trail.state.proved_table import ProvedTable

APPOINTMENT = ProvedTable(model=Appointment, kind="appointment", key="t.id")
LOCAL_DAY = ProvedTable(model=LocalDay, kind="local_day", key="t.id")
LOCAL_RULE = ProvedTable(model=LocalRule, kind="local_rule", key="t.id")
PAPER_WORDS = ProvedTable(model=PaperWords, kind="paper_words", key="t.id")
LOGO = ProvedTable(model=OfficeLogo, kind="logo", key="t.id", digested=("image",))

BLOC = ProvedTable(model=Bloc, kind="bloc", key="t.id")
MEMBERSHIPS = ProvedTable(model=BlocMembership, kind="bloc", key="t.bloc_id")
BLOC_OFFICES = ProvedTable(model=BlocOffice, kind="bloc", key="t.bloc_id")
OF_BLOC = (BLOC, MEMBERSHIPS, BLOC_OFFICES)

COUNCIL = ProvedTable(model=Council, kind="council", key="t.id")
VERSIONS = ProvedTable(model=CouncilVersion, kind="council", key="t.council_id")
OF_COUNCIL = (COUNCIL, VERSIONS)

JURISDICTION = ProvedTable(model=Jurisdiction, kind="jurisdiction", key="t.id")

UNIT = ProvedTable(model=Unit, kind="unit", key="t.id")
PROFILES = ProvedTable(
    model=UnitProfile,
    kind="unit",
    key="t.unit_id",
    unproved={
        "folded": "tính từ tên, chỉ để tìm",
        "sort_key": "tính từ tên, chỉ để xếp thứ tự",
    },
)
SUCCESSIONS = ProvedTable(model=Succession, kind="unit", key="t.predecessor_id")
OF_UNIT = (UNIT, PROFILES, SUCCESSIONS)
