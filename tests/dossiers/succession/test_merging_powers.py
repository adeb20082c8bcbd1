"""Communes that decide themselves become one: the heir has its power first, then takes theirs over."""

from __future__ import annotations

import re
from datetime import date

import pytest

from dossiers.succession.merging import Merging, merge_units
from roles.doors.refusals import Refused
from roles.founding import found_jurisdiction, found_unit
from roles.models import Jurisdiction, Unit
from tests.browsing import text_of
from tests.dossiers.succession.test_merging import FIRST_DAY, NAME, RESOLUTION, merged, works_at
from tests.scene import SINCE, Scene, draft
from tests.workflow.seats import Reader, body
from workflow.proofs.registry import state_findings

pytestmark = pytest.mark.scene()


def power_of(scene: Scene, organ: Unit, name: str, *, since=SINCE) -> Jurisdiction:  # type: ignore[no-untyped-def]
    called = f"Ủy ban nhân dân {name}"
    return found_jurisdiction(
        organ=organ, above=scene.district, name=name, heading=f"Chủ tịch {called}", organ_heading=called,
        place=name, since=since,
    )  # fmt: skip


def test_two_powers_become_one_after_their_heir_was_founded_with_its_own(scene: Scene) -> None:
    second, third = scene.units[1:]
    olds = [power_of(scene, second, "xã số 2"), power_of(scene, third, "xã số 3")]
    school = found_unit(level="xã", name="Trường Tiểu học", since=SINCE, parent=second, jurisdiction=olds[0])
    draft(scene, unit=2, advanced=1, fighters=0)
    with pytest.raises(Refused) as no:
        merged(scene)
    assert "đang có thẩm quyền quyết định khen thưởng" in no.value.obstacles[0].message

    heir = found_unit(level="xã", name=NAME, since=FIRST_DAY, code="01392", jurisdiction=scene.district)
    power = power_of(scene, heir, "xã Trường Hà", since=FIRST_DAY)
    works_at(scene, heir)
    made = merge_units(
        Merging(units=[second, third], into=heir, since=FIRST_DAY, instrument=RESOLUTION),
        by=scene["officer"],
        on=FIRST_DAY,
    )

    assert (made.heir, made.dossiers) == (heir, 1)
    for old in olds:
        old.refresh_from_db()
        assert (old.successor, old.until and old.until.year) == (power, 2020)
    profile = school.profile_on(FIRST_DAY)
    assert (profile.parent, profile.jurisdiction) == (heir, power)
    assert [each for each in state_findings("unit", heir.pk) if hasattr(each, "field")] == []


POWER = {
    "name": "xã Trường Hà", "heading": "Chủ tịch Ủy ban nhân dân xã Trường Hà", "organ_heading": NAME,
    "symbol": "QĐ-UBND", "place": "Trường Hà", "username": "cv.truongha", "full_name": "Hoàng Thị Cẩm",
    "post": "Công chức Văn hóa - Xã hội", "paper_number": "09/QĐ-UBND", "paper_on": "01/01/2021",
    "paper_by": "UBND huyện Hà Quảng",
}  # fmt: skip
TYPED = {
    "heir": "new", "name": NAME, "code": "01392", "level": "xã", "since": "01/01/2021",
    "instrument": RESOLUTION,
    **{f"power-{name}": typed for name, typed in POWER.items()},
}  # fmt: skip


def test_two_powers_become_a_new_one_in_one_act_on_its_page(scene: Scene) -> None:
    second, third = scene.units[1:]
    olds = [power_of(scene, second, "xã số 2"), power_of(scene, third, "xã số 3")]
    school = found_unit(level="xã", name="Trường Tiểu học", since=SINCE, parent=second, jurisdiction=olds[0])
    draft(scene, unit=2, advanced=1, fighters=0)
    officer = Reader(scene["officer"], on=FIRST_DAY)
    address = f"/tham-quyen/{scene.district.pk}/sap-nhap/?don-vi={second.pk}&don-vi={third.pk}"

    page = body(officer.get(address))
    staying = officer.post(address, TYPED | {"heir": third.pk})
    without = officer.post(address, {k: v for k, v in TYPED.items() if not k.startswith("power-")})
    told = officer.post(address, TYPED)
    assert not Jurisdiction.objects.filter(name="xã Trường Hà").exists(), "only shown"
    done = text_of(body(officer.get(officer.post(address, TYPED | {"confirm": "1"})["Location"])))

    assert staying.status_code == 200 and "Thẩm quyền của đơn vị mới" not in body(staying)
    assert "xã số 2, xã số 3 đang quyết định khen thưởng" in text_of(page)
    assert not re.search(r'name="power-[^>]*required', page), "a unit that stays is sent without them"
    assert without.status_code == 422 and "Chưa điền ô này" in body(without)
    assert "xã Trường Hà: Chủ tịch Ủy ban nhân dân xã Trường Hà" in text_of(body(told))
    assert "Thẩm quyền kết thúc" in body(told) and "01 hồ sơ đang mở được làm tiếp" in done
    assert "Mật khẩu được cấp, chỉ hiện một lần" in done
    power = Jurisdiction.objects.get(name="xã Trường Hà")
    assert (power.above, power.since, power.organ.name_on(FIRST_DAY)) == (scene.district, FIRST_DAY, NAME)
    for old in olds:
        old.refresh_from_db()
        assert (old.successor, old.until) == (power, date(2020, 12, 31))
    profile = school.profile_on(FIRST_DAY)
    assert (profile.parent, profile.jurisdiction) == (power.organ, power)
    assert power.appointments.get().user.username == "cv.truongha"
    for kind, key in (("jurisdiction", power.pk), ("jurisdiction", olds[0].pk), ("unit", power.organ_id)):
        assert [each for each in state_findings(kind, key) if hasattr(each, "field")] == []
