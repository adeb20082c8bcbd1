"""What one person is told: a row for each, made by the act itself in its own transaction."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from roles.models import Appointment


class NewsItem(models.Model):
    """An act or a coming day that concerns an office of the person; `appointment` is that office, by whose
    right it is read, and empty for what concerns the person himself.

    It holds no words: what `code` means stands in `news.told_acts` and `news.reminders`, the title and the
    address of the subject are read from the subject itself when it is shown. `due_on` is the day of which a
    reminder reminds: nobody is reminded of one twice.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    appointment = models.ForeignKey(Appointment, on_delete=models.CASCADE, null=True, related_name="+")
    code = models.CharField(max_length=32)
    subject_kind = models.CharField(max_length=32)
    subject_id = models.BigIntegerField()
    on = models.DateField("Ngày")
    due_on = models.DateField("Đến ngày", null=True)
    at = models.DateTimeField(db_default=Now())
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "code", "subject_kind", "subject_id", "due_on"],
                name="one_reminder_of_a_day",
                condition=Q(due_on__isnull=False),
            )
        ]
        indexes = [
            models.Index(fields=["person", "-id"], name="news_of_person"),
            models.Index(fields=["person"], name="news_unread", condition=Q(read_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.code} {self.subject_kind}:{self.subject_id}"
