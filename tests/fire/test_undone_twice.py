"""What takes an act back, or ends its way here, twice at once: one effect, and who did it is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User

from dossiers.models import Dossier, HeldTitle, Nomination
from roles.appointments.appointing import appoint
from roles.founding import end_jurisdiction
from tests.above import (
    ANSWERED,
    PRIME_MINISTER,
    SENT,
    SPRING,
    asking,
    build_province,
    paper,
    prepared,
    sending,
)
from tests.above import (
    appraised as appraised_above,
)
from tests.fire.crew import Crew, job
from tests.scene import PAPER, SINCE, TODAY, Scene, draft, of
from tests.walk import WORDING, after_bloc, at_four, at_two, is_member, opened, received
from trail.models import Entry
from trail.queries import entries_told
from trail.verbs import Verb
from workflow.actions.adjourn import NextSitting, adjourn
from workflow.actions.appraise_anew import appraise_anew
from workflow.actions.ask_to_mend import ask_to_mend
from workflow.actions.bloc_recall import bloc_recall
from workflow.actions.call_off import call_off
from workflow.actions.change_decision import DecisionChange, change_decision
from workflow.actions.change_dossier import DossierWords, change_dossier, words_of
from workflow.actions.change_meeting import MeetingCall, change_meeting
from workflow.actions.come_back import come_back
from workflow.actions.convene import convene
from workflow.actions.discard_decision import discard_decision
from workflow.actions.discard_dossier import discard_dossier
from workflow.actions.discard_package import discard_package
from workflow.actions.draft_decision import draft_decision
from workflow.actions.enter_written import enter_written
from workflow.actions.forward import forward
from workflow.actions.leave import leave
from workflow.actions.open_meeting import open_meeting
from workflow.actions.postpone import postpone
from workflow.actions.prepare_package import prepare_package
from workflow.actions.recall import recall
from workflow.actions.record_reply import record_reply
from workflow.actions.restore_dossier import restore_dossier
from workflow.actions.resume import resume
from workflow.actions.return_decision import return_decision
from workflow.actions.send_up import send_up
from workflow.actions.sign import sign
from workflow.actions.steps.meetings.presences import Presence
from workflow.actions.submit import submit
from workflow.actions.succeed import succeed
from workflow.actions.take_back_refusal import take_back_refusal
from workflow.actions.write_record import MeetingRecord, write_record
from workflow.models import Envelope, Package

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.fire, pytest.mark.scene(units=2)]


def told_of_two(
    crew: Crew,
    act: Callable[..., Any],
    *args: Any,
    by: User,
    on: date = TODAY,
    refused: str = "Overtaken",
    **words: Any,
) -> str:
    """What the one reads who came second; the other one's act was done."""
    outcomes = crew.at_once([job(act, *args, by=by, on=on, **words)] * 2)
    done = [one for one in outcomes if one.is_done]
    told = [one for one in outcomes if one.refused == refused]
    assert (len(done), len(told)) == (1, 1), outcomes
    return told[0].told


def count(verb: Verb) -> int:
    return Entry.objects.filter(verb=verb).count()


def at_the_board(scene: Scene) -> Dossier:
    dossier = draft(scene, advanced=8, fighters=1)
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    after_bloc(scene, dossier)
    return dossier


def test_a_draft_discarded_and_restored_twice_at_once_goes_and_comes_back_once(
    scene: Scene, crew: Crew
) -> None:
    dossier = draft(scene, advanced=2, fighters=0)

    told = told_of_two(crew, discard_dossier, dossier.pk, reason="Lập nhầm.", by=scene["clerk1"])
    assert "Người clerk1" in told and "đã bỏ hồ sơ đang soạn" in told
    told = told_of_two(crew, restore_dossier, dossier.pk, by=scene["clerk1"])
    assert "Người clerk1" in told and "đã khôi phục hồ sơ đã bỏ" in told
    assert (count(Verb.DOSSIER_DISCARDED), count(Verb.DOSSIER_RESTORED)) == (1, 1)
    assert dossier.passages.filter(closed_at__isnull=True).count() == 1


def test_a_dossier_is_called_otherwise_once_and_a_case_appraised_anew_once(scene: Scene, crew: Crew) -> None:
    dossier = draft(scene, advanced=2, fighters=0)
    wanted = DossierWords("Đề nghị đúng", 2020, "công trạng")

    called = told_of_two(crew, change_dossier, dossier.pk, wanted, by=scene["clerk1"], seen=words_of(dossier))
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    after_bloc(scene, dossier)
    received(scene, dossier)
    case = of(dossier, "LĐTT")[0].pk
    anew = told_of_two(crew, appraise_anew, case, by=scene["officer"], reason="Ghi nhầm căn cứ.")

    assert "Người clerk1" in called and "Người officer" in anew
    assert Dossier.objects.get(pk=dossier.pk).title == "Đề nghị đúng"
    assert count(Verb.APPRAISED_ANEW) == 1


