"""Decisions: lines of one award, one way and one authority; drafted, signed, numbered and issued."""

from __future__ import annotations

import re
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django_fsm import transition

from dossiers.models import Nomination, Way
from roles.doors.state_field import StateField
from roles.models import Jurisdiction, PrintedWords
from vietnamese.dates import short_date
from workflow.models.meeting import Meeting


class DecisionState(models.TextChoices):
    DRAFTED = "drafted", "Dự thảo"
    SIGNED = "signed", "Đã ký"
    NUMBERED = "numbered", "Đã cấp số"
    ISSUED = "issued", "Đã ban hành"
    CORRECTED = "corrected", "Đã đính chính"
    REVOKED = "revoked", "Đã hủy bỏ"


# Where a decision rests: it is numbered and issued in one act, and nothing corrects or revokes it yet.
RESTING = (DecisionState.DRAFTED, DecisionState.SIGNED, DecisionState.ISSUED)
# How officers begin a subject, however often.
_OPENING = re.compile(r"(?:(?:về việc|v/v)[\s:]+)+", re.IGNORECASE)


class Decision(models.Model):
    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="decisions")
    award = models.CharField(max_length=30)
    way = models.CharField(max_length=20, choices=Way.choices)
    year = models.PositiveSmallIntegerField("Năm thành tích")
    state = StateField(default=DecisionState.DRAFTED, choices=DecisionState.choices)
    about = models.CharField("Trích yếu", max_length=300)
    achievement = models.CharField("Thành tích", max_length=500)
    bases = models.JSONField("Căn cứ", default=list)
    proposal = models.CharField("Theo đề nghị", max_length=300, blank=True)
    submission_number = models.CharField("Số tờ trình trình ký", max_length=60, blank=True)
    submission_on = models.DateField("Ngày tờ trình trình ký", null=True)
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    drafted_on = models.DateField()
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    signed_on = models.DateField(null=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    signer_name = models.CharField(max_length=200, blank=True)
    signer_lines = models.JSONField(default=list)
    signing_mandate = models.CharField(max_length=400, blank=True)
    signed_for = models.CharField("Người được ký thay", max_length=400, blank=True)
    number = models.PositiveIntegerField("Số", null=True)
    number_year = models.PositiveSmallIntegerField(null=True)
    symbol = models.CharField("Ký hiệu", max_length=40, blank=True)
    issued_on = models.DateField("Ngày ban hành", null=True)
    reward_total = models.BigIntegerField("Tổng tiền thưởng (đồng)", default=0)
    file = models.FileField(upload_to="decisions", blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    is_dropped = models.BooleanField("Đã bỏ dự thảo", default=False)
    # When it last came back, and what was found, until the officer mended it or answered.
    returned_on = models.DateField("Ngày bị trả lại để sửa", null=True)
    to_mend = models.CharField("Chỗ phải sửa, chưa được trả lời", max_length=1000, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="issued_decision_has_number_and_paper",
                condition=~Q(state="issued") | (Q(number__isnull=False) & ~Q(sha256="")),
            ),
            models.UniqueConstraint(
                fields=["jurisdiction", "number_year", "number"], name="one_decision_a_number"
            ),
        ]
        indexes = [
            models.Index(fields=["jurisdiction", "state", "id"]),
            models.Index(fields=["jurisdiction", "issued_on"]),
        ]

    def __str__(self) -> str:
        return self.about

    @property
    def subject(self) -> str:
        """ "Về việc tặng …", begun once however the officer began it, as it stands below QUYẾT ĐỊNH and on
        every page (mẫu 1.2, Phụ lục III Nghị định 30/2020/NĐ-CP)."""
        if opening := _OPENING.match(self.about):
            return f"Về việc {self.about[opening.end() :]}"
        is_word = self.about[:1].isupper() and self.about[1:2].islower()
        return f"Về việc {self.about[:1].lower() if is_word else self.about[:1]}{self.about[1:]}"

    @property
    def as_title(self) -> str:
        """ "Quyết định về việc tặng …": the subject goes on in mid-sentence."""
        return f"Quyết định v{self.subject[1:]}"

    @property
    def called(self) -> str:
        """What it is until it has a number: a draft, or signed and waiting for the clerk."""
        if self.number:
            return f"Quyết định số {self.full_number}"
        is_draft = self.state == DecisionState.DRAFTED
        return "Dự thảo quyết định" if is_draft else "Quyết định đã ký, chờ cấp số"

    @property
    def cited(self) -> str:
        """The same in mid-sentence, with the day of signing while it has no number."""
        if self.number or self.signed_on is None:
            return self.called
        return f"Quyết định ký ngày {short_date(self.signed_on)}, chờ cấp số"

    def words_on(self, day: date) -> PrintedWords:
        """What it says of its organ: as on the day of its signature, a draft as on that `day`."""
        return self.jurisdiction.words_on(self.signed_on or day)

    @property
    def full_number(self) -> str:
        """ "12/QĐ-UBND" as it was given, whatever the jurisdiction's symbol is today."""
        return f"{self.number:02d}/{self.symbol}" if self.number else ""

    @transition(field=state, source=DecisionState.DRAFTED, target=DecisionState.SIGNED)
    def sign(self) -> None:
        """The chair, or a substitute with a mandate of that day, signs."""

    @transition(field=state, source=DecisionState.SIGNED, target=DecisionState.DRAFTED)
    def go_back(self) -> None:
        """The clerk found a fault: the signature is void."""

    @transition(field=state, source=DecisionState.SIGNED, target=DecisionState.NUMBERED)
    def take_number(self) -> None:
        """The clerk's series gives the next number."""

    @transition(field=state, source=DecisionState.NUMBERED, target=DecisionState.ISSUED)
    def issue(self) -> None:
        """The paper is clean; the titles enter the recipients' history."""


class Line(models.Model):
    """A nomination in a decision, with its money in whole đồng; `money_note` says in words why there is none,
    or less, once `tell_money` was asked; `signed_note` is what the paper says of it since its signature."""

    money_note: str = ""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="lines")
    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="lines")
    ordinal = models.PositiveIntegerField()
    is_live = models.BooleanField(default=True)
    amount = models.BigIntegerField("Mức thưởng (đồng)", null=True)
    is_paid = models.BooleanField("Được chi thưởng", default=True)
    money_citation = models.CharField(max_length=200, blank=True)
    signed_note = models.CharField("Ghi chú về tiền thưởng, như khi ký", max_length=400, blank=True)
    refused_reason = models.CharField("Lý do không duyệt", max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["nomination"], name="one_live_line", condition=Q(is_live=True)),
            models.UniqueConstraint(fields=["decision", "nomination"], name="one_line_a_nomination"),
        ]
        indexes = [models.Index(fields=["decision", "ordinal"])]

    def __str__(self) -> str:
        return f"{self.decision_id}: {self.nomination_id}"
