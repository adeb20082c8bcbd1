"""What a recipient did and met with at work: posts held, discipline, matters under way."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from dossiers.models.recipient import Recipient
from roles.models.periods import Dated, ends_after_it_begins


class Conduct(Dated):
    """A discipline, a matter under way, or a post held. Never deleted: it is ended with its result
    (`ended_on` is the day on which that was told), or taken back for a reason (`struck_on`) and then counts
    no more. Of what was told before this was kept nobody is named."""

    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    entered_on = models.DateField("Ngày ghi", null=True, blank=True)
    result = models.CharField("Kết quả", max_length=500, default="", db_default="", blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ended_on = models.DateField("Ngày ghi kết thúc", null=True, blank=True)
    struck_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    struck_on = models.DateField("Ngày rút", null=True, blank=True)
    strike_reason = models.CharField("Lý do rút", max_length=500, default="", db_default="", blank=True)

    class Meta:
        abstract = True


def told_as_a_whole(name: str) -> list[models.CheckConstraint]:
    """Ended by somebody with a result, taken back by somebody for a reason, or neither."""
    ended = Q(ended_on__isnull=False, ended_by__isnull=False, until__isnull=False) & ~Q(result="")
    struck = Q(struck_on__isnull=False, struck_by__isnull=False) & ~Q(strike_reason="")
    not_ended = Q(ended_on__isnull=True, ended_by__isnull=True, result="")
    not_struck = Q(struck_on__isnull=True, struck_by__isnull=True, strike_reason="")
    return [
        ends_after_it_begins(f"{name}_ends_after_it_begins"),
        models.CheckConstraint(name=f"{name}_is_ended_by_somebody", condition=ended | not_ended),
        models.CheckConstraint(name=f"{name}_is_struck_by_somebody", condition=struck | not_struck),
    ]


class Discipline(Conduct):
    """Of a person, by the decision that imposed it; `kind` is one of `law.eligibility.discipline.SEVERITY`,
    `until` its last day, told with it or when it is ended."""

    recipient = models.ForeignKey(Recipient, on_delete=models.PROTECT, related_name="disciplines")
    kind = models.CharField("Hình thức kỷ luật", max_length=20)
    decision_number = models.CharField("Số quyết định", max_length=60, default="", db_default="", blank=True)
    decision_on = models.DateField("Ngày quyết định", null=True, blank=True)
    decided_by = models.CharField("Cơ quan quyết định", max_length=200, default="", db_default="", blank=True)

    class Meta:
        constraints = [*told_as_a_whole("discipline")]

    def __str__(self) -> str:
        return self.kind


class Pending(Conduct):
    """A matter under way that holds an award back: discipline, inspection or complaint."""

    class Kind(models.TextChoices):
        DISCIPLINE = "discipline", "đang xem xét kỷ luật"
        INSPECTION = "inspection", "đang thanh tra, kiểm tra, điều tra"
        COMPLAINT = "complaint", "đang xác minh đơn thư"

    recipient = models.ForeignKey(Recipient, on_delete=models.PROTECT, related_name="pending")
    kind = models.CharField("Việc", max_length=12, choices=Kind.choices)
    source = models.CharField("Theo văn bản", max_length=200, blank=True)

    class Meta:
        constraints = [*told_as_a_whole("pending")]

    def __str__(self) -> str:
        return self.get_kind_display()


class ServicePost(Conduct):
    """A post that a person holds or held, in whatever organ, by the decision that gave it: what a whole
    career (cống hiến) is counted from. `until` is the last day in it, told with it or when it is ended."""

    recipient = models.ForeignKey(Recipient, on_delete=models.PROTECT, related_name="service_posts")
    post = models.CharField("Chức vụ", max_length=200)
    organ = models.CharField("Cơ quan, đơn vị", max_length=200)
    decision_number = models.CharField("Số quyết định", max_length=60)
    decision_on = models.DateField("Ngày quyết định")
    decided_by = models.CharField("Cơ quan quyết định", max_length=200)

    class Meta:
        constraints = [*told_as_a_whole("service_post")]

    def __str__(self) -> str:
        return self.post
