"""Everything or nothing, once, by those who may; people are matched and never merged unasked."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dossiers.importing.checking.all_faults import read_all
from dossiers.importing.checking.rows import ListReading
from dossiers.importing.matching.people import match
from dossiers.importing.matching.remembering import Examined
from dossiers.importing.matching.unit_roster import roster_of
from dossiers.importing.opening.workbook_reader import read_workbook
from dossiers.importing.storing.store import store
from dossiers.models import CollectiveYear, Initiative, Nomination, PaperCheck, Rating, Recipient, Transfer
from dossiers.recipients.transfers.ending_people import end_recipient
from roles.doors.refusals import Forbidden, Overtaken, Refused
from roles.founding import found_unit
from roles.models import Succession
from tests.dossiers.importing.conftest import DAY, Desk
from tests.dossiers.importing.workbooks import people, person, place, saved, workbook
from trail.models import Entry
from trail.phrases import changes_of, facts_in_words
from trail.state.row_faults import RowFault
from workflow.proofs.registry import state_findings

FIGURES = {
    "people": 10,
    "women": 7,
    "advanced_workers": 8,
    "grassroots_fighters": 1,
    "completed": 10,
    "warned_or_worse": 0,
}


def reading_of(folder: Path, *rows: dict[str, Any], **given: Any) -> ListReading:
    return read_all(read_workbook(saved(folder, workbook(rows, **given))), today=DAY)


def stored(desk: Desk, reading: ListReading, decisions: dict[str, str] | None = None) -> int:
    file = {"name": "ds.xlsx", "sha256": "ab12"}
    return store(desk.dossier.pk, Examined(reading), decisions or {}, by=desk.clerk, on=DAY, **file)


def test_all_rows_enter_with_all_that_they_say(desk: Desk, tmp_path: Path) -> None:
    reading = reading_of(
        tmp_path,
        person(
            staff_code="CB01",
            title="CSTĐCS",
            rating="Hoàn thành xuất sắc nhiệm vụ",
            post="Trưởng phòng",
            initiative_code="SK-01",
            initiative_title="Số hóa sổ sách",
            initiative_level="Cơ sở",
            initiative_number="5/QĐ-UBND",
            initiative_on=date(2020, 9, 1),
            achievement="Chủ trì số hóa",
        ),
        person("Trần Thị Bình", sex="Nữ", title="", form="GK huyện"),
        collectives=[{"name": "Văn phòng", "title": "TTLĐTT", **FIGURES}],
        households=[{"name": "Hộ ông Lý Văn Páo", "form": "GK huyện"}],
    )

    assert stored(desk, reading) == 4

    an = Nomination.objects.get(award="CSTĐCS")
    assert (an.standing, an.recipient_name, an.recipient_post) == ("draft", "Nguyễn Văn An", "Trưởng phòng")
    assert (an.achievement_since, an.achievement_until) == (date(2020, 1, 1), date(2020, 12, 31))
    assert an.recipient.folded == "nguyen van an"
    assert [initiative.code for initiative in an.initiatives.all()] == ["SK-01"]
    assert Rating.objects.get().level == "HTXSNV"
    assert CollectiveYear.objects.get().women == 7
    assert set(Recipient.objects.values_list("kind", flat=True)) == {"individual", "collective", "household"}
    assert {n.sort_key for n in Nomination.objects.all()} == {r.sort_key for r in Recipient.objects.all()}


def test_an_empty_figure_of_a_collective_keeps_what_its_card_declares(desk: Desk, tmp_path: Path) -> None:
    office = desk.known("Văn phòng", kind="collective", sex="", birth_on=None, staff_code="VP")
    CollectiveYear.objects.create(recipient=office, year=2020, party_cell="HTTNV", **FIGURES)
    row = {"name": "Văn phòng", "staff_code": "VP", "people": 9, "women": 6, "completed": 9}

    smaller = reading_of(tmp_path, collectives=[row | {"title": "TTLĐTT", "people": 7, "completed": 7}])
    faults = match(smaller, roster_of(desk.dossier), {}).faults
    assert [(fault.cell, fault.what) for fault in faults] == [
        ("I2", "Ô để trống giữ số 8 đã kê khai, lớn hơn tổng số người (7).")
    ]
    two = [row | {"title": "TTLĐTT"}, row | {"title": "", "form": "GK huyện", "completed": ""}]
    assert stored(desk, reading_of(tmp_path, collectives=two)) == 2

    kept = CollectiveYear.objects.values(*FIGURES).get()
    assert kept == FIGURES | {"people": 9, "women": 6, "completed": 9}
    (entry,) = Entry.objects.filter(verb="imported")
    ((what, before, after, _name),) = changes_of(entry)
    assert what == "Số liệu tập thể năm 2020" and "10 hoàn thành nhiệm vụ" in before
    assert "8 đạt Lao động tiên tiến" in after and "9 hoàn thành nhiệm vụ" in after


def test_a_figure_that_nobody_declared_is_asked_for_and_no_nought(desk: Desk, tmp_path: Path) -> None:
    team = {"name": "Văn phòng", "title": "TTLĐTT", **FIGURES, "completed": "", "warned_or_worse": ""}

    with pytest.raises(Refused) as caught:
        stored(desk, reading_of(tmp_path, collectives=[team]))

    assert [(each.about, each.message, each.remedy) for each in caught.value.obstacles] == [
        ("Tập thể K2", "Chưa ghi “Số hoàn thành nhiệm vụ”.", "Ghi số người; không có ai thì ghi 0."),
        (
            "Tập thể L2",
            "Chưa ghi “Số bị kỷ luật từ cảnh cáo trở lên”.",
            "Ghi số người; không có ai thì ghi 0.",
        ),
    ]
    assert not CollectiveYear.objects.exists()
    unsaid = team | dict.fromkeys(FIGURES, "")
    assert stored(desk, reading_of(tmp_path, collectives=[unsaid])) == 1
    assert not CollectiveYear.objects.exists(), "no figure at all declares none"


def test_one_entry_of_the_trail_tells_of_all(desk: Desk, tmp_path: Path) -> None:
    stored(desk, reading_of(tmp_path, *people(3)))

    (entry,) = Entry.objects.filter(verb="imported")
    assert entry.payload.count('"nomination":') == 3
    assert ("Tệp", "ds.xlsx") in facts_in_words(entry)
    assert ("Số dòng", "3") in facts_in_words(entry)
    assert ("Mã kiểm SHA-256", "ab12") in facts_in_words(entry)


def test_the_entry_tells_what_the_list_says_anew_of_each_person_before_and_after(
    desk: Desk, tmp_path: Path
) -> None:
    known = desk.known(staff_code="CB01", post="Văn thư")
    Rating.objects.create(recipient=known, year=2020, level="HTTNV")
    Initiative.objects.create(
        recipient=known, code="SK-01", year=2020, kind="đề tài", title="Số hóa", level="tỉnh"
    )
    row = person(0, rating="hoàn thành xuất sắc nhiệm vụ", post="Trưởng phòng") | {
        "name": known.name,
        "staff_code": "CB01",
        "birth_on": known.birth_on,
        "sex": "nam",
        "initiative_code": "SK-01",
        "initiative_title": "Số hóa",
        "initiative_level": "tỉnh",
    }
    stored(desk, reading_of(tmp_path, row))

    (entry,) = Entry.objects.filter(verb="imported")
    assert [tuple(each) for each in changes_of(entry)] == [
        ("Chức vụ", "Văn thư", "Trưởng phòng", known.name),
        (
            "Mức độ hoàn thành nhiệm vụ năm 2020",
            "hoàn thành tốt nhiệm vụ",
            "hoàn thành xuất sắc nhiệm vụ",
            known.name,
        ),
    ]
    assert changes_of(entry, only=known.pk + 1) == []


def test_nothing_is_stored_when_one_row_of_200_is_wrong(desk: Desk, tmp_path: Path) -> None:
    rows = people(200)
    rows[150]["birth_on"] = "5/1/1980"

    with pytest.raises(Refused) as caught:
        stored(desk, reading_of(tmp_path, *rows))

    assert [obstacle.about for obstacle in caught.value.obstacles] == [f"Cá nhân {place('birth_on', 151)}"]
    assert not Nomination.objects.exists() and not Recipient.objects.exists()
    assert not Entry.objects.filter(verb="imported").exists()


def test_two_faults_mended_and_the_list_enters(desk: Desk, tmp_path: Path) -> None:
    rows = people(5)
    rows[1]["title"] = "GK huyện"
    rows[3]["birth_on"] = "5/1/1980"
    first = reading_of(tmp_path, *rows)
    assert {fault.cell for fault in first.faults} == {place("title", 2), place("birth_on", 4)}

    rows[1] |= {"title": "", "form": "GK huyện"}
    rows[3]["birth_on"] = date(1980, 1, 5)

    assert stored(desk, reading_of(tmp_path, *rows)) == 5


def test_the_same_file_twice_is_refused_row_by_row(desk: Desk, tmp_path: Path) -> None:
    reading = reading_of(tmp_path, *people(3))
    stored(desk, reading)

    with pytest.raises(Refused) as caught:
        stored(desk, reading)

    assert len(caught.value.obstacles) == 3
    assert "trong hồ sơ này" in caught.value.obstacles[0].message
    assert Nomination.objects.count() == 3


def test_a_stranger_may_not_and_a_sealed_dossier_takes_nothing(desk: Desk, tmp_path: Path) -> None:
    reading = reading_of(tmp_path, person())
    with pytest.raises(Forbidden):
        store(desk.dossier.pk, Examined(reading), {}, by=desk.stranger, on=DAY)

    desk.dossier.sealed_at = "2020-10-13T00:00:00+07:00"
    desk.dossier.submitted_on = DAY
    desk.dossier.save()
    with pytest.raises(Overtaken):
        stored(desk, reading)
    assert not Nomination.objects.exists()


def test_the_statements_do_not_grow_with_the_rows(desk: Desk, tmp_path: Path) -> None:
    def statements(rows: list[dict[str, Any]]) -> int:
        reading = reading_of(tmp_path, *rows)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            stored(desk, reading)
        return len(seen)

    many = people(51)

    assert statements(many[:1]) == statements(many[1:])


class TestMatching:
    def test_a_staff_code_of_the_unit_is_sure(self, desk: Desk, tmp_path: Path) -> None:
        known = desk.known(staff_code="CB01")

        stored(desk, reading_of(tmp_path, person(staff_code="cb01", post="Trưởng phòng")))

        assert Nomination.objects.get().recipient == known
        assert Recipient.objects.get().post == "Trưởng phòng"

    def test_name_birth_date_and_unit_are_sure_and_lend_the_code(self, desk: Desk, tmp_path: Path) -> None:
        desk.known()

        stored(desk, reading_of(tmp_path, person("NGUYỄN VĂN AN", staff_code="CB01")))

        assert Recipient.objects.get().staff_code == "CB01"
        assert Nomination.objects.get().recipient_name == "Nguyễn Văn An"

    @pytest.mark.parametrize(
        ("known", "row"),
        [
            ({"birth_on": date(1979, 1, 5)}, {}),
            ({"birth_on": None}, {}),
            ({"name": "Nguyễn Văn Ân"}, {}),
            ({"staff_code": "CB01", "name": "Nguyễn Văn Anh"}, {"staff_code": "CB01"}),
            ({"staff_code": "A7"}, {"staff_code": "B9"}),
        ],
    )
    def test_a_doubt_is_asked_and_never_merged(
        self, desk: Desk, tmp_path: Path, known: dict[str, Any], row: dict[str, Any]
    ) -> None:
        there = desk.known(**known)
        reading = reading_of(tmp_path, person(**row))

        (question,) = match(reading, roster_of(desk.dossier), {}).questions
        assert [candidate.id for candidate in question.candidates] == [there.pk]
        with pytest.raises(Refused):
            stored(desk, reading)

        assert stored(desk, reading, {question.key: str(there.pk)}) == 1
        assert Nomination.objects.get().recipient == there
        assert Recipient.objects.count() == 1

    def test_a_doubt_answered_as_new_makes_a_second_person(self, desk: Desk, tmp_path: Path) -> None:
        there = desk.known(birth_on=date(1979, 1, 5))
        reading = reading_of(tmp_path, person())
        (question,) = match(reading, roster_of(desk.dossier), {}).questions

        stored(desk, reading, {question.key: "new"})

        assert Nomination.objects.get().recipient != there

    def test_a_code_that_belongs_to_somebody_else_stays_a_fault(self, desk: Desk, tmp_path: Path) -> None:
        desk.known("Nguyễn Văn Anh", staff_code="CB01")
        reading = reading_of(tmp_path, person(staff_code="CB01"))
        (question,) = match(reading, roster_of(desk.dossier), {}).questions

        (fault,) = match(reading, roster_of(desk.dossier), {question.key: "new"}).faults

        assert fault.cell == place("staff_code", 1) and "đã là của người khác" in fault.what

    def test_an_answer_that_names_nobody_asked_is_no_answer(self, desk: Desk, tmp_path: Path) -> None:
        desk.known(birth_on=date(1979, 1, 5))
        other = desk.known("Lý Thị Mai", sex="female")
        reading = reading_of(tmp_path, person())

        found = match(reading, roster_of(desk.dossier), {"Cá nhân!2": str(other.pk)})

        assert len(found.questions) == 1

    def test_sex_and_birth_date_must_agree_with_the_known_person(self, desk: Desk, tmp_path: Path) -> None:
        desk.known(staff_code="CB01")
        row = person(staff_code="CB01", sex="Nữ", birth_on=date(1981, 1, 5))

        faults = match(reading_of(tmp_path, row), roster_of(desk.dossier), {}).faults

        assert {fault.cell for fault in faults} == {place("sex", 1), place("birth_on", 1)}

    def test_a_mistyped_code_names_the_right_one(self, desk: Desk, tmp_path: Path) -> None:
        desk.known(staff_code="CB-0012")

        (fault,) = match(reading_of(tmp_path, person(staff_code="CB12")), roster_of(desk.dossier), {}).faults

        assert "gần giống mã CB-0012 của Nguyễn Văn An" in fault.what

    def test_somebody_of_the_unit_that_ended_is_asked_and_taken_along(
        self, desk: Desk, tmp_path: Path
    ) -> None:
        old = found_unit(level="xã", name="xã Cũ", since=date(2000, 1, 1))
        Succession.objects.create(
            predecessor=old, successor=desk.unit, happened_on=date(2020, 1, 1), instrument="Nghị quyết"
        )
        there = desk.known(unit=old, staff_code="X1")
        order = {"paper_number": "35/QĐ-UBND", "paper_on": DAY, "paper_by": "UBND huyện"}
        answered = {
            "proposed_by": desk.clerk,
            "proposed_on": DAY,
            "answered_by": desk.clerk,
            "answered_on": DAY,
        }
        Transfer.objects.create(
            recipient=there,
            from_unit=desk.unit,
            to_unit=old,
            moved_on=DAY,
            outcome="taken",
            **order,
            **answered,
        )
        reading = reading_of(tmp_path, person())
        (question,) = match(reading, roster_of(desk.dossier), {}).questions

        stored(desk, reading, {question.key: str(there.pk)})

        there.refresh_from_db()
        assert there.unit == desk.unit
        assert f'"taken_over_from":{{"{there.pk}":{old.pk}}}' in Entry.objects.get(verb="imported").payload
        found = state_findings("recipient", there.pk)
        assert [each for each in found if isinstance(each, RowFault)] == []

    def test_who_ended_before_the_year_is_told_and_no_row_enters(self, desk: Desk, tmp_path: Path) -> None:
        there = desk.known(staff_code="CB01")
        end_recipient(there.pk, last_day=date(2019, 12, 31), reason="Nghỉ hưu", by=desk.clerk, on=DAY)

        with pytest.raises(Refused) as no:
            stored(desk, reading_of(tmp_path, person(staff_code="CB01")))

        (obstacle,) = no.value.obstacles
        assert obstacle.message == "Nguyễn Văn An đã kết thúc ở đơn vị từ ngày 31/12/2019."
        assert not Nomination.objects.exists()

    def test_a_namesake_of_another_unit_is_another_person(self, desk: Desk, tmp_path: Path) -> None:
        elsewhere = found_unit(level="xã", name="xã Khác", since=date(2000, 1, 1))
        there = desk.known(unit=elsewhere)

        stored(desk, reading_of(tmp_path, person()))

        assert Nomination.objects.get().recipient != there

    def test_a_new_person_with_and_without_code_is_one_person(self, desk: Desk, tmp_path: Path) -> None:
        stored(desk, reading_of(tmp_path, person(staff_code="CB01"), person(title="CSTĐCS")))

        assert Recipient.objects.count() == 1
        assert Nomination.objects.count() == 2

    def test_two_rows_that_mean_one_known_person_are_a_double(self, desk: Desk, tmp_path: Path) -> None:
        desk.known(staff_code="CB01")

        (fault,) = match(
            reading_of(tmp_path, person(staff_code="CB01"), person()), roster_of(desk.dossier), {}
        ).faults

        assert "đã được đề nghị Lao động tiên tiến ở dòng 2" in fault.what

    def test_known_staff_left_without_an_award_are_not_proposed(self, desk: Desk, tmp_path: Path) -> None:
        desk.known(staff_code="CB01")

        found = match(reading_of(tmp_path, person(staff_code="CB01", title="")), roster_of(desk.dossier), {})

        assert (found.not_proposed, found.faults, found.proposals) == (1, [], [])

    @pytest.mark.parametrize("row", [{"achievement": "Làm tốt"}, {"rating": "Hoàn thành nhiệm vụ"}])
    def test_merit_written_down_without_an_award_is_a_fault(
        self, desk: Desk, tmp_path: Path, row: dict[str, Any]
    ) -> None:
        desk.known(staff_code="CB01")
        reading = reading_of(tmp_path, person(staff_code="CB01", title="", **row))

        (fault,) = match(reading, roster_of(desk.dossier), {}).faults

        assert fault.cell == place("title", 1) and "Chưa ghi danh hiệu" in fault.what


def test_an_initiative_listed_with_two_awards_is_one(desk: Desk, tmp_path: Path) -> None:
    same = {"initiative_code": "SK-01", "initiative_title": "Số hóa"}

    stored(desk, reading_of(tmp_path, person(**same), person(title="CSTĐCS", **same)))

    assert Initiative.objects.count() == 1
    assert Nomination.objects.filter(initiatives__code="SK-01").count() == 2


def test_one_code_is_one_recipient_of_whatever_kind(desk: Desk, tmp_path: Path) -> None:
    collective = {"name": "Văn phòng", "title": "TTLĐTT", "staff_code": "01"}
    reading = reading_of(tmp_path, person(staff_code="01"), collectives=[collective])

    (fault,) = match(reading, roster_of(desk.dossier), {}).faults

    assert (fault.sheet, fault.cell) == ("Tập thể", "B2")
    assert "Mã 01 đã là của Nguyễn Văn An" in fault.what


def test_what_the_page_does_not_offer_the_list_does_not_bring_in(desk: Desk, tmp_path: Path) -> None:
    reading = reading_of(
        tmp_path,
        person(title="", form="BK QK"),
        person("Trần Thị Bình", sex="Nữ", title="", form="GK xã"),
        households=[{"name": "Hộ ông Lý Văn Páo", "form": "GK huyện"}],
    )

    with pytest.raises(Refused) as refused:
        stored(desk, reading)

    assert [each.about for each in refused.value.obstacles] == [
        f"Cá nhân {place('form', 1)}",
        f"Cá nhân {place('form', 2)}",
    ]
    assert "do Chủ tịch Ủy ban nhân dân cấp xã quyết định" in refused.value.obstacles[1].message
    assert desk.dossier.nominations.count() == 0


def test_a_list_does_not_change_an_initiative_that_was_held_against_its_paper(
    desk: Desk, tmp_path: Path
) -> None:
    known = desk.known(staff_code="CB01")
    seen = Initiative.objects.create(
        recipient=known, code="SK-01", year=2020, title="Số hóa", decision_number="5/QĐ-UBND", decision_on=DAY
    )
    place_of = desk.dossier.jurisdiction
    PaperCheck.objects.create(
        recipient=known, initiative=seen, outcome="wrong", reason="Không có", jurisdiction=place_of,
        checked_by=desk.clerk, checked_on=DAY,
    )  # fmt: skip
    row = person(0) | {"name": known.name, "staff_code": "CB01", "initiative_code": "SK-01"}
    same = {"initiative_title": "Số hóa", "initiative_number": "5/QĐ-UBND", "initiative_on": DAY}

    with pytest.raises(Refused) as refused:
        stored(desk, reading_of(tmp_path, row | {**same, "initiative_number": "6/QĐ-UBND"}))
    stored(desk, reading_of(tmp_path, row | same))

    assert "SK-01: đã đối chiếu, không đúng" in refused.value.obstacles[0].message
    seen.refresh_from_db()
    assert (seen.decision_number, seen.declared_by) == ("5/QĐ-UBND", None)
