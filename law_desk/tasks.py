"""Long work of this room on a worker."""

from __future__ import annotations

from procrastinate.contrib.django import app

from dossiers.models import Job
from dossiers.models.job_runs import run_from_queue
from law_desk.previews.preview_job import TASK, work_out

BROKE = "Chưa xem trước được vì lỗi của hệ thống. Xin làm lại; nếu vẫn lỗi, báo người quản trị."


@app.task(name=TASK, queue="papers", pass_context=False)
@run_from_queue(BROKE)
def preview_pack(job: Job) -> None:
    work_out(job)
