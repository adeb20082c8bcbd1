"""An id that is not of what a form is about is refused in words and writes nothing, in every form."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from dossiers.drafting.changing_drafts import reorder, restore_nomination
from dossiers.models import Dossier, Nomination
from roles.doors.refusals import Forbidden, Refused
from roles.founding.blocs.composing import compose_bloc
from roles.models import Bloc, Unit
from tests.access.forms_on_pages import posted_forms
from tests.access.posts_with_ids import NOTHING, Post, first_of, named_in, posts
from tests.browsing import Client
from tests.matrix import Visitors, World
from tests.walk import INSPECTION, WORDING, at_two
from trail.clock import today
from trail.models import Entry
from workflow.actions.appraise import Appraisal, appraise
from workflow.actions.begin import begin
from workflow.actions.bloc_review import Opinion, bloc_review
from workflow.actions.change_decision import DecisionChange, change_decision
from workflow.actions.change_meeting import MeetingCall, change_meeting
from workflow.actions.convene import convene
from workflow.actions.draft_decision import draft_decision
from workflow.actions.forward import forward
from workflow.actions.hold import hold
from workflow.actions.look import look
from workflow.actions.open_meeting import open_meeting
from workflow.actions.release import release
from workflow.actions.sign import sign
from workflow.actions.steps.holding import Awaited
from workflow.actions.steps.meetings.presences import Presence
from workflow.actions.vote import vote
from workflow.actions.write_record import MeetingRecord, write_record
from workflow.models import Decision, Meeting
from workflow.table.moves import BY_ACT, Act

BACKEND = "django.contrib.auth.backends.ModelBackend"
REFUSED = re.compile(
    "không thuộc nội dung đang xử lý|không còn trong danh sách|không có trong danh sách|Hồ sơ này của đơn vị "
    "khác|không còn trong hồ sơ|Không tìm thấy trường hợp đã xóa|Hôm nay ông/bà không giữ chức trách này"
)
# What an act's form names: asked of the pages themselves below.
NAMES_NOTHING = {
    Act.SUBMIT, Act.RECEIVE, Act.RECALL, Act.BLOC_RECALL, Act.SEND_BACK, Act.WITHDRAW, Act.POSTPONE,
    Act.CALL_OFF, Act.ADJOURN, Act.LEAVE, Act.COME_BACK, Act.CLOSE_MEETING, Act.MINUTE,
    Act.DISCARD_DECISION, Act.ISSUE, Act.RETURN_DECISION, Act.SUCCEED,
    Act.SET_NEXT_NUMBER, Act.DISCARD_DOSSIER, Act.RESTORE_DOSSIER,
    Act.CHANGE_DOSSIER, Act.APPRAISE_ANEW, Act.ASK_TO_MEND,
    Act.REQUEST_NAME, Act.TAKE_BACK_NAME_REQUEST, Act.DECLINE_NAME_REQUEST,
    Act.CORRECT_NAME, Act.DISQUALIFY, Act.ANSWER, Act.UPHOLD, Act.SEND_UP, Act.DISCARD_PACKAGE,
}  # fmt: skip
# Its questions are asked only of a list in doubt: tests/dossiers/importing/test_pages.py.
ELSEWHERE = {"dossiers:import_reply"}


@pytest.fixture
def world(visitors: Visitors) -> World:
    return visitors.world


def answered(visitors: Visitors, post: Post) -> str:
    """What is wrong with the answer; empty when it refuses in words and the history stays as it was."""
    client = Client(raise_request_exception=False)
    client.force_login(visitors.world.people[post.office], backend=BACKEND)
    before = Entry.objects.count()
    answer = client.post(post.url, post.sent)
    told = f"{post.url} {sorted(map(str, post.sent))[:6]}: {answer.status_code}"
    if Entry.objects.count() != before:
        return f"{told}, and something was written"
    if post.is_live and answer.status_code == 200:
        return ""
    if answer.status_code not in (409, 422):
        return told
    page = re.sub(r"\s+", " ", answer.content.decode())
    return "" if REFUSED.search(page) else f"{told}, not in words"


def test_a_foreign_id_in_any_form_is_refused_in_words_and_writes_nothing(visitors: Visitors) -> None:
    sent = list(posts(visitors.world))

    assert len(sent) >= 90
    found = [fault for post in sent if (fault := answered(visitors, post))]
    assert not found, "\n".join(found)


def test_every_form_that_names_a_row_is_among_those_that_were_tried(visitors: Visitors) -> None:
    tried = named_in(posts(visitors.world)) | ELSEWHERE
    found = {form.name: form.ids for form in posted_forms(visitors) if form.ids}

    assert len(found) > 15
    assert {name: sorted(ids)[:3] for name, ids in found.items() if name not in tried} == {}


def test_every_act_of_the_table_was_tried_or_its_form_names_nothing(visitors: Visitors) -> None:
    tried = named_in(posts(visitors.world))
    with_page = {act for act, move in BY_ACT.items() if move.page is not None}

    assert {act for act in with_page if f"workflow:{act}" not in tried} == NAMES_NOTHING


Door = Callable[[World, int], object]


def doors() -> dict[str, Door]:
    """Each door that takes ids; the second argument is one of another jurisdiction, or of nothing.

    A written opinion is cast as a vote is.
    """

    def who(world: World, office: str) -> dict[str, Any]:
        return {"by": world.people[office], "on": today()}

    def dossier(world: World, place: int) -> Any:
        return world.things[Dossier][place]

    awaited = Awaited(INSPECTION.of, look_on=today().replace(year=2099))
    words = {"meets_on": today(), "title": "Họp"}
    return {
        "reorder": lambda w, key: reorder(dossier(w, 0).pk, {key: 1}, **who(w, "unit_clerk")),
        "restore": lambda w, key: restore_nomination(dossier(w, 0).pk, key, **who(w, "unit_clerk")),
        "bloc_review": lambda w, key: bloc_review(
            dossier(w, 1).pk, {key: Opinion(endorses=True)}, **who(w, "bloc_head")
        ),
        "appraise": lambda w, key: appraise(dossier(w, 2).pk, {key: Appraisal()}, **who(w, "board_officer")),
        "forward": lambda w, key: forward(dossier(w, 2).pk, [key], **who(w, "board_officer")),
        "hold": lambda w, key: hold(
            [first_of(dossier(w, 2)), key], reason="Đơn thư", awaited=awaited, **who(w, "board_officer")
        ),
        "look": lambda w, key: look(
            [first_of(dossier(w, 2)), key], found="Chưa", awaited=awaited, **who(w, "board_officer")
        ),
        "release": lambda w, key: release(
            [first_of(dossier(w, 2)), key], reason="Không sai phạm", **who(w, "board_officer")
        ),
        "convene": lambda w, key: convene(
            w.things[Meeting][0].council,  # type: ignore[attr-defined]
            [key],
            **words,
            **who(w, "council_secretary"),
        ),
        "change_meeting": lambda w, key: change_meeting(
            w.things[Meeting][0].pk, [key], MeetingCall("Họp", today()), **who(w, "council_secretary")
        ),
        "draft_decision": lambda w, key: draft_decision(
            dossier(w, 2).jurisdiction, [key], WORDING, **who(w, "board_officer")
        ),
        "change_decision": lambda w, key: change_decision(
            w.things[Decision][0].pk,
            DecisionChange(WORDING, seen=1, places={key: 1}, added=[key]),
            **who(w, "board_officer"),
        ),
        "sign": lambda w, key: sign(w.things[Decision][0].pk, {key: "Không"}, **who(w, "chair")),
        "open_meeting": lambda w, key: open_meeting(
            w.things[Meeting][0].pk,
            {key: Presence("present")},
            opened_at=at_two(today()),
            **who(w, "council_chair"),
        ),
        "write_record": lambda w, key: write_record(
            w.things[Meeting][1].pk,
            MeetingRecord(at_two(today()), None, {key: "Có ý kiến."}),
            **who(w, "council_secretary"),
        ),
        "vote": lambda w, key: vote(w.things[Meeting][1].pk, {key: True}, **who(w, "council_member")),
    }


@pytest.mark.parametrize("name", doors())
def test_a_door_refuses_it_too_and_tells_nothing_of_it(world: World, name: str) -> None:
    """The forms may be passed by; of a case of another jurisdiction not even the name is told."""
    far = Nomination.objects.filter(dossier=world.things[Dossier][5]).order_by("pk")[0]
    before = Entry.objects.count()

    for key in (far.pk, NOTHING):
        with pytest.raises(Refused) as caught:
            doors()[name](world, key)
        told = " ".join([caught.value.message, *(each.message for each in caught.value.obstacles)])
        assert isinstance(caught.value, Forbidden) or REFUSED.search(told), told
        assert far.recipient_name not in told

    assert Entry.objects.count() == before


def test_a_bloc_takes_no_unit_that_files_elsewhere(world: World) -> None:
    bloc, far_unit = world.things[Bloc][0], world.things[Unit][2]
    assert isinstance(bloc, Bloc) and isinstance(far_unit, Unit)
    founded = {"paper_number": "07/QĐ-UBND", "paper_on": today(), "paper_by": "UBND huyện"}

    with pytest.raises(Refused, match=f"“Thành viên” nêu mã {far_unit.pk}"):
        compose_bloc(
            bloc, units=[far_unit], year=2026, by=world.people["board_officer"], on=today(), **founded
        )

    assert not bloc.memberships.filter(unit=far_unit).exists()


def test_a_dossier_supplements_none_of_another_unit(world: World) -> None:
    own, far = world.things[Dossier][0], world.things[Dossier][5]
    assert isinstance(own, Dossier) and isinstance(far, Dossier)
    given = {"unit": own.unit, "jurisdiction": own.jurisdiction, "year": 2026, "title": "Bổ sung"}

    with pytest.raises(Refused, match=f"“Bổ sung cho hồ sơ” nêu mã {far.code}"):
        begin(**given, first=far, by=world.people["unit_clerk"], on=today())

    assert not Dossier.objects.filter(title="Bổ sung").exists()
