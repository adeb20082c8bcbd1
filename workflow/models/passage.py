"""A passage: the dossier's stay on one desk, beside viewflow's open task, with its due day and holder."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from viewflow.workflow.models import Task

from dossiers.models import Dossier
from roles.models import Bloc, Jurisdiction, Unit
from workflow.models.desks import DESK_LABELS, Desk


class Passage(models.Model):
    """Exactly one open passage a dossier; `received_at` is when its holder opened it (no recall after)."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="passages")
    task = models.OneToOneField(Task, on_delete=models.PROTECT, related_name="passage")
    desk = models.CharField(max_length=6, choices=[(desk.value, DESK_LABELS[desk]) for desk in Desk])
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="passages")
    bloc = models.ForeignKey(Bloc, on_delete=models.PROTECT, null=True, related_name="passages")
    jurisdiction = models.ForeignKey(
        Jurisdiction, on_delete=models.PROTECT, null=True, related_name="passages"
    )
    revision = models.PositiveSmallIntegerField(default=1)
    opened_on = models.DateField()
    opened_at = models.DateTimeField(auto_now_add=True)
    due_on = models.DateField(null=True)
    due_citation = models.CharField(max_length=200, blank=True)
    received_at = models.DateTimeField(null=True)
    received_on = models.DateField(null=True)
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True)
    came_back = models.BooleanField(default=False)
    note = models.CharField(max_length=1000, blank=True)
    closed_on = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"], name="one_open_passage_a_dossier", condition=Q(closed_at__isnull=True)
            )
        ]
        indexes = [
            models.Index(
                fields=["jurisdiction", "desk", "opened_on", "id"],
                name="inbox_of_a_board",
                condition=Q(closed_at__isnull=True),
            ),
            models.Index(
                fields=["bloc", "desk", "opened_on", "id"],
                name="inbox_of_a_bloc",
                condition=Q(closed_at__isnull=True),
            ),
            models.Index(
                fields=["unit", "desk", "opened_on", "id"],
                name="inbox_of_a_unit",
                condition=Q(closed_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} @ {self.desk}"
