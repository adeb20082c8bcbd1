"""Days on which an office rests or works by its own paper: its clocks, and those below, count by them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from news.models import NewsItem
from news.reminders import remind
from roles.doors.refusals import Forbidden, Overtaken, Refused
from roles.local_rules.rules_above import calendar_at
from roles.local_rules.setting_days import enter_local_day, withdraw_local_day
from roles.models import Jurisdiction, LocalDay
from tests.browsing import words
from tests.scene import SINCE, TODAY, Scene, seat
from tests.workflow.corridor_pages import at_the_board, seated
from trail.clock import at
from trail.models import Entry
from vietnamese.calendar import is_working_day
from workflow.actions.receive import receive
from workflow.models import Passage
from workflow.queries.called_meetings import CallAsRead, doubts_about

pytestmark = pytest.mark.scene()
STORM = date(2020, 11, 26)
SATURDAY = date(2020, 11, 28)
PAPER = "Công điện 12/CĐ-UBND ngày 19/11/2020"


def enters(scene: Scene, day: date, *, at_: Jurisdiction | None = None, **asked: Any) -> LocalDay:
    given = {"kind": "rest", "paper": PAPER, "reason": "Tránh bão", "by": scene["officer"], "on": TODAY}
    return enter_local_day(jurisdiction=at_ or scene.district, day=day, **(given | asked))


def refused(scene: Scene, day: date, **asked: Any) -> list[str]:
    with pytest.raises(Refused) as told:
        enters(scene, day, **asked)
    return [each.message for each in told.value.obstacles]


def due_day(scene: Scene) -> date | None:
    """Of a dossier that the Board receives on Friday, 20 November: twenty working days."""
    return receive(at_the_board(scene).pk, by=scene["officer"], on=TODAY).due_on


def works(place: Jurisdiction, day: date) -> bool:
    return is_working_day(day, calendar_at(place, on=TODAY))


@pytest.fixture
def province_officer(scene: Scene) -> None:
    seat(scene, [("province officer", "board_officer", scene.province, "Công chức")], on=SINCE)


def test_a_deadline_over_a_day_off_lands_a_working_day_later(scene: Scene) -> None:
    enters(scene, STORM)

    assert due_day(scene) == date(2020, 12, 21)


def test_a_day_that_is_worked_for_brings_it_back_and_what_was_counted_never_moves(scene: Scene) -> None:
    row = enters(scene, STORM)
    enters(scene, SATURDAY, kind="work", reason="Làm bù ngày 26/11")
    dossier = at_the_board(scene)
    receive(dossier.pk, by=scene["officer"], on=TODAY)

    withdraw_local_day(row, by=scene["officer"], reason="Bão đổi hướng", on=TODAY)
    for day in (date(2020, 12, 1), date(2020, 12, 2)):
        enters(scene, day)

    assert Passage.objects.get(dossier=dossier, closed_at__isnull=True).due_on == date(2020, 12, 18)
    # The words beside it count what is left by the days of now: with 28 November, without 1 and 2 December.
    with at(TODAY):
        page = words(seated(scene, "officer").get(reverse("workflow:inbox")))
    assert "19 ngày làm việc" in page and "18/12/2020" in page


def test_the_province_speaks_for_those_below_and_the_nearest_word_holds(
    scene: Scene, province_officer: None
) -> None:
    by = {"at_": scene.province, "by": scene["province officer"]}
    enters(scene, STORM, **by)
    enters(scene, SATURDAY, kind="work", **by)
    enters(scene, SATURDAY, reason="Huyện không làm bù")

    assert [works(scene.province, day) for day in (STORM, SATURDAY)] == [False, True]
    assert [works(scene.district, day) for day in (STORM, SATURDAY)] == [False, False]
    assert due_day(scene) == date(2020, 12, 21)


def test_another_place_is_not_touched(scene: Scene) -> None:
    enters(scene, STORM)

    assert not works(scene.district, STORM)
    assert works(scene.province, STORM)


@pytest.mark.parametrize(
    ("day", "asked", "told"),
    [
        (date(2020, 11, 29), {}, "Ngày 29/11/2020 đã là ngày nghỉ"),
        (date(2020, 9, 2), {}, "Ngày 02/09/2020 đã là ngày nghỉ"),
        (date(2020, 9, 2), {"kind": "work"}, "Ngày 02/09/2020 là ngày nghỉ chung của cả nước"),
        (STORM, {"kind": "work"}, "Ngày 26/11/2020 đã là ngày làm việc"),
        (date(2031, 5, 6), {}, "chưa có năm 2031"),
        (date(2017, 5, 4), {}, "huyện Hà Quảng không có thẩm quyền"),
        (STORM, {"paper": " \u00a0 "}, "Thiếu văn bản."),
        (STORM, {"reason": ""}, "Thiếu lý do."),
    ],
)
def test_what_changes_nothing_or_has_no_ground_is_refused(
    scene: Scene, day: date, asked: dict[str, str], told: str
) -> None:
    assert told in " ".join(refused(scene, day, **asked))
    assert not LocalDay.objects.exists()


def test_one_day_is_entered_once_and_withdrawn_once_and_may_then_be_entered_again(scene: Scene) -> None:
    row = enters(scene, STORM)
    assert refused(scene, STORM) == [f"Ngày 26/11/2020 đã ghi là ngày nghỉ theo {PAPER}."]

    with pytest.raises(Refused, match="Chưa rút được"):
        withdraw_local_day(row, by=scene["officer"], reason=" ", on=TODAY)
    withdraw_local_day(row, by=scene["officer"], reason="Bão đổi hướng", on=TODAY)
    with pytest.raises(Overtaken, match="đã được rút ngày 20/11/2020"):
        withdraw_local_day(row, by=scene["officer"], reason="Lần nữa", on=TODAY)
    enters(scene, STORM)

    chain = Entry.objects.filter(chain__subject_kind="local_day", chain__subject_id=row.pk).order_by("seq")
    assert [each.verb for each in chain] == ["local_day_set", "local_day_withdrawn"]


def test_only_the_boards_officer_of_the_place_enters_and_withdraws(scene: Scene) -> None:
    for by, place in (("chair", scene.district), ("officer", scene.province), ("head1", scene.district)):
        with pytest.raises(Forbidden):
            enters(scene, STORM, at_=place, by=scene[by])
    with pytest.raises(Forbidden):
        withdraw_local_day(enters(scene, STORM), by=scene["chair"], reason="Không", on=TODAY)


def test_what_comes_near_is_told_by_the_days_of_the_place(scene: Scene) -> None:
    """Three working days from Friday, 27 November: to 2 December, or over a day off to the 3rd."""
    dossier = at_the_board(scene)
    Passage.objects.filter(dossier=dossier, closed_at__isnull=True).update(due_on=date(2020, 12, 3))
    remind(on=date(2020, 11, 27))
    assert not NewsItem.objects.filter(code="due_at_board").exists()

    enters(scene, date(2020, 11, 30))
    remind(on=date(2020, 11, 27))
    assert NewsItem.objects.filter(code="due_at_board", due_on=date(2020, 12, 3)).count() == 1


def test_members_are_not_called_on_a_day_off_unasked(scene: Scene) -> None:
    enters(scene, STORM)
    call = CallAsRead("Họp xét khen thưởng năm 2020", STORM, None, "Hội trường", {2020})

    told = doubts_about(call, calendar=calendar_at(scene.district, on=TODAY))

    assert "Ngày họp 26/11/2020 là ngày cơ quan nghỉ, không phải ngày làm việc." in told


def test_the_pages_enter_list_and_withdraw(scene: Scene, province_officer: None) -> None:
    enters(scene, date(2020, 11, 25), at_=scene.province, by=scene["province officer"])
    officer, place = seated(scene, "officer"), scene.district
    form, listed = (reverse(f"roles:{name}", args=[place.pk]) for name in ("enter_day", "local_days"))
    typed = {"day": "26/11/2020", "kind": "rest", "paper": PAPER, "reason": "Tránh bão số 13"}
    with at(TODAY):
        wrong = officer.post(form, typed | {"day": "31/11/2020", "kind": "gì đó", "paper": "12"})
        assert wrong.status_code == 422 and "Ô này chỉ có chữ số hoặc dấu" in words(wrong)
        weekend = officer.post(form, typed | {"day": "29/11/2020"})
        assert weekend.status_code == 422 and "đã là ngày nghỉ" in words(weekend)

        done = words(officer.post(form, typed, follow=True))
        assert "Đã ghi: nghỉ ngày 26/11/2020" in done and "Hạn đã ghi trước đó giữ nguyên" in done
        assert "tỉnh Cao Bằng" in done and done.count("Rút ngày 2") == 1

        row = LocalDay.objects.get(day=STORM)
        gone = reverse("roles:withdraw_day", args=[row.pk])
        assert officer.post(gone, {"reason": ""}).status_code == 422
        after = words(officer.post(gone, {"reason": "Bão đổi hướng"}, follow=True))
        assert "Nghỉ; rút ngày 20/11/2020: Bão đổi hướng" in after
        assert "Năm này chưa ghi ngày nào" in words(officer.get(listed, {"nam": "2019"}))
        assert "Ghi một ngày" not in words(seated(scene, "chair").get(listed))
        setup = words(officer.get(reverse("workflow:setup", args=[place.pk])))
    assert "năm 2020 đã có 01 ngày" in setup
