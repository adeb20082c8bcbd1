"""Another head or deputy during the year: from a day, by a paper, and the day before stays as it was."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from roles.doors.refusals import Forbidden, Overtaken, Refused
from roles.founding import (
    Holder,
    change_bloc_offices,
    compose_bloc,
    end_unit,
    propose_offices,
    set_bloc_office,
)
from roles.models import BlocOffice, Office
from roles.rights.permissions import may_review
from tests.roles.conftest import DAY, PAPER, Place, person
from trail.models import Entry
from trail.phrases import facts_in_words, sentence
from trail.queries import timeline

EVE, LATER = date(2020, 5, 31), date(2020, 7, 1)
NEW_PAPER = PAPER | {"paper_number": "77/QĐ-UBND", "paper_on": date(2020, 5, 29)}
pytestmark = pytest.mark.django_db


@pytest.fixture
def old(place: Place) -> User:
    """Works for Trường Hà, the bloc's head; a deputy of his signs for him."""
    head = person("khoitruong", "Nông Văn Thắng")
    place.appoint(head, Office.UNIT_HEAD, place.truong_ha)
    held = place.appoint(head, Office.BLOC_HEAD, place.bloc)
    place.appoint(person("kythay"), Office.BLOC_HEAD, place.bloc, capacity="KT.", on_behalf_of=held)
    return head


@pytest.fixture
def new(place: Place) -> User:
    """Works for Sóc Hà."""
    head = person("moi", "Lý Thị Mẩy")
    place.appoint(head, Office.UNIT_HEAD, place.soc_ha)
    return head


def change(place: Place, since: date = DAY, **holders: Holder) -> list[BlocOffice]:
    given = {"by": place.officer, "on": DAY, "reason": "Trường Hà sáp nhập", **NEW_PAPER}
    return change_bloc_offices(place.bloc, holders, since=since, **given)  # type: ignore[arg-type]


def told(place: Place, since: date = DAY, **holders: Holder) -> list[str]:
    with pytest.raises(Refused) as refused:
        change(place, since, **holders)
    assert BlocOffice.objects.filter(until__isnull=False).count() == 0
    return [one.message for one in refused.value.obstacles]


def reviews(user: User, place: Place, unit: object, on: date) -> bool:
    return may_review(user, place.bloc, unit, year=2020, on=on) is not None  # type: ignore[arg-type]


def test_the_new_head_has_the_right_from_the_day_and_the_old_one_until_the_eve(
    place: Place, old: User, new: User
) -> None:
    change(place, LATER, head=Holder(place.soc_ha, new))

    eve = date(2020, 6, 30)
    assert reviews(old, place, place.ngoc_dao, eve) and not reviews(new, place, place.ngoc_dao, eve)
    assert reviews(new, place, place.ngoc_dao, LATER) and not reviews(old, place, place.ngoc_dao, LATER)
    assert set(place.bloc.appointments.filter(capacity="KT.").values_list("until", flat=True)) == {eve}


def test_the_day_before_is_never_written_over(place: Place, old: User, new: User) -> None:
    change(place, head=Holder(place.soc_ha, new))

    rows = list(BlocOffice.objects.filter(role="head").order_by("since"))
    assert [(row.unit, row.since, row.until, row.paper_number) for row in rows] == [
        (place.truong_ha, date(2020, 1, 1), EVE, "15/QĐ-UBND"),
        (place.soc_ha, DAY, None, "77/QĐ-UBND"),
    ]


def test_the_deputy_stands_in_for_the_new_heads_unit_from_that_day(
    place: Place, old: User, new: User
) -> None:
    deputy = person("khoipho")
    place.appoint(deputy, Office.BLOC_DEPUTY, place.bloc)
    change(place, head=Holder(place.soc_ha, new))

    assert reviews(deputy, place, place.soc_ha, DAY) and not reviews(new, place, place.soc_ha, DAY)
    assert reviews(new, place, place.truong_ha, DAY) and not reviews(deputy, place, place.truong_ha, DAY)
    assert reviews(deputy, place, place.truong_ha, EVE)


def test_a_head_appointed_later_leaves_the_bloc_without_one_until_then(place: Place, old: User) -> None:
    change(place, head=Holder(place.soc_ha))

    assert not reviews(old, place, place.ngoc_dao, DAY)
    assert place.bloc.appointments.filter(until__isnull=True).count() == 0


def test_the_deputy_becomes_head_only_with_another_deputy_by_the_same_paper(
    place: Place, old: User, new: User
) -> None:
    messages = told(place, head=Holder(place.ngoc_dao))
    assert messages == [
        "xã Ngọc Đào không thể vừa là khối trưởng vừa là khối phó: khối phó xét hồ sơ của khối trưởng."
    ]
    change(place, head=Holder(place.ngoc_dao), deputy=Holder(place.truong_ha))
    held = dict(BlocOffice.objects.filter(until__isnull=True).values_list("role", "unit"))
    assert held == {"head": place.ngoc_dao.pk, "deputy": place.truong_ha.pk}


def test_the_history_names_who_came_and_who_went(place: Place, old: User, new: User) -> None:
    change(place, head=Holder(place.soc_ha, new))

    entry = timeline(("bloc", place.bloc.pk)).last()
    assert entry is not None and entry.jurisdiction_id == place.district.pk
    assert "đã ghi việc thay khối trưởng, khối phó trong năm. Lý do: Trường Hà sáp nhập." in sentence(entry)
    facts = facts_in_words(entry)
    assert ("Khối trưởng", "xã Sóc Hà") in facts and ("Khối trưởng trước", "xã Trường Hà") in facts
    assert ("Từ ngày", "01/06/2020") in facts
    ended = Entry.objects.filter(verb="appointment_ended", actor=place.officer)
    assert ended.count() == 2


