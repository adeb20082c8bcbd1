"""The doors to a draft: who may, what is refused, what two editors see of each other, how undo works."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dossiers.drafting.changing_drafts import (
    NewNomination,
    add_nominations,
    attach,
    change_nomination,
    create_dossier,
    open_again,
    remove_evidence,
    remove_nomination,
    reorder,
    restore_nomination,
    seal_revision,
)
from dossiers.judging.sealed_revision import revision_digest
from dossiers.models import Dossier, Nomination, Recipient, Standing
from roles.doors.refusals import Forbidden, Overtaken, Refused
from tests.papers import small_pdf
from tests.scene import TODAY, YEAR, Scene, draft, of, staff
from trail.models import Entry
from trail.verbs import Verb

pytestmark = pytest.mark.scene(units=2)


def entries(dossier: Dossier) -> list[str]:
    rows = Entry.objects.filter(chain__subject_kind="dossier", chain__subject_id=dossier.pk).order_by("seq")
    return [entry.verb for entry in rows]


def test_the_units_clerk_creates_a_dossier_in_the_bloc_of_the_year(scene: Scene) -> None:
    dossier = create_dossier(
        unit=scene.units[0],
        jurisdiction=scene.district,
        year=YEAR,
        title="  Khen  thưởng ",
        by=scene["clerk1"],
        on=TODAY,
    )

    assert (dossier.bloc, dossier.title, dossier.created_on) == (scene.bloc, "Khen thưởng", TODAY)
    assert entries(dossier) == [Verb.DRAFTED]


@pytest.mark.parametrize(
    "stranger", ["clerk2", "head2", "officer", "chair", "auditor", "bloc_head", "member01"]
)
def test_nobody_else_drafts_for_the_unit(scene: Scene, stranger: str) -> None:
    with pytest.raises(Forbidden):
        create_dossier(
            unit=scene.units[0],
            jurisdiction=scene.district,
            year=YEAR,
            title="Khen thưởng",
            by=scene[stranger],
            on=TODAY,
        )
    assert not Dossier.objects.exists()


def test_every_door_of_a_draft_refuses_a_stranger(scene: Scene) -> None:
    dossier = draft(scene, advanced=2, fighters=0)
    row, paper, stranger = of(dossier, "LĐTT")[0], dossier.evidence.first(), scene["clerk2"]
    assert paper is not None
    removal = remove_nomination(row.pk, by=scene["clerk1"], on=TODAY)
    other = of(dossier, "LĐTT")[0]
    doors = [
        lambda: add_nominations(dossier.pk, [], by=stranger, on=TODAY),
        lambda: change_nomination(other.pk, {}, version=1, by=stranger, on=TODAY),
        lambda: reorder(dossier.pk, {other.pk: 1}, by=stranger, on=TODAY),
        lambda: remove_nomination(other.pk, by=stranger, on=TODAY),
        lambda: restore_nomination(removal.dossier_id, removal.pk, by=stranger, on=TODAY),
        lambda: attach(dossier.pk, upload(), kind="minutes", by=stranger, on=TODAY),
        lambda: remove_evidence(paper.pk, by=stranger, on=TODAY),
    ]
    before = Entry.objects.count()

    for door in doors:
        with pytest.raises(Forbidden):
            door()

    assert Entry.objects.count() == before


def test_every_door_is_shut_when_the_dossier_is_sealed(scene: Scene) -> None:
    dossier = draft(scene, advanced=2, fighters=0)
    row, paper, clerk = of(dossier, "LĐTT")[0], dossier.evidence.first(), scene["clerk1"]
    assert paper is not None
    dossier.submitted_on = TODAY
    dossier.save()
    seal_revision(dossier, on=TODAY)

    for door in (
        lambda: add_nominations(dossier.pk, [NewNomination(row.recipient_id, "GK xã")], by=clerk, on=TODAY),
        lambda: change_nomination(row.pk, {}, version=1, by=clerk, on=TODAY),
        lambda: reorder(dossier.pk, {row.pk: 1}, by=clerk, on=TODAY),
        lambda: remove_nomination(row.pk, by=clerk, on=TODAY),
        lambda: attach(dossier.pk, upload(), kind="minutes", by=clerk, on=TODAY),
        lambda: remove_evidence(paper.pk, by=clerk, on=TODAY),
    ):
        with pytest.raises(Overtaken, match="đã được trình ngày 20/11/2020"):
            door()


def test_all_faults_of_added_rows_are_told_at_once_and_nothing_is_added(scene: Scene) -> None:
    dossier = draft(scene, advanced=1, fighters=0)
    (there,) = of(dossier, "LĐTT")
    (stranger,) = staff(scene.units[1], 1)
    (person,) = staff(scene.units[0], 1)
    rows = [
        NewNomination(there.recipient_id, "LĐTT"),
        NewNomination(stranger.pk, "LĐTT"),
        NewNomination(person.pk, "TTLĐTT"),
        NewNomination(person.pk, "Giải nhất"),
        NewNomination(person.pk, "GK xã", date(2020, 5, 1), date(2020, 4, 1)),
        NewNomination(person.pk, "CSTĐCS"),
        NewNomination(person.pk, "CSTĐCS"),
        NewNomination(999_999, "LĐTT"),
    ]

    with pytest.raises(Refused) as refusal:
        add_nominations(dossier.pk, rows, by=scene["clerk1"], on=TODAY)

    assert len(refusal.value.obstacles) == 7
    assert all(obstacle.remedy for obstacle in refusal.value.obstacles)
    assert dossier.nominations.count() == 1


def test_a_nomination_takes_the_dossiers_year_way_and_the_years_initiatives(scene: Scene) -> None:
    dossier = draft(scene, advanced=1, fighters=1)

    (fighter,) = of(dossier, "CSTĐCS")

    assert (fighter.achievement_since, fighter.achievement_until) == (date(2020, 1, 1), date(2020, 12, 31))
    assert (fighter.way, fighter.standing, fighter.version) == ("công trạng", Standing.DRAFT, 1)
    assert [each.year for each in fighter.initiatives.all()] == [YEAR]


def test_adding_costs_the_same_for_one_and_for_fifty(scene: Scene) -> None:
    dossier = draft(scene, advanced=1, fighters=0)
    people = staff(scene.units[0], 51)

    def statements(chosen: list[Recipient]) -> int:
        with CaptureQueriesContext(connection) as queries:
            rows = [NewNomination(person.pk, "LĐTT") for person in chosen]
            add_nominations(dossier.pk, rows, by=scene["clerk1"], on=TODAY)
        return len(queries)

    assert statements(people[:1]) == statements(people[1:])


def test_the_second_editor_is_told_who_changed_it_and_nothing_is_overwritten(scene: Scene) -> None:
    dossier = draft(scene, advanced=1, fighters=0)
    (row,) = of(dossier, "LĐTT")
    change_nomination(row.pk, {"achievement": "Của thủ trưởng"}, version=1, by=scene["head1"], on=TODAY)

    with pytest.raises(Overtaken, match="Người head1 đã sửa trường hợp"):
        change_nomination(row.pk, {"achievement": "Của cán bộ"}, version=1, by=scene["clerk1"], on=TODAY)

    row.refresh_from_db(fields=["achievement", "version"])
    assert (row.achievement, row.version) == ("Của thủ trưởng", 2)


def test_a_change_to_an_award_already_asked_or_of_the_wrong_kind_is_refused(scene: Scene) -> None:
    dossier = draft(scene, advanced=1, fighters=1)
    (worker,) = of(dossier, "LĐTT")

    with pytest.raises(Refused, match="đã được đề nghị Chiến sĩ thi đua cơ sở"):
        change_nomination(worker.pk, {"award": "CSTĐCS"}, version=1, by=scene["clerk1"], on=TODAY)
    with pytest.raises(Refused, match="không dành cho cá nhân"):
        change_nomination(worker.pk, {"award": "TTLĐTT"}, version=1, by=scene["clerk1"], on=TODAY)


def test_initiatives_of_somebody_else_are_refused_and_told_nowhere(scene: Scene) -> None:
    dossier = draft(scene, advanced=1, fighters=1)
    (fighter,) = of(dossier, "CSTĐCS")
    (other,) = staff(scene.units[0], 1)
    foreign = other.initiatives.get()

    fighter.initiatives.clear()

    with pytest.raises(Refused, match=f"Sáng kiến, đề tài làm căn cứ” nêu mã {foreign.pk}"):
        change_nomination(fighter.pk, {}, version=1, initiatives=[foreign.pk], by=scene["clerk1"], on=TODAY)

    assert list(fighter.initiatives.all()) == []
    assert not Entry.objects.filter(payload__contains='"initiatives"').exists()


def test_a_removed_nomination_comes_back_as_it_was_with_its_papers(scene: Scene) -> None:
    dossier = draft(scene, advanced=1, fighters=1)
    (fighter,) = of(dossier, "CSTĐCS")
    paper = attach(
        dossier.pk,
        upload(),
        kind="achievement_report",
        nomination_id=fighter.pk,
        by=scene["clerk1"],
        on=TODAY,
    )
    initiatives = list(fighter.initiatives.values_list("pk", flat=True))

    removal = remove_nomination(fighter.pk, by=scene["clerk1"], on=TODAY)
    assert not Nomination.objects.filter(pk=fighter.pk).exists()
    paper.refresh_from_db()
    assert (paper.nomination, paper.removed_at is None) == (None, False)

    back = restore_nomination(removal.dossier_id, removal.pk, by=scene["head1"], on=TODAY)
    paper.refresh_from_db()
    assert (back.pk, back.award, back.ordinal, back.recipient_name) == (
        fighter.pk,
        "CSTĐCS",
        1,
        fighter.recipient_name,
    )
    assert list(back.initiatives.values_list("pk", flat=True)) == initiatives
    assert (paper.nomination_id, paper.removed_at) == (fighter.pk, None)
    with pytest.raises(Overtaken, match="đã được khôi phục"):
        restore_nomination(removal.dossier_id, removal.pk, by=scene["clerk1"], on=TODAY)


def test_what_was_added_again_meanwhile_is_not_doubled_by_undo(scene: Scene) -> None:
    dossier = draft(scene, advanced=1, fighters=0)
    (row,) = of(dossier, "LĐTT")
    removal = remove_nomination(row.pk, by=scene["clerk1"], on=TODAY)
    add_nominations(dossier.pk, [NewNomination(row.recipient_id, "LĐTT")], by=scene["clerk1"], on=TODAY)

    with pytest.raises(Refused, match="đã được thêm lại"):
        restore_nomination(removal.dossier_id, removal.pk, by=scene["clerk1"], on=TODAY)


def test_removing_twice_tells_the_second(scene: Scene) -> None:
    dossier = draft(scene, advanced=1, fighters=0)
    (row,) = of(dossier, "LĐTT")
    remove_nomination(row.pk, by=scene["clerk1"], on=TODAY)

    with pytest.raises(Overtaken, match="đã được xóa"):
        remove_nomination(row.pk, by=scene["head1"], on=TODAY)


def test_a_negative_preference_is_refused(scene: Scene) -> None:
    dossier = draft(scene, advanced=1, fighters=0)
    (row,) = of(dossier, "LĐTT")

    with pytest.raises(Refused, match="số nguyên từ 1"):
        reorder(dossier.pk, {row.pk: -1}, by=scene["clerk1"], on=TODAY)


def test_a_revision_holds_everything_and_its_hash_proves_it(scene: Scene) -> None:
    dossier = draft(scene, advanced=2, fighters=1)

    seal_revision(dossier, on=TODAY)

    revision = dossier.revisions.get()
    assert (revision.number, revision.sha256) == (1, revision_digest(revision.content))
    assert [row["award"] for row in revision.content["nominations"]].count("LĐTT") == 2
    assert {paper["kind"] for paper in revision.content["evidence"]} >= {"minutes", "achievement_report"}
    assert len(revision.content["case"]["nominees"]) == 3
    assert dossier.is_sealed
    revision.content["nominations"][0]["award"] = "CSTĐCS"
    assert revision_digest(revision.content) != revision.sha256


def test_a_dossier_that_comes_back_opens_as_the_next_revision(scene: Scene) -> None:
    dossier = draft(scene, advanced=1, fighters=0)
    seal_revision(dossier, on=TODAY)

    open_again(dossier)
    seal_revision(dossier, on=TODAY)

    numbers = list(dossier.revisions.order_by("number").values_list("number", flat=True))
    assert (dossier.revision, numbers) == (2, [1, 2])


def test_sealing_costs_the_same_for_one_and_for_fifty(scene: Scene) -> None:
    one = draft(scene, unit=1, advanced=1, fighters=0)
    fifty = draft(scene, unit=2, advanced=44, fighters=6)

    def statements(dossier: Dossier) -> int:
        fresh = Dossier.objects.select_related("unit", "jurisdiction").get(pk=dossier.pk)
        with CaptureQueriesContext(connection) as queries:
            seal_revision(fresh, on=TODAY)
        return len(queries)

    assert statements(one) == statements(fifty)


def upload() -> object:
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile("bao-cao.pdf", small_pdf("bao cao"), content_type="application/pdf")


def test_an_appointment_that_ended_yesterday_drafts_no_more(scene: Scene) -> None:
    dossier = draft(scene, advanced=1, fighters=0)
    User.objects.get(username="clerk1").appointments.update(until=date(2020, 11, 19))

    with pytest.raises(Forbidden):
        add_nominations(dossier.pk, [], by=scene["clerk1"], on=TODAY)
