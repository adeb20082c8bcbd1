"""Organs begin, change their name and end from a day on; the past stays as it was."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from roles.access.declarations import may_open
from roles.doors.refusals import Refused
from roles.founding import (
    NewUnit,
    end_jurisdiction,
    end_unit,
    found_bloc,
    found_council_version,
    found_unit,
    found_units,
    join_bloc,
    propose_offices,
    rename_unit,
    set_bloc_office,
)
from roles.models import BlocOffice, CouncilVersion, LocalRule, Office, Unit, UnitProfile
from roles.queries import bloc_of, lineage, members_of, version_on
from roles.rights.permissions import mandate_for
from tests.roles.conftest import DAY, PAPER, Place, person

INSTRUMENT = "Nghị quyết 1657/NQ-UBTVQH15 ngày 16/6/2025"
LAST_DAY, FIRST_DAY = date(2025, 6, 30), date(2025, 7, 1)


class TestTheTwoHaQuangs:
    """The district ends on 30/6/2025; on 1/7/2025 a commune of the same name begins, of other communes."""

    def test_the_same_name_is_two_units_that_do_not_follow_each_other(self, place: Place) -> None:
        district = place.district.organ
        commune = found_unit(level="xã", name="xã Hà Quảng", since=FIRST_DAY, jurisdiction=place.province)
        end_unit(place.ngoc_dao, on=LAST_DAY, successors=[commune], instrument=INSTRUMENT)
        end_jurisdiction(place.district, on=LAST_DAY, successor=place.province)
        end_unit(district, on=LAST_DAY, successors=[], instrument=INSTRUMENT, is_dissolved=True)
        assert district.name_on(LAST_DAY) == "UBND huyện Hà Quảng"
        assert commune.name_on(FIRST_DAY) == "xã Hà Quảng"
        assert set(lineage(commune)) == {commune.pk, place.ngoc_dao.pk}

    def test_truong_ha_keeps_its_name_but_is_another_unit_of_four(self, place: Place) -> None:
        old = place.truong_ha
        new = found_unit(level="xã", name="xã Trường Hà", since=FIRST_DAY, code="01392")
        for part in (old, place.soc_ha):
            end_unit(part, on=LAST_DAY, successors=[new], instrument=INSTRUMENT)
        assert old.name_on(LAST_DAY) == new.name_on(FIRST_DAY) == "xã Trường Hà"
        assert set(lineage(new)) == {new.pk, old.pk, place.soc_ha.pk}
        assert set(lineage(old)) == {old.pk}

    def test_a_right_at_the_old_unit_is_none_at_its_namesake(self, place: Place) -> None:
        clerk = person("thuky")
        place.appoint(clerk, Office.UNIT_CLERK, place.truong_ha)
        new = found_unit(level="xã", name="xã Trường Hà", since=FIRST_DAY)
        end_unit(place.truong_ha, on=LAST_DAY, successors=[new], instrument=INSTRUMENT)
        assert mandate_for(clerk, "draft_dossier", place.truong_ha, on=LAST_DAY) is not None
        assert mandate_for(clerk, "see_unit", place.truong_ha, on=FIRST_DAY) is None
        assert mandate_for(clerk, "see_unit", new, on=FIRST_DAY) is None


def test_a_new_name_holds_from_its_day_and_the_old_one_before_it(place: Place) -> None:
    rename_unit(place.truong_ha, since=date(2020, 2, 1), name="thị trấn Trường Hà", code="01399")
    assert place.truong_ha.name_on(date(2020, 1, 31)) == "xã Trường Hà"
    assert place.truong_ha.name_on(date(2020, 2, 1)) == "thị trấn Trường Hà"
    assert place.truong_ha.profile_on(date(2020, 2, 1)).jurisdiction == place.district


def test_a_name_is_not_changed_back_in_time(place: Place) -> None:
    rename_unit(place.truong_ha, since=date(2020, 2, 1), name="thị trấn Trường Hà")
    with pytest.raises(Refused, match="không đổi lùi") as refused:
        rename_unit(place.truong_ha, since=date(2020, 2, 1), name="xã Nà Sác")
    assert refused.value.remedy == "Chọn ngày có hiệu lực sau 01/02/2020."


def test_a_unit_that_ended_is_neither_renamed_nor_ended_again(place: Place) -> None:
    end_unit(place.soc_ha, on=LAST_DAY, successors=[], instrument=INSTRUMENT, is_dissolved=True)
    with pytest.raises(Refused, match="không đổi tên được nữa"):
        rename_unit(place.soc_ha, since=FIRST_DAY, name="xã Sóc Hà mới")
    with pytest.raises(Refused, match="30/06/2025"):
        end_unit(place.soc_ha, on=LAST_DAY, successors=[], instrument=INSTRUMENT, is_dissolved=True)


def test_a_merger_needs_its_instrument(place: Place) -> None:
    with pytest.raises(Refused) as refused:
        end_unit(place.soc_ha, on=LAST_DAY, successors=[place.truong_ha], instrument="  ")
    assert [one.message for one in refused.value.obstacles] == [
        "Thiếu văn bản sắp xếp, sáp nhập hoặc giải thể."
    ]


def test_names_are_stored_composed_and_found_without_marks(db: None) -> None:
    unit = found_unit(level="xã", name="xa\u0303  So\u0301c Ha\u0300", since=date(2020, 1, 1))
    profile = unit.profiles.get()
    assert (profile.name, profile.folded) == ("xã Sóc Hà", "xa soc ha")


def test_170_units_are_founded_with_as_many_statements_as_one(db: None) -> None:
    def statements(count: int) -> int:
        news = [NewUnit(level="xã", name=f"Đơn vị {n}", since=date(2020, 1, 1)) for n in range(count)]
        with CaptureQueriesContext(connection) as captured:
            found_units(news)
        return len(captured)

    assert statements(1) == statements(170)
    assert Unit.objects.count() == 171


def test_the_database_refuses_two_profiles_two_versions_two_rules_of_one_day(place: Place) -> None:
    since = date(2020, 1, 1)
    overlaps = [
        UnitProfile(unit=place.soc_ha, name="khác", since=since),
        CouncilVersion(council=place.council, size=7, since=date(2021, 1, 1), **PAPER),
        LocalRule(
            jurisdiction=place.district,
            key="k",
            value=14,
            citation="x",
            since=since,
            entered_by=place.officer,
        ),
    ]
    LocalRule.objects.create(
        jurisdiction=place.district, key="k", value=15, citation="x", since=since, entered_by=place.officer
    )
    for row in overlaps:
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()


class TestBlocs:
    def test_a_bloc_has_exactly_one_head_a_year(self, place: Place) -> None:
        with pytest.raises(Refused, match="đã có khối trưởng: xã Trường Hà"):
            set_bloc_office(place.bloc, unit=place.soc_ha, year=2020, role="head", **PAPER)
        with pytest.raises(IntegrityError), transaction.atomic():
            BlocOffice.objects.create(
                bloc=place.bloc, unit=place.soc_ha, year=2020, role="head", since=DAY, **PAPER
            )

    def test_the_deputy_is_proposed_as_next_head_and_who_never_served_as_deputy(self, place: Place) -> None:
        proposal = propose_offices(place.bloc, year=2021, on=DAY)
        assert proposal.head == place.ngoc_dao
        assert proposal.deputies == (place.soc_ha,)

    def test_a_head_stays_a_second_year_only_with_a_reason(self, place: Place) -> None:
        join_bloc(place.bloc, units=[place.truong_ha], year=2021, **PAPER)
        with pytest.raises(Refused) as refused:
            set_bloc_office(place.bloc, unit=place.truong_ha, year=2021, role="head", **PAPER)
        assert "luân phiên" in refused.value.obstacles[0].message
        kept = set_bloc_office(
            place.bloc, unit=place.truong_ha, year=2021, role="head", reason="Khối phó sáp nhập", **PAPER
        )
        assert kept.reason == "Khối phó sáp nhập"

    def test_only_a_member_of_that_year_takes_office(self, place: Place) -> None:
        with pytest.raises(Refused) as refused:
            set_bloc_office(place.bloc, unit=place.soc_ha, year=2021, role="head", **PAPER)
        assert refused.value.obstacles[0].message.startswith("xã Sóc Hà không phải thành viên")

    def test_a_membership_without_a_founding_decision_is_refused(self, place: Place) -> None:
        with pytest.raises(Refused) as refused:
            join_bloc(place.bloc, units=[place.soc_ha], year=2021, **(PAPER | {"paper_number": ""}))
        assert "Thiếu số văn bản" in refused.value.obstacles[0].message

    def test_a_unit_is_a_member_of_one_bloc_in_a_jurisdiction_and_year(self, place: Place) -> None:
        other = found_bloc(place.district, code="K10", name="Khối khác")
        with pytest.raises(Refused) as refused:
            join_bloc(other, units=[place.soc_ha], year=2020, **PAPER)
        assert refused.value.obstacles[0].message.startswith("xã Sóc Hà đã là thành viên Khối thi đua xã")
        join_bloc(other, units=[place.soc_ha], year=2021, **PAPER)
        assert bloc_of(place.soc_ha, jurisdiction=place.district, year=2020, on=DAY) == place.bloc
        assert bloc_of(place.soc_ha, jurisdiction=place.district, year=2021, on=DAY) == other

    def test_a_guest_is_no_member(self, place: Place) -> None:
        guest = found_unit(level="xã", name="xã Lũng Nặm", since=date(2000, 1, 1))
        join_bloc(place.bloc, units=[guest], year=2020, kind="guest", **PAPER)
        assert bloc_of(guest, jurisdiction=place.district, year=2020, on=DAY) is None
        assert guest not in members_of(place.bloc, year=2020)

    def test_members_stand_in_vietnamese_order(self, place: Place) -> None:
        assert members_of(place.bloc, year=2020) == [place.ngoc_dao, place.soc_ha, place.truong_ha]


def test_a_new_council_version_leaves_the_old_one_to_its_days(place: Place) -> None:
    found_council_version(place.council, size=15, since=date(2020, 6, 1), **PAPER)
    march, june = version_on(place.council, date(2020, 3, 1)), version_on(place.council, date(2020, 6, 1))
    assert march is not None and june is not None
    assert (march.size, march.until, june.size) == (16, date(2020, 5, 31), 15)
    with pytest.raises(Refused, match="không đổi lùi"):
        found_council_version(place.council, size=9, since=date(2020, 3, 1), **PAPER)


def test_a_jurisdiction_that_ends_takes_its_people_blocs_and_rules_with_it(place: Place) -> None:
    member = person("uyvien")
    place.appoint(member, Office.COUNCIL_MEMBER, place.council)
    end_jurisdiction(place.district, on=LAST_DAY, successor=place.province)
    assert set(place.council.appointments.values_list("until", flat=True)) == {LAST_DAY}
    assert set(place.district.appointments.values_list("until", flat=True)) == {LAST_DAY}
    place.bloc.refresh_from_db()
    assert place.bloc.ended_on == LAST_DAY
    assert version_on(place.council, FIRST_DAY) is None
    heir = person("kiemtra")
    place.appoint(heir, Office.AUDITOR, place.province, by=None)
    for name, thing in (("know_bloc", place.bloc), ("know_unit", place.truong_ha)):
        assert may_open(name, heir, thing, on=FIRST_DAY)
        assert not may_open(name, place.officer, thing, on=FIRST_DAY)
    with pytest.raises(Refused, match="đã kết thúc"):
        end_jurisdiction(place.district, on=LAST_DAY, successor=None)
