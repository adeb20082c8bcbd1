"""The forms that bear no key, since a second sending finds done what it asks for."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from dossiers.importing.import_job import examine, start
from dossiers.loading import load_job
from dossiers.loading.kinds.past_titles import TITLES_LOAD
from dossiers.models import Dossier, Evidence, HeldTitle, Job, Nomination, Removal
from dossiers.models.job import SILENT_AFTER
from law_desk.entering.case_review import review_of
from law_desk.entering.worksheet import worksheet
from law_desk.models import CaseAnswer, LoadedPack, PublisherKey, ToldCase
from tests.dossiers.importing.workbooks import person, workbook
from tests.dossiers.loading.past_workbooks import load_workbook, past_title
from tests.fire.filled_form import FilledForm, url_of
from tests.fire.news_forms import forms_of_news
from tests.law_desk.desk import on_the_desk
from tests.law_desk.jurists import BETTER, WORSE, loaded, proposed, with_jurists
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
    yield from _of_loads(scene)
    yield from _of_law(scene)
    yield from forms_of_news(scene)
    again, at = url_of("workflow:job_again", _silent(check)), url_of("workflow:job", check)
    yield FilledForm("workflow:job_again", "clerk1", again, {}, queued, page=at)


def _of_loads(scene: Scene) -> Iterator[FilledForm]:
    ready, broken_off = (
        _load(scene, "Hoàng Văn Thụ"),
        _silent(_load(scene, "Nông Thị Hoa", is_examined=False)),
    )
    examined = Job.objects.filter(kind=load_job.KIND, about__stage="ready")
    for name, job, makes in (
        ("load_store", ready, HeldTitle.objects.all()),
        ("load_again", broken_off, examined),
    ):
        page = url_of("dossiers:load_outcome", job)
        yield FilledForm(f"dossiers:{name}", "officer", url_of(f"dossiers:{name}", job), {}, makes, page=page)


def _load(scene: Scene, name: str, *, is_examined: bool = True) -> Job:
    file = ContentFile(load_workbook([past_title(name)]), name="cu.xlsx")
    job = load_job.start(scene.district, TITLES_LOAD, file, by=scene["officer"])
    if is_examined:
        load_job.examine(job, on=TODAY)
    return job


def _of_law(scene: Scene) -> Iterator[FilledForm]:
    """The pack that held is taken back before the better one, which was to take its place, is confirmed."""
    with_jurists(scene)
    held = loaded(scene, on=TODAY)
    better, worse = proposed(scene, *BETTER, on=TODAY), proposed(scene, *WORSE, on=TODAY)
    for name, thing, typed, makes in (
        ("refuse", worse, {"reason": "Điều 3 ghi khác"}, LoadedPack.objects.filter(state="refused")),
        ("take_back", held, {"reason": "Điều 2 ghi khác"}, LoadedPack.objects.filter(state="taken_back")),
        ("confirm", better, {"note": "Đã đối chiếu"}, LoadedPack.objects.filter(state="confirmed")),
        ("end_trust", worse.key, {"reason": "Đổi khóa"}, PublisherKey.objects.exclude(ended_on=None)),
    ):
        address = url_of(f"law_desk:{name}", thing)
        yield FilledForm(f"law_desk:{name}", "jurist2", address, typed, makes)
    yield from _of_the_desk(scene)


def _of_the_desk(scene: Scene) -> Iterator[FilledForm]:
    _entry, case = on_the_desk(scene, "GĐVH", on=TODAY)
    page = reverse("law_desk:review", args=[case.law_id, case.award])
    code = review_of(worksheet(case.law, case.award)).cases[-1].case.code
    answered = CaseAnswer.objects.filter(code=code)
    yield FilledForm("law_desk:review", "jurist1", page, {f"th-{code}": "dung"}, answered)
    gone, withdrawn = url_of("law_desk:withdraw_case", case), ToldCase.objects.exclude(withdrawn_on=None)
    yield FilledForm("law_desk:withdraw_case", "jurist1", gone, {}, withdrawn, page=page)


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
