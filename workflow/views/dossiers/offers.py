"""Which acts the reader may do on a thing now: rows of the table with a button, ready and within reach."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.urls import reverse
from django_fsm import can_proceed

from dossiers.models import Dossier
from roles.rights.permissions import mandate_at_unit
from workflow.access import page_opens
from workflow.models import Decision, Meeting, Package, Passage
from workflow.models.desks import Desk
from workflow.table.act_rights import may
from workflow.table.moves import BY_ACT
from workflow.table.row import Button, Carrier, Move

_KINDS = {Meeting: Carrier.MEETING, Decision: Carrier.DECISION, Package: Carrier.PACKAGE}


@dataclass(frozen=True, slots=True)
class Offer:
    """A button; `posts`: the act asks nothing and is done at once."""

    label: str
    url: str
    icon: str
    is_primary: bool = False
    posts: bool = False


def offers(dossier: Dossier, passage: Passage | None, *, user: Any, on: date) -> list[Offer]:
    """On a dossier, in the order of the table; a reader without any right there gets none."""
    if passage is None:
        return []
    found = list(_draft(dossier, passage, user=user, on=on))
    standings = set(dossier.nominations.values_list("standing", flat=True).distinct())
    for move, button in _with_button(Carrier.DOSSIER, Carrier.NOMINATION):
        if Desk(passage.desk) not in move.at_desks or not move.ready.suits(passage):
            continue
        if not move.ready.suits_cases(standings):
            continue
        if may(move.act, user, dossier, on=on, desk=passage.desk):
            found.append(_offer(move, button, dossier.pk))
    return found


def offers_on(
    carrier: Meeting | Decision | Package, *, user: Any, on: date, but: Collection[StrEnum] = ()
) -> list[Offer]:
    """On a meeting, a decision or a package: what its own state allows and the act's page would open for.

    `but`: what the page knows to be done already.
    """
    return [
        _offer(move, button, carrier.pk)
        for move, button in _with_button(_KINDS[type(carrier)])
        if move.act not in but
        and can_proceed(getattr(carrier, move.ready.transition))
        and page_opens(move.act, user, carrier, on=on)
    ]


def _with_button(*carriers: Carrier) -> Iterator[tuple[Move, Button]]:
    for move in BY_ACT.values():
        if move.carrier in carriers and move.button is not None:
            yield move, move.button


def _offer(move: Move, button: Button, pk: int) -> Offer:
    url = reverse(f"workflow:{move.act}", args=[pk])
    return Offer(
        button.label or move.label, url, button.icon, is_primary=button.is_primary, posts=button.posts
    )


def _draft(dossier: Dossier, passage: Passage, *, user: Any, on: date) -> Iterator[Offer]:
    is_here = passage.desk == Desk.UNIT
    if is_here and mandate_at_unit(user, "draft_dossier", dossier.unit, on=on):
        yield Offer("Soạn hồ sơ", reverse("dossiers:draft", args=[dossier.pk]), "pencil")
