"""The row, as it would stand in workflow/table/moves.py."""

from __future__ import annotations

from enum import StrEnum

from workflow.models.desks import Desk
from workflow.table.row import ActPage, Button, Carrier, Move, Ready, Right
from workflow.whose_turn import HOLDABLE


class Act(StrEnum):
    SUSPEND = "suspend"


ROW = Move(
    act=Act.SUSPEND,
    carrier=Carrier.DOSSIER,
    label="Đình chỉ xét hồ sơ",
    to="đình chỉ xét hồ sơ",
    rights=(Right(codename="hold_nomination", organ="jurisdiction"),),
    ready=Ready(opened=True, standings=HOLDABLE),
    transitions=("hold",),
    at=(Desk.BOARD,),
    page=ActPage(route="ho-so/<int:pk>/dinh-chi/", view="tests.workflow.example_suspend.page.suspend"),
    button=Button(icon="player-pause"),
)
