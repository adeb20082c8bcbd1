"""The row, as it would stand in workflow/moves.py."""

from __future__ import annotations

from enum import StrEnum

from workflow.desks import Desk
from workflow.queries import HOLDABLE
from workflow.table import Button, Carrier, Move, Page, Ready, Right


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
    page=Page(route="ho-so/<int:pk>/dinh-chi/", view="tests.workflow.example_suspend.page.suspend"),
    button=Button(icon="player-pause"),
)
