"""Blocs (khối, cụm thi đua): members and offices by year, each with its founding decision."""

from __future__ import annotations

import re
from datetime import date

from django.db import models

from roles.models.jurisdiction import Jurisdiction
from roles.models.periods import Dated, Founded, ends_after_it_begins, no_overlap
from roles.models.unit import Unit


def bloc_word(name: str) -> str:
    return "cụm" if name.casefold().startswith("cụm") else "khối"


class Bloc(models.Model):
    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="blocs")
    code = models.CharField("Mã", max_length=20)
    name = models.CharField("Tên", max_length=300)
    ended_on = models.DateField("Ngày kết thúc", null=True, blank=True)

    class Meta:
        permissions = [
            ("see_bloc", "Xem hồ sơ của khối"),
            ("review_bloc", "Bình xét, suy tôn trong khối"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["jurisdiction", "code"], name="one_bloc_a_code"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def word(self) -> str:
        """ "khối" or "cụm": which of the two the law's "cụm, khối thi đua" it is, as its own name says."""
        return bloc_word(self.name)

    def said(self, words: str) -> str:
        """Words about a khối, of this one: a cụm has a cụm trưởng."""
        return words if self.word == "khối" else words.replace("khối", "cụm").replace("Khối", "Cụm")

    @staticmethod
    def said_of_any(words: str) -> str:
        """Words about a khối where it is not known which: the law's "cụm, khối thi đua"."""
        return re.sub(r"\b([Kk])hối\b", r"\1hối, cụm", words)

    def is_over(self, day: date) -> bool:
        """Whether it had ended before that day."""
        return self.ended_on is not None and self.ended_on < day


class BlocMembership(Founded):
    class Kind(models.TextChoices):
        MEMBER = "member", "thành viên"
        GUEST = "guest", "phối hợp"

    bloc = models.ForeignKey(Bloc, on_delete=models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="bloc_memberships")
    year = models.PositiveSmallIntegerField("Năm")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.MEMBER)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bloc", "unit", "year"], name="one_membership_a_year"),
        ]
        indexes = [models.Index(fields=["unit", "year"])]

    def __str__(self) -> str:
        return f"{self.unit_id} ∈ {self.bloc_id} ({self.year})"


class BlocOffice(Founded, Dated):
    """Head or deputy of a bloc for a year: one unit each at a time, another from the day of a change.

    The last of a year has no `until`: its bloc may still review that year's dossiers in the next one.
    """

    class Role(models.TextChoices):
        HEAD = "head", "khối trưởng"
        DEPUTY = "deputy", "khối phó"

    bloc = models.ForeignKey(Bloc, on_delete=models.PROTECT, related_name="offices")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="bloc_offices")
    year = models.PositiveSmallIntegerField("Năm")
    role = models.CharField(max_length=10, choices=Role.choices)
    reason = models.CharField("Lý do", max_length=300, blank=True)

    class Meta:
        constraints = [
            no_overlap("one_head_a_bloc_and_day", "bloc", "year", "role"),
            no_overlap("one_bloc_office_a_unit_and_day", "bloc", "year", "unit"),
            ends_after_it_begins("bloc_office_ends_after_it_begins"),
        ]

    # Django leaves a method of this name alone; the plugin of mypy does not know.
    def get_role_display(self) -> str:  # type: ignore[no-redef]
        """In the word of its bloc: khối trưởng, cụm trưởng."""
        return self.bloc.said(str(self.Role(self.role).label))

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.year}"
