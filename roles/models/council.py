"""Councils in versions with dates: a vote of March uses March's members even after a change in June."""

from __future__ import annotations

from django.db import models

from roles.models.jurisdiction import Jurisdiction
from roles.models.periods import Dated, Founded, ends_after_it_begins, no_overlap


class Council(models.Model):
    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="councils")
    name = models.CharField("Tên", max_length=200)

    class Meta:
        permissions = [
            ("see_council", "Xem việc của hội đồng"),
            ("convene_meeting", "Triệu tập, kết thúc cuộc họp"),
            ("open_meeting", "Chủ trì, khai mạc cuộc họp"),
            ("vote", "Bỏ phiếu"),
        ]

    def __str__(self) -> str:
        return self.name


class CouncilVersion(Founded, Dated):
    """One composition of the council; `size` is the number of members its founding decision names."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="versions")
    size = models.PositiveSmallIntegerField("Số thành viên")

    class Meta:
        constraints = [
            no_overlap("one_council_version_a_day", "council"),
            ends_after_it_begins("council_version_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return f"{self.council_id}: {self.size} thành viên từ {self.since:%d/%m/%Y}"
