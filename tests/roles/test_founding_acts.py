"""Whoever founds, renames, ends or composes an organ does it by a right, by a paper, and leaves an entry."""

from collections.abc import Callable
from datetime import date

import pytest
from django.contrib.auth.models import User

from roles.doors.refusals import Forbidden, Overtaken, Refused
from roles.founding import (
    compose_bloc,
    end_bloc,
    end_unit,
    found_bloc,
    found_council,
    found_council_version,
    found_unit,
    rename_unit,
    set_bloc_offices,
)
from roles.models import BlocMembership, BlocOffice, CouncilVersion, Office, Unit
from roles.queries import members_of
from tests.roles.conftest import DAY, PAPER, Place, person
from trail.models import Entry
from trail.phrases import facts_in_words, sentence
from trail.queries import timeline

INSTRUMENT = "Nghị quyết 864/NQ-UBTVQH14 ngày 10/01/2020"


def new_commune(place: Place, **more: object) -> Unit:
    given = {"level": "xã", "name": "xã Lũng Nặm", "since": date(2020, 2, 1), "jurisdiction": place.district}
    return found_unit(**(given | {"instrument": INSTRUMENT, "by": place.officer, "on": DAY} | more))  # type: ignore[arg-type]


def acts(place: Place) -> dict[str, Callable[[User], object]]:
    return {
        "thành lập đơn vị": lambda by: new_commune(place, by=by),
        "đổi tên, đổi mã đơn vị": lambda by: rename_unit(
            place.soc_ha, since=DAY, name="thị trấn Sóc Hà", instrument=INSTRUMENT, by=by, on=DAY
        ),
        "kết thúc đơn vị": lambda by: end_unit(
            place.ngoc_dao,
            on=date(2020, 12, 31),
            successors=[place.soc_ha],
            instrument=INSTRUMENT,
            by=by,
            acted_on=DAY,
        ),
        "lập khối, cụm thi đua": lambda by: found_bloc(
            place.district, code="K10", name="Khối trường học", by=by, on=DAY
        ),
        "chọn thành viên khối, cụm thi đua": lambda by: compose_bloc(
            place.bloc, units=[place.soc_ha, place.truong_ha], year=2021, by=by, on=DAY, **PAPER
        ),
        "cử khối trưởng, khối phó": lambda by: set_bloc_offices(
            place.bloc, {"head": place.soc_ha, "deputy": place.truong_ha}, year=2021, by=by, on=DAY, **PAPER
        ),
        "lập hội đồng": lambda by: found_council(place.district, name="Hội đồng sáng kiến", by=by, on=DAY),
        "kiện toàn hội đồng": lambda by: found_council_version(
            place.council, size=15, since=DAY, by=by, on=DAY, **PAPER
        ),
        "kết thúc khối, cụm thi đua": lambda by: end_bloc(
            place.bloc, last_day=date(2020, 12, 31), instrument=INSTRUMENT, by=by, on=DAY
        ),
    }


def test_each_act_is_the_officers_and_nobody_elses_and_stands_in_the_trail(place: Place) -> None:
    clerk, stranger = person("vanthu"), person("khach")
    place.appoint(clerk, Office.CLERK, place.district)
    before = Entry.objects.count()
    for number, (act, do) in enumerate(acts(place).items(), start=1):
        for other in (clerk, stranger):
            with pytest.raises(Forbidden, match=f"không có thẩm quyền {act}"):
                do(other)
        do(place.officer)
        assert Entry.objects.exclude(verb="appointment_ended").count() == before + number, act
        entry = Entry.objects.latest("id")
        assert (entry.actor, entry.jurisdiction_id, entry.acted_on) == (place.officer, place.district.pk, DAY)
        assert sentence(entry).startswith(
            "Bế Thị Lan (Chuyên viên Phòng Nội vụ, Quyết định số 15/QĐ-UBND ngày 06/01/2020"
        )


def test_the_story_of_a_unit_is_told_in_words(place: Place) -> None:
    unit = new_commune(place, code="01387")
    rename_unit(
        unit,
        since=date(2020, 5, 1),
        name="xã Lũng Nặm mới",
        code="01388",
        instrument="Nghị quyết 5",
        by=place.officer,
        on=DAY,
    )
    end_unit(
        unit,
        on=date(2020, 12, 31),
        successors=[place.soc_ha],
        instrument="Nghị quyết 6",
        by=place.officer,
        acted_on=DAY,
    )
    founded, renamed, ended = timeline(("unit", unit.pk))
    assert facts_in_words(founded) == [
        ("Tên", "xã Lũng Nặm"),
        ("Mã", "01387"),
        ("Văn bản", INSTRUMENT),
        ("Từ ngày", "01/02/2020"),
    ]
    assert facts_in_words(renamed)[:3] == [
        ("Tên trước", "xã Lũng Nặm"),
        ("Tên", "xã Lũng Nặm mới"),
        ("Mã", "01388"),
    ]
    assert ("Đơn vị kế tục", "xã Sóc Hà") in facts_in_words(ended)
    assert "đã ghi việc kết thúc đơn vị" in sentence(ended)
    assert unit.name_on(date(2020, 4, 30)) == "xã Lũng Nặm"


