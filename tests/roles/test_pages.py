"""Pages show what there is, take what is right, and explain what is wrong, all without JavaScript."""

from datetime import date

import pytest
from django.urls import reverse

from roles.doors.sent_once import FORM_KEY
from roles.founding import end_unit, found_unit, rename_unit
from roles.local_rules.setting_rules import set_local_rule
from roles.models import Appointment, LocalRule, Office
from roles.rights.permissions import mandate_for
from tests.browsing import Client, text_of, words
from tests.roles.conftest import PAPER, Place, person
from trail.clock import at

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.roles.urls")]
TODAY = date(2020, 6, 1)
SHARE = "grassroots_fighter_share"


@pytest.fixture(autouse=True)
def story():
    with at(TODAY):
        yield


def page(client: Client, name: str, *args: object, **asked: object) -> str:
    answer = client.get(reverse(name, args=args), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_units_stand_in_vietnamese_order_and_are_found_without_marks(officer: Client, place: Place) -> None:
    whole = page(officer, "roles:units", place.district.pk)
    assert whole.index("xã Ngọc Đào") < whole.index("xã Sóc Hà") < whole.index("xã Trường Hà")
    found = page(officer, "roles:units", place.district.pk, q="truong ha")
    assert "xã Trường Hà" in found and "xã Sóc Hà" not in found


def test_a_units_page_says_of_each_year_what_it_was_in_its_bloc(officer: Client, place: Place) -> None:
    told = {
        "head": words(officer.get(reverse("roles:unit", args=[place.truong_ha.pk]))),
        "deputy": words(officer.get(reverse("roles:unit", args=[place.ngoc_dao.pk]))),
        "member": words(officer.get(reverse("roles:unit", args=[place.soc_ha.pk]))),
    }

    assert all(f"2020 {place.bloc.name}" in each for each in told.values())
    assert [
        f"{place.bloc.name} {role}" in told[who]
        for who, role in (("head", "Khối trưởng"), ("deputy", "Khối phó"), ("member", "Thành viên"))
    ] == [True] * 3


def test_a_unit_that_ended_is_shown_on_its_days_and_with_its_successor(officer: Client, place: Place) -> None:
    new = found_unit(level="xã", name="xã Trường Hà mới", since=date(2025, 7, 1), jurisdiction=place.province)
    end_unit(
        place.truong_ha, on=date(2025, 6, 30), successors=[new], instrument="Nghị quyết 1657/NQ-UBTVQH15"
    )
    before = page(officer, "roles:units", place.district.pk, ngay="30/06/2025")
    after = page(officer, "roles:units", place.district.pk, ngay="01/07/2025")
    everything = page(officer, "roles:units", place.district.pk, ngay="01/07/2025", tat_ca="1")
    assert "xã Trường Hà" in before and "xã Trường Hà" not in after
    assert "Kết thúc ngày 30/06/2025" in everything and "xã Trường Hà mới" in everything
    own = page(officer, "roles:unit", place.truong_ha.pk)
    assert "Nghị quyết 1657/NQ-UBTVQH15" in text_of(own) and "01/07/2025" in own


def test_a_unit_that_moved_shows_to_whom_it_belonged_and_belongs(officer: Client, place: Place) -> None:
    rename_unit(place.truong_ha, since=date(2020, 5, 1), parent=place.soc_ha)

    own = page(officer, "roles:unit", place.truong_ha.pk)

    assert "<dt>Trực thuộc</dt><dd>xã Sóc Hà</dd>" in own
    assert own.count('<td data-label="Trực thuộc">xã Sóc Hà</td>') == 1


def test_a_blocs_roster_shows_offices_and_papers_of_the_year(officer: Client, place: Place) -> None:
    assert "xã Ngọc Đào" in page(officer, "roles:blocs", place.district.pk)
    roster = page(officer, "roles:bloc", place.bloc.pk)
    assert "khối trưởng" in roster and "15/QĐ-UBND ngày 06/01/2020" in text_of(roster)
    next_year = page(officer, "roles:bloc", place.bloc.pk, nam="2021")
    assert "khối trưởng năm 2021 là xã Ngọc Đào" in next_year


def test_a_council_says_that_members_are_missing(officer: Client, place: Place) -> None:
    place.appoint(person("uyvien", "Mã Thị Duyên"), Office.COUNCIL_MEMBER, place.council)
    assert "Hội đồng Thi đua - Khen thưởng huyện" in page(officer, "roles:councils", place.district.pk)
    shown = page(officer, "roles:council", place.council.pk)
    assert "Mã Thị Duyên" in shown
    assert "Quyết định ghi 16 thành viên, đã phân công 1." in shown


class TestLocalRules:
    def typed(self, **more: str) -> dict[str, str]:
        return {
            "value": "15",
            "since": "01/06/2020",
            "until": "",
            "citation": "Điều 5 Quyết định 12/2020/QĐ-UBND",
        } | more

    def post(self, client: Client, place: Place, key: str, **more: str):
        return client.post(reverse("roles:set_rule", args=[place.district.pk, key]), self.typed(**more))

    def test_a_value_that_was_set_stands_in_the_list(self, officer: Client, place: Place) -> None:
        answer = self.post(officer, place, SHARE, value="12%")
        assert answer.status_code == 302
        assert "12%" in page(officer, "roles:local_rules", place.district.pk)

    def test_20_percent_in_2022_comes_back_with_the_article_and_what_was_typed(
        self, officer: Client, place: Place
    ) -> None:
        answer = self.post(officer, place, SHARE, value="20", since="01/01/2022")
        told = answer.content.decode()
        assert answer.status_code == 422
        assert "khoản 3 Điều 9 Nghị định 91/2017/NĐ-CP" in words(answer)
        assert 'value="20"' in told and 'value="01/01/2022"' in told
        assert not LocalRule.objects.exists()

    def test_what_cannot_be_read_is_said_beside_the_field(self, officer: Client, place: Place) -> None:
        told = self.post(officer, place, SHARE, since="31/02/2020", citation="").content.decode()
        assert "Không có ngày “31/02/2020” trong lịch" in told and "Chưa điền ô này" in told

    def test_what_is_no_number_is_refused_in_words_without_the_name_of_the_parameter(
        self, officer: Client, place: Place
    ) -> None:
        told = words(self.post(officer, place, "deadline.appraisal", value="20 ngày"))
        assert "“Thời hạn thẩm định hồ sơ” phải là số nguyên từ 1 đến 365, không phải “20 ngày”." in told
        assert "deadline.appraisal:" not in told

    def test_a_day_of_the_year_is_typed_day_first(self, officer: Client, place: Place) -> None:
        self.post(officer, place, "deadline.registration", value="28/2")
        assert LocalRule.objects.get().value == "02-28"
        assert "ngày 28 tháng 2" in page(officer, "roles:local_rules", place.district.pk)

    def test_a_rule_is_ended_with_a_reason(self, officer: Client, place: Place) -> None:
        rule = set_local_rule(
            by=place.officer,
            jurisdiction=place.district,
            key=SHARE,
            value=12,
            since=TODAY,
            citation="Điều 5",
            on=TODAY,
        )
        url = reverse("roles:end_rule", args=[rule.pk])
        assert officer.post(url, {"until": "31/05/2020", "reason": "Bãi bỏ"}).status_code == 422
        assert officer.post(url, {"until": "31/12/2020", "reason": "Bãi bỏ"}).status_code == 302
        rule.refresh_from_db()
        assert rule.until == date(2020, 12, 31)

    def test_an_unknown_key_is_not_found(self, officer: Client, place: Place) -> None:
        assert self.post(officer, place, "khong-co").status_code == 404


class TestAppointments:
    def typed(self, place: Place, **more: str) -> dict[str, str]:
        return {
            "username": "thuky",
            "full_name": "",
            "organ": f"unit:{place.truong_ha.pk}",
            "office": "unit_clerk",
            "post": "Công chức Văn phòng",
            "capacity": "",
            "on_behalf_of": "",
            "since": "01/06/2020",
            "until": "",
            "paper_number": PAPER["paper_number"],
            "paper_on": "06/01/2020",
            "paper_by": PAPER["paper_by"],
        } | more

    def post(self, client: Client, place: Place, **more: str):
        url = reverse("roles:new_appointment", args=[place.district.pk])
        return client.post(url, self.typed(place, **more), follow=True)

    def test_an_account_is_appointed_and_found_in_the_list(self, officer: Client, place: Place) -> None:
        clerk = person("thuky", "Hoàng Văn Pảo")
        assert "Đã phân công Hoàng Văn Pảo" in self.post(officer, place).content.decode()
        assert mandate_for(clerk, "draft_dossier", place.truong_ha, on=TODAY) is not None
        assert "Hoàng Văn Pảo" in page(officer, "roles:appointments", place.district.pk, q="pao")
        assert "Hoàng Văn Pảo" not in page(officer, "roles:appointments", place.district.pk, q="khac")

    def test_a_newcomer_gets_an_account_that_opens_with_the_password_shown_once(
        self, officer: Client, place: Place
    ) -> None:
        told = text_of(self.post(officer, place, username="moi", full_name="Lò Thị Ửng").content.decode())
        password = told.split("người nhận phải đổi ngay khi đăng nhập lần đầu: ")[1][:19]
        assert Client().login(username="moi", password=password)
        assert Appointment.objects.get(user__username="moi").user.get_full_name() == "Lò Thị Ửng"

    def test_a_newcomer_sent_twice_is_one_and_the_password_is_said_to_have_been_shown(
        self, officer: Client, place: Place
    ) -> None:
        again = {"username": "moi", "full_name": "Lò Thị Ửng", FORM_KEY: "ab" * 16}
        first, second = (self.post(officer, place, **again).content.decode() for _ in range(2))
        assert "Đã phân công Lò Thị Ửng, tài khoản “moi”" in first and "chỉ hiện một lần" in first
        assert "không ghi thêm lần nữa" in second and "đã hiện ở lần trả lời đầu" in second
        assert "chỉ hiện một lần" not in second
        assert Appointment.objects.filter(user__username="moi").count() == 1

    def test_an_unknown_account_without_a_name_is_asked_for_it(self, officer: Client, place: Place) -> None:
        told = self.post(officer, place, username="moi").content.decode()
        assert "Chưa có tài khoản “moi”" in told

    def test_a_refusal_leaves_no_account_behind(self, officer: Client, place: Place) -> None:
        answer = self.post(officer, place, username="moi", full_name="Lò Thị Ửng", office="chair")
        assert answer.status_code == 422
        assert "Không có chức trách" in answer.content.decode()
        assert not type(place.officer).objects.filter(username="moi").exists()

    def test_an_appointment_is_ended_on_its_page(self, officer: Client, place: Place) -> None:
        clerk = person("thuky")
        row = place.appoint(clerk, Office.UNIT_CLERK, place.truong_ha)
        url = reverse("roles:end_appointment", args=[row.pk])
        assert "mất hiệu lực" in officer.get(url).content.decode()
        officer.post(url, {"until": "31/05/2020", "reason": "Chuyển công tác"})
        assert mandate_for(clerk, "draft_dossier", place.truong_ha, on=TODAY) is None


def test_who_deputises_for_a_period_can_be_ended_before_it_is_over(officer: Client, place: Place) -> None:
    head, deputy = person("truong", "Nông Ích Đằng"), person("pho", "Mã Thị Duyên")
    own = place.appoint(head, Office.UNIT_HEAD, place.truong_ha)
    signs_for = {"capacity": "KT.", "on_behalf_of": own, "until": date(2020, 6, 30)}
    row = place.appoint(deputy, Office.UNIT_HEAD, place.truong_ha, **signs_for)
    ending = reverse("roles:end_appointment", args=[row.pk])

    assert ending in page(officer, "roles:appointments", place.district.pk, q="duyen")
    officer.post(ending, {"until": "01/06/2020", "reason": "Chủ tịch trở lại làm việc"})

    with at(date(2020, 6, 2)):
        assert mandate_for(deputy, "submit_dossier", place.truong_ha, on=date(2020, 6, 2)) is None
        over = page(officer, "roles:appointments", place.district.pk, q="duyen", tat_ca="1")
        assert "đến hết 01/06/2020" in over and ending not in over


def test_appointments_stand_in_vietnamese_order_of_places_and_given_names(
    officer: Client, place: Place
) -> None:
    place.appoint(person("a", "Nông Ích Đằng"), Office.UNIT_CLERK, place.truong_ha)
    place.appoint(person("b", "Bế Thị Ửng"), Office.UNIT_CLERK, place.truong_ha)
    place.appoint(person("c", "Vàng A Dế"), Office.UNIT_CLERK, place.ngoc_dao)
    shown = page(officer, "roles:appointments", place.district.pk, q="xã")
    assert shown.index("Vàng A Dế") < shown.index("Nông Ích Đằng") < shown.index("Bế Thị Ửng")


@pytest.mark.usefixtures("recorded_context")
class TestTheSeat:
    def test_the_chosen_seat_stays_and_fills_the_frame(self, place: Place) -> None:
        both = person("haiviec", "Vương Văn Tài")
        first = place.appoint(both, Office.UNIT_HEAD, place.truong_ha)
        second = place.appoint(both, Office.BLOC_HEAD, place.bloc)
        client = Client()
        client.force_login(both)
        assert client.get("/").context["seat"].value == str(first.pk)
        client.post(reverse("roles:choose_seat"), {"seat": second.pk})
        answer = client.get("/")
        assert answer.context["seat"].value == str(second.pk)
        assert "Khối của tôi" in answer.content.decode()

    def test_a_link_that_names_a_seat_opens_in_it_and_stays_there(self, place: Place) -> None:
        both = person("haiviec", "Vương Văn Tài")
        first = place.appoint(both, Office.UNIT_HEAD, place.truong_ha)
        second = place.appoint(both, Office.BLOC_HEAD, place.bloc)
        other = place.appoint(person("khac"), Office.UNIT_HEAD, place.ngoc_dao)
        client = Client()
        client.force_login(both)
        unit = reverse("roles:unit", args=[place.truong_ha.pk])

        seats = [
            client.get(address).context["seat"].value
            for address in (f"{unit}?seat={second.pk}", "/", f"/?seat={first.pk}", f"/?seat={other.pk}")
        ]

        assert seats == [str(second.pk), str(second.pk), str(first.pk), str(first.pk)]

    def test_a_seat_of_somebody_else_is_refused(self, officer: Client, place: Place) -> None:
        other = place.appoint(person("khac"), Office.UNIT_HEAD, place.truong_ha)
        answer = officer.post(reverse("roles:choose_seat"), {"seat": other.pk})
        assert answer.status_code == 422
        assert "không giữ chức trách này" in answer.content.decode()

    def test_who_holds_no_office_has_only_a_home(self) -> None:
        client = Client()
        client.force_login(person("khach"))
        answer = client.get("/")
        assert answer.context["seat"] is None
        assert [entry["url"] for entry in answer.context["nav"]] == ["/"]

    @pytest.mark.parametrize("office", Office.values)
    def test_every_office_has_a_menu_whose_pages_open(self, place: Place, office: str) -> None:
        user = person(f"nguoi-{office}")
        organs = {"unit": place.truong_ha, "bloc": place.bloc, "council": place.council}
        if office == Office.JURIST:
            place.appoint(user, office, place.province, by=None)
        else:
            place.appoint(user, office, organs.get(office.split("_")[0], place.district))
        client = Client()
        client.force_login(user)
        ways = client.get("/").context["nav"]
        assert len(ways) >= 2
        for way in ways:
            assert client.get(way["url"]).status_code == 200, way
