"""Questions of this room's pages about a dossier, a nomination or a decision: whose turn may it be."""

from __future__ import annotations

from collections.abc import Iterator

from dossiers.models import Dossier, Nomination
from roles.access import Door, register
from roles.models import Bloc, Jurisdiction
from trail.clock import today
from workflow.desks import Desk
from workflow.models import Passage

ORGANS = ("unit", "bloc", "jurisdiction")


def _desk_of(dossier: Dossier) -> str:
    rows = Passage.objects.filter(dossier=dossier, closed_at__isnull=True)
    return rows.values_list("desk", flat=True).first() or ""


def _bloc_that_has_it(dossier: Dossier) -> Bloc | None:
    """The bloc keeps its page after the review, so that whoever comes second learns what happened."""
    return dossier.bloc if dossier.is_sealed else None


def _board_that_has_it(dossier: Dossier) -> Jurisdiction | None:
    return dossier.jurisdiction if dossier.is_sealed else None


def _bloc_in_turn(dossier: Dossier) -> Bloc | None:
    return dossier.bloc if _desk_of(dossier) == Desk.BLOC else None


def _board_for_a_bloc_that_ended(dossier: Dossier) -> Jurisdiction | None:
    bloc = _bloc_in_turn(dossier)
    return dossier.jurisdiction if bloc is not None and bloc.is_over(today()) else None


def _board_in_turn(dossier: Dossier) -> Jurisdiction | None:
    return dossier.jurisdiction if _desk_of(dossier) == Desk.BOARD else None


def _successor(ended: Jurisdiction) -> Iterator[Jurisdiction]:
    if ended.successor is not None:
        yield ended.successor


register(
    "hand_in",
    of=Dossier,
    any_of=(Door(codename="submit_dossier", organ="unit"),),
    related=ORGANS,
    known_by="see_dossier",
)
register(
    "review_dossier",
    of=Dossier,
    any_of=(Door(codename="review_bloc", organ=_bloc_that_has_it),),
    related=ORGANS,
    known_by="see_dossier",
)
register(
    "appraise_this",
    of=Dossier,
    any_of=(Door(codename="appraise_dossier", organ=_board_that_has_it),),
    related=ORGANS,
    known_by="see_dossier",
)
register(
    "hold_here",
    of=Dossier,
    any_of=(Door(codename="hold_nomination", organ=_board_that_has_it),),
    related=ORGANS,
    known_by="see_dossier",
)
register(
    "take_up",
    of=Dossier,
    any_of=(
        Door(codename="review_bloc", organ=_bloc_in_turn),
        Door(codename="receive_dossier", organ=_board_in_turn),
    ),
    related=ORGANS,
    known_by="see_dossier",
)
register(
    "return_dossier",
    of=Dossier,
    any_of=(
        Door(codename="review_bloc", organ=_bloc_in_turn),
        Door(codename="appraise_dossier", organ=_board_in_turn),
        Door(codename="appraise_dossier", organ=_board_for_a_bloc_that_ended),
    ),
    related=ORGANS,
    known_by="see_dossier",
)
register(
    "withdraw_nomination",
    of=Nomination,
    any_of=(Door(codename="submit_dossier", organ="dossier.unit"),),
    related=tuple(f"dossier__{organ}" for organ in ORGANS),
    known_by="see_nomination",
)
register(
    "take_over",
    of=Jurisdiction,
    any_of=(Door(codename="receive_dossier", organ=_successor),),
    related=("successor",),
)
