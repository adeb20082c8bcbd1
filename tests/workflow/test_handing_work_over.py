"""Somebody leaves: his open work goes to heirs with his offices, in one act; a deputy signs for a week."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User

from dossiers.models import Dossier
from roles.appointments.appointing import appoint, end_appointment
from roles.appointments.departing.closing_accounts import close_left_accounts
from roles.appointments.departing.handing_work_over import hand_work_over
from roles.doors.founding_paper import FoundingPaper
from roles.doors.refusals import Forbidden, Refused
from roles.forms import leaving_person
from roles.models import Appointment, LeavingAccount, Office
from roles.rights.permissions import mandate_for
from tests.browsing import text_of
from tests.scene import PAPER, TODAY, Scene, draft, mandate_of, of
from tests.walk import WORDING, after_bloc, received
from tests.workflow.seats import Reader, body
from trail import clock
from trail.phrases import sentence
from trail.queries import timeline
from workflow.actions.draft_decision import draft_decision
from workflow.actions.issue import issue
from workflow.actions.receive import receive
from workflow.actions.sign import sign
from workflow.actions.submit import submit
from workflow.models import Decision

pytestmark = [pytest.mark.django_db, pytest.mark.scene(units=2)]
TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)
PAPER_OF_HEIR = {"paper_number": "45/QĐ-UBND", "paper_on": "18/11/2020", "paper_by": "UBND huyện"}
LEAVES = {"last_day": "19/11/2020", "reason": "Nghỉ hưu từ 20/11/2020", **PAPER_OF_HEIR}


def address(row: Appointment) -> str:
    return f"/phan-cong/{row.pk}/ban-giao/"


def hand_over(scene: Scene, who: str, heir: str = "", *, by: str = "officer", **typed: str):
    row = mandate_of(scene, who)
    chosen = {"shown": row.pk, f"heir_{row.pk}": scene[heir].pk if heir else ""}
    return Reader(scene[by]).post(address(row), LEAVES | chosen | typed)


def test_the_page_lists_what_lies_open_and_who_goes_on(scene: Scene) -> None:
    draft(scene, unit=1, advanced=2, fighters=0)
    officer = Reader(scene["officer"])

    page = text_of(body(officer.get(address(mandate_of(scene, "clerk1")))))
    of_member = text_of(body(officer.get(address(mandate_of(scene, "member01")))))

    assert "1 hồ sơ đang soạn hoặc bị trả lại" in page and "Người nhận: Cán bộ làm công tác" in page
    assert "Không còn việc nào đang mở" in of_member and "Người member02 vẫn giữ chức trách này" in of_member


def test_the_heir_goes_on_with_a_draft_and_the_account_is_closed_at_once(scene: Scene) -> None:
    dossier = draft(scene, unit=1, advanced=2, fighters=0, on=YESTERDAY)
    inside = Reader(scene["clerk1"])
    assert inside.get(f"/ho-so/{dossier.pk}/soan/").status_code == 200

    answer = hand_over(scene, "clerk1", "head2")

    assert answer.status_code == 302
    assert inside.get("/").status_code == 302, "his sessions are over"
    assert not User.objects.get(pk=scene["clerk1"].pk).is_active
    old = mandate_of(scene, "clerk1")
    new = Appointment.objects.get(user=scene["head2"], office=Office.UNIT_CLERK)
    assert (old.until, new.since, new.organ, new.post) == (YESTERDAY, TODAY, old.organ, old.post)
    assert new.paper.startswith("45/QĐ-UBND ngày 18/11/2020")
    assert Reader(scene["head2"]).get(f"/ho-so/{dossier.pk}/soan/").status_code == 200
    told = [sentence(entry) for entry in timeline(("appointment", old.pk))]
    assert "đã bàn giao công việc của người thôi việc để đóng tài khoản ấy" in told[-1]
    assert "Lý do: Nghỉ hưu từ 20/11/2020." in told[-1]


def test_heirs_of_the_same_place_stand_first_and_who_left_is_offered_nothing(scene: Scene) -> None:
    row, officer = mandate_of(scene, "clerk1"), Reader(scene["officer"])
    page = body(officer.get(address(row)))
    here, elsewhere = page.split('<optgroup label="Đang làm cùng nơi">')[1].split("</optgroup>")[:2]
    assert here.count("<option") == 1 and f'value="{scene["head1"].pk}"' in here
    assert "Nơi khác" in elsewhere and f'value="{scene["head2"].pk}"' in elsewhere

    people = f"/tham-quyen/{scene.district.pk}/phan-cong/"
    assert address(row) in body(officer.get(people, q="clerk1"))
    assert hand_over(scene, "clerk1").status_code == 302

    left = body(officer.get(people, q="clerk1", tat_ca="1"))
    assert "đã đóng" in text_of(left)
    assert address(row) not in left and f"/phan-cong/{row.pk}/mat-khau/" not in left


def test_open_work_is_not_left_to_nobody(scene: Scene) -> None:
    draft(scene, unit=1, advanced=2, fighters=0)

    refused = hand_over(scene, "clerk1")
    left = hand_over(scene, "member01")

    assert refused.status_code == 422 and left.status_code == 302
    assert "Còn việc đang mở: chọn người nhận bàn giao." in body(refused)
    row, paper = mandate_of(scene, "clerk1"), FoundingPaper("45/QĐ-UBND", TODAY, "UBND huyện")
    with pytest.raises(Refused) as at_the_door:
        hand_work_over(
            "clerk1", {row.pk: None}, last_day=TODAY, paper=paper, by=scene["officer"], reason="x", on=TODAY
        )
    assert "còn 1 hồ sơ đang soạn hoặc bị trả lại" in at_the_door.value.obstacles[0].message
    assert User.objects.get(pk=scene["clerk1"].pk).is_active
    assert mandate_of(scene, "clerk1").until is None and mandate_of(scene, "member01").until == YESTERDAY


def test_nobody_leaves_before_the_last_day_on_which_he_worked(scene: Scene) -> None:
    draft(scene, unit=1, advanced=2, fighters=0)
    page = body(Reader(scene["officer"]).get(address(mandate_of(scene, "member01"))))
    assert 'value="20/11/2020"' in page

    refused = hand_over(scene, "clerk1", "head2")
    assert refused.status_code == 422
    assert "Người ấy còn làm việc ngày 20/11/2020, theo nhật ký." in text_of(body(refused))
    assert hand_over(scene, "clerk1", "head2", last_day="20/11/2020").status_code == 302


def test_whose_last_day_is_today_works_to_its_end_and_the_heir_from_tomorrow(scene: Scene) -> None:
    dossier = draft(scene, unit=1, advanced=2, fighters=0)
    desk = f"/ho-so/{dossier.pk}/soan/"
    row, leaver, heir = mandate_of(scene, "clerk1"), scene["clerk1"], scene["head2"]
    officer = Reader(scene["officer"])
    chosen = {"shown": row.pk, f"heir_{row.pk}": heir.pk, "last_day": "20/11/2020"}

    told = text_of(body(officer.get(officer.post(address(row), LEAVES | chosen)["Location"], q="clerk1")))
    again = officer.post(address(row), LEAVES | {**chosen, f"heir_{row.pk}": scene["head1"].pk})

    assert "tài khoản của Người clerk1 đóng khi hết ngày 20/11/2020" in told
    assert "Thôi việc, làm đến hết ngày 20/11/2020" in told
    assert again.status_code == 422 and "đã được bàn giao; tài khoản đóng khi hết ngày" in body(again)
    assert Reader(leaver).get(desk).status_code == 200
    assert close_left_accounts(on=TODAY) == 0, "the day is not over"
    inside = Reader(leaver, on=TOMORROW)
    assert Reader(heir, on=TOMORROW).get(desk).status_code == 200
    assert (close_left_accounts(on=TOMORROW), close_left_accounts(on=TOMORROW)) == (1, 0)
    assert not User.objects.get(pk=leaver.pk).is_active
    assert inside.get("/").status_code == 302, "his sessions are over"
    ended = sentence(list(timeline(("appointment", row.pk)))[-1])
    assert "đã ngừng tài khoản" in ended and "Hết ngày làm việc cuối cùng 20/11/2020" in ended


def test_who_is_given_an_office_again_before_the_night_keeps_his_account(scene: Scene) -> None:
    assert hand_over(scene, "clerk1", last_day="20/11/2020").status_code == 302
    with clock.at(TODAY):
        appoint(
            by=scene["officer"], user=scene["clerk1"], office="clerk", organ=scene.district, since=TOMORROW,
            post="Văn thư", on=TODAY, **PAPER,
        )  # fmt: skip

    assert (close_left_accounts(on=TOMORROW), LeavingAccount.objects.count()) == (0, 0)
    assert User.objects.get(pk=scene["clerk1"].pk).is_active


def test_an_heir_among_hundreds_is_looked_for_and_what_was_typed_stays(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leaving_person, "MOST_UNASKED", 3)
    row, officer = mandate_of(scene, "clerk1"), Reader(scene["officer"])
    typed = LEAVES | {"shown": row.pk, "reason": "Nghỉ hưu"}

    unasked = body(officer.get(address(row)))
    found = body(officer.post(address(row), typed | {"words": "người head2", "find": "1"}))
    sent = officer.post(address(row), typed | {f"heir_{row.pk}": scene["head2"].pk})

    here, there = (f'value="{scene[name].pk}"' for name in ("head1", "head2"))
    assert here in unasked and there not in unasked and "Tìm người nhận ở nơi khác" in unasked
    assert here in found and there in found and f'value="{scene["member01"].pk}"' not in found
    assert 'value="Nghỉ hưu"' in found and "Chưa điền ô này" not in found
    assert sent.status_code == 302


def test_a_sole_office_may_be_followed_by_who_was_appointed_for_tomorrow(scene: Scene) -> None:
    row, officer = mandate_of(scene, "bloc_deputy"), scene["officer"]
    with clock.at(TODAY):
        dossier = draft(scene, unit=1, advanced=2, fighters=0)
        submit(dossier.pk, by=scene["head1"], on=TODAY)
        end_appointment(row, by=officer, until=TODAY, on=TODAY)
        appoint(
            by=officer, user=scene["head2"], office=row.office, organ=row.organ, since=TOMORROW,
            post="Khối phó", on=TODAY, **PAPER,
        )  # fmt: skip

    page = text_of(body(Reader(officer).get(address(row))))
    gap, whole = (hand_over(scene, "bloc_deputy", last_day=day) for day in ("19/11/2020", "20/11/2020"))

    assert "Người head2 giữ chức trách này từ ngày 21/11/2020" in page
    assert gap.status_code == 422 and "hồ sơ chờ khối, cụm xét" in text_of(body(gap))
    assert whole.status_code == 302


def test_who_decides_alone_is_followed_without_a_day_between(scene: Scene) -> None:
    row, officer = mandate_of(scene, "chair"), Reader(scene["officer"])
    chosen = {"shown": row.pk, f"heir_{row.pk}": scene["head1"].pk, "last_day": "20/11/2020"}
    told = text_of(body(officer.get(officer.post(address(row), LEAVES | chosen)["Location"])))
    assert "Đã bàn giao 1 chức trách; từ ngày 21/11/2020 người nhận làm việc" in told

    assert mandate_for(scene["head1"], "sign_decision", scene.district, on=TODAY) is None
    assert mandate_for(scene["head1"], "sign_decision", scene.district, on=TOMORROW) is not None


def test_it_is_refused_of_oneself_elsewhere_without_paper_and_on_another_day(scene: Scene) -> None:
    own = hand_over(scene, "officer", "head1")
    stranger = hand_over(scene, "clerk1", "head2", by="head1")
    without_paper = hand_over(scene, "clerk1", "head2", paper_number="")
    too_late = hand_over(scene, "clerk1", "head2", last_day="01/11/2020")
    silent = hand_over(scene, "clerk1", "head2", reason=" ")

    answers = (own, stranger, without_paper, too_late, silent)
    assert [each.status_code for each in answers] == [422, 403, 422, 422, 422]
    assert "tài khoản của chính ông/bà" in body(own) and "Thiếu số văn bản" in body(without_paper)
    assert "phải là 19/11/2020 hoặc 20/11/2020" in body(too_late)
    assert not Appointment.objects.filter(until=YESTERDAY).exists()


def test_an_office_given_meanwhile_is_not_overlooked(scene: Scene) -> None:
    row = mandate_of(scene, "clerk1")
    form = LEAVES | {"shown": row.pk, f"heir_{row.pk}": scene["head2"].pk}
    with clock.at(TODAY):
        appoint(
            by=scene["officer"], user=scene["clerk1"], office="clerk", organ=scene.district, since=TODAY,
            post="Văn thư", on=TODAY, **PAPER,
        )  # fmt: skip
    assert mandate_for(scene["clerk1"], "number_decision", scene.district, on=TODAY) is not None

    changed = Reader(scene["officer"]).post(address(row), form)

    assert changed.status_code == 409 and "vừa được thay đổi" in body(changed)
    assert User.objects.get(pk=scene["clerk1"].pk).is_active


@pytest.fixture
def decided(scene: Scene) -> tuple[Scene, Dossier]:
    dossier = draft(scene, unit=1, advanced=2, fighters=0)
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    receive(dossier.pk, by=scene["bloc_deputy"], on=TODAY)
    after_bloc(scene, dossier)
    received(scene, dossier)
    return scene, dossier


def test_a_deputy_for_a_week_signs_lawfully_and_is_refused_the_day_after(
    decided: tuple[Scene, Dossier],
) -> None:
    scene, dossier = decided
    deputy, week = scene["head2"], TODAY + timedelta(days=6)
    appoint(
        by=scene["officer"], user=deputy, office="chair", organ=scene.district, since=TODAY, until=week,
        post="Phó Chủ tịch", capacity="KT.", on_behalf_of=mandate_of(scene, "chair"), on=TODAY,
        paper_number="50/GUQ-UBND", paper_on=date(2020, 11, 19), paper_by="Chủ tịch UBND huyện",
    )  # fmt: skip
    first, second = of(dossier, "LĐTT")
    drafts = [
        draft_decision(scene.district, [row.pk], WORDING, by=scene["officer"], on=TODAY)
        for row in (first, second)
    ]

    sign(drafts[0].pk, {}, by=deputy, on=week)
    issued = issue(drafts[0].pk, by=scene["clerk"], on=week)
    with pytest.raises(Forbidden):
        sign(drafts[1].pk, {}, by=deputy, on=week + timedelta(days=1))

    assert issued.signer_lines == ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.standing, second.standing) == ("awarded", "appraised")
    told = next(each for each in timeline(("decision", issued.pk)) if each.verb == "signed")
    assert "50/GUQ-UBND ngày 19/11/2020" in told.mandate and "KT. Chủ tịch" in told.mandate
    assert Decision.objects.get(pk=drafts[1].pk).signed_on is None