def test_recalls_twice_at_once_recall_once(scene: Scene, crew: Crew) -> None:
    dossier = draft(scene, advanced=8, fighters=1)
    submit(dossier.pk, by=scene["head1"], on=TODAY)

    assert "Người head1" in told_of_two(crew, recall, dossier.pk, by=scene["head1"])
    assert count(Verb.RECALLED) == 1

    submit(dossier.pk, by=scene["head1"], on=TODAY)
    after_bloc(scene, dossier)
    assert "Người bloc_deputy" in told_of_two(crew, bloc_recall, dossier.pk, by=scene["bloc_deputy"])
    assert count(Verb.RECALLED) == 2


def test_a_decision_goes_back_once_and_is_discarded_once(scene: Scene, crew: Crew) -> None:
    dossier = at_the_board(scene)
    received(scene, dossier)
    ids = [row.pk for row in of(dossier, "LĐTT")]
    decision = draft_decision(scene.district, ids, WORDING, by=scene["officer"], on=TODAY)
    change = DecisionChange(WORDING, seen=1, removed=[decision.lines.order_by("pk")[0].pk])
    changed = told_of_two(crew, change_decision, decision.pk, change, by=scene["officer"])
    assert "Người officer" in changed and decision.lines.count() == 7
    asked = told_of_two(
        crew, ask_to_mend, decision.pk, by=scene["chair"], refused="Refused", reason="Sai năm."
    )
    answer = DecisionChange(WORDING, seen=entries_told(("decision", decision.pk)), answer="Năm đã đúng.")
    change_decision(decision.pk, answer, by=scene["officer"], on=TODAY)
    slip = decision.lines.order_by("pk")[0].pk
    sign(decision.pk, {slip: "Nhầm dòng"}, by=scene["chair"], on=TODAY)

    back = told_of_two(crew, return_decision, decision.pk, by=scene["clerk"], reason="Sai căn cứ.")
    again = told_of_two(crew, take_back_refusal, decision.pk, [slip], by=scene["chair"], reason="Nhầm dòng.")
    assert "đang chờ chuyên viên" in asked and "Người chair" in again
    assert (count(Verb.MENDING_ASKED), count(Verb.REFUSAL_TAKEN_BACK)) == (2, 2)
    dropped = told_of_two(crew, discard_decision, decision.pk, by=scene["officer"], reason="Sai năm.")

    assert "Người clerk" in back and "Người officer" in dropped
    assert (count(Verb.DECISION_RETURNED), count(Verb.DECISION_DISCARDED)) == (2, 2)


def test_a_written_opinion_entered_twice_at_once_is_one_envelope(scene: Scene, crew: Crew) -> None:
    dossier = at_the_board(scene)
    received(scene, dossier)
    rows = [row.pk for row in of(dossier, "CSTĐCS")]
    given = {"title": "Xét tặng", "meets_on": TODAY, "by": scene["secretary"], "on": TODAY}
    meeting = convene(scene.council, rows, **given)  # type: ignore[arg-type]
    here = {user.pk: Presence("present") for name, user in scene.people.items() if is_member(name)}
    absent = {scene["member01"].pk: Presence("written", "Đi công tác.")}
    open_meeting(meeting.pk, here | absent, opened_at=at_two(TODAY), by=scene["council_chair"], on=TODAY)
    choices = dict.fromkeys(meeting.items.values_list("pk", flat=True), True)

    member = scene["member01"].pk
    told = told_of_two(crew, enter_written, meeting.pk, member, choices, by=scene["secretary"])

    assert "Người member01 đã bỏ phiếu" in told
    assert Envelope.objects.count() == count(Verb.VOTED) == 1


