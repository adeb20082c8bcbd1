"""A dossier that came back, as the notice that says why: each ground with its remedy and article."""

from __future__ import annotations

from collections.abc import Iterator

from law.awards import award as award_of
from printing.papers import Ground, Letterhead, NoticePaper, Signer
from roles.permissions import Mandate
from vietnamese.dates import short_date
from workflow.actions.sign import signer_lines
from workflow.models import Passage

ADVERSE = ("unlawful", "incomplete", "held", "review")


def notice_paper(passage: Passage, *, unit_name: str, signed_by: Mandate) -> NoticePaper:
    """`passage` is the unit's, opened when the dossier came back; its note is the sender's reason."""
    dossier = passage.dossier
    jurisdiction = dossier.jurisdiction
    return NoticePaper(
        letterhead=Letterhead(
            superior=jurisdiction.organ_heading,
            organ=jurisdiction.board_post,
            symbol="TB-TĐKT",
            place=jurisdiction.place,
            issued_on=passage.opened_on,
        ),
        about=f"Trả lại hồ sơ {dossier.code}",
        opening=(
            f"Kính gửi {unit_name}: hồ sơ “{dossier.title}” trình ngày "
            f"{short_date(dossier.submitted_on) if dossier.submitted_on else '…'} được trả lại với lý do: "
            f"{passage.note}",
        ),
        grounds=tuple(_grounds(passage)),
        closing=("Đề nghị đơn vị hoàn thiện và trình lại hồ sơ.",),
        signer=Signer(prefix_lines=tuple(signer_lines(signed_by)), name=signed_by.name),
        recipients=(f"{unit_name};", "Lưu: VT."),
    )


def _grounds(passage: Passage) -> Iterator[Ground]:
    for row in passage.dossier.nominations.order_by("ordinal", "pk"):
        for finding in row.findings:
            if finding["verdict"] in ADVERSE:
                yield Ground(
                    subject=f"{row.recipient_name} ({award_of(row.award).name})",
                    found=finding["message"],
                    remedy=finding["remedy"],
                    citation=finding["citation"],
                )
