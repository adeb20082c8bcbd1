"""Past titles come in by a page: all faults at once, a look before they are stored, nothing stored twice."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from dossiers.importing.checking.columns import awards_by_word, awards_of_column
from dossiers.judging.recipient_facts import history_of
from dossiers.loading import tasks
from dossiers.models import HeldTitle, Job, PaperCheck, Recipient
from roles.founding.ending_units import end_unit
from roles.rights.permissions import mandate_for
from tests.browsing import Client, words
from tests.dossiers.loading.conftest import Send, signed_in
from tests.dossiers.loading.past_workbooks import load_workbook, past_title, place
from tests.scene import TODAY, Scene, staff
from trail.models import Entry
from trail.phrases import changes_of
from workflow.proofs.registry import state_findings

pytestmark = pytest.mark.scene(units=3)


def titles() -> list[tuple[str, str, int]]:
    rows = HeldTitle.objects.order_by("recipient__name", "year")
    return [(row.recipient.name, row.award, row.year) for row in rows.select_related("recipient")]


def test_three_titles_of_a_man_whom_nobody_knew_come_in_with_him(
    send: Send, confirm: Callable[[], Any], scene: Scene
) -> None:
    lines = [past_title(year=year, decision_on=date(year + 1, 1, 20)) for year in (2015, 2016, 2017)]

    ready = send(load_workbook(lines))
    before = titles()
    stored = words(confirm())

    assert "3 danh hiệu, hình thức khen thưởng trong 3 dòng" in ready.replace("\n", " ").replace("  ", "")
    assert "Nông Văn An, Ủy ban nhân dân xã số 1" in ready and before == []
    assert "Đã ghi 3 danh hiệu, hình thức khen thưởng, thêm 1 người, tập thể mới" in stored
    assert titles() == [("Nông Văn An", "CSTĐCS", year) for year in (2015, 2016, 2017)]
    person = Recipient.objects.get()
    assert (person.unit, person.sex, person.folded) == (scene.units[0], "male", "nong van an")
    title = person.titles.all()[0]
    assert (title.declared_by, title.declared_on) == (scene["officer"], TODAY)
    assert title.declared_from == "bảng Excel “cu.xlsx”"


def test_every_fault_is_told_at_once_and_marked_in_the_file(send: Send, officer: Client) -> None:
    lines = [
        past_title(),
        past_title("Lý Thị Mai", title="Chiến sĩ thi đua rất giỏi"),
        past_title("Bế Văn Cao", unit="Ủy ban nhân dân xã trên trời"),
        past_title("Hà Văn Dũng", birth_on="5/1/1980"),
        past_title("Mã Thị Én", sex="", decision_number="13/QĐ-UBND"),
        past_title("La Văn Gia", year=2019),
        past_title("Ma Văn Hải", form="Giấy khen của Chủ tịch Ủy ban nhân dân huyện"),
        past_title("Vi Văn Kim", decision_on=date(2018, 2, 1)),
        past_title(),
    ]

    shown = send(load_workbook(lines))

    assert "Còn 8 chỗ phải sửa, ở 8 trên 9 dòng" in shown
    for key, row, told in (
        ("title", 2, "không có trong danh sách danh hiệu thi đua"),
        ("unit", 3, "Không có đơn vị nào mang tên “Ủy ban nhân dân xã trên trời”."),
        ("birth_on", 4, "không chắc là ngày 5 tháng 1"),
        ("sex", 5, "mà dòng chưa ghi giới tính"),
        ("decision_on", 6, "Quyết định ngày 20/01/2018 có trước năm của thành tích (2019)."),
        ("form", 7, "Một dòng ghi cả danh hiệu thi đua và hình thức khen thưởng."),
        ("decision_on", 8, "ghi ngày 01/02/2018; dòng 2 ghi 20/01/2018."),
        ("year", 9, "Nông Văn An đã có Chiến sĩ thi đua cơ sở năm 2017 ở dòng 2."),
    ):
        assert f"Ô {place(key, row)}" in shown and told in shown, told
    assert not HeldTitle.objects.exists() and not Recipient.objects.exists()
    marked = officer.get(reverse("dossiers:load_marked", args=[Job.objects.get().pk]))
    book = openpyxl.load_workbook(io.BytesIO(b"".join(marked.streaming_content)))
    cell = book["Đã được tặng"][place("unit", 3)]
    assert cell.fill.fgColor.rgb == "FFF8D7DA" and "xã trên trời" in cell.comment.text
    assert book["Lỗi cần sửa"]["A1"].value == "Còn 8 chỗ phải sửa; chưa ghi dòng nào."


def test_the_marked_file_is_taken_again_once_it_is_mended(
    send: Send, officer: Client, confirm: Callable[[], Any]
) -> None:
    send(load_workbook([past_title(), past_title("Lý Thị Mai", title="Chiến sĩ")]))
    marked = officer.get(reverse("dossiers:load_marked", args=[Job.objects.get().pk]))
    book = openpyxl.load_workbook(io.BytesIO(b"".join(marked.streaming_content)))
    book["Đã được tặng"][place("title", 2)].value = "Lao động tiên tiến"
    mended = io.BytesIO()
    book.save(mended)

    send(mended.getvalue())
    confirm()

    assert titles() == [("Lý Thị Mai", "LĐTT", 2017), ("Nông Văn An", "CSTĐCS", 2017)]


def test_what_is_there_is_passed_over_and_what_contradicts_it_is_told_and_not_stored(
    send: Send, confirm: Callable[[], Any], scene: Scene
) -> None:
    (known,) = staff(scene.units[0], 1)
    given = {"name": known.name, "staff_code": known.staff_code, "birth_on": ""}
    for award, number in (("CSTĐCS", "12/QĐ-UBND"), ("LĐTT", "")):
        HeldTitle.objects.create(recipient=known, award=award, year=2017, decision_number=number)
    HeldTitle.objects.create(recipient=known, award="CSTĐCS", year=2016, decision_number="8/QĐ-UBND")
    other = {**given, "year": 2016, "decision_on": date(2017, 1, 20)}
    lines = [
        past_title(**given),
        past_title(**given, title="Lao động tiên tiến"),
        past_title(**other),
        past_title(**given, title="", form="Giấy khen của Chủ tịch Ủy ban nhân dân cấp huyện"),
    ]

    ready = send(load_workbook(lines))
    stored = words(confirm())

    assert "Bỏ qua 2 dòng đã có sẵn." in ready and "1 dòng mâu thuẫn với dữ liệu đang có" in ready
    told = (
        f"Dòng 4, {known.name}: đang lưu Chiến sĩ thi đua cơ sở năm 2016 theo quyết định khác (số 8/QĐ-UBND)"
    )
    assert told in ready and told in stored
    assert HeldTitle.objects.count() == 4 and known.titles.filter(award="GK huyện").count() == 1
    assert Recipient.objects.count() == 1


def test_a_refuted_title_is_not_loaded_again_and_another_decision_of_its_year_may_come_in(
    send: Send, confirm: Callable[[], Any], scene: Scene
) -> None:
    (known,) = staff(scene.units[0], 1)
    wrong = HeldTitle.objects.create(recipient=known, award="CSTĐCS", year=2017, decision_number="12/QĐ-UBND")
    PaperCheck.objects.create(
        recipient=known,
        title=wrong,
        outcome="wrong",
        reason="Quyết định không có tên.",
        jurisdiction=scene.district,
        checked_by=scene["officer"],
        checked_on=TODAY,
    )
    given = {"name": known.name, "staff_code": known.staff_code, "birth_on": ""}

    again = send(load_workbook([past_title(**given)]))
    send(load_workbook([past_title(**given, decision_number="21/QĐ-UBND")]))
    confirm()

    assert "Bảng không có gì mới để ghi" in again and "0 dòng đã có sẵn" not in again
    assert (
        f"Dòng 2, {known.name}: Chiến sĩ thi đua cơ sở năm 2017; Người officer đối chiếu ngày 20/11/2020: "
        "Quyết định không có tên" in again
    )
    assert "1 dòng đã bị bác khi đối chiếu giấy tờ, không ghi lại" in again
    link = f"/tham-quyen/{scene.district.pk}/doi-chieu/?loai=danh-hieu&amp;pham_vi=tat-ca&amp;ket_luan=wrong"
    assert link in again
    numbers = known.titles.order_by("pk").values_list("decision_number", flat=True)
    assert list(numbers) == ["12/QĐ-UBND", "21/QĐ-UBND"]


def test_a_person_of_a_unit_that_was_merged_is_found_under_its_old_name(
    send: Send, confirm: Callable[[], Any], scene: Scene
) -> None:
    old, new = scene.units[1], scene.units[0]
    (known,) = staff(new, 1)
    end_unit(old, on=date(2019, 12, 31), successors=[new], instrument="Nghị quyết 864", by=None)
    unit = "Ủy ban nhân dân xã số 2"
    lines = [
        past_title(known.name, birth_on=known.birth_on, unit=unit),
        past_title("Lý Thị Mai", sex="Nữ", unit=unit),
    ]

    send(load_workbook(lines))
    confirm()

    assert known.titles.count() == 1
    assert Recipient.objects.get(name="Lý Thị Mai").unit == new


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"staff_code": "CB0000", "name": "Ai Khác"}, "Mã CB0000 là của Nông Văn AAAa, không phải Ai Khác."),
        ({"name": "Nông Văn AAAa", "birth_on": date(1981, 1, 1)}, "ngày sinh đang lưu: 01/01/1980"),
        ({"name": "Nông Văn AAAa", "birth_on": ""}, "Chưa ghi mã cán bộ hay ngày sinh nên không rõ là ai."),
        (
            {"name": "Nông Văn AAAa", "birth_on": date(1980, 1, 1), "staff_code": "X9"},
            "Nông Văn AAAa đang lưu với mã CB0000, không phải X9.",
        ),
        ({"unit": "", "unit_code": ""}, "Chưa ghi đơn vị."),
        ({"decision_number": ""}, "Chưa ghi “Số quyết định”."),
        ({"achievement_since": date(2018, 1, 21)}, "sau ngày quyết định 20/01/2018"),
        ({"title": "", "form": "Kỷ niệm chương"}, "không có trong danh sách hình thức khen thưởng"),
        ({"year": "hai nghìn"}, "“Năm” không phải là một năm."),
    ],
)
def test_a_line_that_does_not_tell_whose_or_what_it_is_is_a_fault(
    send: Send, scene: Scene, given: dict[str, Any], told: str
) -> None:
    staff(scene.units[0], 1)

    shown = send(load_workbook([past_title(**given)]))

    assert told in shown and "Còn 1 chỗ phải sửa" in shown


def test_the_history_tells_the_load_once_and_each_person_his_part(
    send: Send, confirm: Callable[[], Any], scene: Scene
) -> None:
    send(load_workbook([past_title()]))
    confirm()

    whole = json.loads(Entry.objects.get(verb="data_loaded").payload)
    own = Entry.objects.get(verb="recipient_loaded")
    assert whole["details"]["rows"] == 1 and len(whole["details"]["sha256"]) == 64
    assert own.actor == scene["officer"] and own.jurisdiction_id == scene.district.pk
    told = {each.what: each.after for each in changes_of(own)}
    assert told["Họ và tên"] == "Nông Văn An"
    assert told["Chiến sĩ thi đua cơ sở năm 2017"] == (
        "Quyết định số 12/QĐ-UBND ngày 20/01/2018 của Chủ tịch UBND huyện Hà Quảng"
    )


def test_a_loaded_title_that_is_forged_in_the_database_is_found(
    send: Send, confirm: Callable[[], Any]
) -> None:
    send(load_workbook([past_title()]))
    confirm()
    title = HeldTitle.objects.get()
    sound = [each for each in state_findings("recipient", title.recipient_id) if hasattr(each, "field")]

    with connection.cursor() as cursor:
        cursor.execute("UPDATE dossiers_heldtitle SET award = 'CSTĐ tỉnh' WHERE id = %s", [title.pk])
        cursor.execute(
            "INSERT INTO dossiers_heldtitle (recipient_id, award, way, year, decision_number, decided_by,"
            " declared_from) SELECT recipient_id, 'LĐTT', way, 2016, '', '', '' FROM dossiers_heldtitle"
        )
    found = [each for each in state_findings("recipient", title.recipient_id) if hasattr(each, "field")]

    assert sound == []
    assert [(each.field, each.row, each.history) for each in found] == [
        ("award", "CSTĐ tỉnh", "CSTĐCS"),
        ("*", "row", None),
    ]


def test_pressing_twice_and_the_same_file_again_store_once(send: Send, confirm: Callable[[], Any]) -> None:
    content = load_workbook([past_title()])
    send(content)
    confirm()
    confirm()

    again = send(content)

    assert HeldTitle.objects.count() == 1
    assert "Bảng không có gì mới để ghi" in again


def test_what_changed_since_the_page_was_shown_is_told_and_nothing_is_stored(
    send: Send, confirm: Callable[[], Any], scene: Scene
) -> None:
    send(load_workbook([past_title()]))
    other = {"kind": "individual", "sex": "male", "birth_on": date(1979, 1, 5)}
    Recipient.objects.create(unit=scene.units[0], name="Nông Văn An", **other)

    answer = confirm()

    assert answer.status_code == 409 and "ngày sinh đang lưu: 05/01/1979" in words(answer)
    assert not HeldTitle.objects.exists()


def test_a_long_file_waits_for_a_worker_and_a_right_that_was_lost_stores_nothing(
    send: Send, officer: Client, scene: Scene
) -> None:
    letters = "bcdghklmnp"
    names = ["".join(letters[int(digit)] for digit in f"{n:04}").capitalize() for n in range(1_500)]

    waiting = send(load_workbook([past_title(f"Nông Văn {name}") for name in names]))
    job = Job.objects.get()
    assert "Có thể rời trang này" in waiting and job.state == "waiting"
    tasks.examine_load(**ProcrastinateJob.objects.get(task_name="dossiers.examine_load").args)
    officer.post(reverse("dossiers:load_store", args=[job.pk]), {})
    queued = ProcrastinateJob.objects.get(task_name="dossiers.store_load").args

    tasks.store_load(**{**queued, "user_id": scene["clerk1"].pk})
    job.refresh_from_db()
    assert "không có thẩm quyền nạp dữ liệu đã có" in job.message and not HeldTitle.objects.exists()

    officer.post(reverse("dossiers:load_store", args=[job.pk]), {})
    tasks.store_load(**ProcrastinateJob.objects.order_by("-id")[0].args)
    assert HeldTitle.objects.count() == 1_500
    shown = words(officer.get(reverse("dossiers:load_outcome", args=[job.pk])))
    assert "Đã ghi 1.500 danh hiệu" in shown


@pytest.mark.parametrize("name", ["clerk1", "chair", "auditor", "bloc_head", "member01"])
def test_whoever_is_not_of_the_boards_office_loads_nothing(scene: Scene, officer: Client, name: str) -> None:
    address = reverse("dossiers:load", args=[scene.district.pk, "danh-hieu"])

    answer = signed_in(scene, name).get(address)

    assert mandate_for(scene[name], "load_history", scene.district, on=TODAY) is None
    assert answer.status_code == 403 and "Nạp dữ liệu đã có từ Excel" in words(answer)


def test_the_template_has_a_guide_lists_and_the_headings(officer: Client, scene: Scene) -> None:
    address = reverse("dossiers:load_template", args=[scene.district.pk, "danh-hieu"])

    book = openpyxl.load_workbook(io.BytesIO(officer.get(address).content))

    assert book.sheetnames == ["Hướng dẫn", "Đã được tặng", "Danh mục"]
    assert book["Đã được tặng"]["C3"].value == "Họ và tên, tên tập thể"
    assert "Chiến sĩ thi đua cơ sở" in [cell.value for cell in book["Danh mục"]["C"]]


def test_what_a_ministry_gave_is_loaded_under_its_own_name_and_never_proposed(
    send: Send, confirm: Callable[[], Any], scene: Scene
) -> None:
    ministry = "Bằng khen của bộ, ban, ngành, đoàn thể trung ương"
    line = past_title(title="", form=ministry, decided_by="Bộ trưởng Bộ Giáo dục và Đào tạo")

    send(load_workbook([line]))
    confirm()

    title = HeldTitle.objects.get()
    assert title.award == "BK bộ" and "CSTĐ bộ" in {
        each.code for each in awards_of_column("title", held=True)
    }
    known = history_of(title.recipient, on=TODAY).titles
    assert [(each.award, each.given_as) for each in known] == [("BK tỉnh", "BK bộ")]
    assert "bo, ban, nganh" not in " ".join(awards_by_word()) and "bk bo" not in awards_by_word()