def test_a_unit_is_not_founded_twice_by_a_form_sent_twice(place: Place) -> None:
    new_commune(place)
    with pytest.raises(Overtaken, match="“xã Lũng Nặm” đã được ghi từ ngày 01/02/2020"):
        new_commune(place, name="xã  Lũng Nặm ")


def test_no_two_units_of_a_jurisdiction_bear_one_code(place: Place) -> None:
    """It stands in the numbers of their papers."""
    taken = "Mã THSH đã là mã của “xã Lũng Nặm”"
    first = new_commune(place, code="THSH")
    with pytest.raises(Refused, match=taken):
        new_commune(place, name="xã Sỹ Hai", code="THSH")
    with pytest.raises(Refused, match=taken):
        rename_unit(place.soc_ha, since=DAY, code="THSH", instrument=INSTRUMENT, by=place.officer, on=DAY)

    assert new_commune(place, name="xã Sỹ Hai", code="THSHAI").profile_on(DAY).code == "THSHAI"
    renamed = rename_unit(first, since=DAY, name="xã Nặm", instrument=INSTRUMENT, by=place.officer, on=DAY)
    assert renamed.code == "THSH"


def test_no_person_founds_or_renames_without_a_paper(place: Place) -> None:
    with pytest.raises(Refused, match="Thiếu văn bản"):
        new_commune(place, instrument=" ")
    with pytest.raises(Refused, match="Thiếu văn bản"):
        rename_unit(place.soc_ha, since=DAY, name="khác", by=place.officer, on=DAY)


def test_a_name_that_is_no_change_is_refused(place: Place) -> None:
    with pytest.raises(Refused, match="Chưa có gì thay đổi"):
        rename_unit(place.soc_ha, since=DAY, name=" xã Sóc  Hà", instrument="x", by=place.officer, on=DAY)


def test_a_unit_never_stands_below_itself(place: Place) -> None:
    rename_unit(place.soc_ha, since=DAY, parent=place.truong_ha)
    for below in (place.soc_ha, place.truong_ha):
        with pytest.raises(Refused, match="không thể trực thuộc chính mình"):
            rename_unit(place.truong_ha, since=DAY, parent=below)
    assert place.truong_ha.profile_on(DAY).parent == place.district.organ


def test_nothing_stands_below_a_unit_that_is_over(place: Place) -> None:
    end_unit(place.soc_ha, on=date(2020, 3, 31), successors=[place.truong_ha], instrument="x")
    with pytest.raises(Refused, match="“xã Sóc Hà” đã kết thúc hoạt động ngày 31/03/2020"):
        new_commune(place, since=date(2020, 4, 1), parent=place.soc_ha)


class TestTheEndOfAUnit:
    def refused(self, unit: Unit, *successors: Unit, on: date = date(2020, 12, 31), **more: object) -> str:
        with pytest.raises(Refused) as refused:
            end_unit(unit, on=on, successors=successors, instrument="x", **more)  # type: ignore[arg-type]
        unit.refresh_from_db()
        assert unit.ended_on is None
        return " ".join(one.message for one in refused.value.obstacles)

    def test_asks_for_the_successor_unless_it_is_dissolved(self, place: Place) -> None:
        assert self.refused(place.soc_ha) == "Thiếu đơn vị kế tục."
        told = self.refused(place.soc_ha, place.truong_ha, is_dissolved=True)
        assert told == "Đã ghi giải thể không có đơn vị kế tục thì không chọn đơn vị kế tục."

    def test_refuses_itself_and_who_does_not_work_the_day_after(self, place: Place) -> None:
        later = new_commune(place, since=date(2021, 6, 1))
        assert self.refused(place.soc_ha, place.soc_ha) == "Một đơn vị không kế tục chính mình."
        assert self.refused(place.soc_ha, later) == "Ngày 01/01/2021 “xã Lũng Nặm” không hoạt động."

    def test_refuses_a_day_before_the_present_name(self, place: Place) -> None:
        rename_unit(place.soc_ha, since=DAY, name="thị trấn Sóc Hà")
        told = self.refused(place.soc_ha, place.truong_ha, on=date(2020, 5, 31))
        assert told == "Ngày 31/05/2020 đứng trước ngày tên hiện nay có hiệu lực (01/06/2020)."

    def test_refuses_an_organ_whose_power_goes_on(self, place: Place) -> None:
        told = self.refused(place.district.organ, is_dissolved=True)
        assert told == "UBND huyện Hà Quảng vẫn đang có thẩm quyền quyết định khen thưởng."


