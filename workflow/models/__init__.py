"""What carries nominations: passages between desks, meetings with ballots, decisions with lines."""

from workflow.models.decision import Decision, DecisionState, Line, NumberSeries
from workflow.models.hold import Hold
from workflow.models.meeting import AgendaItem, Ballot, Meeting, MeetingState, RollEntry
from workflow.models.passage import Passage
from workflow.models.state_check import StateCheck

__all__ = [
    "AgendaItem",
    "Ballot",
    "Decision",
    "DecisionState",
    "Hold",
    "Line",
    "Meeting",
    "MeetingState",
    "NumberSeries",
    "Passage",
    "RollEntry",
    "StateCheck",
]
