"""Each door from both sides: what it lets through, what it refuses, and what the second of two is told."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from dossiers.models import Dossier, Nomination
from printing.inspection.pdf_reader import text_of
from roles.doors.given_numbers import GivenNumber
from roles.doors.refusals import Forbidden, Overtaken, Refused
from tests.scene import TODAY, Scene, draft, of
from tests.walk import INSPECTION, WORDING, after_bloc, at_two, conferred, opened, received, voted
from tests.workflow.corridor_pages import seated
from trail.queries import timeline
from vietnamese.dates import long_date
from workflow.actions.bloc_recall import bloc_recall
from workflow.actions.bloc_review import Opinion, bloc_review
from workflow.actions.change_decision import DecisionChange, change_decision
from workflow.actions.close_dossier import close_dossier
from workflow.actions.convene import convene
from workflow.actions.discard_decision import discard_decision
from workflow.actions.draft_decision import draft_decision
from workflow.actions.forward import forward
from workflow.actions.hold import hold
from workflow.actions.issue import issue
from workflow.actions.open_meeting import open_meeting
from workflow.actions.recall import recall
from workflow.actions.receive import receive
from workflow.actions.release import release
from workflow.actions.send_back import send_back
from workflow.actions.sign import sign
from workflow.actions.submit import submit
from workflow.actions.vote import vote
from workflow.actions.withdraw import withdraw
from workflow.models import Ballot, Envelope, Passage
from workflow.reports.decision_paper import decision_paper

pytestmark = pytest.mark.scene()


def submitted(scene: Scene, **asked: int) -> Dossier:
    dossier = draft(scene, **asked)
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    return dossier


def appraised(scene: Scene) -> Dossier:
    dossier = submitted(scene)
    after_bloc(scene, dossier)
    received(scene, dossier)
    return dossier


def desk_of(dossier: Dossier) -> str:
    return Passage.objects.get(dossier=dossier, closed_at__isnull=True).desk


def test_seven_fighters_of_forty_are_refused_and_six_are_let_through(scene: Scene) -> None:
    dossier = draft(scene, advanced=40, fighters=7)

    with pytest.raises(Refused) as refusal:
        submit(dossier.pk, by=scene["head1"], on=TODAY)
    assert "khoản 3 Điều 9 Nghị định 91/2017/NĐ-CP" in {o.citation for o in refusal.value.obstacles}
    assert desk_of(dossier) == "unit"

    Nomination.objects.filter(pk=of(dossier, "CSTĐCS")[-1].pk).delete()
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    assert desk_of(dossier) == "bloc"


def test_a_clerk_without_an_order_does_not_submit(scene: Scene) -> None:
    dossier = draft(scene)

    with pytest.raises(Forbidden, match="trình hồ sơ"):
        submit(dossier.pk, by=scene["clerk1"], on=TODAY)


def test_the_head_of_another_unit_does_not_submit(scene: Scene) -> None:
    dossier = draft(scene)

    with pytest.raises(Forbidden):
        submit(dossier.pk, by=scene["head2"], on=TODAY)


@pytest.mark.begins(after=submitted)
def test_the_second_to_submit_is_told_who_did_and_when(scene: Scene, dossier: Dossier) -> None:
    with pytest.raises(Overtaken, match="Người head1"):
        submit(dossier.pk, by=scene["head1"], on=TODAY)


@pytest.mark.begins(after=submitted)
def test_the_bloc_head_does_not_review_the_heads_own_unit(scene: Scene, dossier: Dossier) -> None:
    opinions = {row.pk: Opinion(True) for row in dossier.nominations.all()}

    with pytest.raises(Forbidden):
        bloc_review(dossier.pk, opinions, by=scene["bloc_head"], on=TODAY)
    bloc_review(dossier.pk, opinions, by=scene["bloc_deputy"], on=TODAY)

    assert desk_of(dossier) == "board"


@pytest.mark.begins(after=submitted)
def test_a_no_of_the_bloc_needs_its_reason(scene: Scene, dossier: Dossier) -> None:
    rows = list(dossier.nominations.all())
    opinions = {row.pk: Opinion(row.pk != rows[0].pk) for row in rows}

    with pytest.raises(Refused) as refusal:
        bloc_review(dossier.pk, opinions, by=scene["bloc_deputy"], on=TODAY)

    assert [o.about for o in refusal.value.obstacles] == [str(rows[0].pk)]


@pytest.mark.begins(after=submitted, advanced=20, fighters=3)
def test_a_struck_advanced_worker_lowers_the_ceiling_and_the_review_is_refused(
    scene: Scene, dossier: Dossier
) -> None:
    struck = of(dossier, "LĐTT")[-1]

    with pytest.raises(Refused, match=r"19.*tối đa 2"):
        after_bloc(scene, dossier, against=[struck])

    after_bloc(scene, dossier, against=[struck, of(dossier, "CSTĐCS")[-1]])
    assert desk_of(dossier) == "board"


@pytest.mark.begins(after=submitted)
def test_a_unit_recalls_until_the_bloc_opens_the_dossier(scene: Scene, dossier: Dossier) -> None:
    recall(dossier.pk, by=scene["head1"], on=TODAY)
    dossier.refresh_from_db()
    assert (desk_of(dossier), dossier.revision, dossier.is_sealed) == ("unit", 2, False)

    submit(dossier.pk, by=scene["head1"], on=TODAY)
    receive(dossier.pk, by=scene["bloc_deputy"], on=TODAY)
    with pytest.raises(Refused, match="đã tiếp nhận hồ sơ"):
        recall(dossier.pk, by=scene["head1"], on=TODAY)


@pytest.mark.begins(after=submitted)
def test_a_bloc_takes_its_review_back_until_the_board_receives(scene: Scene, dossier: Dossier) -> None:
    after_bloc(scene, dossier)

    bloc_recall(dossier.pk, by=scene["bloc_deputy"], on=TODAY)

    assert desk_of(dossier) == "bloc"
    assert set(dossier.nominations.values_list("standing", flat=True)) == {"submitted"}


@pytest.mark.begins(after=submitted)
def test_a_dossier_sent_back_names_its_reason_and_frees_the_seats(scene: Scene, dossier: Dossier) -> None:
    with pytest.raises(Refused, match="lý do"):
        send_back(dossier.pk, reason=" ", by=scene["bloc_deputy"], on=TODAY)
    send_back(dossier.pk, reason="Thiếu biên bản họp bình xét", by=scene["bloc_deputy"], on=TODAY)

    passage = Passage.objects.get(dossier=dossier, closed_at__isnull=True)
    assert (passage.desk, passage.came_back, passage.note) == ("unit", True, "Thiếu biên bản họp bình xét")
    assert dossier.unit.seats.get(award="CSTĐCS").claimed == 0


@pytest.mark.begins(after=appraised)
def test_a_held_nomination_keeps_its_seat_and_goes_on_where_it_stood(scene: Scene, dossier: Dossier) -> None:
    fighter = of(dossier, "CSTĐCS")[0]

    hold([fighter.pk], reason="Đang thanh tra", awaited=INSPECTION, by=scene["officer"], on=TODAY)
    seats = dossier.unit.seats.get(award="CSTĐCS")
    fighter.refresh_from_db()
    assert (seats.claimed, fighter.standing) == (3, "held")

    release([fighter.pk], reason="Kết luận thanh tra: không sai phạm", by=scene["officer"], on=TODAY)
    fighter.refresh_from_db()
    assert fighter.standing == "appraised"


@pytest.mark.begins(after=submitted, advanced=20, fighters=3)
def test_a_withdrawn_advanced_worker_must_not_leave_too_many_fighters(scene: Scene, dossier: Dossier) -> None:
    worker, fighter = of(dossier, "LĐTT")[-1], of(dossier, "CSTĐCS")[-1]

    with pytest.raises(Refused, match="tối đa 2"):
        withdraw([worker.pk], reason="Chuyển công tác", by=scene["head1"], on=TODAY)
    withdraw([worker.pk, fighter.pk], reason="Chuyển công tác", by=scene["head1"], on=TODAY)

    assert dossier.unit.seats.get(award="CSTĐCS").claimed == 2


@pytest.mark.begins(after=appraised)
def test_twelve_of_sixteen_fail_and_thirteen_pass(scene: Scene, dossier: Dossier) -> None:
    meeting = voted(scene, of(dossier, "CSTĐCS")[:1], yes=12)
    item = meeting.items.get()
    assert (item.result, item.needed, item.yes) == ("failed", 13, 12)

    meeting = voted(scene, of(dossier, "CSTĐCS")[1:2], yes=13)
    assert meeting.items.get().result == "passed"


@pytest.mark.begins(after=appraised)
def test_nobody_votes_twice_and_until_the_closing_a_vote_is_a_sealed_envelope(
    scene: Scene, dossier: Dossier
) -> None:
    meeting = opened(scene, of(dossier, "CSTĐCS"))
    choices = dict.fromkeys(meeting.items.values_list("pk", flat=True), True)

    vote(meeting.pk, choices, by=scene["member01"], on=TODAY)
    with pytest.raises(Overtaken):
        vote(meeting.pk, choices, by=scene["member01"], on=TODAY)
    with pytest.raises(Forbidden):
        vote(meeting.pk, choices, by=scene["officer"], on=TODAY)

    assert Envelope.objects.get().entry.user == scene["member01"]
    assert not Ballot.objects.exists()


@pytest.mark.begins(after=appraised)
def test_the_closing_writes_ballots_without_a_name_and_leaves_no_envelope(
    scene: Scene, dossier: Dossier
) -> None:
    meeting = voted(scene, of(dossier, "CSTĐCS"), yes=13)

    assert {item.ballots.filter(agrees=True).count() for item in meeting.items.all()} == {13}
    assert {item.ballots.filter(agrees=False).count() for item in meeting.items.all()} == {3}
    assert not Envelope.objects.exists()
    assert {field.name for field in Ballot._meta.get_fields()} == {"id", "item", "agrees"}


@pytest.mark.begins(after=appraised)
def test_a_petition_is_not_older_than_the_vote_that_it_tells_of(scene: Scene, dossier: Dossier) -> None:
    rows = of(dossier, "CSTĐCS")
    voted(scene, rows, yes=16)
    keys = [row.pk for row in rows]
    early, later = (GivenNumber("12/TTr-PNV", day) for day in (TODAY - timedelta(days=1), TODAY))
    told = "Tờ trình ghi ngày 19/11/2020, trước ngày 20/11/2020 là ngày Hội đồng họp xong."
    who: dict[str, Any] = {"by": scene["officer"], "on": TODAY}

    with pytest.raises(Refused, match=told):
        draft_decision(scene.district, keys, replace(WORDING, submission=early), **who)

    decision = draft_decision(scene.district, keys, replace(WORDING, submission=later), **who)
    with pytest.raises(Refused, match=told):
        change_decision(decision.pk, DecisionChange(replace(WORDING, submission=early), seen=1), **who)


@pytest.mark.begins(after=appraised)
def test_who_appraised_does_not_sign(scene: Scene, dossier: Dossier) -> None:
    decision = conferred(scene, of(dossier, "LĐTT"))

    assert decision.signer_lines == ["CHỦ TỊCH"]
    with pytest.raises(Overtaken):
        sign(decision.pk, {}, by=scene["chair"], on=TODAY)
    with pytest.raises(Overtaken):
        issue(decision.pk, by=scene["clerk"], on=TODAY)


@pytest.mark.begins(after=appraised)
def test_an_issued_decision_is_not_discarded(scene: Scene, dossier: Dossier) -> None:
    decision = conferred(scene, of(dossier, "LĐTT"))

    with pytest.raises(Overtaken, match="đã ban hành quyết định"):
        discard_decision(decision.pk, reason="nhầm", by=scene["officer"], on=TODAY)


@pytest.mark.begins(after=appraised)
def test_a_discarded_draft_is_told_with_its_reason_in_the_history_of_each_dossier(
    scene: Scene, dossier: Dossier
) -> None:
    one = of(dossier, "LĐTT")[0]
    decision = draft_decision(scene.district, [one.pk], WORDING, by=scene["officer"], on=TODAY)

    discard_decision(decision.pk, reason="Ghi nhầm trích yếu", by=scene["officer"], on=TODAY)

    told = [(entry.verb, json.loads(entry.payload)) for entry in timeline(("dossier", dossier.pk))]
    drafted, discarded = told[-2:]
    assert [verb for verb, _content in (drafted, discarded)] == ["decision_drafted", "decision_discarded"]
    assert discarded[1]["reason"] == "Ghi nhầm trích yếu"
    assert discarded[1]["details"]["cases"] == [f"{one.recipient_name} (LĐTT)"]


@pytest.mark.begins(after=appraised)
def test_the_smaller_title_of_the_same_year_is_not_paid_once_the_higher_is_signed(
    scene: Scene, dossier: Dossier
) -> None:
    voted(scene, of(dossier, "CSTĐCS"), yes=16)
    higher = conferred(scene, of(dossier, "CSTĐCS"))

    decision = conferred(scene, of(dossier, "LĐTT"))

    assert higher.reward_total == 3 * 1_490_000
    assert decision.lines.filter(is_paid=False).count() == 3
    assert decision.reward_total == 17 * 450_000
    note = "Hưởng mức cao hơn của Chiến sĩ thi đua cơ sở (Quyết định số 01/QĐ-UBND)"
    page = seated(scene, "officer").get(f"/quyet-dinh/{decision.pk}/").content.decode()
    paper = " ".join(text_of(decision.file.read()).split())
    assert page.count(note) == 3
    printed = f"{note[:-1].replace(' (', ' năm 2020 (')} {long_date(TODAY)})"
    assert [row.note for row in decision_paper(decision).annexes[0].parts[0].rows].count(printed) == 3
    assert (
        "không kèm tiền thưởng cho 03 trường hợp nêu tại cột Ghi chú (căn cứ Điều 68 Nghị định 91/2017/NĐ-CP)"
        in paper
    )


@pytest.mark.begins(after=appraised)
def test_a_title_that_passed_takes_the_place_of_a_lower_one_before_it_is_signed_and_is_named(
    scene: Scene,
    dossier: Dossier,
) -> None:
    voted(scene, of(dossier, "CSTĐCS"), yes=16)

    first = conferred(scene, of(dossier, "LĐTT"))
    client, address = seated(scene, "officer"), f"/quyet-dinh/{first.pk}/"
    waiting = "Hưởng mức cao hơn của Chiến sĩ thi đua cơ sở (Hội đồng đã thông qua, chờ quyết định)"
    assert client.get(address).content.decode().count(waiting) == 3
    second = conferred(scene, of(dossier, "CSTĐCS"))

    assert (first.reward_total, second.reward_total) == (17 * 450_000, 3 * 1_490_000)
    signed = "Hưởng mức cao hơn của Chiến sĩ thi đua cơ sở (Quyết định số 02/QĐ-UBND)"
    assert client.get(address).content.decode().count(signed) == 3


@pytest.mark.begins(after=appraised)
def test_what_a_signed_decision_says_of_money_changes_no_more_and_tells_nothing_of_what_is_on_its_way(
    scene: Scene, dossier: Dossier
) -> None:
    voted(scene, of(dossier, "CSTĐCS"), yes=16)
    both = of(dossier, "CSTĐCS")[0].recipient_id
    lower = next(row.pk for row in of(dossier, "LĐTT") if row.recipient_id == both)

    first = draft_decision(scene.district, [lower], WORDING, by=scene["officer"], on=TODAY)
    sign(first.pk, {}, by=scene["chair"], on=TODAY)
    first.refresh_from_db()
    signed = decision_paper(first).articles
    conferred(scene, of(dossier, "CSTĐCS"))

    assert decision_paper(first).articles == signed
    assert signed[1].text == (
        "Không kèm tiền thưởng: đối tượng được tặng hưởng mức cao hơn của Chiến sĩ thi đua cơ sở năm 2020 "
        "(căn cứ Điều 68 Nghị định 91/2017/NĐ-CP)."
    )


@pytest.mark.begins(after=appraised)
def test_a_higher_title_voted_on_after_the_lower_was_paid_brings_what_is_left(
    scene: Scene, dossier: Dossier
) -> None:
    first = conferred(scene, of(dossier, "LĐTT"))
    voted(scene, of(dossier, "CSTĐCS"), yes=16)
    second = conferred(scene, of(dossier, "CSTĐCS"))

    assert first.reward_total == 20 * 450_000
    assert second.reward_total == 3 * (1_490_000 - 450_000)
    client = seated(scene, "officer")
    pages = [client.get(f"/quyet-dinh/{each.pk}/").content.decode() for each in (first, second)]
    assert "mức cao hơn" not in pages[0] and "Đã nhận mức" not in pages[0]
    assert pages[1].count("Đã nhận mức của Lao động tiên tiến (Quyết định số 01/QĐ-UBND)") == 3


@pytest.mark.begins(after=appraised)
def test_an_award_of_this_level_is_not_forwarded(scene: Scene, dossier: Dossier) -> None:
    with pytest.raises(Refused) as refusal:
        forward(dossier.pk, [of(dossier, "LĐTT")[0].pk], by=scene["officer"], on=TODAY)

    assert "do cấp này quyết định" in refusal.value.obstacles[0].message


def test_a_finished_dossier_is_closed_once(scene: Scene) -> None:
    dossier = submitted(scene, advanced=20, fighters=1)
    after_bloc(scene, dossier)
    received(scene, dossier)
    voted(scene, of(dossier, "CSTĐCS"), yes=16)
    conferred(scene, of(dossier, "CSTĐCS"))
    assert close_dossier(dossier.pk, on=TODAY) is None

    conferred(scene, of(dossier, "LĐTT"))
    passage = close_dossier(dossier.pk, on=TODAY)

    assert passage is not None and passage.desk == "end"
    assert close_dossier(dossier.pk, on=TODAY) is None


def test_money_and_bases_are_those_of_the_day_of_signing(scene: Scene) -> None:
    dossier = submitted(scene, advanced=5, fighters=0)
    after_bloc(scene, dossier)
    received(scene, dossier)
    ids = [row.pk for row in of(dossier, "LĐTT")]
    drafted = draft_decision(scene.district, ids, WORDING, by=scene["officer"], on=date(2023, 6, 30))
    assert drafted.reward_total == 5 * 450_000

    signed = sign(drafted.pk, {}, by=scene["chair"], on=date(2023, 7, 3))

    assert signed.reward_total == 5 * 540_000
    assert set(signed.lines.values_list("amount", flat=True)) == {540_000}


@pytest.mark.begins(after=appraised)
def test_a_meeting_does_not_open_before_its_day_nor_under_an_absent_chair(
    scene: Scene, dossier: Dossier
) -> None:
    meeting = convene(
        scene.council,
        [row.pk for row in of(dossier, "CSTĐCS")],
        meets_on=date(2020, 11, 25),
        title="Xét tặng danh hiệu",
        by=scene["secretary"],
        on=TODAY,
    )

    with pytest.raises(Refused) as refusal:
        open_meeting(meeting.pk, {}, opened_at=at_two(TODAY), by=scene["council_chair"], on=TODAY)

    told = " ".join(obstacle.message for obstacle in refusal.value.obstacles)
    assert "25/11/2020" in told
    assert "phải được ghi là có mặt" in told
