"""The dossier: what a unit asks for in a year; sealed when it leaves, a new revision when it comes back."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from viewflow.workflow.models import Process

from roles.models import Bloc, Jurisdiction, Unit


class Way(models.TextChoices):
    """Loại hình khen thưởng."""

    MERIT = "công trạng", "theo công trạng"
    CAMPAIGN = "chuyên đề", "theo đợt, chuyên đề"
    SUDDEN = "đột xuất", "đột xuất"


def code_of(year: int, pk: int) -> str:
    """HS-2020-000123."""
    return f"HS-{year}-{pk:06d}"


class Dossier(models.Model):
    """Where it is: its viewflow process. How its nominations stand: their `standing`. Open: `sealed_at`."""

    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="dossiers")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="dossiers")
    bloc = models.ForeignKey(Bloc, on_delete=models.PROTECT, null=True, blank=True, related_name="dossiers")
    flow = models.OneToOneField(
        Process, on_delete=models.PROTECT, null=True, blank=True, related_name="dossier"
    )
    year = models.PositiveSmallIntegerField("Năm")
    way = models.CharField("Loại khen thưởng", max_length=20, choices=Way.choices, default=Way.MERIT)
    title = models.CharField("Nội dung", max_length=300)
    first = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="supplements"
    )
    forwarded_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="forwarded_to"
    )
    created_on = models.DateField("Ngày lập")
    revision = models.PositiveSmallIntegerField("Bản", default=1)
    sealed_at = models.DateTimeField(null=True, blank=True)
    submitted_on = models.DateField("Ngày trình", null=True, blank=True)
    received_on = models.DateField("Ngày cơ quan thẩm định nhận", null=True, blank=True)
    received_in = models.ForeignKey(
        Jurisdiction, on_delete=models.PROTECT, null=True, blank=True, related_name="received_dossiers"
    )
    regime = models.CharField("Chế độ pháp luật", max_length=4, blank=True)
    rulebook = models.CharField(max_length=64, blank=True)
    petition_number = models.CharField("Số tờ trình", max_length=60, blank=True)
    petition_on = models.DateField("Ngày tờ trình", null=True, blank=True)
    closed_on = models.DateField("Ngày kết thúc", null=True, blank=True)
    discarded_on = models.DateField("Ngày bỏ bản soạn", null=True, blank=True)
    discarded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="received_dossier_has_its_regime",
                condition=Q(received_on__isnull=True) | ~Q(regime=""),
            ),
            models.CheckConstraint(
                name="discarded_dossier_is_a_draft",
                condition=Q(discarded_on__isnull=True) | Q(sealed_at__isnull=True),
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "year"]),
            models.Index(fields=["jurisdiction", "year"]),
            models.Index(fields=["bloc", "year"]),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """What people call it on the telephone."""
        return code_of(self.year, self.pk)

    @property
    def is_shut(self) -> bool:
        """Nothing of its content can be changed: it was handed over, or discarded."""
        return self.is_sealed or self.discarded_on is not None

    @property
    def is_sealed(self) -> bool:
        return self.sealed_at is not None


class Revision(models.Model):
    """The content as it was handed over; the hash proves that nobody changed it since."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    sealed_at = models.DateTimeField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "number"], name="one_revision_a_number")]

    def __str__(self) -> str:
        return f"{self.dossier_id} bản {self.number}"
