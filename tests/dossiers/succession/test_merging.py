"""Two communes become one: people, history, open dossiers and rights go along, and nothing else does."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User

from dossiers.drafting.petitioning.petition_contents import petition_of
from dossiers.models import Dossier, Recipient, Resettlement
from dossiers.seats.counting import headcount
from dossiers.succession.merging import Merged, Merging, merge_units
from news.models import NewsItem
from roles.appointments.appointing import appoint
from roles.doors.refusals import Forbidden, Overtaken, Refused
from roles.founding import NewUnit, found_unit
from roles.models import Appointment, Unit
from roles.queries import lineage
from tests.scene import PAPER, SINCE, TODAY, Scene, draft, staff
from trail.clock import at
from trail.phrases import facts_in_words, sentence
from trail.queries import timeline
from workflow.actions.recall import recall
from workflow.actions.submit import submit
from workflow.proofs.registry import state_findings
from workflow.whose_turn import dossiers_awaiting_unit, dossiers_sent_by

pytestmark = pytest.mark.scene()
LAST_DAY, FIRST_DAY = date(2020, 12, 31), date(2021, 1, 1)
RESOLUTION = "Nghị quyết 864/NQ-UBTVQH14 ngày 10/01/2020"
NAME = "Ủy ban nhân dân xã Trường Hà"


def new_commune(scene: Scene, **more: Any) -> NewUnit:
    given = {"level": "xã", "name": NAME, "since": FIRST_DAY, "code": "01392", "jurisdiction": scene.district}
    return NewUnit(**(given | more))


def merged(scene: Scene, *, by: str | User = "officer", on: date = FIRST_DAY, **more: Any) -> Merged:
    """Communes 2 and 3 into a new one, unless `more` says otherwise."""
    given = {
        "units": scene.units[1:],
        "into": new_commune(scene),
        "since": FIRST_DAY,
        "instrument": RESOLUTION,
    }
    return merge_units(Merging(**(given | more)), by=scene[by] if isinstance(by, str) else by, on=on)


def works_at(scene: Scene, unit: Unit, office: str = "unit_head", *, since: date = FIRST_DAY) -> User:
    user = User.objects.create_user(f"moi-{office}", first_name="Lý Thị Mẫu")
    seat = {"office": office, "organ": unit, "since": since, "post": "Chủ tịch"}
    appoint(by=scene["officer"], user=user, on=since, **seat, **PAPER)
    return user


def test_people_go_to_the_new_commune_and_their_entry_tells_it(scene: Scene) -> None:
    second, third = scene.units[1:]
    people = [*staff(second, 2), *staff(third, 2)]
    household = Recipient.objects.create(kind="household", unit=third, name="Hộ ông Lý A Sì")
    office = Recipient.objects.create(kind="collective", unit=third, name="Văn phòng Ủy ban")
    people[2].staff_code = "CB0000"

    made = merged(scene)

    assert (made.people, made.dossiers) == (5, 0)
    here = Recipient.objects.filter(unit=made.heir)
    assert set(here) == {*people, household}
    # Both communes had a CB0000 and a CB0001: the first keeps it.
    assert sorted(here.values_list("staff_code", flat=True)) == ["", "", "", "CB0000", "CB0001"]
    assert Recipient.objects.get(pk=office.pk).unit == third
    told = timeline(("recipient", people[2].pk)).last()
    assert facts_in_words(told) == [
        ("Từ đơn vị", "Ủy ban nhân dân xã số 3"),
        ("Đến đơn vị", NAME),
        ("Mã cán bộ ở đơn vị cũ", "CB0000"),
        ("Văn bản", RESOLUTION),
        ("Từ ngày", "01/01/2021"),
    ]
    assert "đã ghi việc người, tập thể chuyển theo sắp xếp đơn vị" in sentence(told)
    assert (headcount(made.heir.pk), headcount(third.pk), headcount(scene.units[0].pk)) == (4, 2, 0)


def test_a_collective_goes_along_where_the_paper_says_so(scene: Scene) -> None:
    office = Recipient.objects.create(kind="collective", unit=scene.units[2], name="Văn phòng Ủy ban")

    made = merged(scene, with_collectives=True)

    office.refresh_from_db()
    assert (office.unit, made.people) == (made.heir, 1)


def test_the_old_communes_end_and_the_new_one_takes_over(scene: Scene) -> None:
    school = found_unit(
        level="xã", name="Trường Tiểu học", since=SINCE, parent=scene.units[2], jurisdiction=scene.district
    )

    heir = merged(scene).heir

    assert [Unit.objects.get(pk=each.pk).ended_on for each in scene.units] == [None, LAST_DAY, LAST_DAY]
    assert set(lineage(heir)) == {each.pk for each in (heir, *scene.units[1:])}
    assert heir.founded_on == FIRST_DAY
    profile = school.profile_on(FIRST_DAY)
    assert (profile.name, profile.parent, profile.since) == ("Trường Tiểu học", heir, FIRST_DAY)
    assert school.profile_on(LAST_DAY).parent == scene.units[2]
    running = Appointment.objects.filter(unit__in=scene.units[1:], until=None)
    assert not running.exists() and Appointment.objects.filter(unit=scene.units[0], until=None).exists()
    assert [entry.verb for entry in timeline(("unit", heir.pk))] == ["unit_founded", "unit_took_over"]
    took_over = timeline(("unit", heir.pk)).last()
    assert ("Kế tục từ", "Ủy ban nhân dân xã số 2, Ủy ban nhân dân xã số 3") in facts_in_words(took_over)


def test_a_commune_that_stays_takes_the_other_over(scene: Scene) -> None:
    first, second = scene.units[:2]
    person, drafted = staff(second, 1)[0], draft(scene, unit=2, advanced=1, fighters=0)

    made = merged(scene, units=[second], into=first)

    person.refresh_from_db()
    assert (made.heir, person.unit, first.ended_on) == (first, first, None)
    assert Appointment.objects.filter(unit=first, until=None).count() == 2
    told = NewsItem.objects.filter(code="handed_over", subject_id=drafted.pk)
    assert set(told.values_list("person", flat=True)) == {scene["clerk1"].pk, scene["head1"].pk}


def test_whoever_took_over_carries_on_what_lay_on_every_desk(scene: Scene) -> None:
    drafted, sent = draft(scene, unit=2, fighters=2), draft(scene, unit=3, fighters=2)
    submit(sent.pk, by=scene["head3"], on=TODAY)

    heir = merged(scene).heir

    head, clerk = works_at(scene, heir), works_at(scene, heir, "unit_clerk")
    with at(FIRST_DAY):
        assert [each.dossier for each in dossiers_awaiting_unit(heir)] == [drafted]
        assert [each.dossier for each in dossiers_sent_by(heir)] == [sent]
        with pytest.raises(Forbidden):
            submit(drafted.pk, by=scene["head2"], on=FIRST_DAY)
        with pytest.raises(Forbidden):
            submit(drafted.pk, by=clerk, on=FIRST_DAY)
        submit(drafted.pk, by=head, on=FIRST_DAY)
        recall(sent.pk, by=head, on=FIRST_DAY)
        assert [each.dossier for each in dossiers_awaiting_unit(heir)] == [sent]
        assert not dossiers_awaiting_unit(scene.units[0]).exists()
    told = timeline(("dossier", sent.pk)).filter(verb="handed_over").get()
    assert ("Đến đơn vị", NAME) in facts_in_words(told)
    assert Dossier.objects.get(pk=sent.pk).unit == scene.units[2]


def test_what_a_commune_signed_on_the_day_of_its_merger_stays_signed_by_it(scene: Scene) -> None:
    sent, drafted = draft(scene, unit=3, advanced=1, fighters=0), draft(scene, unit=2, advanced=1, fighters=0)
    commune = sent.unit.name_on(TODAY)
    submit(sent.pk, by=scene["head3"], on=TODAY)
    into = merged(scene, into=new_commune(scene, since=TODAY), since=TODAY, on=TODAY).heir
    submit(drafted.pk, by=works_at(scene, into, since=TODAY), on=TODAY)

    paper = petition_of(Dossier.objects.get(pk=sent.pk), on=TODAY)
    assert (paper.letterhead.organ, paper.signer.name) == (commune, scene["head3"].get_full_name())
    assert paper.paragraphs[0].startswith(commune)
    taken_over = petition_of(Dossier.objects.get(pk=drafted.pk), on=TODAY)
    assert (taken_over.letterhead.organ, taken_over.signer.name) == (NAME, "Lý Thị Mẫu")


def test_every_row_of_it_is_proved_and_a_forged_one_is_found(scene: Scene) -> None:
    person = staff(scene.units[2], 1)[0]
    sent = draft(scene, unit=3, fighters=2)
    submit(sent.pk, by=scene["head3"], on=TODAY)

    heir = merged(scene).heir

    subjects = [
        ("unit", heir.pk),
        ("unit", scene.units[1].pk),
        ("recipient", person.pk),
        ("dossier", sent.pk),
    ]
    for kind, key in subjects:
        assert [each for each in state_findings(kind, key) if hasattr(each, "field")] == []
    Resettlement.objects.filter(recipient=person).update(happened_on=date(2019, 1, 1))
    (fault,) = (each for each in state_findings("recipient", person.pk) if hasattr(each, "field"))
    assert (fault.table, fault.field) == ("dossiers_resettlement", "happened_on")


def test_nobody_but_the_officer_merges(scene: Scene) -> None:
    for name in ("chair", "clerk", "auditor", "head2", "bloc_head", "secretary"):
        with pytest.raises(Forbidden, match="không có thẩm quyền kết thúc đơn vị"):
            merged(scene, by=name)
    assert Unit.objects.filter(ended_on__isnull=False).count() == 0


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"instrument": " "}, "Thiếu văn bản làm căn cứ"),
        ({"since": date(2021, 1, 2)}, "chưa đến: người và hồ sơ chuyển ngay khi ghi"),
        ({"since": SINCE}, "mang tên hiện nay từ 15/01/2018"),
        ({"units": []}, "Chưa chọn đơn vị sáp nhập"),
    ],
)
def test_what_cannot_be_is_refused_in_words(scene: Scene, more: dict[str, Any], words: str) -> None:
    with pytest.raises(Refused) as refused:
        merged(scene, **more)
    assert words in " ".join([refused.value.message, *(each.message for each in refused.value.obstacles)])


def test_one_unit_becomes_no_other_by_a_merger(scene: Scene) -> None:
    with pytest.raises(Refused) as refused:
        merged(scene, units=scene.units[2:])
    assert "không phải là sáp nhập" in refused.value.obstacles[0].message


def test_the_second_click_is_told_of_the_first(scene: Scene) -> None:
    merged(scene)
    with pytest.raises(Overtaken, match="“Ủy ban nhân dân xã số 2” đã kết thúc hoạt động từ trước"):
        merged(scene)
    assert Unit.objects.filter(profiles__name=NAME).count() == 1
