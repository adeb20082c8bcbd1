"""What hold, release and withdraw share: single nominations move, the dossier stays where it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from enum import StrEnum

from django.contrib.auth.models import AbstractBaseUser

from dossiers.models import Dossier, Nomination
from dossiers.seats.claiming import SettledSeats, free_seats, settle
from roles.doors.foreign_ids import refuse_foreign
from roles.doors.refusals import Refused
from roles.rights.permissions import Mandate
from trail.record import record_many
from trail.verbs import Verb
from workflow.actions.steps.carriers import leave_agendas, refuse_carried
from workflow.actions.steps.handing import close_finished
from workflow.actions.steps.holding import Awaited, begin_holds, end_holds
from workflow.actions.steps.locking import locked_dossiers, locked_nominations
from workflow.actions.steps.moving import StandingChange, move, notes_for
from workflow.table.act_rights import may, require
from workflow.table.moves import BY_ACT


def move_single(
    act: StrEnum,
    verb: Verb,
    nomination_ids: Collection[int],
    *,
    reason: str,
    by: AbstractBaseUser,
    on: date,
    awaited: Awaited | None = None,
) -> int:
    """Moves each by the act's one transition; the right is asked once for each of their organs.

    `awaited` begins a hold of each; without it the holds there were are over.
    """
    wanted = Nomination.objects.filter(pk__in=nomination_ids).values_list("dossier_id", flat=True)
    dossiers = locked_dossiers(wanted)
    nominations = locked_nominations(nomination_ids)
    if not nominations:
        raise Refused("Chưa chọn trường hợp nào.", remedy="Chọn ít nhất một trường hợp.")
    mandate = asked_at_each(act, dossiers.values(), by=by, on=on)
    refuse_foreign(nomination_ids, [row.pk for row in nominations], field="Trường hợp")
    refuse_carried(nominations)

    (transition,) = BY_ACT[act].transitions
    moves = move(act, [StandingChange(row, transition, reason) for row in nominations])
    if awaited is None:
        end_holds(nominations, on=on)
    else:
        begin_holds(nominations, awaited, on=on)
    seats = settle_all(nominations, on=on)
    left = leave_agendas(nominations, reason=reason)
    details = awaited.details if awaited else {}
    notes = [*notes_for(moves, nominations, reason=reason, seats=seats, details=details), *left]
    record_many(verb, notes, by=mandate.actor, on=on)
    close_finished(dossiers)
    return len(nominations)


def asked_at_each(act: StrEnum, dossiers: Iterable[Dossier], *, by: AbstractBaseUser, on: date) -> Mandate:
    """The first mandate; `Forbidden` where one of the organs gives none."""
    organs = {(dossier.unit_id, dossier.jurisdiction_id): dossier for dossier in dossiers}
    mandates = [require(may(act, by, dossier, on=on)) for dossier in organs.values()]
    return mandates[0]


def settle_all(nominations: Collection[Nomination], *, on: date) -> SettledSeats:
    """Recounts the seats of every unit and year concerned, by jurisdiction; returns what entries keep."""
    pairs: dict[int, set[tuple[int, int]]] = {}
    jurisdictions = {}
    for row in nominations:
        dossier = row.dossier
        pairs.setdefault(dossier.jurisdiction_id, set()).add((dossier.unit_id, dossier.year))
        jurisdictions[dossier.jurisdiction_id] = dossier.jurisdiction
    kept: SettledSeats = {}
    for jurisdiction_id, found in sorted(pairs.items()):
        kept |= settle(sorted(found), jurisdiction=jurisdictions[jurisdiction_id], on=on)
    return kept


def free_all(nominations: Collection[Nomination]) -> SettledSeats:
    """The same where nominations only fall or leave: nothing is refused."""
    return free_seats((row.dossier.unit_id, row.dossier.year) for row in nominations)
