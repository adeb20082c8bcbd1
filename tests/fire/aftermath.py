"""What must hold after the kills: what was acknowledged is there, once, whole, and nothing is left over."""

from __future__ import annotations

import os
import zipfile
from collections import Counter
from contextlib import suppress
from hashlib import sha256
from io import StringIO

from django.core.management import call_command
from viewflow.workflow.models import Task
from viewflow.workflow.status import STATUS

from dossiers.importing.leftovers import clear_leftovers
from dossiers.models import OPEN, Dossier, Evidence, Job, Nomination
from tests.fire.crowd import ACTS, Told
from tests.fire.ground import Ground
from tests.fire.sent_files import ROWS, names_on, paper_name, paper_of
from trail.models import Entry
from trail.queries import timeline
from trail.replay import standings_from
from workflow.models import Decision, Passage
from workflow.models.desks import ALLOWED, Desk


def missing_or_invented(told: Told) -> dict[tuple[str, object], tuple[int, int, int]]:
    """Acts with fewer entries than answers, or with more than answers and unanswered requests together."""
    found = {}
    for key in told.acknowledged | told.unanswered:
        verb, number_of = key
        if verb not in ACTS:
            continue
        chain = {"chain__subject_kind": ACTS[verb], "chain__subject_id": number_of}
        entries = Entry.objects.filter(verb=verb, **chain).count()
        answered, open_ = told.acknowledged[key], told.unanswered[key]
        if not answered <= entries <= answered + open_:
            found[key] = (answered, entries, open_)
    return found


def faults_of(dossier: Dossier) -> list[str]:
    """Where tables, trail, desk and flow of one dossier do not agree."""
    standings = dict(Nomination.objects.filter(dossier=dossier).values_list("pk", "standing"))
    replayed = standings_from(timeline(("dossier", dossier.pk)))
    passage = Passage.objects.select_related("task").filter(dossier=dossier, closed_at__isnull=True).first()
    if passage is None:
        return [] if is_closed(dossier) else [f"{dossier}: on no desk"]
    tasks = Task.objects.filter(process=dossier.flow, status=STATUS.NEW).values_list("pk", flat=True)
    found = []
    if {pk: replayed.get(pk, "draft") for pk in standings} != standings:
        found.append(f"{dossier}: standings {standings}, the trail says {replayed}")
    if not set(standings.values()) <= ALLOWED[Desk(passage.desk)]:
        found.append(f"{dossier}: {set(standings.values())} on the desk {passage.desk}")
    if list(tasks) != [passage.task_id]:
        found.append(f"{dossier}: open tasks {list(tasks)} beside the passage of {passage.task_id}")
    if dossier.is_sealed == (passage.desk == Desk.UNIT):
        found.append(f"{dossier}: sealed is {dossier.is_sealed} on the desk {passage.desk}")
    return found


def is_closed(dossier: Dossier) -> bool:
    """As the worker leaves a dossier none of whose nominations is open any more."""
    is_at_end = Passage.objects.filter(dossier=dossier, desk=Desk.END).count() == 1
    return is_at_end and not dossier.nominations.filter(standing__in=OPEN).exists()


def assert_numbers_run_without_gap() -> None:
    issued = Decision.objects.exclude(number=None)
    numbers = sorted(issued.values_list("number", flat=True))
    assert numbers and numbers == list(range(1, len(numbers) + 1))
    assert set(issued.values_list("state", flat=True)) == {"issued"}
    assert not Decision.objects.filter(number=None).exclude(state="signed").exists()


def assert_lists_entered_whole_and_once(told: Told) -> None:
    listed = Nomination.objects.filter(recipient_name__startswith="Lục ")
    entered = Counter(listed.values_list("recipient_name", flat=True))
    assert set(entered.values()) == {1}
    sent = range(Job.objects.filter(kind="import").count() + told.unanswered.total())
    whole = {number for number in sent if set(names_on(number)) <= set(entered)}
    assert len(entered) == ROWS * len(whole)
    assert told.of("stored") <= whole


def assert_papers_are_what_was_sent(told: Told) -> None:
    rows = list(Evidence.objects.filter(name__startswith="Báo cáo ").select_related("paper"))
    attached = {each.name: each.paper for each in rows}
    assert len(rows) == len(attached)
    sent = range(len(rows) + told.unanswered.total())
    assert set(attached) <= {paper_name(number) for number in sent}
    assert told.of("attached") <= {number for number in sent if paper_name(number) in attached}
    for number in sent:
        if paper := attached.get(paper_name(number)):
            digest = sha256(paper_of(number)).hexdigest()
            assert paper.sha256 == digest
            assert sha256(paper.file.read()).hexdigest() == digest


def assert_bundles_are_whole(told: Told) -> None:
    bundles = Job.objects.filter(kind="decision_bundle")
    assert {f"/viec-nen/{job.pk}/" for job in bundles} >= told.of("bundled")
    assert set(bundles.values_list("state", flat=True)) == {"done"}
    for job in bundles:
        with zipfile.ZipFile(job.result.open()) as bundle:
            assert bundle.testzip() is None
            assert f"gồm {len(bundle.namelist())} quyết định" in job.message


def assert_nothing_is_left_behind(ground: Ground) -> None:
    """An hour later, when the leftovers are swept away."""
    for path in (path for path in ground.room.rglob("*") if path.is_file() and "pg" not in path.parts):
        os.utime(path, (0, 0))
    with ground.as_temporary():
        clear_leftovers()
    rows = Job.objects.values_list("about__file", "about__faults", "result")
    named = {name for names in rows for name in names if name}
    media = ground.room / "media"
    folders = (media / "imports", media / "jobs")
    kept = {str(path.relative_to(media)) for folder in folders for path in folder.rglob("*")}
    assert kept == named
    assert list(ground.temporary.iterdir()) == []


def assert_holds(command: str) -> None:
    told = StringIO()
    with suppress(SystemExit):
        call_command(command, "--json", stdout=told)
    assert '"ok": true' in told.getvalue().splitlines()[-1], told.getvalue()
