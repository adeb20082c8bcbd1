"""The story is played chapter by chapter: one that breaks off leaves nothing, and the next start plays it."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import Group

from trail.clock import today
from workflow.story import chapters
from workflow.story.chapters import Chapter, play, played_chapters
from workflow.story.province.organs_today import MEMBERS, council_members, members

pytestmark = pytest.mark.django_db


class PowerCut(Exception):
    pass


def _found(name: str) -> Chapter:
    def tell(on: date) -> None:
        Group.objects.create(name=f"{name} {today():%d/%m/%Y}")

    return Chapter(name, name, date(2020, 2, 3), tell)


def _cut_off(on: date) -> None:
    Group.objects.create(name="half")
    raise PowerCut


def test_a_chapter_that_breaks_off_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = Chapter("second", "second", date(2020, 2, 4), _cut_off)
    monkeypatch.setattr(chapters, "chapters", lambda: [_found("first"), broken])

    with pytest.raises(PowerCut):
        play(lambda sentence: None)

    assert list(Group.objects.values_list("name", flat=True)) == ["first 03/02/2020"]
    assert list(played_chapters()) == ["first"]


def test_the_next_start_goes_on_where_the_first_broke_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chapters, "chapters", lambda: [_found("first")])
    play(lambda sentence: None)

    monkeypatch.setattr(chapters, "chapters", lambda: [_found("first"), _found("second")])
    said: list[str] = []
    play(said.append)

    assert said[0] == "second …"
    assert sorted(Group.objects.values_list("name", flat=True)) == ["first 03/02/2020", "second 03/02/2020"]


def test_who_leads_a_department_is_one_person_on_its_page_on_its_list_and_in_the_council() -> None:
    seats = dict(zip(MEMBERS, council_members().values(), strict=True))
    staff = {each.full_name: each.people[:2] for each in members() if each.level == "sở"}

    assert [person.post for person in staff["Sở Y tế"]] == ["Giám đốc", "Phó Giám đốc"]
    assert seats["Giám đốc Sở Y tế"] == staff["Sở Y tế"][0].name
    assert seats["Phó Giám đốc Sở Nội vụ"] == staff["Sở Nội vụ"][1].name
