"""What the Board's office finds not qualified: the article, the unit's answer, what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q

from dossiers.models import Nomination


class Disqualification(models.Model):
    """Open until the officer upholds it or takes it back; why it was said is `Nomination.reason`.

    `answer_due_on` is the unit's last day to answer, None with those of the first months alone.
    `sayings`: what the history tells of it, once `tell_exchanges` asked.
    """

    sayings: Sequence[Any] = ()

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="disqualifications")
    said_on = models.DateField("Ngày kết luận")
    article = models.CharField("Điều khoản", max_length=300)
    answer_due_on = models.DateField("Hạn giải trình", null=True)
    answer_citation = models.CharField("Căn cứ hạn giải trình", max_length=300, blank=True)
    answer = models.CharField("Nội dung giải trình", max_length=2000, blank=True)
    answered_on = models.DateField("Ngày giải trình", null=True)
    conclusion = models.CharField("Kết luận sau giải trình", max_length=1000, blank=True)
    concluded_on = models.DateField("Ngày kết luận sau giải trình", null=True)
    is_upheld = models.BooleanField("Giữ nguyên", default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["nomination"],
                name="one_open_disqualification_a_nomination",
                condition=Q(concluded_on__isnull=True),
            )
        ]
        indexes = [
            models.Index(
                fields=["answer_due_on", "id"],
                name="disqualifications_by_due_day",
                condition=Q(concluded_on__isnull=True),
            )
        ]

    def still_awaits_answer(self, *, on: date) -> bool:
        """The unit has its days whole; where it was never given any, they have not run out."""
        return self.answered_on is None and (self.answer_due_on is None or on <= self.answer_due_on)

    def __str__(self) -> str:
        return f"{self.nomination_id} không đủ điều kiện theo {self.article}"
