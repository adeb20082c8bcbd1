"""Jurisdictions: who may decide what, and the dated local rules they set within the national bounds."""

from __future__ import annotations

from datetime import date
from operator import attrgetter
from typing import NamedTuple

from django.conf import settings
from django.db import models

from roles.models.periods import Dated, ends_after_it_begins, no_overlap
from roles.models.unit import Unit, UnitLevel


class PrintedWords(NamedTuple):
    """What stands on the papers of a jurisdiction: who decides, its organ, what stands above that, its sign,
    its place, who proposes."""

    heading: str
    organ_heading: str
    superior_heading: str
    symbol: str
    place: str
    board_post: str


class Jurisdiction(models.Model):
    """The power of one organ's head over the units that file to it; its organ is a unit in the one above.

    What it prints was said at its founding and may have changed since: papers ask `words_on`."""

    organ = models.OneToOneField(Unit, on_delete=models.PROTECT, related_name="jurisdiction")
    board = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="appraises_for"
    )
    above = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="below")
    level = models.CharField("Cấp", max_length=20, choices=UnitLevel.choices)
    name = models.CharField("Tên", max_length=200)
    symbol = models.CharField("Ký hiệu quyết định", max_length=40, default="QĐ-UBND")
    heading = models.CharField("Thẩm quyền ban hành", max_length=200)
    organ_heading = models.CharField("Tên cơ quan trên văn bản", max_length=200)
    superior_heading = models.CharField("Cơ quan chủ quản trên văn bản", max_length=200, blank=True)
    board_post = models.CharField("Người trình", max_length=200, blank=True)
    place = models.CharField("Địa danh", max_length=120)
    since = models.DateField("Từ ngày")
    until = models.DateField("Đến hết ngày", null=True, blank=True)
    successor = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="predecessors"
    )

    class Meta:
        permissions = [
            ("see_jurisdiction", "Xem hồ sơ của cấp có thẩm quyền"),
            ("receive_dossier", "Tiếp nhận hồ sơ"),
            ("appraise_dossier", "Thẩm định hồ sơ"),
            ("hold_nomination", "Tạm giữ, tiếp tục xét trường hợp"),
            ("draft_decision", "Dự thảo quyết định"),
            ("sign_decision", "Ký quyết định"),
            ("number_decision", "Cấp số, ban hành quyết định"),
            ("check_history", "Đối chiếu dữ kiện đơn vị khai với giấy tờ"),
            ("set_local_rule", "Đặt quy định của địa phương"),
            ("appoint", "Cử, thôi cử người làm công tác thi đua"),
            ("audit", "Xem toàn bộ nhật ký"),
            ("found_unit", "Thành lập đơn vị"),
            ("rename_unit", "Đổi tên, đổi mã đơn vị"),
            ("end_unit", "Kết thúc đơn vị"),
            ("found_bloc", "Lập khối, cụm thi đua"),
            ("compose_bloc", "Chọn thành viên khối, cụm thi đua"),
            ("set_bloc_office", "Cử khối trưởng, khối phó"),
            ("found_council", "Lập hội đồng"),
            ("compose_council", "Kiện toàn hội đồng"),
            ("end_bloc", "Kết thúc khối, cụm thi đua"),
            ("found_jurisdiction", "Lập cấp có thẩm quyền trực thuộc"),
            ("end_jurisdiction", "Kết thúc cấp có thẩm quyền"),
            ("enter_law", "Nhập quy định của văn bản mới"),
            ("propose_pack", "Đề nghị nạp gói luật"),
            ("confirm_pack", "Xác nhận, không nhận, rút gói luật"),
            ("trust_publisher", "Tin khóa của nơi phát hành gói luật"),
            ("load_history", "Nạp dữ liệu đã có từ Excel"),
            ("know_discipline", "Xem kỷ luật, việc đang xem xét của người các đơn vị"),
        ]
        constraints = [ends_after_it_begins("jurisdiction_ends_after_it_begins")]

    def __str__(self) -> str:
        return self.name

    def words_on(self, day: date) -> PrintedWords:
        """What its papers of that day say; one statement, none where `paper_words` were fetched before."""
        entered = [row for row in self.paper_words.all() if row.withdrawn_on is None and row.since <= day]
        said: PaperWords | Jurisdiction = max(entered, key=attrgetter("since"), default=self)
        return PrintedWords(*(getattr(said, name) for name in PrintedWords._fields))


