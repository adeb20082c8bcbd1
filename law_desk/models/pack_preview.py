"""What was found when a proposed pack was tried on open dossiers: told to who confirms, proved by nobody."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from dossiers.models import Job
from law_desk.models.loaded_pack import LoadedPack


class PackPreview(models.Model):
    """Asked for on `asked_on`, and judged as if the pack were confirmed that day and everything that nobody
    has received were received on `judged_on`. It stands by the law whose hash is `beneath`, of the packs
    `stack`, and by the trail up to the entry `last_entry`. `ended_at` is set once it is whole.
    """

    pack = models.ForeignKey(LoadedPack, on_delete=models.PROTECT, related_name="previews")
    job = models.ForeignKey(Job, on_delete=models.PROTECT, related_name="previews")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField("Ngày xét")
    judged_on = models.DateField("Xét như vào ngày", null=True)
    beneath = models.CharField("Mã của luật", max_length=64, blank=True)
    stack = models.JSONField("Chồng gói luật", default=list)
    last_entry = models.BigIntegerField("Mục nhật ký cuối", default=0)
    dossiers = models.PositiveIntegerField("Hồ sơ đã xét", default=0)
    nominations = models.PositiveIntegerField("Trường hợp đã xét", default=0)
    cases = models.PositiveIntegerField("Tình huống đã xét", default=0)
    other_verdicts = models.PositiveIntegerField("Kết luận đổi", default=0)
    ended_at = models.DateTimeField("Xong lúc", null=True)

    class Meta:
        indexes = [models.Index(fields=["pack", "-id"], name="newest_preview_of_a_pack")]

    def __str__(self) -> str:
        return f"{self.pack}: {self.other_verdicts}"


class PreviewedAnswer(models.Model):
    """One answer that would be another. By keys alone: who may read of whom is asked when it is shown.

    `nomination` is None for what concerns a dossier as a whole, `dossier` None for a case of a table, which
    `called` names. `findings`: each {"rule", "was", "now"}, in the words of the contract.
    """

    class Kind(models.TextChoices):
        VERDICT = "verdict", "Kết luận đổi"
        WORDS = "words", "Kết luận giữ, nhận xét đổi"
        KEPT = "kept", "Giữ luật của ngày tiếp nhận"
        CASE = "case", "Tình huống đổi"

    preview = models.ForeignKey(PackPreview, on_delete=models.CASCADE, related_name="answers")
    kind = models.CharField("Loại", max_length=8, choices=Kind.choices)
    dossier = models.BigIntegerField("Hồ sơ", null=True)
    nomination = models.BigIntegerField("Trường hợp", null=True)
    called = models.CharField("Tình huống", max_length=400, blank=True)
    was = models.CharField("Không có gói", max_length=12, blank=True)
    now = models.CharField("Có gói", max_length=12, blank=True)
    findings = models.JSONField("Nhận xét khác", default=list)

    class Meta:
        indexes = [models.Index(fields=["preview", "kind", "id"], name="answers_of_a_preview")]

    def __str__(self) -> str:
        return f"{self.kind} {self.nomination or self.dossier or self.called}"
