"""What is stored comes from the file that lies in the storage at that moment, read before or not."""

from hashlib import sha256
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from dossiers.importing import import_job
from dossiers.importing.checking.rows import ListReading
from dossiers.importing.matching.remembering import Examined, recall_examined
from dossiers.importing.matching.unit_roster import roster_of
from dossiers.models import Job, Nomination
from roles.doors.refusals import Refused
from tests.dossiers.importing.conftest import DAY, Desk
from tests.dossiers.importing.workbooks import people, person, workbook


@pytest.fixture
def job(desk: Desk, settings: Any, tmp_path: Any) -> Job:
    settings.MEDIA_ROOT = str(tmp_path)
    upload = SimpleUploadedFile("ds.xlsx", workbook([person("Trần Thị Bình", sex="Nữ")]))
    job = import_job.start(desk.dossier, upload, by=desk.clerk)
    import_job.examine(job, on=DAY)
    return job


def names() -> list[str]:
    return sorted(Nomination.objects.values_list("recipient_name", flat=True))


@pytest.fixture
def no_child(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the list was examined nothing can read a workbook: none waits, none can be started."""
    monkeypatch.setattr("dossiers.uploads.limited_child._ready", {})
    monkeypatch.setattr("dossiers.uploads.limited_child.ROOT", "/nonexistent")


@pytest.mark.usefixtures("no_child")
def test_a_file_examined_a_moment_ago_is_not_read_again(desk: Desk, job: Job) -> None:
    assert import_job.store_rows(job.pk, by=desk.clerk, on=DAY) == 1

    assert names() == ["Trần Thị Bình"]


def test_a_file_changed_since_it_was_examined_is_read_as_it_is_now(desk: Desk, job: Job) -> None:
    with default_storage.open(job.about["file"], "wb") as kept:
        kept.write(workbook(people(3)))

    assert import_job.store_rows(job.pk, by=desk.clerk, on=DAY) == 3

    assert "Trần Thị Bình" not in names()


@pytest.mark.usefixtures("no_child")
def test_another_day_is_another_reading(desk: Desk, job: Job) -> None:
    with pytest.raises(FileNotFoundError):
        import_job.store_rows(job.pk, by=desk.clerk, on=DAY.replace(day=13))


def test_a_reading_is_given_out_once(desk: Desk, job: Job) -> None:
    content = sha256(default_storage.open(job.about["file"]).read()).hexdigest()

    assert recall_examined(content, on=DAY) is not None
    assert recall_examined(content, on=DAY) is None


def test_rows_are_matched_once_for_the_same_people_and_answers(desk: Desk) -> None:
    examined = Examined(ListReading())

    first = examined.matched(roster_of(desk.dossier), {})

    assert examined.matched(roster_of(desk.dossier), {}) is first
    assert examined.matched(roster_of(desk.dossier), {"Cá nhân!2": "new"}) is not first


def test_somebody_entered_since_the_file_was_examined_is_asked_about(desk: Desk, job: Job) -> None:
    desk.known("Trần Thị Bính", sex="female")

    with pytest.raises(Refused, match="Chưa ghi dòng nào"):
        import_job.store_rows(job.pk, by=desk.clerk, on=DAY)

    assert names() == []
