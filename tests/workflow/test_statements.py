"""The number of SQL statements of an act is equal for 1 and for 50 nominations."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.scene import TODAY, Scene, draft, of
from tests.walk import INSPECTION, WORDING, after_bloc, at_four, is_member, opened, received
from workflow.actions.answer import answer
from workflow.actions.change_decision import DecisionChange, change_decision
from workflow.actions.close_meeting import close_meeting
from workflow.actions.disqualify import disqualify
from workflow.actions.draft_decision import draft_decision
from workflow.actions.hold import hold
from workflow.actions.issue import issue
from workflow.actions.look import look
from workflow.actions.release import release
from workflow.actions.reopen import reopen
from workflow.actions.return_draft import return_draft
from workflow.actions.sign import sign
from workflow.actions.steps.holding import Awaited
from workflow.actions.submit import submit
from workflow.actions.uphold import uphold
from workflow.actions.vote import vote

pytestmark = pytest.mark.scene()


def counted(act: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as captured:
        act()
    return len(captured)


def walk(scene: Scene, *, unit: int, advanced: int, fighters: int) -> dict[str, int]:
    """The statements of each act over a dossier of that size; `fighters` go before the council."""
    dossier = draft(scene, unit=unit, advanced=advanced, fighters=fighters)
    head = scene[f"head{unit}"]
    found = {"submit": counted(lambda: submit(dossier.pk, by=head, on=TODAY))}
    found["bloc_review"] = counted(lambda: after_bloc(scene, dossier))
    found["appraise"] = counted(lambda: received(scene, dossier))
    fighting = of(dossier, "CSTĐCS")
    meeting = opened(scene, fighting)
    choices = dict.fromkeys(meeting.items.values_list("pk", flat=True), True)
    found["vote"] = counted(lambda: vote(meeting.pk, choices, by=scene["secretary"], on=TODAY))
    for name, user in scene.people.items():
        if is_member(name) and name != "secretary":
            vote(meeting.pk, choices, by=user, on=TODAY)
    found["close"] = counted(
        lambda: close_meeting(meeting.pk, closed_at=at_four(TODAY), by=scene["secretary"], on=TODAY)
    )
    ids = [row.pk for row in fighting]
    decision = draft_decision(scene.district, ids, WORDING, by=scene["officer"], on=TODAY)
    found["sign"] = counted(lambda: sign(decision.pk, {}, by=scene["chair"], on=TODAY))
    found["issue"] = counted(lambda: issue(decision.pk, by=scene["clerk"], on=TODAY))
    workers = [row.pk for row in of(dossier, "LĐTT")[fighters:]]
    found["change"] = counted(lambda: changed(scene, workers[-3:] if fighters == 1 else workers[-20:]))
    found["return draft"] = counted(lambda: returned(scene, workers[2:3] if fighters == 1 else workers[4:9]))
    found["hold"] = counted(lambda: held(scene, workers[: 1 if fighters == 1 else 4]))
    found["say no"] = counted(lambda: said_no(scene, workers[3], by=f"head{unit}"))
    return found


def returned(scene: Scene, ids: list[int]) -> None:
    decision = draft_decision(scene.district, ids, WORDING, by=scene["officer"], on=TODAY)
    reasons = dict.fromkeys(decision.lines.values_list("pk", flat=True), "Chưa xứng đáng")
    return_draft(decision.pk, reasons, by=scene["chair"], on=TODAY)


def said_no(scene: Scene, pk: int, *, by: str) -> None:
    officer, why = (
        scene["officer"],
        {
            "reason": "Chưa đủ 12 tháng",
            "article": "khoản 1 Điều 10 Nghị định 91/2017/NĐ-CP",
            "answer_by": date(2020, 11, 27),
        },
    )
    for done in (reopen, uphold):
        disqualify(pk, by=officer, on=TODAY, **why)
        answer(pk, words="Đã đủ 12 tháng", by=scene[by], on=TODAY)
        done(pk, reason="Đã đối chiếu sổ lương", by=officer, on=TODAY)


def changed(scene: Scene, ids: list[int]) -> None:
    """One line goes over to another draft, all others come in."""
    officer, (first, second, *others) = scene["officer"], ids
    taking, giving = (
        draft_decision(scene.district, [pk], WORDING, by=officer, on=TODAY) for pk in (first, second)
    )
    moved = {giving.lines.get().pk: taking.pk}
    change = DecisionChange(WORDING, seen=1, moved=moved, added=others)
    change_decision(giving.pk, change, by=officer, on=TODAY)


def held(scene: Scene, ids: list[int]) -> None:
    officer, awaited = scene["officer"], INSPECTION
    hold(ids, reason="Đơn thư", awaited=awaited, by=officer, on=TODAY)
    later = Awaited("Thanh tra huyện", look_on=date(2021, 1, 15))
    look(ids, found="Chưa có kết luận.", awaited=later, by=officer, on=TODAY)
    release(ids, reason="Không sai phạm.", by=officer, on=TODAY)


def test_every_act_costs_the_same_for_few_and_for_many(scene: Scene) -> None:
    few = walk(scene, unit=2, advanced=9, fighters=1)
    many = walk(scene, unit=3, advanced=50, fighters=6)

    assert few == many
