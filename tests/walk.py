"""The steps of the corridor as sentences, for tests that begin further along it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from dossiers.judging.settlements import Settlement
from dossiers.models import Dossier, Nomination
from law.judgement.reviews import SettledBy
from tests.scene import TODAY, Scene
from trail.clock import instant
from workflow.actions.appraise import Appraisal, appraise
from workflow.actions.bloc_review import Opinion, bloc_review
from workflow.actions.close_meeting import close_meeting
from workflow.actions.convene import convene
from workflow.actions.draft_decision import DecisionWording, draft_decision
from workflow.actions.issue import issue
from workflow.actions.minute import minute
from workflow.actions.open_meeting import open_meeting
from workflow.actions.receive import receive
from workflow.actions.sign import sign
from workflow.actions.steps.holding import Awaited
from workflow.actions.steps.meetings.presences import Presence
from workflow.actions.vote import vote
from workflow.models import Decision, Meeting

SETTLED = {
    "registration.title": Settlement(
        SettledBy.FIGURE,
        "Đã đăng ký bằng văn bản giấy từ đầu năm.",
        words="03/ĐK-UBND ngày 15/01/2020",
    ),
    "initiative.one_use": Settlement(SettledBy.TEXT, "Hai người là đồng tác giả."),
}
INSPECTION = Awaited("Thanh tra huyện", look_on=date(2020, 12, 15))
WORDING = DecisionWording(
    about="tặng danh hiệu thi đua năm 2020",
    achievement="thành tích xuất sắc trong phong trào thi đua năm 2020",
    proposal="Theo đề nghị của Trưởng phòng Nội vụ tại Tờ trình số 12/TTr-PNV ngày 10 tháng 12 năm 2020",
)


def reviewer(scene: Scene, dossier: Dossier) -> str:
    """The deputy reviews the head's own unit."""
    return "bloc_deputy" if dossier.unit_id == scene.units[0].pk else "bloc_head"


def after_bloc(
    scene: Scene, dossier: Dossier, *, against: Sequence[Nomination] = (), on: date = TODAY
) -> None:
    refused = {row.pk for row in against}
    opinions = {
        row.pk: Opinion(row.pk not in refused, "chưa nổi trội so với khối" if row.pk in refused else "")
        for row in dossier.nominations.filter(standing="submitted")
    }
    bloc_review(dossier.pk, opinions, by=scene[reviewer(scene, dossier)], on=on)


def received(scene: Scene, dossier: Dossier, *, on: date = TODAY) -> None:
    """Received and wholly appraised; every doubt is settled."""
    receive(dossier.pk, by=scene["officer"], on=on)
    rows = dossier.nominations.filter(standing="endorsed")
    appraise(dossier.pk, {row.pk: Appraisal(settled=SETTLED) for row in rows}, by=scene["officer"], on=on)


def opened(scene: Scene, nominations: Sequence[Nomination], *, on: date = TODAY) -> Meeting:
    meeting = convene(
        scene.council,
        [row.pk for row in nominations],
        meets_on=on,
        title="Xét tặng danh hiệu thi đua năm 2020",
        by=scene["secretary"],
        on=on,
    )
    here = {user.pk: Presence("present") for name, user in scene.people.items() if is_member(name)}
    return open_meeting(meeting.pk, here, opened_at=at_two(on), by=scene["council_chair"], on=on)


def at_two(day: date) -> datetime:
    """When meetings are opened here."""
    return instant(day, time(14))


def at_four(day: date) -> datetime:
    """When they are closed."""
    return instant(day, time(16))


def is_member(name: str) -> bool:
    return name.startswith("member") or name in ("council_chair", "secretary")


def voted(scene: Scene, nominations: Sequence[Nomination], *, yes: int, on: date = TODAY) -> Meeting:
    """The minutes are made, without a number."""
    return minute(counted(scene, nominations, yes=yes, on=on).pk, by=scene["secretary"], on=on)


def counted(scene: Scene, nominations: Sequence[Nomination], *, yes: int, on: date = TODAY) -> Meeting:
    """All sixteen vote; the first `yes` of them agree on everything. Closed, and no minutes yet."""
    meeting = opened(scene, nominations, on=on)
    items = list(meeting.items.values_list("pk", flat=True))
    members = [user for name, user in sorted(scene.people.items()) if is_member(name)]
    for place, member in enumerate(members):
        vote(meeting.pk, dict.fromkeys(items, place < yes), by=member, on=on)
    return close_meeting(meeting.pk, closed_at=at_four(on), by=scene["secretary"], on=on)


def conferred(scene: Scene, nominations: Sequence[Nomination], *, on: date = TODAY) -> Decision:
    decision = draft_decision(
        scene.district, [row.pk for row in nominations], WORDING, by=scene["officer"], on=on
    )
    sign(decision.pk, {}, by=scene["chair"], on=on)
    return issue(decision.pk, by=scene["clerk"], on=on)
