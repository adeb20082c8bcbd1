"""Record a reply: what those above decided on cases of a package, by which paper, with its scan."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from dossiers.evidence.handed_in import HandedIn
from dossiers.models import HeldTitle, Nomination, Standing
from law.awards import name_of
from law.procedure.routing import AUTHORITIES, authority_article, deciders_above
from roles.doors.foreign_ids import refuse_foreign
from roles.doors.given_numbers import GivenNumber, refuse_of_tomorrow
from roles.doors.law_in_force import stack_in_force
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, refuse_if
from roles.rights.permissions import Mandate
from trail.record import Note, record_many
from trail.state.proved_table import proof
from trail.verbs import Verb
from vietnamese.dates import short_date
from vietnamese.text import clean
from workflow.actions.steps.handing import close_finished
from workflow.actions.steps.locked_decision import locked_package
from workflow.actions.steps.locking import locked_nominations, overtaken
from workflow.actions.steps.moving import StandingChange, move, notes_for
from workflow.actions.steps.single import settle_all
from workflow.models import Outcome, Package, PackedCase, Reply
from workflow.models.proved_tables import OF_PACKAGE
from workflow.table.act_rights import may, require
from workflow.table.moves import BY_ACT, Act
from workflow.table.row import Carrier

_MOVES = {
    Outcome.GRANTED: ("confer", Verb.GRANTED_ABOVE),
    Outcome.DENIED: ("deny", Verb.DENIED_ABOVE),
    Outcome.RETURNED: ("come_down", Verb.CAME_DOWN),
}


@dataclass(frozen=True, slots=True)
class PaperFromAbove:
    """What the paper says; `decided_by` is who issued it, of a decision one of AUTHORITIES in words."""

    outcome: Outcome
    given: GivenNumber
    decided_by: str
    scan: HandedIn
    reason: str = ""

    @property
    def told(self) -> str:
        return f"{self.given.told} của {self.decided_by}"


@one_act
def record_reply(
    package_id: int, nomination_ids: Collection[int], paper: PaperFromAbove, *, by: AbstractBaseUser, on: date
) -> Reply:
    """The reply on these cases: awarded, not granted, or back on the Board's desk to be appraised anew.

    The others wait on; with the last one the package is finished.
    """
    package = locked_package(package_id, Act.RECORD_REPLY)
    mandate = require(may(Act.RECORD_REPLY, by, package, on=on))
    refuse_of_tomorrow(paper.given, paper="Văn bản", on=on)
    cases = list(package.cases.filter(nomination__in=nomination_ids))
    refuse_foreign(nomination_ids, [each.nomination_id for each in cases], field="Trường hợp được trả lời")
    refuse_if(_obstacles(package, cases, paper), message="Chưa ghi được trả lời của cấp trên.")
    nominations = locked_nominations([each.nomination_id for each in cases], Standing.SENT_UP)
    if len(nominations) < len(cases):
        raise overtaken((Carrier.PACKAGE, package.pk), BY_ACT[Act.RECORD_REPLY].label)

    reply = _written(package, paper, mandate, on=on)
    transition, verb = _MOVES[paper.outcome]
    moves = move(Act.RECORD_REPLY, [StandingChange(row, transition, _reason(paper)) for row in nominations])
    for case in cases:
        case.is_live, case.outcome, case.reply = False, paper.outcome, reply
    PackedCase.objects.bulk_update(cases, ["is_live", "outcome", "reply"])
    if paper.outcome is Outcome.GRANTED:
        _enter_history(reply, nominations)
    package.take_reply()
    if not package.cases.filter(is_live=True).exists():
        package.finish()
    package.save(update_fields=["state"])
    seats = settle_all(nominations, on=on)
    told = Note(
        subject=("package", package.pk),
        reason=reply.reason,
        details={
            "reply": paper.told,
            "decided_by": reply.decided_by,
            "lines": len(cases),
            "sha256": reply.scan_id,
            **proof(package.pk, *OF_PACKAGE),
        },
        jurisdiction_id=package.jurisdiction_id,
        about=package.subject,
    )
    notes = notes_for(
        moves,
        nominations,
        reason=reply.reason,
        about=package.subject,
        seats=seats,
        details={"reply": paper.told},
        carried_by=("package", package.pk),
    )
    record_many(verb, [told, *notes], by=mandate.actor, on=on)
    close_finished({row.dossier_id for row in nominations})
    return reply


def _obstacles(package: Package, cases: Sequence[PackedCase], paper: PaperFromAbove) -> Iterator[Obstacle]:
    if not cases:
        yield Obstacle("Chưa chọn trường hợp nào.", remedy="Chọn các trường hợp mà văn bản nêu.")
    if package.petition_on is not None and paper.given.on < package.petition_on:
        yield Obstacle(
            f"Văn bản ghi ngày {short_date(paper.given.on)}, trước ngày tờ trình "
            f"{short_date(package.petition_on)}.",
            remedy="Ghi đúng ngày trên văn bản của cấp trên.",
        )
    if not paper.decided_by.strip():
        yield Obstacle("Chưa ghi nơi ban hành văn bản.", remedy="Ghi đúng như trên văn bản.")
    if paper.outcome is Outcome.GRANTED:
        yield from _of_authority(package, paper)
    elif not paper.reason.strip():
        yield Obstacle(
            "Chưa ghi lý do nêu trong văn bản.", remedy="Ghi lý do; đơn vị đọc đúng những lời này."
        )


def _of_authority(package: Package, paper: PaperFromAbove) -> Iterator[Obstacle]:
    """Only who could decide the award that day has decided it."""
    stack = stack_in_force()
    deciders = [AUTHORITIES[code] for code in deciders_above(package.award, paper.given.on, stack=stack)]
    if paper.decided_by not in deciders:
        yield Obstacle(
            f"{paper.decided_by} không quyết định {name_of(package.award)} vào ngày "
            f"{short_date(paper.given.on)}.",
            remedy=f"Người quyết định: {' hoặc '.join(deciders) or 'không còn ai'}.",
            citation=authority_article(package.award, paper.given.on, stack=stack),
        )


def _reason(paper: PaperFromAbove) -> str:
    """Beside the standing; of what was given nothing has to be explained."""
    if paper.outcome is Outcome.GRANTED:
        return ""
    return f"{paper.reason.strip()} (văn bản {paper.told})"


def _written(package: Package, paper: PaperFromAbove, mandate: Mandate, *, on: date) -> Reply:
    return Reply.objects.create(
        package=package,
        outcome=paper.outcome,
        number=paper.given.number,
        dated_on=paper.given.on,
        decided_by=clean(paper.decided_by),
        reason=paper.reason.strip(),
        scan=paper.scan.kept.row(),
        scan_name=paper.scan.name,
        recorded_by_id=mandate.user_id,
        recorded_on=on,
    )


def _enter_history(reply: Reply, nominations: Sequence[Nomination]) -> None:
    HeldTitle.objects.bulk_create(
        HeldTitle(
            recipient_id=row.recipient_id,
            award=row.award,
            way=row.way,
            year=row.dossier.year,
            decision_number=reply.number,
            decision_on=reply.dated_on,
            decided_by=reply.decided_by,
            achievement_since=row.achievement_since,
            achievement_until=row.achievement_until,
            nomination=row,
        )
        for row in nominations
    )
