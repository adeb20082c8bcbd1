"""A part of a commune becomes one of its own: who is named goes, whoever is not stays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from dossiers.models import Dossier, Recipient
from dossiers.succession.splitting import SplitPart, Splitting, split_unit
from roles.doors.refusals import Forbidden, Refused
from roles.models import Appointment, Unit
from tests.browsing import Client
from tests.dossiers.succession.test_merging import FIRST_DAY, RESOLUTION, new_commune
from tests.dossiers.succession.test_merging_pages import shown
from tests.scene import TODAY, Scene, draft, of, staff
from trail.clock import at
from trail.phrases import facts_in_words
from trail.queries import timeline
from workflow.actions.submit import submit
from workflow.proofs.registry import state_findings

pytestmark = pytest.mark.scene()
NAME = "Ủy ban nhân dân xã Kéo Yên"


def split(scene: Scene, people: list[int], *, by: str = "officer", **more: Any) -> list[Unit]:
    part = SplitPart(into=new_commune(scene, name=NAME, code="01396"), people=people)
    given = {"unit": scene.units[2], "parts": [part], "since": FIRST_DAY, "instrument": RESOLUTION}
    return split_unit(Splitting(**(given | more)), by=scene[by], on=FIRST_DAY)


@pytest.fixture
def officer(scene: Scene) -> Iterator[Client]:
    client = Client()
    client.force_login(scene["officer"])
    with at(FIRST_DAY):
        yield client


def test_who_is_named_goes_and_everything_else_stays(scene: Scene) -> None:
    sent = draft(scene, unit=3, fighters=2)
    submit(sent.pk, by=scene["head3"], on=TODAY)
    one, two, *others = Recipient.objects.filter(unit=scene.units[2]).order_by("pk")

    (new,) = split(scene, [one.pk, two.pk])

    assert set(Recipient.objects.filter(unit=new)) == {one, two}
    assert Recipient.objects.filter(unit=scene.units[2]).count() == len(others) == 18
    old = Unit.objects.get(pk=scene.units[2].pk)
    assert (old.ended_on, new.founded_on, new.name_on(FIRST_DAY)) == (None, FIRST_DAY, NAME)
    assert Appointment.objects.filter(unit=old, until=None).count() == 2
    assert Dossier.objects.get(pk=sent.pk).unit == old
    told = facts_in_words(timeline(("unit", old.pk)).filter(verb="unit_split").get())
    assert ("Đơn vị mới được tách ra", NAME) in told and ("Người, tập thể chuyển theo", "2") in told
    for kind, key in (("unit", old.pk), ("unit", new.pk), ("recipient", one.pk)):
        assert [each for each in state_findings(kind, key) if hasattr(each, "field")] == []


def test_it_is_refused_in_words(scene: Scene) -> None:
    (person,), (stranger,) = staff(scene.units[2], 1), staff(scene.units[1], 1)
    drafted = draft(scene, unit=3, advanced=1, fighters=0)
    for name in ("chair", "head3", "auditor", "bloc_head"):
        with pytest.raises(Forbidden, match="không có thẩm quyền đổi tên, đổi mã đơn vị"):
            split(scene, [person.pk], by=name)
    with pytest.raises(Refused, match="không thuộc nội dung đang xử lý"):
        split(scene, [stranger.pk])
    cases: list[tuple[list[int], dict[str, Any], str]] = [
        ([], {}, "Chưa chọn người, tập thể nào"),
        ([person.pk], {"since": date(2021, 1, 2)}, "chưa đến"),
        ([person.pk], {"parts": []}, "Chưa có đơn vị mới nào"),
        ([of(drafted, "LĐTT")[0].recipient_id], {}, f"trong hồ sơ đang soạn {drafted.code}"),
    ]
    for people, more, words in cases:
        with pytest.raises(Refused) as refused:
            split(scene, people, **more)
        assert words in " ".join(each.message for each in refused.value.obstacles)
    assert not Unit.objects.filter(profiles__name=NAME).exists()


def test_the_page_shows_who_goes_where_before_it_is_done(officer: Client, scene: Scene) -> None:
    one, two, three = staff(scene.units[2], 3)
    page = f"/don-vi/{scene.units[2].pk}/tach/?phan=2"
    typed = {
        "name_1": NAME,
        "name_2": "Ủy ban nhân dân xã Nà Sác",
        f"go_{one.pk}": "1",
        f"go_{two.pk}": "2",
        "since": "01/01/2021",
        "instrument": RESOLUTION,
    }
    assert "Ai đi đâu" in shown(officer.get(page))
    assert officer.post(page, typed | {"name_2": ""}).status_code == 422
    assert "không còn trong danh sách" in shown(officer.post(page, typed | {f"go_{three.pk}": "9"}))

    told = shown(officer.post(page, typed))

    assert f"Ở lại</h2> <p>01 người, tập thể:</p> <ul><li>{three.name}, Công chức</li></ul>" in told, told
    assert not Unit.objects.filter(profiles__name=NAME).exists()
    done = shown(officer.post(page, typed | {"confirm": "1"}, follow=True))
    assert f"Đã tách “{NAME}”, “Ủy ban nhân dân xã Nà Sác” từ 01/01/2021" in done
    assert [Recipient.objects.get(pk=each.pk).unit.name_on(FIRST_DAY) for each in (one, two, three)] == [
        NAME,
        "Ủy ban nhân dân xã Nà Sác",
        "Ủy ban nhân dân xã số 3",
    ]
    again = officer.post(page, typed | {"confirm": "1"})
    assert again.status_code in (409, 422)
    assert Unit.objects.filter(profiles__name=NAME).count() == 1
