"""Forward: another level decides. The nomination closes here; the organ's own dossier goes on above."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from dossiers.drafting.route import route_from
from dossiers.evidence.carried_papers import carry_papers
from dossiers.models import Dossier, Nomination, Standing
from dossiers.models.proved_tables import DOSSIER
from law.awards import name_of
from law.procedure.routing import goes_up_from
from roles.doors.law_in_force import stack_in_force
from roles.doors.one_act import one_act
from roles.doors.refusals import Obstacle, Refused, refuse_if
from roles.models import Jurisdiction, Unit
from roles.queries import heir_on
from trail.record import Note, StandingMove, record_many
from trail.state.proved_table import proof
from trail.verbs import Verb
from workflow import flows
from workflow.actions.steps.belonging import refuse_other_nominations
from workflow.actions.steps.carriers import leave_agendas, refuse_carried
from workflow.actions.steps.handing import close_finished, place
from workflow.actions.steps.locking import locked_dossier, nominations_of, open_passage, overtaken
from workflow.actions.steps.moving import StandingChange, move
from workflow.actions.steps.single import free_all
from workflow.table.act_rights import may, require
from workflow.table.moves import BY_ACT, Act
from workflow.table.row import Carrier


@one_act
def forward(dossier_id: int, nomination_ids: Collection[int], *, by: AbstractBaseUser, on: date) -> Dossier:
    """The organ's draft in the jurisdiction above, holding a copy of each with its papers."""
    dossier = locked_dossier(dossier_id)
    open_passage(dossier, Act.FORWARD)
    mandate = require(may(Act.FORWARD, by, dossier, on=on))
    if dossier.received_on is None:
        raise Refused("Hồ sơ chưa được tiếp nhận.", remedy="Bấm “Tiếp nhận hồ sơ” trước khi chuyển cấp trên.")
    above = _above(dossier, on=on)
    standing = (Standing.ENDORSED, Standing.APPRAISED)
    nominations = [row for row in nominations_of(dossier, *standing) if row.pk in nomination_ids]
    gone = set(nomination_ids) - {row.pk for row in nominations}
    refuse_other_nominations(dossier, gone)
    if gone:
        raise overtaken((Carrier.DOSSIER, dossier.pk), BY_ACT[Act.FORWARD].label, moving=min(gone))
    refuse_if(_obstacles(dossier, nominations, on=on), message="Chưa chuyển lên cấp trên được.")
    refuse_carried(nominations)

    moves = move(Act.FORWARD, [StandingChange(row, "forward") for row in nominations])
    draft = _draft_above(dossier, above, on=on)
    copies = _copy(nominations, draft)
    papers = carry_papers(dossier, nominations, copies, by_id=mandate.user_id)
    seats = free_all(nominations)[dossier.unit_id, dossier.year]
    left = leave_agendas(nominations)
    notes = [
        _upward(dossier, draft, moves[dossier.pk], seats),
        _arrived(dossier, draft, copies, papers),
        *left,
    ]
    record_many(Verb.FORWARDED, notes, by=mandate.actor, on=on)
    close_finished([dossier.pk])
    return draft


def _above(dossier: Dossier, *, on: date) -> Jurisdiction:
    above = heir_on(dossier.jurisdiction.above, on)
    if above is None:
        raise Refused(
            "Chưa khai báo cấp có thẩm quyền phía trên.",
            remedy="Đề nghị cơ quan thường trực khai báo cấp trên rồi thực hiện lại.",
        )
    return above


def _obstacles(dossier: Dossier, rows: Sequence[Nomination], *, on: date) -> Iterator[Obstacle]:
    if not rows:
        yield Obstacle(
            "Chưa chọn trường hợp nào có thể chuyển.", remedy="Chọn trường hợp khối, cụm đã đồng ý."
        )
    stack = stack_in_force()
    for row in rows:
        if not goes_up_from(row.award, dossier.jurisdiction.level, on, stack=stack):
            yield Obstacle(
                f"{row.recipient_name}: {name_of(row.award)} do cấp này quyết định.",
                remedy="Thẩm định và trình quyết định tại cấp này.",
                about=str(row.pk),
            )


def _draft_above(dossier: Dossier, above: Jurisdiction, *, on: date) -> Dossier:
    """The organ's open draft of that year and way, begun when there is none yet.

    The organ's row is locked first: two first forwards at once must find one draft, not begin two.
    """
    organ = Unit.objects.select_for_update(no_key=True).get(pk=dossier.jurisdiction.organ_id)
    drafts = (
        Dossier.objects.select_for_update()
        .filter(unit=organ, jurisdiction=above, year=dossier.year, way=dossier.way, sealed_at__isnull=True)
        .filter(discarded_on__isnull=True)
    )
    found = drafts.filter(forwarded_from__isnull=False, closed_on__isnull=True).order_by("pk").first()
    if found is not None:
        return found
    task = flows.begin_process()
    draft = Dossier.objects.create(
        jurisdiction=above,
        unit=organ,
        bloc=route_from(organ, above, year=dossier.year, way=dossier.way, on=on).bloc,
        flow=task.process,
        year=dossier.year,
        way=dossier.way,
        title=f"Đề nghị khen thưởng cấp trên năm {dossier.year}",
        forwarded_from=dossier,
        created_on=on,
    )
    place(draft, task, on=on)
    return draft


def _copy(nominations: Sequence[Nomination], draft: Dossier) -> list[Nomination]:
    first = draft.nominations.count() + 1
    copies = [
        Nomination(
            dossier=draft,
            recipient_id=row.recipient_id,
            origin=row,
            award=row.award,
            way=row.way,
            ground=row.ground,
            ordinal=first + place_in_list,
            achievement_since=row.achievement_since,
            achievement_until=row.achievement_until,
            achievement=row.achievement,
            recipient_name=row.recipient_name,
            recipient_post=row.recipient_post,
            sort_key=row.sort_key,
        )
        for place_in_list, row in enumerate(nominations)
    ]
    Nomination.objects.bulk_create(copies)
    links = Nomination.initiatives.through
    by_origin = {copy.origin_id: copy.pk for copy in copies}
    links.objects.bulk_create(
        links(nomination_id=by_origin[link.nomination_id], initiative_id=link.initiative_id)
        for link in links.objects.filter(nomination__in=nominations)
    )
    return copies


def _upward(
    dossier: Dossier, draft: Dossier, moves: Sequence[StandingMove], seats: Mapping[str, object]
) -> Note:
    return Note(
        subject=("dossier", dossier.pk),
        moves=moves,
        details={"forwarded_to": draft.pk, **seats},
        jurisdiction_id=dossier.jurisdiction_id,
        unit_id=dossier.unit_id,
        about=dossier.title,
    )


def _arrived(
    dossier: Dossier, draft: Dossier, copies: Sequence[Nomination], papers: Mapping[str, object]
) -> Note:
    """On the chain of the organ's draft: what came into it, with which papers, and from where."""
    return Note(
        subject=("dossier", draft.pk),
        moves=[
            StandingMove(
                nomination=row.pk, from_="", to=Standing.DRAFT, about=f"{row.recipient_name} ({row.award})"
            )
            for row in copies
        ],
        details={
            "forwarded_from": dossier.pk,
            "origins": {str(row.pk): row.origin_id for row in copies},
            **papers,
            **proof(draft.pk, DOSSIER),
        },
        jurisdiction_id=draft.jurisdiction_id,
        unit_id=draft.unit_id,
        about=draft.title,
    )
