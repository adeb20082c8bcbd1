"""The Board's officer founds, renames, ends and composes on pages that explain what is wrong."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from roles.founding import compose_bloc, end_jurisdiction, end_unit, found_bloc, found_unit, rename_unit
from roles.models import Bloc, BlocOffice, Council, Office, Succession, Unit, UnitProfile
from roles.organs.unit_choices import units_from
from roles.queries import members_of, version_on
from tests.browsing import Client, text_of
from tests.roles.conftest import DAY, PAPER, Place, person
from trail.clock import at
from trail.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.roles.urls")]
TYPED = {"paper_number": "99/QĐ-UBND", "paper_on": "02/01/2021", "paper_by": "Chủ tịch UBND huyện Hà Quảng"}
RESOLUTION = "Nghị quyết 864/NQ-UBTVQH14 ngày 10/01/2020"


@pytest.fixture(autouse=True)
def story() -> Iterator[None]:
    with at(DAY):
        yield


def url(name: str, thing: object, asked: str = "") -> str:
    return reverse(f"roles:{name}", args=[thing.pk]) + asked  # type: ignore[attr-defined]


def typed_unit(**more: str) -> dict[str, str]:
    return {
        "level": "xã",
        "name": "xã Lũng Nặm",
        "code": "01387",
        "since": "01/02/2020",
        "parent": "",
        "has_legal_personality": "on",
        "instrument": RESOLUTION,
    } | more


def test_a_unit_is_founded_and_its_page_leads_on(officer: Client, place: Place) -> None:
    assert url("new_unit", place.district) in officer.get(url("units", place.district)).content.decode()
    posted = typed_unit(parent=str(place.district.organ.pk), is_armed_force="on")
    answer = officer.post(url("new_unit", place.district), posted, follow=True)
    told = answer.content.decode()
    profile = UnitProfile.objects.get(name="xã Lũng Nặm")
    assert (profile.code, profile.jurisdiction, profile.parent) == (
        "01387",
        place.district,
        place.district.organ,
    )
    assert "Việc tiếp theo: phân công người của đơn vị." in told and "01387" in told
    assert f'{url("new_appointment", place.district)}?noi=unit:{profile.unit_id}"' in told
    assert profile.is_armed_force
    again = officer.get(url("rename_unit", profile.unit)).content.decode()
    assert re.search(r'name="is_armed_force"[^>]*checked', again)


def test_what_was_typed_comes_back_with_the_refusal(officer: Client, place: Place) -> None:
    officer.post(url("new_unit", place.district), typed_unit())
    answer = officer.post(url("new_unit", place.district), typed_unit())
    assert answer.status_code == 422
    assert "“xã Lũng Nặm” đã được ghi từ ngày 01/02/2020." in answer.content.decode()
    assert 'value="01387"' in answer.content.decode()


def test_a_new_name_holds_from_its_day(officer: Client, place: Place) -> None:
    page = url("rename_unit", place.soc_ha)
    assert 'value="xã Sóc Hà"' in officer.get(page).content.decode()
    posted = {
        "name": "thị trấn Sóc Hà",
        "since": "01/07/2020",
        "parent": str(place.district.organ.pk),
        "instrument": "x",
    }
    told = officer.post(page, posted, follow=True).content.decode()
    assert "Từ 01/07/2020, đơn vị mang tên “thị trấn Sóc Hà”." in told
    assert place.soc_ha.name_on(date(2020, 6, 30)) == "xã Sóc Hà"
    back = officer.post(page, posted | {"name": "xã Sóc Hà mới"})
    assert "không đổi lùi được" in back.content.decode()


def test_a_parent_from_elsewhere_stays_when_only_the_name_changes(officer: Client, place: Place) -> None:
    rename_unit(place.soc_ha, since=date(2020, 2, 1), parent=place.province.organ)
    page = officer.get(url("rename_unit", place.soc_ha))
    assert f'<option value="{place.province.organ.pk}" selected>' in page.content.decode()


def test_a_unit_of_an_ended_district_is_filed_anew_with_its_new_name(place: Place) -> None:
    end_jurisdiction(place.district, on=date(2020, 5, 31), successor=place.province)
    heir = person("tinh")
    place.appoint(heir, Office.BOARD_OFFICER, place.province, by=None)
    client = Client()
    client.force_login(heir)
    posted = {"name": "xã Sóc Hà", "since": "01/06/2020", "parent": "", "instrument": "x"}
    assert client.post(url("rename_unit", place.soc_ha), posted).status_code == 302
    assert place.soc_ha.profile_on(DAY).jurisdiction == place.province


def test_a_unit_ends_with_its_successor_or_says_that_there_is_none(officer: Client, place: Place) -> None:
    page = url("end_unit", place.soc_ha)
    assert f'value="{place.soc_ha.pk}"' not in officer.get(page).content.decode()
    posted = {"last_day": "30/06/2020", "instrument": RESOLUTION}
    refused = officer.post(page, posted)
    assert refused.status_code == 422
    assert "Thiếu đơn vị kế tục." in refused.content.decode()
    told = officer.post(page, posted | {"successors": [place.truong_ha.pk]}, follow=True).content.decode()
    assert "Đã ghi ngày kết thúc của “xã Sóc Hà”." in told
    assert Succession.objects.get().successor == place.truong_ha
    assert url("end_unit", place.soc_ha) not in told
    dissolved = officer.post(url("end_unit", place.ngoc_dao), posted | {"is_dissolved": "on"})
    assert dissolved.status_code == 302
    assert Unit.objects.get(pk=place.ngoc_dao.pk).ended_on == date(2020, 6, 30)


def test_a_bloc_is_founded_composed_as_last_year_and_headed(officer: Client, place: Place) -> None:
    answer = officer.post(url("new_bloc", place.district), {"code": "K10", "name": "Khối trường học"})
    bloc = Bloc.objects.get(code="K10")
    assert answer["Location"] == url("members", bloc)

    as_before = officer.get(url("members", place.bloc, "?nam=2021&nhu=truoc")).content.decode()
    assert as_before.count(" checked") == 3
    ids = [place.soc_ha.pk, place.ngoc_dao.pk]
    officer.post(url("members", place.bloc, "?nam=2021"), TYPED | {"units": ids})
    assert members_of(place.bloc, year=2021) == [place.ngoc_dao, place.soc_ha]

    form = officer.get(url("officers", place.bloc, "?nam=2021")).content.decode()
    assert f'<option value="{place.ngoc_dao.pk}" selected>Xã Ngọc Đào' in form
    posted = TYPED | {"head": place.ngoc_dao.pk, "deputy": place.soc_ha.pk}
    told = officer.post(url("officers", place.bloc, "?nam=2021"), posted, follow=True).content.decode()
    assert "Việc tiếp theo: phân công người của hai đơn vị ấy." in told
    assert "Đã ghi khối trưởng, khối phó" in told and "99/QĐ-UBND ngày 02/01/2021" in text_of(told)
    assert BlocOffice.objects.filter(year=2021).count() == 2
    full = officer.get(url("officers", place.bloc, "?nam=2021")).content.decode()
    assert "Năm này đã có đủ khối trưởng và khối phó" in full


def test_only_the_vacant_office_is_asked_for(officer: Client, place: Place) -> None:
    compose_bloc(
        place.bloc, units=[place.soc_ha, place.ngoc_dao], year=2021, by=place.officer, on=DAY, **PAPER
    )
    officer.post(url("officers", place.bloc, "?nam=2021"), TYPED | {"head": place.ngoc_dao.pk})
    told = officer.get(url("officers", place.bloc, "?nam=2021")).content.decode()
    assert 'name="head"' not in told and 'name="deputy"' in told


def test_units_that_were_never_of_the_bloc_lie_folded_unless_there_are_no_others(
    officer: Client, place: Place
) -> None:
    page = url("members", place.bloc, "?nam=2022")

    assert '<details class="panel folded" open>' in officer.get(page).content.decode()
    compose_bloc(
        place.bloc, units=[place.soc_ha, place.ngoc_dao], year=2021, by=place.officer, on=DAY, **PAPER
    )
    told = officer.get(page).content.decode()
    assert told.count("Thành viên năm trước") == 2
    assert '<details class="panel folded">' in told and "1 đơn vị chưa thuộc khối nào" in told
    half_typed = {"units": [place.truong_ha.pk]}
    assert '<details class="panel folded" open>' in officer.post(page, half_typed).content.decode()


def test_a_unit_of_another_bloc_is_not_offered_and_is_named(officer: Client, place: Place) -> None:
    other = found_bloc(place.district, code="K10", name="Khối trường học")
    told = officer.get(url("members", other, "?nam=2020")).content.decode()
    assert "Mọi đơn vị của cấp này đã thuộc khối khác trong năm 2020." in told
    posted = TYPED | {"units": [place.soc_ha.pk]}
    answer = officer.post(url("members", other, "?nam=2020"), posted)
    assert answer.status_code == 422
    assert not members_of(other, year=2020)


def test_a_bloc_without_members_says_what_to_do_first(officer: Client, place: Place) -> None:
    told = officer.get(url("officers", place.bloc, "?nam=2022")).content.decode()
    assert url("members", place.bloc, "?nam=2022") in told
    empty = officer.get(url("bloc", place.bloc, "?nam=2022")).content.decode()
    assert "Chọn thành viên năm 2022" in empty


def test_a_council_is_founded_and_composed_anew(officer: Client, place: Place) -> None:
    officer.post(url("new_council", place.district), {"name": "Hội đồng sáng kiến huyện"})
    council = Council.objects.get(name="Hội đồng sáng kiến huyện")
    page = url("council_version", council)
    assert page in officer.get(url("council", council)).content.decode()
    posted = TYPED | {"size": "9", "since": "01/07/2020", "until": "30/06/2020"}
    assert "đứng trước ngày có hiệu lực" in officer.post(page, posted).content.decode()
    told = officer.post(page, posted | {"until": ""}, follow=True).content.decode()
    assert "Từ 01/07/2020, hội đồng có 9 thành viên." in told
    version = version_on(council, date(2020, 7, 1))
    assert version is not None and version.paper_number == "99/QĐ-UBND"
    coming = officer.post(page, TYPED | {"size": "7", "since": "01/01/2030"}, follow=True)
    shown = coming.content.decode()
    assert "Từ 01/01/2030, hội đồng có 7 thành viên." in shown and 'value="01/01/2030"' in shown
    assert "Chưa bắt đầu" in shown and "Quyết định ghi 7 thành viên, đã phân công 0." in shown


@pytest.mark.parametrize("office", [Office.CHAIR, Office.CLERK, Office.AUDITOR])
def test_who_only_looks_sees_no_button_and_is_refused(place: Place, office: str) -> None:
    other = person("khac")
    place.appoint(other, office, place.district)
    client = Client()
    client.force_login(other)
    pages = {
        "units": ("new_unit", place.district),
        "unit": ("rename_unit", place.soc_ha),
        "blocs": ("new_bloc", place.district),
        "bloc": ("members", place.bloc),
        "councils": ("new_council", place.district),
        "council": ("council_version", place.council),
    }
    before = Entry.objects.count()
    for shown, (act, thing) in pages.items():
        at_ = thing if shown not in ("units", "blocs", "councils") else place.district
        assert url(act, thing) not in client.get(url(shown, at_)).content.decode()
        assert client.get(url(act, thing)).status_code == 403
        assert client.post(url(act, thing), {}).status_code == 403
    assert Entry.objects.count() == before


def test_a_foreign_officer_founds_nothing_here(place: Place) -> None:
    far_unit = found_unit(level="huyện", name="UBND huyện Hòa An", since=date(2000, 1, 1))
    foreign = person("xa")
    place.appoint(foreign, Office.UNIT_HEAD, place.truong_ha)
    client = Client()
    client.force_login(foreign)
    for name, thing in (("new_unit", place.district), ("end_unit", place.truong_ha), ("end_unit", far_unit)):
        assert client.get(url(name, thing)).status_code == 403


def test_the_units_to_choose_from_are_read_once_for_another_may_be_founded_meanwhile(place: Place) -> None:
    with CaptureQueriesContext(connection) as asked:
        offered = units_from(place.district, day=DAY)
    assert len(asked) == 1
    assert place.truong_ha.pk in {unit.pk for unit, _name in offered}


def test_a_member_that_is_over_is_marked_and_not_ticked_for_the_year_after(
    officer: Client, place: Place
) -> None:
    end_unit(place.truong_ha, on=date(2020, 5, 31), successors=[place.soc_ha], instrument="x")
    head = person("khoitruong", "Nông Văn Thắng")
    place.appoint(head, Office.BLOC_HEAD, place.bloc)
    over = "kết thúc ngày 31/05/2020; kế tục: xã Sóc Hà"

    of_year, bloc = (
        text_of(officer.get(url(name, place.bloc)).content.decode()) for name in ("members", "bloc")
    )
    as_before = officer.get(url("members", place.bloc, "?nam=2021&nhu=truoc")).content.decode()

    assert f"Đã {over}" in of_year and as_before.count(" checked") == 2
    assert f"xã Trường Hà, khối trưởng: đã {over}. Nông Văn Thắng vẫn làm việc khối trưởng" in bloc
    assert (
        f'href="{url("change_officers", place.bloc)}">Cử đơn vị khác'
        in officer.get(url("bloc", place.bloc)).content.decode()
    )
    assert (
        f'<option value="{place.truong_ha.pk}"'
        not in officer.get(url("officers", place.bloc, "?nam=2021")).content.decode()
    )
