"""The same act twice at the same moment: one effect, one entry; the other is told what happened already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from django.contrib.auth.models import User

from dossiers.models import Dossier, HeldTitle, Standing
from roles.appointments.appointing import appoint_many
from roles.appointments.postings import Posting
from roles.models import Office
from tests.fire.crew import Crew, Outcome, job
from tests.scene import PAPER, SINCE, TODAY, Scene, draft, mandate_of, of
from tests.walk import INSPECTION, SETTLED, WORDING, after_bloc, at_four, at_two, is_member, received
from trail.models import Entry
from trail.verbs import Verb
from workflow.actions.answer import answer
from workflow.actions.appraise import Appraisal, appraise
from workflow.actions.bloc_review import Opinion, bloc_review
from workflow.actions.close_dossier import close_dossier
from workflow.actions.close_meeting import close_meeting
from workflow.actions.convene import convene
from workflow.actions.correct_name import RightName, correct_name
from workflow.actions.decline_name_request import decline_name_request
from workflow.actions.disqualify import disqualify
from workflow.actions.draft_decision import draft_decision
from workflow.actions.hold import hold
from workflow.actions.issue import issue
from workflow.actions.look import look
from workflow.actions.minute import minute
from workflow.actions.open_meeting import open_meeting
from workflow.actions.recall import recall
from workflow.actions.receive import receive
from workflow.actions.release import release
from workflow.actions.request_name import request_name
from workflow.actions.send_back import send_back
from workflow.actions.set_next_number import set_next_number
from workflow.actions.sign import sign
from workflow.actions.steps.holding import Awaited
from workflow.actions.steps.meetings.presences import Presence
from workflow.actions.submit import submit
from workflow.actions.take_back_name_request import take_back_name_request
from workflow.actions.uphold import uphold
from workflow.actions.vote import vote
from workflow.actions.withdraw import withdraw
from workflow.models import AgendaItem, Ballot, Decision, Envelope, Line, Meeting, Passage, SkippedNumbers
from workflow.queries.number_register import next_number

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.fire, pytest.mark.scene(units=2)]

# Who may do the same act beside whom: each holds the right in full that day. Council offices have no second.
COLLEAGUES = {
    "head1": "deputy_head",
    "bloc_deputy": "deputy_bloc_deputy",
    "officer": "officer_two",
    "chair": "deputy_chair",
    "clerk": "clerk_two",
}


def add_colleagues(scene: Scene) -> None:
    """A second person for every office that may have one, and substitutes (KT.) for those that may not."""
    seconds = {
        "officer_two": (Office.BOARD_OFFICER, scene.district, {}),
        "clerk_two": (Office.CLERK, scene.district, {}),
        "deputy_head": (Office.UNIT_HEAD, scene.units[0], instead_of(scene, "head1")),
        "deputy_bloc_deputy": (Office.BLOC_DEPUTY, scene.bloc, instead_of(scene, "bloc_deputy")),
        "deputy_chair": (Office.CHAIR, scene.district, instead_of(scene, "chair")),
    }
    for name in seconds:
        scene.people[name] = User.objects.create_user(name, first_name=f"Người {name}")
    postings = [
        Posting(user=scene[name], office=office, organ=organ, since=SINCE, post="Cấp phó", **PAPER, **given)
        for name, (office, organ, given) in seconds.items()
    ]
    appoint_many(postings, by=None, on=SINCE)


def instead_of(scene: Scene, name: str) -> dict[str, object]:
    return {"capacity": "KT.", "on_behalf_of": mandate_of(scene, name)}


@dataclass
class Twice:
    """Does an act twice at once, by one person or by two who both may."""

    scene: Scene
    crew: Crew
    by_two: bool

    def __call__(self, act, *args, by: str, **words) -> tuple[Outcome, Outcome]:  # type: ignore[no-untyped-def]
        """(the one that was done, the one that was refused)."""
        other = COLLEAGUES.get(by, by) if self.by_two else by
        jobs = [job(act, *args, by=self.scene[who], on=TODAY, **words) for who in (by, other)]
        return one_of(self.crew.at_once(jobs))


def one_of(outcomes: list[Outcome]) -> tuple[Outcome, Outcome]:
    assert [one.broke for one in outcomes if one.broke] == []
    done = [one for one in outcomes if one.is_done]
    refused = [one for one in outcomes if not one.is_done]
    assert (len(done), len(refused)) == (1, 1), outcomes
    return done[0], refused[0]


def told_by_name(refused: Outcome) -> bool:
    """Who ("Người …") and when."""
    return refused.refused == "Overtaken" and "Người " in refused.told and "ngày 20/11/2020" in refused.told


def entries(subject: str, key: int, verb: Verb) -> int:
    rows = Entry.objects.filter(chain__subject_kind=subject, chain__subject_id=key, verb=verb)
    return rows.count()


@pytest.mark.parametrize("by_two", [False, True], ids=["by one person", "by two people"])
def test_every_act_of_the_corridor_twice_at_once_takes_effect_once(
    scene: Scene, crew: Crew, by_two: bool
) -> None:
    dossier = draft(scene, advanced=8, fighters=1)
    if by_two:
        add_colleagues(scene)
    twice = Twice(scene, crew, by_two)

    hand_in(twice, dossier)
    review(twice, dossier)
    take_in(twice, dossier)
    hold_and_release(twice, dossier)
    say_no(twice, dossier)
    vote_on(twice, dossier)
    decide(twice, dossier)


def hand_in(twice: Twice, dossier: Dossier) -> None:
    _, refused = twice(submit, dossier.pk, by="head1")

    assert told_by_name(refused), refused
    assert entries("dossier", dossier.pk, Verb.SUBMITTED) == 1
    assert (dossier.revisions.count(), desk_of(dossier)) == (1, "bloc")


def review(twice: Twice, dossier: Dossier) -> None:
    opinions = {row.pk: Opinion(True) for row in dossier.nominations.all()}

    _, refused = twice(bloc_review, dossier.pk, opinions, by="bloc_deputy")

    assert told_by_name(refused), refused
    assert entries("dossier", dossier.pk, Verb.BLOC_REVIEWED) == 1
    assert desk_of(dossier) == "board"


def take_in(twice: Twice, dossier: Dossier) -> None:
    _, refused = twice(receive, dossier.pk, by="officer")
    assert told_by_name(refused), refused
    assert entries("dossier", dossier.pk, Verb.RECEIVED) == 1

    appraisals = {row.pk: Appraisal(settled=SETTLED) for row in dossier.nominations.all()}
    _, refused = twice(appraise, dossier.pk, appraisals, by="officer")
    assert told_by_name(refused), refused
    assert entries("dossier", dossier.pk, Verb.APPRAISED) == 1
    assert set(dossier.nominations.values_list("standing", flat=True)) == {"appraised"}


def hold_and_release(twice: Twice, dossier: Dossier) -> None:
    last = [of(dossier, "LĐTT")[-1].pk]
    paper = "Theo văn bản của cơ quan kiểm tra."
    later = Awaited("Thanh tra huyện", look_on=date(2021, 1, 15))
    for act, verb, words in (
        (hold, Verb.HELD, {"reason": paper, "awaited": INSPECTION}),
        (look, Verb.LOOKED, {"found": paper, "awaited": later}),
        (release, Verb.RELEASED, {"reason": paper}),
    ):
        _, refused = twice(act, last, by="officer", **words)
        assert told_by_name(refused), refused
        assert entries("dossier", dossier.pk, verb) == 1
    assert of(dossier, "LĐTT")[-1].standing == Standing.APPRAISED


def say_no(twice: Twice, dossier: Dossier) -> None:
    last = of(dossier, "LĐTT")[-1].pk
    why = {
        "reason": "Mới công tác 9 tháng.",
        "article": "khoản 1 Điều 10 Nghị định 91/2017/NĐ-CP",
        "answer_by": date(2020, 11, 27),
    }
    wrong = of(dossier, "LĐTT")[-1].recipient_name
    right = RightName(name=f"{wrong[:-1]}á", post="", asked_by="Công văn số 12/UBND", reason="Sai dấu.")
    for act, verb, by, words in (
        (request_name, Verb.NAME_REQUESTED, "clerk1", {"right": right}),
        (take_back_name_request, Verb.NAME_REQUEST_TAKEN_BACK, "clerk1", {}),
    ):
        _, refused = twice(act, last, by=by, **words)
        assert told_by_name(refused), refused
        assert entries("dossier", dossier.pk, verb) == 1
    twice(request_name, last, by="clerk1", right=right)
    for act, verb, by, words in (
        (decline_name_request, Verb.NAME_REQUEST_DECLINED, "officer", {"reason": "Đúng như căn cước."}),
        (correct_name, Verb.NAME_CORRECTED, "officer", {"right": right}),
        (disqualify, Verb.DISQUALIFIED, "officer", why),
        (answer, Verb.ANSWERED, "head1", {"words": "Đã đủ 12 tháng."}),
        (uphold, Verb.UPHELD, "officer", {"reason": "Sổ lương chỉ có 9 tháng."}),
    ):
        _, refused = twice(act, last, by=by, **words)
        assert told_by_name(refused), refused
        assert entries("dossier", dossier.pk, verb) == 1
    assert of(dossier, "LĐTT")[-1].standing == Standing.NOT_QUALIFIED


def vote_on(twice: Twice, dossier: Dossier) -> None:
    rows = [row.pk for row in of(dossier, "CSTĐCS")]
    council, title = twice.scene.council, "Xét tặng danh hiệu thi đua"

    _, refused = twice(convene, council, rows, meets_on=TODAY, title=title, by="secretary")
    assert f"đã có trong cuộc họp “{title}”, triệu tập ngày 20/11/2020" in refused.told
    meeting = Meeting.objects.get()
    assert AgendaItem.objects.count() == 1

    members = [name for name in twice.scene.people if is_member(name)]
    here = {twice.scene[name].pk: Presence("present") for name in members}
    _, refused = twice(open_meeting, meeting.pk, here, opened_at=at_two(TODAY), by="council_chair")
    assert told_by_name(refused), refused
    assert meeting.roll.count() == 16

    choices = dict.fromkeys(meeting.items.values_list("pk", flat=True), True)
    for name in members:
        _, refused = twice(vote, meeting.pk, choices, by=name)
        assert refused.refused == "Overtaken" and f"Người {name} đã bỏ phiếu" in refused.told
    assert (Envelope.objects.count(), entries("meeting", meeting.pk, Verb.VOTED)) == (16, 16)

    ended = {"closed_at": at_four(TODAY)}
    for act, verb, words in ((close_meeting, Verb.CLOSED, ended), (minute, Verb.MINUTED, {})):
        _, refused = twice(act, meeting.pk, by="secretary", **words)
        assert told_by_name(refused), refused
        assert entries("meeting", meeting.pk, verb) == 1
    assert (AgendaItem.objects.get().yes, Ballot.objects.count()) == (16, 16)


def decide(twice: Twice, dossier: Dossier) -> None:
    rows = [row.pk for row in of(dossier, "CSTĐCS")]
    _, refused = twice(draft_decision, twice.scene.district, rows, WORDING, by="officer")
    assert "đã có trong quyết định khác, do Người officer" in refused.told
    assert "dự thảo ngày 20/11/2020" in refused.told
    decision = Decision.objects.get()
    assert Line.objects.count() == 1

    _, refused = twice(sign, decision.pk, {}, by="chair")
    assert told_by_name(refused), refused
    _, refused = twice(issue, decision.pk, by="clerk")
    assert told_by_name(refused), refused
    decision.refresh_from_db()
    assert (decision.number, HeldTitle.objects.filter(award="CSTĐCS").count()) == (1, 1)
    for verb in (Verb.DECISION_DRAFTED, Verb.SIGNED, Verb.ISSUED):
        assert entries("decision", decision.pk, verb) == 1

    _, refused = twice(set_next_number, twice.scene.district, 9, reason="Nhân sự", seen=2, by="clerk")
    assert told_by_name(refused), refused
    assert (SkippedNumbers.objects.get().span, next_number(twice.scene.district, on=TODAY)) == (
        "02 đến 08",
        9,
    )


def desk_of(dossier: Dossier) -> str:
    return Passage.objects.get(dossier=dossier, closed_at__isnull=True).desk


def at_the_bloc(scene: Scene) -> Dossier:
    dossier = draft(scene, advanced=8, fighters=1)
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    return dossier


def appraised(scene: Scene) -> Dossier:
    dossier = at_the_bloc(scene)
    after_bloc(scene, dossier)
    received(scene, dossier)
    return dossier


def test_withdrawing_twice_at_once_withdraws_once(scene: Scene, crew: Crew) -> None:
    dossier = appraised(scene)
    add_colleagues(scene)
    last = [of(dossier, "LĐTT")[-1].pk]

    _, refused = Twice(scene, crew, True)(withdraw, last, reason="Chuyển công tác.", by="head1")

    assert told_by_name(refused), refused
    assert entries("dossier", dossier.pk, Verb.WITHDRAWN) == 1
    assert dossier.nominations.filter(standing="withdrawn").count() == 1


def test_sending_back_twice_at_once_opens_one_revision(scene: Scene, crew: Crew) -> None:
    dossier = at_the_bloc(scene)
    add_colleagues(scene)

    _, refused = Twice(scene, crew, True)(send_back, dossier.pk, reason="Thiếu báo cáo.", by="bloc_deputy")

    assert told_by_name(refused), refused
    dossier.refresh_from_db()
    assert (dossier.revision, desk_of(dossier)) == (2, "unit")
    assert entries("dossier", dossier.pk, Verb.SENT_BACK) == 1


def test_a_recall_and_the_receivers_opening_exclude_each_other(scene: Scene, crew: Crew) -> None:
    dossier = at_the_bloc(scene)
    jobs = [
        job(recall, dossier.pk, by=scene["head1"], on=TODAY),
        job(receive, dossier.pk, by=scene["bloc_deputy"], on=TODAY),
    ]

    _, refused = one_of(crew.at_once(jobs))

    opened_by = "đã tiếp nhận hồ sơ" in refused.told and "ngày 20/11/2020" in refused.told
    assert opened_by or told_by_name(refused), refused
    assert desk_of(dossier) == ("bloc" if opened_by else "unit")
    recalled, taken_up = (entries("dossier", dossier.pk, verb) for verb in (Verb.RECALLED, Verb.TAKEN_UP))
    assert (recalled, taken_up) == ((0, 1) if opened_by else (1, 0))


def test_sending_back_and_appraising_at_once_leave_an_allowed_pair(scene: Scene, crew: Crew) -> None:
    dossier = at_the_bloc(scene)
    after_bloc(scene, dossier)
    receive(dossier.pk, by=scene["officer"], on=TODAY)
    appraisals = {row.pk: Appraisal(settled=SETTLED) for row in dossier.nominations.all()}

    back, judged = crew.at_once(
        [
            job(send_back, dossier.pk, reason="Thiếu báo cáo.", by=scene["officer"], on=TODAY),
            job(appraise, dossier.pk, appraisals, by=scene["officer"], on=TODAY),
        ]
    )

    assert back.is_done and not judged.broke
    assert judged.is_done or told_by_name(judged)
    assert desk_of(dossier) == "unit"
    assert set(dossier.nominations.values_list("standing", flat=True)) == {"draft"}


def test_closing_a_finished_dossier_twice_at_once_closes_it_once(scene: Scene, crew: Crew) -> None:
    dossier = appraised(scene)
    rows = list(dossier.nominations.order_by("award").values_list("pk", flat=True))
    withdraw(rows, reason="Rút toàn bộ.", by=scene["head1"], on=TODAY)

    outcomes = crew.at_once([job(close_dossier, dossier.pk, on=TODAY)] * 2)

    assert all(one.is_done for one in outcomes), outcomes
    assert entries("dossier", dossier.pk, Verb.DOSSIER_CLOSED) == 1
    assert Passage.objects.filter(dossier=dossier, desk="end").count() == 1
