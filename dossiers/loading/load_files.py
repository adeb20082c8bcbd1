"""The files of a load in the storage: what was uploaded, the faults found in it, the marked workbook."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from dossiers.importing.cell_faults import CellFault
from dossiers.models import Job
from dossiers.uploads.temporary_names import TEMPORARY


@contextmanager
def local_copy(job: Job) -> Iterator[tuple[Path, str]]:
    """Through the storage, wherever it keeps the file; with its SHA-256."""
    with tempfile.NamedTemporaryFile(prefix=TEMPORARY, suffix=".xlsx") as local:
        with default_storage.open(job.about["file"]) as kept:
            shutil.copyfileobj(kept, local)
        local.seek(0)
        yield Path(local.name), hashlib.file_digest(local, "sha256").hexdigest()


def faults_of(job: Job) -> list[CellFault]:
    if not job.about.get("faults"):
        return []
    with default_storage.open(job.about["faults"]) as stream:
        return [CellFault(**fault) for fault in json.load(stream)]


def keep_faults(job: Job, faults: list[CellFault], marked: bytes) -> None:
    """The table for the page and the marked workbook for Excel; earlier ones go. Names carry the run."""
    if job.about.get("faults"):
        default_storage.delete(job.about.pop("faults"))
    if job.result:
        job.result.delete(save=False)
    if faults:
        told = json.dumps([fault.as_dict() for fault in faults], ensure_ascii=False).encode()
        job.about["faults"] = default_storage.save(
            f"imports/{job.pk}-{job.run}-faults.json", ContentFile(told)
        )
        job.result.save(f"{job.pk}-{job.run}.xlsx", ContentFile(marked), save=False)
