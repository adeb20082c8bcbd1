"""Who may see and go on with a load: the office of the jurisdiction whose past it brings."""

from __future__ import annotations

from collections.abc import Iterator

from dossiers.loading.load_job import KIND
from dossiers.models import Job
from roles.access.declarations import Door, register_question
from roles.models import Jurisdiction
from roles.queries import with_heirs


def jurisdictions_of_load(job: Job) -> Iterator[Jurisdiction]:
    """None shuts the door to jobs of another kind."""
    if job.kind == KIND:
        yield from with_heirs(Jurisdiction.objects.filter(pk=job.about.get("jurisdiction")).first())


register_question(
    "edit_load",
    of=Job,
    any_of=(Door(codename="load_history", organ=jurisdictions_of_load),),
    known_by="edit_load",
)
