"""The column of grounds in the unit's list: by words or code, of the row's own award, told by its cell."""

from __future__ import annotations

import io
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from dossiers.importing import import_job
from dossiers.importing.checking.ground_checks import check_grounds, ground_choices
from dossiers.importing.workbooks.template import template_workbook
from dossiers.judging.nomination_grounds import ground_words
from dossiers.models import Nomination
from dossiers.without_dossier.lists.evaluating import evaluate_list
from roles.doors.refusals import Refused
from tests.dossiers.importing.conftest import DAY, Desk
from tests.dossiers.importing.test_store import reading_of, stored
from tests.dossiers.importing.workbooks import person, place, saved, workbook
from trail.models import Entry
from trail.phrases import proposals_of

YEARS = (
    "Có 02 năm liên tục hoàn thành xuất sắc nhiệm vụ, trong thời gian đó có 02 sáng kiến được cơ sở công "
    "nhận hoặc đề tài được nghiệm thu"
)
MOVEMENT = "BK tỉnh.movement"


def row(ground: Any, **given: Any) -> dict[str, Any]:
    return person(**{"title": "", "form": "BK tỉnh", "ground": ground, **given})


def refused(desk: Desk, folder: Path, *rows: dict[str, Any], **given: Any) -> list[tuple[str, str, str]]:
    with pytest.raises(Refused) as caught:
        stored(desk, reading_of(folder, *rows, **given))
    return [(each.about, each.message, each.remedy) for each in caught.value.obstacles]


@pytest.mark.parametrize(
    "written",
    [
        YEARS,
        f"BK tỉnh: {YEARS}",
        f"Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh: {YEARS}",
        "BK tỉnh.two_years_two_initiatives",
        unicodedata.normalize("NFD", YEARS).upper(),
        f"  {YEARS.replace(' ', '   ')}  ",
    ],
)
def test_a_ground_is_read_by_its_words_or_its_code(desk: Desk, tmp_path: Path, written: str) -> None:
    assert stored(desk, reading_of(tmp_path, row(written))) == 1
    assert Nomination.objects.get().ground == "BK tỉnh.two_years_two_initiatives"


def test_an_empty_cell_and_a_list_without_the_column_name_no_ground(desk: Desk, tmp_path: Path) -> None:
    assert stored(desk, reading_of(tmp_path, row(""))) == 1
    assert stored(desk, reading_of(tmp_path, row("", name="Lý Văn Ba"), leave_out=["ground"])) == 1
    assert set(Nomination.objects.values_list("ground", flat=True)) == {""}


def test_a_ground_of_another_award_is_a_fault_of_its_cell_with_what_to_choose(
    desk: Desk, tmp_path: Path
) -> None:
    two_titles = "Có 02 lần liên tục được tặng danh hiệu “Chiến sĩ thi đua cơ sở”"
    ((cell, what, remedy),) = refused(desk, tmp_path, row(two_titles))

    assert cell == f"Cá nhân {place('ground', 1)}"
    assert "không phải tiêu chuẩn xét của Bằng khen" in what and "ngày 12/10/2020" in what
    assert YEARS in remedy and "để trống ô này" in remedy
    assert not Nomination.objects.exists()


def test_a_misspelt_ground_is_asked_back_and_one_where_there_is_none_told(desk: Desk, tmp_path: Path) -> None:
    near, none = refused(
        desk, tmp_path, row(YEARS.replace("xuất sắc", "suất sắc")), person("Lý Văn Ba", ground=MOVEMENT)
    )

    assert f"Có phải “{YEARS}”?" in near[2]
    assert none[0] == f"Cá nhân {place('ground', 2)}"
    assert none[1].startswith("Lao động tiên tiến không có tiêu chuẩn xét") and none[2] == "Để trống ô này."


@pytest.mark.parametrize("hostile", ["x" * 30_000, "=1+1", 12345, True, date(2020, 1, 5), "\u202eBK tỉnh"])
def test_anything_else_in_the_cell_is_a_fault_and_no_more(desk: Desk, tmp_path: Path, hostile: Any) -> None:
    ((cell, what, _),) = refused(desk, tmp_path, row(hostile))

    assert cell.endswith(place("ground", 1)) and len(what) < 300


def test_a_ground_without_an_award_asks_for_the_award(desk: Desk, tmp_path: Path) -> None:
    desk.known(staff_code="CB01")
    ((cell, what, _),) = refused(desk, tmp_path, row(MOVEMENT, form="", staff_code="CB01"))

    assert cell.endswith(place("title", 1)) and what.startswith("Chưa ghi danh hiệu")


