"""What jurists enter of a new law: the law itself, an answer to each rule, what they said of its cases."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from dossiers.models import Paper
from law.packs.desk.rule_answers import ANSWERS


class EnteredLaw(models.Model):
    """A law whose rules are entered here, by the regime that it opens on `since`.

    `is_new`: no pack and no statute of the program knew its instrument when it was opened here; then `kind`,
    `issued_on` and the words `basis` that decisions cite are the jurist's.
    """

    regime = models.CharField("Chế độ", max_length=4, unique=True)
    instrument = models.CharField("Văn bản", max_length=200)
    since = models.DateField("Có hiệu lực từ ngày")
    is_new = models.BooleanField("Văn bản chưa có trong danh mục")
    kind = models.CharField("Loại văn bản", max_length=20, blank=True)
    issued_on = models.DateField("Ngày ban hành", null=True, blank=True)
    basis = models.CharField("Lời in làm căn cứ", max_length=400, blank=True)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_on = models.DateField("Ngày mở")

    def __str__(self) -> str:
        return self.instrument


class RuleEntry(models.Model):
    """One answer to one rule. No row is ever changed: the newest of a rule counts, the others are history.

    `fields` are figures by their path in the value, numbers with a point as text. `words` are those of the
    article and `published` where they were: with the scan of the instrument, the evidence.
    """

    law = models.ForeignKey(EnteredLaw, on_delete=models.PROTECT, related_name="entries")
    key = models.CharField("Quy định", max_length=120)
    answer = models.CharField("Trả lời", max_length=20, choices=list(ANSWERS.items()))
    fields = models.JSONField("Giá trị", default=dict, blank=True)
    instrument = models.CharField("Văn bản dẫn", max_length=200)
    article = models.CharField("Điều", max_length=20)
    clause = models.CharField("Khoản", max_length=20, blank=True)
    point = models.CharField("Điểm", max_length=20, blank=True)
    words = models.TextField("Lời của điều luật")
    published = models.CharField("Nơi công bố", max_length=300)
    scan = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    scan_name = models.CharField("Tên tệp", max_length=255, blank=True)
    doubt = models.CharField("Điều còn nghi vấn", max_length=500, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_on = models.DateField("Ngày nhập")

    class Meta:
        indexes = [models.Index(fields=["law", "key", "-id"], name="newest_entry_of_a_rule")]

    def __str__(self) -> str:
        return f"{self.law}: {self.key}"


class CaseAnswer(models.Model):
    """What a jurist said to one case: the law answers it rightly, or not. The newest of a `code` counts.

    `code` is the SHA-256 of the question and its rows: where the answer changes, nobody said anything yet.
    """

    law = models.ForeignKey(EnteredLaw, on_delete=models.PROTECT, related_name="case_answers")
    award = models.CharField("Danh hiệu, hình thức", max_length=40)
    code = models.CharField("Mã của tình huống", max_length=64)
    question = models.TextField("Tình huống")
    is_right = models.BooleanField("Đúng")
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField("Ngày trả lời")

    class Meta:
        indexes = [models.Index(fields=["law", "award", "-id"], name="newest_answer_to_a_case")]

    def __str__(self) -> str:
        return self.question


class ToldCase(models.Model):
    """A case that a jurist tells himself, where none can be written; `facts` are lines of the tables."""

    law = models.ForeignKey(EnteredLaw, on_delete=models.PROTECT, related_name="told_cases")
    award = models.CharField("Danh hiệu, hình thức", max_length=40)
    received_on = models.DateField("Ngày tiếp nhận")
    told = models.CharField("Tình huống", max_length=200)
    facts = models.TextField("Dữ kiện", blank=True)
    verdict = models.CharField("Kết luận chờ đợi", max_length=20)
    told_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    told_on = models.DateField("Ngày ghi")
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    withdrawn_on = models.DateField("Ngày bỏ", null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["law", "award"], name="told_cases_of_an_award")]

    def __str__(self) -> str:
        return self.told
