"""What an office still needs is told to its officer until it can work, with the page on which it is done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from django.urls import resolve, reverse

from roles.appointments.appointing import end_appointment
from roles.founding import found_jurisdiction
from roles.local_rules.setting_rules import set_local_rule
from roles.models import Appointment, Bloc, BlocOffice, Jurisdiction, Succession, UnitProfile
from tests.browsing import Client, words
from tests.scene import SINCE, TODAY, Scene, draft, mandate_of, seat
from trail.clock import at
from workflow.reports.board_office import board_heading, proposing_office
from workflow.views.home.setup.needs import needs_of
from workflow.views.home.setup.setup_guide import GUIDED_PAGES
from workflow.views.home.setup.setup_lines import setup_lines

pytestmark = [pytest.mark.django_db, pytest.mark.scene(units=3)]


@pytest.fixture(autouse=True)
def story() -> Iterator[None]:
    with at(TODAY):
        yield


@pytest.fixture
def officer(scene: Scene) -> Client:
    client = Client()
    client.force_login(scene["officer"], backend="django.contrib.auth.backends.ModelBackend")
    return client


def page_of(power: Jurisdiction) -> str:
    return reverse("workflow:setup", args=[power.pk])


def commune(scene: Scene) -> Jurisdiction:
    """Founded a moment ago: nobody and nothing is there yet."""
    return found_jurisdiction(
        organ=scene.units[2],
        above=scene.district,
        name="xã số 3",
        heading="Chủ tịch Ủy ban nhân dân xã số 3",
        organ_heading="Ủy ban nhân dân xã số 3",
        place="Xã số 3",
        since=SINCE,
    )


def test_an_office_that_has_everything_is_told_nothing(scene: Scene, officer: Client) -> None:
    assert needs_of([scene.district], on=TODAY) == {scene.district.pk: []}
    assert "Còn thiếu để làm việc" not in words(officer.get("/"))
    told = words(officer.get(page_of(scene.district)))
    listed = officer.get(reverse("roles:appointments", args=[scene.district.pk])).content.decode()
    assert f'href="{page_of(scene.district)}"' in listed, "what is not whole stays within reach"
    assert "Cơ quan đã làm việc được" in told and "Còn thiếu" not in told.replace("Còn thiếu để làm việc", "")


def test_what_is_lost_is_missing_again_and_leads_to_the_form_that_mends_it(
    scene: Scene, officer: Client
) -> None:
    for name in ("clerk", "bloc_deputy", "secretary", "head2"):
        row = mandate_of(scene, name)
        end_appointment(row, by=scene["officer"], until=date(2020, 11, 19), on=TODAY)

    home, page = words(officer.get("/")), officer.get(page_of(scene.district))

    assert "Cơ quan chưa có: văn thư; khối trưởng, khối phó; hội đồng." in home
    told, links = words(page), re.findall(r'class="btn btn-small[^"]*" href="([^"]+)"', page.content.decode())
    assert "Còn 01 trên 03 đơn vị chưa có người trình hồ sơ." in told
    assert "Đã phân công 15 trên 16 thành viên; chưa có Thư ký." in told
    opened = [officer.get(link.replace("&amp;", "&")).content.decode() for link in links]
    assert len(opened) == 10
    for form, office in zip(opened, ("clerk", "unit_head", "bloc_deputy", "council_secretary"), strict=False):
        assert f'<option value="{office}" selected>' in form and form.count(" selected>") >= 2


def test_open_work_of_a_unit_where_nobody_works_is_named_until_somebody_is_appointed(
    scene: Scene, officer: Client
) -> None:
    merged = scene.units[2]
    draft(scene, unit=1, advanced=2, fighters=0)
    Succession.objects.create(
        predecessor=scene.units[0], successor=merged, happened_on=SINCE, instrument="Nghị quyết 1"
    )
    assert needs_of([scene.district], on=TODAY) == {scene.district.pk: []}
    for name in ("clerk3", "head3"):
        end_appointment(mandate_of(scene, name), by=scene["officer"], until=date(2020, 11, 19), on=TODAY)

    home, told = words(officer.get("/")), setup_lines(scene.district, on=TODAY)

    assert "Cơ quan chưa có: người cho đơn vị có việc đang chờ." in home
    (line,) = (each for each in told if each.title == "Việc chưa có người làm")
    assert line.told == (
        "Ủy ban nhân dân xã số 3 (01 hồ sơ đang mở): chưa phân công cán bộ làm công tác thi đua hoặc thủ "
        "trưởng."
    )
    assert line.step and line.step[1].endswith(f"?noi=unit:{merged.pk}&chuc-trach=unit_clerk")
    Appointment.objects.filter(user=scene["clerk3"]).update(until=None)
    assert needs_of([scene.district], on=TODAY) == {scene.district.pk: []}


def test_each_page_of_the_list_leads_back_to_it_and_says_what_is_next(scene: Scene, officer: Client) -> None:
    for name in ("chair", "clerk"):
        end_appointment(mandate_of(scene, name), by=scene["officer"], until=date(2020, 11, 19), on=TODAY)
    people = reverse("roles:appointments", args=[scene.district.pk])
    back = f'href="{page_of(scene.district)}">Về “Còn thiếu để làm việc”, huyện Hà Quảng</a>'
    assert back not in officer.get(people).content.decode()

    lines = setup_lines(scene.district, on=TODAY)
    officer.get(page_of(scene.district))
    (signer, clerk) = (line.step for line in lines[:2])
    assert signer and clerk
    here, after = officer.get(signer[1]), officer.get(people)

    assert back in here.content.decode() and back in after.content.decode()
    assert "Đang làm: Người ký quyết định . Chưa có ai ký quyết định." in words(here)
    assert "Việc tiếp theo: Người ký quyết định . Chưa có ai ký quyết định. Phân công người ký" in words(
        after
    )
    Appointment.objects.filter(user=scene["chair"]).update(until=None)
    assert "Việc tiếp theo: Văn thư . Chưa có ai cấp số" in words(officer.get(people))
    officer.get("/")
    assert back not in officer.get(people).content.decode()


def test_every_page_to_which_the_list_leads_is_guided(scene: Scene) -> None:
    led = set()
    for power in (scene.province, scene.district, commune(scene)):
        for day in (TODAY, date(2026, 11, 27)):
            for line in setup_lines(power, on=day):
                pages = [step[1].partition("?")[0] for step in (line.step, line.load) if step]
                led |= {resolve(page).view_name for page in pages}

    assert led <= GUIDED_PAGES and len(led) >= 7


def test_who_may_no_longer_appoint_is_not_led_back(scene: Scene, officer: Client) -> None:
    officer.get(page_of(scene.district))
    Appointment.objects.filter(user=scene["officer"]).update(until=date(2020, 11, 19))

    assert "Về “Còn thiếu" not in words(officer.get(reverse("roles:appointments", args=[scene.district.pk])))


def test_a_new_office_is_told_all_that_it_needs_in_order(scene: Scene) -> None:
    new = commune(scene)

    load = reverse("dossiers:load", args=[new.pk, "don-vi"])
    lines = {line.title: line for line in setup_lines(new, on=TODAY)}
    assert lines["Đơn vị"].load == ("Nạp từ Excel", load)
    assert [str(need) for need in needs_of([new], on=TODAY)[new.pk]] == [
        "người ký",
        "văn thư",
        "đơn vị",
        "người của đơn vị",
    ]
    assert "quy định của địa phương" in needs_of([new], on=date(2026, 9, 1))[new.pk]
    assert "hội đồng" in needs_of([new], on=date(2026, 9, 1))[new.pk]


def test_a_rule_that_the_law_leaves_to_the_office_is_missing_until_it_is_set(scene: Scene) -> None:
    new, day = commune(scene), date(2026, 9, 1)
    scene.district.local_rules.all().delete()
    seat(scene, [("officer3", "board_officer", new, "Công chức")], on=SINCE)
    rule = {"citation": "Quy chế minh họa", "since": day, "by": scene["officer3"], "on": day}
    with at(day):
        for key, value in (("deadline.appraisal", 20), ("vote.CSTĐCS", 80)):
            assert "quy định của địa phương" in needs_of([new], on=day)[new.pk]
            set_local_rule(jurisdiction=new, key=key, value=value, **rule)

        assert "quy định của địa phương" not in needs_of([new], on=day)[new.pk]


def test_the_vote_that_convening_asks_for_is_missing_while_the_law_of_the_day_is_unread(scene: Scene) -> None:
    new, day = commune(scene), date(2026, 11, 27)
    seat(scene, [("officer3", "board_officer", new, "Công chức")], on=SINCE)
    rule = {"citation": "Quy chế minh họa", "since": day, "by": scene["officer3"], "on": day}
    with at(day):
        set_local_rule(jurisdiction=new, key="deadline.appraisal", value=20, **rule)
        told = {line.title: line for line in setup_lines(new, on=day)}["Quy định của địa phương"]
        assert told.told == (
            "Chương trình chưa xác nhận Luật 06/2026/QH16, cần đặt thì mới triệu tập được Hội đồng: "
            "Tỷ lệ phiếu đồng ý của Hội đồng để xét Chiến sĩ thi đua cơ sở."
        )
        assert told.step == ("Đặt quy định", reverse("roles:set_rule", args=[new.pk, "vote.CSTĐCS"]))
        assert "quy định của địa phương" in needs_of([new], on=day)[new.pk]

        set_local_rule(jurisdiction=new, key="vote.CSTĐCS", value=80, **rule)
        assert "quy định của địa phương" not in needs_of([new], on=day)[new.pk]


def test_a_place_that_goes_on_with_the_decree_before_is_not_asked_what_that_gives(scene: Scene) -> None:
    new, day = commune(scene), date(2025, 9, 1)
    scene.district.local_rules.all().delete()
    seat(scene, [("officer3", "board_officer", new, "Công chức")], on=SINCE)
    rule = {"citation": "Quy chế minh họa", "since": day, "by": scene["officer3"], "on": day}
    with at(day):
        set_local_rule(jurisdiction=new, key="deadline.appraisal", value=20, **rule)
        assert "quy định của địa phương" in needs_of([new], on=day)[new.pk]

        set_local_rule(jurisdiction=new, key="transition.decree_98", value="áp dụng", **rule)
        assert "quy định của địa phương" not in needs_of([new], on=day)[new.pk]


def test_who_signs_the_submission_and_its_abbreviation_are_told_with_the_page_that_mends_them(
    scene: Scene,
) -> None:
    told = {line.title: line for line in setup_lines(scene.district, on=TODAY)}

    signer, sign = told["Người ký tờ trình"], told["Tên viết tắt của cơ quan trình"]
    assert signer.told.startswith("Trưởng phòng Nội vụ: chưa phân công ai giữ chức vụ này")
    assert signer.step and signer.step[1].endswith("&chuc-trach=board_officer")
    assert sign.told.startswith("Phòng Nội vụ chưa có tên viết tắt trong chương trình")
    assert sign.step == ("Lập đơn vị, ghi tên viết tắt", reverse("roles:new_unit", args=[scene.district.pk]))
    Appointment.objects.filter(user=scene["officer"]).update(post="Trưởng phòng Nội vụ")
    after = {line.title: line.told for line in setup_lines(scene.district, on=TODAY)}
    assert after["Người ký tờ trình"] == "Đã có người."


def test_the_office_that_submits_is_known_by_its_short_name_and_by_its_name_with_the_place(
    scene: Scene,
) -> None:
    def told() -> tuple[str, str]:
        lines = {line.title: line.told for line in setup_lines(scene.district, on=TODAY)}
        return lines["Người ký tờ trình"], lines["Tên viết tắt của cơ quan trình"]

    asked = ("Đã có người.", "Đã có.")
    unit = UnitProfile.objects.filter(unit=scene.units[0])
    for name, short in (
        ("Phòng Nội vụ huyện Hà Quảng", ""),
        ("Phòng Nội Vụ", ""),
        ("Cơ quan chuyên môn về nội vụ", "Phòng Nội vụ"),
    ):
        unit.update(name=name, short_name=short, code="PNV")
        assert told() == asked, name
    unit.update(name="Phòng Nội vụ huyện Bảo Lâm", short_name="")
    assert told() != asked
    unit.update(name="Phòng Nội vụ huyện Hà Quảng")
    scene.district.board = scene.units[0]
    assert proposing_office(scene.district, on=TODAY) == "Phòng Nội vụ huyện Hà Quảng"
    assert board_heading(scene.district, on=TODAY)[1] == "Phòng Nội vụ huyện Hà Quảng"


def test_two_jurists_are_asked_of_the_uppermost_level_while_the_law_of_the_day_is_unread(
    scene: Scene,
) -> None:
    def line(on: date) -> tuple[str, str]:
        found = {each.title: each for each in setup_lines(scene.province, on=on)}["Pháp chế"]
        return str(found.state), found.told

    day = date(2026, 11, 27)
    assert line(TODAY) == ("done", "Văn bản đang áp dụng đã được xác nhận.")
    assert line(day) == (
        "check",
        "Chương trình chưa xác nhận Luật 06/2026/QH16: thẩm định phải ghi căn cứ cho từng trường hợp. Cần 02 "
        "cán bộ pháp chế, người nhập và người xác nhận văn bản; đã phân công 00.",
    )
    for name in ("jurist1", "jurist2"):
        seat(scene, [(name, "jurist", scene.province, "Chuyên viên pháp chế")], on=SINCE)
    assert line(day) == (
        "done",
        "Chương trình chưa xác nhận Luật 06/2026/QH16; đã có 02 cán bộ pháp chế để nhập và xác nhận.",
    )
    assert "Pháp chế" not in {each.title for each in setup_lines(scene.district, on=day)}


def test_a_bloc_of_another_year_places_nobody_and_whoever_is_in_none_files_straight(scene: Scene) -> None:
    assert Bloc.objects.filter(memberships__year=2021).count() == 0
    new_year = date(2021, 1, 4)
    assert needs_of([scene.district], on=new_year)[scene.district.pk] == []
    lines = {line.title: line for line in setup_lines(scene.district, on=new_year)}
    blocs = lines["Khối, cụm thi đua năm 2021"]
    assert (blocs.state, blocs.step is not None) == ("check", True)
    assert "hồ sơ trình thẳng cơ quan thẩm định" in blocs.told and "Khối trưởng, khối phó" not in lines
    BlocOffice.objects.all().delete()
    assert needs_of([scene.district], on=TODAY)[scene.district.pk] == ["khối trưởng, khối phó"]


def test_many_offices_cost_as_many_statements_as_one(scene: Scene, django_assert_num_queries: object) -> None:
    one, many = [scene.district], [scene.district, scene.province, commune(scene)]
    needs_of(one, on=TODAY)
    for powers in (one, many):
        with django_assert_num_queries(11):  # type: ignore[operator]
            needs_of(powers, on=TODAY)


def test_titles_that_units_decide_themselves_are_told_with_who_decides_until_each_is_a_level(
    scene: Scene, officer: Client
) -> None:
    """Law of 2022, article 80: a commune's chair gives LĐTT, a province does not."""
    Jurisdiction.objects.filter(pk=scene.district.pk).update(level="tỉnh")
    power, day = Jurisdiction.objects.get(pk=scene.district.pk), date(2025, 11, 20)

    def line() -> list[tuple[str, str, object]]:
        found = setup_lines(power, on=day)
        return [(each.state, each.told, each.step) for each in found if "tự quyết định" in each.title]

    ((state, told, step),) = line()
    assert state == "check" and step == ("Lập cấp trực thuộc", f"/tham-quyen/{power.pk}/cap/moi/")
    assert "Lao động tiên tiến: do Chủ tịch Ủy ban nhân dân cấp xã quyết định" in told
    assert "(Điều 80 Luật Thi đua, khen thưởng 2022)" in told
    assert "Còn 03 trên 03 đơn vị chưa lập thành cấp trực thuộc" in told
    commune(scene)
    assert "Còn 02 trên 03 đơn vị" in line()[0][1]
    with at(date(2025, 11, 20)):
        assert officer.get(step[1]).status_code == 200
