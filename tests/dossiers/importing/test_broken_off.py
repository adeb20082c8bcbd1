"""An import whose process was killed: its page says so, it goes on once, and no dead runner writes again."""

from __future__ import annotations

import os
import tempfile
from datetime import timedelta
from time import monotonic, sleep
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from dossiers.importing import import_job, tasks
from dossiers.importing.leftovers import clear_leftovers
from dossiers.models import Job, Nomination
from dossiers.models.job import RunLost
from dossiers.models.job_runs import at_work, beating, take_up_silent
from tests.dossiers.importing.conftest import DAY, Desk
from tests.dossiers.importing.test_pages import browser, told
from tests.dossiers.importing.workbooks import people, workbook

__all__ = ["browser"]
pytestmark = pytest.mark.urls("tests.dossiers.importing.urls")
AGO = timedelta(seconds=31)


@pytest.fixture
def job(desk: Desk, settings: Any, tmp_path: Any) -> Job:
    """Uploaded, and the web process is gone before it could say more."""
    settings.MEDIA_ROOT = str(tmp_path)
    upload = SimpleUploadedFile("danh-sach.xlsx", workbook(people(3)))
    return import_job.start(desk.dossier, upload, by=desk.clerk)


def silent(job: Job) -> Job:
    """As another process finds it half a minute later."""
    Job.objects.filter(pk=job.pk).update(beat_at=timezone.now() - AGO)
    return Job.objects.get(pk=job.pk)


def run_what_is_queued() -> None:
    for entry in ProcrastinateJob.objects.filter(task_name__startswith="dossiers.").order_by("id"):
        task = tasks.examine_import if entry.task_name == import_job.EXAMINE else tasks.store_import
        task(**entry.args)


def test_the_page_of_a_broken_off_import_says_so_and_its_button_goes_on(browser: Client, job: Job) -> None:
    running = told(browser, job)
    stopped = told(browser, silent(job))
    again = reverse("dossiers:import_again", args=[job.pk])

    assert "Đang làm: 0 trên 4" in running and again not in running
    assert "Bị dừng giữa chừng ở 0 trên 4" in stopped and again in stopped
    assert "Danh sách không có lỗi" in browser.post(again, follow=True).content.decode()
    assert not ProcrastinateJob.objects.exists()


def test_the_list_of_imports_names_the_one_that_was_broken_off(browser: Client, job: Job) -> None:
    silent(job)

    page = browser.get(reverse("dossiers:import", args=[job.about["dossier"]])).content.decode()

    assert "Bị dừng giữa chừng" in page and "Đang kiểm tra" not in page


def test_the_button_does_nothing_to_an_import_that_runs(browser: Client, job: Job) -> None:
    page = browser.post(reverse("dossiers:import_again", args=[job.pk]), follow=True).content.decode()

    job.refresh_from_db()
    assert "Đang làm" in page and (job.state, job.run) == ("running", 0)


def test_a_worker_takes_it_up_once_after_half_a_minute(desk: Desk, job: Job) -> None:
    assert take_up_silent() == 0
    silent(job)

    assert take_up_silent() == 1
    assert take_up_silent() == 0

    run_what_is_queued()
    job.refresh_from_db()
    assert (job.state, job.about["stage"], job.taken_up) == ("done", "ready", 0)
    assert ProcrastinateJob.objects.count() == 1


def test_who_was_taken_for_dead_and_is_not_writes_nothing(desk: Desk, job: Job) -> None:
    import_job.examine(job, on=DAY)
    slow = Job.objects.get(pk=job.pk)
    assert import_job.store_rows(job.pk, by=desk.clerk, on=DAY) == 3

    slow.about["stage"] = "ready"
    with pytest.raises(RunLost):
        import_job.examine(slow, on=DAY)
    with at_work(slow, if_it_fails="Hỏng rồi."):
        slow.keep(done=1)

    job.refresh_from_db()
    assert (job.about["stage"], job.state, job.message) == ("stored", "done", "")


