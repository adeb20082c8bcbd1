"""What is known of a recipient: titles held, ratings, initiatives, figures."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Replace

from dossiers.models.recipient import Recipient
from roles.forms.searched_words import Folded


def number_key(column: str) -> Replace:
    """A decision's number as two hands may have typed it: no blanks, no marks, small letters."""
    return Replace(Folded(column), Value(" "), Value(""))


class Declared(models.Model):
    """Who told it last and when, and from what where it was not typed on the card (`declared_from`: "danh
    sách Excel …"). Empty of what a decision of this house gave, and of what was told before this was kept.
    `known`: how it is known, once `tell_how_known` asked."""

    known: Any = None

    declared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    declared_on = models.DateField("Ngày khai", null=True, blank=True)
    declared_from = models.CharField("Khai theo", max_length=200, default="", db_default="", blank=True)

    class Meta:
        abstract = True


class HeldTitle(Declared):
    """An award received, by this system's decision or another's; `achievement_*` counts for the next one."""

    recipient = models.ForeignKey(Recipient, on_delete=models.PROTECT, related_name="titles")
    award = models.CharField("Danh hiệu, hình thức", max_length=30)
    way = models.CharField("Loại khen thưởng", max_length=20, default="công trạng")
    year = models.PositiveSmallIntegerField("Năm")
    decision_number = models.CharField("Số quyết định", max_length=60, blank=True)
    decision_on = models.DateField("Ngày quyết định", null=True, blank=True)
    decided_by = models.CharField("Cơ quan quyết định", max_length=200, blank=True)
    achievement_since = models.DateField("Thành tích từ", null=True, blank=True)
    achievement_until = models.DateField("Thành tích đến", null=True, blank=True)
    revoked_on = models.DateField("Ngày hủy bỏ", null=True, blank=True)
    nomination = models.OneToOneField(
        "dossiers.Nomination", on_delete=models.PROTECT, null=True, blank=True, related_name="held_title"
    )

    class Meta:
        indexes = [
            models.Index(fields=["recipient", "award", "year"]),
            # By its number what a unit tells is compared with what this house decided.
            models.Index(
                number_key("decision_number"),
                name="given_title_by_number",
                condition=Q(nomination__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.award} {self.year}"


class Rating(models.Model):
    class Level(models.TextChoices):
        EXCELLENT = "HTXSNV", "hoàn thành xuất sắc nhiệm vụ"
        GOOD = "HTTNV", "hoàn thành tốt nhiệm vụ"
        DONE = "HTNV", "hoàn thành nhiệm vụ"
        FAILED = "KHTNV", "không hoàn thành nhiệm vụ"

    recipient = models.ForeignKey(Recipient, on_delete=models.CASCADE, related_name="ratings")
    year = models.PositiveSmallIntegerField("Năm")
    level = models.CharField("Mức độ hoàn thành", max_length=10, choices=Level.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["recipient", "year"], name="one_rating_a_year")]

    def __str__(self) -> str:
        return f"{self.level} {self.year}"


class Initiative(Declared):
    recipient = models.ForeignKey(Recipient, on_delete=models.CASCADE, related_name="initiatives")
    code = models.CharField("Mã", max_length=40)
    title = models.CharField("Tên sáng kiến", max_length=500)
    kind = models.CharField("Loại", max_length=20, default="sáng kiến")
    level = models.CharField("Cấp công nhận", max_length=20, default="cơ sở")
    year = models.PositiveSmallIntegerField("Năm")
    decision_number = models.CharField("Số quyết định công nhận", max_length=60, blank=True)
    decision_on = models.DateField("Ngày công nhận", null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["recipient", "code", "year"], name="one_initiative_a_code")
        ]
        indexes = [
            GinIndex(OpClass(Folded("title"), name="gin_trgm_ops"), name="initiative_by_part_of_title")
        ]

    def __str__(self) -> str:
        return self.title


class CollectiveYear(models.Model):
    """The figures of a collective for a year, counted in people."""

    recipient = models.ForeignKey(Recipient, on_delete=models.CASCADE, related_name="years")
    year = models.PositiveSmallIntegerField("Năm")
    people = models.PositiveIntegerField("Số người")
    women = models.PositiveIntegerField("Số nữ", default=0)
    advanced_workers = models.PositiveIntegerField("Số đạt Lao động tiên tiến", default=0)
    grassroots_fighters = models.PositiveIntegerField("Số đạt Chiến sĩ thi đua cơ sở", default=0)
    completed = models.PositiveIntegerField("Số hoàn thành nhiệm vụ", default=0)
    warned_or_worse = models.PositiveIntegerField("Số bị kỷ luật từ cảnh cáo trở lên", default=0)
    party_cell = models.CharField("Xếp loại tổ chức đảng", max_length=10, blank=True)
    founded_on = models.DateField("Ngày thành lập", null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["recipient", "year"], name="one_collective_year"),
            models.CheckConstraint(
                name="parts_never_exceed_the_whole",
                condition=Q(women__lte=F("people"))
                & Q(advanced_workers__lte=F("people"))
                & Q(completed__lte=F("people")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.people} người"
