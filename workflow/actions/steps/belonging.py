"""Ids that an act was given and did not find waiting: refused where they never were of what it is done on.

Those that were, and have moved on meanwhile, are the act's own matter.
"""

from __future__ import annotations

from collections.abc import Collection

from dossiers.models import Dossier
from roles.doors.foreign_ids import refuse_foreign
from workflow.models import Decision, Meeting


def refuse_other_nominations(dossier: Dossier, ids: Collection[int]) -> None:
    """No statement where there is nothing to ask about; so it is with lines and items."""
    if ids:
        own = dossier.nominations.filter(pk__in=ids).values_list("pk", flat=True)
        refuse_foreign(ids, own, field="Trường hợp")


def refuse_other_lines(decision: Decision, ids: Collection[int]) -> None:
    if ids:
        own = decision.lines.filter(pk__in=ids).values_list("pk", flat=True)
        refuse_foreign(ids, own, field="Lý do không duyệt")


def refuse_other_items(meeting: Meeting, ids: Collection[int]) -> None:
    if ids:
        own = meeting.items.filter(pk__in=ids).values_list("pk", flat=True)
        refuse_foreign(ids, own, field="Phiếu")
