"""The forms of a person's move from one unit to another, of his end there and of his coming back."""

from __future__ import annotations

from collections.abc import Iterator

from dossiers.models import Recipient, Transfer
from tests.fire.filled_form import FilledForm, url_of
from tests.fire.form_ground import Ground
from trail.models import Entry


def forms_of_transfers(ground: Ground) -> Iterator[FilledForm]:
    moved = {"to_unit": ground.scene.units[1].pk, "moved_on": "20/11/2020", "paper_number": "36/QĐ-UBND"}
    yield FilledForm(
        "dossiers:transfer",
        "clerk1",
        url_of("dossiers:transfer", ground.leaving),
        {**moved, "paper_on": "10/11/2020", "paper_by": "UBND huyện"},
        Transfer.objects.all(),
        words="đang chờ nơi ấy tiếp nhận",
        has_another=False,
    )
    taken, declined, withdrawn = ground.moved
    yield _answer("take_transfer", taken, "clerk1", {"post": "Công chức"}, "taken")
    yield _answer("decline_transfer", declined, "clerk1", {"reason": "Nhầm người."}, "declined")
    yield _answer("withdraw_transfer", withdrawn, "clerk2", {"reason": "Nhầm người."}, "withdrawn")


def forms_of_ends(ground: Ground) -> Iterator[FilledForm]:
    yield FilledForm(
        "dossiers:end_recipient",
        "clerk1",
        url_of("dossiers:end_recipient", ground.retiring),
        {"last_day": "20/11/2020", "reason": "Nghỉ hưu."},
        Recipient.objects.filter(ended_on__isnull=False),
        words="đã được ghi kết thúc ngày 20/11/2020",
        has_another=False,
    )
    yield FilledForm(
        "dossiers:resume_recipient",
        "clerk1",
        url_of("dossiers:resume_recipient", ground.retiring),
        {"reason": "Ghi nhầm người."},
        Entry.objects.filter(verb="recipient_resumed"),
        words="đang hoạt động; không có gì để ghi lại",
        has_another=False,
    )


def _answer(name: str, row: Transfer, who: str, sent: dict[str, str], outcome: str) -> FilledForm:
    return FilledForm(
        f"dossiers:{name}",
        who,
        url_of(f"dossiers:{name}", row),
        sent,
        Transfer.objects.filter(outcome=outcome),
        words="đã trả lời ngày 20/11/2020",
        has_another=False,
    )
