"""Discard a draft, also one that came back: it leaves the unit's desk, whole, and can come back."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from dossiers.models import Dossier
from dossiers.models.proved_tables import DOSSIER
from roles.doors.one_act import one_act
from roles.doors.refusals import Refused
from trail.record import record
from trail.state.proved_table import proof
from trail.verbs import Verb
from vietnamese.dates import short_date
from workflow.actions.steps.handing import close_passage
from workflow.actions.steps.locking import locked_dossier, open_passage
from workflow.table.act_rights import may, require
from workflow.table.moves import Act


@one_act
def discard_dossier(dossier_id: int, *, reason: str, by: AbstractBaseUser, on: date) -> Dossier:
    """Who and when stay with it. Raises `Refused` for what came from below, and without a `reason` for what
    others know already: it was submitted once, and came back."""
    dossier = locked_dossier(dossier_id)
    passage = open_passage(dossier, Act.DISCARD_DOSSIER)
    mandate = require(may(Act.DISCARD_DOSSIER, by, dossier, on=on))
    _refuse_what_others_know(dossier, reason)
    dossier.discarded_on, dossier.discarded_by_id = on, by.pk
    dossier.save(update_fields=["discarded_on", "discarded_by"])
    close_passage(passage, on=on)
    record(
        Verb.DOSSIER_DISCARDED,
        subject=("dossier", dossier.pk),
        by=mandate.actor,
        on=on,
        reason=reason.strip(),
        details=proof(dossier.pk, DOSSIER),
        jurisdiction_id=dossier.jurisdiction_id,
        unit_id=dossier.unit_id,
        about=f"{dossier.code} {dossier.title}",
    )
    return dossier


def _refuse_what_others_know(dossier: Dossier, reason: str) -> None:
    if dossier.submitted_on is not None and not any(letter.isalpha() for letter in reason):
        raise Refused(
            f"Hồ sơ đã trình ngày {short_date(dossier.submitted_on)}: bỏ thì phải ghi lý do bằng lời.",
            remedy="Ghi lý do; nơi đã nhận hồ sơ và người kiểm tra đọc lý do này.",
        )
    if dossier.nominations.filter(origin__isnull=False).exists():
        raise Refused(
            "Hồ sơ có trường hợp do cấp dưới chuyển lên nên không bỏ được.",
            remedy="Trình hồ sơ, hoặc xóa riêng trường hợp không đề nghị.",
        )
