"""A unit's whole staff enters through one door: all or none, each told in the history as if alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dossiers.models import Recipient
from dossiers.recipients.changing_recipients import add_recipients
from roles.doors.refusals import Forbidden, Refused
from tests.scene import TODAY, Scene
from trail.models import Entry
from trail.phrases import changes_of

pytestmark = pytest.mark.scene()


def person(code: str) -> dict[str, Any]:
    facts = {"kind": "individual", "name": f"Nông Thị {code}", "sex": "female", "birth_on": date(1985, 3, 2)}
    return {**facts, "staff_code": code}


def test_everybody_is_stored_found_by_name_and_told_in_the_history(scene: Scene) -> None:
    found = add_recipients(scene.units[0], [person("A1"), person("A2")], by=scene["clerk1"], on=TODAY)

    assert [each.folded for each in found] == ["nong thi a1", "nong thi a2"]
    entries = Entry.objects.filter(chain__subject_kind="recipient")
    assert set(entries.values_list("chain__subject_id", flat=True)) == {each.pk for each in found}
    assert {(entry.verb, entry.jurisdiction_id) for entry in entries} == {
        ("recipient_added", scene.district.pk)
    }
    assert [tuple(each)[:3] for each in changes_of(entries.order_by("pk")[0])] == [
        ("Loại đối tượng", "", "cá nhân"),
        ("Họ và tên", "", "Nông Thị A1"),
        ("Mã cán bộ", "", "A1"),
        ("Giới tính", "", "nữ"),
        ("Ngày sinh", "", "02/03/1985"),
    ]


def test_one_code_for_two_people_stores_nobody(scene: Scene) -> None:
    with pytest.raises(Refused, match="Mã cán bộ A1 ghi cho hai người"):
        add_recipients(scene.units[0], [person("A1"), person("A1")], by=scene["clerk1"], on=TODAY)

    assert not Recipient.objects.exists()


def test_a_code_that_is_taken_stores_nobody(scene: Scene) -> None:
    add_recipients(scene.units[0], [person("A1")], by=scene["clerk1"], on=TODAY)

    with pytest.raises(Refused, match="Mã cán bộ A1 đã thuộc về Nông Thị A1"):
        add_recipients(scene.units[0], [person("B1"), person("A1")], by=scene["clerk1"], on=TODAY)

    assert Recipient.objects.count() == 1


def test_the_clerk_of_another_unit_may_not(scene: Scene) -> None:
    with pytest.raises(Forbidden):
        add_recipients(scene.units[0], [person("A1")], by=scene["clerk2"], on=TODAY)


def test_two_and_forty_cost_the_same_number_of_statements(scene: Scene) -> None:
    def cost(act: Callable[[], object]) -> int:
        with CaptureQueriesContext(connection) as asked:
            act()
        return len(asked)

    unit, clerk = scene.units[0], scene["clerk1"]
    two = cost(lambda: add_recipients(unit, [person(f"A{n}") for n in range(2)], by=clerk, on=TODAY))
    forty = cost(lambda: add_recipients(unit, [person(f"B{n}") for n in range(40)], by=clerk, on=TODAY))
    assert two == forty
