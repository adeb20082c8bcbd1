"""The nomination: one recipient proposed for one award. Its standing is the only status it has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q, Value
from django_fsm import GET_STATE, transition

from dossiers.models.dossier import Dossier, Way
from dossiers.models.known.history import Initiative
from dossiers.models.recipient import Recipient
from roles.doors.state_field import StateField
from roles.models import Bloc

# Of what no bloc had to endorse, and of what is not known to have lain with one.
BEFORE_THE_BOARD = "Chờ thẩm định"


class Standing(models.TextChoices):
    DRAFT = "draft", "Đang soạn"
    SUBMITTED = "submitted", "Đã trình"
    ENDORSED = "endorsed", "Khối đồng ý"
    APPRAISED = "appraised", "Thẩm định đủ điều kiện"
    HELD = "held", "Tạm giữ"
    TABLED = "tabled", "Đã đưa ra hội đồng"
    PASSED = "passed", "Hội đồng thông qua"
    SENT_UP = "sent_up", "Chờ cấp trên quyết định"
    NOT_ENDORSED = "not_endorsed", "Khối không đồng ý"
    NOT_QUALIFIED = "not_qualified", "Không đủ điều kiện"
    FAILED = "failed", "Không đủ phiếu"
    REFUSED = "refused", "Không được duyệt"
    NOT_GRANTED = "not_granted", "Cấp trên không tặng"
    WITHDRAWN = "withdrawn", "Đã rút"
    FORWARDED = "forwarded", "Đã chuyển cấp trên"
    AWARDED = "awarded", "Đã khen thưởng"
    REVOKED = "revoked", "Đã hủy bỏ"

    def told(self, bloc: Bloc | None) -> str:
        """In the word of the bloc that reviewed it, which may be a cụm; of either where none is known."""
        words = str(self.label)
        if self is Standing.ENDORSED and bloc is None:
            return BEFORE_THE_BOARD
        return bloc.said(words) if bloc else Bloc.said_of_any(words)


OPEN = (
    Standing.DRAFT,
    Standing.SUBMITTED,
    Standing.ENDORSED,
    Standing.APPRAISED,
    Standing.HELD,
    Standing.TABLED,
    Standing.PASSED,
    Standing.SENT_UP,
)
CLOSED = tuple(standing for standing in Standing if standing not in OPEN)


class Nomination(models.Model):
    """`also_proposed`: what else its recipient is proposed for, once `tell_also_proposed` asked; `corrected`:
    what its name was before, once `tell_corrected_names` asked."""

    also_proposed: Sequence[Any] = ()
    corrected: Sequence[Any] = ()

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="nominations")
    recipient = models.ForeignKey(Recipient, on_delete=models.PROTECT, related_name="nominations")
    origin = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="continuations"
    )
    award = models.CharField("Danh hiệu, hình thức khen thưởng", max_length=30)
    way = models.CharField(max_length=20, choices=Way.choices, default=Way.MERIT)
    ground = models.CharField("Tiêu chuẩn xét", max_length=100, default="", db_default="", blank=True)
    standing = StateField(default=Standing.DRAFT, choices=Standing.choices)
    held_from = models.CharField(max_length=20, blank=True)
    ordinal = models.PositiveIntegerField("Thứ tự", default=0)
    bloc_rank = models.PositiveIntegerField("Thứ hạng của khối", null=True, blank=True)
    reason = models.CharField("Lý do", max_length=1000, blank=True)
    achievement_since = models.DateField("Thành tích từ ngày")
    achievement_until = models.DateField("Thành tích đến ngày")
    achievement = models.CharField("Tóm tắt thành tích", max_length=1000, blank=True)
    initiatives = models.ManyToManyField(Initiative, blank=True, related_name="nominations")
    recipient_name = models.CharField(max_length=300)
    recipient_post = models.CharField(max_length=200, blank=True)
    sort_key = models.CharField(max_length=900, editable=False, db_collation="C")
    verdict = models.CharField(max_length=12, blank=True)
    findings = models.JSONField(default=list, blank=True)
    met = models.JSONField(default=list, db_default=Value([], models.JSONField()), blank=True)
    judged_on = models.DateField(null=True, blank=True)
    rulebook = models.CharField(max_length=64, default="", db_default="", blank=True)
    settled = models.JSONField(default=list, blank=True)
    version = models.PositiveIntegerField(default=1)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    edited_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "recipient", "award"],
                name="one_nomination_a_recipient_and_award",
                condition=~Q(standing="withdrawn"),
            ),
            models.CheckConstraint(
                name="achievement_ends_after_it_begins",
                condition=Q(achievement_until__gte=models.F("achievement_since")),
            ),
            models.CheckConstraint(
                name="held_knows_where_it_came_from", condition=~Q(standing="held") | ~Q(held_from="")
            ),
        ]
        indexes = [
            models.Index(fields=["dossier", "ordinal"]),
            models.Index(fields=["recipient"]),
            models.Index(
                fields=["award", "dossier"],
                name="nomination_open",
                condition=Q(standing__in=["endorsed", "appraised", "held", "tabled", "passed"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recipient_name}: {self.award}"

    @transition(field=standing, source=Standing.DRAFT, target=Standing.SUBMITTED)
    def submit(self) -> None:
        """The unit hands it over."""

    @transition(field=standing, source=Standing.DRAFT, target=Standing.ENDORSED)
    def submit_straight(self) -> None:
        """The unit hands it over where no bloc is asked: it lies before the Board at once."""

    @transition(field=standing, source=Standing.SUBMITTED, target=Standing.ENDORSED)
    def endorse(self) -> None:
        """The bloc supports it."""

    @transition(field=standing, source=Standing.SUBMITTED, target=Standing.NOT_ENDORSED)
    def not_endorse(self) -> None:
        """The bloc does not support it."""

    @transition(field=standing, source=Standing.ENDORSED, target=Standing.APPRAISED)
    def appraise(self) -> None:
        """The Board's office finds it lawful and complete."""

    @transition(field=standing, source=Standing.APPRAISED, target=Standing.ENDORSED)
    def appraise_anew(self) -> None:
        """The Board's office takes its finding back, to record another ground."""

    @transition(
        field=standing,
        source=[Standing.ENDORSED, Standing.APPRAISED, Standing.PASSED],
        target=Standing.HELD,
    )
    def hold(self) -> None:
        """A pending matter stops it; the seat stays."""
        self.held_from = self.standing

    @transition(
        field=standing,
        source=Standing.HELD,
        target=GET_STATE(
            lambda nomination: nomination.held_from,
            states=[Standing.ENDORSED, Standing.APPRAISED, Standing.PASSED],
        ),
    )
    def release(self) -> None:
        """The matter is over: back to where it stood."""

    @transition(
        field=standing,
        source=[
            Standing.DRAFT,
            Standing.SUBMITTED,
            Standing.ENDORSED,
            Standing.APPRAISED,
            Standing.HELD,
            Standing.PASSED,
        ],
        target=Standing.WITHDRAWN,
    )
    def withdraw(self) -> None:
        """The unit takes it back for good."""

    @transition(
        field=standing,
        source=[Standing.ENDORSED, Standing.APPRAISED, Standing.HELD],
        target=Standing.NOT_QUALIFIED,
    )
    def disqualify(self) -> None:
        """The Board's office says no to this one; the dossier goes on without it."""

    @transition(field=standing, source=Standing.NOT_QUALIFIED, target=Standing.ENDORSED)
    def reopen(self) -> None:
        """The Board's office takes its no back: appraised anew."""

    @transition(field=standing, source=[Standing.ENDORSED, Standing.APPRAISED], target=Standing.FORWARDED)
    def forward(self) -> None:
        """Another level decides; the organ's own dossier goes on there."""

    @transition(field=standing, source=Standing.APPRAISED, target=Standing.TABLED)
    def table(self) -> None:
        """The meeting is open."""

    @transition(field=standing, source=Standing.TABLED, target=Standing.PASSED)
    def carry(self) -> None:
        """The votes suffice."""

    @transition(field=standing, source=Standing.TABLED, target=Standing.FAILED)
    def fall(self) -> None:
        """The votes do not suffice."""

    @transition(field=standing, source=[Standing.APPRAISED, Standing.PASSED], target=Standing.REFUSED)
    def refuse(self) -> None:
        """The chair strikes it from the decision, with a reason."""

    @transition(field=standing, source=Standing.REFUSED, target=Standing.APPRAISED)
    def stand_appraised(self) -> None:
        """The chair takes his refusal back before anybody signs: it had not come from a vote."""

    @transition(field=standing, source=Standing.REFUSED, target=Standing.PASSED)
    def stand_passed(self) -> None:
        """The same of one that the council had passed."""

    @transition(field=standing, source=[Standing.APPRAISED, Standing.PASSED], target=Standing.SENT_UP)
    def send_up(self) -> None:
        """The package goes to those above every jurisdiction, who decide."""

    @transition(field=standing, source=Standing.SENT_UP, target=Standing.ENDORSED)
    def come_down(self) -> None:
        """It came back from above undecided: appraised anew."""

    @transition(field=standing, source=Standing.SENT_UP, target=Standing.NOT_GRANTED)
    def deny(self) -> None:
        """Those above do not grant it, with a reason."""

    @transition(
        field=standing,
        source=[Standing.APPRAISED, Standing.PASSED, Standing.SENT_UP],
        target=Standing.AWARDED,
    )
    def confer(self) -> None:
        """The decision is issued, here or above."""

    @transition(
        field=standing,
        source=[
            Standing.SUBMITTED,
            Standing.ENDORSED,
            Standing.NOT_ENDORSED,
            Standing.NOT_QUALIFIED,
            Standing.APPRAISED,
            Standing.HELD,
        ],
        target=Standing.DRAFT,
    )
    def return_to_unit(self) -> None:
        """Sent back or recalled: the content is open again."""

    @transition(field=standing, source=[Standing.ENDORSED, Standing.NOT_ENDORSED], target=Standing.SUBMITTED)
    def return_to_bloc(self) -> None:
        """The bloc takes its review back before the Board opened it."""

    @transition(field=standing, source=Standing.AWARDED, target=Standing.REVOKED)
    def revoke(self) -> None:
        """The decision is revoked in this part."""
