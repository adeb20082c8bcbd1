"""An issued decision and minutes are what their SHA-256 says, or nobody is sent them; no room, no number."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dossiers.models import Dossier, Job
from tests.full_disk import disk_full_after
from tests.scene import TODAY, Scene, draft, of
from tests.walk import WORDING, after_bloc, conferred, received, voted
from tests.workflow.seats import Reader, body
from trail.models import Entry, FileAlarm
from workflow.actions.draft_decision import draft_decision
from workflow.actions.sign import sign
from workflow.actions.submit import submit
from workflow.long_work import write_bundle
from workflow.models import Decision, NumberSeries
from workflow.tasks import bundle_decisions, verify_rows_daily

pytestmark = pytest.mark.scene()


@pytest.fixture(autouse=True)
def _in_a_room_of_its_own(settings: Any, tmp_path: Path) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path
    yield


@pytest.fixture
def dossier(scene: Scene) -> Dossier:
    dossier = draft(scene, advanced=14, fighters=2)
    submit(dossier.pk, by=scene["head1"], on=TODAY)
    after_bloc(scene, dossier)
    received(scene, dossier)
    return dossier


def longer(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"them")


SPOILT: dict[str, Callable[[Path], None]] = {"longer": longer, "gone": Path.unlink}


@pytest.mark.parametrize("how", SPOILT)
def test_a_spoilt_decision_is_sent_to_nobody_until_it_is_right_again(
    scene: Scene, dossier: Dossier, tmp_path: Path, how: str
) -> None:
    decision = conferred(scene, of(dossier, "LĐTT")[:2])
    path, address = tmp_path / decision.file.name, f"/quyet-dinh/{decision.pk}/ban-in.pdf"
    right, auditor = path.read_bytes(), Reader(scene["auditor"])
    SPOILT[how](path)

    broken = Reader(scene["officer"]).get(address)
    told = body(auditor.get("/nhat-ky/kiem-chung/"))
    path.write_bytes(right)
    verify_rows_daily(timestamp=0)

    assert broken.status_code == 500 and "Người kiểm tra, giám sát đã được báo" in body(broken)
    assert f"Quyết định số {decision.pk}" in told and decision.file.name in told
    assert body(Reader(scene["officer"]).get(address)).startswith("%PDF")
    assert FileAlarm.objects.get().mended_at is not None


def test_spoilt_minutes_are_sent_to_nobody(scene: Scene, dossier: Dossier, tmp_path: Path) -> None:
    meeting = voted(scene, of(dossier, "CSTĐCS"), yes=13)
    longer(tmp_path / meeting.minutes.name)

    broken = Reader(scene["member01"]).get(f"/hop/{meeting.pk}/bien-ban.pdf")

    assert broken.status_code == 500 and "%PDF" not in body(broken)
    assert f"Cuộc họp số {meeting.pk}" in body(Reader(scene["auditor"]).get("/nhat-ky/kiem-chung/"))


def _asked_for_year(scene: Scene) -> Job:
    Reader(scene["clerk"]).post(f"/quyet-dinh/so/{scene.district.pk}/tai-ve/", {"nam": 2020})
    return Job.objects.get()


def test_a_bundle_names_the_decision_that_is_spoilt_and_is_not_made(
    scene: Scene, dossier: Dossier, tmp_path: Path
) -> None:
    rows = of(dossier, "LĐTT")
    first, second = conferred(scene, rows[:2]), conferred(scene, rows[2:4])
    longer(tmp_path / second.file.name)
    job = _asked_for_year(scene)

    write_bundle(str(job.pk))

    job.refresh_from_db()
    assert job.state == Job.State.FAILED and not job.result
    assert second.full_number in job.message and first.full_number not in job.message


def test_a_bundle_that_was_spoilt_afterwards_is_sent_to_nobody(
    scene: Scene, dossier: Dossier, tmp_path: Path
) -> None:
    conferred(scene, of(dossier, "LĐTT")[:2])
    job, clerk = _asked_for_year(scene), Reader(scene["clerk"])
    write_bundle(str(job.pk))
    job.refresh_from_db()
    whole = body(clerk.get(f"/viec-nen/{job.pk}/ket-qua/"))
    longer(tmp_path / job.result.name)

    broken = clerk.get(f"/viec-nen/{job.pk}/ket-qua/")

    assert whole.startswith("PK") and broken.status_code == 500
    assert FileAlarm.objects.get().name == job.result.name


def test_a_result_that_is_gone_is_told_with_the_way_to_a_new_one(scene: Scene) -> None:
    """As for lists that were marked before the files were lost."""
    clerk = scene["clerk"]
    job = Job.objects.create(owner=clerk, kind="import", title="Nhập", state="failed", result="jobs/cu.xlsx")

    answer = Reader(clerk).get(f"/viec-nen/{job.pk}/ket-qua/")

    assert answer.status_code == 422 and "Chạy lại việc này để có tệp mới" in body(answer)


def test_a_bundle_without_room_says_so(scene: Scene, dossier: Dossier, tmp_path: Path) -> None:
    conferred(scene, of(dossier, "LĐTT")[:2])
    job = _asked_for_year(scene)

    with disk_full_after(0):
        bundle_decisions(str(job.pk))

    job.refresh_from_db()
    assert job.state == Job.State.FAILED and "Máy chủ hết chỗ lưu tệp" in job.message


def test_a_decision_whose_paper_finds_no_room_takes_no_number(scene: Scene, dossier: Dossier) -> None:
    ids = [row.pk for row in of(dossier, "LĐTT")[:2]]
    decision = draft_decision(scene.district, ids, WORDING, by=scene["officer"], on=TODAY)
    sign(decision.pk, {}, by=scene["chair"], on=TODAY)
    clerk, before = Reader(scene["clerk"]), (Entry.objects.count(), NumberSeries.objects.count())

    with disk_full_after(100):
        refused = clerk.post(f"/quyet-dinh/{decision.pk}/ban-hanh/")
    then = Decision.objects.get(pk=decision.pk)
    counted = (Entry.objects.count(), NumberSeries.objects.count())
    clerk.post(f"/quyet-dinh/{decision.pk}/ban-hanh/")

    issued = Decision.objects.get(pk=decision.pk)
    assert refused.status_code == 507
    assert (then.state, then.number, then.file.name, counted) == ("signed", None, "", before)
    assert (issued.state, issued.full_number) == ("issued", "01/QĐ-UBND")
    assert body(clerk.get(f"/quyet-dinh/{decision.pk}/ban-in.pdf")).startswith("%PDF")