def test_a_store_that_was_overtaken_takes_its_rows_back(desk: Desk, job: Job) -> None:
    import_job.examine(job, on=DAY)
    slow = Job.objects.get(pk=job.pk)
    Job.objects.get(pk=job.pk).begin()

    with pytest.raises(RunLost):
        import_job.store_or_examine_again(slow, by=desk.clerk, on=DAY)

    assert not Nomination.objects.exists()


def test_a_store_that_was_broken_off_is_done_once_whoever_comes(desk: Desk, job: Job) -> None:
    import_job.examine(job, on=DAY)
    job.hand_over(import_job.STORE, user_id=desk.clerk.pk, on=DAY.isoformat())
    Job.objects.get(pk=job.pk).begin()
    silent(job)

    take_up_silent()
    run_what_is_queued()
    run_what_is_queued()

    assert Nomination.objects.count() == 3
    assert Job.objects.get().about["stage"] == "stored"


def test_a_job_that_the_queue_has_lost_is_given_to_it_again(desk: Desk, job: Job) -> None:
    job.hand_over(import_job.EXAMINE, on=DAY.isoformat())
    silent(job)
    assert take_up_silent() == 0

    ProcrastinateJob.objects.filter().update(status="failed")

    assert take_up_silent() == 1
    assert ProcrastinateJob.objects.get(status="todo").args["run"] == job.run + 1


def test_what_takes_every_runner_down_ends_in_words(browser: Client, job: Job) -> None:
    for _ in range(4):
        assert Job.objects.get().is_open
        silent(job)
        take_up_silent()
        if Job.objects.get().is_open:
            Job.objects.get().begin()

    page = told(browser, job)
    assert "Việc này bị dừng giữa chừng và không tự làm tiếp được" in page
    assert "Chọn tệp khác" in page


def test_a_fault_of_the_program_ends_in_words_but_a_lost_database_leaves_it_to_the_next(job: Job) -> None:
    with pytest.raises(OperationalError), at_work(job, if_it_fails="Hỏng rồi."):
        raise OperationalError("server closed the connection unexpectedly")
    job.refresh_from_db()
    assert job.state == "running"

    with at_work(job, if_it_fails="Hỏng rồi."):
        raise ValueError("a fault of the program")
    job.refresh_from_db()
    assert (job.state, job.message) == ("failed", "Hỏng rồi.")


@pytest.mark.django_db(transaction=True)
def test_the_heart_beats_while_a_long_step_says_nothing(django_user_model: Any) -> None:
    owner = django_user_model.objects.create_user("lan")
    job = Job.objects.create(owner=owner, kind="import", title="Dài", state="running")
    silent(job)

    with beating(job, every=0.02):
        until = monotonic() + 30
        while Job.objects.get().is_silent and monotonic() < until:
            sleep(0.02)

    assert not Job.objects.get().is_silent


def test_who_waits_where_no_worker_runs_is_told_so(browser: Client, job: Job) -> None:
    job.hand_over(import_job.EXAMINE, on=DAY.isoformat())
    at_first = told(browser, job)

    later = told(browser, silent(job))

    assert "không có tiến trình nào đang chạy" not in at_first
    assert "Đang xếp hàng chờ đến lượt" in later and "không có tiến trình nào đang chạy" in later


def test_files_left_behind_by_a_kill_go_after_an_hour_and_no_others(
    desk: Desk, job: Job, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = tmp_path / "tmp"
    room.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(room))
    left = [
        room / "vinhdanh-abc.xlsx",
        room / "tmpabc.upload.pdf",
        tmp_path / "imports" / "nobodys.xlsx",
        tmp_path / "jobs" / "nobodys.zip",
    ]
    kept = [room / "of-another-program", tmp_path / job.about["file"]]
    (tmp_path / "jobs").mkdir()
    for path in (*left, room / "of-another-program"):
        path.write_bytes(b"x")
    assert clear_leftovers() == 0

    for path in (*left, *kept):
        os.utime(path, (0, 0))

    assert clear_leftovers() == 4
    assert [path for path in (*left, *kept) if path.exists()] == kept
