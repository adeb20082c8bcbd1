"""What carries nominations: passages between desks, meetings with ballots, decisions with
lines, packages for those above."""

from workflow.models.adjournment import Adjournment
from workflow.models.decision import RESTING, Decision, DecisionState, Line
from workflow.models.envelope import BrokenEnvelopeError, Envelope, sealed_envelope
from workflow.models.meeting import AgendaItem, Ballot, Meeting, MeetingState, RollEntry
from workflow.models.number_series import NumberSeries, SkippedNumbers
from workflow.models.of_cases.disqualification import Disqualification
from workflow.models.of_cases.free_settlement import FreeSettlement
from workflow.models.of_cases.hold import Hold
from workflow.models.of_cases.name_request import NameRequest
from workflow.models.package import Outcome, Package, PackageState, PackedCase, Reply
from workflow.models.passage import Passage
from workflow.models.state_check import StateCheck

__all__ = [
    "RESTING",
    "Adjournment",
    "AgendaItem",
    "Ballot",
    "BrokenEnvelopeError",
    "Decision",
    "DecisionState",
    "Disqualification",
    "Envelope",
    "FreeSettlement",
    "Hold",
    "Line",
    "Meeting",
    "MeetingState",
    "NameRequest",
    "NumberSeries",
    "Outcome",
    "Package",
    "PackageState",
    "PackedCase",
    "Passage",
    "Reply",
    "RollEntry",
    "SkippedNumbers",
    "StateCheck",
    "sealed_envelope",
]
