"""Recipients: persons, collectives and households, with the units they served in."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import BooleanField, Func, TextField

from roles.forms.searched_words import Folded
from roles.models import Unit
from roles.models.periods import Dated, ends_after_it_begins
from vietnamese.collation import person_key, sort_key
from vietnamese.text import fold


class Joined(Func):
    """Columns with a blank between them. What is no column stands in the template: an index matches no
    expression whose values are bound."""

    template = "(%(expressions)s)"
    arg_joiner = " || ' ' || "
    output_field = TextField()


class IsNoPerson(Func):
    """Of a kind: by it people stand before collectives and households; an index stands on it."""

    template = "(%(expressions)s <> 'individual')"
    arity = 1
    output_field = BooleanField()


class Recipient(models.Model):
    class Kind(models.TextChoices):
        INDIVIDUAL = "individual", "cá nhân"
        COLLECTIVE = "collective", "tập thể"
        HOUSEHOLD = "household", "hộ gia đình"

    class Sex(models.TextChoices):
        FEMALE = "female", "nữ"
        MALE = "male", "nam"

    class Position(models.TextChoices):
        PROVINCE_LEADER = "province_leader", "lãnh đạo cấp bộ, tỉnh trở lên"
        DEPARTMENT_LEADER = "department_leader", "lãnh đạo cấp vụ, sở"
        ENTREPRENEUR = "entrepreneur", "doanh nhân"
        OTHER_LEADER = "other_leader", "lãnh đạo khác từ phó phòng trở lên"
        DIRECT_WORKER = "direct_worker", "người trực tiếp công tác, lao động"

    kind = models.CharField("Loại đối tượng", max_length=12, choices=Kind.choices)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="recipients")
    name = models.CharField("Họ và tên", max_length=300)
    staff_code = models.CharField("Mã cán bộ", max_length=40, blank=True)
    sex = models.CharField("Giới tính", max_length=10, choices=Sex.choices, blank=True)
    birth_on = models.DateField("Ngày sinh", null=True, blank=True)
    ethnicity = models.CharField("Dân tộc", max_length=40, blank=True)
    position = models.CharField("Nhóm chức vụ", max_length=20, choices=Position.choices, blank=True)
    post = models.CharField("Chức vụ", max_length=200, blank=True)
    joined_on = models.DateField("Ngày vào làm việc", null=True, blank=True)
    transferred_on = models.DateField("Ngày chuyển đến", null=True, blank=True)
    old_unit_opinion = models.CharField("Nhận xét của đơn vị cũ", max_length=300, blank=True)
    maternity_months = models.PositiveSmallIntegerField("Số tháng nghỉ thai sản trong năm", default=0)
    study_months = models.PositiveSmallIntegerField("Số tháng đi học", default=0)
    study_result = models.CharField("Kết quả học tập", max_length=20, blank=True)
    ended_on = models.DateField("Ngày cuối cùng ở đơn vị", null=True, blank=True)
    end_reason = models.CharField("Lý do kết thúc", max_length=300, default="", db_default="", blank=True)
    folded = models.CharField(max_length=300, editable=False)
    sort_key = models.CharField(max_length=900, editable=False, db_collation="C")
    # The database itself keeps it true to its columns, whoever writes them.
    searched = models.GeneratedField(
        expression=Folded(Joined("name", "post", "staff_code")), output_field=TextField(), db_persist=True
    )
    is_illustrative = models.BooleanField("Dữ liệu minh họa", default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "staff_code"],
                name="one_person_a_staff_code",
                condition=~models.Q(staff_code=""),
            ),
            models.CheckConstraint(
                name="a_person_has_a_sex", condition=~models.Q(kind="individual") | ~models.Q(sex="")
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "kind", "sort_key"]),
            models.Index(fields=["folded", "birth_on"]),
            GinIndex(fields=["folded"], opclasses=["gin_trgm_ops"], name="recipient_by_part_of_name"),
            models.Index(IsNoPerson("kind"), "sort_key", "id", name="recipient_in_order"),
            GinIndex(fields=["searched"], opclasses=["gin_trgm_ops"], name="recipient_by_any_word"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.index_name()
        super().save(*args, **kwargs)

    def index_name(self) -> None:
        """Search and order keys follow the name; set-based writers call this themselves."""
        self.folded = fold(self.name)
        self.sort_key = name_key(self.kind, self.name)


def name_key(kind: str, name: str) -> str:
    """By which a recipient's name is put in order: a person's by its last word first."""
    key = person_key if kind == Recipient.Kind.INDIVIDUAL else sort_key
    return key(name)


def still_offered(year: int) -> models.Q:
    """Whoever has not ended, or ended in that year or later: he may be proposed for what he did in it."""
    return models.Q(ended_on__isnull=True) | models.Q(ended_on__gte=date(year, 1, 1))


class RecipientPost(Dated):
    """Where somebody worked and as what: counts for cống hiến and for the six-month rule of a transfer."""

    recipient = models.ForeignKey(Recipient, on_delete=models.CASCADE, related_name="posts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT)
    post = models.CharField("Chức vụ", max_length=200)

    class Meta:
        constraints = [ends_after_it_begins("post_ends_after_it_begins")]

    def __str__(self) -> str:
        return self.post


class Resettlement(models.Model):
    """Somebody serves in another unit from a day on because units were rearranged: no transfer of his own.

    Never deleted; a wrong one is answered by another act.
    """

    recipient = models.ForeignKey(Recipient, on_delete=models.PROTECT, related_name="resettlements")
    from_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="left_by")
    to_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="joined_by")
    happened_on = models.DateField("Ngày")
    instrument = models.CharField("Văn bản", max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="nobody_is_resettled_where_he_is", condition=~models.Q(from_unit=models.F("to_unit"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recipient_id}: {self.from_unit_id} → {self.to_unit_id}"
