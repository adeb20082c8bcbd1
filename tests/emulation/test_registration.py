"""A unit registers once for a year, by its head or clerk, late after the local day."""

from datetime import date

import pytest
from django.contrib.auth.models import User

from emulation.models import Registration
from emulation.queries import roll_call
from emulation.registering import register_titles
from roles.doors.refusals import Forbidden, Overtaken, Refused
from roles.founding import end_unit
from roles.local_rules.setting_rules import set_local_rule
from roles.models import Office
from tests.roles.conftest import Place, person
from trail.models import Entry

FEBRUARY = date(2020, 2, 20)
TITLES = {"LĐTT": 40, "CSTĐCS": 6}


@pytest.fixture
def head(place: Place) -> User:
    user = person("thutruong", "Vương Văn Tài")
    place.appoint(user, Office.UNIT_HEAD, place.truong_ha)
    return user


def due_on(place: Place, month_day: str) -> None:
    set_local_rule(
        by=place.officer,
        jurisdiction=place.district,
        key="deadline.registration",
        value=month_day,
        since=date(2020, 1, 1),
        citation="Điều 4 Quyết định 12/2020/QĐ-UBND",
        on=date(2020, 1, 2),
    )


def test_a_registration_keeps_bloc_day_and_numbers(place: Place, head: User) -> None:
    made = register_titles(unit=place.truong_ha, year=2020, titles=TITLES, by=head, on=FEBRUARY)
    assert (made.bloc, made.jurisdiction, made.registered_on) == (place.bloc, place.district, FEBRUARY)
    assert dict(made.titles.values_list("award", "count")) == {"LĐTT": 40, "CSTĐCS": 6}
    entry = Entry.objects.get(chain__subject_kind="registration")
    assert (entry.verb, entry.actor_name, entry.unit_id) == (
        "registered",
        "Vương Văn Tài",
        place.truong_ha.pk,
    )


@pytest.mark.parametrize(("on", "is_late"), [(date(2020, 2, 28), False), (date(2020, 2, 29), True)])
def test_the_day_after_the_local_deadline_is_late(place: Place, head: User, on: date, is_late: bool) -> None:
    due_on(place, "02-28")
    assert register_titles(unit=place.truong_ha, year=2020, titles=TITLES, by=head, on=on).is_late is is_late


def test_without_a_local_deadline_nothing_is_late(place: Place, head: User) -> None:
    made = register_titles(unit=place.truong_ha, year=2020, titles=TITLES, by=head, on=date(2020, 12, 31))
    assert not made.is_late


def test_a_second_registration_is_told_when_the_first_was(place: Place, head: User) -> None:
    register_titles(unit=place.truong_ha, year=2020, titles=TITLES, by=head, on=FEBRUARY)
    with pytest.raises(Overtaken, match="ngày 20/02/2020"):
        register_titles(unit=place.truong_ha, year=2020, titles={"LĐTT": 1}, by=head, on=date(2020, 2, 21))
    assert Registration.objects.get().titles.count() == 2


def test_the_clerk_may_register_and_other_units_people_may_not(place: Place, head: User) -> None:
    clerk = person("thuky")
    place.appoint(clerk, Office.UNIT_CLERK, place.soc_ha)
    register_titles(unit=place.soc_ha, year=2020, titles=TITLES, by=clerk, on=FEBRUARY)
    for stranger in (clerk, place.officer, person("khach")):
        with pytest.raises(Forbidden):
            register_titles(unit=place.truong_ha, year=2020, titles=TITLES, by=stranger, on=FEBRUARY)


@pytest.mark.parametrize("year", [2019, 2022])
def test_only_this_year_and_the_next_are_registered(place: Place, head: User, year: int) -> None:
    with pytest.raises(Refused) as refused:
        register_titles(unit=place.truong_ha, year=year, titles=TITLES, by=head, on=FEBRUARY)
    assert refused.value.obstacles[0].remedy == "Đăng ký cho năm 2020 hoặc 2021."


def test_everything_wrong_with_the_numbers_is_told_at_once(place: Place, head: User) -> None:
    with pytest.raises(Refused) as refused:
        register_titles(
            unit=place.truong_ha, year=2020, titles={"LĐTT": -1, "CSTĐ xã": 2}, by=head, on=FEBRUARY
        )
    messages = [obstacle.message for obstacle in refused.value.obstacles]
    assert len(messages) == 2
    assert "là -1" in messages[0] and "“CSTĐ xã”" in messages[1]
    with pytest.raises(Refused) as empty:
        register_titles(unit=place.truong_ha, year=2020, titles={"LĐTT": 0}, by=head, on=FEBRUARY)
    assert empty.value.obstacles[0].message == "Chưa đăng ký danh hiệu nào."


def test_the_blocs_roll_call_shows_who_is_missing(
    place: Place, head: User, django_assert_max_num_queries
) -> None:
    register_titles(unit=place.truong_ha, year=2020, titles=TITLES, by=head, on=FEBRUARY)
    with django_assert_max_num_queries(6):
        rows = roll_call(place.bloc, year=2020, on=FEBRUARY)
    assert [(row.name, row.registration is not None) for row in rows] == [
        ("xã Ngọc Đào", False),
        ("xã Sóc Hà", False),
        ("xã Trường Hà", True),
    ]


def test_a_unit_that_is_over_is_not_awaited_in_the_roll_call(place: Place) -> None:
    end_unit(place.soc_ha, on=date(2020, 6, 30), successors=[place.truong_ha], instrument="x")
    before, after = (roll_call(place.bloc, year=2020, on=date(2020, month, 2)) for month in (6, 7))

    assert [row.is_missing for row in before] == [True, True, True]
    assert [(row.is_missing, row.ended) for row in after] == [
        (True, ""),
        (False, "đã kết thúc ngày 30/06/2020; kế tục: xã Trường Hà"),
        (True, ""),
    ]