class TestTheMembersOfAYear:
    def compose(self, place: Place, *units: Unit, year: int = 2020) -> tuple[list[Unit], list[Unit]]:
        given = PAPER | {"paper_number": "99/QĐ-UBND"}
        return compose_bloc(place.bloc, units=units, year=year, by=place.officer, on=DAY, **given)

    def test_who_stays_keeps_the_paper_it_had(self, place: Place) -> None:
        new = new_commune(place)
        joined, left = self.compose(place, place.truong_ha, place.ngoc_dao, new)
        assert (joined, left) == ([new], [place.soc_ha])
        papers = dict(BlocMembership.objects.filter(year=2020).values_list("unit", "paper_number"))
        assert papers == {
            place.truong_ha.pk: "15/QĐ-UBND",
            place.ngoc_dao.pk: "15/QĐ-UBND",
            new.pk: "99/QĐ-UBND",
        }
        told = dict(facts_in_words(timeline(("bloc", place.bloc.pk)).last()))
        assert (
            told["Đơn vị vào khối, cụm"] == "xã Lũng Nặm" and told["Đơn vị ra khỏi khối, cụm"] == "xã Sóc Hà"
        )

    def test_a_head_does_not_leave_and_a_past_year_loses_nobody(self, place: Place) -> None:
        with pytest.raises(Refused) as refused:
            self.compose(place, place.soc_ha, place.ngoc_dao)
        assert refused.value.obstacles[0].message == "xã Trường Hà đang là khối trưởng năm 2020."
        self.compose(place, place.soc_ha, place.truong_ha, year=2019)
        with pytest.raises(Refused) as refused:
            self.compose(place, place.soc_ha, year=2019)
        assert refused.value.obstacles[0].message == "Năm 2019 đã qua: không bỏ thành viên nào của năm ấy."
        assert len(members_of(place.bloc, year=2019)) == 2

    def test_a_member_of_another_bloc_of_the_year_is_refused_by_name(self, place: Place) -> None:
        other = found_bloc(place.district, code="K10", name="Khối trường học")
        with pytest.raises(Refused) as refused:
            compose_bloc(other, units=[place.soc_ha], year=2020, by=place.officer, on=DAY, **PAPER)
        assert refused.value.obstacles[0].message == (
            "xã Sóc Hà đã là thành viên Khối thi đua xã, thị trấn vùng Hà Quảng năm 2020."
        )

    def test_the_same_list_again_changes_nothing(self, place: Place) -> None:
        with pytest.raises(Refused, match="đã là thành viên của"):
            self.compose(place, place.soc_ha, place.truong_ha, place.ngoc_dao)


class TestHeadAndDeputy:
    def test_both_come_by_one_decision(self, place: Place) -> None:
        compose_bloc(
            place.bloc, units=[place.soc_ha, place.ngoc_dao], year=2021, by=place.officer, on=DAY, **PAPER
        )
        set_bloc_offices(
            place.bloc,
            {"head": place.ngoc_dao, "deputy": place.soc_ha},
            year=2021,
            by=place.officer,
            on=DAY,
            **PAPER,
        )
        held = dict(BlocOffice.objects.filter(year=2021).values_list("role", "unit"))
        assert held == {"head": place.ngoc_dao.pk, "deputy": place.soc_ha.pk}
        told = facts_in_words(timeline(("bloc", place.bloc.pk)).last())
        assert ("Khối trưởng", "xã Ngọc Đào") in told and ("Khối phó", "xã Sóc Hà") in told

    def test_one_unit_is_never_both(self, place: Place) -> None:
        compose_bloc(place.bloc, units=[place.soc_ha], year=2021, by=place.officer, on=DAY, **PAPER)
        with pytest.raises(Refused) as refused:
            set_bloc_offices(
                place.bloc,
                {"head": place.soc_ha, "deputy": place.soc_ha},
                year=2021,
                by=place.officer,
                on=DAY,
                **PAPER,
            )
        assert "không thể vừa là khối trưởng vừa là khối phó" in refused.value.obstacles[0].message
        assert not BlocOffice.objects.filter(year=2021).exists()


def test_a_version_that_ends_before_it_begins_is_refused(place: Place) -> None:
    with pytest.raises(Refused, match="Ngày hết hiệu lực 31/05/2020 đứng trước ngày có hiệu lực 01/06/2020"):
        found_council_version(
            place.council, size=15, since=DAY, until=date(2020, 5, 31), by=place.officer, on=DAY, **PAPER
        )
    assert CouncilVersion.objects.count() == 1


def test_a_code_and_a_council_stand_once_in_a_jurisdiction(place: Place) -> None:
    with pytest.raises(Overtaken, match="Mã khối, cụm K09 đã có"):
        found_bloc(place.district, code="K09", name="Khối khác", by=place.officer, on=DAY)
    with pytest.raises(Overtaken, match="đã có “Hội đồng Thi đua"):
        found_council(place.district, name=place.council.name, by=place.officer, on=DAY)
