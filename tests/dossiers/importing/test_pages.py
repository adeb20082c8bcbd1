"""From the upload to the dossier by pages, without JavaScript; who may not, sees nothing."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from dossiers.importing import import_job, tasks
from dossiers.models import Job, Nomination
from tests.browsing import Client
from tests.dossiers.importing.conftest import DAY, Desk
from tests.dossiers.importing.workbooks import people, person, place, workbook
from tests.full_disk import disk_full_after
from trail.clock import at

pytestmark = pytest.mark.urls("tests.dossiers.importing.urls")


@pytest.fixture
def browser(desk: Desk, settings: Any, tmp_path: Any) -> Any:
    """The clerk's browser on the story's day, with files of its own."""
    settings.MEDIA_ROOT = tmp_path
    settings.TEMPLATES = [without_frame(settings.TEMPLATES[0])]
    client = Client()
    client.force_login(desk.clerk, backend="django.contrib.auth.backends.ModelBackend")
    with at(DAY):
        yield client


def without_frame(engine: dict[str, Any]) -> dict[str, Any]:
    """The frame around a page looks into every room; these tests look at the page."""
    processors = [name for name in engine["OPTIONS"]["context_processors"] if name.startswith("django.")]
    return {**engine, "OPTIONS": {**engine["OPTIONS"], "context_processors": processors}}


def told(browser: Client, job: Job) -> str:
    return browser.get(reverse("dossiers:import_outcome", args=[job.pk])).content.decode()


def send(browser: Client, desk: Desk, content: bytes, name: str = "danh-sach.xlsx") -> Any:
    address = reverse("dossiers:import", args=[desk.dossier.pk])
    return browser.post(address, {"file": SimpleUploadedFile(name, content)}, follow=True)


def press(browser: Client, name: str, **given: str) -> Any:
    return browser.post(reverse(f"dossiers:{name}", args=[Job.objects.get().pk]), given, follow=True)


def test_a_list_for_which_there_is_no_room_is_told_and_enters_when_sent_again(
    browser: Client, desk: Desk
) -> None:
    content = workbook(people(2))

    with disk_full_after(100):
        refused = send(browser, desk, content)
    made = Job.objects.exists()
    again = send(browser, desk, content).content.decode()

    assert refused.status_code == 507 and "Máy chủ hết chỗ lưu tệp" in refused.content.decode()
    assert not made and "Danh sách không có lỗi" in again


def test_a_worker_without_room_for_the_faults_of_a_list_says_so(browser: Client, desk: Desk) -> None:
    upload = SimpleUploadedFile("ds.xlsx", workbook([person(title="Lao động rất giỏi")]))
    job = import_job.start(desk.dossier, upload, by=desk.clerk)
    job.hand_over(import_job.EXAMINE, on=DAY.isoformat())

    with disk_full_after(0):
        tasks.examine_import(str(job.pk), job.run, on=DAY.isoformat())

    assert "Máy chủ hết chỗ lưu tệp" in told(browser, job)


def test_two_faults_are_shown_marked_mended_and_the_list_enters(browser: Client, desk: Desk) -> None:
    rows = people(5)
    rows[1]["title"] = "GK huyện"
    rows[3]["birth_on"] = "5/1/1980"

    shown = send(browser, desk, workbook(rows), name="bad.xlsx").content.decode()

    assert "Còn 2 chỗ phải sửa, ở 2 trên 5 dòng" in shown
    assert "Tệp bad.xlsx" in shown and "Bad.xlsx" not in shown
    assert f"Ô {place('title', 2)}" in shown and f"Ô {place('birth_on', 4)}" in shown
    for row in (rows[1], rows[3]):
        assert f'<span class="row-note">{row["name"]}</span>' in shown
    job = Job.objects.get()
    marked = browser.get(reverse("dossiers:import_marked", args=[job.pk]))
    assert b"".join(marked.streaming_content).startswith(b"PK")
    assert not Nomination.objects.exists()

    rows[1] |= {"title": "", "form": "GK huyện"}
    rows[3]["birth_on"] = date(1980, 1, 5)
    job.delete()
    ready = send(browser, desk, workbook(rows)).content.decode()
    assert "Danh sách không có lỗi" in ready and "Lao động tiên tiến: 04 trường hợp" in ready
    assert not Nomination.objects.exists()

    stored = press(browser, "import_store").content.decode()
    assert "Đã thêm 05 trường hợp đề nghị" in stored
    assert Nomination.objects.count() == 5


def test_before_a_list_enters_its_first_names_are_shown_each_with_its_line(
    browser: Client, desk: Desk
) -> None:
    ready = send(browser, desk, workbook(people(23))).content.decode()

    assert "Xem tên 23 trường hợp" in ready and "23 đối tượng mới" in ready
    assert ready.count("Lao động tiên tiến (Cá nhân, dòng ") == 20
    assert "Nguyễn Văn Bbbbb, Lao động tiên tiến (Cá nhân, dòng 2)" in ready
    assert "(Cá nhân, dòng 21)" in ready and "(Cá nhân, dòng 22)" not in ready
    assert "… và 03 trường hợp khác" in ready and "… và 3 người khác" in ready


def test_pressing_store_twice_stores_once(browser: Client, desk: Desk) -> None:
    send(browser, desk, workbook(people(3)))

    press(browser, "import_store")
    again = press(browser, "import_store")

    assert "Đã thêm 03 trường hợp đề nghị" in again.content.decode()
    assert Nomination.objects.count() == 3


def test_a_doubt_is_asked_on_a_page_and_the_answer_is_kept(browser: Client, desk: Desk) -> None:
    there = desk.known(birth_on=date(1979, 1, 5))

    asked = send(browser, desk, workbook([person()])).content.decode()
    assert "ngày sinh khác (05/01/1979)" in asked and 'name="q0"' in asked

    unanswered = press(browser, "import_reply").content.decode()
    assert "Còn 01 trường hợp chưa chọn" in unanswered
    foreign = press(browser, "import_reply", q0=str(there.pk + 1))
    assert foreign.status_code == 422 and "không thuộc nội dung đang xử lý" in foreign.content.decode()
    assert Job.objects.get().about["decisions"] == {}

    assert "Danh sách không có lỗi" in press(browser, "import_reply", q0=str(there.pk)).content.decode()
    press(browser, "import_store")
    assert Nomination.objects.get().recipient == there
    assert Job.objects.get().about["decisions"] == {"Cá nhân!2": str(there.pk)}


def test_a_file_that_cannot_be_read_says_why(browser: Client, desk: Desk) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99 + "Workbook".encode("utf-16-le")

    shown = send(browser, desk, ole, "cu.xls").content.decode()

    assert "Excel cũ (.xls)" in shown and "Lưu thành" in shown


def test_no_file_and_an_empty_file_are_told_at_the_field(browser: Client, desk: Desk) -> None:
    address = reverse("dossiers:import", args=[desk.dossier.pk])

    none, empty = browser.post(address, {}), send(browser, desk, b"")

    assert none.status_code == empty.status_code == 422
    assert "Chưa chọn tệp" in none.content.decode()
    assert "Tệp rỗng" in empty.content.decode()
    assert not Job.objects.exists()


def test_a_long_list_waits_for_a_worker_and_the_page_can_be_left(browser: Client, desk: Desk) -> None:
    waiting = send(browser, desk, workbook(people(5_000)))

    job = Job.objects.get()
    assert job.state == "waiting"
    assert "Có thể rời trang này" in waiting.content.decode()
    assert ProcrastinateJob.objects.get().task_name == "dossiers.examine_import"
    upload = browser.get(reverse("dossiers:import", args=[desk.dossier.pk])).content.decode()
    assert "danh-sach.xlsx" in upload and "Đang kiểm tra" in upload

    tasks.examine_import(str(job.pk), job.run, on=DAY.isoformat())
    assert "5.000 trường hợp" in told(browser, job)
    press(browser, "import_store")
    assert not Nomination.objects.exists()
    tasks.store_import(**ProcrastinateJob.objects.get(task_name="dossiers.store_import").args)

    assert Nomination.objects.count() == 5_000
    assert "Đã thêm 5.000" in told(browser, job)


def test_a_right_lost_before_the_worker_came_stores_nothing(browser: Client, desk: Desk) -> None:
    send(browser, desk, workbook(people(3)))
    job = Job.objects.get()
    job.hand_over("dossiers.store_import", user_id=desk.stranger.pk, on=DAY.isoformat())

    tasks.store_import(str(job.pk), job.run, user_id=desk.stranger.pk, on=DAY.isoformat())

    job.refresh_from_db()
    assert "không có thẩm quyền" in job.message and job.about["stage"] == "ready"
    assert not Nomination.objects.exists()


def test_what_changed_since_the_page_was_shown_is_told(browser: Client, desk: Desk) -> None:
    send(browser, desk, workbook([person(staff_code="CB01")]))
    desk.known(staff_code="CB01", birth_on=date(1979, 1, 5))

    answer = press(browser, "import_store")

    assert answer.status_code == 409
    assert "Chưa ghi dòng nào" in answer.content.decode() and "05/01/1979" in answer.content.decode()


def test_the_template_comes_under_the_dossiers_name(browser: Client, desk: Desk) -> None:
    given = browser.get(reverse("dossiers:import_template", args=[desk.dossier.pk]))

    assert given.content.startswith(b"PK")
    assert desk.dossier.code in given.headers["Content-Disposition"]


@pytest.mark.parametrize("name", ["import_outcome", "import_progress", "import_marked"])
def test_a_stranger_does_not_learn_that_an_import_exists(browser: Client, desk: Desk, name: str) -> None:
    send(browser, desk, workbook([person(title="XYZ")]))
    address = reverse(f"dossiers:{name}", args=[Job.objects.get().pk])
    assert browser.get(address).status_code == 200

    browser.force_login(desk.stranger, backend="django.contrib.auth.backends.ModelBackend")

    assert browser.get(address).status_code == 404


@pytest.mark.parametrize("name", ["import", "import_template"])
def test_a_stranger_does_not_import(browser: Client, desk: Desk, name: str) -> None:
    browser.force_login(desk.stranger, backend="django.contrib.auth.backends.ModelBackend")

    assert browser.get(reverse(f"dossiers:{name}", args=[desk.dossier.pk])).status_code == 404


def test_a_job_of_another_kind_is_no_import(browser: Client, desk: Desk) -> None:
    other = Job.objects.create(owner=desk.clerk, kind="print", title="In", about={"dossier": desk.dossier.pk})

    assert browser.get(reverse("dossiers:import_outcome", args=[other.pk])).status_code == 404
