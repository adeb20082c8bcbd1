"""Law packs of this house: proposed by one person, confirmed by another, superseded or taken back."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from law_desk.models.publisher_key import PublisherKey


class PackState(models.TextChoices):
    PROPOSED = "proposed", "Chờ xác nhận"
    CONFIRMED = "confirmed", "Đang áp dụng"
    REFUSED = "refused", "Không nhận"
    SUPERSEDED = "superseded", "Đã thay bằng bản khác"
    TAKEN_BACK = "taken_back", "Đã rút"


HELD_ONCE = (PackState.CONFIRMED, PackState.SUPERSEDED, PackState.TAKEN_BACK)


class LoadedPack(models.Model):
    """`hash` is over the pack's files, `sha256` that of the kept archive with all of them, to the byte.

    `entered_by`: keys of the users who entered what it says or proposed it; none of them confirms it.
    `position` is its place in the stack above the program's own statutes, from 1; given once, when it is
    confirmed. It settles (confirmed or refused), and it ends (superseded or taken back) by a person on a day.
    """

    name = models.CharField("Gói luật", max_length=60)
    version = models.CharField("Bản", max_length=60)
    author = models.CharField("Cơ quan soạn", max_length=200)
    since = models.DateField("Ngày đầu")
    hash = models.CharField("Mã của gói", max_length=64)
    sha256 = models.CharField("Mã kiểm của tệp giữ", max_length=64)
    key = models.ForeignKey(PublisherKey, on_delete=models.PROTECT, related_name="packs")
    state = models.CharField(
        "Tình trạng", max_length=12, choices=PackState.choices, default=PackState.PROPOSED
    )
    basis = models.CharField("Căn cứ đề nghị", max_length=300, blank=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_on = models.DateField("Ngày đề nghị")
    entered_by = models.JSONField("Người nhập và đề nghị", default=list)
    replaces = models.ForeignKey(
        "self", on_delete=models.PROTECT, related_name="replaced_by", null=True, blank=True
    )
    position = models.PositiveIntegerField("Vị trí trong chồng gói", null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    settled_on = models.DateField("Ngày xác nhận hoặc không nhận", null=True, blank=True)
    settled_reason = models.CharField("Ý kiến", max_length=300, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    ended_on = models.DateField("Thôi áp dụng từ ngày", null=True, blank=True)
    end_reason = models.CharField("Lý do thôi áp dụng", max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_pack_a_place", fields=["position"]),
            models.UniqueConstraint(
                name="one_running_pack_a_name", fields=["name"], condition=Q(state=PackState.CONFIRMED)
            ),
            models.UniqueConstraint(
                name="one_open_proposal_a_pack", fields=["hash"], condition=Q(state=PackState.PROPOSED)
            ),
            models.CheckConstraint(
                name="pack_is_confirmed_by_another",
                condition=~Q(state__in=HELD_ONCE)
                | Q(settled_by__isnull=False, settled_on__isnull=False, position__isnull=False)
                & ~Q(settled_by=F("proposed_by")),
            ),
            models.CheckConstraint(
                name="ended_pack_says_by_whom",
                condition=Q(
                    state__in=(PackState.SUPERSEDED, PackState.TAKEN_BACK),
                    ended_by__isnull=False,
                    ended_on__isnull=False,
                )
                | Q(
                    state__in=(PackState.PROPOSED, PackState.CONFIRMED, PackState.REFUSED),
                    ended_by__isnull=True,
                    ended_on__isnull=True,
                ),
            ),
        ]
        indexes = [models.Index(fields=["state", "position"], name="pack_by_state_and_place")]

    def __str__(self) -> str:
        return f"{self.name}, bản {self.version}"

    @property
    def called(self) -> str:
        """At the head of a page, where a name of small letters alone would get a capital."""
        return f"Gói luật {self}"
