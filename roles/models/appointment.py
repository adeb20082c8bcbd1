"""Appointments: a person holds an office at one organ for a period, by a paper, in a capacity to sign."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from roles.models.bloc import Bloc
from roles.models.council import Council
from roles.models.jurisdiction import Jurisdiction
from roles.models.periods import Dated, Founded, ends_after_it_begins, no_overlap
from roles.models.unit import Unit
from vietnamese.text import apart


class Office(models.TextChoices):
    UNIT_CLERK = "unit_clerk", "Cán bộ làm công tác thi đua của đơn vị"
    UNIT_HEAD = "unit_head", "Thủ trưởng đơn vị"
    BLOC_HEAD = "bloc_head", "Khối trưởng"
    BLOC_DEPUTY = "bloc_deputy", "Khối phó"
    BOARD_OFFICER = "board_officer", "Chuyên viên thi đua, khen thưởng"
    CHAIR = "chair", "Người có thẩm quyền quyết định"
    CLERK = "clerk", "Văn thư"
    AUDITOR = "auditor", "Kiểm tra, giám sát"
    JURIST = "jurist", "Cán bộ pháp chế"
    COUNCIL_CHAIR = "council_chair", "Chủ tịch Hội đồng"
    COUNCIL_VICE_CHAIR = "council_vice_chair", "Phó Chủ tịch Hội đồng"
    COUNCIL_SECRETARY = "council_secretary", "Thư ký Hội đồng"
    COUNCIL_MEMBER = "council_member", "Ủy viên Hội đồng"


class Capacity(models.TextChoices):
    """How the person signs (Điều 13 Nghị định 30/2020/NĐ-CP)."""

    OWN = "", "ký trực tiếp"
    DEPUTY = "KT.", "ký thay"
    ORDER = "TL.", "ký thừa lệnh"
    AUTHORISED = "TUQ.", "ký thừa ủy quyền"


# One person a day in his own right; everybody else signs for that person.
SOLE_OFFICES = (
    Office.UNIT_HEAD,
    Office.BLOC_HEAD,
    Office.BLOC_DEPUTY,
    Office.CHAIR,
    Office.COUNCIL_CHAIR,
)
# NULL never equals NULL in an exclusion constraint, and 0 is nobody's key.
_ANY_ORGAN = tuple(Coalesce(F(name), 0) for name in ("unit", "bloc", "council", "jurisdiction"))


class Appointment(Founded, Dated):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="appointments")
    office = models.CharField("Chức trách", max_length=30, choices=Office.choices)
    post = models.CharField("Chức vụ", max_length=200)
    capacity = models.CharField(
        "Thẩm quyền ký", max_length=5, choices=Capacity.choices, default=Capacity.OWN, blank=True
    )
    on_behalf_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="substitutes"
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="appointments"
    )
    bloc = models.ForeignKey(
        Bloc, on_delete=models.PROTECT, null=True, blank=True, related_name="appointments"
    )
    council = models.ForeignKey(
        Council, on_delete=models.PROTECT, null=True, blank=True, related_name="appointments"
    )
    jurisdiction = models.ForeignKey(
        Jurisdiction, on_delete=models.PROTECT, null=True, blank=True, related_name="appointments"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="appointment_at_exactly_one_organ",
                condition=Q(
                    unit__isnull=False, bloc__isnull=True, council__isnull=True, jurisdiction__isnull=True
                )
                | Q(unit__isnull=True, bloc__isnull=False, council__isnull=True, jurisdiction__isnull=True)
                | Q(unit__isnull=True, bloc__isnull=True, council__isnull=False, jurisdiction__isnull=True)
                | Q(unit__isnull=True, bloc__isnull=True, council__isnull=True, jurisdiction__isnull=False),
            ),
            models.CheckConstraint(
                name="substitute_names_whom_it_replaces",
                condition=Q(capacity="") | Q(on_behalf_of__isnull=False),
            ),
            ends_after_it_begins("appointment_ends_after_it_begins"),
            no_overlap("one_appointment_a_person_and_office", "user", "office", "capacity", *_ANY_ORGAN),
            no_overlap(
                "one_holder_of_a_sole_office",
                "office",
                *_ANY_ORGAN,
                condition=Q(capacity="", office__in=SOLE_OFFICES),
            ),
        ]
        indexes = [models.Index(fields=["user", "since"])]

    # Django leaves a method of this name alone; the plugin of mypy does not know.
    def get_office_display(self) -> str:  # type: ignore[no-redef]
        """In the word of its organ: who heads a cụm is a cụm trưởng."""
        label = str(Office(self.office).label)
        return self.bloc.said(label) if self.bloc else label

    @property
    def post_apart(self) -> str:
        """Beside the office: "Chủ tịch Ủy ban nhân dân tỉnh" of who is "…, Chủ tịch Hội đồng" as well."""
        return apart(self.post, self.get_office_display())

    def __str__(self) -> str:
        return f"{self.post} ({self.get_office_display()})"

    @property
    def organ(self) -> Unit | Bloc | Council | Jurisdiction:
        organ = self.unit or self.bloc or self.council or self.jurisdiction
        assert organ is not None  # appointment_at_exactly_one_organ
        return organ

    @property
    def organ_key(self) -> tuple[type[Unit | Bloc | Council | Jurisdiction], int]:
        """Which organ it is, without reading it."""
        keys: dict[type[Unit | Bloc | Council | Jurisdiction], int | None] = {
            Unit: self.unit_id,
            Bloc: self.bloc_id,
            Council: self.council_id,
            Jurisdiction: self.jurisdiction_id,
        }
        return next((model, key) for model, key in keys.items() if key is not None)
