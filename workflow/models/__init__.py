"""What carries nominations: passages between desks, meetings with ballots, decisions with lines."""

from workflow.models.adjournment import Adjournment
from workflow.models.decision import RESTING, Decision, DecisionState, Line
from workflow.models.disqualification import Disqualification
from workflow.models.envelope import BrokenEnvelopeError, Envelope, sealed_envelope
from workflow.models.free_settlement import FreeSettlement
from workflow.models.hold import Hold
from workflow.models.meeting import AgendaItem, Ballot, Meeting, MeetingState, RollEntry
from workflow.models.number_series import NumberSeries, SkippedNumbers
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
    "NumberSeries",
    "Passage",
    "RollEntry",
    "SkippedNumbers",
    "StateCheck",
    "sealed_envelope",
]
