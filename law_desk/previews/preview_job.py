"""A preview is asked for by a jurist and worked out beside the pages: streamed, kept a batch at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Max
from django.utils import timezone

from dossiers.models import OPEN, Job, Nomination
from law.packs.signed_folder.pack_faults import PackRefused
from law_desk.acts.checked_packs import in_words
from law_desk.acts.jurists import acting_jurist
from law_desk.loaded.kept_packs import kept_pack
from law_desk.models import LoadedPack, PackPreview, PackState, PreviewedAnswer
from law_desk.previews.cases_twice import cases_twice
from law_desk.previews.judged_twice import DossierTwice, JudgedTwice, judged_twice, open_dossiers
from law_desk.previews.law_to_be import LawToBe, law_to_be
from roles.doors.law_in_force import law_asked_once
from roles.doors.one_act import one_act
from roles.doors.refusals import Overtaken, Refused
from trail.models import Entry
from vietnamese.numbers import grouped

KIND = "law_preview"
TASK = "law_desk.preview_pack"
BATCH = 50
"""Dossiers whose answers are kept at once."""
Kind = PreviewedAnswer.Kind


@one_act
def ask_preview(pack_id: int, *, by: AbstractBaseUser, on: date, back_url: str) -> PackPreview:
    """Nothing of the law, or of any dossier, is changed by it.

    Raises Forbidden for who is no jurist; Overtaken for a pack that was settled; Refused while one runs.
    """
    acting_jurist(by, "propose_pack", on=on)
    row = LoadedPack.objects.select_for_update(of=("self",)).get(pk=pack_id)
    if row.state != PackState.PROPOSED:
        raise Overtaken(f"Gói luật {row} đã được xử lý: {row.get_state_display().lower()}.")
    last = PackPreview.objects.filter(pack=row).select_related("job", "asked_by").order_by("-pk").first()
    if last is not None and last.job.is_open:
        raise Refused(
            f"Gói luật {row} đang được {last.asked_by.get_full_name()} xem trước.",
            remedy="Chờ việc ấy xong rồi xem kết quả ở trang này.",
        )
    title = f"Xem trước gói luật {row}"
    job = Job.objects.create(owner_id=by.pk, kind=KIND, title=title, task=TASK, back_url=back_url)
    preview = PackPreview.objects.create(pack=row, job=job, asked_by_id=by.pk, asked_on=on)
    job.queue()
    return preview


def work_out(job: Job) -> None:
    """The body of the task; what another run of the job had kept goes first. Raises RunLost."""
    preview = PackPreview.objects.select_related("pack").get(job=job)
    pack = preview.pack
    if pack.state != PackState.PROPOSED:
        told = f"Gói luật {pack} đã được xử lý: {pack.get_state_display().lower()}."
        job.finish(state=Job.State.FAILED, message=told)
        return
    try:
        with law_asked_once():
            _work_out(job, preview)
    except PackRefused as refused:
        job.finish(state=Job.State.FAILED, message=_told(in_words(refused)))
    except Refused as refused:
        job.finish(state=Job.State.FAILED, message=_told(refused))


def _told(refused: Refused) -> str:
    return " ".join([refused.message, *(each.message for each in refused.obstacles)])


def _work_out(job: Job, preview: PackPreview) -> None:
    pack = preview.pack
    law = law_to_be(kept_pack(pack.sha256, of=pack.pk), on=preview.asked_on)
    on, dossiers = max(preview.asked_on, pack.since), open_dossiers()
    preview.answers.all().delete()
    preview.judged_on, preview.beneath = on, law.now.stack.hash
    preview.stack = [f"{each.name}, bản {each.version}" for each in law.now.stack.layers]
    preview.last_entry = Entry.objects.aggregate(last=Max("pk"))["last"] or 0
    preview.nominations = Nomination.objects.filter(standing__in=OPEN, dossier__discarded_on=None).count()
    preview.dossiers = dossiers.count()
    job.keep(total=preview.dossiers + 1)
    done = 0
    answers = judged_twice(dossiers.iterator(chunk_size=BATCH), law, on=on)
    for batch in _batches(answers):
        done += len(batch)
        _keep(job, preview, [row for each in batch for row in _of_dossier(each)], done=done)
    _keep(job, preview, _of_cases(law, preview), done=done + 1)
    _end(job, preview)


def _batches(answers: Iterable[DossierTwice]) -> Iterator[list[DossierTwice]]:
    batch: list[DossierTwice] = []
    for each in answers:
        batch.append(each)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


@one_act
def _keep(job: Job, preview: PackPreview, rows: list[PreviewedAnswer], *, done: int) -> None:
    """Whoever has lost the run keeps nothing; `done` first, for it holds the job's row."""
    job.keep(done=done)
    for row in rows:
        row.preview = preview
    PreviewedAnswer.objects.bulk_create(rows)


def _of_dossier(told: DossierTwice) -> Iterator[PreviewedAnswer]:
    if told.keeps_its_law:
        yield PreviewedAnswer(kind=Kind.KEPT, dossier=told.dossier.pk)
    for each in told.changed:
        yield PreviewedAnswer(
            kind=_kind_of(each),
            dossier=told.dossier.pk,
            nomination=each.nomination,
            was=each.was,
            now=each.now,
            findings=list(each.findings),
        )


def _kind_of(each: JudgedTwice) -> Kind:
    return Kind.WORDS if each.was == each.now else Kind.VERDICT


def _of_cases(law: LawToBe, preview: PackPreview) -> list[PreviewedAnswer]:
    found = list(cases_twice(law))
    preview.cases = len(found)
    return [
        PreviewedAnswer(
            kind=Kind.CASE, called=each.called[:400], was=each.was, now=each.now, findings=list(each.findings)
        )
        for each in found
        if each.was != each.now or each.findings
    ]


@one_act
def _end(job: Job, preview: PackPreview) -> None:
    """From here on it is the one that is shown; those before it are of no use any more."""
    preview.other_verdicts = preview.answers.filter(kind=Kind.VERDICT).count()
    preview.ended_at = timezone.now()
    told = f"Đã xét {grouped(preview.nominations)} trường hợp của {grouped(preview.dossiers)} hồ sơ: "
    told += f"{grouped(preview.other_verdicts)} kết luận đổi."
    job.finish(message=told, done=preview.dossiers + 1)
    preview.save()
    PackPreview.objects.filter(pack=preview.pack_id, pk__lt=preview.pk).delete()
