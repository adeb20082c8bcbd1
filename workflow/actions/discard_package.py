"""Discard a package that was not sent: its cases are free for another."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractBaseUser

from dossiers.models import Nomination
from roles.doors.one_act import one_act
from roles.doors.refusals import Refused
from trail.entries import StandingMove
from trail.record import Note, record_many
from trail.state.proved_table import proof
from trail.verbs import Verb
from workflow.actions.steps.locked_decision import locked_package
from workflow.actions.steps.moving import notes_for
from workflow.models import Package
from workflow.models.proved_tables import OF_PACKAGE
from workflow.table.act_rights import may, require
from workflow.table.moves import Act


@one_act
def discard_package(package_id: int, *, reason: str, by: AbstractBaseUser, on: date) -> Package:
    """Nothing went out. Needs a reason."""
    package = locked_package(package_id, Act.DISCARD_PACKAGE)
    mandate = require(may(Act.DISCARD_PACKAGE, by, package, on=on))
    if not reason.strip():
        raise Refused("Chưa ghi lý do bỏ hồ sơ trình.", remedy="Ghi lý do.")
    package.discard()
    package.save(update_fields=["state"])
    freed = list(Nomination.objects.filter(packed__package=package).select_related("dossier").order_by("pk"))
    package.cases.update(is_live=False)
    told = Note(
        subject=("package", package.pk),
        reason=reason.strip(),
        details=proof(package.pk, *OF_PACKAGE),
        jurisdiction_id=package.jurisdiction_id,
        about=package.subject,
    )
    stay: dict[int, list[StandingMove]] = {row.dossier_id: [] for row in freed}
    carrier = ("package", package.pk)
    notes = notes_for(stay, freed, reason=reason.strip(), about=package.subject, carried_by=carrier)
    record_many(Verb.PACKAGE_DISCARDED, [told, *notes], by=mandate.actor, on=on)
    return package
