"""What one person is told: a row for each, made by the act itself in its own transaction; and what goes to
him by mail, where he has chosen so."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from roles.models import Appointment
from workflow.models import Decision


class NewsItem(models.Model):
    """An act or a coming day that concerns an office of the person; `appointment` is that office, by whose
    right it is read, and empty for what concerns the person himself.

    It holds no words: what `code` means stands in `news.told_acts` and `news.reminders`, the title and the
    address of the subject are read from the subject itself when it is shown. `due_on` is the day of which a
    reminder reminds: nobody is reminded of one twice. `decision` is the one that did it to a dossier's cases.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    appointment = models.ForeignKey(Appointment, on_delete=models.CASCADE, null=True, related_name="+")
    code = models.CharField(max_length=32)
    subject_kind = models.CharField(max_length=32)
    subject_id = models.BigIntegerField()
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, null=True, related_name="+")
    on = models.DateField("Ngày")
    due_on = models.DateField("Đến ngày", null=True)
    at = models.DateTimeField(db_default=Now())
    read_at = models.DateTimeField(null=True)
    digest = models.ForeignKey("Mail", on_delete=models.SET_NULL, null=True, related_name="told")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "code", "subject_kind", "subject_id", "due_on"],
                name="one_reminder_of_a_day",
                condition=Q(due_on__isnull=False),
            )
        ]
        indexes = [
            models.Index(fields=["person", "-on", "-id"], name="news_of_person_by_day"),
            models.Index(fields=["person"], name="news_unread", condition=Q(read_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.code} {self.subject_kind}:{self.subject_id}"


class MailChoice(models.Model):
    """Where a person wants mail, and which; none goes there before he has opened its own link.

    `confirmed_at` is when he did; `kept_out` are topics that never go by mail.
    """

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    address = models.EmailField("Địa chỉ thư điện tử")
    confirmed_at = models.DateTimeField(null=True)
    is_daily = models.BooleanField("Mỗi ngày một thư", default=True)
    at_once = models.BooleanField("Báo ngay việc quan trọng", default=False)
    kept_out = ArrayField(models.CharField(max_length=20), default=list)

    def __str__(self) -> str:
        return f"{self.person_id}: {self.address}"


class MailState(models.TextChoices):
    WAITING = "waiting", "Chờ gửi"
    SENDING = "sending", "Đang gửi"
    SENT = "sent", "Đã gửi"
    FAILED = "failed", "Không gửi được"
    UNKNOWN = "unknown", "Không rõ đã gửi chưa"
    DROPPED = "dropped", "Không gửi nữa"


class Mail(models.Model):
    """One letter, enqueued by what makes it and never made twice (`key`): to whom, when, which subject.

    Who takes it marks it as being sent and commits, so that no second sender takes it. What a server may have
    accepted before the sender died is UNKNOWN and is not sent again. It keeps no text: that is made when it
    is sent, from what its reader may read then.
    """

    class Kind(models.TextChoices):
        DIGEST = "digest", "Thư tổng hợp trong ngày"
        AT_ONCE = "at_once", "Báo ngay"
        CONFIRM = "confirm", "Xác nhận địa chỉ"
        TRIAL = "trial", "Thư thử"

    key = models.CharField(max_length=80, unique=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+"
    )
    item = models.OneToOneField(NewsItem, on_delete=models.SET_NULL, null=True, related_name="mail")
    address = models.EmailField("Gửi đến")
    subject = models.CharField("Tiêu đề", max_length=200)
    state = models.CharField(max_length=10, choices=MailState.choices, default=MailState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField(db_default=Now())
    due_at = models.DateTimeField(db_default=Now())
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField("Gửi lúc", null=True)
    fault = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["due_at", "id"], name="mail_to_send", condition=Q(state="waiting")),
            models.Index(fields=["claimed_at"], name="mail_being_sent", condition=Q(state="sending")),
            models.Index(fields=["id"], name="mail_gone_wrong", condition=Q(state__in=["failed", "unknown"])),
            models.Index(fields=["person", "-id"], name="mail_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.key} → {self.address}"
