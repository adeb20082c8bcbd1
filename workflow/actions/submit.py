"""Submit: the unit hands its dossier to the bloc. From here on the content is sealed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from dossiers.facts import case_of
from dossiers.judging import judge_case, kept_of, store_findings, told_of
from dossiers.local_law import local_law
from dossiers.models import Dossier, Nomination, Standing
from dossiers.proved import DOSSIER
from dossiers.sealing import seal
from dossiers.seats import settle
from roles.models import Bloc
from roles.one_act import one_act
from roles.queries import bloc_of
from roles.refusals import Obstacle, Refused, refuse_if
from trail.record import record
from trail.state.table import proof
from trail.verbs import Verb
from workflow.actions.handing import hand_over
from workflow.actions.law_says import blocking
from workflow.actions.locking import locked_dossier, nominations_of, open_passage
from workflow.actions.moving import Change, move
from workflow.models import Passage
from workflow.moves import Act
from workflow.rights import may, require


@one_act
def submit(dossier_id: int, *, by: AbstractBaseUser, on: date) -> Passage:
    """The bloc has it now. Raises `Refused` with every finding that the unit must mend first."""
    dossier = locked_dossier(dossier_id)
    passage = open_passage(dossier, Act.SUBMIT)
    mandate = require(may(Act.SUBMIT, by, dossier, on=on))
    nominations = _drafted(dossier)
    dossier.bloc = _bloc_of(dossier, on=on)
    law = local_law(dossier.jurisdiction)
    case = case_of(dossier, on=on, local=law)
    judgement = judge_case(case, dossier=dossier, rules=law.rulebook_on(on))
    refuse_if(blocking(judgement), message="Hồ sơ chưa trình được: còn nội dung chưa đúng quy định.")

    told = told_of(judgement, on=on)
    moves = move(Act.SUBMIT, [Change(row, "submit") for row in nominations], told=told)
    seats = settle([(dossier.unit_id, dossier.year)], jurisdiction=dossier.jurisdiction, on=on, law=law)
    store_findings(told, but=nominations)
    sealed = seal(dossier, on=on, case=case, rulebook=judgement.hash)
    kept = proof(dossier.pk, DOSSIER) | kept_of(told) | sealed | seats[dossier.unit_id, dossier.year]
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
    return hand_over(dossier, passage, Act.SUBMIT, on=on)


def _drafted(dossier: Dossier) -> Sequence[Nomination]:
    nominations = nominations_of(dossier, Standing.DRAFT)
    if not nominations:
        raise Refused(
            "Hồ sơ chưa có trường hợp đề nghị nào.",
            remedy="Thêm cá nhân, tập thể hoặc nhập danh sách từ Excel rồi trình lại.",
        )
    return nominations


def _bloc_of(dossier: Dossier, *, on: date) -> Bloc:
    bloc = bloc_of(dossier.unit, jurisdiction=dossier.jurisdiction, year=dossier.year, on=on)
    if bloc is None:
        missing = Obstacle(
            f"Đơn vị chưa được xếp vào khối, cụm thi đua nào của năm {dossier.year}.",
            remedy="Đề nghị cơ quan thường trực thi đua, khen thưởng xếp khối cho đơn vị.",
        )
        raise Refused("Hồ sơ chưa trình được.", obstacles=[missing])
    return bloc
