"""Every kept file that a row of the database names: what must come back with the rows."""

from __future__ import annotations

from collections.abc import Iterator

from django.apps import apps
from django.db.models import FileField

from dossiers.models import Job
from law_desk.loaded.kept_packs import name_of_kept
from law_desk.models import LoadedPack


def named_files() -> Iterator[str]:
    """Names in the store, each once; the columns that hold files are found by themselves."""
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if isinstance(field, FileField):
                names = model._default_manager.exclude(**{field.name: ""}).order_by(field.name)
                yield from names.values_list(field.name, flat=True).distinct().iterator()
    packs = LoadedPack.objects.order_by("sha256").values_list("sha256", flat=True).distinct()
    yield from (name_of_kept(digest) for digest in packs.iterator())
    for of_job in Job.objects.values_list("about__file", "about__faults").iterator():
        yield from (name for name in of_job if name)
