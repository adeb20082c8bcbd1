"""What the Board's officer found when he held a declared fact against its paper: right, or wrong."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from dossiers.models.evidence import Paper
from dossiers.models.known.history import HeldTitle, Initiative
from dossiers.models.recipient import Recipient
from roles.models import Jurisdiction


class PaperCheck(models.Model):
    """Of one title or one initiative; it holds until it is taken back (`ended_on`), and is never deleted.

    What was found right names its paper (number, day, organ, perhaps the scan by its SHA-256); what was found
    wrong says why, stays in the history and counts no more.
    """

    class Outcome(models.TextChoices):
        RIGHT = "right", "đã đối chiếu, đúng"
        WRONG = "wrong", "đã đối chiếu, không đúng"

    recipient = models.ForeignKey(Recipient, on_delete=models.PROTECT, related_name="paper_checks")
    title = models.ForeignKey(
        HeldTitle, on_delete=models.PROTECT, null=True, blank=True, related_name="paper_checks"
    )
    initiative = models.ForeignKey(
        Initiative, on_delete=models.PROTECT, null=True, blank=True, related_name="paper_checks"
    )
    outcome = models.CharField("Kết luận", max_length=5, choices=Outcome.choices)
    paper_number = models.CharField("Số, ký hiệu", max_length=60, blank=True)
    paper_on = models.DateField("Ngày văn bản", null=True, blank=True)
    paper_by = models.CharField("Cơ quan ban hành", max_length=200, blank=True)
    scan = models.ForeignKey(Paper, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField("Lý do", max_length=500, blank=True)
    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="+")
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    checked_on = models.DateField("Ngày đối chiếu")
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_on = models.DateField("Ngày rút kết luận", null=True, blank=True)
    end_reason = models.CharField("Lý do rút", max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="paper_check_of_one_fact",
                condition=Q(title__isnull=False, initiative__isnull=True)
                | Q(title__isnull=True, initiative__isnull=False),
            ),
            models.CheckConstraint(
                name="right_names_its_paper_wrong_says_why",
                condition=Q(outcome="right", paper_on__isnull=False) & ~Q(paper_number="")
                | Q(outcome="wrong") & ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="paper_check_is_ended_by_somebody",
                condition=Q(ended_on__isnull=True, ended_by__isnull=True, end_reason="")
                | Q(ended_on__isnull=False, ended_by__isnull=False) & ~Q(end_reason=""),
            ),
            models.UniqueConstraint(
                fields=["title"], name="one_standing_check_a_title", condition=Q(ended_on__isnull=True)
            ),
            models.UniqueConstraint(
                fields=["initiative"],
                name="one_standing_check_an_initiative",
                condition=Q(ended_on__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.get_outcome_display()

    @property
    def fact(self) -> HeldTitle | Initiative:
        """The title or the initiative that it is of."""
        found = self.title or self.initiative
        assert found is not None
        return found


def draw_of(fact: str, column: str) -> str:
    """SQL: a number from 0 to 99 that a fact ("title", "initiative") keeps by its id, whoever asks; what lies
    below a share in per cent is drawn. Nobody who declares it can choose it."""
    return f"mod(('x' || left(md5('{fact}-' || {column}), 6))::bit(24)::int, 100)"


class Draw(models.Func):
    """The same of a column of a queryset; `fact` is given with it."""

    template = draw_of("%(fact)s", "%(expressions)s")
    output_field = models.IntegerField()
