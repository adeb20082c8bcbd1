"""Who may see and go on with an import: whoever may draft the dossier that it is for."""

from __future__ import annotations

from dossiers.importing.import_job import KIND
from dossiers.models import Dossier, Job
from roles.access.declarations import Door, register_question
from roles.models import Unit
from roles.rights.unit_heirs import unit_with_heirs


def units_of_import(job: Job) -> list[Unit]:
    """The unit of the dossier and its heirs; none for jobs of another kind."""
    if job.kind != KIND:
        return []
    dossier = Dossier.objects.select_related("unit").filter(pk=job.about.get("dossier")).first()
    return unit_with_heirs(dossier.unit if dossier else None)


register_question(
    "edit_import",
    of=Job,
    any_of=(Door(codename="draft_dossier", organ=units_of_import),),
    known_by="edit_import",
)