def test_a_collective_names_those_of_collectives(desk: Desk, tmp_path: Path) -> None:
    team = {"name": "Văn phòng", "form": "BK tỉnh", "ground": "BK tỉnh.collective_movement"}
    assert stored(desk, reading_of(tmp_path, collectives=[team])) == 1

    other = {**team, "name": "Tổ một cửa", "ground": MOVEMENT}
    assert len(refused(desk, tmp_path, collectives=[other])) == 1


def test_a_list_of_a_campaign_names_no_ground_of_merit_in_work(desk: Desk, tmp_path: Path) -> None:
    rows = reading_of(tmp_path, row(MOVEMENT)).rows

    assert check_grounds(rows, way="công trạng", day=DAY) == []
    assert len(check_grounds(rows, way="chuyên đề", day=DAY)) == 1


def test_the_template_offers_the_grounds_of_the_law_of_the_day(desk: Desk) -> None:
    def lists(law_on: date) -> dict[str, list[str]]:
        book = openpyxl.load_workbook(io.BytesIO(template_workbook(desk.dossier, law_on=law_on)))
        return {
            column[0].value: [c.value for c in column[1:] if c.value] for column in book["Danh mục"].columns
        }

    before, after = lists(date(2023, 12, 31)), lists(date(2024, 1, 1))
    assert f"Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh: {YEARS}" in before["individual.ground"]
    workers = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh: Công nhân, nông dân có thành tích"
    assert workers not in after["individual.ground"]
    assert "Chiến sĩ thi đua cơ sở: Hoàn thành xuất sắc nhiệm vụ" in after["individual.ground"]
    assert "collective.ground" in before and "collective.ground" not in after


def test_the_cell_of_a_ground_has_a_list_to_choose_from(desk: Desk) -> None:
    book = openpyxl.load_workbook(io.BytesIO(template_workbook(desk.dossier, law_on=DAY)))
    rules = {str(r.sqref).split(":")[0]: r.formula1 for r in book["Cá nhân"].data_validations.dataValidation}
    cell = place("ground", 3)

    assert book["Cá nhân"][cell.replace("4", "3")].value == "Tiêu chuẩn xét"
    assert "Danh mục" in rules[cell]
    assert "Tiêu chuẩn xét" in [line[0].value for line in book["Hướng dẫn"].iter_rows()]


def test_every_choice_of_the_template_is_read_back(desk: Desk, tmp_path: Path) -> None:
    chosen = ground_choices("individual", day=DAY)
    rows = [
        row(words, form=words.partition(":")[0], name=f"Lý Văn {letter}")
        for words, letter in zip(chosen, "BCDĐEGHK", strict=False)
    ]

    assert len(rows) == 7
    assert check_grounds(reading_of(tmp_path, *rows).rows, way="công trạng", day=DAY) == []


def test_the_preview_counts_what_is_named(desk: Desk, tmp_path: Path) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    file = workbook([row(MOVEMENT), row(MOVEMENT, name="Lý Văn Ba"), row("", name="Lý Văn Ca")])
    job = import_job.start(desk.dossier, SimpleUploadedFile("ds.xlsx", file), by=desk.clerk)
    import_job.examine(job, on=DAY)

    assert (job.about["stage"], job.about["grounds"]) == ("ready", {MOVEMENT: 2})
    assert import_job.store_rows(job.pk, by=desk.clerk, on=DAY) == 3
    told = [each for each in proposals_of(Entry.objects.get(verb="imported")) if "Tiêu chuẩn" in each.what]
    assert [(each.before, each.after, each.whose) for each in told] == [
        ("", ground_words(MOVEMENT), row("")["name"]),
        ("", ground_words(MOVEMENT), "Lý Văn Ba"),
    ]


def test_evaluate_reads_the_column_too(tmp_path: Path) -> None:
    def verdict(ground: Any) -> Any:
        rows = [row(ground, staff_code="CB1", rating="Hoàn thành xuất sắc nhiệm vụ")]
        return evaluate_list(saved(tmp_path, workbook(rows)), on=date(2023, 1, 10), year=2022)

    movement, strange = verdict(MOVEMENT), verdict("BK tỉnh.two_fighter_titles")
    assert [told.verdict for told in movement.rows] == ["review"]
    assert "biên bản bình xét" in movement.rows[0].findings[0].message
    assert strange.rows == () and [fault.cell for fault in strange.faults] == [place("ground", 1)]
