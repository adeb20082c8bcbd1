"""Work that a person may leave: papers of a year in one file, a check of the history. Safe to repeat."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from hashlib import file_digest
from tempfile import TemporaryFile
from typing import IO, Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.files import File
from django.db import connection
from django.utils import timezone

from dossiers.models import Job
from dossiers.models.job_runs import run_from_queue
from roles.doors.one_act import one_act
from roles.models import Jurisdiction
from trail.kept_files.reading import DamagedFile, read_kept
from trail.verification.verify import verify
from vietnamese.dates import clock_time, short_date
from vietnamese.numbers import grouped
from workflow.models import Decision
from workflow.proofs.registry import CHECKS
from workflow.proofs.verifying import verify_and_keep
from workflow.queries.auditing.state_faults import check_in_words

BUNDLE, VERIFICATION, STATE_CHECK = "decision_bundle", "trail_verification", "state_verification"
BROKE = "Việc này không làm xong vì lỗi của hệ thống. Xin thử lại; nếu vẫn lỗi, báo người quản trị."
State = Job.State


def bundle_year(jurisdiction: Jurisdiction, *, year: int, owner: AbstractBaseUser, back_url: str) -> Job:
    """Asks for the papers of all decisions numbered in a year; the job tells how far it is."""
    return _asked(
        "workflow.bundle_decisions",
        kind=BUNDLE,
        owner=owner,
        title=f"Tải bản in các quyết định năm {year}, {jurisdiction.name}",
        about={"jurisdiction": jurisdiction.pk, "year": year},
        back_url=back_url,
    )


def check_history(*, owner: AbstractBaseUser, back_url: str) -> Job:
    """Asks for a check of every chain and every seal."""
    return _asked(
        "workflow.verify_history",
        kind=VERIFICATION,
        owner=owner,
        title="Kiểm chứng toàn bộ nhật ký",
        about={},
        back_url=back_url,
    )


def check_rows(*, owner: AbstractBaseUser, back_url: str) -> Job:
    """Asks for a comparison of every row that gives or takes an honour with the history."""
    return _asked(
        "workflow.verify_state",
        kind=STATE_CHECK,
        owner=owner,
        title="Đối chiếu dữ liệu với nhật ký",
        about={},
        back_url=back_url,
    )


@one_act
def _asked(task: str, **words: Any) -> Job:
    """The queue gets it in the same transaction, so that no job is shown that nobody will run."""
    job = Job.objects.create(task=task, **words)
    job.queue()
    return job


@run_from_queue(BROKE)
def write_bundle(job: Job) -> None:
    """Every kept paper under its number; nothing is printed anew."""
    about = job.about
    rows = Decision.objects.filter(jurisdiction=about["jurisdiction"], number_year=about["year"])
    decisions = list(rows.exclude(file="").select_related("jurisdiction").order_by("number"))
    job.keep(total=len(decisions))
    with TemporaryFile() as whole:
        if damaged := _zip(decisions, whole, job=job):
            _finish(job, done=len(decisions), message=_damaged_in_words(damaged), state=State.FAILED)
            return
        whole.seek(0)
        about["sha256"] = file_digest(whole, "sha256").hexdigest()
        whole.seek(0)
        job.result.save(f"quyet-dinh-{about['year']}-{job.pk}.zip", File(whole), save=False)
    told = f"Tệp ZIP gồm {grouped(len(decisions))} quyết định."
    _finish(job, done=len(decisions), message=told, result=job.result.name, about=about)


def _zip(decisions: Iterable[Decision], whole: IO[bytes], *, job: Job) -> list[Decision]:
    """Those whose paper is not what was issued: then the bundle is nobody's."""
    damaged = []
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as bundle:
        for place, decision in enumerate(decisions, start=1):
            name, about = decision.file.name or "", ("decision", decision.pk)
            try:
                with read_kept(name, sha256=decision.sha256, about=about) as paper:
                    bundle.writestr(_name_of(decision), paper.read())
            except DamagedFile:
                damaged.append(decision)
            job.keep(done=place)
    return damaged


def _damaged_in_words(decisions: list[Decision]) -> str:
    numbers = ", ".join(decision.full_number for decision in decisions)
    return (
        f"Tệp bản in không còn đúng như khi ban hành: {numbers}. Người kiểm tra, giám sát đã được báo."
        " Báo người quản trị máy chủ khôi phục tệp từ bản sao lưu, rồi tải lại."
    )


def _name_of(decision: Decision) -> str:
    symbol = decision.symbol.replace("/", "-")
    return f"{decision.number:04d}-{symbol}-{decision.issued_on}.pdf"


@run_from_queue(BROKE)
def write_verification(job: Job) -> None:
    """The same check as manage.py verify_trail; what does not hold is told in words."""
    report = verify()
    if report.ok:
        told = f"Nhật ký nguyên vẹn: {grouped(report.entries)} mục trong {grouped(report.chains)} chuỗi."
        if report.sealed_until:
            sealed = timezone.localtime(report.sealed_until)
            told += f" Niêm phong đến {clock_time(sealed)} ngày {short_date(sealed.date())}."
        else:
            told += " Chưa có niêm phong nào để đối chiếu."
    else:
        told = f"Nhật ký KHÔNG nguyên vẹn. {report.why or ''}"
    state = State.DONE if report.ok else State.FAILED
    _finish(job, done=1, message=told, state=state, about=report.as_json())


@run_from_queue(BROKE)
def write_state_check(job: Job) -> None:
    """The same as manage.py verify_state, kept for every auditor; the bar counts the checks."""
    with _beside() as update:
        done: dict[str, None] = {}

        def told(check: str, rows: int) -> None:
            if check not in done:
                done[check] = None
                update(len(done) - 1, len(CHECKS), job)

        found = verify_and_keep(told=told)
    state = State.DONE if found.is_ok else State.FAILED
    _finish(job, done=len(CHECKS), message=check_in_words(found), state=state)


@contextmanager
def _beside() -> Iterator[Callable[[int, int, Job], None]]:
    """Another connection for the bar: the comparison reads one instant and writes nothing meanwhile."""
    other = connection.copy()

    def update(done: int, total: int, job: Job) -> None:
        with other.cursor() as cursor:
            cursor.execute(
                "UPDATE dossiers_job SET done = %s, total = %s WHERE id = %s AND run = %s",
                [done, total, job.pk, job.run],
            )

    try:
        yield update
    finally:
        other.close()


def _finish(job: Job, *, done: int, **told: Any) -> None:
    job.finish(done=done, total=max(done, 1), **told)
