"""Pages to change a head during the year, to end a bloc, to found and to end a jurisdiction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from roles.doors.refusals import Forbidden, Refused
from roles.founding import end_bloc, found_below, found_bloc, found_unit
from roles.founding.first_officer import FirstOfficer
from roles.models import Appointment, Bloc, BlocOffice, Jurisdiction, Office, Unit
from roles.rights.permissions import mandate_for
from tests.browsing import Client
from tests.roles.conftest import DAY, PAPER, Place, person
from trail.clock import at
from trail.models import Entry
from trail.phrases import facts_in_words
from trail.queries import timeline

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.roles.urls")]
TYPED = {"paper_number": "99/QĐ-UBND", "paper_on": "29/05/2020", "paper_by": "Chủ tịch UBND huyện Hà Quảng"}
INSTRUMENT = "Quyết định 31/QĐ-UBND ngày 29/05/2020"


@pytest.fixture(autouse=True)
def story() -> Iterator[None]:
    with at(DAY):
        yield


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def url(name: str, thing: object, asked: str = "") -> str:
    return reverse(f"roles:{name}", args=[thing.pk]) + asked  # type: ignore[attr-defined]


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


class TestAChangeOfHead:
    def typed(self, place: Place, **more: object) -> dict[str, object]:
        held = {row.role: row.pk for row in BlocOffice.objects.filter(until__isnull=True, year=2020)}
        seen = {f"seen_{role}": key for role, key in held.items()}
        return {"since": "01/06/2020", "reason": "Sáp nhập", "head": "", "deputy": "", **seen, **TYPED} | more

    def test_of_a_cluster_is_asked_for_in_its_own_word(self, officer: Client, place: Place) -> None:
        place.bloc.name = "Cụm thi đua các xã miền núi"
        place.bloc.save()

        page = shown(officer, url("change_officers", place.bloc))
        none = officer.post(url("change_officers", place.bloc), self.typed(place)).content.decode()
        next_year = shown(officer, url("officers", place.bloc, "?nam=2020"))

        assert "Cụm trưởng mới" in page and "Cụm phó mới" in page
        assert "Chưa chọn cụm trưởng hay cụm phó mới." in none
        assert not re.search("[Kk]hối (trưởng|phó)", page + none + next_year)

    def test_is_made_on_the_page_with_the_person_and_shown_with_its_days(
        self, officer: Client, place: Place
    ) -> None:
        new = person("moi", "Lý Thị Mẩy")
        place.appoint(new, Office.UNIT_HEAD, place.soc_ha, post="Chủ tịch")
        page = url("change_officers", place.bloc)
        assert page in shown(officer, url("bloc", place.bloc))
        assert page in shown(officer, url("officers", place.bloc))
        assert ">Xã Sóc Hà: Lý Thị Mẩy, Chủ tịch</option>" in shown(officer, page)

        posted = self.typed(place, head=f"{place.soc_ha.pk}:{new.pk}")
        answer = officer.post(page, posted, follow=True)

        told = answer.content.decode()
        assert "Đã ghi việc thay từ 01/06/2020." in told
        assert "Khối trưởng, khối phó trong năm" in told and "31/05/2020" in told
        held = Appointment.objects.get(user=new, office=Office.BLOC_HEAD)
        assert (held.bloc, held.since, held.paper_number, held.post) == (
            place.bloc,
            DAY,
            "99/QĐ-UBND",
            "Khối trưởng",
        )
        assert "xã Sóc Hà" in shown(officer, url("blocs", place.district))

    def test_without_a_person_leads_on_to_the_appointments(self, officer: Client, place: Place) -> None:
        posted = self.typed(place, head=f"{place.soc_ha.pk}:")
        told = officer.post(url("change_officers", place.bloc), posted, follow=True).content.decode()
        assert "Việc tiếp theo: phân công người làm việc của khối trên trang Phân công." in told

    def test_keeps_what_was_typed_beside_the_refusal(self, officer: Client, place: Place) -> None:
        page = url("change_officers", place.bloc)
        nobody = officer.post(page, self.typed(place))
        assert nobody.status_code == 422
        assert "Chưa chọn khối trưởng hay khối phó mới." in nobody.content.decode()
        early = officer.post(page, self.typed(place, head=f"{place.soc_ha.pk}:", since="31/05/2020"))
        assert early.status_code == 422
        assert "Không thay lùi về 31/05/2020" in early.content.decode()
        assert f'value="{place.soc_ha.pk}:" selected' in early.content.decode()

    def test_sent_twice_changes_once(self, officer: Client, place: Place) -> None:
        posted = self.typed(place, head=f"{place.soc_ha.pk}:")
        officer.post(url("change_officers", place.bloc), posted)
        again = officer.post(url("change_officers", place.bloc), posted | {"head": f"{place.soc_ha.pk}:"})
        assert again.status_code == 422
        assert BlocOffice.objects.filter(role="head", year=2020).count() == 2

    def test_a_unit_outside_the_bloc_is_not_taken(self, officer: Client, place: Place) -> None:
        posted = self.typed(place, head=f"{place.district.organ.pk}:")
        assert officer.post(url("change_officers", place.bloc), posted).status_code == 422

    def test_where_nobody_heads_the_page_leads_to_who_may(self, officer: Client, place: Place) -> None:
        empty = found_bloc(place.district, code="K10", name="Khối trường học")
        told = shown(officer, url("change_officers", empty))
        assert url("officers", empty, "?nam=2020") in told


class TestTheEndOfABloc:
    def test_is_written_with_its_paper_and_leaves_the_choices_and_stays_readable(
        self, officer: Client, place: Place
    ) -> None:
        page = url("end_bloc", place.bloc)
        assert page in shown(officer, url("bloc", place.bloc))
        posted = {"last_day": "31/05/2020", "instrument": INSTRUMENT}
        told = officer.post(page, posted, follow=True).content.decode()
        assert "kết thúc ngày 31/05/2020. Việc tiếp theo: xếp các đơn vị vào khối, cụm khác." in told
        assert f"Theo {INSTRUMENT}." in told and "xã Trường Hà" in told and "Khối trưởng</span>" in told
        for act in ("members", "officers", "change_officers", "end_bloc"):
            assert url(act, place.bloc) not in told
        assert "K09" not in shown(officer, url("new_appointment", place.district))
        assert "Kết thúc ngày 31/05/2020" in shown(officer, url("blocs", place.district))
        assert "K09" not in shown(officer, url("blocs", place.district, "?nam=2021"))
        assert "Khối này đã có ngày kết thúc" in shown(officer, page)

    def test_its_members_are_free_for_another_bloc_of_the_year(self, officer: Client, place: Place) -> None:
        other = found_bloc(place.district, code="K10", name="Khối trường học")
        given = {"instrument": INSTRUMENT, "by": place.officer, "on": DAY}
        end_bloc(place.bloc, last_day=date(2020, 5, 31), **given)  # type: ignore[arg-type]
        posted = TYPED | {"units": [place.soc_ha.pk, place.ngoc_dao.pk]}
        answer = officer.post(url("members", other, "?nam=2020"), posted, follow=True)
        assert "Năm 2020: thêm 2 thành viên, bớt 0." in answer.content.decode()

    def test_sets_nothing_more_in_a_bloc_that_is_over(self, officer: Client, place: Place) -> None:
        given = {"instrument": INSTRUMENT, "by": place.officer, "on": DAY}
        end_bloc(place.bloc, last_day=date(2020, 5, 31), **given)  # type: ignore[arg-type]
        posted = TYPED | {"units": [place.soc_ha.pk]}
        answer = officer.post(url("members", place.bloc, "?nam=2021"), posted)
        assert "đã kết thúc ngày 31/05/2020" in answer.content.decode()
        with pytest.raises(Refused, match="đã kết thúc từ trước, vào ngày 31/05/2020"):
            end_bloc(place.bloc, last_day=DAY, **given)  # type: ignore[arg-type]

    def test_asks_for_the_paper_and_tells_of_a_day_gone_by(self, officer: Client, place: Place) -> None:
        page = url("end_bloc", place.bloc)
        assert "Chưa điền ô này" in officer.post(page, {"last_day": "01/06/2020"}).content.decode()
        late = officer.post(page, {"last_day": "30/05/2020", "instrument": INSTRUMENT})
        assert late.status_code == 422 and "Chọn ngày cuối cùng từ 31/05/2020" in late.content.decode()
        assert Bloc.objects.get(pk=place.bloc.pk).ended_on is None


class TestAJurisdictionBelow:
    def typed(self, organ: Unit, **more: str) -> dict[str, str]:
        return {
            "organ": str(organ.pk),
            "name": "xã Sóc Hà",
            "since": "01/06/2020",
            "place": "Sóc Hà",
            "instrument": INSTRUMENT,
            "heading": "Chủ tịch Ủy ban nhân dân xã Sóc Hà",
            "organ_heading": "Ủy ban nhân dân xã Sóc Hà",
            "symbol": "QĐ-UBND",
            "username": "cv.socha",
            "full_name": "Bế Văn Sóc",
            "post": "Công chức Văn hóa - Xã hội",
            **TYPED,
        } | more

    def test_is_founded_with_the_officer_who_appoints_everybody_else(
        self, officer: Client, place: Place
    ) -> None:
        page = url("new_jurisdiction", place.district)
        assert page in shown(officer, url("jurisdiction", place.district))
        told = officer.post(page, self.typed(place.soc_ha), follow=True).content.decode()

        made = Jurisdiction.objects.get(organ=place.soc_ha)
        assert (made.above, made.level, made.since, made.symbol) == (place.district, "xã", DAY, "QĐ-UBND")
        assert "Đã lập xã Sóc Hà từ 01/06/2020." in told and "Mật khẩu được cấp, chỉ hiện một lần" in told
        assert INSTRUMENT in told
        first = User.objects.get(username="cv.socha")
        assert mandate_for(first, "appoint", made, on=DAY)
        assert not mandate_for(place.officer, "appoint", made, on=DAY)
        assert "Phân công" in shown(signed_in(first), url("appointments", made))
        assert url("jurisdiction", made) in shown(officer, url("jurisdiction", place.district))
        entry = timeline(("jurisdiction", made.pk)).get()
        assert entry.actor == place.officer and ("Trực thuộc", "UBND huyện Hà Quảng") in facts_in_words(entry)

    def test_comes_whole_or_not_at_all(self, officer: Client, place: Place) -> None:
        posted = self.typed(place.soc_ha, since="31/12/1999")
        answer = officer.post(url("new_jurisdiction", place.district), posted)
        assert answer.status_code == 422
        assert "Ngày 31/12/1999 “xã Sóc Hà” không hoạt động." in answer.content.decode()
        assert 'value="cv.socha"' in answer.content.decode()
        assert not User.objects.filter(username="cv.socha").exists()
        no_name = officer.post(
            url("new_jurisdiction", place.district), self.typed(place.soc_ha, full_name="")
        )
        assert "Chưa có tài khoản “cv.socha”" in no_name.content.decode()
        assert not Jurisdiction.objects.filter(organ=place.soc_ha).exists()

    def test_only_a_committee_numbers_its_decisions_as_one(self, officer: Client, place: Place) -> None:
        page = url("new_jurisdiction", place.district)
        assert 'value="QĐ-UBND"' not in shown(officer, page)
        office = self.typed(place.soc_ha, organ_heading="Sở Giáo dục và Đào tạo")
        told = officer.post(page, office).content.decode()
        assert "Ký hiệu “QĐ-UBND” là của Ủy ban nhân dân, không phải của “Sở Giáo dục và Đào tạo”." in told
        assert officer.post(page, office | {"symbol": "QĐ-SGDĐT"}).status_code == 302
        assert Jurisdiction.objects.get(organ=place.soc_ha).symbol == "QĐ-SGDĐT"

    def test_another_persons_account_is_not_taken_by_its_name(self, officer: Client, place: Place) -> None:
        person("cv.socha", "Mã Thị Khác")
        page = url("new_jurisdiction", place.district)
        told = officer.post(page, self.typed(place.soc_ha)).content.decode()
        assert "Tài khoản “cv.socha” là của Mã Thị Khác" in told
        assert not Jurisdiction.objects.filter(organ=place.soc_ha).exists()
        assert officer.post(page, self.typed(place.soc_ha, full_name="")).status_code == 302

    def test_an_organ_has_one_power(self, officer: Client, place: Place) -> None:
        page = url("new_jurisdiction", place.district)
        officer.post(page, self.typed(place.soc_ha))
        assert f'<option value="{place.soc_ha.pk}"' not in shown(officer, page)
        assert officer.post(page, self.typed(place.soc_ha, username="khac")).status_code == 422

    def test_is_nobody_elses_to_found(self, place: Place) -> None:
        far = found_unit(level="xã", name="xã Xa", since=DAY, jurisdiction=place.province)
        named = {
            "organ": far,
            "name": "xã Xa",
            "heading": "x",
            "organ_heading": "x",
            "place": "x",
            "since": DAY,
        }
        new = FirstOfficer(username="a", full_name="B C", user=None, post="x", **PAPER)  # type: ignore[arg-type]
        for by in (place.officer, person("khach")):
            with pytest.raises(Forbidden, match="không có thẩm quyền lập cấp có thẩm quyền trực thuộc"):
                found_below(place.province, officer=new, by=by, on=DAY, instrument="x", **named)
        assert not User.objects.filter(username="a").exists()


class TestTheEndOfAJurisdiction:
    @pytest.fixture
    def above(self, place: Place) -> Client:
        user = person("tinh")
        place.appoint(user, Office.BOARD_OFFICER, place.province, by=None)
        return signed_in(user)

    def test_is_written_above_it_with_the_successor_and_the_paper(self, above: Client, place: Place) -> None:
        page = url("end_jurisdiction", place.district)
        assert page in shown(above, url("jurisdiction", place.district))
        form = shown(above, page)
        assert f'<option value="{place.province.pk}" selected' in form
        assert "3 đơn vị đang trình hồ sơ lên cấp này" in form
        posted = {"last_day": "30/06/2020", "successor": place.province.pk, "instrument": INSTRUMENT}
        told = above.post(page, posted, follow=True).content.decode()
        assert "Đã ghi: UBND huyện Hà Quảng kết thúc ngày 30/06/2020." in told and INSTRUMENT in told
        assert "Sắp kết thúc" in told
        ended = Jurisdiction.objects.get(pk=place.district.pk)
        assert (ended.until, ended.successor) == (date(2020, 6, 30), place.province)
        assert Bloc.objects.get(pk=place.bloc.pk).ended_on == date(2020, 6, 30)
        assert "Cấp này đã có ngày kết thúc" in shown(above, page)
        with at(date(2020, 7, 1)):
            assert "Đã kết thúc" in shown(above, url("jurisdiction", place.district))

    def test_asks_for_a_successor_in_power_the_day_after(self, above: Client, place: Place) -> None:
        page = url("end_jurisdiction", place.district)
        posted = {"last_day": "30/06/2020", "successor": "", "instrument": INSTRUMENT}
        assert above.post(page, posted).status_code == 422
        late = posted | {"last_day": "30/05/2020", "successor": place.province.pk}
        told = above.post(page, late).content.decode()
        assert "Không kết thúc lùi về 30/05/2020" in told
        assert Jurisdiction.objects.get(pk=place.district.pk).until is None

    def test_the_uppermost_needs_an_heir_first(self, above: Client, place: Place) -> None:
        assert "Chưa có cấp nào để kế tục" in shown(above, url("end_jurisdiction", place.province))

    def test_its_own_officer_reads_it_and_does_not_end_it(self, officer: Client, place: Place) -> None:
        assert url("end_jurisdiction", place.district) not in shown(
            officer, url("jurisdiction", place.district)
        )
        assert officer.get(url("end_jurisdiction", place.district)).status_code == 403
        assert officer.get(url("jurisdiction", place.province)).status_code == 403


@pytest.mark.parametrize("office", [Office.CHAIR, Office.CLERK, Office.AUDITOR])
def test_who_only_looks_sees_no_button_and_is_refused(place: Place, office: str) -> None:
    other = person("khac")
    place.appoint(other, office, place.district)
    client, before = signed_in(other), Entry.objects.count()
    pages = {
        "change_officers": url("bloc", place.bloc),
        "end_bloc": url("bloc", place.bloc),
        "new_jurisdiction": url("jurisdiction", place.district),
        "end_jurisdiction": url("jurisdiction", place.district),
    }
    for act, page in pages.items():
        thing = place.bloc if act in ("change_officers", "end_bloc") else place.district
        assert url(act, thing) not in shown(client, page)
        assert client.get(url(act, thing)).status_code == 403
        assert client.post(url(act, thing), {}).status_code == 403
    assert Entry.objects.count() == before
