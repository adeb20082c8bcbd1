"""Units: internal keys, dated names; never renamed in place, never deleted, followed by successors."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.db import models

from roles.models.periods import Dated, ends_after_it_begins, no_overlap
from vietnamese.collation import sort_key
from vietnamese.text import fold


class UnitLevel(models.TextChoices):
    COMMUNE = "xã", "cấp xã"
    DISTRICT = "huyện", "cấp huyện"
    DEPARTMENT = "sở", "sở, ban, ngành và tương đương"
    PROVINCE = "tỉnh", "cấp tỉnh"
    MINISTRY = "bộ", "bộ, ban, ngành trung ương"
    ENTERPRISE = "doanh nghiệp", "doanh nghiệp, hợp tác xã"


class Unit(models.Model):
    """An organ from its founding to its end: Hà Quảng the district and Hà Quảng the commune are two."""

    level = models.CharField("Cấp", max_length=20, choices=UnitLevel.choices)
    has_legal_personality = models.BooleanField("Có tư cách pháp nhân", default=True)
    founded_on = models.DateField("Ngày thành lập")
    ended_on = models.DateField("Ngày kết thúc", null=True, blank=True)

    class Meta:
        permissions = [
            ("see_unit", "Xem hồ sơ của đơn vị"),
            ("draft_dossier", "Soạn hồ sơ"),
            ("submit_dossier", "Trình, rút, thu hồi hồ sơ"),
            ("register_year", "Đăng ký thi đua"),
            ("see_discipline", "Xem kỷ luật, việc đang xem xét của người thuộc đơn vị"),
        ]
        constraints = [
            models.CheckConstraint(
                name="unit_ends_after_founding",
                condition=models.Q(ended_on__isnull=True) | models.Q(ended_on__gte=models.F("founded_on")),
            )
        ]

    def __str__(self) -> str:
        return f"Đơn vị {self.pk}"

    def profile_on(self, day: date) -> UnitProfile:
        """The name, code, place and jurisdiction of that day; the last one known after the unit's end."""
        profiles = self.profiles.select_related("jurisdiction")
        return profiles.filter(since__lte=day).order_by("-since").first() or profiles.order_by("since")[0]

    def name_on(self, day: date) -> str:
        return self.profile_on(day).name


class UnitProfile(Dated):
    """What a unit is called, where it stands in the tree and to whom it files, during a period."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="profiles")
    name = models.CharField("Tên", max_length=300)
    short_name = models.CharField("Tên ngắn", max_length=120, blank=True)
    code = models.CharField("Mã", max_length=20, blank=True)
    place = models.CharField("Địa danh", max_length=120, blank=True)
    is_armed_force = models.BooleanField("Thuộc lực lượng vũ trang nhân dân", default=False, db_default=False)
    parent = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="child_profiles"
    )
    jurisdiction = models.ForeignKey(
        "roles.Jurisdiction", on_delete=models.PROTECT, null=True, blank=True, related_name="unit_profiles"
    )
    folded = models.CharField(max_length=300, editable=False)
    sort_key = models.CharField(max_length=600, editable=False, db_collation="C")

    class Meta:
        constraints = [
            no_overlap("one_profile_a_day", "unit"),
            ends_after_it_begins("profile_ends_after_it_begins"),
        ]
        indexes = [
            models.Index(fields=["jurisdiction", "sort_key"]),
            models.Index(fields=["parent"]),
            GinIndex(fields=["folded"], opclasses=["gin_trgm_ops"], name="unit_by_part_of_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.folded, self.sort_key = fold(self.name), sort_key(self.name)
        super().save(*args, **kwargs)


class Succession(models.Model):
    """Who takes over from whom, on which day, by which instrument."""

    predecessor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="origins")
    happened_on = models.DateField("Ngày")
    instrument = models.CharField("Văn bản", max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="one_succession_a_pair"),
            models.CheckConstraint(
                name="no_unit_succeeds_itself", condition=~models.Q(predecessor=models.F("successor"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor_id} → {self.successor_id}"
