"""What a unit's own head decides: where it is asked for, by whom that is kept, and what to do meanwhile."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dossiers.models import Dossier
from emulation.registering import register_titles
from roles.appointments.appointing import appoint_many
from roles.appointments.postings import Posting
from roles.founding.jurisdictions import found_jurisdiction
from roles.founding.units import NewUnit, found_units
from roles.models import Appointment, Jurisdiction
from roles.organs.own_level import own_level_of
from tests.browsing import Client
from tests.scene import PAPER, SINCE, Scene, draft, seat
from trail import clock

pytestmark = [pytest.mark.scene(units=2), pytest.mark.usefixtures("recorded_context")]
DAY = date(2026, 9, 15)


@pytest.fixture(autouse=True)
def today(settings) -> Iterator[None]:  # type: ignore[no-untyped-def]
    settings.VINHDANH_STORY_CLOCK = True
    with clock.at(DAY):
        yield


@pytest.fixture
def dossier(scene: Scene) -> Dossier:
    """Of a commune that files straight to a province."""
    Jurisdiction.objects.filter(pk=scene.district.pk).update(level="tỉnh")
    return draft(scene, advanced=0, fighters=0)


def commune_level(scene: Scene, *senders: str) -> Jurisdiction:
    """The dossier's commune as a level of its own, with these units."""
    power = found_jurisdiction(
        organ=scene.units[0],
        name="xã số 1",
        heading="Chủ tịch Ủy ban nhân dân xã số 1",
        organ_heading="Ủy ban nhân dân xã số 1",
        place="Hà Quảng",
        since=SINCE,
        above=Jurisdiction.objects.get(pk=scene.district.pk),
    )
    made = found_units(
        [
            NewUnit(level="xã", name=name, since=SINCE, jurisdiction=power, parent=scene.units[0])
            for name in senders
        ]
    )
    seat(scene, [("commune_officer", "board_officer", power, "Công chức Văn hóa - Xã hội")], on=SINCE)
    scene.units.extend(made)
    return power


def told(scene: Scene, dossier: Dossier, role: str = "clerk1") -> str:
    return answer(scene, f"/ho-so/{dossier.pk}/soan/", role)


def answer(scene: Scene, address: str, role: str) -> str:
    """What stands in the box, with its links."""
    client = Client()
    client.force_login(scene[role])
    page = client.get(address)
    assert page.status_code == 200
    box = re.search(r'<div class="own-level">.*?</div>', page.content.decode(), re.S)
    assert box is not None
    return re.sub(r"\s+", " ", re.sub(r"<(?!a |/a)[^>]*>", "", box[0]))


def test_where_the_level_is_not_founded_it_is_told_who_founds_it_and_what_to_do_meanwhile(
    scene: Scene, dossier: Dossier
) -> None:
    box = told(scene, dossier)

    assert "Ủy ban nhân dân xã số 1 chưa được lập thành cấp có thẩm quyền trong chương trình" in box
    office = "cơ quan thường trực huyện Hà Quảng: Người officer, Chuyên viên Phòng Nội vụ."
    assert f"Lập cấp ấy là việc của {office}" in box
    assert f"Chưa rõ ai quyết định một danh hiệu thì hỏi {office}" in box
    assert "Trong khi chờ: xét và ra quyết định trên giấy." in box
    assert "“Danh hiệu, hình thức đã được tặng” trên thẻ của từng người, tập thể" in box
    assert f'href="/don-vi/{dossier.unit_id}/nguoi/"' in box
    assert "/nap-du-lieu/" not in box and "/cap/moi/" not in box

    Appointment.objects.filter(office="board_officer").update(until=date(2026, 9, 14))
    assert "cơ quan thường trực huyện Hà Quảng: chưa phân công ai." in told(scene, dossier)


def test_where_it_is_founded_its_keeper_and_the_units_that_ask_there_are_named(
    scene: Scene, dossier: Dossier
) -> None:
    power = commune_level(scene)
    empty = told(scene, dossier)
    assert "xã số 1 đã là một cấp có thẩm quyền trong chương trình." in empty
    assert "Chưa có đơn vị nào trình hồ sơ lên đó" in empty
    keeper = "Cơ quan thường trực của xã số 1: Người commune_officer, Công chức Văn hóa - Xã hội."
    assert keeper in empty and "/ho-so/moi/" not in empty

    names = ["Trạm Y tế", "Trường Mầm non", "Trường Tiểu học", "Văn phòng"]
    *_, office = found_units(
        [NewUnit(level="xã", name=name, since=SINCE, jurisdiction=power) for name in names]
    )
    assert "Trạm Y tế; Trường Mầm non; Trường Tiểu học; và 01 đơn vị khác." in told(scene, dossier)

    posting = Posting(
        user=scene["clerk1"], office="unit_clerk", organ=office, since=SINCE, post="Công chức", **PAPER
    )
    appoint_many([posting], by=None, on=SINCE)
    box = told(scene, dossier)
    assert "Lập hồ sơ mới và chọn đơn vị trình lên xã số 1." in box and 'href="/ho-so/moi/"' in box


def test_a_unit_beneath_a_founded_level_is_led_there(scene: Scene, dossier: Dossier) -> None:
    power = commune_level(scene, "Văn phòng")
    scene.units[1].profiles.update(parent=scene.units[0])
    second = Dossier.objects.get(pk=draft(scene, unit=2, advanced=0, fighters=0).pk)

    assert "xã số 1 đã là một cấp có thẩm quyền" in told(scene, second, "clerk2")
    Jurisdiction.objects.filter(pk=power.pk).update(until=date(2026, 9, 14))
    assert "xã số 2 chưa được lập thành cấp" in told(scene, second, "clerk2")


def test_the_registration_tells_the_same_and_offers_what_its_reader_may_do(
    scene: Scene, dossier: Dossier
) -> None:
    unit = dossier.unit
    register_titles(unit=unit, year=2026, titles={"LĐTT": 7}, by=scene["head1"], on=DAY)

    of_officer = answer(scene, f"/dang-ky/don-vi/{unit.pk}/", "officer")

    here = f"/tham-quyen/{scene.district.pk}"
    assert f'href="{here}/nap-du-lieu/"' in of_officer and f'href="{here}/cap/moi/"' in of_officer
    assert f"/don-vi/{unit.pk}/nguoi/" not in of_officer
    assert f'href="/don-vi/{unit.pk}/nguoi/"' in answer(scene, f"/dang-ky/don-vi/{unit.pk}/", "head1")


def test_it_costs_the_same_for_one_unit_that_files_there_and_for_twenty(
    scene: Scene, dossier: Dossier
) -> None:
    power = commune_level(scene, "Văn phòng")

    def statements() -> int:
        with CaptureQueriesContext(connection) as queries:
            own_level_of(scene.units[0], scene.district, user=scene["clerk1"], on=DAY)
        return len(queries)

    statements()
    one = statements()
    found_units([NewUnit(level="xã", name=f"Trường {n}", since=SINCE, jurisdiction=power) for n in range(20)])
    assert statements() == one
