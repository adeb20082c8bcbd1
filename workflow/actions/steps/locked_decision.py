"""A decision or a package under lock, in the order of locks: the carrier, then its nominations by id."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from django.db import connection
from django_fsm import can_proceed

from roles.doors.refusals import Refused
from workflow.actions.steps.locking import overtaken
from workflow.models import Decision, Package
from workflow.reports.reward_money import RewardedCase
from workflow.table.moves import BY_ACT
from workflow.table.row import Carrier


def known_decision(decision_id: int) -> Decision:
    """The decision as it is, for a door that asks the right before it locks several."""
    decision = Decision.objects.select_related("jurisdiction").filter(pk=decision_id).first()
    if decision is None:
        raise _unknown()
    return decision


def _unknown() -> Refused:
    return Refused("Không tìm thấy quyết định này.", remedy="Mở lại danh sách quyết định.")


def locked_decision(decision_id: int, act: StrEnum) -> Decision:
    """The decision under lock, as the row of `act` needs it; `Overtaken` when somebody was faster."""
    decisions = Decision.objects.select_for_update(of=("self",))
    decisions = decisions.select_related("jurisdiction", "meeting__council")
    decision = decisions.filter(pk=decision_id).first()
    if decision is None:
        raise _unknown()
    if decision.is_dropped or not can_proceed(getattr(decision, BY_ACT[act].ready.transition)):
        raise overtaken((Carrier.DECISION, decision.pk), BY_ACT[act].label)
    return decision


def locked_package(package_id: int, act: StrEnum) -> Package:
    """The package under lock, as the row of `act` needs it; `Overtaken` when somebody was faster."""
    packages = Package.objects.select_for_update(of=("self",)).select_related("jurisdiction")
    package = packages.filter(pk=package_id).first()
    if package is None:
        raise Refused("Không tìm thấy hồ sơ trình này.", remedy="Mở lại danh sách trình cấp trên.")
    if not can_proceed(getattr(package, BY_ACT[act].ready.transition)):
        raise overtaken((Carrier.PACKAGE, package.pk), BY_ACT[act].label)
    return package


class LineDossier(NamedTuple):
    """Where the entry about a line goes, and whose seats it concerns."""

    pk: int
    title: str
    year: int
    unit_id: int
    jurisdiction_id: int


class LineCase(NamedTuple):
    """A line that stands and, of its nomination, what an act asks that leaves the nomination where it is."""

    pk: int
    amount: int | None
    is_paid: bool
    signed_note: str
    recipient_name: str
    reward: RewardedCase
    dossier: LineDossier

    @property
    def award(self) -> str:
        return self.reward.award

    @property
    def dossier_id(self) -> int:
        return self.dossier.pk


# One statement reads of each line what takes three models: a signature of fifty would make 150 of them.
_LINES = """
SELECT l.id, l.amount, l.is_paid, l.signed_note, n.recipient_name,
       n.id, n.recipient_id, r.kind, n.award, n.achievement_since, n.achievement_until,
       d.id, d.title, d.year, d.unit_id, d.jurisdiction_id
  FROM workflow_line l
  JOIN dossiers_nomination n ON n.id = l.nomination_id
  JOIN dossiers_recipient r ON r.id = n.recipient_id
  JOIN dossiers_dossier d ON d.id = n.dossier_id
 WHERE l.decision_id = %s AND l.is_live
 ORDER BY n.id FOR UPDATE OF n
"""


def locked_lines(decision: Decision) -> list[LineCase]:
    """The lines that stand, by nomination id; the nominations are locked, the decision is already."""
    with connection.cursor() as cursor:
        cursor.execute(_LINES, [decision.pk])
        rows = cursor.fetchall()
    return [
        LineCase(pk, amount, is_paid, note, name, RewardedCase(*rest[:6]), LineDossier(*rest[6:]))
        for pk, amount, is_paid, note, name, *rest in rows
    ]