class PaperWords(models.Model):
    """What a jurisdiction's papers say from a day on, by the paper that says so; withdrawn, never deleted."""

    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="paper_words")
    since = models.DateField("Từ ngày")
    heading = models.CharField("Thẩm quyền ban hành", max_length=200)
    organ_heading = models.CharField("Tên cơ quan trên văn bản", max_length=200)
    superior_heading = models.CharField("Cơ quan chủ quản trên văn bản", max_length=200, blank=True)
    symbol = models.CharField("Ký hiệu quyết định", max_length=40)
    place = models.CharField("Địa danh", max_length=120)
    board_post = models.CharField("Người trình", max_length=200, blank=True)
    paper = models.CharField("Văn bản", max_length=300)
    reason = models.CharField("Lý do", max_length=300)
    entered_on = models.DateField("Ngày ghi")
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    withdrawn_on = models.DateField("Ngày rút", null=True, blank=True)
    withdrawn_because = models.CharField("Lý do rút", max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["jurisdiction", "since"],
                condition=models.Q(withdrawn_on__isnull=True),
                name="one_paper_words_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organ_heading} {self.since:%d/%m/%Y}"


class LocalDay(models.Model):
    """A day on which offices rest, or work in exchange, by a paper of their own; withdrawn, never deleted."""

    class Kind(models.TextChoices):
        REST = "rest", "Nghỉ"
        WORK = "work", "Làm bù"

    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="local_days")
    day = models.DateField("Ngày")
    kind = models.CharField("Loại", max_length=10, choices=Kind.choices)
    paper = models.CharField("Văn bản", max_length=300)
    reason = models.CharField("Lý do", max_length=300)
    entered_on = models.DateField("Ngày ghi")
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    withdrawn_on = models.DateField("Ngày rút", null=True, blank=True)
    withdrawn_because = models.CharField("Lý do rút", max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["jurisdiction", "day"],
                condition=models.Q(withdrawn_on__isnull=True),
                name="one_local_day_a_day",
            )
        ]
        indexes = [models.Index(fields=["jurisdiction", "day"], name="local_days_of_a_year")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.day:%d/%m/%Y}"


class OfficeLogo(models.Model):
    """What a jurisdiction shows of itself in the masthead, never on a paper; each change is in the trail."""

    jurisdiction = models.OneToOneField(Jurisdiction, on_delete=models.PROTECT, related_name="logo")
    image = models.BinaryField()
    sha256 = models.CharField("Mã SHA-256", max_length=64, db_index=True)
    width = models.PositiveSmallIntegerField("Chiều rộng")
    height = models.PositiveSmallIntegerField("Chiều cao")
    set_on = models.DateField("Ngày đặt")
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)

    def __str__(self) -> str:
        return f"Biểu trưng của {self.jurisdiction}"


class LocalRule(Dated):
    """A value that the law leaves to the jurisdiction, with its citation; ended, never edited."""

    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="local_rules")
    key = models.CharField("Nội dung", max_length=80)
    value = models.JSONField("Giá trị")
    citation = models.CharField("Căn cứ", max_length=300)
    is_illustrative = models.BooleanField("Dữ liệu minh họa", default=False)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    entered_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            no_overlap("one_local_rule_a_day", "jurisdiction", "key"),
            ends_after_it_begins("local_rule_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return f"{self.key} = {self.value}"
