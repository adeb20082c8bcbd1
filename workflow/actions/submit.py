"""Submit: the unit hands its dossier to the bloc, or straight to the Board; sealed from here on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from dossiers.drafting.petitioning.petition_contents import PETITION_KIND, unit_symbol
from dossiers.drafting.route import route_of
from dossiers.judging.dossier_findings import findings_to_store, judge_case, kept_of, store_findings
from dossiers.judging.law_facts import case_of
from dossiers.judging.sealed_revision import seal_revision
from dossiers.local_law import local_law
from dossiers.models import Dossier, Nomination, Standing
from dossiers.models.proved_tables import DOSSIER
from dossiers.seats.claiming import settle
from roles.doors.given_numbers import GivenNumber, refuse_of_tomorrow
from roles.doors.one_act import one_act
from roles.doors.refusals import Refused, refuse_if
from roles.rights.unit_heirs import standing_for
from trail.record import record
from trail.state.proved_table import proof
from trail.verbs import Verb
from workflow.actions.sign import signer_lines
from workflow.actions.steps.handing import hand_over
from workflow.actions.steps.law_says import stopping_findings
from workflow.actions.steps.locking import MOVED, locked_dossier, nominations_of, open_passage
from workflow.actions.steps.moving import StandingChange, move
from workflow.models import Passage
from workflow.models.desks import Desk
from workflow.table.act_rights import may, require
from workflow.table.moves import Act


@one_act
def submit(
    dossier_id: int, *, by: AbstractBaseUser, on: date, petition: GivenNumber | None = None
) -> Passage:
    """Its receiver has it now (dossiers.drafting.route). Raises `Refused` with every finding that the unit
    must mend first.

    `petition` has the number of the unit's own register; whoever submits signs it (Điều 13 Nghị định
    30/2020/NĐ-CP).
    """
    dossier = locked_dossier(dossier_id)
    passage = open_passage(dossier, Act.SUBMIT)
    mandate = require(may(Act.SUBMIT, by, dossier, on=on))
    refuse_of_tomorrow(petition, paper="Tờ trình", on=on)
    nominations = _drafted(dossier)
    law = local_law(dossier.jurisdiction)
    route = route_of(dossier, on=on, law=law)
    dossier.bloc = route.bloc
    case = case_of(dossier, on=on, local=law)
    judgement = judge_case(case, dossier=dossier, rules=law.rulebook_on(on))
    refuse_if(stopping_findings(judgement), message="Hồ sơ chưa trình được: còn nội dung chưa đúng quy định.")

    told = findings_to_store(judgement, on=on)
    transition = "submit" if route.bloc else "submit_straight"
    moves = move(Act.SUBMIT, [StandingChange(row, transition) for row in nominations], told=told)
    seats = settle([(dossier.unit_id, dossier.year)], jurisdiction=dossier.jurisdiction, on=on, law=law)
    store_findings(told, but=nominations)
    if petition is not None:
        profile = standing_for(dossier.unit, on=on).profile_on(on)
        petition = petition.with_symbol(unit_symbol(PETITION_KIND, profile))
    dossier.petition_number = petition.number if petition else ""
    dossier.petition_on = petition.on if petition else None
    sealed = seal_revision(dossier, on=on, case=case, rulebook=judgement.hash)
    signed = {"petition": petition.told if petition else "", "signature": signer_lines(mandate)}
    signed |= {} if route.bloc else {"straight": route.why}
    kept = signed | proof(dossier.pk, DOSSIER) | kept_of(told) | sealed | seats[dossier.unit_id, dossier.year]
    record(
        Verb.SUBMITTED,
        subject=("dossier", dossier.pk),
        by=mandate.actor,
        on=on,
        moves=moves[dossier.pk],
        rulebook=(judgement.hash, judgement.regime),
        details=kept,
        jurisdiction_id=dossier.jurisdiction_id,
        unit_id=dossier.unit_id,
        about=dossier.title,
    )
    return hand_over(dossier, passage, Act.SUBMIT, on=on, to=Desk.BLOC if route.bloc else Desk.BOARD)


def _drafted(dossier: Dossier) -> Sequence[Nomination]:
    nominations = nominations_of(dossier, Standing.DRAFT, only=MOVED)
    if not nominations:
        raise Refused(
            "Hồ sơ chưa có trường hợp đề nghị nào.",
            remedy="Thêm cá nhân, tập thể hoặc nhập danh sách từ Excel rồi trình lại.",
        )
    return nominations
