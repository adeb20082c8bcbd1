"""From a list of nominations to the paper: drafted by the officer, signed, numbered and issued."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User
from django.db.models import QuerySet

from dossiers.models import Nomination
from roles.models import Jurisdiction
from trail.clock import at
from workflow.actions.draft_decision import DecisionWording, draft_decision
from workflow.actions.issue import issue
from workflow.actions.sign import sign
from workflow.models import Decision


@dataclass(frozen=True, slots=True)
class Days:
    """Working days all three."""

    drafted: date
    signed: date
    issued: date


@dataclass(frozen=True, slots=True)
class Hands:
    """Who does what; the signer has not proposed, reviewed or appraised."""

    officer: User
    signer: User
    clerk: User


def decided(
    jurisdiction: Jurisdiction,
    rows: QuerySet[Nomination],
    *,
    wording: DecisionWording,
    by: Hands,
    days: Days,
    refusal: str = "",
) -> Decision:
    """The issued decision; with a `refusal` the last line is struck by the signer for that reason."""
    decision = drafted(jurisdiction, rows, wording=wording, by=by.officer, on=days.drafted)
    signed(decision, by=by.signer, on=days.signed, refusal=refusal)
    with at(days.issued):
        return issue(decision.pk, by=by.clerk, on=days.issued)


def drafted(
    jurisdiction: Jurisdiction, rows: QuerySet[Nomination], *, wording: DecisionWording, by: User, on: date
) -> Decision:
    with at(on):
        return draft_decision(jurisdiction, list(rows.values_list("pk", flat=True)), wording, by=by, on=on)


def signed(decision: Decision, *, by: User, on: date, refusal: str = "") -> None:
    last = decision.lines.order_by("-ordinal")[0]
    with at(on):
        sign(decision.pk, {last.pk: refusal} if refusal else {}, by=by, on=on)
