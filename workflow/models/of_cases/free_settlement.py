"""What was settled by words alone, for who audits: nothing but the reason stands behind it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from dossiers.models import Nomination
from law.judgement.reviews import SettledBy
from roles.models import Jurisdiction
from workflow.models.decision import Decision


class FreeSettlement(models.Model):
    """Of a nomination at appraisal, or of the authority to make a decision when it was drafted.

    Where `is_older` nobody could choose anything else: it was written before questions had their answers.
    """

    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="+")
    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, null=True, related_name="+")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True, related_name="+")
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    settled_on = models.DateField("Ngày kết luận")
    rule = models.CharField("Quy tắc", max_length=100, blank=True)
    question = models.CharField("Câu hỏi", max_length=300, blank=True)
    message = models.TextField("Nhận xét", blank=True)
    citation = models.TextField("Căn cứ", blank=True)
    reason = models.TextField("Lý do")
    is_older = models.BooleanField("Ghi trước khi có lựa chọn", default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="settled_by_words_of_one_thing",
                condition=Q(nomination__isnull=False, decision__isnull=True)
                | Q(nomination__isnull=True, decision__isnull=False),
            )
        ]
        indexes = [models.Index(fields=["jurisdiction", "settled_on", "id"], name="free_settlements_by_day")]

    def __str__(self) -> str:
        return f"{self.rule}: {self.reason[:50]}"


def words_alone(answer: Mapping[str, Any] | str) -> dict[str, Any] | None:
    """The columns that an entry's answer to a question tells; None where more than words answered it.

    An older entry has no `by`; of a decision it kept the bare reason.
    """
    if isinstance(answer, str):
        told = dict.fromkeys(("rule", "question", "message", "citation"), "")
        return {**told, "nomination_id": None, "reason": answer, "is_older": True}
    if answer.get("by", SettledBy.TEXT) != SettledBy.TEXT:
        return None
    names = ("rule", "question", "message", "citation", "reason")
    told = {name: str(answer.get(name, "")) for name in names}
    return {**told, "nomination_id": answer.get("nomination"), "is_older": "by" not in answer}
