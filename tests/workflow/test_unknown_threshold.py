"""A meeting whose threshold is no longer known when it closes: decided where every threshold agrees."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from dossiers.models import Nomination, Standing
from roles.doors.refusals import Refused, require_mandate
from roles.models import LocalRule
from roles.rights.permissions import mandate_for
from tests.scene import TODAY, Scene, draft, of
from tests.walk import after_bloc, at_four, is_member, opened, received
from tests.workflow.seats import Reader, body
from workflow.actions.close_meeting import close_meeting
from workflow.actions.submit import submit
from workflow.actions.vote import vote
from workflow.models import Meeting, MeetingState
from workflow.reports.minutes_paper import minutes_paper

pytestmark = pytest.mark.scene()


def fighters(scene: Scene, count: int) -> list[Nomination]:
    dossier = draft(scene, advanced=20, fighters=count)
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    after_bloc(scene, dossier)
    received(scene, dossier)
    return of(dossier, "CSTĐCS")


def voted_without_rule(scene: Scene, asked: Mapping[int, int], *, writer: str = "") -> Meeting:
    """The district's threshold is gone after the opening; of the sixteen so many agree on each nomination.

    The `writer`, the last of them, is absent and has not written yet.
    """
    rows = list(Nomination.objects.filter(pk__in=asked))
    meeting = opened(scene, rows)
    if writer:
        meeting.roll.filter(user=scene[writer]).update(attendance="written")
    LocalRule.objects.filter(key="vote.CSTĐCS").delete()
    wanted = {item.pk: asked[item.nomination_id] for item in meeting.items.all()}
    members = [user for name, user in sorted(scene.people.items()) if is_member(name)]
    for place, member in enumerate(members[:-1] if writer else members):
        choices = {item: place < yes for item, yes in wanted.items()}
        vote(meeting.pk, choices, by=member, on=TODAY)
    return meeting


def test_all_members_carry_and_half_of_them_do_not_whatever_the_threshold(scene: Scene) -> None:
    all_agreed, half_agreed = fighters(scene, 2)

    meeting = voted_without_rule(scene, {all_agreed.pk: 16, half_agreed.pk: 8})
    close_meeting(meeting.pk, closed_at=at_four(TODAY), by=scene["secretary"], on=TODAY)

    told = {item.nomination_id: (item.result, item.needed) for item in meeting.items.all()}
    assert told == {all_agreed.pk: ("passed", None), half_agreed.pk: ("failed", None)}
    all_agreed.refresh_from_db()
    half_agreed.refresh_from_db()
    assert (all_agreed.standing, half_agreed.standing) == (Standing.PASSED, Standing.FAILED)


def test_what_lies_between_holds_the_meeting_open_and_says_what_settles_it(scene: Scene) -> None:
    all_agreed, nine_agreed = fighters(scene, 2)
    meeting = voted_without_rule(scene, {all_agreed.pk: 16, nine_agreed.pk: 9})

    with pytest.raises(Refused) as refused:
        close_meeting(meeting.pk, closed_at=at_four(TODAY), by=scene["secretary"], on=TODAY)

    (obstacle,) = refused.value.obstacles
    assert "đạt nếu tỷ lệ không quá 56%, không đạt nếu tỷ lệ từ 57% trở lên" in obstacle.message
    assert "về tỷ lệ phiếu cho Chiến sĩ thi đua cơ sở" in obstacle.remedy
    meeting.refresh_from_db()
    assert meeting.state == MeetingState.OPEN
    assert set(meeting.items.values_list("result", flat=True)) == {""}


def test_no_figure_is_told_while_a_member_may_still_write_in(scene: Scene) -> None:
    """Told twice, before and after that member's vote, it would be that member's vote."""
    (row,) = fighters(scene, 1)
    meeting = voted_without_rule(scene, {row.pk: 9}, writer="secretary")

    with pytest.raises(Refused) as refused:
        close_meeting(meeting.pk, closed_at=at_four(TODAY), by=scene["secretary"], on=TODAY)

    (obstacle,) = refused.value.obstacles
    assert (
        obstacle.message
        == "Mục 1 (Chiến sĩ thi đua cơ sở): chưa có tỷ lệ phiếu quy định, và kết quả phụ thuộc tỷ lệ ấy."
    )
    assert "về tỷ lệ phiếu cho Chiến sĩ thi đua cơ sở" in obstacle.remedy


def test_the_minutes_say_that_no_threshold_was_set(scene: Scene) -> None:
    (row,) = fighters(scene, 1)
    meeting = voted_without_rule(scene, {row.pk: 16})
    closed = close_meeting(meeting.pk, closed_at=at_four(TODAY), by=scene["secretary"], on=TODAY)
    mandate = require_mandate(
        mandate_for(scene["secretary"], "convene_meeting", meeting.council, on=TODAY), to="lập biên bản"
    )

    paper = minutes_paper(closed, secretary=mandate)

    assert [result.needed for result in paper.results] == [None]
    assert "01 trường hợp chưa có tỷ lệ phiếu quy định" in paper.conclusion[-1]


def test_the_open_meeting_tells_before_the_vote_what_is_decided_without_a_threshold(
    scene: Scene,
) -> None:
    meeting = opened(scene, fighters(scene, 1))
    LocalRule.objects.filter(key="vote.CSTĐCS").delete()

    page = body(Reader(scene["secretary"]).get(f"/hop/{meeting.pk}/"))

    assert "Chưa có tỷ lệ phiếu quy định" in page
    assert "mọi thành viên đồng ý thì đạt, không quá nửa thì không đạt" in page