def test_everything_wrong_is_told_at_once(place: Place, new: User) -> None:
    far = person("xa", "Mã Văn Xa")
    assert told(place, EVE, head=Holder(place.district.organ, far), deputy=Holder(place.ngoc_dao)) == [
        "Không thay lùi về 31/05/2020: việc khối trưởng cũ đã làm vẫn có giá trị.",
        "UBND huyện Hà Quảng không phải thành viên Khối thi đua xã, thị trấn vùng Hà Quảng năm 2020.",
        "xã Ngọc Đào đang là khối phó.",
        "Ngày 31/05/2020, Mã Văn Xa không giữ chức trách nào ở đơn vị được cử.",
    ]


def test_a_cluster_is_told_in_its_own_word(place: Place) -> None:
    place.bloc.name = "Cụm thi đua các xã miền núi"
    place.bloc.save()

    told_of_cluster = told(place, EVE, deputy=Holder(place.ngoc_dao))
    assert told_of_cluster[0] == "Không thay lùi về 31/05/2020: việc cụm trưởng cũ đã làm vẫn có giá trị."
    assert "xã Ngọc Đào đang là cụm phó." in told_of_cluster


def test_a_unit_that_ends_before_the_day_is_not_chosen(place: Place) -> None:
    end_unit(place.soc_ha, on=EVE, successors=[place.ngoc_dao], instrument="x")
    assert told(place, head=Holder(place.soc_ha)) == ["xã Sóc Hà kết thúc hoạt động ngày 31/05/2020."]


def test_who_is_appointed_for_a_later_day_stands_in_the_way(place: Place) -> None:
    place.appoint(person("sau", "Lục Văn Sau"), Office.BLOC_HEAD, place.bloc, since=LATER)
    assert told(place, head=Holder(place.soc_ha)) == [
        "Lục Văn Sau đã được phân công khối trưởng từ 01/07/2020."
    ]


def test_a_year_without_a_head_has_nobody_to_replace(place: Place) -> None:
    messages = told(place, date(2021, 2, 1), head=Holder(place.soc_ha))
    assert "Năm 2021 khối chưa có khối trưởng để thay." in messages


def test_who_had_another_head_before_his_eyes_is_told_of_the_change(
    place: Place, old: User, new: User
) -> None:
    seen = {"head": BlocOffice.objects.get(role="head").pk}
    change(place, head=Holder(place.soc_ha, new))
    with pytest.raises(Overtaken, match="Người khác vừa ghi khối trưởng mới: xã Sóc Hà, từ 01/06/2020"):
        change_bloc_offices(
            place.bloc,
            {"head": Holder(place.ngoc_dao)},
            since=LATER,
            reason="x",
            seen=seen,
            by=place.officer,
            on=DAY,
            **NEW_PAPER,  # type: ignore[arg-type]
        )


@pytest.mark.parametrize("office", [Office.CHAIR, Office.CLERK, Office.AUDITOR])
def test_nobody_but_the_officer_changes_a_head(place: Place, office: str) -> None:
    other = person("khac")
    place.appoint(other, office, place.district)
    with pytest.raises(Forbidden, match="không có thẩm quyền cử khối trưởng, khối phó"):
        change_bloc_offices(
            place.bloc,
            {"head": Holder(place.soc_ha)},
            since=DAY,
            reason="x",
            by=other,
            on=DAY,
            **NEW_PAPER,  # type: ignore[arg-type]
        )


def test_the_old_head_may_leave_the_bloc_and_next_years_rotation_begins_from_the_last(
    place: Place, old: User, new: User
) -> None:
    change(place, head=Holder(place.soc_ha, new))
    units = [place.soc_ha, place.ngoc_dao]
    _joined, left = compose_bloc(place.bloc, units=units, year=2020, by=place.officer, on=DAY, **PAPER)
    assert left == [place.truong_ha]
    assert propose_offices(place.bloc, year=2021, on=DAY).head == place.ngoc_dao


def test_a_change_of_both_costs_what_a_change_of_one_costs_and_a_little(place: Place) -> None:
    def statements(since: date, **holders: Holder) -> int:
        with CaptureQueriesContext(connection) as captured:
            change(place, since, **holders)
        return len(captured)

    one = statements(DAY, head=Holder(place.soc_ha))
    both = statements(LATER, head=Holder(place.truong_ha), deputy=Holder(place.soc_ha))
    assert both - one <= 8


def test_a_unit_that_is_over_is_proposed_for_nothing_and_set_in_nothing(place: Place) -> None:
    end_unit(place.ngoc_dao, on=EVE, successors=[place.soc_ha], instrument="x")

    proposal = propose_offices(place.bloc, year=2021, on=LATER)
    assert (proposal.head, proposal.deputies) == (None, (place.soc_ha,))
    assert propose_offices(place.bloc, year=2020, on=LATER).deputies == (place.soc_ha, place.truong_ha)
    BlocOffice.objects.filter(role="deputy").delete()
    with pytest.raises(Refused) as refused:
        set_bloc_office(
            place.bloc, unit=place.ngoc_dao, year=2020, role="deputy", by=place.officer, on=DAY, **PAPER
        )
    assert [one.message for one in refused.value.obstacles] == [
        "xã Ngọc Đào kết thúc hoạt động ngày 31/05/2020."
    ]
