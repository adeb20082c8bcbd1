"""The tables of this room whose rows the trail proves, by the subject on whose chain they are kept."""

from __future__ import annotations

from dossiers.models import HeldTitle
from trail.state.proved_table import ProvedTable
from workflow.models import (
    Adjournment,
    AgendaItem,
    Ballot,
    Decision,
    Disqualification,
    Envelope,
    FreeSettlement,
    Line,
    Meeting,
    NameRequest,
    NumberSeries,
    Package,
    PackedCase,
    Passage,
    Reply,
    RollEntry,
    SkippedNumbers,
)

DECISION = ProvedTable(model=Decision, kind="decision", key="t.id")
LINES = ProvedTable(model=Line, kind="decision", key="t.decision_id")
OF_DECISION = (DECISION, LINES)
GIVEN_TITLES = ProvedTable(
    model=HeldTitle,
    kind="decision",
    key="given.decision_id",
    joins="LEFT JOIN workflow_line given ON given.nomination_id = t.nomination_id AND given.is_live",
    where="t.nomination_id IS NOT NULL AND NOT EXISTS (SELECT FROM workflow_packedcase above"
    " WHERE above.nomination_id = t.nomination_id AND above.outcome = 'granted')",
    called="given_titles",
    is_loose=True,
)
PACKAGE = ProvedTable(model=Package, kind="package", key="t.id")
PACKED_CASES = ProvedTable(model=PackedCase, kind="package", key="t.package_id")
REPLIES = ProvedTable(model=Reply, kind="package", key="t.package_id")
# What was decided above is in somebody's history by a paper that an officer wrote down.
TITLES_FROM_ABOVE = ProvedTable(
    model=HeldTitle,
    kind="package",
    key="above.package_id",
    joins="JOIN workflow_packedcase above ON above.nomination_id = t.nomination_id"
    " AND above.outcome = 'granted'",
    called="titles_from_above",
)
OF_PACKAGE = (PACKAGE, PACKED_CASES, REPLIES, TITLES_FROM_ABOVE)
MEETING = ProvedTable(model=Meeting, kind="meeting", key="t.id")
AGENDA = ProvedTable(model=AgendaItem, kind="meeting", key="t.meeting_id")
ROLL = ProvedTable(model=RollEntry, kind="meeting", key="t.meeting_id")
ADJOURNMENTS = ProvedTable(model=Adjournment, kind="meeting", key="t.meeting_id")
OF_MEETING = (MEETING, AGENDA, ROLL, ADJOURNMENTS)
# Of a ballot nothing is kept, and of an envelope its digest: no entry may link a member to a choice.
ENVELOPES = ProvedTable(
    model=Envelope,
    kind="meeting",
    key="roll.meeting_id",
    joins="LEFT JOIN workflow_rollentry roll ON roll.id = t.entry_id",
    is_loose=True,
    digested=("sealed",),
)
BALLOTS = ProvedTable(
    model=Ballot,
    kind="meeting",
    key="item.meeting_id",
    joins="LEFT JOIN workflow_agendaitem item ON item.id = t.item_id",
    is_loose=True,
)
_OF_THE_CLOCK = (
    "task_id",
    "bloc_id",
    "opened_on",
    "opened_at",
    "due_on",
    "due_citation",
    "received_at",
    "received_on",
    "received_by_id",
    "came_back",
    "note",
    "closed_on",
)
_NO_HONOUR = "thời hạn và người đang giữ hồ sơ; không tặng, không tước danh hiệu nào"
PASSAGES = ProvedTable(
    model=Passage,
    kind="dossier",
    key="t.dossier_id",
    where="t.closed_at IS NULL",
    unproved=dict.fromkeys(_OF_THE_CLOCK, _NO_HONOUR),
)
DISQUALIFICATIONS = ProvedTable(
    model=Disqualification,
    kind="dossier",
    key="named.dossier_id",
    joins="LEFT JOIN dossiers_nomination named ON named.id = t.nomination_id",
    is_loose=True,
)
NAME_REQUESTS = ProvedTable(
    model=NameRequest,
    kind="dossier",
    key="named.dossier_id",
    joins="LEFT JOIN dossiers_nomination named ON named.id = t.nomination_id",
    is_loose=True,
)
SERIES = ProvedTable(model=NumberSeries, kind="unit", key="t.organ_id")
SKIPPED = ProvedTable(model=SkippedNumbers, kind="unit", key="t.organ_id")
FREE_SETTLEMENTS = ProvedTable(
    model=FreeSettlement,
    kind="dossier",
    key="named.dossier_id",
    joins="LEFT JOIN dossiers_nomination named ON named.id = t.nomination_id",
    where="t.decision_id IS NULL",
    is_loose=True,
)
# Only an older program wrote one.
DECIDED_BY_WORDS = ProvedTable(
    model=FreeSettlement,
    kind="decision",
    key="t.decision_id",
    where="t.decision_id IS NOT NULL",
    called="decided_by_words",
)