def test_a_member_leaves_and_comes_back_once_and_a_record_is_written_once(scene: Scene, crew: Crew) -> None:
    dossier = at_the_board(scene)
    received(scene, dossier)
    meeting, secretary = opened(scene, of(dossier, "CSTĐCS")), scene["secretary"]
    member, item = scene["member01"].pk, meeting.items.get().pk

    gone = told_of_two(crew, leave, meeting.pk, member, by=secretary, left_at=at_four(TODAY))
    back = told_of_two(crew, come_back, meeting.pk, member, by=secretary)
    off = NextSitting(TODAY)
    words = {"adjourned_at": at_four(TODAY), "reason": "Mất điện"}
    adjourned = told_of_two(crew, adjourn, meeting.pk, off, by=secretary, **words)
    here = {entry.user_id: Presence("present") for entry in meeting.roll.all()}
    on_again = told_of_two(
        crew, resume, meeting.pk, here, by=scene["council_chair"], resumed_at=at_four(TODAY)
    )
    written = MeetingRecord(at_two(TODAY), None, {item: "Có ý kiến."})
    outcomes = crew.at_once([job(write_record, meeting.pk, written, by=secretary, on=TODAY)] * 2)

    assert "Người member01 đã được ghi ra về lúc 16 giờ 00 ngày 20/11/2020" in gone
    assert "Người member01 không được ghi là đã ra về" in back
    assert "Người secretary" in adjourned and "Người council_chair" in on_again
    assert sorted(one.told for one in outcomes)[1].startswith("Diễn biến đã ghi đúng như vậy")
    told = (Verb.MEMBER_LEFT, Verb.MEMBER_CAME_BACK, Verb.RECORD_WRITTEN)
    told += (Verb.MEETING_ADJOURNED, Verb.MEETING_RESUMED)
    assert [count(verb) for verb in told] == [1, 1, 1, 1, 1]


def test_a_called_meeting_becomes_another_once(scene: Scene, crew: Crew) -> None:
    dossier = at_the_board(scene)
    received(scene, dossier)
    rows = [row.pk for row in of(dossier, "CSTĐCS")]
    secretary = scene["secretary"]
    meeting = convene(scene.council, rows, title="Xét tặng", meets_on=TODAY, by=secretary, on=TODAY)
    call, later = MeetingCall("Xét tặng", TODAY, place="Hội trường"), date(2020, 11, 27)

    changed = told_of_two(crew, change_meeting, meeting.pk, rows, call, by=secretary)
    put_off = {"meets_on": later, "starts_at": None, "reason": "Mưa lũ"}
    postponed = told_of_two(crew, postpone, meeting.pk, by=secretary, **put_off)
    off = told_of_two(crew, call_off, meeting.pk, by=secretary, reason="Mưa lũ")

    assert all("Người secretary" in told for told in (changed, postponed, off))
    told = (Verb.MEETING_CHANGED, Verb.MEETING_POSTPONED, Verb.MEETING_CALLED_OFF)
    assert [count(verb) for verb in told] == [1, 1, 1]


def test_what_is_sent_up_or_handed_to_the_heir_twice_at_once_goes_once(scene: Scene, crew: Crew) -> None:
    dossier = at_the_board(scene)
    received(scene, dossier)
    one = of(dossier, "LĐTT")[0]
    one.pk, one.award, one._state.adding = None, "BK tỉnh", True
    one.save()

    assert "Người officer" in told_of_two(crew, forward, dossier.pk, [one.pk], by=scene["officer"])
    assert Nomination.objects.filter(award="BK tỉnh").count() == 2

    heir = User.objects.create_user("tinh", first_name="Lý Thị Mẫu")
    given = {"office": "board_officer", "organ": scene.province, "post": "Chuyên viên", "since": SINCE}
    appoint(by=None, user=heir, on=SINCE, **given, **PAPER)  # type: ignore[arg-type]
    end_jurisdiction(scene.district, on=date(2020, 12, 31), successor=scene.province)
    scene.district.refresh_from_db()
    outcomes = crew.at_once([job(succeed, scene.district, by=heir, on=date(2021, 1, 1))] * 2)
    assert all(outcome.is_done for outcome in outcomes), outcomes
    assert count(Verb.HANDED_OVER) == 1


def test_a_package_is_prepared_sent_answered_and_discarded_once(scene: Scene, crew: Crew) -> None:
    above = build_province(beside=scene)
    rows, officer = appraised_above(above, asking(above)), above["officer"]
    keys, to = [row.pk for row in rows], {"addressee": PRIME_MINISTER, "by": officer}

    told = told_of_two(crew, prepare_package, above.district, keys, **to, on=SPRING, refused="Refused")
    assert "đã có trong hồ sơ trình cấp trên khác, do Người officer" in told
    package = Package.objects.get()
    told = told_of_two(crew, discard_package, package.pk, reason="Nhầm.", by=officer, on=SPRING)
    assert "đã bỏ hồ sơ trình cấp trên chưa gửi" in told
    package = prepared(above, rows)
    told = told_of_two(crew, send_up, package.pk, sending(above), by=officer, on=SENT)
    assert "đã ghi việc gửi hồ sơ trình cấp trên" in told
    told = told_of_two(crew, record_reply, package.pk, keys, paper(), by=officer, on=ANSWERED)
    assert "đã ghi quyết định khen thưởng của cấp trên" in told
    assert HeldTitle.objects.filter(nomination__in=keys).count() == 2
