"""Lines of what an office may add and works without: words on papers, days off, numbers, its logo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from roles.models import Jurisdiction, OfficeLogo
from vietnamese.numbers import two_digits
from workflow.views.home.setup.setup_facts import SetupFacts
from workflow.views.home.setup.setup_line import SetupLine, SetupState


def never_missing(jurisdiction: Jurisdiction, facts: SetupFacts, *, on: date) -> Iterator[SetupLine]:
    yield _of_words(jurisdiction, on=on)
    yield _of_days(jurisdiction, facts, on=on)
    yield _of_numbers(jurisdiction, facts, on=on)
    yield _of_logo(jurisdiction)


def _of_words(jurisdiction: Jurisdiction, *, on: date) -> SetupLine:
    """Said when it was founded, so that nothing is ever missing here; only the office can see a slip."""
    words = jurisdiction.words_on(on)
    told = f"{words.organ_heading}; {words.symbol}; {words.place}. Sai hoặc đã đổi tên thì đổi từ một ngày."
    step = "Xem mẫu đầu văn bản", reverse("roles:paper_words", args=[jurisdiction.pk])
    return SetupLine("Nội dung in trên văn bản", SetupState.DONE, told, step)


def _of_days(jurisdiction: Jurisdiction, facts: SetupFacts, *, on: date) -> SetupLine:
    """The national table is there from the beginning, so that nothing is ever missing here."""
    told = "Ngày lễ, tết chung cả nước có sẵn. Cơ quan nghỉ, làm bù ngày khác theo văn bản riêng thì ghi thêm"
    if facts.own_days:
        told += f"; năm {on.year} đã có {two_digits(facts.own_days)} ngày"
    step = "Xem ngày nghỉ, làm bù", reverse("roles:local_days", args=[jurisdiction.pk])
    return SetupLine("Ngày nghỉ, ngày làm bù", SetupState.DONE, f"{told}.", step)


def _of_numbers(jurisdiction: Jurisdiction, facts: SetupFacts, *, on: date) -> SetupLine:
    """Only the clerk can know what was numbered elsewhere, so that nothing is ever missing here."""
    told = f"Số tiếp theo của năm {on.year} là {two_digits(facts.last_number + 1)}."
    if facts.last_number:
        return SetupLine("Số văn bản", SetupState.DONE, told)
    told += " Nếu năm nay cơ quan đã cấp số cho văn bản khác, văn thư đặt số tiếp theo trước khi ban hành."
    step = "Xem sổ số văn bản", reverse("workflow:register", args=[jurisdiction.pk])
    return SetupLine("Số văn bản", SetupState.CHECK, told, step)


def _of_logo(jurisdiction: Jurisdiction) -> SetupLine:
    """The address is that of a room above."""
    is_set = OfficeLogo.objects.filter(jurisdiction=jurisdiction).exists()
    told = "Đã đặt." if is_set else "Không bắt buộc. Khi chưa đặt, đầu trang dùng hình có sẵn."
    step = "Thay biểu trưng" if is_set else "Đặt biểu trưng", reverse("logo_page", args=[jurisdiction.pk])
    return SetupLine("Biểu trưng ở đầu trang", SetupState.DONE, told, step)
