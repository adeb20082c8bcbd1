"""Send up: the petition is signed and numbered, the package went out; its cases wait for those above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.contrib.auth.models import AbstractBaseUser
from django.core.files.base import File

from dossiers.models import Nomination, Standing
from printing.documents.petition import render_petition
from printing.documents.petition_docx import petition_docx
from printing.inspection.lint import lint
from printing.inspection.lint_profile import profile_of
from roles.doors.given_numbers import GivenNumber, refuse_of_tomorrow
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Refused, refuse_if
from roles.queries import heir_on
from roles.rights.permissions import mandates_at
from trail.record import Note, record_many
from trail.state.proved_table import proof
from trail.verbs import Verb
from vietnamese.dates import short_date
from vietnamese.text import clean
from workflow.actions.sign import signer_lines
from workflow.actions.steps.carrying.on_the_way_up import stopped_on_the_way_up
from workflow.actions.steps.locked_decision import locked_package
from workflow.actions.steps.locking import locked_nominations, overtaken
from workflow.actions.steps.moving import StandingChange, move, notes_for
from workflow.actions.steps.single import settle_all
from workflow.models import Meeting, Package
from workflow.models.proved_tables import OF_PACKAGE
from workflow.reports.packed.archive import archive_of, too_heavy
from workflow.reports.packed.petition_above import (
    PETITION_SIGN,
    meetings_that_passed,
    packed_nominations,
    petition_above,
)
from workflow.table.act_rights import may, require
from workflow.table.moves import BY_ACT, Act
from workflow.table.row import Carrier


@dataclass(frozen=True, slots=True)
class Sending:
    """The signed petition as the office's register has it, who signed it, and where all of it went."""

    petition: GivenNumber
    signer: str
    sent_to: str
    sent_on: date


@one_act
def send_up(package_id: int, sending: Sending, *, by: AbstractBaseUser, on: date) -> Package:
    """The package with its archive. Raises `Refused` with every fault of the petition."""
    package = locked_package(package_id, Act.SEND_UP)
    mandate = require(may(Act.SEND_UP, by, package, on=on))
    refuse_of_tomorrow(sending.petition, paper="Tờ trình", on=on)
    given = sending.petition.with_symbol(PETITION_SIGN)
    ids = list(package.cases.values_list("nomination_id", flat=True))
    nominations = locked_nominations(ids, Standing.APPRAISED, Standing.PASSED)
    if len(nominations) < len(ids):
        raise overtaken((Carrier.PACKAGE, package.pk), BY_ACT[Act.SEND_UP].label)
    rows = packed_nominations(package)
    meetings = meetings_that_passed(rows)
    days = {"petition_on": given.on, "sent_on": sending.sent_on}
    stopped = stopped_on_the_way_up(nominations, **days, on=on)
    obstacles = [*_of_days(sending, on=on), *_unminuted(meetings), *too_heavy(rows), *stopped]
    refuse_if(obstacles, message="Chưa ghi được việc gửi cấp trên.")

    package.petition_number, package.petition_on = given.number, given.on
    package.signer_name, package.signer_lines = _signed(package, sending)
    package.sent_to, package.sent_on = clean(sending.sent_to), sending.sent_on
    _pack(package, rows, meetings)
    package.send()
    package.save()
    moves = move(Act.SEND_UP, [StandingChange(row, "send_up") for row in nominations])
    seats = settle_all(nominations, on=on)
    told = Note(
        subject=("package", package.pk),
        details={
            "petition": given.told,
            "sent_to": package.sent_to,
            "sent_on": package.sent_on.isoformat(),
            "lines": len(rows),
            "archive": package.sha256,
            "sha256": package.sha256,
            **proof(package.pk, *OF_PACKAGE),
        },
        jurisdiction_id=package.jurisdiction_id,
        about=package.subject,
    )
    carrier = ("package", package.pk)
    notes = notes_for(moves, nominations, about=package.subject, seats=seats, carried_by=carrier)
    record_many(Verb.SENT_UP, [told, *notes], by=mandate.actor, on=on)
    return package


def _of_days(sending: Sending, *, on: date) -> Iterator[Obstacle]:
    if sending.sent_on > on:
        yield Obstacle(
            f"Ngày gửi {short_date(sending.sent_on)} sau ngày thực hiện việc này.",
            remedy="Ghi việc gửi sau khi đã gửi.",
        )
    if sending.sent_on < sending.petition.on:
        yield Obstacle(
            f"Ngày gửi {short_date(sending.sent_on)} trước ngày tờ trình {short_date(sending.petition.on)}.",
            remedy="Ghi đúng ngày trên tờ trình và ngày gửi.",
        )
    if not sending.sent_to.strip():
        yield Obstacle("Chưa ghi nơi nhận.", remedy="Ghi cơ quan nhận hồ sơ trình.")


def _unminuted(meetings: Sequence[Meeting]) -> Iterator[Obstacle]:
    """What a council voted on goes up with its minutes."""
    for meeting in meetings:
        if not meeting.minutes_sha256:
            yield Obstacle(
                f"Cuộc họp ngày {short_date(meeting.meets_on)}: chưa lập biên bản.",
                remedy="Đề nghị thư ký Hội đồng lập biên bản, rồi ghi việc gửi.",
            )


def _signed(package: Package, sending: Sending) -> tuple[str, list[str]]:
    """Name and block of whoever had the power to sign on the day of the petition."""
    organ = heir_on(package.jurisdiction, sending.petition.on) or package.jurisdiction
    for mandate in mandates_at(organ, "sign_decision", on=sending.petition.on):
        if mandate.name == sending.signer:
            return mandate.name, signer_lines(mandate)
    raise Refused(
        f"{sending.signer or 'Người ký'} không có thẩm quyền ký tờ trình vào ngày "
        f"{short_date(sending.petition.on)}.",
        remedy="Chọn người đã ký tờ trình; thẩm quyền ký theo phân công của ngày ấy.",
        citation="Điều 13 Nghị định 30/2020/NĐ-CP",
    )


def _pack(package: Package, rows: Sequence[Nomination], meetings: Sequence[Meeting]) -> None:
    """The petition is judged like every paper that leaves the house; the archive lies under its SHA-256."""
    paper = petition_above(package, on=package.prepared_on)
    pdf = render_petition(paper)
    faults = lint(pdf, profile=profile_of(paper))
    refuse_if(
        [Obstacle(fault.message_vi, citation=fault.citation) for fault in faults],
        message="Tờ trình chưa đúng thể thức, chưa đóng gói được.",
    )
    with archive_of(package, rows, meetings, pdf=pdf, docx=petition_docx(paper)) as archive:
        digest = sha256()
        while piece := archive.read(1 << 20):
            digest.update(piece)
        package.sha256 = digest.hexdigest()
        archive.seek(0)
        package.file.save(f"{package.sha256}.zip", File(archive), save=False)
