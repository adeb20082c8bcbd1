"""The forms that bear no key, since a second sending finds done what it asks for."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.files.base import ContentFile
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from dossiers.importing.import_job import examine, start
from dossiers.models import Dossier, Evidence, Job, Nomination, Removal
from dossiers.models.job import SILENT_AFTER
from tests.dossiers.importing.workbooks import person, workbook
from tests.fire.filled_form import FilledForm, url_of
from tests.scene import TODAY, Scene, draft, of, staff
from workflow.long_work import VERIFICATION


def keyless_forms(scene: Scene) -> Iterator[FilledForm]:
    dossier = draft(scene, unit=1, advanced=8, fighters=1)
    (fighter,), (second, third, *_others) = of(dossier, "CSTĐCS"), of(dossier, "LĐTT")
    fighter.initiatives.clear()
    page, rows = url_of("dossiers:draft", dossier), dossier.nominations
    paper = dossier.evidence.order_by("pk")[0]
    (there,) = staff(scene.units[0], 1)
    doubtful = _import(scene, dossier, there.name)
    ready = _import(scene, dossier, "Hoàng Văn Thụ")
    broken_off = _silent(start(dossier, _listed("Nông Thị Hoa"), by=scene["clerk1"]))
    running = {"title": "Kiểm chứng", "state": "running", "task": "workflow.verify_history"}
    check = Job.objects.create(owner=scene["clerk1"], kind=VERIFICATION, **running)
    examined = Job.objects.filter(about__stage="ready")
    queued = ProcrastinateJob.objects.filter(args__job_id=str(check.pk))
    for name, thing, at, typed, makes in (
        ("order", dossier, page, {f"thu-tu-{fighter.pk}": "2"}, rows.filter(ordinal=2)),
        ("change", second, "", {"achievement": "Dẫn đầu"}, rows.filter(achievement="Dẫn đầu")),
        ("mend", fighter, page, {}, Nomination.initiatives.through.objects.filter(nomination=fighter)),
        ("detach", paper, page, {}, Evidence.objects.filter(removed_at__isnull=False)),
        ("import_reply", doubtful, _outcome(doubtful), {"q0": there.pk}, examined),
        ("import_store", ready, _outcome(ready), {}, Nomination.objects.all()),
        ("import_again", broken_off, _outcome(broken_off), {}, examined),
    ):
        address = url_of(f"dossiers:{name}", thing)
        yield FilledForm(f"dossiers:{name}", "clerk1", address, typed, makes, page=at)
    gone = url_of("dossiers:remove", dossier, third)
    yield FilledForm("dossiers:remove", "clerk1", gone, {}, Removal.objects.all(), page=page)
    again, at = url_of("workflow:job_again", _silent(check)), url_of("workflow:job", check)
    yield FilledForm("workflow:job_again", "clerk1", again, {}, queued, page=at)


def _import(scene: Scene, dossier: Dossier, name: str) -> Job:
    """Whoever bears the name and was born on another day is asked about."""
    job = start(dossier, _listed(name), by=scene["clerk1"])
    examine(job, on=TODAY)
    return job


def _listed(name: str) -> ContentFile[bytes]:
    return ContentFile(workbook([person(name)]), name="danh-sach.xlsx")


def _silent(job: Job) -> Job:
    """Whoever ran it died some time ago."""
    Job.objects.filter(pk=job.pk).update(beat_at=timezone.now() - 2 * SILENT_AFTER)
    return job


def _outcome(job: Job) -> str:
    return url_of("dossiers:import_outcome", job)
