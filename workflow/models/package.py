"""What goes up to those who decide above every jurisdiction, and what came back from them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django_fsm import transition

from dossiers.models import Nomination, Paper, Way
from law.awards import award as award_of
from roles.doors.state_field import StateField
from roles.models import Jurisdiction


class PackageState(models.TextChoices):
    PREPARED = "prepared", "Đang chuẩn bị"
    SENT = "sent", "Đã gửi, chờ cấp trên"
    ANSWERED = "answered", "Cấp trên đã trả lời"
    DISCARDED = "discarded", "Đã bỏ"


class Outcome(models.TextChoices):
    GRANTED = "granted", "Quyết định tặng"
    DENIED = "denied", "Không tặng"
    RETURNED = "returned", "Trả lại"


class Package(models.Model):
    """Cases of one award, way and year under one petition; `file` is the archive that was sent."""

    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="packages")
    award = models.CharField(max_length=30)
    way = models.CharField(max_length=20, choices=Way.choices)
    year = models.PositiveSmallIntegerField("Năm thành tích")
    state = StateField(default=PackageState.PREPARED, choices=PackageState.choices)
    addressee = models.CharField("Kính gửi", max_length=200)
    prepared_on = models.DateField("Ngày lập")
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    petition_number = models.CharField("Số tờ trình", max_length=60, blank=True)
    petition_on = models.DateField("Ngày tờ trình", null=True)
    signer_name = models.CharField("Người ký tờ trình", max_length=200, blank=True)
    signer_lines = models.JSONField(default=list)
    sent_to = models.CharField("Nơi nhận", max_length=200, blank=True)
    sent_on = models.DateField("Ngày gửi", null=True)
    file = models.FileField(upload_to="packages", blank=True)
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="sent_package_has_petition_and_archive",
                condition=~Q(state__in=["sent", "answered"])
                | (~Q(petition_number="") & Q(petition_on__isnull=False) & ~Q(sha256="")),
            )
        ]
        indexes = [models.Index(fields=["jurisdiction", "state", "id"], name="packages_by_state")]

    def __str__(self) -> str:
        return self.subject

    @property
    def subject(self) -> str:
        """ "Về việc đề nghị tặng Bằng khen của Thủ tướng Chính phủ năm 2025", as its petition says it."""
        found = award_of(self.award)
        return f"Về việc đề nghị tặng {'danh hiệu ' if found.is_title else ''}{found.name} năm {self.year}"

    @transition(field=state, source=PackageState.PREPARED, target=PackageState.SENT)
    def send(self) -> None:
        """Its petition is signed and numbered, and all of it went out."""

    @transition(field=state, source=PackageState.PREPARED, target=PackageState.DISCARDED)
    def discard(self) -> None:
        """Nothing went out; its cases are free for another."""

    @transition(field=state, source=PackageState.SENT, target=PackageState.SENT)
    def take_reply(self) -> None:
        """Those above have answered on some of it."""

    @transition(field=state, source=PackageState.SENT, target=PackageState.ANSWERED)
    def finish(self) -> None:
        """They have answered on all of it."""


class Reply(models.Model):
    """A paper from above on cases of a package: a decision, a refusal, a return; who wrote it down here."""

    package = models.ForeignKey(Package, on_delete=models.PROTECT, related_name="replies")
    outcome = models.CharField("Kết quả", max_length=8, choices=Outcome.choices)
    number = models.CharField("Số văn bản", max_length=60)
    dated_on = models.DateField("Ngày văn bản")
    decided_by = models.CharField("Nơi ban hành", max_length=200)
    reason = models.CharField("Lý do", max_length=1000, blank=True)
    scan = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="+")
    scan_name = models.CharField("Tên tệp", max_length=255)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_on = models.DateField("Ngày ghi")

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}: {self.number}"


class PackedCase(models.Model):
    """A nomination in a package; `is_live` until it is answered on, or the package is discarded."""

    package = models.ForeignKey(Package, on_delete=models.PROTECT, related_name="cases")
    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="packed")
    ordinal = models.PositiveIntegerField()
    is_live = models.BooleanField(default=True)
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)
    reply = models.ForeignKey(Reply, on_delete=models.PROTECT, related_name="cases", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["nomination"], name="one_live_package_a_nomination", condition=Q(is_live=True)
            ),
            models.UniqueConstraint(fields=["package", "nomination"], name="one_packed_case_a_nomination"),
            models.UniqueConstraint(
                fields=["nomination"], name="granted_once_above", condition=Q(outcome="granted")
            ),
        ]
        indexes = [models.Index(fields=["package", "ordinal"], name="cases_of_package")]

    def __str__(self) -> str:
        return f"{self.package_id}: {self.nomination_id}"
