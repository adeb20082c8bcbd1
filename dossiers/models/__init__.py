"""What is asked: dossiers and their nominations, the recipients and all that is known of them."""

from dossiers.models.against_papers.outside_decision import OutsideDecision, OutsideLine
from dossiers.models.against_papers.paper_check import Draw, PaperCheck, draw_of
from dossiers.models.dossier import Dossier, Revision, Way, code_of
from dossiers.models.evidence import Evidence, Paper
from dossiers.models.job import Job
from dossiers.models.known.conduct import Discipline, Pending, ServicePost
from dossiers.models.known.history import (
    CollectiveYear,
    Declared,
    HeldTitle,
    Initiative,
    Rating,
)
from dossiers.models.known.unit_transfer import Transfer
from dossiers.models.nomination import CLOSED, OPEN, Nomination, Standing
from dossiers.models.nomination_order import in_list_order, list_place
from dossiers.models.recipient import Recipient, RecipientPost, Resettlement
from dossiers.models.removal import Removal
from dossiers.models.seat import Seat

__all__ = [
    "CLOSED",
    "OPEN",
    "CollectiveYear",
    "Declared",
    "Discipline",
    "Dossier",
    "Draw",
    "Evidence",
    "HeldTitle",
    "Initiative",
    "Job",
    "Nomination",
    "OutsideDecision",
    "OutsideLine",
    "Paper",
    "PaperCheck",
    "Pending",
    "Rating",
    "Recipient",
    "RecipientPost",
    "Removal",
    "Resettlement",
    "Revision",
    "Seat",
    "ServicePost",
    "Standing",
    "Transfer",
    "Way",
    "code_of",
    "draw_of",
    "in_list_order",
    "list_place",
]
