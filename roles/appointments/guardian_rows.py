"""Guardian's rows, which have no dates: written and withdrawn set by set as appointments begin and end."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast
from guardian.models import UserObjectPermission

from roles.models import Appointment
from roles.rights.permissions import ORGAN_OF, ORGANS, Organ, codenames_of, held_by


def write_rows(appointments: Iterable[Appointment]) -> None:
    """Gives each person what his office carries at its organ; rows that exist already stay."""
    kinds = ContentType.objects.get_for_models(*ORGANS)
    permissions = {
        (row.content_type_id, row.codename): row.pk
        for row in Permission.objects.filter(content_type__in=kinds.values(), codename__in=ORGAN_OF)
    }
    rows = (
        UserObjectPermission(
            user_id=appointment.user_id,
            permission_id=permissions[kinds[ORGAN_OF[codename]].pk, codename],
            content_type=kinds[ORGAN_OF[codename]],
            object_pk=str(appointment.organ.pk),
        )
        for appointment in appointments
        for codename in codenames_of(appointment)
    )
    UserObjectPermission.objects.bulk_create(rows, ignore_conflicts=True)


def withdraw_rows(*, on: date, users: Iterable[int] | None = None) -> int:
    """Removes the rows that no appointment running on that day or later needs; returns how many."""
    return sum(_withdraw_at(model, on=on, users=users) for model in ORGANS)


def _withdraw_at(model: type[Organ], *, on: date, users: Iterable[int] | None) -> int:
    rows = UserObjectPermission.objects.filter(content_type=ContentType.objects.get_for_model(model))
    if users is not None:
        rows = rows.filter(user__in=users)
    organ = Cast(f"{model._meta.model_name}_id", CharField())
    running = Appointment.objects.annotate(organ_pk=organ).filter(
        Q(until__isnull=True) | Q(until__gte=on), user_id=OuterRef("user_id"), organ_pk=OuterRef("object_pk")
    )
    needed = Q(pk__in=[])
    for codename, at in ORGAN_OF.items():
        if at is model:
            needed |= Q(permission__codename=codename) & Q(Exists(running.filter(held_by(codename))))
    removed, _each = rows.exclude(needed).delete()
    return removed
