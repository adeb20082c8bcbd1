"""Appointments begin and end only through their doors, and carry exactly what their office carries."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from guardian.models import UserObjectPermission

from roles.appointments.appointing import appoint_many, end_appointment, sweep
from roles.appointments.postings import Posting
from roles.doors.refusals import Forbidden, Overtaken, Refused
from roles.models import Office
from roles.rights.permissions import mandate_for
from tests.roles.conftest import DAY, PAPER, Place, person
from trail.models import Entry

ONE_DAY = timedelta(days=1)


def test_an_appointed_clerk_may_draft_at_his_own_unit_only(place: Place) -> None:
    clerk = person("thuky")
    place.appoint(clerk, Office.UNIT_CLERK, place.truong_ha)
    assert mandate_for(clerk, "draft_dossier", place.truong_ha, on=DAY) is not None
    assert mandate_for(clerk, "draft_dossier", place.soc_ha, on=DAY) is None


def test_an_appointment_gives_nothing_before_its_first_and_after_its_last_day(place: Place) -> None:
    clerk = person("thuky")
    since, until = date(2020, 3, 1), date(2020, 5, 31)
    place.appoint(clerk, Office.UNIT_CLERK, place.truong_ha, since=since, until=until)
    for day in (since, until):
        assert mandate_for(clerk, "see_unit", place.truong_ha, on=day) is not None
    for day in (since - ONE_DAY, until + ONE_DAY):
        assert mandate_for(clerk, "see_unit", place.truong_ha, on=day) is None


def test_an_appointment_that_ended_yesterday_gives_nothing(place: Place) -> None:
    clerk = person("thuky")
    appointment = place.appoint(clerk, Office.UNIT_CLERK, place.truong_ha)
    end_appointment(appointment, by=place.officer, until=DAY - ONE_DAY, on=DAY)
    assert mandate_for(clerk, "draft_dossier", place.truong_ha, on=DAY) is None
    assert not UserObjectPermission.objects.filter(user=clerk).exists()


def test_a_guardian_row_without_an_appointment_gives_nothing(place: Place) -> None:
    stranger, clerk = person("khach"), person("thuky")
    place.appoint(clerk, Office.UNIT_CLERK, place.truong_ha)
    for row in UserObjectPermission.objects.filter(user=clerk):
        row.pk, row.user = None, stranger
        row.save(force_insert=True)
    assert mandate_for(stranger, "draft_dossier", place.truong_ha, on=DAY) is None


def test_an_appointment_without_its_guardian_row_gives_nothing(place: Place) -> None:
    clerk = person("thuky")
    place.appoint(clerk, Office.UNIT_CLERK, place.truong_ha)
    UserObjectPermission.objects.filter(user=clerk, permission__codename="draft_dossier").delete()
    assert mandate_for(clerk, "draft_dossier", place.truong_ha, on=DAY) is None
    assert mandate_for(clerk, "see_unit", place.truong_ha, on=DAY) is not None


def test_a_row_that_another_appointment_needs_stays_when_one_ends(place: Place) -> None:
    both = person("kiemnhiem")
    clerk = place.appoint(both, Office.UNIT_CLERK, place.truong_ha)
    place.appoint(both, Office.UNIT_HEAD, place.truong_ha)
    end_appointment(clerk, by=place.officer, until=DAY - ONE_DAY, on=DAY)
    assert mandate_for(both, "draft_dossier", place.truong_ha, on=DAY) is not None


def test_the_sweep_removes_rows_of_appointments_whose_period_is_over(place: Place) -> None:
    clerk = person("thuky")
    place.appoint(clerk, Office.UNIT_CLERK, place.truong_ha, until=date(2020, 6, 30))
    assert sweep(date(2020, 6, 30)) == 0
    assert sweep(date(2020, 7, 1)) == 4
    assert not UserObjectPermission.objects.filter(user=clerk).exists()
    assert UserObjectPermission.objects.filter(user=place.officer).exists()


def test_who_may_not_appoint_is_refused(place: Place) -> None:
    clerk, other = person("thuky"), person("khac")
    place.appoint(clerk, Office.UNIT_CLERK, place.truong_ha)
    with pytest.raises(Forbidden, match="UBND huyện Hà Quảng"):
        place.appoint(other, Office.UNIT_CLERK, place.truong_ha, by=clerk)


def test_the_districts_officer_may_not_appoint_in_the_province(place: Place) -> None:
    with pytest.raises(Forbidden, match="UBND tỉnh Cao Bằng"):
        place.appoint(person("khac"), Office.CHAIR, place.province)


def test_outside_the_demonstration_the_program_appoints_only_where_nobody_can(place: Place, settings) -> None:
    settings.VINHDANH_DEMO = False
    place.appoint(person("dautien"), Office.BOARD_OFFICER, place.province, by=None)
    with pytest.raises(Refused, match="đã có người có quyền phân công"):
        place.appoint(person("thuhai"), Office.CHAIR, place.province, by=None)


def test_who_alone_may_appoint_leaves_only_when_somebody_else_may(place: Place) -> None:
    alone = place.officer.appointments.get(jurisdiction=place.district)
    with pytest.raises(Refused, match="không còn ai có quyền phân công") as refused:
        end_appointment(alone, by=place.officer, until=DAY, on=DAY)
    assert "Phân công người kế nhiệm trước" in refused.value.remedy

    place.appoint(person("kenhiem"), Office.BOARD_OFFICER, place.district)
    assert len(end_appointment(alone, by=place.officer, until=DAY, on=DAY)) == 1


def test_appointing_and_ending_are_recorded_with_who_and_why(place: Place) -> None:
    clerk = person("thuky", "Hoàng Văn Pảo")
    appointment = place.appoint(clerk, Office.UNIT_CLERK, place.truong_ha, post="Công chức Văn phòng")
    end_appointment(appointment, by=place.officer, until=DAY, on=DAY, reason="Chuyển công tác")
    written = Entry.objects.filter(chain__subject_kind="appointment", chain__subject_id=appointment.pk)
    assert [(entry.verb, entry.actor_name) for entry in written.order_by("seq")] == [
        ("appointed", "Bế Thị Lan"),
        ("appointment_ended", "Bế Thị Lan"),
    ]
    assert "Hoàng Văn Pảo, Công chức Văn phòng, xã Trường Hà" in written[0].payload
    assert "Chuyển công tác" in written[1].payload


def test_an_office_that_does_not_exist_at_an_organ_is_refused(place: Place) -> None:
    with pytest.raises(Refused) as refused:
        place.appoint(person("khac"), Office.CHAIR, place.truong_ha)
    assert "Không có chức trách “Người có thẩm quyền quyết định”" in refused.value.obstacles[0].message


def test_a_missing_paper_and_a_wrong_period_are_told_at_once(place: Place) -> None:
    with pytest.raises(Refused) as refused:
        place.appoint(
            person("khac"), Office.UNIT_HEAD, place.truong_ha, paper_number=" ", until=date(2019, 12, 31)
        )
    assert [obstacle.message for obstacle in refused.value.obstacles] == [
        "Thiếu số văn bản của văn bản làm căn cứ.",
        "Ngày kết thúc 31/12/2019 đứng trước 01/01/2020.",
    ]


def test_a_unit_has_one_head_a_day_and_a_person_holds_an_office_once(place: Place) -> None:
    head = person("chutich", "Vương Văn Tài")
    place.appoint(head, Office.UNIT_HEAD, place.truong_ha, until=date(2020, 6, 30))
    with pytest.raises(Refused) as taken:
        place.appoint(person("khac"), Office.UNIT_HEAD, place.truong_ha, since=date(2020, 6, 30))
    assert "chỉ có một người; Vương Văn Tài đang giữ" in taken.value.obstacles[0].message
    with pytest.raises(Refused) as twice:
        place.appoint(head, Office.UNIT_HEAD, place.truong_ha, since=date(2020, 6, 30))
    assert "Vương Văn Tài đã giữ chức trách" in twice.value.obstacles[0].message
    place.appoint(person("sau"), Office.UNIT_HEAD, place.truong_ha, since=date(2020, 7, 1))


def test_an_appointment_ends_with_its_organ_and_none_begins_after_it(place: Place) -> None:
    place.truong_ha.ended_on = date(2025, 6, 30)
    place.truong_ha.save()
    appointment = place.appoint(person("thuky"), Office.UNIT_CLERK, place.truong_ha)
    assert appointment.until == date(2025, 6, 30)
    with pytest.raises(Refused) as late:
        place.appoint(person("muon"), Office.UNIT_CLERK, place.truong_ha, since=date(2025, 7, 1))
    assert "đã kết thúc hoạt động ngày 30/06/2025" in late.value.obstacles[0].message


def test_what_is_over_is_not_ended_again_and_nothing_ends_in_the_past(place: Place) -> None:
    appointment = place.appoint(person("thuky"), Office.UNIT_CLERK, place.truong_ha)
    with pytest.raises(Refused, match="Không kết thúc lùi"):
        end_appointment(appointment, by=place.officer, until=DAY - 2 * ONE_DAY, on=DAY)
    end_appointment(appointment, by=place.officer, until=DAY, on=DAY)
    with pytest.raises(Overtaken, match="01/06/2020"):
        end_appointment(appointment, by=place.officer, until=DAY, on=DAY + ONE_DAY)


def test_who_may_not_appoint_may_not_end_an_appointment(place: Place) -> None:
    appointment = place.appoint(person("thuky"), Office.UNIT_CLERK, place.truong_ha)
    with pytest.raises(Forbidden):
        end_appointment(appointment, by=person("khach"), until=DAY, on=DAY)
    appointment.refresh_from_db()
    assert appointment.until is None


def test_fifty_appointments_take_as_many_statements_as_one(place: Place) -> None:
    def postings(count: int, name: str) -> list[Posting]:
        return [
            Posting(
                user=person(f"{name}{number}"),
                office=Office.UNIT_CLERK,
                organ=place.soc_ha if number % 2 else place.truong_ha,
                since=date(2020, 1, 1),
                post="Công chức",
                **PAPER,
            )
            for number in range(count)
        ]

    def statements(given: list[Posting]) -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            appoint_many(given, by=place.officer, on=DAY)
        return len(captured)

    appoint_many(postings(1, "khoidong"), by=place.officer, on=DAY)
    assert statements(postings(1, "mot")) == statements(postings(50, "nhieu"))


def test_a_chairs_substitute_signs_only_while_the_chair_is_in_office(place: Place) -> None:
    chair, deputy = person("chutich"), person("phochutich")
    held = place.appoint(chair, Office.CHAIR, place.district, post="Chủ tịch")
    place.appoint(
        deputy, Office.CHAIR, place.district, capacity="KT.", on_behalf_of=held, post="Phó Chủ tịch"
    )
    assert mandate_for(deputy, "sign_decision", place.district, on=DAY) is not None
    end_appointment(held, by=place.officer, until=DAY, on=DAY)
    assert mandate_for(deputy, "sign_decision", place.district, on=DAY) is not None
    assert mandate_for(deputy, "sign_decision", place.district, on=DAY + ONE_DAY) is None


def test_the_clerk_submits_only_by_order_of_the_head(place: Place) -> None:
    head, clerk, ordered = person("thutruong"), person("thuky"), person("theolenh")
    held = place.appoint(head, Office.UNIT_HEAD, place.truong_ha, post="Chủ tịch UBND xã")
    place.appoint(clerk, Office.UNIT_CLERK, place.truong_ha)
    place.appoint(ordered, Office.UNIT_CLERK, place.truong_ha, capacity="TL.", on_behalf_of=held)
    assert mandate_for(head, "submit_dossier", place.truong_ha, on=DAY) is not None
    assert mandate_for(clerk, "submit_dossier", place.truong_ha, on=DAY) is None
    assert mandate_for(ordered, "submit_dossier", place.truong_ha, on=DAY) is not None
